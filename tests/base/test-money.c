/* Money: its text in the store, what people type and see, and its value in lekë. */

#include "config.h"

#include "ura-money.h"

#include <math.h>
#include <string.h>

#define RANDOM_CASES 20000
#define NBSP         "\302\240"

static UraMoney
money_of (const char *json)
{
  UraMoney money;

  if (!ura_money_from_json (json, &money))
    g_error ("%s is no money", json);
  return money;
}

static void
assert_same (const UraMoney *a, const UraMoney *b)
{
  g_assert_cmpint (a->minor_units, ==, b->minor_units);
  g_assert_cmpstr (a->currency, ==, b->currency);
  g_assert_cmpfloat (a->rate, ==, b->rate);
  g_assert_cmpstr (a->rate_date, ==, b->rate_date);
}

static gint64
random_amount (void)
{
  guint64 bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

  return (gint64) bits >> g_test_rand_int_range (0, 63);
}

static UraMoney
random_money (void)
{
  static const char *const currencies[] = { "ALL", "EUR", "USD", "CHF", "GBP" };
  UraMoney money = { .minor_units = random_amount () };

  strcpy (money.currency, currencies[g_test_rand_int_range (0, G_N_ELEMENTS (currencies))]);
  if (g_str_equal (money.currency, "ALL"))
    money.rate = 1;
  else if (g_test_rand_bit ())
    {
      money.rate = g_test_rand_double_range (0.001, 500);
      strcpy (money.rate_date, "2024-03-05");
    }
  return money;
}

static void
assert_canonical (const char *json, const char *canonical)
{
  UraMoney money = money_of (json);
  g_autofree char *written = ura_money_to_json (&money);

  g_assert_cmpstr (written, ==, canonical);
}

static void
test_json (void)
{
  UraMoney money = money_of ("{\"a\":123450,\"c\":\"EUR\",\"r\":100.25,\"d\":\"2024-03-05\"}");

  g_assert_cmpint (money.minor_units, ==, 123450);
  g_assert_cmpstr (money.currency, ==, "EUR");
  g_assert_cmpfloat (money.rate, ==, 100.25);
  g_assert_cmpstr (money.rate_date, ==, "2024-03-05");
  assert_canonical ("{\"a\":123450,\"c\":\"EUR\",\"r\":100.25,\"d\":\"2024-03-05\"}",
                    "{\"a\":123450,\"c\":\"EUR\",\"r\":100.25,\"d\":\"2024-03-05\"}");
  assert_canonical (" { \"d\" : \"2024-03-05\" , \"r\" : 1.0025e2 ,\n\"c\":\"EUR\", \"a\": 5 } ",
                    "{\"a\":5,\"c\":\"EUR\",\"r\":100.25,\"d\":\"2024-03-05\"}");
  assert_canonical ("{\"a\":-1,\"c\":\"EUR\"}", "{\"a\":-1,\"c\":\"EUR\"}");
  assert_canonical ("{\"a\":1,\"c\":\"EUR\",\"r\":0.1}", "{\"a\":1,\"c\":\"EUR\",\"r\":0.1}");
  assert_canonical ("{\"a\":1,\"c\":\"EUR\",\"r\":9.95}", "{\"a\":1,\"c\":\"EUR\",\"r\":9.95}");
  assert_canonical ("{\"a\":1,\"c\":\"EUR\",\"r\":0,\"d\":\"\"}", "{\"a\":1,\"c\":\"EUR\"}");
  assert_canonical ("{\"a\":1,\"c\":\"ALL\",\"r\":1,\"d\":\"2024-03-05\"}",
                    "{\"a\":1,\"c\":\"ALL\"}");
  g_assert_cmpfloat (money_of ("{\"a\":1,\"c\":\"ALL\"}").rate, ==, 1);
}

