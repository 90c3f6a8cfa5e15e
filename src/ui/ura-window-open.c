/* Opening the workspace of a window, in a thread: the window is there at once, and never starts
 * empty when a workspace cannot be opened. */

#include "config.h"

#include "ura-window-private.h"

#include "ura-application-private.h"
#include "ura-backup.h"
#include "ura-ui.h"
#include "ura-workspace.h"

#define PRESENT_DELAY_MS     300
#define SPINNER_DELAY_MS     400
#define BACKUP_DELAY_SECONDS 10

static void
daily_backup_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (ura_backup_daily (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
daily_backup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  UraWindow *self = URA_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) ||
      g_error_matches (error, URA_STORE_ERROR, URA_STORE_ERROR_CLOSED) || self->closing)
    return;
  ura_window_show_error (self, _ ("Today's backup was not made."), error);
}

static gboolean
backup_delay_cb (gpointer user_data)
{
  UraWindow *self = URA_WINDOW (user_data);
  g_autoptr (GTask) task = g_task_new (self, NULL, daily_backup_cb, NULL);

  self->backup_delay = 0;
  g_task_set_source_tag (task, backup_delay_cb);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, daily_backup_thread);
  return G_SOURCE_REMOVE;
}

static gboolean
spinner_delay_cb (gpointer user_data)
{
  UraWindow *self = URA_WINDOW (user_data);

  self->spinner_delay = 0;
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

/* Presenting */

static void
present_now (UraWindow *self)
{
  if (self->present_delay == 0)
    return;
  g_clear_handle_id (&self->present_delay, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
present_delay_cb (gpointer user_data)
{
  UraWindow *self = URA_WINDOW (user_data);

  self->present_delay = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* Once the page that was just made says that it is ready; a page that has no such property is. */
static void
present_when_ready (UraWindow *self)
{
  GObject *page = G_OBJECT (gtk_stack_get_visible_child (self->pages));
  gboolean ready = TRUE;

  if (page != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (page), "ready") != NULL)
    g_object_get (page, "ready", &ready, NULL);
  if (ready)
    present_now (self);
  else
    g_signal_connect_object (page, "notify::ready", G_CALLBACK (present_now), self,
                             G_CONNECT_SWAPPED);
}

void
ura_window_present (UraWindow *self)
{
  g_return_if_fail (URA_IS_WINDOW (self));

  if (!self->opening || gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_delay == 0)
    self->present_delay = g_timeout_add (PRESENT_DELAY_MS, present_delay_cb, self);
}

void
ura_window_stop_timers (UraWindow *self)
{
  g_clear_handle_id (&self->present_delay, g_source_remove);
  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  g_clear_handle_id (&self->backup_delay, g_source_remove);
}

static void
undo_changed_cb (UraWindow *self)
{
  g_object_notify (G_OBJECT (self), "store");
}

static void
take_store (UraWindow *self, UraStore *store)
{
  self->store = store;
  g_signal_connect_object (store, "notify::undo-label", G_CALLBACK (undo_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::redo-label", G_CALLBACK (undo_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ura_settings_set_string (self->settings, URA_SETTING_LAST_WORKSPACE, self->path);
  ura_window_fill_pages (self);
  gtk_stack_set_visible_child_name (self->states, "workspace");
  present_when_ready (self);
  if (!ura_store_get_read_only (store))
    self->backup_delay = g_timeout_add_seconds (BACKUP_DELAY_SECONDS, backup_delay_cb, self);
  g_object_notify (G_OBJECT (self), "store");
}

static void
show_problem (UraWindow *self, const GError *error)
{
  if (self->problem_page == NULL)
    {
      self->problem_page = URA_PROBLEM_PAGE (ura_problem_page_new ());
      gtk_stack_add_named (self->states, GTK_WIDGET (self->problem_page), "problem");
    }
  gtk_stack_set_visible_child_name (self->states, "problem");
  ura_problem_page_set (self->problem_page, self->path, error);
  present_now (self);
}

/* A workspace that was opened after all, but is no longer wanted. */
static void
discard (UraStore *store)
{
  if (store != NULL)
    ura_workspace_close_async (store, NULL, NULL);
  g_clear_object (&store);
}

static void
opening_failed (UraWindow *self, const GError *error)
{
  if (self->store != NULL)
    {
      ura_window_show_error (self, _ ("The workspace could not be opened."), error);
      return;
    }
  g_free (self->path);
  self->path = g_steal_pointer (&self->next_path);
  show_problem (self, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  UraStore *store = ura_workspace_open_finish (result, &error);

  self->opening = FALSE;
  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (self->to_destroy)
    discard (g_steal_pointer (&store));
  else if (store == NULL)
    opening_failed (self, error);
  self->next_store = store;
  if ((self->to_destroy || store != NULL) && ura_window_close_store (self))
    ura_window_closed (self);
}

void
ura_window_closed (UraWindow *self)
{
  if (self->to_destroy)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (self->next_store != NULL)
    {
      g_free (self->path);
      self->path = g_steal_pointer (&self->next_path);
      take_store (self, g_steal_pointer (&self->next_store));
    }
}

void
ura_window_stay (UraWindow *self)
{
  self->to_destroy = FALSE;
  g_clear_pointer (&self->next_path, g_free);
  discard (g_steal_pointer (&self->next_store));
}

void
ura_window_open (UraWindow *self, const char *path)
{
  g_autofree char *next = NULL;

  g_return_if_fail (URA_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  next = g_canonicalize_filename (path, NULL);
  if (self->opening || self->closing || self->to_destroy ||
      (self->store != NULL && g_str_equal (next, self->path)))
    return;
  g_free (self->next_path);
  self->next_path = g_steal_pointer (&next);
  self->opening = TRUE;
  if (self->store == NULL)
    {
      gtk_stack_set_visible_child_name (self->states, "opening");
      self->spinner_delay = g_timeout_add (SPINNER_DELAY_MS, spinner_delay_cb, self);
    }
  /* What is open stays so until the other one is known to open. */
  ura_workspace_open_async (
      self->next_path,
      ura_application_take_opening (
          URA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self->next_path),
      NULL, opened_cb, g_object_ref (self));
}

void
ura_window_open_again (UraWindow *self)
{
  g_autofree char *path = NULL;

  g_return_if_fail (URA_IS_WINDOW (self));

  path = g_strdup (self->path);
  if (path != NULL)
    ura_window_open (self, path);
}
