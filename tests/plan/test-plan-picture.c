/* A plan in one period: what was reported, what is due and late, and the rates, against cases
 * counted by hand. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "plan-test.h"
#include "ura-plan-actions.h"
#include "ura-plan-import.h"
#include "ura-plan-period.h"
#include "ura-plan-picture.h"
#include "ura-plan-rates.h"
#include "ura-plan-select.h"

/* Ten measures in two areas, 2022–2023. */
static const char plan_text[] =
    "ura-plan 1\n[plan T]\ntitle: Test\nlevel: municipality\nstart: 2022\nend: 2023\n"
    "[institution A]\nname: Alfa\n[institution B]\nname: Beta\n"
    "[area A]\ntext: Area A\n[objective A.1]\ntext: Objective A.1\n"
    "[measure A.1.a]\ntext: due 2022-2, implemented\ndeadline: 2022\n"
    "responsible: A/B\nsupporting: B\nverification (photo): Photo\nverification (map): Map\n"
    "[measure A.1.b]\ntext: due 2022-2, in progress\ndeadline: 2022\n"
    "[measure A.1.c]\ntext: quarterly, two of two\ndeadline: çdo 3 muaj\n"
    "[measure A.1.d]\ntext: quarterly, one of two\ndeadline: çdo 3 muaj\n"
    "[objective A.2]\ntext: Objective A.2\n"
    "[measure A.2.a]\ntext: due 2023-2, not yet\ndeadline: 2022-2023\n"
    "[measure A.2.b]\ntext: due 2022-1, never done\nend: 2022-06\n"
    "[area B]\ntext: Area B\n[objective B.1]\ntext: Objective B.1\n"
    "[measure B.1.a]\ntext: due 2022-2, cancelled\ndeadline: 2022\n"
    "[measure B.1.b]\ntext: due 2022-2, postponed to 2023\ndeadline: 2022\n"
    "[measure B.1.c]\ntext: no deadline: due at the plan's end\n"
    "[measure B.1.d]\ntext: quarterly, enough, but reported as not implemented\n"
    "deadline: çdo 3 muaj\n";

typedef struct
{
  UraStore *store;
  char *plan;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = plan_test_open ();
  fixture->plan = plan_test_import (fixture->store, plan_text);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  plan_test_check (fixture->store);
  plan_test_close (fixture->store);
  g_free (fixture->plan);
}

static char *
node (Fixture *fixture, const char *code)
{
  g_autofree char *where = g_strdup_printf ("code = 'T-%s'", code);

  return plan_test_uid (fixture->store, "node", where);
}

static UraPeriod
period_of (const char *key)
{
  UraPeriod period;

  g_assert_true (ura_period_from_key (key, &period));
  return period;
}

/* A report as the window would make it. */
static void
report (Fixture *fixture,
        const char *code,
        const char *key,
        const char *status,
        int progress,
        int times,
        const char *new_deadline)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Report on a measure"));
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanLists) lists = ura_plan_lists_load (fixture->store, NULL, NULL);
  g_autofree char *uid = node (fixture, code);
  UraPeriod period = period_of (key);
  g_autofree char *record = ura_plan_report_on (fixture->store, edit, uid, &period, NULL, &error);

  g_assert_no_error (error);
  ura_edit_set_text (edit, "measure_report", record, "status",
                     ura_plan_lists_code (lists, "measure_status", status));
  if (progress >= 0)
    ura_edit_set_integer (edit, "measure_report", record, "progress", progress);
  if (times >= 0)
    ura_edit_set_integer (edit, "measure_report", record, "occurrences_done", times);
  if (new_deadline != NULL)
    ura_edit_set_text (edit, "measure_report", record, "new_deadline", new_deadline);
  plan_test_apply (fixture->store, edit);
}

static UraPlanPicture *
draw (Fixture *fixture, const char *key, const char *today, gboolean with_retired)
{
  UraPlanPictureOptions options = { .today = today, .with_retired = with_retired };
  g_autoptr (GError) error = NULL;
  UraPeriod period = period_of (key);
  UraPlanPicture *picture = ura_plan_picture_new (fixture->store, fixture->plan, &period, &options,
                                                  NULL, &error);

  g_assert_no_error (error);
  return picture;
}

