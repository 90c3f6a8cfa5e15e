/* The list of a plan: what it finds, what it filters, how it folds, that it stays small. */

#include "config.h"

#include "plan-fixture.h"

#include "ura-plan-import.h"
#include "ura-plan-picture.h"
#include "ura-plan-row.h"
#include "ura-text.h"
#include "ura-uid.h"

#define MANY 100000

/* Whether every word begins a word of the text, as a person would look for it. */
static gboolean
holds (const char *text, const char *words)
{
  g_autofree char *folded = ura_text_fold (text);
  g_autofree char *wanted = ura_text_fold (words);
  g_auto (GStrv) list = g_strsplit (wanted, " ", -1);

  for (char **word = list; *word != NULL; word++)
    {
      gboolean found = FALSE;
      gboolean start = TRUE;

      for (const char *p = folded; *p != '\0' && !found; p = g_utf8_next_char (p))
        {
          found = start && g_str_has_prefix (p, *word);
          start = !g_unichar_isalnum (g_utf8_get_char (p));
        }
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* The same as the search should find, counted without it. */
static guint
count_matches (UraStore *store, const char *words)
{
  static const char *const fields[] = { "code", "code_printed",    "code_printed_also",
                                        "text", "expected_result", "note" };
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    ura_query_select (query, fields[i]);
  result = ura_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        if (ura_result_get_text (result, row, i) != NULL)
          g_string_append_printf (text, "%s ", ura_result_get_text (result, row, i));
      n += holds (text->str, words);
    }
  return n;
}

static void
test_search (void)
{
  static const char *const searches[] = { "trajnim",  "trajnimë", "TRAJNIM diaspore",
                                          "perfshir", "çështje",  "ceshtje" };
  g_auto (PlanFixture) fixture = { 0 };
  guint all;

  plan_fixture_init (&fixture, plan_korce, NULL);
  all = plan_n_rows (&fixture);
  g_assert_cmpuint (all, ==, 5 + 12 + 33);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      guint expected = count_matches (fixture.store, searches[i]);

      plan_search (&fixture, searches[i]);
      g_assert_cmpuint (plan_n_rows (&fixture), ==, expected);
      g_assert_cmpuint (expected, <, all);
    }
  plan_search (&fixture, "A.1.1.b");
  plan_wait_codes (&fixture, "KO-A.1.1.b");
  plan_search (&fixture, "zzz");
  g_assert_cmpuint (plan_n_rows (&fixture), ==, 0);
  ui_wait_shows (fixture.page, "Nuk u gjet asgjë");
  plan_act (&fixture, "clear-filters");
  plan_settle (&fixture);
  g_assert_cmpuint (plan_n_rows (&fixture), ==, all);
  g_assert_cmpstr (gtk_editable_get_text (ui_find (fixture.page, "search")), ==, "");
}

/* Filters against the picture of the plan, which is made by other code. */

typedef gboolean (*Wanted) (const UraPictureItem *item);

static gboolean
is_overdue (const UraPictureItem *item)
{
  return item->measure != NULL && item->measure->overdue;
}

static gboolean
is_incomplete (const UraPictureItem *item)
{
  return item->measure != NULL && item->measure->report != NULL &&
         item->measure->report->n_issues > 0;
}

static gboolean
is_implemented (const UraPictureItem *item)
{
  return item->measure != NULL && item->measure->state == URA_STATUS_IMPLEMENTED;
}

static gboolean
is_not_reported (const UraPictureItem *item)
{
  return item->measure != NULL && item->measure->state == URA_STATUS_NOT_REPORTED;
}

static gboolean
is_of_smd (const UraPictureItem *item)
{
  for (guint i = 0; item->measure != NULL && i < item->measure->n_institutions; i++)
    if (g_str_equal (item->measure->institutions[i].short_name, "SMD"))
      return TRUE;
  return FALSE;
}

