/* The expression language as text: what it reads, how it groups, what it refuses and where. */

#include "ura-expression.h"

#include <string.h>

#include "ura-expression-fault.h"

static void dump (const UraExpression *node, GString *out);

static void
dump_arguments (const UraExpression *node, GString *out)
{
  for (guint i = 0; node->arguments != NULL && i < node->arguments->len; i++)
    {
      g_string_append_c (out, ' ');
      dump (g_ptr_array_index (node->arguments, i), out);
    }
}

static void
dump_part (const char *name, const UraExpression *part, GString *out)
{
  if (part == NULL)
    return;
  g_string_append_printf (out, " %s:", name);
  dump (part, out);
}

/* Writes a tree as "(+ a (* b c))". */
static void
dump (const UraExpression *node, GString *out)
{
  g_autofree char *value = ura_value_to_string (&node->value);

  switch (node->kind)
    {
    case URA_EXPRESSION_LITERAL:
      if (node->value.kind == URA_VALUE_TEXT)
        g_string_append_printf (out, "'%s'", value);
      else
        g_string_append (out, ura_value_is_null (&node->value) ? "missing" : value);
      return;
    case URA_EXPRESSION_PARAMETER:
      g_string_append_printf (out, ":%s", node->name);
      return;
    case URA_EXPRESSION_PATH:
      g_string_append (out, node->name);
      return;
    case URA_EXPRESSION_NOT:
      g_string_append (out, "(not");
      break;
    case URA_EXPRESSION_NEGATE:
      g_string_append (out, "(neg");
      break;
    case URA_EXPRESSION_BINARY:
      g_string_append_printf (out, "(%s", node->name);
      break;
    case URA_EXPRESSION_IN:
      g_string_append (out, node->negated ? "(not-in" : "(in");
      break;
    case URA_EXPRESSION_IS_MISSING:
      g_string_append (out, node->negated ? "(is-not-missing" : "(is-missing");
      break;
    case URA_EXPRESSION_CALL:
      g_string_append_printf (out, "(%s()", node->name);
      break;
    case URA_EXPRESSION_AGGREGATE:
      g_string_append_printf (out, "(%s[%s]", node->name, node->child);
      break;
    }
  dump_arguments (node, out);
  dump_part ("by", node->by, out);
  dump_part ("where", node->where, out);
  g_string_append_c (out, ')');
}

