/* Reporting periods: keys, labels, neighbours, and which days belong to them. */

#include "config.h"

#include "ura-date.h"
#include "ura-period.h"

#include <string.h>

#define RANDOM_CASES 5000

static UraPeriod
period_of (const char *key)
{
  UraPeriod period;

  if (!ura_period_from_key (key, &period))
    g_error ("“%s” is no period", key);
  return period;
}

static void
assert_same (const UraPeriod *a, const UraPeriod *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->start, ==, b->start);
  g_assert_cmpstr (a->end, ==, b->end);
}

static UraPeriod
random_period (void)
{
  g_autofree char *first = ura_date_add_days ("1000-01-01", g_test_rand_int_range (0, 3200000));
  g_autofree char *last = ura_date_add_days (first, g_test_rand_int_range (0, 2000));
  g_autofree char *key = g_strdup_printf ("%s..%s", first, last);
  UraPeriodKind kind = (UraPeriodKind) g_test_rand_int_range (URA_PERIOD_MONTH,
                                                              URA_PERIOD_FREE + 1);

  return kind == URA_PERIOD_FREE ? period_of (key) : ura_period_containing (kind, first);
}

static void
assert_period (const char *key, UraPeriodKind kind, const char *start, const char *end)
{
  UraPeriod period = period_of (key);

  g_assert_cmpint (period.kind, ==, kind);
  g_assert_cmpstr (period.start, ==, start);
  g_assert_cmpstr (period.end, ==, end);
}

static void
test_keys (void)
{
  UraPeriod spoken = period_of ("2024-H2");
  g_autofree char *key = ura_period_key (&spoken);

  assert_period ("2024-03", URA_PERIOD_MONTH, "2024-03-01", "2024-03-31");
  assert_period ("2024-02", URA_PERIOD_MONTH, "2024-02-01", "2024-02-29");
  assert_period ("2024-Q1", URA_PERIOD_QUARTER, "2024-01-01", "2024-03-31");
  assert_period ("2024-Q4", URA_PERIOD_QUARTER, "2024-10-01", "2024-12-31");
  assert_period ("2024-1", URA_PERIOD_HALF_YEAR, "2024-01-01", "2024-06-30");
  assert_period ("2024-2", URA_PERIOD_HALF_YEAR, "2024-07-01", "2024-12-31");
  assert_period ("2024-H1", URA_PERIOD_HALF_YEAR, "2024-01-01", "2024-06-30");
  assert_period ("2024", URA_PERIOD_YEAR, "2024-01-01", "2024-12-31");
  assert_period ("2024-01-15..2024-04-30", URA_PERIOD_FREE, "2024-01-15", "2024-04-30");
  assert_period ("2024-01-15..2024-01-15", URA_PERIOD_FREE, "2024-01-15", "2024-01-15");
  g_assert_cmpstr (key, ==, "2024-2");
}

static void
test_keys_refused (void)
{
  const char *const bad[] = { "",
                              "2024-",
                              "2024-3",
                              "2024-0",
                              "2024-13",
                              "2024-00",
                              "2024-Q0",
                              "2024-Q5",
                              "2024-H3",
                              "2024-q1",
                              "2024-Q",
                              "2024-Q12",
                              "2024-03-05",
                              "24-1",
                              "0024-1",
                              "2024-1 ",
                              "2024/1",
                              "2024..2025",
                              "..",
                              "2024-01-15..",
                              "2024-02-01..2024-01-31",
                              "2024-01-15..2024-02-30",
                              "2024-01-15..2024-01-16..2024-01-17",
                              "2024-01-15...2024-01-16" };
  UraPeriod period = { .kind = URA_PERIOD_YEAR, .start = "mark" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (ura_period_from_key (bad[i], &period));
      g_assert_cmpint (period.kind, ==, URA_PERIOD_YEAR);
      g_assert_cmpstr (period.start, ==, "mark");
    }
}

static void
assert_labels (const char *key, const char *albanian, const char *english)
{
  UraPeriod period = period_of (key);
  g_autofree char *sq = ura_period_label (&period, ura_language_get ("sq"));
  g_autofree char *en = ura_period_label (&period, ura_language_get ("en"));

  g_assert_cmpstr (sq, ==, albanian);
  g_assert_cmpstr (en, ==, english);
}

static void
test_labels (void)
{
  assert_labels ("2024-1", "6-mujori I 2024", "First half of 2024");
  assert_labels ("2024-2", "6-mujori II 2024", "Second half of 2024");
  assert_labels ("2024-Q1", "Tremujori I 2024", "First quarter of 2024");
  assert_labels ("2024-Q2", "Tremujori II 2024", "Second quarter of 2024");
  assert_labels ("2024-Q3", "Tremujori III 2024", "Third quarter of 2024");
  assert_labels ("2024-Q4", "Tremujori IV 2024", "Fourth quarter of 2024");
  assert_labels ("2024-03", "mars 2024", "March 2024");
  assert_labels ("2024", "Viti 2024", "Year 2024");
  assert_labels ("2024-01-15..2024-04-30", "15.01.2024 – 30.04.2024", "15.01.2024 – 30.04.2024");
}

