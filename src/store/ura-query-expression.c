/* Expressions to SQL: literals, parameters, operators. Paths, conditions on lists, functions and
 * aggregates have files of their own. */

#include "config.h"

#include "ura-query-compiler.h"

#include <string.h>

#include "ura-date.h"

/* Nodes compiled for one query, derived fields included; keeps hostile expressions small. */
#define MAX_NODES 20000
#define MAX_SQL   (512 * 1024)

/* Groups */

static gboolean expressions_equal (const UraExpression *a, const UraExpression *b);

static gboolean
arguments_equal (const UraExpression *a, const UraExpression *b)
{
  guint n_a = a->arguments == NULL ? 0 : a->arguments->len;
  guint n_b = b->arguments == NULL ? 0 : b->arguments->len;

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (!expressions_equal (g_ptr_array_index (a->arguments, i),
                            g_ptr_array_index (b->arguments, i)))
      return FALSE;
  return TRUE;
}

static gboolean
expressions_equal (const UraExpression *a, const UraExpression *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->kind == b->kind && a->negated == b->negated && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->child, b->child) == 0 && ura_value_equal (&a->value, &b->value) &&
         arguments_equal (a, b) && expressions_equal (a->where, b->where) &&
         expressions_equal (a->by, b->by);
}

gboolean
ura_compiler_is_group (UraCompiler *self, const UraExpression *expression)
{
  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    if (expressions_equal (g_ptr_array_index (self->groups, i), expression))
      return TRUE;
  return FALSE;
}

/* Checks */

/* How messages call an expression. */
static const char *
describe (const UraExpression *expression)
{
  return expression->name != NULL ? expression->name : "(…)";
}

gboolean
ura_compiler_check_row (UraCompiler *self, const UraExpression *expression, GError **error)
{
  if (self->groups == NULL)
    return TRUE;
  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
               ura_tr (ura_compiler_language (self),
                       N_ ("“%s” (position %u) differs from record to record; group by it or use "
                           "sum (…), max (…) or the like.")),
               describe (expression), expression->column);
  return FALSE;
}

gboolean
ura_compiler_check_n_arguments (UraCompiler *self,
                                const UraExpression *expression,
                                guint minimum,
                                guint maximum,
                                GError **error)
{
  guint n = expression->arguments == NULL ? 0 : expression->arguments->len;

  if (n >= minimum && n <= maximum)
    return TRUE;
  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
               ura_tr (ura_compiler_language (self),
                       N_ ("“%s” (position %u) has the wrong number of values in its brackets.")),
               describe (expression), expression->column);
  return FALSE;
}

gboolean
ura_compiler_check_single (UraCompiler *self,
                           const UraExpression *expression,
                           const UraSqlType *type,
                           GError **error)
{
  if (type->type != URA_FIELD_REFERENCES)
    return TRUE;
  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
               ura_tr (ura_compiler_language (self),
                       N_ ("“%s” (position %u) holds several references; only “has”, “is missing” "
                           "and title (…) can be asked of it.")),
               describe (expression), expression->column);
  return FALSE;
}

gboolean
ura_compiler_check_not_money (UraCompiler *self,
                              const UraExpression *expression,
                              const UraSqlType *type,
                              GError **error)
{
  if (type->type != URA_FIELD_MONEY)
    return TRUE;
  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
               ura_tr (ura_compiler_language (self),
                       N_ ("“%s” (position %u) is money; calculate and compare with amount (…).")),
               describe (expression), expression->column);
  return FALSE;
}

static gboolean
compile_single (UraCompiler *self,
                const UraPlace *place,
                const UraExpression *expression,
                GString *sql,
                UraSqlType *type,
                GError **error)
{
  return ura_compiler_compile (self, place, expression, sql, type, error) &&
         ura_compiler_check_single (self, expression, type, error);
}

/* Parameters */

static gboolean
append_parameter (UraCompiler *self, const UraExpression *expression, GString *sql, GError **error)
{
  const UraValue *given = NULL;
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *today = NULL;

  if (self->query != NULL)
    given = g_hash_table_lookup (self->query->parameters, expression->name);
  if (given == NULL && g_str_equal (expression->name, "today"))
    {
      today = ura_date_today ();
      ura_value_set_text (&value, today);
    }
  else if (given == NULL && g_str_equal (expression->name, "now_year"))
    {
      today = ura_date_today ();
      ura_value_set_integer (&value, g_ascii_strtoll (today, NULL, 10));
    }
  else if (given == NULL)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("The parameter “:%s” (position %u) has no value.")),
                   expression->name, expression->column);
      return FALSE;
    }
  ura_compiler_append_value (self, given != NULL ? given : &value, sql);
  return TRUE;
}