static void
assert_tree (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraExpression) tree = ura_expression_parse (text, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  dump (tree, out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
assert_fault (const char *text, guint column, const char *word)
{
  g_auto (UraExpressionFault) fault = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (ura_expression_parse_with_fault (text, &fault));
  g_assert_nonnull (fault.message);
  g_assert_cmpuint (fault.column, ==, column);
  g_assert_cmpstr (fault.word, ==, word);
  g_assert_null (ura_expression_parse (text, &error));
  g_assert_error (error, URA_EXPRESSION_ERROR, URA_EXPRESSION_ERROR_SYNTAX);
}

static void
test_values (void)
{
  assert_tree ("1", "1");
  assert_tree (" 1.50 ", "1.5");
  assert_tree ("'it''s'", "'it's'");
  assert_tree ("''", "''");
  assert_tree ("true", "1");
  assert_tree ("false", "0");
  assert_tree ("missing", "missing");
  assert_tree (":today", ":today");
  assert_tree ("node.plan.title", "node.plan.title");
  assert_tree ("node . plan", "node.plan");
  assert_tree ("-1", "(neg 1)");
  assert_tree ("9223372036854775808", "9.223372036854776e+18");
  assert_tree ("'Çelësi: ;--'", "'Çelësi: ;--'");
}

static void
test_custom_field_name (void)
{
  assert_tree ("x_01890a5d-ac96-774b-bcce-b302099a8057 - 1",
               "(- x_01890a5d-ac96-774b-bcce-b302099a8057 1)");
  assert_tree ("node.x_01890a5d-ac96-774b-bcce-b302099a8057",
               "node.x_01890a5d-ac96-774b-bcce-b302099a8057");
  assert_tree ("x_1-2", "(- x_1 2)");
}

static void
test_precedence (void)
{
  assert_tree ("a or b and c", "(or a (and b c))");
  assert_tree ("not a and b", "(and (not a) b)");
  assert_tree ("not a = b", "(not (= a b))");
  assert_tree ("a + b * c - d", "(- (+ a (* b c)) d)");
  assert_tree ("a - b - c", "(- (- a b) c)");
  assert_tree ("(a - b) - (c - d)", "(- (- a b) (- c d))");
  assert_tree ("a || b || c", "(|| (|| a b) c)");
  assert_tree ("-a * b", "(* (neg a) b)");
  assert_tree ("a < b and c >= d or e != f", "(or (and (< a b) (>= c d)) (!= e f))");
}

static void
test_conditions (void)
{
  assert_tree ("a in (1, 2)", "(in a 1 2)");
  assert_tree ("a not in ('x')", "(not-in a 'x')");
  assert_tree ("not a in ('x')", "(not (in a 'x'))");
  assert_tree ("a is missing", "(is-missing a)");
  assert_tree ("a is not missing", "(is-not-missing a)");
  assert_tree ("a has 'x'", "(has a 'x')");
  assert_tree ("node under :node", "(under node :node)");
  assert_tree ("end < :today and meaning (status) not in ('done', 'cancelled')",
               "(and (< end :today) (not-in (meaning() status) 'done' 'cancelled'))");
}

static void
test_calls (void)
{
  assert_tree ("title ()", "(title())");
  assert_tree ("count ()", "(count())");
  assert_tree ("coalesce (a, b.c, '')", "(coalesce() a b.c '')");
  assert_tree ("sum (a)", "(sum() a)");
  assert_tree ("sum (a + b.c)", "(sum() (+ a b.c))");
  assert_tree ("sum (b.c + a)", "(sum() (+ b.c a))");
  assert_tree ("count_distinct (b.c)", "(count_distinct() b.c)");
  assert_tree ("share (a = 1)", "(share() (= a 1))");
}

static void
test_aggregates (void)
{
  assert_tree ("count (reports)", "(count[reports])");
  assert_tree ("count (reports where meaning (status) = 'implemented')",
               "(count[reports] where:(= (meaning() status) 'implemented'))");
  assert_tree ("exists (reports)", "(exists[reports])");
  assert_tree ("sum (reports.cost)", "(sum[reports] cost)");
  assert_tree ("mean (reports.period.length where a)", "(mean[reports] period.length where:a)");
  assert_tree ("last (reports.status by period.end where period.start <= :today)",
               "(last[reports] status by:period.end where:(<= period.start :today))");
  assert_tree ("last (reports.status where a by b)", "(last[reports] status by:b where:a)");
  assert_tree ("join (reports.text)", "(join[reports] text)");
  assert_tree ("count (a where exists (b where c))", "(count[a] where:(exists[b] where:c))");
}

static void
test_faults (void)
{
  assert_fault ("", 1, "");
  assert_fault ("a +", 4, "");
  assert_fault ("a = b = c", 7, "=");
  assert_fault ("a b", 3, "b");
  assert_fault ("(a", 3, "");
  assert_fault ("a)", 2, ")");
  assert_fault ("a in b", 6, "b");
  assert_fault ("a in ()", 7, ")");
  assert_fault ("a is 5", 6, "5");
  assert_fault ("a.", 3, "");
  assert_fault ("a.5", 3, "5");
  assert_fault ("a.b (c)", 5, "(");
  assert_fault ("f (a,)", 6, ")");
  assert_fault ("f (a b)", 6, "b");
  assert_fault ("'abc", 1, "'abc");
  assert_fault ("ë = 1", 1, "ë = 1");
  assert_fault ("'ëë' ; 1", 6, "; 1");
  assert_fault (":", 1, ":");
  assert_fault (": today", 1, ": today");
  assert_fault ("1a", 1, "1a");
  assert_fault ("a \"b\"", 3, "\"b\"");
  assert_fault ("and", 1, "and");
  assert_fault ("not", 4, "");
  assert_fault ("a not b", 3, "not");
  assert_fault ("last (a.b by c by d)", 16, "by");
  assert_fault ("sum (reports.cost where)", 24, ")");
  assert_fault ("--1 --", 7, "");
}

static void
test_invalid_utf8 (void)
{
  assert_fault ("'a\xff'", 1, "");
}

static char *
repeat (const char *text, guint times, const char *end)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (out, text);
  g_string_append (out, end);
  return g_string_free (out, FALSE);
}

static void
assert_parses (char *text, gboolean expected)
{
  g_autofree char *owned = text;
  g_autoptr (GError) error = NULL;
  g_autoptr (UraExpression) tree = ura_expression_parse (text, &error);

  g_assert_true ((tree != NULL) == expected);
  g_assert_true ((error == NULL) == expected);
}

static void
test_limits (void)
{
  g_autofree char *opened = repeat ("(", 60, "1");
  g_autofree char *brackets = repeat (")", 60, "");

  assert_parses (g_strconcat (opened, brackets, NULL), TRUE);
  assert_parses (repeat ("(", 5000, "1"), FALSE);
  assert_parses (repeat ("not ", 63, "a"), TRUE);
  assert_parses (repeat ("not ", 4000, "a"), FALSE);
  assert_parses (repeat ("-", 5000, "1"), FALSE);
  assert_parses (repeat ("a + ", 400, "1"), TRUE);
  assert_parses (repeat ("a + ", 4000, "1"), FALSE);
  assert_parses (repeat ("a and ", 2000, "1"), FALSE);
  assert_parses (repeat ("f (", 4000, "1"), FALSE);
  assert_parses (repeat ("'long text' || ", 10000, "1"), FALSE);
  assert_parses (repeat (" ", 16 * 1024 - 1, "1"), TRUE);
  assert_parses (repeat (" ", 16 * 1024, "1"), FALSE);
}

static void
test_quote (void)
{
  static const char *const texts[] = { "", "a", "'", "it's", "'' or 1 = 1 --", "ë\n:x" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *quoted = ura_expression_quote (texts[i]);
      g_autoptr (UraExpression) tree = ura_expression_parse (quoted, NULL);

      g_assert_nonnull (tree);
      g_assert_cmpint (tree->kind, ==, URA_EXPRESSION_LITERAL);
      g_assert_cmpstr (tree->value.text, ==, texts[i]);
    }
}

/* Whatever words stand in whatever order, there is a tree or a fault, never both, never neither. */
static void
test_random_words (void)
{
  static const char *const words[] = {
    "a",  "b.c", "reports", "1",     "2.5",   "'x'",     "''",     ":p", "(",
    ")",  ",",   ".",       "=",     "!=",    "<",       "<=",     "+",  "-",
    "*",  "/",   "||",      "and",   "or",    "not",     "in",     "is", "has",
    "by", "sum", "count",   "where", "under", "missing", "last (", "'",  "ë",
  };
  guint parsed = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (UraExpressionFault) fault = { 0 };
      g_autoptr (UraExpression) tree = NULL;
      int n = g_test_rand_int_range (1, 14);

      for (int i = 0; i < n; i++)
        {
          g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
          if (g_test_rand_int_range (0, 4) != 0)
            g_string_append_c (text, ' ');
        }
      tree = ura_expression_parse_with_fault (text->str, &fault);
      g_assert_true ((tree == NULL) == (fault.message != NULL));
      g_assert_true (tree != NULL || (fault.column > 0 && fault.word != NULL));
      parsed += tree != NULL;
    }
  g_assert_cmpuint (parsed, >, 0);
}

