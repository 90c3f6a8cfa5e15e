/* Numbers as people write them, and back. */

#include "config.h"

#include "ura-text.h"

#include <math.h>
#include <string.h>

#define RANDOM_CASES 50000
#define NBSP         "\302\240"

static void
assert_reads (const char *text, double expected)
{
  double number = NAN;

  if (!ura_text_parse_number (text, &number) || number != expected)
    g_error ("“%s” was read as %.17g, not %.17g", text, number, expected);
}

static void
test_forms (void)
{
  assert_reads ("1 234,5", 1234.5);
  assert_reads ("1.234,5", 1234.5);
  assert_reads ("1,234.5", 1234.5);
  assert_reads ("1234.5", 1234.5);
  assert_reads ("1234,5", 1234.5);
  assert_reads ("85%", 85);
  assert_reads ("85,5 %", 85.5);
  assert_reads ("85" NBSP "%" NBSP, 85);
  assert_reads ("1" NBSP "234" NBSP "567", 1234567);
  assert_reads ("1\342\200\257234\342\200\211567", 1234567); /* narrow and thin space */
  assert_reads (" 12 ", 12);
  assert_reads ("-5", -5);
  assert_reads ("−5,25", -5.25);
  assert_reads ("+5", 5);
  assert_reads ("0", 0);
  assert_reads ("007", 7);
  assert_reads ("1.234.567,89", 1234567.89);
  assert_reads ("1,234,567.89", 1234567.89);
}

/* One separator before exactly three digits groups, as in "220,357 persona" and "12.500 lekë". */
static void
test_grouping (void)
{
  assert_reads ("220,357", 220357);
  assert_reads ("12.500", 12500);
  assert_reads ("1,234,567", 1234567);
  assert_reads ("1.234.567", 1234567);
  assert_reads ("0,125", 0.125);
  assert_reads ("0.125", 0.125);
  assert_reads ("1234,567", 1234.567);
  assert_reads ("1 234,567", 1234.567);
  assert_reads ("41,3275", 41.3275);
  assert_reads ("100,25", 100.25);
}

static void
test_refuses (void)
{
  const char *const bad[] = {
    "",         " ",        "85 80",     "1 23",      "12 34",       "1234 567",  "1 234 56",
    "1,23,456", "1.23.456", "1,2.3,4",   "1.234,5,6", "1 234.567,8", "a",         "5a",
    "a5",       "5-",       "--5",       "- 5",       "1e5",         "0x10",      "inf",
    "nan",      ".5",       ",5",        "5.",        "5,",          "5%%",       "%",
    "5 % 6",    "1  234",   "1,,5",      "1..5",      "٣",           "५",         "1'234",
    "5\3775",   "0 123",    "0,123,456", "½",         "1_000",       "2022-2025", "+-5"
  };
  g_autofree char *huge = g_strnfill (400, '9');

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      double number = 42;

      if (ura_text_parse_number (bad[i], &number))
        g_error ("“%s” was read as %g", bad[i], number);
      g_assert_cmpfloat (number, ==, 42);
    }
  g_assert_false (ura_text_parse_number (huge, &(double){ 0 }));
}

static void
assert_shown (double number, int decimals, const char *albanian, const char *english)
{
  g_autofree char *sq = ura_text_format_number (number, decimals, "sq");
  g_autofree char *en = ura_text_format_number (number, decimals, "en");

  g_assert_cmpstr (sq, ==, albanian);
  g_assert_cmpstr (en, ==, english);
}

static void
test_format (void)
{
  assert_shown (1234.5, 2, "1" NBSP "234,5", "1,234.5");
  assert_shown (1234567, 0, "1" NBSP "234" NBSP "567", "1,234,567");
  assert_shown (123, 2, "123", "123");
  assert_shown (-1234.56, 1, "-1" NBSP "234,6", "-1,234.6");
  assert_shown (0, 2, "0", "0");
  assert_shown (-0.001, 2, "0", "0");
  assert_shown (0.5, 2, "0,5", "0.5");
  assert_shown (100, 0, "100", "100");
  assert_shown (999999.999, 2, "1" NBSP "000" NBSP "000", "1,000,000");
  assert_shown (1e15, 0, "1" NBSP "000" NBSP "000" NBSP "000" NBSP "000" NBSP "000",
                "1,000,000,000,000,000");
  assert_shown (NAN, 2, "–", "–");
  assert_shown (INFINITY, 2, "–", "–");
}

/* As a workbook shows them. */
static void
test_format_rounds_half_away (void)
{
  assert_shown (0.125, 2, "0,13", "0.13");
  assert_shown (-0.125, 2, "-0,13", "-0.13");
  assert_shown (2.675, 2, "2,68", "2.68");
  assert_shown (1.005, 2, "1,01", "1.01");
  assert_shown (2.5, 0, "3", "3");
  assert_shown (66.65, 1, "66,7", "66.7");
  assert_shown (2.6749, 2, "2,67", "2.67");
  assert_shown (9007199254740991, 0, "9" NBSP "007" NBSP "199" NBSP "254" NBSP "740" NBSP "991",
                "9,007,199,254,740,991");
}

/* What stands in a field is read again when it is left: it must not become a thousand times more.
 */
static void
test_three_decimals_stay_decimals (void)
{
  assert_shown (1.234, 3, "1,2340", "1.2340");
  assert_shown (41.327, 6, "41,3270", "41.3270");
  assert_shown (0.125, 3, "0,125", "0.125");
  assert_shown (1234.567, 3, "1" NBSP "234,567", "1,234.567");
  assert_shown (1.2345, 4, "1,2345", "1.2345");
}

static void
test_shown_numbers_are_understood (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      int decimals = g_test_rand_int_range (0, 7);
      double scale = pow (10, decimals);
      double number = pow (10, g_test_rand_int_range (0, 10)) * g_test_rand_double_range (-1, 1);
      const char *language = g_test_rand_bit () ? "sq" : "en";
      g_autofree char *shown = ura_text_format_number (number, decimals, language);
      g_autofree char *again = NULL;
      double read;

      g_assert_true (ura_text_parse_number (shown, &read));
      g_assert_cmpfloat (fabs (read - number), <=, 0.5001 / scale + fabs (number) * 1e-15);
      again = ura_text_format_number (read, decimals, language);
      g_assert_cmpstr (again, ==, shown);
    }
}

/* Whatever the text, the answer is a finite number or none. */
static void
test_noise (void)
{
  static const char *const pieces[] = { "1", "2",  "0", "234", ",", ".",
                                        " ", NBSP, "-", "%",   "x", "\377" };

  for (int i = 0; i < RANDOM_CASES; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double number = 0;

      for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (ura_text_parse_number (text->str, &number))
        g_assert_true (isfinite (number) && strpbrk (text->str, "0123456789") != NULL);
      else
        g_assert_cmpfloat (number, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/number/forms", test_forms);
  g_test_add_func ("/base/number/grouping", test_grouping);
  g_test_add_func ("/base/number/refuses", test_refuses);
  g_test_add_func ("/base/number/noise", test_noise);
  g_test_add_func ("/base/number/format", test_format);
  g_test_add_func ("/base/number/format-rounds-half-away", test_format_rounds_half_away);
  g_test_add_func ("/base/number/three-decimals-stay-decimals", test_three_decimals_stay_decimals);
  g_test_add_func ("/base/number/shown-numbers-are-understood", test_shown_numbers_are_understood);

  return g_test_run ();
}
