/* How far indicators are: the rules as pure functions, then through a workspace, against figures
 * worked out by hand. */

#include "config.h"

#include <math.h>

#include "plan-test.h"
#include "ura-achievement.h"
#include "ura-picture-figures.h"
#include "ura-plan-period.h"
#include "ura-plan-picture.h"
#include "ura-plan-rates.h"
#include "ura-plan-select.h"

typedef struct
{
  const char *comparator;
  const char *direction;
  double baseline;
  double target;
  double target_to;
  double actual;
  double expected;
} Rule;

static const Rule rules[] = {
  { "equal", "rising", NAN, 80, NAN, 40, 0.5 },
  { "equal", NULL, NAN, 80, NAN, 100, 1.25 },
  { NULL, NULL, NAN, 4, NAN, 4, 1 },
  { "at_least", "rising", NAN, 4, NAN, 0, 0 },
  { "equal", "rising", NAN, 0, NAN, 0, 1 },
  { "equal", "rising", NAN, 0, NAN, 5, 1 },
  { "equal", "rising", NAN, 10, NAN, NAN, NAN },
  { "equal", "rising", NAN, NAN, NAN, 10, NAN },
  { "equal", "falling", NAN, 70, NAN, 140, 0.5 },
  { "equal", "falling", NAN, 70, NAN, 35, 2 },
  { "equal", "falling", NAN, 0, NAN, 0, 1 },
  { "equal", "falling", NAN, 10, NAN, 0, 1 },
  { "equal", "falling", NAN, 0, NAN, 5, 0 },
  { "at_most", NULL, NAN, 3, NAN, 6, 0.5 },
  { "at_most", "rising", NAN, 3, NAN, 6, 2 },
  { "equal", "keep", NAN, 100, NAN, 104, 1 },
  { "equal", "keep", NAN, 100, NAN, 95, 1 },
  { "equal", "keep", NAN, 100, NAN, 80, 0.8 },
  { "equal", "keep", NAN, 100, NAN, 125, 0.8 },
  { "equal", "keep", NAN, 0, NAN, 0, 1 },
  { "equal", "keep", NAN, 0, NAN, 1, 0 },
  { "range", NULL, NAN, 2, 4, 3, 1 },
  { "range", NULL, NAN, 2, 4, 1, 0.5 },
  { "range", NULL, NAN, 2, 4, 8, 0.5 },
  /* 5 % on 200 is 210: 205 is half the way. */
  { "growth_percent", "rising", 200, 5, NAN, 205, 0.5 },
  { "growth_percent", "rising", 200, 5, NAN, 190, -1 },
  { "growth_percent", "rising", NAN, 5, NAN, 205, NAN },
  { "growth_percent", "rising", 0, 5, NAN, 205, NAN },
  { "not_set", "rising", NAN, NAN, NAN, 5, NAN },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];
      UraAchievement achievement = { .actual = rule->actual,
                                     .baseline = rule->baseline,
                                     .target = rule->target,
                                     .target_to = rule->target_to,
                                     .comparator = rule->comparator,
                                     .direction = rule->direction };
      double found = ura_achievement (&achievement);

      g_test_message ("rule %u: %g", i, found);
      if (isnan (rule->expected))
        g_assert_true (isnan (found));
      else
        g_assert_cmpfloat_with_epsilon (found, rule->expected, 1e-9);
    }
}

/* Whatever is shown as a division is that division, and the plain cases are shown as one. */
static void
test_divisions (void)
{
  guint n_plain = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];
      UraAchievement achievement = { .actual = rule->actual,
                                     .baseline = rule->baseline,
                                     .target = rule->target,
                                     .target_to = rule->target_to,
                                     .comparator = rule->comparator,
                                     .direction = rule->direction };
      UraAchievementRule found = ura_achievement_rule (&achievement);

      g_test_message ("rule %u: %d", i, found);
      if (found == URA_ACHIEVEMENT_ACTUAL_BY_TARGET)
        g_assert_cmpfloat (rule->actual / rule->target, ==, rule->expected);
      else if (found == URA_ACHIEVEMENT_TARGET_BY_ACTUAL)
        g_assert_cmpfloat (rule->target / rule->actual, ==, rule->expected);
      n_plain += found != URA_ACHIEVEMENT_OTHER;
    }
  /* The first four, "at most 3, rising", and of the falling ones those with an actual. */
  g_assert_cmpuint (n_plain, ==, 4 + 1 + 4);
}