static char *
expected_codes (PlanFixture *fixture, Wanted wanted)
{
  UraPlanContext *context = fixture->page->context;
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanPicture)
      picture = ura_plan_picture_new (fixture->store, ura_plan_context_get_plan_uid (context),
                                      ura_plan_context_get_period (context), NULL, NULL, &error);
  g_autoptr (GString) codes = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ura_plan_picture_get_n_items (picture); i++)
    {
      const UraPictureItem *item = ura_plan_picture_get_item (picture, i);

      if (wanted (item))
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", item->code);
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static void
check_filter (PlanFixture *fixture, const UraPlanFilter *filter, Wanted wanted)
{
  g_autofree char *expected = expected_codes (fixture, wanted);
  g_autofree char *codes = NULL;

  ura_plan_filter_bar_set_filter (fixture->page->filter_bar, filter);
  plan_settle (fixture);
  codes = plan_codes (fixture);
  g_assert_cmpstr (codes, ==, expected);
}

static void
show_period (PlanFixture *fixture, const char *key)
{
  UraPeriod period;

  g_assert_true (ura_period_from_key (key, &period));
  ura_plan_context_set_period (fixture->page->context, &period);
  plan_settle (fixture);
}

static void
report_some (UraStore *store)
{
  plan_report (store, "KO-A.1.1.a", "2022-2", "e_zbatuar", NULL);
  plan_report (store, "KO-A.1.1.b", "2022-2", "ne_proces", "2024-06-30");
  plan_report (store, "KO-A.1.1.b", "2024-1", "e_pazbatuar", NULL);
  plan_report (store, "KO-A.1.2.a", "2023-1", "e_vazhdueshme", NULL);
  plan_report (store, "KO-A.1.2.b", "2024-2", "e_anuluar", NULL);
  plan_report (store, "KO-A.1.3.a", "2022-2", "e_zbatuar", NULL);
  plan_report (store, "KO-A.1.3.a", "2023-1", "ne_proces", NULL);
  plan_report (store, "KO-A.1.3.b", "2024-2", "e_shtyre", "2025-06");
}

static void
test_filters (void)
{
  static const char *const periods[] = { "2022-1", "2022-2", "2023-1", "2023-2",
                                         "2024-1", "2024-2", "2025-2" };
  g_auto (PlanFixture) fixture = { 0 };
  g_autofree char *institution = NULL;

  plan_fixture_init (&fixture, plan_korce, report_some);
  institution = ura_uid_for ("institution", "SMD");
  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      UraPlanFilter overdue = { .overdue = TRUE };
      UraPlanFilter incomplete = { .incomplete = TRUE };
      UraPlanFilter implemented = { .status = (char *) "e_zbatuar" };
      UraPlanFilter not_reported = { .status = (char *) URA_PLAN_STATUS_NOT_REPORTED };

      show_period (&fixture, periods[i]);
      check_filter (&fixture, &overdue, is_overdue);
      check_filter (&fixture, &incomplete, is_incomplete);
      check_filter (&fixture, &implemented, is_implemented);
      check_filter (&fixture, &not_reported, is_not_reported);
    }
  {
    UraPlanFilter smd = { .institution = institution };
    g_autofree char *codes = expected_codes (&fixture, is_of_smd);

    g_assert_cmpuint (strlen (codes), >, 0);
    check_filter (&fixture, &smd, is_of_smd);
  }
}

static void
test_area (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  g_auto (UraPlanFilter) filter = { 0 };

  plan_fixture_init (&fixture, plan_korce, NULL);
  filter.area = plan_uid_of (fixture.store, "KO-B");
  ura_plan_filter_bar_set_filter (fixture.page->filter_bar, &filter);
  plan_settle (&fixture);
  g_assert_cmpuint (plan_n_rows (&fixture), ==,
                    plan_count (fixture.store, "node",
                                "code = 'KO-B' or parent.code = 'KO-B' or "
                                "parent.parent.code = 'KO-B'"));
}

/* Folding */

