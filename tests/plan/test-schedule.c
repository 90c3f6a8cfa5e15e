/* When measures are due, against a calendar counted by hand and one counted day by day. */

#include "config.h"

#include "ura-date.h"
#include "ura-plan-codes.h"
#include "ura-plan-period.h"
#include "ura-schedule.h"

typedef struct
{
  UraSchedule schedule;
  const char *period;
  gint64 due;
  gint64 required;
} Case;

static const Case cases[] = {
  { { "2022", "2022", NULL, 0 }, "2022-1", 0, 0 },
  { { "2022", "2022", NULL, 0 }, "2022-2", 1, 1 },
  { { "2022", "2025", NULL, 0 }, "2023", 0, 0 },
  { { "2022", "2025", NULL, 0 }, "2025-2", 1, 1 },
  { { "2022", "2025", "none", 3 }, "2025-2", 1, 1 },
  { { NULL, "2022-06", NULL, 0 }, "2022-1", 1, 1 },
  { { "2022", NULL, NULL, 0 }, "2022-2", 0, 0 },
  { { "2022", "2025", "quarterly", 1 }, "2022-1", 2, 2 },
  { { "2022", "2025", "quarterly", 1 }, "2022-02", 0, 0 },
  { { "2022", "2025", "quarterly", 1 }, "2022-03", 1, 1 },
  { { "2022", "2025", "quarterly", 1 }, "2025", 4, 4 },
  { { "2022", "2025", "quarterly", 1 }, "2026-1", 0, 0 },
  { { "2022", "2025", "yearly", 2 }, "2023-1", 1, 1 },
  { { "2022", "2025", "yearly", 2 }, "2023-2", 1, 1 },
  { { "2022", "2025", "yearly", 4 }, "2023-Q3", 1, 1 },
  { { "2022", "2025", "yearly", 1 }, "2023-1", 0, 0 },
  { { "2022", "2025", "yearly", 1 }, "2023-2", 1, 1 },
  { { "2022", "2025", "yearly", 5 }, "2023", 5, 5 },
  { { "2022", "2025", "half_yearly", 1 }, "2022-06", 1, 1 },
  { { "2022", "2025", "monthly", 2 }, "2024-02", 2, 2 },
  { { "2022-03", "2022-12", "quarterly", 1 }, "2022", 3, 3 },
  { { "2022-02-15", "2022-12", "monthly", 1 }, "2022-1", 4, 4 },
  { { "2022-11", "2022-12", "quarterly", 1 }, "2022-2", 1, 1 },
  { { "2022", NULL, "monthly", 1 }, "2030", 12, 12 },
  { { NULL, "2022", "monthly", 1 }, "2022", 1, 1 },
  { { "2022", "2025", "as_needed", 0 }, "2025-2", 1, 0 },
  { { "2022", "2025", "as_needed", 0 }, "2024-2", 0, 0 },
  { { "1000", "9999", "monthly", 366 }, "9999-12", 366, 366 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UraPeriod period;

      g_assert_true (ura_period_from_key (cases[i].period, &period));
      g_test_message ("case %u", i);
      g_assert_cmpint (ura_schedule_occurrences (&cases[i].schedule, &period), ==, cases[i].due);
      g_assert_cmpint (ura_schedule_required (&cases[i].schedule, &period), ==, cases[i].required);
      g_assert_cmpint (ura_schedule_is_due (&cases[i].schedule, &period), ==, cases[i].due > 0);
    }
}

/* However a year is cut into periods, the times due in them add up to those of the year; and a
 * whole span has as many as its cycles. */
