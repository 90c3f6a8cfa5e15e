/* Printed cells and deadlines: what they say, and that nothing is guessed. */

#include "config.h"

#include "ura-plan-codes.h"
#include "ura-plan-deadline.h"
#include "ura-plan-value.h"

typedef struct
{
  const char *cell;
  double value; /* -1: none */
  double value_to;
  const char *comparator;
  const char *unit;
  const char *missing;
  gboolean warns;
} Cell;

static const Cell cells[] = {
  { "86", 86, -1, "equal", NULL, NULL, FALSE },
  { "0", 0, -1, "equal", NULL, NULL, FALSE },
  { "1 500", 1500, -1, "equal", NULL, NULL, FALSE },
  { "12,5", 12.5, -1, "equal", NULL, NULL, FALSE },
  { "85%", 85, -1, "equal", "%", NULL, FALSE },
  { "N/A", -1, -1, NULL, NULL, "not_applicable", TRUE },
  { "N/A\nKryerja e një sondazhi në 2021", -1, -1, NULL, NULL, "not_applicable", TRUE },
  { "-", -1, -1, NULL, NULL, "not_printed", TRUE },
  { "–", -1, -1, NULL, NULL, "not_printed", TRUE },
  { "", -1, -1, NULL, NULL, "not_printed", TRUE },
  { NULL, -1, -1, NULL, NULL, "not_printed", TRUE },
  { "85 80", -1, -1, NULL, NULL, NULL, TRUE },
  { "1 fushatë", 1, -1, "equal", "fushatë", NULL, FALSE },
  { "2 fushata", 2, -1, "equal", "fushata", NULL, FALSE },
  { "200 000 persona", 200000, -1, "equal", "persona", NULL, FALSE },
  { "30 gazetarë", 30, -1, "equal", "gazetarë", NULL, FALSE },
  { "450 staf arsimor", 450, -1, "equal", "staf arsimor", NULL, FALSE },
  { "5 % rritje nga vlera baseline e përllogaritur", 5, -1, "growth_percent", "%", NULL, FALSE },
  { "10 % rritje nga vlera baseline e përllogaritur", 10, -1, "growth_percent", "%", NULL, FALSE },
  { "5 % rritje", -1, -1, NULL, NULL, NULL, TRUE },
  { "x%", -1, -1, "not_set", NULL, "not_yet", TRUE },
  { "x %", -1, -1, "not_set", NULL, "not_yet", TRUE },
  { "Të paktën 4 aktivitete në vit", 4, -1, "at_least", "aktivitete", NULL, FALSE },
  { "TE PAKTEN 2 takime", 2, -1, "at_least", "takime", NULL, FALSE },
  { "jo më shumë se 3 ditë", 3, -1, "at_most", "ditë", NULL, FALSE },
  { "Dy marrëveshje", 2, -1, "equal", "marrëveshje", NULL, FALSE },
  { "Dy marrëveshje të nënshkruara", 2, -1, "equal", "marrëveshje të nënshkruara", NULL, FALSE },
  { "Dhjetë takime", 10, -1, "equal", "takime", NULL, FALSE },
  { "tri fushata", 3, -1, "equal", "fushata", NULL, FALSE },
  { "1 konferencë", 1, -1, "equal", "konferencë", NULL, FALSE },
  { "1 seancë dëgjimore", 1, -1, "equal", "seancë dëgjimore", NULL, FALSE },
  { "2-4 takime", 2, 4, "range", "takime", NULL, FALSE },
  { "nga 2 deri në 4", 2, 4, "range", NULL, NULL, FALSE },
  { "10–15", 10, 15, "range", NULL, NULL, FALSE },
  { "2022-2023", -1, -1, NULL, NULL, NULL, TRUE },
  { "4-2", -1, -1, NULL, NULL, NULL, TRUE },
  { "dy ose tre takime", -1, -1, NULL, NULL, NULL, TRUE },
  { "30 ose më shumë", -1, -1, NULL, NULL, NULL, TRUE },
  { "2 takime dhe 3 trajnime", -1, -1, NULL, NULL, NULL, TRUE },
  { "rreth 30", -1, -1, NULL, NULL, NULL, TRUE },
  { "sipas planit", -1, -1, NULL, NULL, NULL, TRUE },
  { "30gazetarë", -1, -1, NULL, NULL, NULL, TRUE },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_auto (UraPlanValue) value = URA_PLAN_VALUE_INIT;
      const Cell *cell = &cells[i];

      g_test_message ("%s", cell->cell == NULL ? "(null)" : cell->cell);
      ura_plan_value_parse (cell->cell, &value);
      g_assert_cmpint (value.has_value, ==, cell->value >= 0);
      if (cell->value >= 0)
        g_assert_cmpfloat (value.value, ==, cell->value);
      g_assert_cmpint (value.has_value_to, ==, cell->value_to >= 0);
      if (cell->value_to >= 0)
        g_assert_cmpfloat (value.value_to, ==, cell->value_to);
      g_assert_cmpstr (value.comparator, ==, cell->comparator);
      g_assert_cmpstr (value.unit, ==, cell->unit);
      g_assert_cmpstr (value.missing_reason, ==, cell->missing);
      g_assert_cmpint (value.warning != NULL, ==, cell->warns);
    }
}