static void
test_folds (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  g_autofree char *area = NULL;
  g_autofree char *objective = NULL;
  guint all, below;

  plan_fixture_init (&fixture, plan_korce, NULL);
  all = plan_n_rows (&fixture);
  area = plan_uid_of (fixture.store, "KO-A");
  objective = plan_uid_of (fixture.store, "KO-A.1.1");
  below = plan_count (fixture.store, "node", "parent.code = 'KO-A' or parent.parent.code = 'KO-A'");

  ura_plan_list_set_folded (fixture.page->list, area, TRUE);
  plan_settle (&fixture);
  g_assert_cmpuint (plan_n_rows (&fixture), ==, all - below);
  /* What is folded is found all the same. */
  plan_search (&fixture, "A.1.1.b");
  plan_wait_codes (&fixture, "KO-A.1.1.b");
  plan_search (&fixture, "");
  g_assert_cmpuint (plan_n_rows (&fixture), ==, all - below);

  plan_act (&fixture, "fold-all");
  plan_settle (&fixture);
  plan_wait_codes (&fixture, "KO-A KO-B KO-C KO-D KO-E");
  ura_plan_list_set_folded (fixture.page->list, area, FALSE);
  plan_settle (&fixture);
  g_assert_cmpuint (plan_n_rows (&fixture), ==,
                    5 + plan_count (fixture.store, "node", "parent.code = 'KO-A'"));
  ura_plan_list_set_folded (fixture.page->list, objective, FALSE);
  plan_settle (&fixture);
  g_assert_cmpuint (
      plan_n_rows (&fixture), ==,
      5 + plan_count (fixture.store, "node", "parent.code = 'KO-A' or parent.code = 'KO-A.1.1'"));
  plan_act (&fixture, "unfold-all");
  plan_settle (&fixture);
  g_assert_cmpuint (plan_n_rows (&fixture), ==, all);
}

/* What is selected stays so, whatever comes and goes around it. */
static void
test_selection (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  GtkSingleSelection *selection;
  UraPlanList *list;

  plan_fixture_init (&fixture, plan_korce, NULL);
  list = fixture.page->list;
  uid = plan_uid_of (fixture.store, "KO-A.1.2.b");
  selection = GTK_SINGLE_SELECTION (
      gtk_list_view_get_model (GTK_LIST_VIEW (ui_find (fixture.page, "view"))));
  plan_select (&fixture, "KO-A.1.2.b");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==,
                    ura_record_list_find (URA_RECORD_LIST (ura_plan_list_get_model (list)), uid));
  plan_search (&fixture, "A.1.1.a");
  g_assert_cmpstr (ura_plan_list_get_selected (list), ==, uid);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, GTK_INVALID_LIST_POSITION);
  plan_search (&fixture, "");
  g_assert_cmpstr (ura_plan_list_get_selected (list), ==, uid);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==,
                    ura_record_list_find (URA_RECORD_LIST (ura_plan_list_get_model (list)), uid));
  show_period (&fixture, "2023-1");
  g_assert_cmpstr (ura_plan_list_get_selected (list), ==, uid);
}

static gboolean
has_counts (gpointer data)
{
  return ura_plan_counts_get (((PlanFixture *) data)->page->counts, NULL) != NULL;
}

/* What a row draws it also says. */
static void
test_row_speaks (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  g_autoptr (UraRow) measure = NULL;
  g_autoptr (UraRow) area = NULL;
  g_autofree char *of_measure = NULL;
  g_autofree char *of_area = NULL;

  plan_fixture_init (&fixture, plan_korce, report_some);
  show_period (&fixture, "2024-2");
  ui_wait (has_counts, &fixture, "the counts");
  measure = plan_row (&fixture, "KO-A.1.3.b");
  of_measure = ura_plan_row_describe (measure, NULL);
  g_assert_nonnull (strstr (of_measure, ura_row_get_text (measure, URA_PLAN_COLUMN_TEXT)));
  g_assert_nonnull (strstr (of_measure, "Statusi: E shtyrë"));
  g_assert_nonnull (strstr (of_measure, "Raportim i paplotësuar"));
  g_assert_nonnull (strstr (of_measure, "Përgjegjës: SMD"));
  area = plan_row (&fixture, "KO-A");
  of_area = ura_plan_row_describe (
      area, ura_plan_counts_get (fixture.page->counts, ura_row_get_uid (area)));
  g_assert_nonnull (strstr (of_area, "1 nga 10 masa të zbatuara"));
  form_assert_named (fixture.window);
}