static const UraPictureItem *
find (const UraPlanPicture *picture, const char *code)
{
  g_autofree char *full = g_strdup_printf ("T-%s", code);

  for (guint i = 0; i < ura_plan_picture_get_n_items (picture); i++)
    {
      const UraPictureItem *item = ura_plan_picture_get_item (picture, i);

      if (g_str_equal (item->code, full))
        {
          g_assert_cmpint (ura_plan_picture_find_item (picture, item->uid), ==, (int) i);
          return item;
        }
    }
  return NULL;
}

static void
assert_rate (UraRate rate, guint n, guint total)
{
  g_assert_cmpuint (rate.n, ==, n);
  g_assert_cmpuint (rate.total, ==, total);
}

static void
report_all (Fixture *fixture)
{
  report (fixture, "A.1.a", "2022-2", "implemented", 100, -1, NULL);
  report (fixture, "A.1.b", "2022-2", "in_progress", 40, -1, NULL);
  report (fixture, "A.1.c", "2022-2", "in_progress", -1, 2, NULL);
  report (fixture, "A.1.d", "2022-2", "in_progress", 50, 1, NULL);
  report (fixture, "B.1.a", "2022-2", "cancelled", -1, -1, NULL);
  report (fixture, "B.1.b", "2022-2", "postponed", 10, -1, "2023-06");
  report (fixture, "B.1.d", "2022-2", "not_implemented", -1, 2, NULL);
}

static void
test_tree (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = draw (fixture, "2022-2", "2023-01-15", FALSE);
  static const char *const codes[] = {
    "T-A",     "T-A.1", "T-A.1.a", "T-A.1.b", "T-A.1.c", "T-A.1.d", "T-A.2",   "T-A.2.a",
    "T-A.2.b", "T-B",   "T-B.1",   "T-B.1.a", "T-B.1.b", "T-B.1.c", "T-B.1.d",
  };
  const UraPictureItem *item;

  g_assert_cmpuint (ura_plan_picture_get_n_items (picture), ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpstr (ura_plan_picture_get_item (picture, i)->code, ==, codes[i]);
  item = find (picture, "A.2.b");
  g_assert_cmpuint (item->depth, ==, 2);
  g_assert_cmpint (item->parent, ==, 6);
  g_assert_cmpint (item->objective, ==, 6);
  g_assert_cmpint (item->area, ==, 0);
  g_assert_cmpstr (item->type, ==, "measure");
  g_assert_cmpstr (item->type_label, ==, "Measure");
  g_assert_null (find (picture, "A")->measure);
  g_assert_cmpstr (ura_plan_picture_get_plan (picture)->title, ==, "Test");
  g_assert_cmpstr (ura_plan_picture_get_day (picture), ==, "2022-12-31");
}

static void
test_measure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = draw (fixture, "2022-2", "2022-10-01", FALSE);
  const UraPictureMeasure *measure = find (picture, "A.1.a")->measure;
  const UraPictureMeasure *open = find (picture, "B.1.c")->measure;
  const UraPictureMeasure *quarterly = find (picture, "A.1.c")->measure;

  g_assert_cmpstr (measure->deadline, ==, "2022");
  g_assert_cmpstr (measure->responsible, ==, "A, B");
  g_assert_cmpstr (measure->responsible_printed, ==, "A/B");
  g_assert_cmpstr (measure->supporting, ==, "B");
  g_assert_cmpuint (measure->n_institutions, ==, 3);
  g_assert_cmpstr (measure->institutions[0].name, ==, "Alfa");
  g_assert_cmpstr (measure->institutions[2].role, ==, "supporting");
  g_assert_cmpuint (measure->n_verifications, ==, 2);
  g_assert_cmpstr (measure->verifications[1].text, ==, "Map");
  g_assert_cmpstr (measure->verifications[1].kind, ==, "map");
  g_assert_true (measure->due);
  g_assert_false (measure->has_cost);
  g_assert_cmpint (measure->state, ==, URA_STATUS_NOT_REPORTED);
  g_assert_cmpstr (measure->state_label, ==, "");
  g_assert_null (measure->report);
  g_assert_cmpint (measure->progress, ==, -1);

  g_assert_null (open->deadline);
  g_assert_true (open->end_from_plan);
  g_assert_cmpstr (open->end, ==, "2023");
  g_assert_false (open->due);
  g_assert_true (open->active);
  g_assert_cmpint (quarterly->occurrences_due, ==, 2);
  g_assert_cmpint (quarterly->occurrences_due_total, ==, 4);
  g_assert_cmpstr (quarterly->recurrence, ==, "quarterly");
  g_assert_true (quarterly->recurring);
  g_assert_cmpstr (ura_plan_picture_get_day (picture), ==, "2022-10-01");
  g_assert_true (find (picture, "A.2.b")->measure->overdue);
  g_assert_false (measure->overdue);
}

