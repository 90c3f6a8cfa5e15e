/* Popovers under buttons, and buttons that are a symbol with a name. */

#include "config.h"

#include "ura-popover.h"

#include "ura-ui.h"

void
ura_popover_attach (GtkPopover *popover, GtkWidget *button)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (GTK_IS_BUTTON (button));

  gtk_widget_set_parent (GTK_WIDGET (popover), button);
  g_signal_connect_object (button, "destroy", G_CALLBACK (gtk_widget_unparent), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popup), popover,
                           G_CONNECT_SWAPPED);
}

static void
open_menu_cb (GtkWidget *button, GMenuModel *menu)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  g_signal_handlers_disconnect_by_func (button, open_menu_cb, menu);
  ura_popover_attach (GTK_POPOVER (popover), button);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
ura_popover_attach_menu (GMenuModel *menu, GtkWidget *button)
{
  g_return_if_fail (G_IS_MENU_MODEL (menu));
  g_return_if_fail (GTK_IS_BUTTON (button));

  g_signal_connect_data (button, "clicked", G_CALLBACK (open_menu_cb), g_object_ref (menu),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
}

GtkWidget *
ura_icon_button_new (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  ura_ui_set_label (button, label);
  return button;
}
