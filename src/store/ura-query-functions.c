/* Functions of one row: meaning, label, dates, money, choices between values. */

#include "config.h"

#include "ura-query-compiler.h"

#define MAX_ARGUMENTS 100

/* The arguments of a call, compiled. */
typedef struct
{
  GPtrArray *sql; /* (element-type GString) */
  UraSqlType *types;
  guint n;
} Arguments;

static void
arguments_clear (Arguments *self)
{
  g_clear_pointer (&self->sql, g_ptr_array_unref);
  g_clear_pointer (&self->types, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

typedef gboolean (*Builder) (UraCompiler *self,
                             const UraExpression *call,
                             const Arguments *arguments,
                             GString *sql,
                             UraSqlType *type,
                             GError **error);

static const char *
get_sql (const Arguments *arguments, guint i)
{
  return ((GString *) g_ptr_array_index (arguments->sql, i))->str;
}

static void
append_call (const char *function, const Arguments *arguments, GString *sql)
{
  g_string_append_printf (sql, "%s (", function);
  for (guint i = 0; i < arguments->n; i++)
    g_string_append_printf (sql, "%s%s", i == 0 ? "" : ", ", get_sql (arguments, i));
  g_string_append_c (sql, ')');
}

/* The first argument that is known to be something gives the result its kind. */
static void
take_type (const Arguments *arguments, guint first, UraSqlType *type)
{
  for (guint i = first; i < arguments->n && type->type == 0; i++)
    *type = arguments->types[i];
}

static gboolean
build_meaning (UraCompiler *self,
               const UraExpression *call,
               const Arguments *arguments,
               GString *sql,
               UraSqlType *type,
               GError **error)
{
  const UraSqlType *choice = &arguments->types[0];

  if (choice->type != URA_FIELD_CHOICE || choice->list == NULL)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("meaning (…) at position %u needs a choice of a value list.")),
                   call->column);
      return FALSE;
    }
  ura_compiler_append_item (self, "meaning", choice->list, get_sql (arguments, 0), sql);
  *type = (UraSqlType){ .type = URA_FIELD_TEXT };
  return TRUE;
}

static gboolean
build_label (UraCompiler *self,
             const UraExpression *call,
             const Arguments *arguments,
             GString *sql,
             UraSqlType *type,
             GError **error)
{
  *type = (UraSqlType){ .type = URA_FIELD_TEXT };
  if (ura_compiler_compile_label (self, get_sql (arguments, 0), &arguments->types[0], sql))
    return TRUE;
  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
               ura_tr (ura_compiler_language (self),
                       N_ ("label (…) at position %u needs a choice of a value list.")),
               call->column);
  return FALSE;
}

static gboolean
build_amount (UraCompiler *self,
              const UraExpression *call,
              const Arguments *arguments,
              GString *sql,
              UraSqlType *type,
              GError **error)
{
  UraFieldType given = arguments->types[0].type;

  if (given != URA_FIELD_MONEY && given != 0)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("amount (…) at position %u needs a field that holds money.")),
                   call->column);
      return FALSE;
    }
  append_call ("ura_amount", arguments, sql);
  *type = (UraSqlType){ .type = URA_FIELD_INTEGER };
  return TRUE;
}

static gboolean
build_first_day (UraCompiler *self,
                 const UraExpression *call,
                 const Arguments *arguments,
                 GString *sql,
                 UraSqlType *type,
                 GError **error)
{
  append_call ("ura_first_day", arguments, sql);
  *type = (UraSqlType){ .type = URA_FIELD_DATE };
  return TRUE;
}

static gboolean
build_last_day (UraCompiler *self,
                const UraExpression *call,
                const Arguments *arguments,
                GString *sql,
                UraSqlType *type,
                GError **error)
{
  append_call ("ura_last_day", arguments, sql);
  *type = (UraSqlType){ .type = URA_FIELD_DATE };
  return TRUE;
}

static gboolean
build_days (UraCompiler *self,
            const UraExpression *call,
            const Arguments *arguments,
            GString *sql,
            UraSqlType *type,
            GError **error)
{
  append_call ("ura_days", arguments, sql);
  *type = (UraSqlType){ .type = URA_FIELD_INTEGER };
  return TRUE;
}

static gboolean
build_year (UraCompiler *self,
            const UraExpression *call,
            const Arguments *arguments,
            GString *sql,
            UraSqlType *type,
            GError **error)
{
  g_string_append_printf (sql, "CAST (substr (%s, 1, 4) AS INTEGER)", get_sql (arguments, 0));
  *type = (UraSqlType){ .type = URA_FIELD_YEAR };
  return TRUE;
}