static void
test_time_gone (void)
{
  g_assert_cmpfloat (ura_picture_time_gone ("2022-01-01", "2022-12-31", "2022-06-30"), ==, 0.5);
  g_assert_cmpfloat (ura_picture_time_gone ("2022-01-01", "2025-12-31", "2022-12-31"), ==, 0.25);
  g_assert_cmpfloat (ura_picture_time_gone ("2022-01-01", "2022-12-31", "2023-06-30"), ==, 1);
  g_assert_cmpfloat (ura_picture_time_gone ("2022-01-01", "2022-12-31", "2021-06-30"), ==, 0);
  g_assert_cmpfloat_with_epsilon (ura_picture_time_gone ("2022-01-01", "2022-01-10", "2022-01-04"),
                                  0.4, 1e-9);
}

/* 2022–2023. */
static const char plan_text[] =
    "ura-plan 1\n[plan T]\ntitle: Test\nlevel: municipality\nstart: 2022\nend: 2023\n"
    "[objective O]\ntext: Objective\n[measure M]\ntext: Measure\n"
    "[indicator annual]\nof: M\nof: O\nname: n\nkind: quantitative\nunit: meetings\n"
    "aggregation: annual\nbaseline 2021: 6\ntarget 2022: 10\ntarget 2023: 20\n"
    "[indicator cumulative]\nof: M\nname: n\naggregation: cumulative\nbaseline 2021: 80\n"
    "target 2022: 100\ntarget 2023: 140\n"
    "[indicator single]\nof: M\nname: n\nkind: quantitative\ntarget end: Të paktën 4 takime\n"
    "[indicator percent]\nof: M\nname: n\nkind: percentage\nunit: percent\nbaseline 2021: 50%\n"
    "target 2022: 60%\ntarget 2023: 80%\n"
    "[indicator growth]\nof: M\nname: n\nkind: percentage\nbaseline 2021: 200\n"
    "target 2022: 5 % rritje nga vlera baseline\n"
    "[indicator mean]\nof: M\nname: n\naggregation: mean\ntarget 2022: 10\n"
    "[indicator unset]\nof: M\nname: n\ntarget 2022: x%\n"
    "[indicator same]\nof: M\nname: n\naggregation: annual\ntarget 2022: 20\nsame as: annual\n"
    "[indicator split]\nof: M\nname: n\ntarget 2022: 8\nsplit: sex: women; men\n"
    "[indicator silent]\nof: M\nname: n\ntarget 2022: 8\n";

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

/* Returns: (transfer full): the uid of the value. */
static char *
report_value (Fixture *fixture, const char *code, const char *key, double value)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Report a value"));
  g_autoptr (GError) error = NULL;
  g_autofree char *where = g_strdup_printf ("code = 'T-%s'", code);
  g_autofree char *indicator = plan_test_uid (fixture->store, "indicator", where);
  g_autofree char *period_uid = NULL;
  UraPeriod period;
  const char *uid;

  g_assert_true (ura_period_from_key (key, &period));
  period_uid = ura_period_record (fixture->store, edit, &period, NULL, &error);
  g_assert_no_error (error);
  uid = ura_edit_create (edit, "indicator_value", NULL);
  ura_edit_set_text (edit, "indicator_value", uid, "indicator", indicator);
  ura_edit_set_text (edit, "indicator_value", uid, "period", period_uid);
  ura_edit_set_real (edit, "indicator_value", uid, "value", value);
  plan_test_apply (fixture->store, edit);
  return g_strdup (uid);
}

static void
add_value (Fixture *fixture, const char *code, const char *key, double value)
{
  g_free (report_value (fixture, code, key, value));
}

