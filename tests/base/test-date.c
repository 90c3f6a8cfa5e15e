/* Dates: what is one, what people type, and the calendar against one counted by hand. */

#include "config.h"

#include "ura-date.h"

#include <string.h>

#define RANDOM_CASES 20000

typedef struct
{
  int year;
  int month;
  int day;
} Day;

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_length (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap (year) ? 29 : lengths[month - 1];
}

static Day
following (Day day)
{
  if (day.day < month_length (day.year, day.month))
    return (Day){ day.year, day.month, day.day + 1 };
  if (day.month < 12)
    return (Day){ day.year, day.month + 1, 1 };
  return (Day){ day.year + 1, 1, 1 };
}

static char *
random_day (void)
{
  int year = g_test_rand_int_range (1000, 10000);
  int month = g_test_rand_int_range (1, 13);

  return g_strdup_printf ("%04d-%02d-%02d", year, month,
                          g_test_rand_int_range (1, month_length (year, month) + 1));
}

static void
assert_parses (const char *typed, const char *expected)
{
  g_autofree char *date = ura_date_parse (typed, "2024-11-09");

  if (g_strcmp0 (date, expected) != 0)
    g_error ("“%s” became %s, not %s", typed, date, expected);
}

static void
test_valid (void)
{
  const char *const good[] = { "2024",       "2024-03",    "2024-03-05", "2024-02-29", "2000-02-29",
                               "1000-01-01", "9999-12-31", "1900-02-28", "2100-12" };
  const char *const bad[] = { "",           "24",          "0999",       "2024-13",    "2024-00",
                              "2024-02-30", "2023-02-29",  "1900-02-29", "2100-02-29", "2024-3",
                              "2024-3-5",   "2024-03-05 ", "2024-03-00", "2024/03/05", "2024-03-5",
                              "２０２４",   "-024",        "+024",       "20240305",   "2024-1" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (ura_date_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ura_date_is_valid (bad[i]));
  g_assert_false (ura_date_is_valid (NULL));
}

static void
assert_covers (const char *date, const char *first, const char *last)
{
  g_autofree char *first_day = ura_date_first_day (date);
  g_autofree char *last_day = ura_date_last_day (date);

  g_assert_cmpstr (first_day, ==, first);
  g_assert_cmpstr (last_day, ==, last);
}

static void
test_days_covered (void)
{
  assert_covers ("2024", "2024-01-01", "2024-12-31");
  assert_covers ("2024-02", "2024-02-01", "2024-02-29");
  assert_covers ("1900-02", "1900-02-01", "1900-02-28");
  assert_covers ("2024-03-05", "2024-03-05", "2024-03-05");
  assert_covers ("2024-02-30", NULL, NULL);
  assert_covers (NULL, NULL, NULL);
}

static void
test_parse_forms (void)
{
  assert_parses ("5.3.2024", "2024-03-05");
  assert_parses ("05/03/2024", "2024-03-05");
  assert_parses ("05-03-2024", "2024-03-05");
  assert_parses (" 5 . 3 . 2024. ", "2024-03-05");
  assert_parses ("5 3 2024", "2024-03-05");
  assert_parses ("2024-03-05", "2024-03-05");
  assert_parses ("2024.3.5", "2024-03-05");
  assert_parses ("5–3–2024", "2024-03-05");
  assert_parses ("5\302\240mars\302\2402024", "2024-03-05");
  assert_parses ("3.2024", "2024-03");
  assert_parses ("03/2024", "2024-03");
  assert_parses ("2024-03", "2024-03");
  assert_parses ("2024", "2024");
  assert_parses ("sot", "2024-11-09");
  assert_parses ("Today", "2024-11-09");
}

static void
test_parse_month_names (void)
{
  assert_parses ("5 mars 2024", "2024-03-05");
  assert_parses ("5 March 2024", "2024-03-05");
  assert_parses ("March 5, 2024", "2024-03-05");
  assert_parses ("mars 2024", "2024-03");
  assert_parses ("1 NËNTOR 2023", "2023-11-01");
  assert_parses ("1 nentor 2023", "2023-11-01");
  assert_parses ("28 shkurt 24", "2024-02-28");
  assert_parses ("7.Sht.2024", "2024-09-07");
  assert_parses ("Dhjetor 2022", "2022-12");
  assert_parses ("2 maj 2024", "2024-05-02");
  assert_parses ("2 may 2024", "2024-05-02");
}

static void
test_parse_short_year (void)
{
  assert_parses ("5.3.24", "2024-03-05");
  assert_parses ("5.3.29", "2029-03-05");
  assert_parses ("5.3.30", "1930-03-05");
  assert_parses ("5.3.99", "1999-03-05");
  assert_parses ("5.3.00", "2000-03-05");
}

static void
test_parse_refuses (void)
{
  const char *const typed[] = { "",
                                " ",
                                "5",
                                "5.3",
                                "3.24",
                                "24 mars",
                                "5 mars",
                                "31.2.2024",
                                "29.2.2023",
                                "29.2.1900",
                                "0.3.2024",
                                "5.0.2024",
                                "5.13.2024",
                                "5.3.4",
                                "5.3.124",
                                "5..3.2024",
                                "5.3.2024.1",
                                "-5.3.2024",
                                "5mars2024",
                                "5 ma 2024",
                                "5 foo 2024",
                                "2024-",
                                "20240305",
                                "mars mars 2024",
                                "5.3.2024 14:00",
                                "dje",
                                "5 mars 0024",
                                "12345",
                                "2024 2025",
                                "ju 5 2024",
                                "5.3.2024,",
                                "99999999999999999999" };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    assert_parses (typed[i], NULL);
  g_assert_null (ura_date_parse ("sot", NULL));
  g_assert_null (ura_date_parse ("sot", "2024-11"));
}

static void
assert_shown (const char *date, const char *albanian, const char *english)
{
  g_autofree char *sq = ura_date_format (date, ura_language_get ("sq"));
  g_autofree char *en = ura_date_format (date, ura_language_get ("en"));

  g_assert_cmpstr (sq, ==, albanian);
  g_assert_cmpstr (en, ==, english);
}

static void
test_format (void)
{
  assert_shown ("2024-03-05", "05.03.2024", "05.03.2024");
  assert_shown ("2024-03", "mars 2024", "March 2024");
  assert_shown ("2024-11", "nëntor 2024", "November 2024");
  assert_shown ("2024", "2024", "2024");
  assert_shown (NULL, "", "");
  assert_shown ("sipas nevojës", "sipas nevojës", "sipas nevojës");
}

static void
test_shown_dates_are_understood (void)
{
  for (int i = 0; i < RANDOM_CASES / 20; i++)
    {
      g_autofree char *date = random_day ();

      date[g_test_rand_int_range (0, 3) * 3 + 4] = '\0';
      for (const char *const *code = ura_language_codes (); *code != NULL; code++)
        {
          g_autofree char *shown = ura_date_format (date, ura_language_get (*code));

          assert_parses (shown, date);
        }
    }
}

static void
test_today (void)
{
  g_autofree char *real = NULL;
  g_autofree char *set = NULL;

  g_unsetenv ("URA_TODAY");
  real = ura_date_today ();
  g_assert_true (ura_date_is_valid (real));
  g_assert_cmpuint (strlen (real), ==, 10);
  g_setenv ("URA_TODAY", "2024-02-29", TRUE);
  set = ura_date_today ();
  g_assert_cmpstr (set, ==, "2024-02-29");
  g_unsetenv ("URA_TODAY");
}

/* It warns; here, as in every test, warnings end the program. */
static void
test_today_wrongly_set (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("URA_TODAY", "2024-02", TRUE);
      g_free (ura_date_today ());
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*URA_TODAY is not a date*2024-02*");
}

/* Every day of two centuries, 1900 and 2100 among them. */
static void
test_calendar (void)
{
  const char *start = "1895-01-01";
  Day day = { 1895, 1, 1 };
  g_autofree char *date = g_strdup (start);

  for (int count = 0; day.year < 2105; count++)
    {
      g_autofree char *expected = g_strdup_printf ("%04d-%02d-%02d", day.year, day.month, day.day);

      g_assert_cmpstr (date, ==, expected);
      g_assert_true (ura_date_is_valid (date));
      g_assert_cmpint (ura_date_days_between (start, date), ==, count);
      g_free (date);
      date = ura_date_add_days (expected, 1);
      day = following (day);
    }
}

static void
test_add_days_goes_back (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      g_autofree char *date = random_day ();
      int days = g_test_rand_int_range (-400000, 400000);
      g_autofree char *moved = ura_date_add_days (date, days);
      g_autofree char *back = NULL;

      if (moved == NULL)
        {
          g_assert_true (days < 0 ? strcmp (date, "2096") < 0 : strcmp (date, "8904") > 0);
          continue;
        }
      back = ura_date_add_days (moved, -days);
      g_assert_cmpstr (back, ==, date);
      g_assert_cmpint (ura_date_days_between (date, moved), ==, days);
      g_assert_cmpint (CLAMP (strcmp (moved, date), -1, 1), ==, CLAMP (days, -1, 1));
    }
}