/* Operators */

static gboolean
is_arithmetic (const char *sign)
{
  return strlen (sign) == 1 && strchr ("+-*/", *sign) != NULL;
}

static gboolean
is_order (const char *sign)
{
  return *sign == '<' || *sign == '>';
}

static gboolean
is_connective (const char *sign)
{
  return g_str_equal (sign, "and") || g_str_equal (sign, "or");
}

/* a + b + c needs no inner brackets; SQLite's parser takes only so many. */
static gboolean
is_same_chain (const UraExpression *left, const UraExpression *expression)
{
  return left->kind == URA_EXPRESSION_BINARY && g_str_equal (left->name, expression->name) &&
         (is_connective (left->name) || strstr ("+ * ||", left->name) != NULL);
}

static gboolean
check_operand (UraCompiler *self,
               const UraExpression *expression,
               const UraExpression *operand,
               const UraSqlType *type,
               GError **error)
{
  if (!ura_compiler_check_single (self, operand, type, error))
    return FALSE;
  if (is_arithmetic (expression->name) || is_order (expression->name))
    return ura_compiler_check_not_money (self, operand, type, error);
  return TRUE;
}

static gboolean
compile_chain (UraCompiler *self,
               const UraPlace *place,
               const UraExpression *expression,
               GString *sql,
               GError **error)
{
  const UraExpression *left = g_ptr_array_index (expression->arguments, 0);
  const UraExpression *right = g_ptr_array_index (expression->arguments, 1);
  const char *sign = expression->name;
  UraSqlType type = { 0 };
  gboolean divides = g_str_equal (sign, "/");

  /* SQL would drop what is left of a division of whole numbers. */
  if (divides)
    g_string_append (sql, "CAST (");
  if (is_same_chain (left, expression) && !ura_compiler_is_group (self, left))
    {
      if (!compile_chain (self, place, left, sql, error))
        return FALSE;
    }
  else if (!ura_compiler_compile (self, place, left, sql, &type, error) ||
           !check_operand (self, expression, left, &type, error))
    return FALSE;
  if (divides)
    g_string_append (sql, " AS REAL)");
  g_string_append_printf (sql, " %s ",
                          g_str_equal (sign, "!=")    ? "="
                          : g_str_equal (sign, "and") ? "AND"
                          : g_str_equal (sign, "or")  ? "OR"
                                                      : sign);
  return ura_compiler_compile (self, place, right, sql, &type, error) &&
         check_operand (self, expression, right, &type, error);
}

static gboolean
compile_binary (UraCompiler *self,
                const UraPlace *place,
                const UraExpression *expression,
                GString *sql,
                UraSqlType *type,
                GError **error)
{
  const char *sign = expression->name;
  gboolean differs = g_str_equal (sign, "!=");

  if (g_str_equal (sign, "||"))
    *type = (UraSqlType){ .type = URA_FIELD_TEXT };
  else if (is_arithmetic (sign))
    *type = (UraSqlType){ .type = URA_FIELD_DECIMAL };
  else
    *type = (UraSqlType){ .type = URA_FIELD_BOOL, .condition = TRUE };

  if (g_str_equal (sign, "has"))
    return ura_compiler_compile_has (self, place, expression, sql, error);
  if (g_str_equal (sign, "under"))
    return ura_compiler_compile_under (self, place, expression, sql, error);

  g_string_append (sql, differs ? "((" : "(");
  if (!compile_chain (self, place, expression, sql, error))
    return FALSE;
  g_string_append (sql, differs ? ") IS NOT TRUE)" : ")");
  return TRUE;
}

static gboolean
compile_in (UraCompiler *self,
            const UraPlace *place,
            const UraExpression *expression,
            GString *sql,
            UraSqlType *type,
            GError **error)
{
  UraSqlType operand = { 0 };

  g_string_append (sql, expression->negated ? "((" : "(");
  for (guint i = 0; i < expression->arguments->len; i++)
    {
      g_string_append (sql, i == 0 ? "" : i == 1 ? " IN (" : ", ");
      if (!compile_single (self, place, g_ptr_array_index (expression->arguments, i), sql, &operand,
                           error))
        return FALSE;
    }
  g_string_append (sql, expression->negated ? ")) IS NOT TRUE)" : "))");
  *type = (UraSqlType){ .type = URA_FIELD_BOOL, .condition = TRUE };
  return TRUE;
}