static void
test_each_year (void)
{
  g_auto (UraPlanValue) value = URA_PLAN_VALUE_INIT;

  ura_plan_value_parse ("Të paktën 4 aktivitete në vit", &value);
  g_assert_cmpstr (value.recurrence, ==, URA_RECURRENCE_YEARLY);
  ura_plan_value_parse ("4 aktivitete", &value);
  g_assert_null (value.recurrence);
}

typedef struct
{
  const char *printed;
  const char *start;
  const char *end;
  const char *recurrence;
  int count;
  gboolean warns;
} Deadline;

static const Deadline deadlines[] = {
  { "2022", "2022", "2022", NULL, 0, FALSE },
  { "2022-2025", "2022", "2025", NULL, 0, FALSE },
  { "2022 – 2025", "2022", "2025", NULL, 0, FALSE },
  { "2022–2025", "2022", "2025", NULL, 0, FALSE },
  { "nga 2022 deri në 2024", "2022", "2024", NULL, 0, FALSE },
  { "deri në 2024", "", "2024", NULL, 0, FALSE },
  { "31.12.2023", "", "2023-12-31", NULL, 0, FALSE },
  { "dhjetor 2023", "2023-12", "2023-12", NULL, 0, FALSE },
  { "çdo 3 muaj", "", "", "quarterly", 1, FALSE },
  { "Çdo muaj", "", "", "monthly", 1, FALSE },
  { "çdo 2 muaj", "", "", "yearly", 6, FALSE },
  { "çdo vit", "", "", "yearly", 1, FALSE },
  { "2 herë në vit", "", "", "yearly", 2, FALSE },
  { "një herë në 6 muaj", "", "", "half_yearly", 1, FALSE },
  { "tremujore", "", "", "quarterly", 1, FALSE },
  { "sipas nevojës", "", "", "as_needed", 0, FALSE },
  { "3 muaj (do të pasurohet vazhdimisht)", "2022-01-01", "2022-03-31", NULL, 0, TRUE },
  { "brenda 6 muajve", "2022-01-01", "2022-06-30", NULL, 0, TRUE },
  { "2025-2022", "", "", NULL, 0, TRUE },
  { "2022, 2024", "", "", NULL, 0, TRUE },
  { "në vazhdimësi", "", "", NULL, 0, TRUE },
  { "çdo 5 muaj", "", "", NULL, 0, TRUE },
  { "3 muaj pas miratimit", "", "", NULL, 0, TRUE },
  { "2022\n2024", "", "", NULL, 0, TRUE },
  { "", "", "", NULL, 0, FALSE },
  { NULL, "", "", NULL, 0, FALSE },
};

static void
test_deadlines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (deadlines); i++)
    {
      const Deadline *expected = &deadlines[i];
      UraPlanDeadline found = ura_plan_deadline_parse (expected->printed, "2022");

      g_test_message ("%s", expected->printed == NULL ? "(null)" : expected->printed);
      g_assert_cmpstr (found.start, ==, expected->start);
      g_assert_cmpstr (found.end, ==, expected->end);
      g_assert_cmpstr (found.recurrence, ==, expected->recurrence);
      g_assert_cmpint (found.count, ==, expected->count);
      g_assert_cmpint (found.warning != NULL, ==, expected->warns);
    }
}

/* Without the plan's start a length of time is only a text. */
static void
test_no_start (void)
{
  UraPlanDeadline found = ura_plan_deadline_parse ("3 muaj", NULL);

  g_assert_cmpstr (found.start, ==, "");
  g_assert_nonnull (found.warning);
}

static void
test_random (void)
{
  static const char *const words[] = {
    "çdo",    "3",    "muaj",  "2022", "-", "–",      "deri",
    "në",     "herë", "vit",   "x",    "%", "N/A",    "të",
    "paktën", "një",  "85 80", "(",    "ë", "rritje", "999999999999999999999",
    "1e400",  "."
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (UraPlanValue) value = URA_PLAN_VALUE_INIT;
      UraPlanDeadline deadline;

      for (int n = g_rand_int_range (random, 0, 8); n > 0; n--)
        g_string_append_printf (text, "%s%s",
                                words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                                g_rand_boolean (random) ? " " : "");
      ura_plan_value_parse (text->str, &value);
      g_assert_true (value.has_value ==
                     (value.comparator != NULL && !g_str_equal (value.comparator, "not_set")));
      g_assert_true (value.has_value || value.warning != NULL);
      deadline = ura_plan_deadline_parse (text->str, "2022-03");
      g_assert_true (deadline.recurrence == NULL || deadline.start[0] == '\0');
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/value/cells", test_cells);
  g_test_add_func ("/plan/value/each-year", test_each_year);
  g_test_add_func ("/plan/deadline/forms", test_deadlines);
  g_test_add_func ("/plan/deadline/length-needs-a-start", test_no_start);
  g_test_add_func ("/plan/value/random-words", test_random);
  return g_test_run ();
}
