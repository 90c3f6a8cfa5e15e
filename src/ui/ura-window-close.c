/* Closing the workspace of a window. A field is saved when it is left, so the focus goes first;
 * then what is queued is waited for, and only a window whose values are all saved closes unasked.
 */

#include "config.h"

#include "ura-window-private.h"

#include "ura-ui.h"
#include "ura-workspace.h"

static void
set_closing (UraWindow *self, gboolean closing)
{
  self->closing = closing;
  gtk_widget_set_sensitive (GTK_WIDGET (self->toasts), !closing);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraWindow) self = user_data;

  ura_workspace_close_finish (result);
  set_closing (self, FALSE);
  ura_window_closed (self);
}

static void
close_now (UraWindow *self)
{
  g_autoptr (UraStore) store = g_steal_pointer (&self->store);

  ura_window_stop_timers (self);
  g_signal_handlers_disconnect_by_data (store, self);
  ura_window_clear_pages (self);
  g_object_notify (G_OBJECT (self), "store");
  ura_workspace_close_async (store, closed_cb, g_object_ref (self));
}

static void
stay (UraWindow *self)
{
  set_closing (self, FALSE);
  ura_window_stay (self);
}

static void
answered_cb (UraWindow *self, const char *response)
{
  if (g_str_equal (response, "close"))
    close_now (self);
  else
    stay (self);
}

static void
ask (UraWindow *self)
{
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (self), _ ("Some values are not saved"),
                                              _ ("The fields that could not be saved are marked."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "stay", _ ("_Stay"), "close", _ ("Close _Without Them"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "stay");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* All edits queued before this question have been written, and their callbacks have run. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraWindow) self = user_data;
  g_autoptr (UraRecord) record = ura_store_get_record_finish (URA_STORE (source), result, NULL);

  if (self->error_dialog != NULL)
    stay (self);
  else if (ura_window_has_unsaved (self))
    ask (self);
  else
    close_now (self);
}

gboolean
ura_window_close_store (UraWindow *self)
{
  if (self->opening || self->closing)
    return FALSE;
  if (self->store == NULL)
    return TRUE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  set_closing (self, TRUE);
  /* Answered in its turn behind the edits; what it says does not matter. */
  ura_store_get_record_async (self->store, "user", ura_store_get_user (self->store), NULL,
                              flushed_cb, g_object_ref (self));
  return FALSE;
}
