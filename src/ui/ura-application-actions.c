/* The actions of the program: the menu, the keys and the buttons all mean these. */

#include "config.h"

#include "ura-application-private.h"

#include "ura-help-window.h"
#include "ura-preferences-window.h"
#include "ura-ui.h"
#include "ura-workspace.h"

#define FILE_DIALOG "ura-file-dialog"

static void
folder_chosen_cb (UraApplication *self, int response, GtkFileChooserNative *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

      if (path != NULL)
        ura_application_open (self, path);
    }
  g_object_set_data (G_OBJECT (self), FILE_DIALOG, NULL);
}

/* Workspaces stand beside each other more often than not. */
static char *
find_folder (UraApplication *self)
{
  UraWindow *window = ura_application_get_window (self);
  const char *path = window == NULL ? NULL : ura_window_get_path (window);
  g_autofree char *folder = path == NULL ? NULL : g_path_get_dirname (path);

  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&folder);
  return ura_workspace_default_folder ();
}

static void
open_workspace_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraApplication *self = URA_APPLICATION (user_data);
  g_autofree char *folder = find_folder (self);
  g_autoptr (GFile) start = g_file_new_for_path (folder);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Open a Workspace"), ura_application_get_parent (self),
      GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Open"), _ ("_Cancel"));

  if (g_file_query_exists (start, NULL))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), start, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (folder_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  /* Native dialogs belong to whoever made them. */
  g_object_set_data_full (G_OBJECT (self), FILE_DIALOG, dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
create_workspace_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ura_application_show_start (URA_APPLICATION (user_data));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each window saves what is left before it goes; the program ends with the last one. */
  for (GList *at = windows; at != NULL; at = at->next)
    gtk_window_close (GTK_WINDOW (at->data));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraWindow *window = ura_application_get_window (user_data);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (ura_preferences_window_new (window)));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ura_application_show_help (URA_APPLICATION (user_data), NULL);
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder = ura_ui_builder ("ura-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, ura_application_get_parent (user_data));
  gtk_window_present (window);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *window = adw_about_window_new ();

  adw_about_window_set_application_name (ADW_ABOUT_WINDOW (window), "Ura");
  adw_about_window_set_application_icon (ADW_ABOUT_WINDOW (window), URA_APPLICATION_ID);
  adw_about_window_set_version (ADW_ABOUT_WINDOW (window), URA_VERSION);
  adw_about_window_set_comments (
      ADW_ABOUT_WINDOW (window),
      _ ("The desk of a municipality's migration and diaspora unit: its plan, its reports, its "
         "evidence. It works without a network and keeps everything on this computer."));
  adw_about_window_set_license_type (ADW_ABOUT_WINDOW (window), GTK_LICENSE_GPL_3_0);
  gtk_window_set_transient_for (GTK_WINDOW (window), ura_application_get_parent (user_data));
  gtk_window_present (GTK_WINDOW (window));
}

static void undo (UraApplication *self, gboolean redo, gboolean only_possible);

typedef struct
{
  UraApplication *application;
  gboolean redo;
} Undo;

static void
conflict_answered_cb (GtkWidget *dialog, const char *response, gpointer user_data)
{
  Undo *data = user_data;

  if (g_str_equal (response, "undo"))
    undo (data->application, data->redo, TRUE);
}

/* Some of the fields were changed again since; the message lists them. */
static void
ask_about_conflict (UraApplication *self, UraWindow *window, gboolean redo, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window),
                                              redo ? _ ("Not everything can be redone")
                                                   : _ ("Not everything can be undone"),
                                              error->message);
  Undo *data = g_new (Undo, 1);

  data->application = self;
  data->redo = redo;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "undo",
                                    redo ? _ ("Redo the _Rest") : _ ("Undo the _Rest"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "undo");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (conflict_answered_cb), data,
                         (GClosureNotify) (GCallback) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Undo *data = user_data;
  g_autoptr (UraApplication) self = data->application;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = ura_store_undo_finish (URA_STORE (source), result, &error);
  g_autofree char *note = NULL;
  UraWindow *window = ura_application_get_window (self);

  if (window == NULL || ura_window_get_store (window) != URA_STORE (source))
    return;
  if (label != NULL)
    {
      note = data->redo ? g_strdup_printf (_ ("Redone: %s"), label)
                        : g_strdup_printf (_ ("Undone: %s"), label);
      ura_window_show_note (window, note);
    }
  else if (g_error_matches (error, URA_STORE_ERROR, URA_STORE_ERROR_CONFLICT))
    ask_about_conflict (self, window, data->redo, error);
  else if (data->redo)
    ura_window_show_error (window, _ ("The change was not redone."), error);
  else
    ura_window_show_error (window, _ ("The change was not undone."), error);
}

