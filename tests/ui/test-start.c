/* The first start: what it asks, what it refuses, what it makes. */

#include "config.h"

#include "ui-fixture.h"

#include "ura-settings.h"
#include "ura-start-window.h"
#include "ura-ui.h"

#include <glib/gstdio.h>

static UraStartWindow *
begin (UraApplication *application, const char *language)
{
  UraStartWindow *start = ui_window (application, URA_TYPE_START_WINDOW);

  g_assert_cmpstr (ura_start_window_get_page (start), ==, "language");
  ui_act (start, "start.language", language);
  g_assert_cmpstr (ura_start_window_get_page (start), ==, "person");
  return start;
}

static void
write_text (UraStartWindow *start, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find (start, id)), text);
}

static void
choose (UraStartWindow *start, const char *id)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (start, id)), TRUE);
}

/* From the first page to the one that makes the workspace. */
static UraStartWindow *
go_to_place (UraApplication *application, const char *choice)
{
  UraStartWindow *start = begin (application, "sq");

  write_text (start, "user_name", "Arta Prifti");
  write_text (start, "user_function", "Specialiste e migracionit");
  ui_act (start, "start.next", NULL);
  g_assert_cmpstr (ura_start_window_get_page (start), ==, "plan");
  choose (start, choice);
  ui_act (start, "start.next", NULL);
  g_assert_cmpstr (ura_start_window_get_page (start), ==, "place");
  return start;
}

static UraResult *
query (UraStore *store, const char *register_id, const char *const *columns)
{
  g_autoptr (UraQuery) query = ura_query_new (register_id);
  g_autoptr (GError) error = NULL;
  UraResult *result;

  for (guint i = 0; columns[i] != NULL; i++)
    ura_query_select (query, columns[i]);
  ura_query_sort (query, columns[0], FALSE);
  result = ura_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static void
test_korce (void)
{
  static const char *const plan_columns[] = { "code", NULL };
  static const char *const user_columns[] = { "name", "function", NULL };
  UraApplication *application = ui_start (NULL);
  UraStartWindow *start = go_to_place (application, "shipped");
  UraWindow *window;
  g_autoptr (UraResult) plans = NULL;
  g_autoptr (UraResult) users = NULL;
  g_autofree char *last = NULL;

  ui_act (start, "start.next", NULL);
  window = ui_open_window (application);
  g_assert_cmpstr (ura_store_get_name (ura_window_get_store (window)), ==, "Plani i Korçës");
  plans = query (ura_window_get_store (window), "plan", plan_columns);
  g_assert_cmpuint (ura_result_get_n_rows (plans), ==, 1);
  g_assert_cmpstr (ura_result_get_text (plans, 0, 0), ==, "KO");
  users = query (ura_window_get_store (window), "user", user_columns);
  g_assert_cmpuint (ura_result_get_n_rows (users), ==, 1);
  g_assert_cmpstr (ura_result_get_text (users, 0, 0), ==, "Arta Prifti");
  g_assert_cmpstr (ura_result_get_text (users, 0, 1), ==, "Specialiste e migracionit");

  last = ura_settings_get_string (ura_application_get_settings (application),
                                  URA_SETTING_LAST_WORKSPACE);
  g_assert_cmpstr (last, ==, ura_window_get_path (window));
  ui_quit (application);
}

static void
test_all_plans (void)
{
  static const char *const columns[] = { "code", NULL };
  UraApplication *application = ui_start (NULL);
  UraStartWindow *start = begin (application, "en");
  GtkWidget *extra;
  UraWindow *window;
  g_autoptr (UraResult) plans = NULL;
  guint ticked = 0;

  write_text (start, "user_name", "Arta Prifti");
  ui_act (start, "start.next", NULL);
  extra = ui_find (start, "extra");
  for (GtkWidget *row = gtk_widget_get_first_child (extra), *next; row != NULL; row = next)
    {
      next = gtk_widget_get_first_child (row);
      if (next == NULL)
        next = gtk_widget_get_next_sibling (row);
      for (GtkWidget *up = row; next == NULL && up != extra; up = gtk_widget_get_parent (up))
        next = gtk_widget_get_next_sibling (up);
      if (next != NULL && !gtk_widget_is_ancestor (next, extra))
        next = NULL;
      if (GTK_IS_CHECK_BUTTON (row))
        {
          gtk_check_button_set_active (GTK_CHECK_BUTTON (row), TRUE);
          ticked++;
        }
    }
  g_assert_cmpuint (ticked, ==, 2);
  ui_act (start, "start.next", NULL);
  ui_act (start, "start.next", NULL);
  window = ui_open_window (application);
  plans = query (ura_window_get_store (window), "plan", columns);
  g_assert_cmpuint (ura_result_get_n_rows (plans), ==, 3);
  ui_quit (application);
}

static void
test_blank (void)
{
  static const char *const columns[] = {
    "title", "code", "period_start", "period_end", "meaning (level)", "meaning (report_kind)", NULL
  };
  static const char *const wanted[] = {
    "Plani i Vendorit për Diasporën", "PVD", "2024-03", "2027", "region", "half_year"
  };
  UraApplication *application = ui_start (NULL);
  UraStartWindow *start = go_to_place (application, "blank");
  UraWindow *window;
  g_autoptr (UraResult) plans = NULL;

  ui_act (start, "start.next", NULL);
  ui_wait_shows (start, "Shkruani titullin e planit.");
  write_text (start, "plan_title", "Plani i Vendorit për Diasporën");
  write_text (start, "begins", "mars 2024");
  write_text (start, "ends", "2023");
  ui_act (start, "start.next", NULL);
  g_assert_cmpstr (ura_start_window_get_page (start), ==, "place");
  ui_wait_shows (start, "Plani mbaron para se të fillojë.");
  write_text (start, "ends", "nesër");
  ui_act (start, "start.next", NULL);
  ui_wait_shows (start, "Shkruani kur mbaron plani: një vit ose një datë, p.sh. 31.12.2029.");
  write_text (start, "ends", "2027");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (start, "level")), 1);
  ui_act (start, "start.next", NULL);

  window = ui_open_window (application);
  plans = query (ura_window_get_store (window), "plan", columns);
  g_assert_cmpuint (ura_result_get_n_rows (plans), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (ura_result_get_text (plans, 0, i), ==, wanted[i]);
  ui_quit (application);
}