/* A hundred thousand */

static guint n_rows_alive;
static guint most_rows_alive;

static void
row_gone_cb (gpointer data, GObject *row)
{
  n_rows_alive--;
}

/* Each row tells when its values come: it is counted as long as it lives. */
static gboolean
row_changed_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *row = g_value_get_object (values);

  if (g_object_get_data (row, "ura-counted") != NULL)
    return TRUE;
  g_object_set_data (row, "ura-counted", row);
  g_object_weak_ref (row, row_gone_cb, NULL);
  most_rows_alive = MAX (most_rows_alive, ++n_rows_alive);
  return TRUE;
}

static void
import_many (UraStore *store)
{
  g_autoptr (GString) text = g_string_new (
      "ura-plan 1\n[plan X]\ntitle: Plan i madh\nlevel: municipality\nstart: 2022\nend: 2025\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (UraPlanFile) file = NULL;
  g_autoptr (UraPlanImport) import = NULL;

  for (guint i = 0; i < MANY; i++)
    {
      if (i % 1000 == 0)
        g_string_append_printf (text, "[area A%u]\ntext: Fusha %u\n", i, i);
      g_string_append_printf (text, "[measure %u]\ntext: Masa %u për diasporën në njësinë %u\n",
                              i + 1, i + 1, i % 61);
    }
  bytes = g_bytes_new (text->str, text->len);
  file = ura_plan_file_read (bytes, ura_language_get ("sq"), NULL, &error);
  g_assert_no_error (error);
  import = ura_plan_import_prepare (store, file, NULL, &error);
  g_assert_no_error (error);
  ura_plan_import_apply (store, import, NULL, &error);
  g_assert_no_error (error);
}

static void
scroll_to (PlanFixture *fixture, double share)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      ui_find (fixture->page, "scroller"));
  GtkWidget *view = ui_find (fixture->page, "view");
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  gtk_adjustment_set_value (adjustment, share * gtk_adjustment_get_upper (adjustment));
  gtk_widget_queue_allocate (view);
  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_many (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  guint signal = g_signal_lookup ("changed", URA_TYPE_ROW);
  gulong hook;

  if (signal == 0)
    {
      g_type_class_unref (g_type_class_ref (URA_TYPE_ROW));
      signal = g_signal_lookup ("changed", URA_TYPE_ROW);
    }
  hook = g_signal_add_emission_hook (signal, 0, row_changed_hook, NULL, NULL);
  plan_fixture_init (&fixture, NULL, import_many);
  g_assert_cmpuint (plan_n_rows (&fixture), ==, MANY + MANY / 1000);
  for (guint i = 0; i <= 20; i++)
    scroll_to (&fixture, i / 20.0);
  plan_search (&fixture, "diaspore 60");
  g_assert_cmpuint (plan_n_rows (&fixture), >, 1000);
  scroll_to (&fixture, 0.5);
  plan_search (&fixture, "");
  scroll_to (&fixture, 1);
  g_test_message ("At most %u rows at a time.", most_rows_alive);
  g_assert_cmpuint (most_rows_alive, >, 10);
  g_assert_cmpuint (most_rows_alive, <, 1000);
  g_signal_remove_emission_hook (signal, hook);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/plan-list/search-finds-what-a-person-would", test_search);
  ui_test_add ("/plan-list/filters-agree-with-the-picture", test_filters);
  ui_test_add ("/plan-list/area-shows-its-part-of-the-tree", test_area);
  ui_test_add ("/plan-list/folds", test_folds);
  ui_test_add ("/plan-list/selection-survives-filters", test_selection);
  ui_test_add ("/plan-list/row-says-what-it-draws", test_row_speaks);
  ui_test_add ("/plan-list/a-hundred-thousand-items-stay-on-disk", test_many);
  return g_test_run ();
}