static void
test_json_refuses (void)
{
  const char *const bad[] = {
    "",
    "{}",
    "[]",
    "null",
    "{\"a\":1}",
    "{\"c\":\"EUR\"}",
    "{\"a\":1,\"c\":\"EUR\"",
    "{\"a\":1,\"c\":\"EUR\"}x",
    "{\"a\":1,\"c\":\"EUR\",}",
    "{\"a\":1 \"c\":\"EUR\"}",
    "{\"a\":1.5,\"c\":\"EUR\"}",
    "{\"a\":1e2,\"c\":\"EUR\"}",
    "{\"a\":\"1\",\"c\":\"EUR\"}",
    "{\"a\":01,\"c\":\"EUR\"}",
    "{\"a\":+1,\"c\":\"EUR\"}",
    "{\"a\":9223372036854775808,\"c\":\"EUR\"}",
    "{\"a\":99999999999999999999999999999999999,\"c\":\"EUR\"}",
    "{\"a\":1,\"c\":\"eur\"}",
    "{\"a\":1,\"c\":\"EU\"}",
    "{\"a\":1,\"c\":\"EURO\"}",
    "{\"a\":1,\"c\":\"\\u0045UR\"}",
    "{\"a\":1,\"c\":\"EUR\",\"r\":-1}",
    "{\"a\":1,\"c\":\"EUR\",\"r\":1e999}",
    "{\"a\":1,\"c\":\"EUR\",\"r\":1.}",
    "{\"a\":1,\"c\":\"EUR\",\"r\":.5}",
    "{\"a\":1,\"c\":\"EUR\",\"r\":1-2}",
    "{\"a\":1,\"c\":\"EUR\",\"r\":nan}",
    "{\"a\":1,\"c\":\"EUR\",\"r\":\"100\"}",
    "{\"a\":1,\"c\":\"EUR\",\"d\":\"2024-03\"}",
    "{\"a\":1,\"c\":\"EUR\",\"d\":\"2024-02-30\"}",
    "{\"a\":1,\"c\":\"EUR\",\"d\":\"2024-03-05x\"}",
    "{\"a\":1,\"a\":2,\"c\":\"EUR\"}",
    "{\"a\":1,\"c\":\"EUR\",\"x\":1}",
    "{\"a\":1,\"c\":\"EUR\",\"aa\":1}",
    "{\"a\":1,\"c\":\"EUR\",\"\":1}",
    "{\"a\":1,\"c\":\"ALL\",\"r\":2}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      UraMoney money = { .minor_units = 42 };

      if (ura_money_from_json (bad[i], &money))
        g_error ("%s was taken for money", bad[i]);
      g_assert_cmpint (money.minor_units, ==, 42);
    }
  g_assert_false (ura_money_from_json (NULL, &(UraMoney){ 0 }));
}

static void
test_json_round_trip (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      UraMoney money = random_money ();
      g_autofree char *json = ura_money_to_json (&money);
      UraMoney again = money_of (json);

      assert_same (&again, &money);
      assert_canonical (json, json);
    }
}

/* One wrong byte makes it no money, or other money: never a crash, never a text of its own. */
static void
test_json_damaged (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      UraMoney money = random_money ();
      g_autofree char *json = ura_money_to_json (&money);
      g_autofree char *canonical = NULL;
      UraMoney read;
      gsize length = strlen (json);

      if (g_test_rand_bit ())
        json[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range (1, 256);
      else
        json[g_test_rand_int_range (0, (gint32) length)] = '\0';
      if (!ura_money_from_json (json, &read))
        continue;
      canonical = ura_money_to_json (&read);
      money = money_of (canonical);
      assert_same (&money, &read);
    }
}

static void
assert_typed (const char *typed, gint64 minor_units, const char *currency)
{
  UraMoney money = { 0 };

  if (!ura_money_parse (typed, &money))
    g_error ("“%s” was not understood", typed);
  g_assert_cmpint (money.minor_units, ==, minor_units);
  g_assert_cmpstr (money.currency, ==, currency);
  g_assert_cmpfloat (money.rate, ==, g_str_equal (currency, "ALL") ? 1 : 0);
  g_assert_cmpstr (money.rate_date, ==, "");
}

static void
test_parse (void)
{
  assert_typed ("12 500 lekë", 1250000, "ALL");
  assert_typed ("12500 LEK", 1250000, "ALL");
  assert_typed ("12.500 leke", 1250000, "ALL");
  assert_typed ("12500", 1250000, "ALL");
  assert_typed ("500 L", 50000, "ALL");
  assert_typed ("ALL 500", 50000, "ALL");
  assert_typed ("1.200,50 EUR", 120050, "EUR");
  assert_typed ("EUR 1200.5", 120050, "EUR");
  assert_typed ("EUR 1,200.50", 120050, "EUR");
  assert_typed ("€ 5", 500, "EUR");
  assert_typed ("5€", 500, "EUR");
  assert_typed ("5 euro", 500, "EUR");
  assert_typed ("$20", 2000, "USD");
  assert_typed ("20 dollarë", 2000, "USD");
  assert_typed ("chf 7,5", 750, "CHF");
  assert_typed ("-5 EUR", -500, "EUR");
  assert_typed ("−5 EUR", -500, "EUR");
  assert_typed ("EUR -0,05", -5, "EUR");
  assert_typed ("1" NBSP "200,50" NBSP "EUR", 120050, "EUR");
  assert_typed ("92233720368547758,07", G_MAXINT64, "ALL");
  assert_typed ("-92233720368547758,08", G_MININT64, "ALL");
}

static void
test_parse_refuses (void)
{
  const char *const bad[] = { "",
                              "EUR",
                              "lekë",
                              "5 XYZ",
                              "EUR 5 EUR",
                              "5 6",
                              "1,2345",
                              "5,125 EUR 3",
                              "0,125",
                              "5 EUR 6",
                              "abc",
                              "5 e",
                              "5%",
                              "€€5",
                              "5 litra",
                              "85 80 EUR",
                              "5\377",
                              "5,- lekë",
                              "92233720368547758,08",
                              "99999999999999999999999",
                              "5 EU",
                              "5 R U" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      UraMoney money = { .minor_units = 42 };

      if (ura_money_parse (bad[i], &money))
        g_error ("“%s” was taken for money", bad[i]);
      g_assert_cmpint (money.minor_units, ==, 42);
    }
}

