/* What the window remembers, also where no schema is installed, and how workspaces are named. */

#include "config.h"

#include "ui-fixture.h"

#include "ura-settings.h"
#include "ura-workspace.h"

#include <glib/gstdio.h>

/* Like a program run from a folder where nothing was installed. */
static void
test_no_schema (void)
{
  g_autoptr (UraSettings) settings = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  settings = ura_settings_new ();
  before = ura_settings_get_string (settings, URA_SETTING_LAST_WORKSPACE);
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpint (ura_settings_get_int (settings, URA_SETTING_WINDOW_WIDTH), ==, 1200);
  g_assert_false (ura_settings_get_boolean (settings, URA_SETTING_WINDOW_MAXIMIZED));
  ura_settings_set_string (settings, URA_SETTING_LAST_WORKSPACE, "/x/Prova.ura");
  after = ura_settings_get_string (settings, URA_SETTING_LAST_WORKSPACE);
  g_assert_cmpstr (after, ==, "/x/Prova.ura");
}

static void
test_settings (void)
{
  g_autoptr (UraSettings) settings = ura_settings_new ();
  g_autofree char *language = NULL;

  ura_settings_set_string (settings, URA_SETTING_LANGUAGE, "en");
  ura_settings_set_string (settings, URA_SETTING_LANGUAGE, "xx");
  language = ura_settings_get_string (settings, URA_SETTING_LANGUAGE);
  g_assert_cmpstr (language, ==, "en");
  ura_settings_set_int (settings, URA_SETTING_WINDOW_WIDTH, 640);
  ura_settings_set_int (settings, URA_SETTING_WINDOW_WIDTH, 3);
  g_assert_cmpint (ura_settings_get_int (settings, URA_SETTING_WINDOW_WIDTH), ==, 640);
  ura_settings_set_boolean (settings, URA_SETTING_WINDOW_MAXIMIZED, TRUE);
  g_assert_true (ura_settings_get_boolean (settings, URA_SETTING_WINDOW_MAXIMIZED));
}

static void
test_paths (void)
{
  static const struct
  {
    const char *name;
    const char *file;
  } names[] = {
    { "Plani i Korçës", "Plani i Korçës.ura" },
    { "  Korça  ", "Korça.ura" },
    { "a/b\\c", "a b c.ura" },
    { "..", "Ura.ura" },
    { "", "Ura.ura" },
    { ".fshehur", "fshehur.ura" },
    { "Prova.ura", "Prova.ura" },
    { "Prova \xff", "Prova �.ura" },
  };
  g_autofree char *taken = g_build_filename (g_get_home_dir (), "E zënë.ura", NULL);
  g_autofree char *other = NULL;
  g_autofree char *wanted = g_build_filename (g_get_home_dir (), "E zënë 2.ura", NULL);
  g_autofree char *shown = ura_workspace_shown_path (taken);
  g_autofree char *name = ura_workspace_name (taken);
  g_autofree char *long_name = g_strnfill (1000, 'x');
  g_autofree char *long_path = ura_workspace_path ("/x", long_name);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = ura_workspace_path ("/x/y", names[i].name);
      g_autofree char *base = g_path_get_basename (path);

      g_assert_cmpstr (base, ==, names[i].file);
    }
  g_assert_cmpuint (strlen (long_path), <, 200);
  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  other = ura_workspace_path (g_get_home_dir (), "E zënë");
  g_assert_cmpstr (other, ==, wanted);
  g_assert_cmpstr (shown, ==, "~/E zënë.ura");
  g_assert_cmpstr (name, ==, "E zënë");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add_plain ("/ui/settings/kept-and-in-range", test_settings);
  ui_test_add_plain ("/ui/settings/without-schema", test_no_schema);
  ui_test_add_plain ("/ui/workspace/paths", test_paths);
  return g_test_run ();
}
