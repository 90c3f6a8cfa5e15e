/* The value type: ownership, equality, numbers, text forms, JSON. */

#include "ura-value.h"

#include <math.h>

static void
test_empty_text_is_missing (void)
{
  g_auto (UraValue) value = URA_VALUE_INIT;

  ura_value_set_text (&value, "abc");
  g_assert_cmpstr (ura_value_get_text (&value), ==, "abc");
  ura_value_set_text (&value, "");
  g_assert_true (ura_value_is_null (&value));
  ura_value_set_text (&value, "abc");
  ura_value_set_text (&value, NULL);
  g_assert_true (ura_value_is_null (&value));
  g_assert_null (ura_value_get_text (&value));
}

static void
test_set_own_text (void)
{
  g_auto (UraValue) value = URA_VALUE_INIT;

  ura_value_set_text (&value, "një dy");
  ura_value_set_text (&value, ura_value_get_text (&value) + 5);
  g_assert_cmpstr (ura_value_get_text (&value), ==, "dy");
}

static void
test_copy (void)
{
  g_auto (UraValue) text = URA_VALUE_INIT;
  g_auto (UraValue) copy = URA_VALUE_INIT;

  ura_value_set_integer (&copy, 5);
  ura_value_set_text (&text, "abc");
  ura_value_copy (&text, &copy);
  g_assert_true (ura_value_equal (&text, &copy));
  g_assert_true (ura_value_get_text (&text) != ura_value_get_text (&copy));
  ura_value_copy (&copy, &copy);
  g_assert_cmpstr (ura_value_get_text (&copy), ==, "abc");
  ura_value_clear (&text);
  g_assert_cmpstr (ura_value_get_text (&copy), ==, "abc");
  ura_value_copy (&text, &copy);
  g_assert_true (ura_value_is_null (&copy));
}

static void
test_equal (void)
{
  g_auto (UraValue) a = URA_VALUE_INIT;
  g_auto (UraValue) b = URA_VALUE_INIT;

  g_assert_true (ura_value_equal (&a, &b));
  ura_value_set_integer (&a, 1);
  g_assert_false (ura_value_equal (&a, &b));
  ura_value_set_real (&b, 1);
  g_assert_false (ura_value_equal (&a, &b));
  ura_value_set_integer (&b, 1);
  g_assert_true (ura_value_equal (&a, &b));
  ura_value_set_text (&a, "x");
  ura_value_set_text (&b, "X");
  g_assert_false (ura_value_equal (&a, &b));
}

static void
test_numbers (void)
{
  g_auto (UraValue) value = URA_VALUE_INIT;

  g_assert_cmpint (ura_value_get_integer (&value, -1), ==, -1);
  ura_value_set_real (&value, 2.75);
  g_assert_cmpint (ura_value_get_integer (&value, -1), ==, 2);
  g_assert_cmpfloat (ura_value_get_real (&value, -1), ==, 2.75);
  ura_value_set_real (&value, 1e300);
  g_assert_cmpint (ura_value_get_integer (&value, -1), ==, -1);
  ura_value_set_real (&value, (double) NAN);
  g_assert_cmpint (ura_value_get_integer (&value, -1), ==, -1);
  ura_value_set_real (&value, -9223372036854775808.0);
  g_assert_cmpint (ura_value_get_integer (&value, 0), ==, G_MININT64);
  ura_value_set_integer (&value, 7);
  g_assert_cmpfloat (ura_value_get_real (&value, -1), ==, 7);
  ura_value_set_text (&value, "7");
  g_assert_cmpint (ura_value_get_integer (&value, -1), ==, -1);
  g_assert_cmpfloat (ura_value_get_real (&value, -1), ==, -1);
}

static void
assert_forms (const UraValue *value, const char *text, const char *json)
{
  g_autofree char *string = ura_value_to_string (value);
  g_autoptr (GString) out = g_string_new (NULL);

  ura_value_append_json (value, out);
  g_assert_cmpstr (string, ==, text);
  g_assert_cmpstr (out->str, ==, json);
}

static void
test_forms (void)
{
  g_auto (UraValue) value = URA_VALUE_INIT;

  assert_forms (&value, "", "null");
  ura_value_set_integer (&value, -12);
  assert_forms (&value, "-12", "-12");
  ura_value_set_real (&value, 0.1);
  assert_forms (&value, "0.1", "0.1");
  ura_value_set_real (&value, 791.31);
  assert_forms (&value, "791.31", "791.31");
  ura_value_set_real (&value, 3);
  assert_forms (&value, "3", "3.0");
  ura_value_set_real (&value, 1e300);
  assert_forms (&value, "1e+300", "1e+300");
  ura_value_set_real (&value, INFINITY);
  assert_forms (&value, "inf", "null");
  ura_value_set_text (&value, "Ë \"ç\"\\\n\t\x01");
  assert_forms (&value, "Ë \"ç\"\\\n\t\x01", "\"Ë \\\"ç\\\"\\\\\\n\\t\\u0001\"");
}

static void
test_json_is_valid_utf8 (void)
{
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autoptr (GString) out = g_string_new (NULL);

  ura_value_set_text (&value, "a\xff"
                              "b");
  ura_value_append_json (&value, out);
  g_assert_true (g_utf8_validate (out->str, -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/value/empty-text-is-missing", test_empty_text_is_missing);
  g_test_add_func ("/catalog/value/set-own-text", test_set_own_text);
  g_test_add_func ("/catalog/value/copy", test_copy);
  g_test_add_func ("/catalog/value/equal", test_equal);
  g_test_add_func ("/catalog/value/numbers", test_numbers);
  g_test_add_func ("/catalog/value/text-and-json", test_forms);
  g_test_add_func ("/catalog/value/json-is-valid-utf8", test_json_is_valid_utf8);
  return g_test_run ();
}