static UraPlanPicture *
draw (Fixture *fixture, const char *key)
{
  UraPlanPictureOptions options = { .today = "2024-01-01" };
  g_autoptr (GError) error = NULL;
  UraPlanPicture *picture;
  UraPeriod period;

  g_assert_true (ura_period_from_key (key, &period));
  picture = ura_plan_picture_new (fixture->store, fixture->plan, &period, &options, NULL, &error);
  g_assert_no_error (error);
  return picture;
}

static const UraPictureIndicator *
find (const UraPlanPicture *picture, const char *code)
{
  g_autofree char *full = g_strdup_printf ("T-%s", code);

  for (guint i = 0; i < ura_plan_picture_get_n_indicators (picture); i++)
    if (g_str_equal (ura_plan_picture_get_indicator (picture, i)->code, full))
      return ura_plan_picture_get_indicator (picture, i);
  g_assert_not_reached ();
}

static void
assert_ratio (double found, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-9);
}

static void
assert_reached (const UraPictureIndicator *indicator,
                double actual,
                double cumulative,
                double achievement,
                double pace,
                UraIndicatorBand band)
{
  g_test_message ("%s: %g, %g, %g, %g", indicator->code, indicator->actual, indicator->cumulative,
                  indicator->achievement, indicator->pace);
  g_assert_cmpint (indicator->has_actual, ==, !isnan (actual));
  if (!isnan (actual))
    g_assert_cmpfloat (indicator->actual, ==, actual);
  g_assert_cmpint (indicator->has_cumulative, ==, !isnan (cumulative));
  if (!isnan (cumulative))
    g_assert_cmpfloat (indicator->cumulative, ==, cumulative);
  assert_ratio (indicator->achievement, achievement);
  assert_ratio (indicator->pace, pace);
  g_assert_cmpint (indicator->band, ==, band);
}

static void
test_annual (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) first = NULL;
  g_autoptr (UraPlanPicture) second = NULL;
  g_autoptr (UraPlanPicture) year = NULL;
  g_autoptr (UraPlanPicture) later = NULL;
  const UraPictureIndicator *indicator;

  add_value (fixture, "annual", "2022-1", 4);
  add_value (fixture, "annual", "2022-2", 5);
  add_value (fixture, "annual", "2023-1", 10);

  /* Four of ten, when five should be there: 0.8 of the pace. */
  first = draw (fixture, "2022-1");
  indicator = find (first, "annual");
  assert_reached (indicator, 4, 4, 0.4, 0.8, URA_BAND_NEAR);
  g_assert_cmpfloat (indicator->target.value, ==, 10);
  g_assert_cmpfloat (indicator->final_target.value, ==, 20);
  g_assert_cmpfloat (indicator->baseline.value, ==, 6);
  g_assert_cmpstr (indicator->baseline.date, ==, "2021");
  g_assert_cmpstr (indicator->items, ==, "T-O, T-M");
  g_assert_cmpint (indicator->item, ==, 0);
  g_assert_cmpuint (indicator->n_targets, ==, 2);

  second = draw (fixture, "2022-2");
  assert_reached (find (second, "annual"), 5, 9, 0.9, 0.9, URA_BAND_NEAR);
  year = draw (fixture, "2022");
  assert_reached (find (year, "annual"), 9, 9, 0.9, 0.9, URA_BAND_NEAR);
  later = draw (fixture, "2023-1");
  assert_reached (find (later, "annual"), 10, 10, 0.5, 1, URA_BAND_ON_TRACK);
}

static void
test_cumulative (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) first = NULL;
  g_autoptr (UraPlanPicture) middle = NULL;
  g_autoptr (UraPlanPicture) silent = NULL;

  add_value (fixture, "cumulative", "2022-1", 90);
  add_value (fixture, "cumulative", "2023-1", 90);

  /* From 80 to 100 in the year: 90 after its half. */
  first = draw (fixture, "2022-1");
  assert_reached (find (first, "cumulative"), 90, 90, 0.9, 1, URA_BAND_ON_TRACK);
  /* Nothing new: the last level holds, against 100. */
  silent = draw (fixture, "2022-2");
  assert_reached (find (silent, "cumulative"), NAN, 90, 0.9, 0.9, URA_BAND_NEAR);
  /* From 100 to 140: 120 after the half. */
  middle = draw (fixture, "2023-1");
  assert_reached (find (middle, "cumulative"), 90, 90, 90.0 / 140, 0.75, URA_BAND_BELOW);
}

