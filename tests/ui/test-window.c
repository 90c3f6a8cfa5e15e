/* The window: what it opens, what it says when it cannot, how it closes, undoes and tells. */

#include "config.h"

#include "ui-fixture.h"

#include "ura-problem-page.h"
#include "ura-start-window.h"
#include "ura-task-bar.h"
#include "ura-test-workspace.h"
#include "ura-ui.h"
#include "workspace-fixture.h"

#include <glib/gstdio.h>

static gboolean
shows_problem (gpointer data)
{
  GtkStack *states = ui_find (data, "states");

  return g_strcmp0 (gtk_stack_get_visible_child_name (states), "problem") == 0;
}

/* The page that says why @path does not open. */
static UraProblemPage *
start_with_problem (UraApplication **application, const char *path, UraWindow **window)
{
  *application = ui_start (path);
  *window = ui_window (*application, URA_TYPE_WINDOW);
  ui_wait (shows_problem, *window, "the page with the problem");
  g_assert_null (ura_window_get_store (*window));
  return URA_PROBLEM_PAGE (gtk_stack_get_visible_child (ui_find (*window, "states")));
}

static void
test_missing (void)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Mungon.ura", NULL);
  UraApplication *application;
  UraWindow *window;
  UraProblemPage *page = start_with_problem (&application, path, &window);

  g_assert_cmpstr (ura_problem_page_get_title (page), ==, "Hapësira nuk gjendet");
  g_assert_nonnull (strstr (ura_problem_page_get_description (page), "Mungon.ura"));
  g_assert_true (ui_shows (page, "~/Mungon.ura"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  ui_quit (application);
}

static void
test_not_a_database (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  g_autofree char *file = g_build_filename (path, "workspace.db", NULL);
  g_autofree char *content = NULL;
  UraApplication *application;
  UraWindow *window;
  UraProblemPage *page;

  g_assert_true (g_file_set_contents (file, "kjo nuk është bazë të dhënash", -1, NULL));
  page = start_with_problem (&application, path, &window);
  g_assert_cmpstr (ura_problem_page_get_title (page), ==, "Kjo nuk është hapësirë e Urës");
  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "kjo nuk është bazë të dhënash");
  ui_quit (application);
}

static void
test_newer (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application;
  UraWindow *window;
  UraProblemPage *page;

  workspace_execute (path, "PRAGMA user_version = 99999");
  page = start_with_problem (&application, path, &window);
  g_assert_cmpstr (ura_problem_page_get_title (page), ==,
                   "Hapësira është bërë me një Ura më të re");
  ui_quit (application);
}

static gboolean
names_rights (gpointer data)
{
  return g_str_equal (ura_problem_page_get_title (data), "Në hapësirë nuk mund të shkruhet");
}

static void
test_no_rights (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  g_autofree char *missing = g_build_filename (g_get_home_dir (), "Mungon.ura", NULL);
  UraApplication *application;
  UraWindow *window;
  UraProblemPage *page = start_with_problem (&application, missing, &window);

  g_assert_cmpint (g_chmod (g_get_home_dir (), 0755), ==, 0);
  g_assert_cmpint (g_chmod (path, 0555), ==, 0);
  workspace_drop_rights ();
  ura_window_open (window, path);
  ui_wait (names_rights, page, "the page about rights");
  workspace_regain_rights ();
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  ui_act (window, "win.open-again", NULL);
  g_assert_false (ura_store_get_read_only (ura_window_get_store (ui_open_window (application))));
  ui_quit (application);
}

/* Held elsewhere first; free, it opens at the second try. */
static void
test_locked (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraSession session = { .language = ura_language_get ("sq") };
  g_autoptr (GError) error = NULL;
  g_autoptr (UraStore) holder = ura_store_open (path, &session, &error);
  UraApplication *application;
  UraWindow *window;
  UraProblemPage *page;

  g_assert_no_error (error);
  page = start_with_problem (&application, path, &window);
  g_assert_cmpstr (ura_problem_page_get_title (page), ==, "Hapësira është e hapur diku tjetër");
  g_assert_nonnull (strstr (ura_problem_page_get_description (page), "Arta Prifti"));
  ura_store_close (holder);
  ui_act (window, "win.open-again", NULL);
  g_assert_cmpstr (ura_store_get_name (ura_window_get_store (ui_open_window (application))), ==,
                   "Prova");
  ui_quit (application);
}