static void
assert_month_moved (const char *date, int months, const char *expected)
{
  g_autofree char *moved = ura_date_add_months (date, months);

  g_assert_cmpstr (moved, ==, expected);
}

static void
test_add_months (void)
{
  assert_month_moved ("2024-01-31", 1, "2024-02-29");
  assert_month_moved ("2023-01-31", 1, "2023-02-28");
  assert_month_moved ("2024-02-29", 12, "2025-02-28");
  assert_month_moved ("2024-02-29", -48, "2020-02-29");
  assert_month_moved ("2000-02-29", -1200, "1900-02-28");
  assert_month_moved ("2024-03-31", -1, "2024-02-29");
  assert_month_moved ("2024-01-15", -1, "2023-12-15");
  assert_month_moved ("2024-12-15", 1, "2025-01-15");
  assert_month_moved ("9999-12-01", 1, NULL);
  assert_month_moved ("1000-01-01", -1, NULL);
  assert_month_moved ("2024-01-01", G_MAXINT, NULL);
  assert_month_moved ("2024-01-01", G_MININT, NULL);
}

static void
test_add_months_keeps_month_distance (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      g_autofree char *date = random_day ();
      int months = g_test_rand_int_range (-2400, 2400);
      g_autofree char *moved = ura_date_add_months (date, months);
      int from = (int) g_ascii_strtoll (date, NULL, 10) * 12 + atoi (date + 5) - 1;
      int to;

      if (moved == NULL)
        {
          g_assert_true (from + months < 12000 || from + months >= 120000);
          continue;
        }
      to = (int) g_ascii_strtoll (moved, NULL, 10) * 12 + atoi (moved + 5) - 1;
      g_assert_cmpint (to - from, ==, months);
      g_assert_cmpint (atoi (moved + 8), ==,
                       MIN (atoi (date + 8), month_length (to / 12, to % 12 + 1)));
    }
}

