/* What every part of the compiler needs: bound values, aliases, scopes, the registers that are
 * read. */

#include "config.h"

#include "ura-query-compiler.h"

#include "ura-expression-fault.h"

#define MAX_DEPTH 8

static void
value_clear (gpointer data)
{
  ura_value_clear (data);
}

GArray *
ura_compiler_values_new (void)
{
  GArray *values = g_array_new (FALSE, TRUE, sizeof (UraValue));

  g_array_set_clear_func (values, value_clear);
  return values;
}

void
ura_compiler_init (UraCompiler *self,
                   UraConnection *connection,
                   const UraQuery *query,
                   GArray *values)
{
  *self = (UraCompiler){ .connection = connection, .query = query };
  self->values = values != NULL ? g_array_ref (values) : ura_compiler_values_new ();
  self->registers = g_ptr_array_new ();
  self->aliases = g_ptr_array_new_with_free_func (g_free);
}

void
ura_compiler_clear (UraCompiler *self)
{
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->registers, g_ptr_array_unref);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
}

void
ura_scope_init (UraScope *scope)
{
  scope->joins = g_string_new (NULL);
  scope->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  scope->closed = FALSE;
}

void
ura_scope_clear (UraScope *scope)
{
  if (scope->joins != NULL)
    g_string_free (g_steal_pointer (&scope->joins), TRUE);
  g_clear_pointer (&scope->aliases, g_hash_table_unref);
}

const UraLanguage *
ura_compiler_language (UraCompiler *self)
{
  return self->connection->language;
}

/* The same value is bound once, so that equal expressions are equal as SQL. */
void
ura_compiler_append_value (UraCompiler *self, const UraValue *value, GString *sql)
{
  guint i = 0;

  while (i < self->values->len &&
         !ura_value_equal (&g_array_index (self->values, UraValue, i), value))
    i++;
  if (i == self->values->len)
    {
      UraValue copy = URA_VALUE_INIT;

      ura_value_copy (value, &copy);
      g_array_append_val (self->values, copy);
    }
  g_string_append_printf (sql, "?%u", i + 1);
}

void
ura_compiler_append_text (UraCompiler *self, const char *text, GString *sql)
{
  g_auto (UraValue) value = URA_VALUE_INIT;

  ura_value_set_text (&value, text);
  ura_compiler_append_value (self, &value, sql);
}

void
ura_compiler_append_name (const char *name, GString *sql)
{
  g_string_append_c (sql, '"');
  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (sql, '"');
      g_string_append_c (sql, *p);
    }
  g_string_append_c (sql, '"');
}

void
ura_compiler_append_column (const UraPlace *place, const char *column, GString *sql)
{
  g_string_append (sql, place->alias);
  g_string_append_c (sql, '.');
  ura_compiler_append_name (column, sql);
}

const char *
ura_compiler_new_alias (UraCompiler *self, char letter)
{
  char *alias = g_strdup_printf ("%c%u", letter, self->aliases->len + 1);

  g_ptr_array_add (self->aliases, alias);
  return alias;
}

void
ura_compiler_add_register (UraCompiler *self, const char *register_id)
{
  gpointer interned = (gpointer) g_intern_string (register_id);

  if (!g_ptr_array_find (self->registers, interned, NULL))
    g_ptr_array_add (self->registers, interned);
}

const UraRegister *
ura_compiler_open_register (UraCompiler *self, const char *register_id, GError **error)
{
  const UraRegister *description = ura_schema_register (self->connection->schema, register_id);

  if (description == NULL)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self), N_ ("There is no register “%s”.")),
                   register_id);
      return NULL;
    }
  ura_compiler_add_register (self, register_id);
  return description;
}

UraExpression *
ura_compiler_parse (UraCompiler *self, const char *text, GError **error)
{
  g_auto (UraExpressionFault) fault = { 0 };
  const UraLanguage *language = ura_compiler_language (self);
  UraExpression *tree = ura_expression_parse_with_fault (text, &fault);

  if (tree == NULL && *fault.word == '\0')
    g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                 /* Translators: a sentence about an expression, then the place in it. */
                 ura_tr (language, N_ ("%s (position %u)")), ura_tr (language, fault.message),
                 fault.column);
  else if (tree == NULL)
    g_set_error (
        error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
        /* Translators: a sentence about an expression, the place in it, the words there. */
        ura_tr (language, N_ ("%s (position %u: “%s”)")), ura_tr (language, fault.message),
        fault.column, fault.word);
  return tree;
}

gboolean
ura_compiler_enter (UraCompiler *self, const char *name, GError **error)
{
  if (self->depth == MAX_DEPTH)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("“%s” is computed from itself, or from too many others.")),
                   name);
      return FALSE;
    }
  self->depth++;
  return TRUE;
}

void
ura_compiler_leave (UraCompiler *self)
{
  g_assert (self->depth > 0);
  self->depth--;
}