/* The last workspace opens by itself; gone, the program says so and does not begin anew. */
static void
test_last_workspace (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  g_autofree char *moved = g_strconcat (path, ".tjeter", NULL);
  UraApplication *application = ui_start (path);
  UraWindow *window = ui_open_window (application);

  /* As the next start does it. */
  gtk_window_close (GTK_WINDOW (window));
  while (gtk_application_get_windows (GTK_APPLICATION (application)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_application_activate (G_APPLICATION (application));
  window = ui_open_window (application);
  g_assert_cmpstr (ura_window_get_path (window), ==, path);

  gtk_window_close (GTK_WINDOW (window));
  while (gtk_application_get_windows (GTK_APPLICATION (application)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  g_application_activate (G_APPLICATION (application));
  window = ui_window (application, URA_TYPE_WINDOW);
  ui_wait (shows_problem, window, "the page with the problem");
  ui_quit (application);
}

static gboolean
has_dialog (gpointer data)
{
  GtkWindow **dialog = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        *dialog = window;
    }
  return *dialog != NULL;
}

static gboolean
has_path (gpointer data)
{
  char **path_and_window = data;
  UraWindow *window = URA_WINDOW (path_and_window[1]);

  return ura_window_get_store (window) != NULL &&
         g_strcmp0 (ura_window_get_path (window), path_and_window[0]) == 0;
}

static void
test_other_workspace (void)
{
  g_autofree char *first = ui_make_workspace ("E para");
  g_autofree char *second = ui_make_workspace ("E dyta");
  UraApplication *application = ui_start (first);
  UraWindow *window = ui_open_window (application);
  gpointer wanted[] = { second, window };
  GtkWindow *dialog = NULL;

  ura_application_open (application, second);
  ui_wait (has_path, wanted, "the second workspace");
  g_assert_true (ui_shows (window, "E dyta"));

  /* One that does not open changes nothing. */
  ura_application_open (application, "/proc/Mungon.ura");
  ui_wait (has_dialog, &dialog, "the error");
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Hapësira nuk u hap dot.");
  g_assert_cmpstr (ura_window_get_path (window), ==, second);
  g_assert_nonnull (ura_window_get_store (window));
  gtk_window_destroy (dialog);
  ui_quit (application);
}

/* The edits of a moment ago are all there after closing. */
static void
test_close_saves (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  UraStore *store = ura_window_get_store (ui_open_window (application));
  g_autoptr (UraQuery) query = ura_query_new ("document");
  UraSession session = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = NULL;

  for (int i = 0; i < 50; i++)
    {
      g_autoptr (UraEdit) edit = ura_edit_new ("Test");
      const char *uid = ura_edit_create (edit, "document", NULL);

      ura_edit_set_text (edit, "document", uid, "title", "Procesverbal");
      ura_store_apply_async (store, edit, NULL, NULL, NULL);
    }
  ui_quit (application);

  store = ura_store_open (path, &session, &error);
  g_assert_no_error (error);
  ura_query_select (query, "title");
  result = ura_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ura_result_get_n_rows (result), ==, 50);
  g_object_unref (store);
}

static gboolean
refuse_cb (UraWindow *window)
{
  return TRUE;
}

/* A page that holds a value which cannot be saved. */
static void
test_close_asks (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  UraWindow *window = ui_open_window (application);
  gulong handler = g_signal_connect (window, "closing", G_CALLBACK (refuse_cb), NULL);
  GtkWindow *dialog = NULL;

  gtk_window_close (GTK_WINDOW (window));
  ui_wait (has_dialog, &dialog, "the question");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  ui_settle ();
  g_assert_nonnull (ura_window_get_store (window));
  g_assert_true (gtk_widget_get_sensitive (ui_find (window, "toasts")));
  g_signal_handler_disconnect (window, handler);
  ui_quit (application);
}

static gboolean
can_undo (gpointer data)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (data), "undo");
}

static gboolean
can_redo (gpointer data)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (data), "redo");
}

static void
test_undo (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  UraWindow *window = ui_open_window (application);
  UraStore *store = ura_window_get_store (window);
  g_autofree char *uid = workspace_add_document (store, "Lista e pranisë", NULL);
  g_autofree char *title = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  workspace_set_title (store, uid, "Lista e pjesëmarrësve");
  ui_wait (can_undo, application, "undo");
  g_action_group_activate_action (G_ACTION_GROUP (application), "undo", NULL);
  ui_wait (can_redo, application, "redo");
  undone = ura_test_value (store, "document", uid, "title");
  g_assert_cmpstr (undone, ==, "Lista e pranisë");
  g_action_group_activate_action (G_ACTION_GROUP (application), "redo", NULL);
  ui_wait (can_undo, application, "undo");
  redone = ura_test_value (store, "document", uid, "title");
  g_assert_cmpstr (redone, ==, "Lista e pjesëmarrësve");
  ui_quit (application);
}

static gboolean
is_focused (gpointer data)
{
  return gtk_widget_has_focus (data);
}