static void
test_single (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) first = NULL;
  g_autoptr (UraPlanPicture) last = NULL;

  add_value (fixture, "single", "2022-1", 1);
  add_value (fixture, "single", "2023-1", 2);
  /* One of four, when one should be there. */
  first = draw (fixture, "2022-1");
  assert_reached (find (first, "single"), 1, 1, 0.25, 1, URA_BAND_ON_TRACK);
  g_assert_cmpstr (find (first, "single")->target.comparator, ==, "at_least");
  g_assert_cmpstr (find (first, "single")->target.period, ==, "2023");
  last = draw (fixture, "2023-2");
  assert_reached (find (last, "single"), NAN, 3, 0.75, 0.75, URA_BAND_BELOW);
}

static void
test_levels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = NULL;

  add_value (fixture, "percent", "2022-1", 45);
  add_value (fixture, "growth", "2022-1", 205);
  add_value (fixture, "mean", "2022-Q1", 8);
  add_value (fixture, "mean", "2022-Q2", 12);
  add_value (fixture, "unset", "2022-1", 3);
  picture = draw (fixture, "2022-1");
  assert_reached (find (picture, "percent"), 45, 45, 0.75, 0.75, URA_BAND_BELOW);
  assert_reached (find (picture, "growth"), 205, 205, 0.5, 0.5, URA_BAND_BELOW);
  assert_reached (find (picture, "mean"), 10, 10, 1, 1, URA_BAND_ON_TRACK);
  g_assert_cmpint (find (picture, "unset")->band, ==, URA_BAND_NO_DATA);
  g_assert_true (isnan (find (picture, "unset")->achievement));
  g_assert_true (find (picture, "unset")->has_actual);
}

/* A value of the whole half-year beside those of its quarters is not counted twice. */
static void
test_nested (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = NULL;

  add_value (fixture, "annual", "2022-Q1", 2);
  add_value (fixture, "annual", "2022-Q2", 2);
  add_value (fixture, "annual", "2022-1", 5);
  picture = draw (fixture, "2022");
  assert_reached (find (picture, "annual"), 5, 5, 0.5, 0.5, URA_BAND_BELOW);
}

static void
test_same_as (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = NULL;

  add_value (fixture, "annual", "2022-1", 5);
  picture = draw (fixture, "2022-1");
  assert_reached (find (picture, "same"), 5, 5, 0.25, 0.5, URA_BAND_BELOW);
  g_assert_cmpstr (find (picture, "same")->same_as, ==, "T-annual");
}

static void
test_splits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *value = report_value (fixture, "split", "2022-1", 5);
  g_autofree char *women = plan_test_uid (fixture->store, "disaggregation_item", "name = 'women'");
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Report a value"));
  const char *cell = ura_edit_create (edit, "indicator_cell", NULL);
  g_autoptr (UraPlanPicture) picture = NULL;
  const UraPictureIndicator *indicator;

  ura_edit_set_text (edit, "indicator_cell", cell, "indicator_value", value);
  ura_edit_set_text (edit, "indicator_cell", cell, "item", women);
  ura_edit_set_real (edit, "indicator_cell", cell, "value", 0);
  plan_test_apply (fixture->store, edit);
  picture = draw (fixture, "2022-1");
  indicator = find (picture, "split");
  g_assert_cmpuint (indicator->n_splits, ==, 1);
  g_assert_cmpstr (indicator->splits[0].dimension, ==, "sex");
  g_assert_cmpstr (indicator->splits[0].items, ==, "women; men");
  g_assert_true (indicator->splits[0].required);
  g_assert_cmpuint (indicator->n_cells, ==, 1);
  g_assert_cmpstr (indicator->cells[0].item, ==, "women");
  /* Zero is a value. */
  g_assert_true (indicator->cells[0].has_value);
  g_assert_cmpfloat (indicator->cells[0].value, ==, 0);
  g_assert_cmpuint (find (picture, "annual")->n_cells, ==, 0);
}

