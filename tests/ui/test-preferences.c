/* Preferences: the person, the language, the check, backups. */

#include "config.h"

#include "ui-fixture.h"

#include "ura-backups-dialog.h"
#include "ura-backups.h"
#include "ura-preferences-window.h"
#include "ura-settings.h"
#include "ura-test-workspace.h"
#include "ura-ui.h"
#include "ura-workspace-page.h"

#include <glib/gstdio.h>
#include <utime.h>

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
open_preferences (UraApplication *application)
{
  ui_open_window (application);
  g_action_group_activate_action (G_ACTION_GROUP (application), "preferences", NULL);
  return ui_window (application, URA_TYPE_PREFERENCES_WINDOW);
}

typedef struct
{
  GtkEditable *row;
  const char *text;
} Text;

static gboolean
has_text (gpointer data)
{
  Text *wanted = data;

  return g_str_equal (gtk_editable_get_text (wanted->row), wanted->text);
}

typedef struct
{
  UraStore *store;
  const char *text;
} Name;

static gboolean
has_name (gpointer data)
{
  Name *wanted = data;
  g_autofree char *name = ura_test_value (wanted->store, "user", ura_store_get_user (wanted->store),
                                          "name");

  return g_str_equal (name, wanted->text);
}

static void
test_person (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  GtkWidget *preferences = open_preferences (application);
  Text name = { ui_find (preferences, "name"), "Arta Prifti" };
  Name saved = { ura_window_get_store (ui_open_window (application)), "Arta Hoxha" };

  ui_wait (has_text, &name, "the name");
  gtk_editable_set_text (name.row, "  ");
  g_signal_emit_by_name (name.row, "apply");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (name.row), "error"));
  gtk_editable_set_text (name.row, "Arta Hoxha");
  g_signal_emit_by_name (name.row, "apply");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (name.row), "error"));
  ui_wait (has_name, &saved, "the new name");
  ui_quit (application);
}

static void
test_language (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  GtkWidget *preferences = open_preferences (application);
  GtkWidget *restart = ui_find (preferences, "restart");
  AdwComboRow *language = ui_find (preferences, "language");
  g_autofree char *kept = NULL;

  g_assert_cmpuint (adw_combo_row_get_selected (language), ==, 0);
  g_assert_false (gtk_widget_get_visible (restart));
  adw_combo_row_set_selected (language, 1);
  g_assert_true (gtk_widget_get_visible (restart));
  /* In the language that was chosen. */
  g_assert_true (ui_shows (preferences, "The language changes when Ura starts again."));
  kept = ura_settings_get_string (ura_application_get_settings (application), URA_SETTING_LANGUAGE);
  g_assert_cmpstr (kept, ==, "en");
  adw_combo_row_set_selected (language, 0);
  g_assert_false (gtk_widget_get_visible (restart));

  g_assert_false (ura_application_wants_restart (application));
  g_object_ref (application);
  ura_application_restart (application);
  ui_quit (application);
  g_assert_true (ura_application_wants_restart (application));
  g_object_unref (application);
}

static gboolean
has_findings (gpointer data)
{
  return ura_workspace_page_get_findings (data) != NULL;
}

static void
test_check (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  g_autofree char *orphan = g_build_filename (path, "attachments", "ab", NULL);
  g_autofree char *hash = g_strnfill (62, 'c');
  g_autofree char *name = g_strconcat ("ab", hash, NULL);
  g_autofree char *file = g_build_filename (orphan, name, NULL);
  struct utimbuf yesterday = { time (NULL) - 24 * 60 * 60, time (NULL) - 24 * 60 * 60 };
  UraApplication *application = ui_start (path);
  GtkWidget *preferences = open_preferences (application);
  UraWorkspacePage *page = URA_WORKSPACE_PAGE (find_type (preferences, URA_TYPE_WORKSPACE_PAGE));

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (preferences),
                                           ADW_PREFERENCES_PAGE (page));
  ura_workspace_page_check (page);
  ui_wait (has_findings, page, "the check");
  g_assert_cmpuint (ura_workspace_page_get_findings (page)->len, ==, 0);
  ui_wait_shows (preferences, "Gjithçka është në rregull.");

  g_assert_cmpint (g_mkdir_with_parents (orphan, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_cmpint (g_utime (file, &yesterday), ==, 0);
  ura_workspace_page_check (page);
  ui_wait_shows (preferences, "1 gjetje");
  g_assert_cmpuint (ura_workspace_page_get_findings (page)->len, ==, 1);
  g_assert_true (
      ui_shows (preferences, g_ptr_array_index (ura_workspace_page_get_findings (page), 0)));
  ui_quit (application);
}

static gboolean
opened_other (gpointer data)
{
  UraWindow *window = data;

  return ura_window_get_store (window) != NULL &&
         g_strcmp0 (ura_store_get_name (ura_window_get_store (window)), "Prova (e rikthyer)") == 0;
}

static gboolean
has_row (gpointer data)
{
  return gtk_list_box_get_row_at_index (data, 0) != NULL;
}

/* A backup by hand, then from the list back as a workspace beside the first. */
static void
test_backup_and_restore (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  GtkWidget *preferences = open_preferences (application);
  UraWindow *window = ui_open_window (application);
  UraWorkspacePage *page = URA_WORKSPACE_PAGE (find_type (preferences, URA_TYPE_WORKSPACE_PAGE));
  GtkWidget *dialog;
  GtkListBox *list;

  ura_workspace_page_make_backup (page);
  ui_wait_shows (window, "Kopja rezervë u bë dhe u kontrollua.");
  gtk_window_destroy (GTK_WINDOW (preferences));

  ui_act (window, "win.restore-backup", NULL);
  dialog = ui_window (application, URA_TYPE_BACKUPS_DIALOG);
  list = ui_find (dialog, "list");
  ui_wait (has_row, list, "the backup in the list");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  ui_wait (opened_other, window, "the restored workspace");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
  ui_quit (application);
}

static gboolean
is_empty_shown (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (data), "empty") == 0;
}

static void
test_no_backups (void)
{
  g_autofree char *path = ui_make_workspace ("Prova");
  UraApplication *application = ui_start (path);
  UraWindow *window = ui_open_window (application);
  GtkWidget *dialog;

  ui_act (window, "win.restore-backup", NULL);
  dialog = ui_window (application, URA_TYPE_BACKUPS_DIALOG);
  ui_wait (is_empty_shown, ui_find (dialog, "stack"), "the empty page");
  ui_quit (application);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/ui/preferences/person", test_person);
  ui_test_add ("/ui/preferences/language", test_language);
  ui_test_add ("/ui/preferences/check", test_check);
  ui_test_add ("/ui/preferences/backup-and-restore", test_backup_and_restore);
  ui_test_add ("/ui/preferences/no-backups", test_no_backups);
  return g_test_run ();
}
