/* A large plan takes as many queries as a small one, and time that grows with it. The linker puts
 * __wrap_ura_store_query in front of the store's own function (see meson.build). */

#include "config.h"

#include "plan-test.h"
#include "ura-plan-export.h"
#include "ura-plan-period.h"
#include "ura-plan-picture.h"
#include "ura-plan-rates.h"
#include "ura-plan-select.h"

static guint n_queries;

UraResult *__real_ura_store_query (UraStore *store,
                                   UraQuery *query,
                                   GCancellable *cancellable,
                                   GError **error);
UraResult *__wrap_ura_store_query (UraStore *store,
                                   UraQuery *query,
                                   GCancellable *cancellable,
                                   GError **error);

UraResult *
__wrap_ura_store_query (UraStore *store, UraQuery *query, GCancellable *cancellable, GError **error)
{
  n_queries++;
  return __real_ura_store_query (store, query, cancellable, error);
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static char *
plan_of (guint n)
{
  g_autoptr (GString) text = g_string_new (
      "ura-plan 1\n[plan X]\ntitle: A plan\nlevel: region\nstart: 2022\nend: 2023\n"
      "[institution A]\nname: Alfa\n[institution B]\nname: Beta\n");

  for (guint i = 0; i < n; i++)
    {
      if (i % 100 == 0)
        g_string_append_printf (text, "[area A%u]\ntext: Area %u\n", i, i);
      if (i % 20 == 0)
        g_string_append_printf (text, "[objective O%u]\ntext: Objective %u\n", i, i);
      g_string_append_printf (text,
                              "[measure %u]\ntext: Measure %u\nresponsible: A / B\ndeadline: 2022\n"
                              "verification: Paper\n",
                              i + 1, i + 1);
      if (i % 10 == 0)
        g_string_append_printf (text, "[indicator i%u]\nof: %u\nname: n\ntarget 2022: 5\n", i,
                                i + 1);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A report on every measure and a value of every indicator, written as one edit. */
static void
report_all (UraStore *store)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Report"));
  g_autoptr (UraPlanLists) lists = ura_plan_lists_load (store, NULL, NULL);
  g_autoptr (UraResult) nodes = ura_plan_select (
      store, NULL, NULL, "node", "meaning (type) = 'measure'", NULL, NULL, "uid", NULL);
  g_autoptr (UraResult)
      indicators = ura_plan_select (store, NULL, NULL, "indicator", NULL, NULL, NULL, "uid", NULL);
  g_autofree char *period_uid = NULL;
  UraPeriod period;

  g_assert_true (ura_period_from_key ("2022-2", &period));
  period_uid = ura_period_record (store, edit, &period, NULL, NULL);
  for (guint row = 0; row < ura_result_get_n_rows (nodes); row++)
    {
      const char *uid = ura_edit_create (edit, "measure_report", NULL);

      ura_edit_set_text (edit, "measure_report", uid, "node", ura_result_get_text (nodes, row, 0));
      ura_edit_set_text (edit, "measure_report", uid, "period", period_uid);
      ura_edit_set_text (edit, "measure_report", uid, "status",
                         ura_plan_lists_code (lists, "measure_status",
                                              row % 2 == 0 ? "implemented" : "in_progress"));
      ura_edit_set_text (edit, "measure_report", uid, "evidence_waiver", "None");
    }
  for (guint row = 0; row < ura_result_get_n_rows (indicators); row++)
    {
      const char *uid = ura_edit_create (edit, "indicator_value", NULL);

      ura_edit_set_text (edit, "indicator_value", uid, "indicator",
                         ura_result_get_text (indicators, row, 0));
      ura_edit_set_text (edit, "indicator_value", uid, "period", period_uid);
      ura_edit_set_real (edit, "indicator_value", uid, "value", 5);
    }
  plan_test_apply (store, edit);
}

static guint
queries_to_draw (guint n, double *seconds)
{
  UraStore *store = plan_test_open ();
  g_autofree char *text = plan_of (n);
  gint64 start = g_get_monotonic_time ();
  g_autofree char *plan = plan_test_import (store, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanPicture) picture = NULL;
  g_autoptr (UraPlanRates) rates = NULL;
  g_autoptr (UraPlanFile) file = NULL;
  UraPeriod period;

  g_test_message ("%u measures: import %.2f s", n, seconds_since (start));
  start = g_get_monotonic_time ();
  report_all (store);
  g_test_message ("%u measures: reports %.2f s", n, seconds_since (start));
  g_assert_true (ura_period_from_key ("2022-2", &period));
  n_queries = 0;
  start = g_get_monotonic_time ();
  picture = ura_plan_picture_new (store, plan, &period, NULL, NULL, &error);
  g_assert_no_error (error);
  *seconds = seconds_since (start);
  start = g_get_monotonic_time ();
  rates = ura_plan_rates_new (picture);
  g_test_message ("%u measures: picture %.3f s, rates %.3f s, %u queries", n, *seconds,
                  seconds_since (start), n_queries);
  g_assert_cmpuint (rates->plan.rate.total, ==, n);
  g_assert_cmpuint (rates->plan.rate.n, ==, n / 2);
  g_assert_cmpuint (rates->indicators_by_band[URA_BAND_ON_TRACK], ==, n / 10);
  start = g_get_monotonic_time ();
  file = ura_plan_export (store, plan, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%u measures: export %.2f s", n, seconds_since (start));
  g_assert_cmpuint (file->indicators->len, ==, n / 10);
  plan_test_close (store);
  return n_queries;
}

static void
test_flat (void)
{
  guint large_size = g_test_slow () ? 100000 : 4000;
  double small_seconds, large_seconds;
  guint small = queries_to_draw (200, &small_seconds);
  guint large = queries_to_draw (large_size, &large_seconds);

  g_assert_cmpuint (small, ==, large);
  g_assert_cmpuint (large, <, 50);
  /* Five times as much as in proportion would be a slip into something worse than linear. */
  g_assert_cmpfloat (large_seconds, <, MAX (small_seconds, 0.005) * (large_size / 200.0) * 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/picture/flat-number-of-queries", test_flat);
  return g_test_run ();
}