/* Counted by hand from the table above. Due in 2022-2: A.1.a, A.1.b, A.1.c, A.1.d, B.1.a, B.1.b and
 * B.1.d; done: A.1.a (implemented) and A.1.c (two times of two). Since the start A.2.b (due in
 * 2022-1) joins the due ones, and A.1.c has two times of four only. */
static void
test_rates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = NULL;
  g_autoptr (UraPlanRates) rates = NULL;

  report_all (fixture);
  picture = draw (fixture, "2022-2", "2023-01-15", FALSE);
  rates = ura_plan_rates_new (picture);

  g_assert_cmpuint (rates->plan.total, ==, 10);
  g_assert_cmpuint (rates->plan.by_status[URA_STATUS_IMPLEMENTED], ==, 1);
  g_assert_cmpuint (rates->plan.by_status[URA_STATUS_IN_PROGRESS], ==, 3);
  g_assert_cmpuint (rates->plan.by_status[URA_STATUS_CANCELLED], ==, 1);
  g_assert_cmpuint (rates->plan.by_status[URA_STATUS_POSTPONED], ==, 1);
  g_assert_cmpuint (rates->plan.by_status[URA_STATUS_NOT_IMPLEMENTED], ==, 1);
  g_assert_cmpuint (rates->plan.by_status[URA_STATUS_NOT_REPORTED], ==, 3);
  g_assert_cmpuint (rates->plan.due, ==, 7);
  assert_rate (rates->plan.rate, 2, 7);
  assert_rate (rates->plan.strict_rate, 1, 7);
  assert_rate (rates->plan.rate_total, 1, 8);
  assert_rate (rates->plan.strict_rate_total, 1, 8);
  g_assert_cmpint (ura_rate_band (rates->plan.rate), ==, URA_RATE_BAND_UNDER_30);
  /* A.2.b ended in June; what ends with the year is late only after it. */
  g_assert_cmpuint (rates->plan.overdue, ==, 1);
  assert_rate (rates->plan.timeliness, 1, 1);
  /* Active: all but A.2.b. 100 + 40 + 0 + 50 + 0 (A.2.a) + 0 + 10 + 0 (B.1.c) + 0, of nine. */
  g_assert_cmpuint (rates->plan.n_active, ==, 9);
  g_assert_cmpuint (rates->plan.n_active_without_progress, ==, 5);
  g_assert_cmpfloat_with_epsilon (rates->plan.progress, 200.0 / 9, 1e-9);
  g_assert_cmpuint (rates->plan.n_without_cost, ==, 10);
  g_assert_cmpuint (rates->plan.n_without_evidence, ==, 1);

  g_assert_cmpuint (rates->n_areas, ==, 2);
  assert_rate (rates->areas[0].rate, 2, 4);
  assert_rate (rates->areas[1].rate, 0, 3);
  g_assert_cmpint (ura_rate_band (rates->areas[0].rate), ==, URA_RATE_BAND_50_70);
  g_assert_cmpuint (rates->n_objectives, ==, 3);
  assert_rate (rates->objectives[1].rate, 0, 0);
  g_assert_true (isnan (ura_rate_value (rates->objectives[1].rate)));
  g_assert_cmpint (ura_rate_band (rates->objectives[1].rate), ==, URA_RATE_BAND_NONE);
  g_assert_cmpint (rates->objectives[2].item, ==, 10);
}

/* A finished measure stays finished without a report; a postponed one is late by its new deadline.
 */