static gboolean
compile_prefix (UraCompiler *self,
                const UraPlace *place,
                const UraExpression *expression,
                GString *sql,
                UraSqlType *type,
                GError **error)
{
  const UraExpression *operand = g_ptr_array_index (expression->arguments, 0);
  gboolean negates = expression->kind == URA_EXPRESSION_NEGATE;

  g_string_append (sql, negates ? "(-" : "(");
  if (!compile_single (self, place, operand, sql, type, error) ||
      (negates && !ura_compiler_check_not_money (self, operand, type, error)))
    return FALSE;
  g_string_append (sql, negates ? ")" : " IS NOT TRUE)");
  if (negates)
    *type = (UraSqlType){ .type = URA_FIELD_DECIMAL };
  else
    *type = (UraSqlType){ .type = URA_FIELD_BOOL, .condition = TRUE };
  return TRUE;
}

/* Everything */

static gboolean
compile_node (UraCompiler *self,
              const UraPlace *place,
              const UraExpression *expression,
              GString *sql,
              UraSqlType *type,
              GError **error)
{
  switch (expression->kind)
    {
    case URA_EXPRESSION_LITERAL:
      if (ura_value_is_null (&expression->value))
        g_string_append (sql, "NULL");
      else
        ura_compiler_append_value (self, &expression->value, sql);
      return TRUE;
    case URA_EXPRESSION_PARAMETER:
      return append_parameter (self, expression, sql, error);
    case URA_EXPRESSION_PATH:
      return ura_compiler_compile_path (self, place, expression, sql, type, error);
    case URA_EXPRESSION_NOT:
    case URA_EXPRESSION_NEGATE:
      return compile_prefix (self, place, expression, sql, type, error);
    case URA_EXPRESSION_BINARY:
      return compile_binary (self, place, expression, sql, type, error);
    case URA_EXPRESSION_IN:
      return compile_in (self, place, expression, sql, type, error);
    case URA_EXPRESSION_IS_MISSING:
      *type = (UraSqlType){ .type = URA_FIELD_BOOL, .condition = TRUE };
      return ura_compiler_compile_missing (self, place, expression, sql, error);
    case URA_EXPRESSION_CALL:
      return ura_compiler_compile_call (self, place, expression, sql, type, error);
    case URA_EXPRESSION_AGGREGATE:
      return ura_compiler_compile_children (self, place, expression, sql, type, error);
    }
  g_assert_not_reached ();
}

/* In the columns of an aggregate query a part that it is grouped by stands for the group; inside
 * it, names are those of a row again. */
static gboolean
compile_group (UraCompiler *self,
               const UraPlace *place,
               const UraExpression *expression,
               GString *sql,
               UraSqlType *type,
               GError **error)
{
  GPtrArray *groups = g_steal_pointer (&self->groups);
  gboolean done = ura_compiler_compile_value (self, place, expression, sql, type, error);

  self->groups = groups;
  return done;
}

gboolean
ura_compiler_compile (UraCompiler *self,
                      const UraPlace *place,
                      const UraExpression *expression,
                      GString *sql,
                      UraSqlType *type,
                      GError **error)
{
  *type = (UraSqlType){ 0 };
  if (++self->n_nodes > MAX_NODES || sql->len > MAX_SQL)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("The expression is too complicated at “%s” (position %u).")),
                   describe (expression), expression->column);
      return FALSE;
    }
  if (ura_compiler_is_group (self, expression))
    return compile_group (self, place, expression, sql, type, error);
  if (expression->kind == URA_EXPRESSION_PATH && !ura_compiler_check_row (self, expression, error))
    return FALSE;
  return compile_node (self, place, expression, sql, type, error);
}

gboolean
ura_compiler_compile_value (UraCompiler *self,
                            const UraPlace *place,
                            const UraExpression *expression,
                            GString *sql,
                            UraSqlType *type,
                            GError **error)
{
  g_autoptr (GString) fragment = g_string_new (NULL);

  if (!ura_compiler_compile (self, place, expression, fragment, type, error))
    return FALSE;
  if (type->condition)
    g_string_append_printf (sql, "(%s IS TRUE)", fragment->str);
  else
    g_string_append (sql, fragment->str);
  type->condition = FALSE;
  return TRUE;
}
