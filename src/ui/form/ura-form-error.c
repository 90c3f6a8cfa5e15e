/* Tells what failed in a form: in the main window, which may lie under a dialog. */

#include "config.h"

#include "ura-form-error.h"

UraWindow *
ura_form_window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

  while (window != NULL && !URA_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window == NULL ? NULL : URA_WINDOW (window);
}

void
ura_form_show_error (GtkWidget *widget, const char *what_failed, const GError *error)
{
  UraWindow *window = ura_form_window_of (widget);

  if (window != NULL)
    ura_window_show_error (window, what_failed, error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s %s", what_failed, error->message);
}