static void
undo (UraApplication *self, gboolean redo, gboolean only_possible)
{
  UraWindow *window = ura_application_get_window (self);
  UraStore *store = window == NULL ? NULL : ura_window_get_store (window);
  Undo *data;

  if (store == NULL)
    return;
  data = g_new (Undo, 1);
  data->application = g_object_ref (self);
  data->redo = redo;
  ura_store_undo_async (store, redo, only_possible, NULL, undone_cb, data);
}

static char *
get_text (GtkWidget *widget)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Ctrl+Z belongs to the text as long as the field being edited has something to undo. GTK does not
 * say whether it has, but the text tells. */
static gboolean
undo_in_text (UraApplication *self, const char *action)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWidget *focus = window == NULL ? NULL : gtk_window_get_focus (window);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (focus == NULL || !(GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)))
    return FALSE;
  before = get_text (focus);
  gtk_widget_activate_action (focus, action, NULL);
  after = get_text (focus);
  return g_strcmp0 (before, after) != 0;
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (!undo_in_text (user_data, "text.undo"))
    undo (user_data, FALSE, FALSE);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (!undo_in_text (user_data, "text.redo"))
    undo (user_data, TRUE, FALSE);
}

static void
undo_last_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  undo (user_data, FALSE, FALSE);
}

static void
set_enabled (UraApplication *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
store_changed_cb (UraApplication *self, GParamSpec *pspec, UraWindow *window)
{
  UraStore *store = ura_window_get_store (window);
  gboolean can_undo = store != NULL && ura_store_get_undo_label (store) != NULL;
  gboolean can_redo = store != NULL && ura_store_get_redo_label (store) != NULL;

  set_enabled (self, "undo", can_undo);
  set_enabled (self, "undo-last", can_undo);
  set_enabled (self, "redo", can_redo);
  set_enabled (self, "preferences", store != NULL);
}

void
ura_application_watch_undo (UraApplication *self, UraWindow *window)
{
  g_signal_connect_object (window, "notify::store", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  store_changed_cb (self, NULL, window);
}

static const GActionEntry actions[] = {
  { "about", about_action },
  { "create-workspace", create_workspace_action },
  { "help", help_action },
  { "open-workspace", open_workspace_action },
  { "preferences", preferences_action },
  { "quit", quit_action },
  { "redo", redo_action },
  { "shortcuts", shortcuts_action },
  { "undo", undo_action },
  { "undo-last", undo_last_action },
};

static const struct
{
  const char *action;
  const char *keys[3];
} keys[] = {
  { "app.help", { "F1" } },
  { "app.open-workspace", { "<Control>o" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "app.redo", { "<Control><Shift>z" } },
  { "app.shortcuts", { "<Control>question" } },
  { "app.undo", { "<Control>z" } },
  { "win.close", { "<Control>w" } },
};

void
ura_application_add_actions (UraApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}

void
ura_application_show_help (UraApplication *self, const char *topic)
{
  g_return_if_fail (URA_IS_APPLICATION (self));

  ura_help_window_show (self, topic);
}