static gboolean
build_round (UraCompiler *self,
             const UraExpression *call,
             const Arguments *arguments,
             GString *sql,
             UraSqlType *type,
             GError **error)
{
  const UraExpression *number = g_ptr_array_index (call->arguments, 0);

  g_string_append_printf (sql, "CAST (round (%s) AS INTEGER)", get_sql (arguments, 0));
  *type = (UraSqlType){ .type = URA_FIELD_INTEGER };
  return ura_compiler_check_not_money (self, number, &arguments->types[0], error);
}

static gboolean
build_fold (UraCompiler *self,
            const UraExpression *call,
            const Arguments *arguments,
            GString *sql,
            UraSqlType *type,
            GError **error)
{
  append_call ("ura_fold", arguments, sql);
  *type = (UraSqlType){ .type = URA_FIELD_TEXT };
  return TRUE;
}

static gboolean
build_coalesce (UraCompiler *self,
                const UraExpression *call,
                const Arguments *arguments,
                GString *sql,
                UraSqlType *type,
                GError **error)
{
  take_type (arguments, 0, type);
  /* SQL's own takes two at least. */
  if (arguments->n == 1)
    g_string_append (sql, get_sql (arguments, 0));
  else
    append_call ("coalesce", arguments, sql);
  return TRUE;
}

static gboolean
build_if (UraCompiler *self,
          const UraExpression *call,
          const Arguments *arguments,
          GString *sql,
          UraSqlType *type,
          GError **error)
{
  take_type (arguments, 1, type);
  g_string_append_printf (sql, "CASE WHEN %s THEN %s ELSE %s END", get_sql (arguments, 0),
                          get_sql (arguments, 1), get_sql (arguments, 2));
  return TRUE;
}

static const struct
{
  const char *name;
  guint minimum;
  guint maximum;
  Builder build;
} functions[] = {
  { "meaning", 1, 1, build_meaning },
  { "label", 1, 1, build_label },
  { "amount", 1, 1, build_amount },
  { "first_day", 1, 1, build_first_day },
  { "last_day", 1, 1, build_last_day },
  { "days", 2, 2, build_days },
  { "year", 1, 1, build_year },
  { "round", 1, 1, build_round },
  { "fold", 1, 1, build_fold },
  { "coalesce", 1, MAX_ARGUMENTS, build_coalesce },
  { "if", 3, 3, build_if },
};

static gboolean
compile_arguments (UraCompiler *self,
                   const UraPlace *place,
                   const UraExpression *call,
                   Arguments *arguments,
                   GError **error)
{
  for (guint i = 0; i < arguments->n; i++)
    {
      const UraExpression *argument = g_ptr_array_index (call->arguments, i);
      GString *sql = g_string_new (NULL);

      g_ptr_array_add (arguments->sql, sql);
      if (!ura_compiler_compile_value (self, place, argument, sql, &arguments->types[i], error) ||
          !ura_compiler_check_single (self, argument, &arguments->types[i], error))
        return FALSE;
    }
  return TRUE;
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

gboolean
ura_compiler_compile_call (UraCompiler *self,
                           const UraPlace *place,
                           const UraExpression *expression,
                           GString *sql,
                           UraSqlType *type,
                           GError **error)
{
  guint n = expression->arguments == NULL ? 0 : expression->arguments->len;
  g_auto (Arguments) arguments = { .n = n };
  guint i = 0;

  if (g_str_equal (expression->name, "title"))
    return ura_compiler_compile_title (self, place, expression, sql, type, error);
  if (ura_compiler_is_set_function (expression->name))
    return ura_compiler_compile_set_function (self, place, expression, sql, type, error);
  while (i < G_N_ELEMENTS (functions) && !g_str_equal (functions[i].name, expression->name))
    i++;
  if (i == G_N_ELEMENTS (functions))
    {
      g_set_error (
          error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
          ura_tr (ura_compiler_language (self), N_ ("There is no function “%s” (position %u).")),
          expression->name, expression->column);
      return FALSE;
    }
  if (!ura_compiler_check_n_arguments (self, expression, functions[i].minimum, functions[i].maximum,
                                       error))
    return FALSE;
  arguments.sql = g_ptr_array_new_with_free_func (free_string);
  arguments.types = g_new0 (UraSqlType, n);
  return compile_arguments (self, place, expression, &arguments, error) &&
         functions[i].build (self, expression, &arguments, sql, type, error);
}
