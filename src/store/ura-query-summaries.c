/* Set functions, over the rows of a group: count (), mean (progress), share (overdue). */

#include "config.h"

#include "ura-query-compiler.h"

typedef struct
{
  const char *name;
  guint n_arguments;
  const char *before; /* the argument */
  const char *after;
  gboolean number;   /* of money the amount is meant */
  UraFieldType type; /* 0: that of the argument */
} SetFunction;

static const SetFunction set_functions[] = {
  { "count", 0, "count (*", ")", FALSE, URA_FIELD_INTEGER },
  { "count_distinct", 1, "count (DISTINCT ", ")", FALSE, URA_FIELD_INTEGER },
  { "sum", 1, "sum (", ")", TRUE, URA_FIELD_DECIMAL },
  { "min", 1, "min (", ")", TRUE, 0 },
  { "max", 1, "max (", ")", TRUE, 0 },
  { "mean", 1, "avg (", ")", TRUE, URA_FIELD_DECIMAL },
  { "median", 1, "ura_median (", ")", TRUE, URA_FIELD_DECIMAL },
  { "share", 1, "avg (CASE WHEN ", " THEN 1.0 ELSE 0.0 END)", FALSE, URA_FIELD_DECIMAL },
};

static const SetFunction *
find_set_function (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (set_functions); i++)
    if (g_str_equal (set_functions[i].name, name))
      return &set_functions[i];
  return NULL;
}

gboolean
ura_compiler_is_set_function (const char *name)
{
  return find_set_function (name) != NULL;
}

/* The argument is of a row again: names are free, set functions are not. */
static gboolean
compile_set_argument (UraCompiler *self,
                      const UraPlace *place,
                      const UraExpression *argument,
                      GString *sql,
                      UraSqlType *type,
                      GError **error)
{
  GPtrArray *groups = g_steal_pointer (&self->groups);
  gboolean done = ura_compiler_compile_value (self, place, argument, sql, type, error) &&
                  ura_compiler_check_single (self, argument, type, error);

  self->groups = groups;
  return done;
}

gboolean
ura_compiler_compile_set_function (UraCompiler *self,
                                   const UraPlace *place,
                                   const UraExpression *expression,
                                   GString *sql,
                                   UraSqlType *type,
                                   GError **error)
{
  const SetFunction *function = find_set_function (expression->name);
  g_autoptr (GString) argument = g_string_new (NULL);
  UraSqlType argument_type = { 0 };

  if (self->groups == NULL)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("“%s” (position %u) is over all records together; it can stand only "
                               "in the columns of a summary.")),
                   expression->name, expression->column);
      return FALSE;
    }
  if (!ura_compiler_check_n_arguments (self, expression, function->n_arguments,
                                       function->n_arguments, error))
    return FALSE;
  if (function->n_arguments > 0 &&
      !compile_set_argument (self, place, g_ptr_array_index (expression->arguments, 0), argument,
                             &argument_type, error))
    return FALSE;
  if (function->number && argument_type.type == URA_FIELD_MONEY)
    {
      g_string_prepend (argument, "ura_amount (");
      g_string_append_c (argument, ')');
      argument_type = (UraSqlType){ .type = URA_FIELD_INTEGER };
    }
  g_string_append_printf (sql, "%s%s%s", function->before, argument->str, function->after);
  *type = argument_type;
  if (function->type != 0)
    *type = (UraSqlType){ .type = function->type };
  return TRUE;
}
