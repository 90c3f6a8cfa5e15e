/* Tells what failed in a form, wherever the form stands. */

#pragma once

#include <adwaita.h>

#include "ura-window.h"

G_BEGIN_DECLS

/* The main window behind the window that @widget stands in, NULL when there is none. (transfer
 * none) */
UraWindow *ura_form_window_of (GtkWidget *widget);
/* As ura_window_show_error(), also from dialogs over the window. */
void ura_form_show_error (GtkWidget *widget, const char *what_failed, const GError *error);

G_END_DECLS