static void
test_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = NULL;
  g_autoptr (UraPlanRates) rates = NULL;
  const UraPictureMeasure *measure;

  report_all (fixture);
  report (fixture, "A.1.b", "2023-1", "implemented", 100, -1, NULL);
  picture = draw (fixture, "2023-2", "2024-06-01", FALSE);
  rates = ura_plan_rates_new (picture);

  measure = find (picture, "A.1.a")->measure;
  g_assert_cmpint (measure->state, ==, URA_STATUS_IMPLEMENTED);
  g_assert_cmpint (measure->previous_state, ==, URA_STATUS_IMPLEMENTED);
  g_assert_null (measure->report);
  g_assert_cmpint (measure->progress, ==, 100);
  g_assert_cmpstr (measure->implemented_in, ==, "2022-07-01");
  g_assert_cmpstr (measure->state_label, ==, "Implemented");

  measure = find (picture, "B.1.b")->measure;
  g_assert_cmpstr (measure->end, ==, "2023-06");
  g_assert_cmpstr (measure->planned_end, ==, "2022");
  g_assert_true (measure->overdue);
  g_assert_false (measure->due);
  g_assert_cmpint (measure->state, ==, URA_STATUS_NOT_REPORTED);
  g_assert_cmpint (measure->previous_state, ==, URA_STATUS_POSTPONED);
  g_assert_cmpint (measure->progress, ==, 10);
  g_assert_false (find (picture, "B.1.a")->measure->overdue);
  g_assert_true (find (picture, "A.2.b")->measure->overdue);

  /* Implemented: A.1.a in time, A.1.b a half-year late. */
  assert_rate (rates->plan.timeliness, 1, 2);
  assert_rate (rates->plan.strict_rate_total, 2, 10);
}

/* Reports on quarters within the half-year: the last one speaks, the times add up; the report of
 * the half-year itself goes before them. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = NULL;
  const UraPictureMeasure *measure;

  report (fixture, "A.1.c", "2022-Q4", "ongoing", 30, 1, NULL);
  report (fixture, "A.1.c", "2022-Q3", "in_progress", 20, 1, NULL);
  picture = draw (fixture, "2022-2", "2023-01-15", FALSE);
  measure = find (picture, "A.1.c")->measure;
  g_assert_cmpint (measure->state, ==, URA_STATUS_ONGOING);
  g_assert_cmpstr (measure->report->period, ==, "2022-Q4");
  g_assert_cmpint (measure->occurrences_done, ==, 2);
  g_assert_true (ura_measure_is_done (measure));
  g_clear_pointer (&picture, ura_plan_picture_unref);

  report (fixture, "A.1.c", "2022-2", "in_progress", 50, 1, NULL);
  picture = draw (fixture, "2022-2", "2023-01-15", FALSE);
  measure = find (picture, "A.1.c")->measure;
  g_assert_cmpint (measure->state, ==, URA_STATUS_IN_PROGRESS);
  g_assert_cmpint (measure->occurrences_done, ==, 1);
  g_assert_cmpint (measure->progress, ==, 50);
  g_assert_false (ura_measure_is_done (measure));
}

static void
test_ongoing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = NULL;

  /* Ongoing as planned counts; a recurring measure must have been carried out as often as is due.
   */
  report (fixture, "A.1.a", "2022-2", "ongoing", -1, 1, NULL);
  report (fixture, "A.1.b", "2022-2", "ongoing", -1, -1, NULL);
  report (fixture, "A.1.c", "2022-2", "ongoing", -1, -1, NULL);
  report (fixture, "A.1.d", "2022-2", "ongoing", -1, 3, NULL);
  picture = draw (fixture, "2022-2", "2023-02-01", FALSE);
  g_assert_true (ura_measure_is_done (find (picture, "A.1.a")->measure));
  g_assert_true (ura_measure_is_done (find (picture, "A.1.b")->measure));
  g_assert_false (ura_measure_is_done (find (picture, "A.1.c")->measure));
  g_assert_true (ura_measure_is_done (find (picture, "A.1.d")->measure));
  g_assert_false (find (picture, "A.1.b")->measure->overdue);
}

static void
test_issues (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = NULL;
  const UraPictureReport *found;

  report (fixture, "A.1.a", "2022-2", "implemented", 100, -1, NULL);
  report (fixture, "B.1.a", "2022-2", "cancelled", 100, -1, NULL);
  picture = draw (fixture, "2022-2", "2023-02-01", FALSE);
  found = find (picture, "A.1.a")->measure->report;
  g_assert_cmpuint (found->issues, ==, URA_PICTURE_ISSUE_EVIDENCE);
  found = find (picture, "B.1.a")->measure->report;
  g_assert_cmpuint (found->issues, ==, URA_PICTURE_ISSUE_REASON | URA_PICTURE_ISSUE_PROGRESS);
  g_assert_cmpuint (found->n_issues, ==, 2);
}

