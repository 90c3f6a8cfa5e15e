/* What the window tells: errors in a dialog that stays until it is read, notes that pass, long work
 * at the foot. */

#include "config.h"

#include "ura-window-private.h"

#include "ura-ui.h"

/* Several errors at once become paragraphs of one dialog. */
static void
add_paragraph (AdwMessageDialog *dialog, const char *paragraph)
{
  const char *before = adw_message_dialog_get_body (dialog);
  g_autofree char *body = NULL;

  if (strstr (before, paragraph) != NULL)
    return;
  body = *before == '\0' ? g_strdup (paragraph) : g_strconcat (before, "\n\n", paragraph, NULL);
  adw_message_dialog_set_body (dialog, body);
}

/* In front of what the user looks at: a dialog of this window, or the window itself. */
static GtkWindow *
find_front (UraWindow *self)
{
  GtkWindow *front = GTK_WINDOW (self);
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *at = all; at != NULL; at = at->next)
    if (GTK_IS_WINDOW (at->data) && gtk_window_get_transient_for (at->data) == GTK_WINDOW (self) &&
        gtk_window_get_modal (at->data) && gtk_widget_get_visible (at->data))
      front = at->data;
  return front;
}

void
ura_window_show_error (UraWindow *self, const char *what_failed, const GError *error)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (URA_IS_WINDOW (self));
  g_return_if_fail (what_failed != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->error_dialog != NULL)
    {
      dialog = ADW_MESSAGE_DIALOG (self->error_dialog);
      if (g_strcmp0 (adw_message_dialog_get_heading (dialog), what_failed) != 0)
        add_paragraph (dialog, what_failed);
      if (error != NULL)
        add_paragraph (dialog, error->message);
      return;
    }
  self->error_dialog = adw_message_dialog_new (find_front (self), what_failed, NULL);
  g_object_add_weak_pointer (G_OBJECT (self->error_dialog), (gpointer *) &self->error_dialog);
  dialog = ADW_MESSAGE_DIALOG (self->error_dialog);
  adw_message_dialog_add_response (dialog, "close", _ ("Close"));
  if (error != NULL)
    add_paragraph (dialog, error->message);
  gtk_window_present (GTK_WINDOW (dialog));
}

static AdwToast *
make_toast (const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, markup);
  return toast;
}

void
ura_window_show_note (UraWindow *self, const char *note)
{
  g_return_if_fail (URA_IS_WINDOW (self));
  g_return_if_fail (note != NULL);

  adw_toast_overlay_add_toast (self->toasts, make_toast (note));
}

void
ura_window_offer_undo (UraWindow *self, const char *note)
{
  AdwToast *toast;

  g_return_if_fail (URA_IS_WINDOW (self));
  g_return_if_fail (note != NULL);

  toast = make_toast (note);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "app.undo-last");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
ura_window_offer_file (UraWindow *self, const char *note, const char *path)
{
  AdwToast *toast;

  g_return_if_fail (URA_IS_WINDOW (self));
  g_return_if_fail (note != NULL && path != NULL);

  toast = make_toast (note);
  adw_toast_set_button_label (toast, _ ("Open"));
  adw_toast_set_action_name (toast, "win.open-file");
  adw_toast_set_action_target (toast, "s", path);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    ura_window_show_error (URA_WINDOW (source), _ ("The file could not be opened."), error);
}

void
ura_window_open_file (UraWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, file_opened_cb, NULL);
}

void
ura_window_show_task (UraWindow *self, UraTask *task)
{
  g_return_if_fail (URA_IS_WINDOW (self));

  ura_task_bar_add (self->task_bar, task);
}