static void
test_practice (void)
{
  static const char *const columns[] = { "uid", NULL };
  UraApplication *application = ui_start (NULL);
  UraStartWindow *start = go_to_place (application, "practice");
  UraWindow *window;
  g_autoptr (UraResult) reports = NULL;

  ui_act (start, "start.next", NULL);
  window = ui_open_window (application);
  reports = query (ura_window_get_store (window), "measure_report", columns);
  g_assert_cmpuint (ura_result_get_n_rows (reports), >, 100);
  ui_quit (application);
}

static void
test_name_needed (void)
{
  UraApplication *application = ui_start (NULL);
  UraStartWindow *start = begin (application, "sq");

  write_text (start, "user_name", "   ");
  ui_act (start, "start.next", NULL);
  g_assert_cmpstr (ura_start_window_get_page (start), ==, "person");
  ui_wait_shows (start, "Shkruani emrin tuaj.");
  write_text (start, "user_name", "Arta Prifti");
  ui_act (start, "start.next", NULL);
  g_assert_cmpstr (ura_start_window_get_page (start), ==, "plan");
  g_assert_false (ui_shows (start, "Shkruani emrin tuaj."));
  ui_quit (application);
}

static void
test_other_language (void)
{
  UraApplication *application = ui_start (NULL);
  UraStartWindow *start = begin (application, "sq");
  g_autofree char *kept = NULL;

  ui_wait_shows (start, "Kush punon këtu?");
  write_text (start, "user_name", "Arta Prifti");
  ui_act (start, "start.back", NULL);
  g_assert_cmpstr (ura_start_window_get_page (start), ==, "language");
  ui_act (start, "start.language", "en");
  ui_wait_shows (start, "Who works here?");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (start, "user_name"))), ==,
                   "Arta Prifti");
  kept = ura_settings_get_string (ura_application_get_settings (application), URA_SETTING_LANGUAGE);
  g_assert_cmpstr (kept, ==, "en");
  ui_quit (application);
}

static gboolean
is_back_at_place (gpointer data)
{
  return g_str_equal (ura_start_window_get_page (data), "place");
}

/* Where the folder should be made stands a file. */
static void
test_failure_in_place (void)
{
  g_autofree char *taken = g_build_filename (g_get_user_data_dir (), "ura", NULL);
  UraApplication *application;
  UraStartWindow *start;
  GtkLabel *problem;

  g_assert_true (g_file_set_contents (taken, "", 0, NULL));
  application = ui_start (NULL);
  start = go_to_place (application, "shipped");
  problem = ui_find (start, "place_problem");
  write_text (start, "name", "Korça");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (problem)));
  ui_act (start, "start.next", NULL);
  ui_wait (is_back_at_place, start, "the page with the problem");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (problem)));
  g_assert_nonnull (strstr (gtk_label_get_text (problem), taken));

  g_assert_cmpint (g_unlink (taken), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (start, "name"))), ==, "Korça");
  ui_act (start, "start.next", NULL);
  g_assert_cmpstr (ura_store_get_name (ura_window_get_store (ui_open_window (application))), ==,
                   "Korça");
  ui_quit (application);
}

/* Cancelled half-way nothing stays behind. */
static void
test_cancel (void)
{
  UraApplication *application = ui_start (NULL);
  UraStartWindow *start = go_to_place (application, "practice");
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "ura", "Ushtrim.ura", NULL);

  ui_act (start, "start.next", NULL);
  g_assert_cmpstr (ura_start_window_get_page (start), ==, "working");
  g_signal_emit_by_name (ui_find (start, "cancel"), "clicked");
  ui_wait (is_back_at_place, start, "the page before");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (gtk_widget_get_visible (ui_find (start, "place_problem")));
  ui_quit (application);
}

static void
test_name_taken (void)
{
  UraApplication *application = ui_start (NULL);
  UraStartWindow *start;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "ura", "Plani i Korçës.ura",
                                            NULL);
  g_autofree char *inside = g_build_filename (path, "mos.txt", NULL);
  UraWindow *window;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", 1, NULL));
  start = go_to_place (application, "shipped");
  ui_act (start, "start.next", NULL);
  window = ui_open_window (application);
  g_assert_cmpstr (ura_store_get_name (ura_window_get_store (window)), ==, "Plani i Korçës 2");
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
  ui_quit (application);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/ui/start/korce-plan", test_korce);
  ui_test_add ("/ui/start/every-shipped-plan", test_all_plans);
  ui_test_add ("/ui/start/empty-plan-refuses-wrong-dates", test_blank);
  ui_test_add ("/ui/start/practice", test_practice);
  ui_test_add ("/ui/start/name-is-needed", test_name_needed);
  ui_test_add ("/ui/start/other-language-keeps-answers", test_other_language);
  ui_test_add ("/ui/start/failure-is-told-in-place", test_failure_in_place);
  ui_test_add ("/ui/start/cancel-leaves-nothing", test_cancel);
  ui_test_add ("/ui/start/name-taken-gets-a-number", test_name_taken);
  return g_test_run ();
}