static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Add evidence"));
  g_autofree char *uid = node (fixture, "A.1.a");
  g_autofree char *target = g_strdup_printf ("node:%s", uid);
  g_autofree char *means = plan_test_uid (fixture->store, "verification", "text = 'Photo'");
  const char *document = ura_edit_create (edit, "document", NULL);
  const char *link;
  g_autoptr (UraPlanPicture) picture = NULL;
  const UraPictureMeasure *measure;

  ura_edit_set_text (edit, "document", document, "title", "Photos of the meeting");
  link = ura_edit_create (edit, "evidence_link", NULL);
  ura_edit_set_text (edit, "evidence_link", link, "target", target);
  ura_edit_set_text (edit, "evidence_link", link, "document", document);
  ura_edit_set_text (edit, "evidence_link", link, "verification", means);
  plan_test_apply (fixture->store, edit);
  report (fixture, "A.1.a", "2022-2", "implemented", 100, -1, NULL);

  picture = draw (fixture, "2022-2", "2023-02-01", FALSE);
  measure = find (picture, "A.1.a")->measure;
  g_assert_cmpuint (measure->n_evidence, ==, 1);
  g_assert_cmpstr (measure->evidence[0].title, ==, "Photos of the meeting");
  g_assert_cmpuint (measure->verifications[0].n_evidence, ==, 1);
  g_assert_cmpuint (measure->verifications[1].n_evidence, ==, 0);
  g_assert_cmpuint (measure->report->issues, ==, 0);
  g_assert_cmpuint (find (picture, "A.1.b")->measure->n_evidence, ==, 0);
}

static void
test_retired (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Retire an item"));
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = node (fixture, "A.1");
  g_autoptr (UraPlanPicture) picture = NULL;
  g_autoptr (UraPlanPicture) before = NULL;
  g_autoptr (UraPlanPicture) all = NULL;
  g_autoptr (UraPlanRates) rates = NULL;

  ura_plan_retire_node (fixture->store, edit, uid, "2022-10-01", "Merged", &error);
  g_assert_no_error (error);
  plan_test_apply (fixture->store, edit);

  picture = draw (fixture, "2022-2", "2023-02-01", FALSE);
  g_assert_cmpuint (ura_plan_picture_get_n_items (picture), ==, 10);
  before = draw (fixture, "2022-1", "2023-02-01", FALSE);
  g_assert_cmpuint (ura_plan_picture_get_n_items (before), ==, 15);
  all = draw (fixture, "2022-2", "2023-02-01", TRUE);
  g_assert_cmpuint (ura_plan_picture_get_n_items (all), ==, 15);
  g_assert_true (find (all, "A.1.a")->retired);
  g_assert_false (find (all, "A.1.a")->measure->due);
  rates = ura_plan_rates_new (all);
  g_assert_cmpuint (rates->plan.total, ==, 6);
}

static void
test_language (Fixture *fixture, gconstpointer data)
{
  UraPlanPictureOptions options = { .language = ura_language_get ("sq"), .today = "2023-01-01" };
  UraPeriod period = period_of ("2022-2");
  g_autoptr (UraPlanPicture) picture = NULL;

  report (fixture, "A.1.a", "2022-2", "implemented", 100, -1, NULL);
  picture = ura_plan_picture_new (fixture->store, fixture->plan, &period, &options, NULL, NULL);
  g_assert_cmpstr (find (picture, "A.1.a")->measure->state_label, ==, "E zbatuar");
}

static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  UraPeriod period = period_of ("2022-2");

  g_assert_null (
      ura_plan_picture_new (fixture->store, "no-such-plan", &period, NULL, NULL, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **out = data;

  *out = g_object_ref (result);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanPicture) picture = NULL;
  UraPeriod period = period_of ("2022-2");

  ura_plan_picture_new_async (fixture->store, fixture->plan, &period, NULL, NULL, drawn_cb,
                              &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  picture = ura_plan_picture_new_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ura_plan_picture_get_n_items (picture), ==, 15);
}