static void
test_key_round_trip (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      UraPeriod period = random_period ();
      g_autofree char *key = ura_period_key (&period);
      UraPeriod again = period_of (key);

      assert_same (&period, &again);
    }
}

/* Neighbours touch: no day lies between them or in both, and the way back leads home. */
static void
test_neighbours (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      UraPeriod period = random_period ();
      UraPeriod next = ura_period_next (&period);
      UraPeriod previous = ura_period_previous (&period);
      UraPeriod there_and_back = ura_period_previous (&next);
      UraPeriod back_and_there = ura_period_next (&previous);

      if (strcmp (period.end, "9990") < 0)
        {
          g_assert_cmpint (ura_date_days_between (period.end, next.start), ==, 1);
          assert_same (&there_and_back, &period);
        }
      if (strcmp (period.start, "1010") > 0)
        {
          g_assert_cmpint (ura_date_days_between (previous.end, period.start), ==, 1);
          assert_same (&back_and_there, &period);
        }
      g_assert_cmpint (next.kind, ==, period.kind);
    }
}

static void
test_end_of_calendar (void)
{
  UraPeriod last = period_of ("9999-2");
  UraPeriod first = period_of ("1000-01");
  UraPeriod span = period_of ("9999-12-30..9999-12-31");
  UraPeriod after = ura_period_next (&last);
  UraPeriod before = ura_period_previous (&first);
  UraPeriod after_span = ura_period_next (&span);

  assert_same (&after, &last);
  assert_same (&before, &first);
  assert_same (&after_span, &span);
}

static void
test_containing (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      UraPeriod period = random_period ();
      int span = ura_date_days_between (period.start, period.end);
      g_autofree char *day = ura_date_add_days (period.start, g_test_rand_int_range (0, span + 1));

      g_assert_true (ura_period_contains (&period, day));
      if (period.kind != URA_PERIOD_FREE)
        {
          UraPeriod found = ura_period_containing (period.kind, day);

          assert_same (&found, &period);
        }
    }
}

static void
test_contains_edges (void)
{
  UraPeriod half = period_of ("2024-1");

  g_assert_true (ura_period_contains (&half, "2024-01-01"));
  g_assert_true (ura_period_contains (&half, "2024-06-30"));
  g_assert_false (ura_period_contains (&half, "2023-12-31"));
  g_assert_false (ura_period_contains (&half, "2024-07-01"));
  g_assert_false (ura_period_contains (&half, "2024-03"));
  g_assert_false (ura_period_contains (&half, "soon"));
}

static void
test_overlaps (void)
{
  UraPeriod half = period_of ("2024-2");

  g_assert_true (ura_period_overlaps (&half, NULL, NULL));
  g_assert_true (ura_period_overlaps (&half, "2022", "2025"));
  g_assert_true (ura_period_overlaps (&half, "2024", NULL));
  g_assert_true (ura_period_overlaps (&half, "2024-12-31", NULL));
  g_assert_false (ura_period_overlaps (&half, "2025", NULL));
  g_assert_true (ura_period_overlaps (&half, NULL, "2024-07"));
  g_assert_false (ura_period_overlaps (&half, NULL, "2024-06"));
  g_assert_true (ura_period_overlaps (&half, "2024", "2024"));
  g_assert_true (ura_period_overlaps (&half, "2024-09-01", "2024-09-02"));
  g_assert_false (ura_period_overlaps (&half, "2026", "2022"));
  g_assert_false (ura_period_overlaps (&half, "2024-10", "2024-09"));
  g_assert_false (ura_period_overlaps (&half, "soon", NULL));
  g_assert_false (ura_period_overlaps (&half, NULL, "later"));
}

/* Two free spans overlap exactly when one holds an end of the other. */
static void
test_overlaps_both_ways (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      UraPeriod a = random_period ();
      g_autofree char *from = ura_date_add_days (a.start, g_test_rand_int_range (-800, 800));
      g_autofree char *to = from == NULL ? NULL
                                         : ura_date_add_days (from, g_test_rand_int_range (0, 400));
      g_autofree char *key = NULL;
      UraPeriod b;

      if (to == NULL)
        continue;
      key = g_strdup_printf ("%s..%s", from, to);
      b = period_of (key);
      g_assert_cmpint (ura_period_overlaps (&a, from, to), ==,
                       ura_period_contains (&a, from) || ura_period_contains (&b, a.start));
      g_assert_cmpint (ura_period_overlaps (&a, from, to), ==,
                       ura_period_overlaps (&b, a.start, a.end));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/period/keys", test_keys);
  g_test_add_func ("/base/period/keys-refused", test_keys_refused);
  g_test_add_func ("/base/period/labels", test_labels);
  g_test_add_func ("/base/period/key-round-trip", test_key_round_trip);
  g_test_add_func ("/base/period/neighbours", test_neighbours);
  g_test_add_func ("/base/period/end-of-calendar", test_end_of_calendar);
  g_test_add_func ("/base/period/containing", test_containing);
  g_test_add_func ("/base/period/contains-edges", test_contains_edges);
  g_test_add_func ("/base/period/overlaps", test_overlaps);
  g_test_add_func ("/base/period/overlaps-both-ways", test_overlaps_both_ways);

  return g_test_run ();
}