static void
test_adds_up (void)
{
  static const char *const recurrences[] = { "monthly", "quarterly", "half_yearly", "yearly" };
  static const int months[] = { 1, 3, 6, 12 };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 400; i++)
    {
      int r = g_rand_int_range (random, 0, 4);
      g_autofree char *start = g_strdup_printf (
          "20%02d-%02d-%02d", g_rand_int_range (random, 20, 24), g_rand_int_range (random, 1, 13),
          g_rand_int_range (random, 1, 29));
      UraSchedule schedule = { start, "2027-12-31", recurrences[r],
                               g_rand_int_range (random, 1, 15) };
      UraPeriod whole, year, half, month;
      gint64 total = 0;
      g_autofree char *after = ura_date_add_months (start, months[r]);
      g_autofree char *last = ura_date_add_days (after, -1);
      g_autofree char *key = g_strdup_printf ("%s..%s", start, last);

      g_assert_true (ura_period_from_key ("2019-01-01..2027-12-31", &whole));
      for (int y = 2019; y <= 2027; y++)
        {
          gint64 by_half = 0;
          gint64 by_month = 0;
          g_autofree char *year_key = g_strdup_printf ("%d", y);
          g_autofree char *half_key = g_strdup_printf ("%d-1", y);
          g_autofree char *month_key = g_strdup_printf ("%d-01", y);

          g_assert_true (ura_period_from_key (year_key, &year));
          g_assert_true (ura_period_from_key (half_key, &half));
          g_assert_true (ura_period_from_key (month_key, &month));
          for (int n = 0; n < 2; n++, half = ura_period_next (&half))
            by_half += ura_schedule_occurrences (&schedule, &half);
          for (int n = 0; n < 12; n++, month = ura_period_next (&month))
            by_month += ura_schedule_occurrences (&schedule, &month);
          g_assert_cmpint (by_half, ==, ura_schedule_occurrences (&schedule, &year));
          g_assert_cmpint (by_month, ==, by_half);
          total += by_half;
        }
      g_assert_cmpint (total, ==, ura_schedule_occurrences (&schedule, &whole));
      /* The first cycle alone has its full count. */
      g_assert_true (ura_period_from_key (key, &half));
      g_assert_cmpint (ura_schedule_occurrences (&schedule, &half), ==, schedule.count);
    }
}

static void
test_span (void)
{
  UraSchedule schedule = { "2022-03", "2022-06", NULL, 0 };
  UraPeriod period;

  g_assert_true (ura_period_from_key ("2022-1", &period));
  g_assert_true (ura_schedule_is_active (&schedule, &period));
  g_assert_true (ura_period_from_key ("2022-2", &period));
  g_assert_false (ura_schedule_is_active (&schedule, &period));
  g_assert_false (ura_schedule_has_ended (&schedule, "2022-06-30"));
  g_assert_true (ura_schedule_has_ended (&schedule, "2022-07-01"));
  schedule.end = NULL;
  g_assert_false (ura_schedule_has_ended (&schedule, "2999-07-01"));
  g_assert_false (ura_schedule_is_recurring (&schedule));
  schedule.recurrence = URA_RECURRENCE_MONTHLY;
  g_assert_true (ura_schedule_is_recurring (&schedule));
}

static void
assert_current (const char *start, const char *end, const char *today, const char *expected)
{
  UraPeriod period = ura_plan_current_period (start, end, URA_PERIOD_HALF_YEAR, today);
  g_autofree char *key = ura_period_key (&period);

  g_assert_cmpstr (key, ==, expected);
}

static void
test_current (void)
{
  g_autoptr (GArray) periods = ura_plan_periods ("2022", "2025", URA_PERIOD_HALF_YEAR);
  g_autoptr (GArray) hostile = ura_plan_periods ("1000", "9999", URA_PERIOD_MONTH);
  g_autoptr (GArray) none = ura_plan_periods ("2022", NULL, URA_PERIOD_MONTH);

  assert_current ("2022", "2025", "2024-03-05", "2024-1");
  assert_current ("2022", "2025", "2024-12-31", "2024-2");
  assert_current ("2022", "2025", "2027-03-05", "2025-2");
  assert_current ("2022", "2025", "2020-03-05", "2022-1");
  assert_current (NULL, NULL, "2020-03-05", "2020-1");
  assert_current ("2022-05", "soon", "2022-03-05", "2022-1");
  g_assert_cmpuint (periods->len, ==, 8);
  g_assert_cmpuint (hostile->len, ==, 400);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/schedule/cases", test_cases);
  g_test_add_func ("/plan/schedule/parts-add-up", test_adds_up);
  g_test_add_func ("/plan/schedule/span", test_span);
  g_test_add_func ("/plan/period/current", test_current);
  return g_test_run ();
}