static void
test_bands (void)
{
  static const struct
  {
    guint n;
    guint total;
    UraRateBand band;
  } cases[] = {
    { 0, 0, URA_RATE_BAND_NONE },        { 0, 10, URA_RATE_BAND_UNDER_30 },
    { 29, 100, URA_RATE_BAND_UNDER_30 }, { 3, 10, URA_RATE_BAND_30_50 },
    { 49, 100, URA_RATE_BAND_30_50 },    { 5, 10, URA_RATE_BAND_50_70 },
    { 69, 100, URA_RATE_BAND_50_70 },    { 7, 10, URA_RATE_BAND_70_90 },
    { 9, 10, URA_RATE_BAND_70_90 },      { 91, 100, URA_RATE_BAND_OVER_90 },
    { 10, 10, URA_RATE_BAND_OVER_90 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (ura_rate_band ((UraRate){ cases[i].n, cases[i].total }), ==, cases[i].band);
}

/* Sub-measures count in place of their measure. */
static void
test_submeasures (void)
{
  UraStore *store = plan_test_open ();
  g_autofree char *plan = plan_test_import (
      store, "ura-plan 1\n[plan S]\ntitle: t\nlevel: region\nstart: 2022\nend: 2022\n"
             "[measure 1]\ntext: one\n[submeasure 1.1]\ntext: a\n[submeasure 1.2]\ntext: b\n"
             "[measure 2]\ntext: two\n");
  UraPeriod period = period_of ("2022-2");
  g_autoptr (UraPlanPicture)
      picture = ura_plan_picture_new (store, plan, &period, NULL, NULL, NULL);
  g_autoptr (UraPlanRates) rates = ura_plan_rates_new (picture);

  g_assert_cmpuint (rates->plan.total, ==, 3);
  g_assert_cmpuint (rates->plan.due, ==, 3);
  g_assert_cmpuint (rates->n_areas, ==, 1);
  g_assert_cmpint (rates->areas[0].item, ==, -1);
  plan_test_close (store);
}

/* The Korçë plan in 2022-2, nothing reported: by the document eleven measures end in 2022 and three
 * more are due by their rhythm or their three months … counted from the file. */
static void
test_korce (void)
{
  UraStore *store = plan_test_open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanImport)
      import = ura_plan_import_shipped (store, "korce-2022-2025", NULL, &error);
  UraPeriod period = period_of ("2022-2");
  g_autoptr (UraPlanPicture) picture = NULL;
  g_autoptr (UraPlanRates) rates = NULL;

  g_assert_no_error (error);
  picture = ura_plan_picture_new (store, import->plan, &period, NULL, NULL, &error);
  g_assert_no_error (error);
  rates = ura_plan_rates_new (picture);
  g_assert_cmpuint (ura_plan_picture_get_n_items (picture), ==, 50);
  g_assert_cmpuint (ura_plan_picture_get_n_indicators (picture), ==, 16);
  g_assert_cmpuint (rates->plan.total, ==, 33);
  /* 11 with "2022", "çdo 3 muaj" and "2 herë në vit"; "3 muaj" ended in March. */
  assert_rate (rates->plan.rate, 0, 13);
  assert_rate (rates->plan.rate_total, 0, 14);
  g_assert_cmpuint (rates->n_areas, ==, 5);
  g_assert_cmpuint (rates->n_objectives, ==, 12);
  g_assert_cmpuint (rates->plan.n_without_cost, ==, 33);
  g_assert_cmpuint (rates->indicators_by_band[URA_BAND_NO_DATA], ==, 16);
  plan_test_close (store);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/plan/picture/tree", test_tree },           { "/plan/picture/measure", test_measure },
    { "/plan/picture/later-period", test_later },  { "/plan/picture/reports-on-parts", test_parts },
    { "/plan/picture/issues", test_issues },       { "/plan/picture/evidence", test_evidence },
    { "/plan/picture/retired", test_retired },     { "/plan/picture/language", test_language },
    { "/plan/picture/not-found", test_not_found }, { "/plan/picture/async", test_async },
    { "/plan/rates/by-hand", test_rates },         { "/plan/rates/ongoing", test_ongoing },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/plan/rates/bands", test_bands);
  g_test_add_func ("/plan/rates/sub-measures", test_submeasures);
  g_test_add_func ("/plan/rates/korce", test_korce);
  return g_test_run ();
}
