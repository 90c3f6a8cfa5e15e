/* The program in a process and a home folder of its own for each test. */

#include "config.h"

#include "ui-fixture.h"

#include "ura-test-workspace.h"
#include "ura-ui.h"

#include <glib/gstdio.h>

#define PATIENCE_SECONDS 60
#define LONGEST_TEST     (240 * G_USEC_PER_SEC)

/* Before anything of GLib has looked for a folder of the user. */
static void
move_home (const char *home)
{
  static const char *const folders[][2] = {
    { "XDG_DATA_HOME", "data" },   { "XDG_CONFIG_HOME", "config" },  { "XDG_CACHE_HOME", "cache" },
    { "XDG_STATE_HOME", "state" }, { "XDG_RUNTIME_DIR", "runtime" },
  };

  g_setenv ("HOME", home, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (home, folders[i][1], NULL);

      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_setenv (folders[i][0], folder, TRUE);
    }
}

void
ui_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  g_setenv ("URA_TODAY", "2024-09-16", TRUE);
}

static void
run (void (*scenario) (void), gboolean with_display)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *home = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, LONGEST_TEST, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  home = g_dir_make_tmp ("ura-ui-XXXXXX", &error);
  g_assert_no_error (error);
  move_home (home);
  if (with_display)
    adw_init ();
  scenario ();
  ura_test_remove_folder (home);
}

static void
run_with_display (gconstpointer scenario)
{
  run (scenario, TRUE);
}

static void
run_without_display (gconstpointer scenario)
{
  run (scenario, FALSE);
}

void
ui_test_add (const char *path, void (*scenario) (void))
{
  g_test_add_data_func (path, scenario, run_with_display);
}

void
ui_test_add_plain (const char *path, void (*scenario) (void))
{
  g_test_add_data_func (path, scenario, run_without_display);
}

UraApplication *
ui_start (const char *path)
{
  UraApplication *application = ura_application_new (G_APPLICATION_NON_UNIQUE);
  g_autoptr (GFile) file = path == NULL ? NULL : g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  if (file == NULL)
    g_application_activate (G_APPLICATION (application));
  else
    g_application_open (G_APPLICATION (application), &file, 1, "");
  return application;
}

static gboolean
has_no_window (gpointer data)
{
  return gtk_application_get_windows (GTK_APPLICATION (data)) == NULL;
}

void
ui_quit (UraApplication *application)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  ui_wait (has_no_window, application, "the windows to close");
  g_object_unref (application);
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
ui_wait (UiCondition condition, gpointer data, const char *what)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, timeout_cb, &late);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (late)
    g_error ("Waited in vain for %s", what);
  g_source_remove (timeout);
}

void
ui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
ui_act (gpointer widget, const char *action, const char *parameter)
{
  gboolean known = parameter == NULL ? gtk_widget_activate_action (widget, action, NULL)
                                     : gtk_widget_activate_action (widget, action, "s", parameter);

  if (!known)
    g_error ("There is no action %s", action);
  ui_settle ();
}

typedef struct
{
  UraApplication *application;
  GType type;
  gpointer found;
} WindowSearch;

static gboolean
find_window (gpointer data)
{
  WindowSearch *search = data;
  GListModel *windows = gtk_window_get_toplevels ();

  search->found = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), search->type) && gtk_widget_get_mapped (window))
        search->found = window;
    }
  return search->found != NULL;
}

gpointer
ui_window (UraApplication *application, GType type)
{
  WindowSearch search = { application, type, NULL };

  ui_wait (find_window, &search, g_type_name (type));
  return search.found;
}

static GtkWidget *
find_below (GtkWidget *widget, const char *id)
{
  const char *name = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (g_strcmp0 (name, id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gpointer
ui_find (gpointer root, const char *id)
{
  GtkWidget *found = find_below (GTK_WIDGET (root), id);

  if (found == NULL)
    g_error ("There is no widget %s", id);
  return found;
}

gboolean
ui_shows (gpointer root, const char *text)
{
  GtkWidget *widget = root;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ui_shows (child, text))
      return TRUE;
  return FALSE;
}

typedef struct
{
  gpointer root;
  const char *text;
} TextSearch;

static gboolean
shows_text (gpointer data)
{
  TextSearch *search = data;

  return ui_shows (search->root, search->text);
}

void
ui_wait_shows (gpointer root, const char *text)
{
  TextSearch search = { root, text };

  ui_wait (shows_text, &search, text);
}

static gboolean
has_store (gpointer data)
{
  return ura_window_get_store (URA_WINDOW (data)) != NULL;
}

UraWindow *
ui_open_window (UraApplication *application)
{
  UraWindow *window = ui_window (application, URA_TYPE_WINDOW);

  ui_wait (has_store, window, "the workspace to open");
  return window;
}

char *
ui_make_workspace (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".ura", NULL);
  g_autofree char *path = g_build_filename (g_get_home_dir (), file, NULL);
  UraSession session = { .user_name = "Arta Prifti" };
  g_autoptr (GError) error = NULL;
  g_autoptr (UraStore) store = NULL;

  store = ura_store_create (path, &session, &error);
  g_assert_no_error (error);
  ura_store_close (store);
  return g_steal_pointer (&path);
}