static void
assert_shown (const char *json, const char *albanian, const char *english)
{
  UraMoney money = money_of (json);
  g_autofree char *sq = ura_money_format (&money, "sq");
  g_autofree char *en = ura_money_format (&money, "en");

  g_assert_cmpstr (sq, ==, albanian);
  g_assert_cmpstr (en, ==, english);
}

static void
test_format (void)
{
  assert_shown ("{\"a\":1250000,\"c\":\"ALL\"}", "12" NBSP "500" NBSP "lekë", "12,500" NBSP "lek");
  assert_shown ("{\"a\":120050,\"c\":\"EUR\"}", "1" NBSP "200,50" NBSP "EUR",
                "1,200.50" NBSP "EUR");
  assert_shown ("{\"a\":-5,\"c\":\"EUR\"}", "-0,05" NBSP "EUR", "-0.05" NBSP "EUR");
  assert_shown ("{\"a\":0,\"c\":\"ALL\"}", "0" NBSP "lekë", "0" NBSP "lek");
}

static void
test_shown_money_is_understood (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      UraMoney money = random_money ();
      const char *language = g_test_rand_bit () ? "sq" : "en";
      g_autofree char *shown = ura_money_format (&money, language);

      assert_typed (shown, money.minor_units, money.currency);
    }
}

static void
assert_lek (const char *json, gint64 expected)
{
  UraMoney money = money_of (json);
  gint64 lek = 0;

  g_assert_true (ura_money_in_lek (&money, &lek));
  g_assert_cmpint (lek, ==, expected);
}

static void
test_in_lek (void)
{
  assert_lek ("{\"a\":1250000,\"c\":\"ALL\"}", 1250000);
  assert_lek ("{\"a\":120050,\"c\":\"EUR\",\"r\":100.25}", 12035013); /* 12035012.5 */
  assert_lek ("{\"a\":-120050,\"c\":\"EUR\",\"r\":100.25}", -12035013);
  assert_lek ("{\"a\":100,\"c\":\"EUR\",\"r\":1.005}",
              101); /* 100.5, though 1.005 is stored lower */
  assert_lek ("{\"a\":3,\"c\":\"JPY\",\"r\":0.61}", 2);
  assert_lek ("{\"a\":9007199254740993,\"c\":\"USD\",\"r\":1}", 9007199254740993);
  assert_lek ("{\"a\":-9223372036854775808,\"c\":\"USD\",\"r\":1}", G_MININT64);
}

static void
test_in_lek_unknown (void)
{
  const char *const bad[] = { "{\"a\":100,\"c\":\"EUR\"}",
                              "{\"a\":9223372036854775807,\"c\":\"EUR\",\"r\":100}",
                              "{\"a\":-9223372036854775808,\"c\":\"EUR\",\"r\":1.1}",
                              "{\"a\":1,\"c\":\"EUR\",\"r\":1e300}",
                              "{\"a\":1,\"c\":\"EUR\",\"r\":1e-300}" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      UraMoney money = money_of (bad[i]);
      gint64 lek = 42;

      g_assert_false (ura_money_in_lek (&money, &lek));
      g_assert_cmpint (lek, ==, 42);
    }
}

/* With a rate of two decimals, as the bank publishes it, the value can be computed by hand. */
static void
test_in_lek_exact (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      gint64 amount = g_test_rand_int_range (-G_MAXINT32, G_MAXINT32);
      gint64 rate = g_test_rand_int_range (1, 50000);
      UraMoney money = { .minor_units = amount, .currency = "EUR", .rate = (double) rate / 100 };
      gint64 product = amount * rate;
      gint64 lek;

      g_assert_true (ura_money_in_lek (&money, &lek));
      g_assert_cmpint (lek, ==, (product + (product < 0 ? -50 : 50)) / 100);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/money/json", test_json);
  g_test_add_func ("/base/money/json-refuses", test_json_refuses);
  g_test_add_func ("/base/money/json-round-trip", test_json_round_trip);
  g_test_add_func ("/base/money/json-damaged", test_json_damaged);
  g_test_add_func ("/base/money/parse", test_parse);
  g_test_add_func ("/base/money/parse-refuses", test_parse_refuses);
  g_test_add_func ("/base/money/format", test_format);
  g_test_add_func ("/base/money/shown-money-is-understood", test_shown_money_is_understood);
  g_test_add_func ("/base/money/in-lek", test_in_lek);
  g_test_add_func ("/base/money/in-lek-unknown", test_in_lek_unknown);
  g_test_add_func ("/base/money/in-lek-exact", test_in_lek_exact);

  return g_test_run ();
}
