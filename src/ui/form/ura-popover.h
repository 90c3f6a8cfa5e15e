/* Popovers under buttons. GtkMenuButton would do, but what assistive technology finds there is a
 * widget that is no button and whose first action closes the window. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Puts @popover under @button and lets a click open it. The button owns it. */
void ura_popover_attach (GtkPopover *popover, GtkWidget *button);
/* The same with a menu, whose widgets are made when it is first opened. */
void ura_popover_attach_menu (GMenuModel *menu, GtkWidget *button);
/* A flat button with a symbol, named @label. */
GtkWidget *ura_icon_button_new (const char *icon, const char *label);

G_END_DECLS
