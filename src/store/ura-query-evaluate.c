/* Single expressions: on one record, or as a fragment of SQL for the store's own statements. */

#include "config.h"

#include "ura-query-compiler.h"
#include "ura-query-page.h"
#include "ura-query-run.h"

/* The alias of the record's register. */
#define ROOT "t"

/* An expression as a value at @place. */
static gboolean
compile_text (
    UraCompiler *self, const UraPlace *place, const char *text, GString *sql, GError **error)
{
  g_autoptr (UraExpression) expression = ura_compiler_parse (self, text, error);
  UraSqlType type = { 0 };

  return expression != NULL &&
         ura_compiler_compile_value (self, place, expression, sql, &type, error);
}

/* " FROM the record with a uid". */
static void
append_record (UraCompiler *self, const UraPlace *place, const char *uid, GString *sql)
{
  g_string_append (sql, " FROM ");
  ura_compiler_append_name (place->description->table, sql);
  g_string_append_printf (sql, " AS %s%s WHERE %s.uid = ", place->alias, place->scope->joins->str,
                          place->alias);
  ura_compiler_append_text (self, uid, sql);
}

typedef struct
{
  UraValue *value;
  gboolean found;
} ValueReader;

static gboolean
read_value (sqlite3_stmt *statement, gpointer data, GError **error)
{
  ValueReader *reader = data;

  ura_db_column_value (statement, 0, reader->value);
  reader->found = TRUE;
  return TRUE;
}

gboolean
ura_connection_evaluate (UraConnection *connection,
                         const char *register_id,
                         const char *uid,
                         const char *expression,
                         UraValue *result,
                         GError **error)
{
  g_auto (UraCompiler) compiler = { 0 };
  g_auto (UraScope) scope = { 0 };
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_auto (UraValue) value = URA_VALUE_INIT;
  ValueReader reader = { &value, FALSE };
  UraPlace place;

  ura_compiler_init (&compiler, connection, NULL, NULL);
  ura_scope_init (&scope);
  place = (UraPlace){ &scope, ura_compiler_open_register (&compiler, register_id, error), ROOT };
  if (place.description == NULL || !compile_text (&compiler, &place, expression, sql, error))
    return FALSE;
  append_record (&compiler, &place, uid, sql);
  if (!ura_query_run (connection, sql->str, compiler.values, read_value, &reader, NULL, error))
    return FALSE;
  if (!reader.found)
    {
      g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
                           ura_tr (connection->language, N_ ("There is no such record.")));
      return FALSE;
    }
  ura_value_copy (&value, result);
  return TRUE;
}

static gboolean
read_id (sqlite3_stmt *statement, gpointer data, GError **error)
{
  *(gint64 *) data = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

gboolean
ura_connection_find_id (
    UraConnection *connection, const char *register_id, const char *uid, gint64 *id, GError **error)
{
  g_auto (UraCompiler) compiler = { 0 };
  g_auto (UraScope) scope = { 0 };
  g_autoptr (GString) sql = g_string_new ("SELECT " ROOT ".id");
  gint64 found = 0;
  UraPlace place;

  ura_compiler_init (&compiler, connection, NULL, NULL);
  ura_scope_init (&scope);
  place = (UraPlace){ &scope, ura_compiler_open_register (&compiler, register_id, error), ROOT };
  if (place.description == NULL)
    return FALSE;
  append_record (&compiler, &place, uid, sql);
  if (!ura_query_run (connection, sql->str, compiler.values, read_id, &found, NULL, error))
    return FALSE;
  *id = found;
  return TRUE;
}

char *
ura_connection_compile (UraConnection *connection,
                        const char *register_id,
                        const char *alias,
                        const char *expression,
                        GArray *values,
                        GError **error)
{
  g_auto (UraCompiler) compiler = { 0 };
  g_auto (UraScope) scope = { 0 };
  g_autoptr (GString) sql = g_string_new (NULL);
  UraPlace place;

  ura_compiler_init (&compiler, connection, NULL, values);
  ura_scope_init (&scope);
  scope.closed = TRUE;
  place = (UraPlace){ &scope, ura_compiler_open_register (&compiler, register_id, error), alias };
  if (place.description == NULL || !compile_text (&compiler, &place, expression, sql, error))
    return NULL;
  return g_string_free (g_steal_pointer (&sql), FALSE);
}