static void
test_revised (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Revise a target"));
  g_autofree char *old = plan_test_uid (fixture->store, "target",
                                        "indicator.code = 'T-annual' and period.key = '2022'");
  g_autofree char *indicator = plan_test_uid (fixture->store, "indicator", "code = 'T-annual'");
  g_autofree char *period = plan_test_uid (fixture->store, "period", "key = '2022'");
  const char *uid = ura_edit_create (edit, "target", NULL);
  g_autoptr (UraPlanPicture) picture = NULL;

  ura_edit_set_text (edit, "target", uid, "indicator", indicator);
  ura_edit_set_text (edit, "target", uid, "period", period);
  ura_edit_set_real (edit, "target", uid, "value", 8);
  ura_edit_set_text (edit, "target", uid, "revised_from", old);
  plan_test_apply (fixture->store, edit);
  add_value (fixture, "annual", "2022-1", 4);
  picture = draw (fixture, "2022-1");
  g_assert_cmpuint (find (picture, "annual")->n_targets, ==, 2);
  assert_reached (find (picture, "annual"), 4, 4, 0.5, 1, URA_BAND_ON_TRACK);
}

static void
test_bands (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraPlanPicture) picture = NULL;
  g_autoptr (UraPlanRates) rates = NULL;

  add_value (fixture, "annual", "2022-1", 20);
  add_value (fixture, "cumulative", "2022-1", 45);
  picture = draw (fixture, "2022-1");
  rates = ura_plan_rates_new (picture);
  g_assert_cmpuint (rates->n_indicators, ==, 10);
  /* "annual" and "same" on track (20 of 5 and of 10), "cumulative" below, seven without data. */
  g_assert_cmpuint (rates->indicators_by_band[URA_BAND_ON_TRACK], ==, 2);
  g_assert_cmpuint (rates->indicators_by_band[URA_BAND_BELOW], ==, 1);
  g_assert_cmpuint (rates->indicators_by_band[URA_BAND_NO_DATA], ==, 7);
  /* 2 counts as 1, then 1 and 0.45. */
  g_assert_cmpfloat_with_epsilon (rates->mean_achievement, (1 + 1 + 0.45) / 3, 1e-9);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Report a value"));
  g_autoptr (UraPlanLists) lists = ura_plan_lists_load (fixture->store, NULL, NULL);
  g_autofree char *indicator = plan_test_uid (fixture->store, "indicator", "code = 'T-silent'");
  g_autofree char *period = NULL;
  const char *uid = ura_edit_create (edit, "indicator_value", NULL);
  g_autoptr (UraPlanPicture) picture = NULL;
  UraPeriod half;

  g_assert_true (ura_period_from_key ("2022-1", &half));
  period = ura_period_record (fixture->store, edit, &half, NULL, NULL);
  ura_edit_set_text (edit, "indicator_value", uid, "indicator", indicator);
  ura_edit_set_text (edit, "indicator_value", uid, "period", period);
  ura_edit_set_text (edit, "indicator_value", uid, "missing_reason",
                     ura_plan_lists_code (lists, "missing_reason", "not_collected"));
  plan_test_apply (fixture->store, edit);
  picture = draw (fixture, "2022-1");
  assert_reached (find (picture, "silent"), NAN, NAN, NAN, NAN, URA_BAND_NO_DATA);
  g_assert_cmpstr (find (picture, "silent")->missing_reason, ==, "Not collected");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/plan/indicator/annual", test_annual },
    { "/plan/indicator/cumulative", test_cumulative },
    { "/plan/indicator/single-target", test_single },
    { "/plan/indicator/levels", test_levels },
    { "/plan/indicator/nested-periods", test_nested },
    { "/plan/indicator/same-as", test_same_as },
    { "/plan/indicator/splits", test_splits },
    { "/plan/indicator/revised-target", test_revised },
    { "/plan/indicator/bands", test_bands },
    { "/plan/indicator/missing", test_missing },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/achievement/rules", test_rules);
  g_test_add_func ("/plan/achievement/divisions", test_divisions);
  g_test_add_func ("/plan/achievement/time-gone", test_time_gone);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