static void
test_random_bytes (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      char text[24];
      g_auto (UraExpressionFault) fault = { 0 };
      g_autoptr (UraExpression) tree = NULL;
      int n = g_test_rand_int_range (0, sizeof text - 1);

      for (int i = 0; i < n; i++)
        text[i] = (char) g_test_rand_int_range (1, 256);
      text[n] = '\0';
      tree = ura_expression_parse_with_fault (text, &fault);
      g_assert_true ((tree == NULL) == (fault.message != NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/expression/values", test_values);
  g_test_add_func ("/catalog/expression/custom-field-name", test_custom_field_name);
  g_test_add_func ("/catalog/expression/precedence", test_precedence);
  g_test_add_func ("/catalog/expression/conditions", test_conditions);
  g_test_add_func ("/catalog/expression/calls", test_calls);
  g_test_add_func ("/catalog/expression/aggregates", test_aggregates);
  g_test_add_func ("/catalog/expression/fault-names-word-and-column", test_faults);
  g_test_add_func ("/catalog/expression/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/catalog/expression/limits", test_limits);
  g_test_add_func ("/catalog/expression/quote", test_quote);
  g_test_add_func ("/catalog/expression/random-words", test_random_words);
  g_test_add_func ("/catalog/expression/random-bytes", test_random_bytes);
  return g_test_run ();
}
