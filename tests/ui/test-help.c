/* The help: what its signs mean, that both languages are complete, that it is found. */

#include "config.h"

#include "ui-fixture.h"

#include "ura-help-text.h"
#include "ura-help-window.h"
#include "ura-ui.h"

static const UraHelpBlock *
block (GPtrArray *blocks, guint index)
{
  g_assert_cmpuint (index, <, blocks->len);
  return g_ptr_array_index (blocks, index);
}

static void
test_parse (void)
{
  g_autoptr (GPtrArray) blocks = ura_help_parse ("# Titulli\n\nNjë rresht\nqë vazhdon & **fort**.\n"
                                                 "- e para\n  vazhdon\n- `Ctrl+Z`\n\n"
                                                 "## Nëntitulli\n1. hapi\n12. tjetri\n");
  static const struct
  {
    UraHelpKind kind;
    const char *markup;
    int number;
  } wanted[] = {
    { URA_HELP_TITLE, "Titulli", 0 },
    { URA_HELP_PARAGRAPH, "Një rresht që vazhdon &amp; <b>fort</b>.", 0 },
    { URA_HELP_ITEM, "e para vazhdon", 0 },
    { URA_HELP_ITEM, "<tt>Ctrl+Z</tt>", 0 },
    { URA_HELP_HEADING, "Nëntitulli", 0 },
    { URA_HELP_STEP, "hapi", 1 },
    { URA_HELP_STEP, "tjetri", 12 },
  };

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_cmpint (block (blocks, i)->kind, ==, wanted[i].kind);
      g_assert_cmpstr (block (blocks, i)->markup, ==, wanted[i].markup);
      g_assert_cmpint (block (blocks, i)->number, ==, wanted[i].number);
    }
}

static void
test_parse_odd (void)
{
  static const char *const texts[] = { "",   "\n\n", "**", "`", "a ** b", "<b> & ` **x",
                                       "1.", "# ",   "-" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) blocks = ura_help_parse (texts[i]);

      for (guint j = 0; j < blocks->len; j++)
        {
          g_autoptr (GError) error = NULL;

          pango_parse_markup (block (blocks, j)->markup, -1, 0, NULL, NULL, NULL, &error);
          g_assert_no_error (error);
        }
    }
}

/* The same topics with the same structure, so that neither language is behind. */
static void
test_languages (void)
{
  g_autoptr (GPtrArray) albanian = ura_help_topics ("sq");
  g_autoptr (GPtrArray) english = ura_help_topics ("en");

  g_assert_cmpuint (albanian->len, >=, 8);
  g_assert_cmpuint (albanian->len, ==, english->len);
  for (guint i = 0; i < albanian->len; i++)
    {
      const UraHelpTopic *sq = g_ptr_array_index (albanian, i);
      const UraHelpTopic *en = g_ptr_array_index (english, i);

      g_assert_cmpstr (sq->id, ==, en->id);
      g_assert_cmpstr (sq->title, !=, en->title);
      g_assert_cmpuint (sq->blocks->len, >, 2);
      g_assert_cmpuint (sq->blocks->len, ==, en->blocks->len);
      for (guint j = 0; j < sq->blocks->len; j++)
        {
          g_assert_cmpint (block (sq->blocks, j)->kind, ==, block (en->blocks, j)->kind);
          g_assert_cmpint (block (sq->blocks, j)->number, ==, block (en->blocks, j)->number);
        }
    }
}

static void
test_window (void)
{
  UraApplication *application = ui_start (NULL);
  UraHelpWindow *help;

  g_action_group_activate_action (G_ACTION_GROUP (application), "help", NULL);
  help = ui_window (application, URA_TYPE_HELP_WINDOW);
  g_assert_cmpstr (ura_help_window_get_topic (help), ==, "first-steps");
  g_assert_true (ui_shows (help, "Hapësira e punës"));

  ura_help_window_search (help, "shkalla zbatimit");
  ui_wait_shows (help, "Shkalla e zbatimit");
  g_assert_cmpstr (ura_help_window_get_topic (help), ==, "workbook");
  /* Without the diaeresis, in any order. */
  ura_help_window_search (help, "rezerve kopje rikthimi");
  ui_wait_shows (help, "Rikthimi");
  g_assert_cmpstr (ura_help_window_get_topic (help), ==, "backups");
  ura_help_window_search (help, "xyzxyz");
  ui_wait_shows (help, "Nuk u gjet asgjë");
  g_assert_null (ura_help_window_get_topic (help));
  ura_help_window_search (help, "");
  ui_wait_shows (help, "Hapat e parë");

  ura_application_show_help (application, "privacy");
  g_assert_true (help == ui_window (application, URA_TYPE_HELP_WINDOW));
  g_assert_cmpstr (ura_help_window_get_topic (help), ==, "privacy");
  ui_quit (application);
}

/* What the menu offers beside the help. */
static void
test_shortcuts_and_about (void)
{
  UraApplication *application = ui_start (NULL);
  GtkWindow *shortcuts;
  GtkWindow *about;

  g_action_group_activate_action (G_ACTION_GROUP (application), "shortcuts", NULL);
  shortcuts = ui_window (application, GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_true (ui_shows (shortcuts, "Shto një masë"));
  gtk_window_destroy (shortcuts);
  g_action_group_activate_action (G_ACTION_GROUP (application), "about", NULL);
  about = ui_window (application, ADW_TYPE_ABOUT_WINDOW);
  g_assert_cmpstr (adw_about_window_get_version (ADW_ABOUT_WINDOW (about)), ==, URA_VERSION);
  g_assert_cmpint (adw_about_window_get_license_type (ADW_ABOUT_WINDOW (about)), ==,
                   GTK_LICENSE_GPL_3_0);
  gtk_window_destroy (about);
  ui_quit (application);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/ui/help/signs", test_parse);
  ui_test_add ("/ui/help/odd-signs-stay", test_parse_odd);
  ui_test_add ("/ui/help/languages-agree", test_languages);
  ui_test_add ("/ui/help/search", test_window);
  ui_test_add ("/ui/help/shortcuts-and-about", test_shortcuts_and_about);
  return g_test_run ();
}