/* As long as the text being written has something to undo, undo means the text. */
static void
test_undo_in_text (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  UraWindow *window = ui_open_window (application);
  UraStore *store = ura_window_get_store (window);
  g_autofree char *uid = workspace_add_document (store, "Lista e pranisë", NULL);
  GtkWidget *entry = gtk_entry_new ();
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  g_autofree char *kept = NULL;

  workspace_set_title (store, uid, "Lista e pjesëmarrësve");
  ui_wait (can_undo, application, "undo");
  adw_header_bar_pack_start (ADW_HEADER_BAR (ui_find (window, "header")), entry);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (entry);
  ui_wait (is_focused, text, "the focus");
  gtk_editable_insert_text (text, "abc", -1, &(int){ 0 });
  g_action_group_activate_action (G_ACTION_GROUP (application), "undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "");
  g_assert_true (can_undo (application));
  kept = ura_test_value (store, "document", uid, "title");
  g_assert_cmpstr (kept, ==, "Lista e pjesëmarrësve");

  g_action_group_activate_action (G_ACTION_GROUP (application), "undo", NULL);
  ui_wait (can_redo, application, "redo");
  g_free (kept);
  kept = ura_test_value (store, "document", uid, "title");
  g_assert_cmpstr (kept, ==, "Lista e pranisë");
  ui_quit (application);
}

static gboolean
is_revealed (gpointer data)
{
  return gtk_revealer_get_child_revealed (data);
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_revealer_get_child_revealed (data);
}

static void
test_task (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  UraWindow *window = ui_open_window (application);
  g_autoptr (UraTask) task = ura_task_new ("Po shkruhet raporti");
  GtkRevealer *bar = ui_find (ui_find (window, "task_bar"), "revealer");

  ura_window_show_task (window, task);
  g_assert_false (gtk_revealer_get_reveal_child (bar));
  ura_task_set_progress (task, 0.5, "Masa 17 nga 33");
  ui_wait (is_revealed, bar, "the bar at the foot");
  g_assert_true (ui_shows (window, "Po shkruhet raporti"));
  g_assert_true (ui_shows (window, "Masa 17 nga 33"));
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (ui_find (bar, "progress")), ==, 0.5);
  g_signal_emit_by_name (ui_find (bar, "cancel"), "clicked");
  g_assert_true (g_cancellable_is_cancelled (ura_task_get_cancellable (task)));
  ura_task_finish (task);
  ui_wait (is_hidden, bar, "the bar to go");
  ui_quit (application);
}

static void
test_errors (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  UraWindow *window = ui_open_window (application);
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autoptr (GError)
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Disku <është> plot.");
  GtkWindow *dialog = NULL;

  ura_window_show_error (window, "Nuk u ruajt.", cancelled);
  ui_settle ();
  g_assert_false (has_dialog (&dialog));
  ura_window_show_error (window, "Nuk u ruajt.", error);
  ura_window_show_error (window, "Nuk u ruajt.", error);
  ui_wait (has_dialog, &dialog, "the error");
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Nuk u ruajt.");
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Disku <është> plot.");
  gtk_window_destroy (dialog);
  ui_quit (application);
}

static void
test_geometry (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  UraSettings *settings = ura_application_get_settings (application);
  UraWindow *window = ui_open_window (application);
  UraWindow *other;
  gboolean stays = TRUE;
  int width, height;

  other = ura_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (other), 900, 500);
  /* As the desktop asks; an unmapped window has no desktop. */
  g_signal_emit_by_name (other, "close-request", &stays);
  g_assert_false (stays);
  gtk_window_destroy (GTK_WINDOW (other));
  g_assert_cmpint (ura_settings_get_int (settings, URA_SETTING_WINDOW_WIDTH), ==, 900);
  g_assert_cmpint (ura_settings_get_int (settings, URA_SETTING_WINDOW_HEIGHT), ==, 500);

  other = ura_window_new (application);
  gtk_window_get_default_size (GTK_WINDOW (other), &width, &height);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 500);
  g_assert_false (gtk_window_is_maximized (GTK_WINDOW (other)));
  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_quit (application);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/ui/window/missing-workspace", test_missing);
  ui_test_add ("/ui/window/not-a-database", test_not_a_database);
  ui_test_add ("/ui/window/newer-workspace", test_newer);
  ui_test_add ("/ui/window/no-rights", test_no_rights);
  ui_test_add ("/ui/window/locked-then-free", test_locked);
  ui_test_add ("/ui/window/last-workspace", test_last_workspace);
  ui_test_add ("/ui/window/other-workspace", test_other_workspace);
  ui_test_add ("/ui/window/closing-saves", test_close_saves);
  ui_test_add ("/ui/window/closing-asks-for-unsaved", test_close_asks);
  ui_test_add ("/ui/window/undo-and-redo", test_undo);
  ui_test_add ("/ui/window/undo-in-text-first", test_undo_in_text);
  ui_test_add ("/ui/window/task-at-the-foot", test_task);
  ui_test_add ("/ui/window/errors-are-told-once", test_errors);
  ui_test_add ("/ui/window/geometry-is-kept", test_geometry);
  return g_test_run ();
}