static void
test_limits (void)
{
  g_assert_null (ura_date_add_days ("9999-12-31", 1));
  g_assert_null (ura_date_add_days ("1000-01-01", -1));
  g_assert_null (ura_date_add_days ("2024-01-01", G_MAXINT));
  g_assert_null (ura_date_add_days ("2024-01-01", G_MININT));
}

/* Whatever is typed, the answer is a date or nothing. */
static void
test_parse_noise (void)
{
  static const char alphabet[] = "0123456789 ./-,marsjnëtoh\302\240";

  for (int i = 0; i < RANDOM_CASES; i++)
    {
      char typed[16] = { 0 };
      int length = g_test_rand_int_range (0, sizeof typed);
      g_autofree char *date = NULL;

      for (int j = 0; j < length; j++)
        typed[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      date = ura_date_parse (typed, "2024-11-09");
      g_assert_true (date == NULL || ura_date_is_valid (date));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date/valid", test_valid);
  g_test_add_func ("/base/date/days-covered", test_days_covered);
  g_test_add_func ("/base/date/parse-forms", test_parse_forms);
  g_test_add_func ("/base/date/parse-month-names", test_parse_month_names);
  g_test_add_func ("/base/date/parse-short-year", test_parse_short_year);
  g_test_add_func ("/base/date/parse-refuses", test_parse_refuses);
  g_test_add_func ("/base/date/parse-noise", test_parse_noise);
  g_test_add_func ("/base/date/format", test_format);
  g_test_add_func ("/base/date/shown-dates-are-understood", test_shown_dates_are_understood);
  g_test_add_func ("/base/date/today", test_today);
  g_test_add_func ("/base/date/today-wrongly-set", test_today_wrongly_set);
  g_test_add_func ("/base/date/calendar", test_calendar);
  g_test_add_func ("/base/date/add-days-goes-back", test_add_days_goes_back);
  g_test_add_func ("/base/date/add-months", test_add_months);
  g_test_add_func ("/base/date/add-months-keeps-month-distance",
                   test_add_months_keeps_month_distance);
  g_test_add_func ("/base/date/limits", test_limits);

  return g_test_run ();
}
