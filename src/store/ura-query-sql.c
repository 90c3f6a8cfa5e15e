/* Whole queries: the SELECT around the expressions, and what it gives. */

#include "config.h"

#include "ura-query-compiler.h"
#include "ura-query-run.h"
#include "ura-query-page.h"

#include <string.h>

/* The alias of the query's own register. */
#define ROOT "t"

typedef enum
{
  SELECT_COLUMNS, /* the columns of all rows, or of all groups */
  SELECT_IDS,     /* the ids of all rows */
  SELECT_PAGE,    /* uid and the columns of rows with known ids */
} Selection;

typedef struct
{
  UraCompiler compiler;
  UraScope scope;
  UraPlace place;
  GString *columns;
  GString *where;
  GString *groups;
  GString *order;
} Select;

static void
select_clear (Select *self)
{
  ura_compiler_clear (&self->compiler);
  ura_scope_clear (&self->scope);
  if (self->columns == NULL)
    return;
  g_string_free (self->columns, TRUE);
  g_string_free (self->where, TRUE);
  g_string_free (self->groups, TRUE);
  g_string_free (self->order, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Select, select_clear)

static gboolean
select_init (Select *self,
             UraConnection *connection,
             const char *register_id,
             const UraQuery *query,
             GError **error)
{
  const UraRegister *description;

  ura_compiler_init (&self->compiler, connection, query, NULL);
  ura_scope_init (&self->scope);
  self->columns = g_string_new (NULL);
  self->where = g_string_new (NULL);
  self->groups = g_string_new (NULL);
  self->order = g_string_new (NULL);
  description = ura_compiler_open_register (&self->compiler, register_id, error);
  self->place = (UraPlace){ &self->scope, description, ROOT };
  return description != NULL;
}

static gboolean
compile_column (Select *self, const char *text, GString *sql, GError **error)
{
  g_autoptr (UraExpression) expression = ura_compiler_parse (&self->compiler, text, error);
  UraSqlType type = { 0 };

  if (sql->len > 0)
    g_string_append (sql, ", ");
  return expression != NULL &&
         ura_compiler_compile_value (&self->compiler, &self->place, expression, sql, &type, error);
}

static gboolean
compile_columns (Select *self, const UraQuery *query, GError **error)
{
  for (guint i = 0; i < query->columns->len; i++)
    if (!compile_column (self, g_ptr_array_index (query->columns, i), self->columns, error))
      return FALSE;
  return TRUE;
}

static gboolean
compile_where (Select *self, const UraQuery *query, GError **error)
{
  static const char *const bins[] = { " AND " ROOT ".deleted_at IS NULL",
                                      " AND " ROOT ".deleted_at IS NOT NULL", "" };

  g_string_append (self->where, bins[query->bin]);
  for (guint i = 0; i < query->filters->len; i++)
    {
      g_autoptr (UraExpression) expression = ura_compiler_parse (
          &self->compiler, g_ptr_array_index (query->filters, i), error);
      UraSqlType type = { 0 };

      g_string_append (self->where, " AND ");
      if (expression == NULL ||
          !ura_compiler_compile (&self->compiler, &self->place, expression, self->where, &type,
                                 error) ||
          !ura_compiler_check_single (&self->compiler, expression, &type, error))
        return FALSE;
    }
  return ura_compiler_compile_search (&self->compiler, &self->place, query->words, self->where,
                                      error);
}

static gboolean
compile_sort (Select *self, const char *text, gboolean descending, GError **error)
{
  g_autoptr (UraExpression) expression = ura_compiler_parse (&self->compiler, text, error);

  return expression != NULL && ura_compiler_compile_sort (&self->compiler, &self->place, expression,
                                                          descending, self->order, error);
}

static gboolean
compile_order (Select *self, const UraQuery *query, GError **error)
{
  for (guint i = 0; i < query->sorts->len; i++)
    {
      const UraQuerySort *sort = g_ptr_array_index (query->sorts, i);

      if (!compile_sort (self, sort->expression, sort->descending, error))
        return FALSE;
    }
  /* The same order every time, in every office. */
  for (guint i = 0; i < query->groups->len; i++)
    if (!compile_sort (self, g_ptr_array_index (query->groups, i), FALSE, error))
      return FALSE;
  if (!query->aggregate)
    g_string_append_printf (self->order, "%s" ROOT ".uid", self->order->len > 0 ? ", " : "");
  return TRUE;
}

static GPtrArray *
parse_groups (Select *self, const UraQuery *query, GError **error)
{
  g_autoptr (GPtrArray)
      groups = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_expression_free);

  for (guint i = 0; i < query->groups->len; i++)
    {
      UraExpression *group = ura_compiler_parse (&self->compiler,
                                                 g_ptr_array_index (query->groups, i), error);

      if (group == NULL)
        return NULL;
      g_ptr_array_add (groups, group);
    }
  return g_steal_pointer (&groups);
}

/* Columns, groups and order of an aggregate query. */
static gboolean
compile_aggregate (Select *self, const UraQuery *query, GError **error)
{
  g_autoptr (GPtrArray) groups = parse_groups (self, query, error);
  gboolean done;

  if (groups == NULL)
    return FALSE;
  for (guint i = 0; i < query->groups->len; i++)
    if (!compile_column (self, g_ptr_array_index (query->groups, i), self->groups, error))
      return FALSE;
  self->compiler.groups = groups;
  done = compile_columns (self, query, error) && compile_order (self, query, error);
  self->compiler.groups = NULL;
  /* Without groups it is one row whatever the columns are, which only a set function ensures. */
  if (groups->len == 0)
    g_string_append_printf (self->columns, "%scount (*)", self->columns->len > 0 ? ", " : "");
  return done;
}

static gboolean
compile_query (Select *self, const UraQuery *query, Selection selection, GError **error)
{
  if (query->aggregate && selection != SELECT_COLUMNS)
    {
      g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                           ura_tr (ura_compiler_language (&self->compiler),
                                   N_ ("A summary cannot be shown as a list of records.")));
      return FALSE;
    }
  if (selection == SELECT_PAGE)
    return compile_columns (self, query, error);
  if (!compile_where (self, query, error))
    return FALSE;
  if (query->aggregate)
    return compile_aggregate (self, query, error);
  return (selection == SELECT_IDS || compile_columns (self, query, error)) &&
         compile_order (self, query, error);
}

static void
append_slice (Select *self, const UraQuery *query, GString *sql)
{
  g_auto (UraValue) value = URA_VALUE_INIT;

  if (query->limit < 0 && query->offset == 0)
    return;
  g_string_append (sql, " LIMIT ");
  ura_value_set_integer (&value, query->limit);
  ura_compiler_append_value (&self->compiler, &value, sql);
  g_string_append (sql, " OFFSET ");
  ura_value_set_integer (&value, query->offset);
  ura_compiler_append_value (&self->compiler, &value, sql);
}

static void
append_source (Select *self, GString *sql)
{
  ura_compiler_append_name (self->place.description->table, sql);
  g_string_append (sql, " AS " ROOT);
}

/* SELECT … of a whole register. Returns: (transfer full). */
static char *
build_select (Select *self, const UraQuery *query, Selection selection)
{
  GString *sql = g_string_new ("SELECT ");

  if (selection == SELECT_IDS)
    g_string_append (sql, ROOT ".id");
  else
    g_string_append (sql, self->columns->len > 0 ? self->columns->str : "NULL");
  g_string_append (sql, " FROM ");
  append_source (self, sql);
  g_string_append_printf (sql, "%s WHERE 1%s", self->scope.joins->str, self->where->str);
  if (self->groups->len > 0)
    g_string_append_printf (sql, " GROUP BY %s", self->groups->str);
  if (self->order->len > 0)
    g_string_append_printf (sql, " ORDER BY %s", self->order->str);
  if (selection == SELECT_COLUMNS)
    append_slice (self, query, sql);
  return g_string_free (sql, FALSE);
}

/* SELECT uid, … of the rows whose ids are given, in that order; a row that is not there is all
 * missing. */
static char *
build_page (Select *self, const gint64 *ids, guint n_ids)
{
  GString *sql = g_string_new ("SELECT " ROOT ".uid");
  g_autoptr (GString) list = g_string_new ("[");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (list, ']');

  if (self->columns->len > 0)
    g_string_append_printf (sql, ", %s", self->columns->str);
  g_string_append (sql, " FROM json_each (");
  ura_compiler_append_text (&self->compiler, list->str, sql);
  g_string_append (sql, ") AS i LEFT JOIN ");
  append_source (self, sql);
  g_string_append_printf (sql, " ON " ROOT ".id = i.value%s ORDER BY i.key",
                          self->scope.joins->str);
  return g_string_free (sql, FALSE);
}

/* Rows */

typedef struct
{
  UraResult *result;
  guint n_columns;
  gboolean skip_missing;
} RowsReader;

static gboolean
read_row (sqlite3_stmt *statement, gpointer data, GError **error)
{
  RowsReader *reader = data;

  if (reader->skip_missing && sqlite3_column_type (statement, 0) == SQLITE_NULL)
    return TRUE;
  for (guint i = 0; i < reader->n_columns; i++)
    ura_db_column_value (statement, (int) i, ura_result_append (reader->result));
  ura_result_end_row (reader->result);
  return TRUE;
}

static UraResult *
read_rows (Select *select,
           const char *sql,
           guint n_columns,
           gboolean skip_missing,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (UraResult) result = ura_result_new (n_columns);
  RowsReader reader = { result, n_columns, skip_missing };

  if (!ura_query_run (select->compiler.connection, sql, select->compiler.values, read_row, &reader,
                      cancellable, error))
    return NULL;
  return g_steal_pointer (&result);
}

UraResult *
ura_connection_query (UraConnection *connection,
                      const UraQuery *query,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Select) select = { 0 };
  g_autofree char *sql = NULL;

  if (!select_init (&select, connection, query->register_id, query, error) ||
      !compile_query (&select, query, SELECT_COLUMNS, error))
    return NULL;
  sql = build_select (&select, query, SELECT_COLUMNS);
  return read_rows (&select, sql, query->columns->len, FALSE, cancellable, error);
}

static gboolean
read_id (sqlite3_stmt *statement, gpointer data, GError **error)
{
  gint64 id = sqlite3_column_int64 (statement, 0);

  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

GArray *
ura_connection_query_ids (UraConnection *connection,
                          const UraQuery *query,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (Select) select = { 0 };
  g_autofree char *sql = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!select_init (&select, connection, query->register_id, query, error) ||
      !compile_query (&select, query, SELECT_IDS, error))
    return NULL;
  sql = build_select (&select, query, SELECT_IDS);
  if (!ura_query_run (connection, sql, select.compiler.values, read_id, ids, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}

static UraResult *
query_rows (UraConnection *connection,
            const UraQuery *query,
            const gint64 *ids,
            guint n_ids,
            gboolean skip_missing,
            GCancellable *cancellable,
            GError **error)
{
  g_auto (Select) select = { 0 };
  g_autofree char *sql = NULL;

  if (!select_init (&select, connection, query->register_id, query, error) ||
      !compile_query (&select, query, SELECT_PAGE, error))
    return NULL;
  sql = build_page (&select, ids, n_ids);
  return read_rows (&select, sql, query->columns->len + 1, skip_missing, cancellable, error);
}

UraResult *
ura_connection_query_rows (UraConnection *connection,
                           const UraQuery *query,
                           const gint64 *ids,
                           guint n_ids,
                           GCancellable *cancellable,
                           GError **error)
{
  return query_rows (connection, query, ids, n_ids, TRUE, cancellable, error);
}

UraResult *
ura_connection_query_page (UraConnection *connection,
                           const UraQuery *query,
                           const gint64 *ids,
                           guint n_ids,
                           GCancellable *cancellable,
                           GError **error)
{
  return query_rows (connection, query, ids, n_ids, FALSE, cancellable, error);
}

const char **
ura_connection_query_registers (UraConnection *connection, const UraQuery *query)
{
  g_auto (Select) select = { 0 };
  g_autoptr (GPtrArray) registers = g_ptr_array_new ();

  if (select_init (&select, connection, query->register_id, query, NULL))
    compile_query (&select, query, SELECT_COLUMNS, NULL);
  /* A query that cannot be compiled reads its own register at least. */
  ura_compiler_add_register (&select.compiler, query->register_id);
  for (guint i = 0; i < select.compiler.registers->len; i++)
    g_ptr_array_add (registers, g_ptr_array_index (select.compiler.registers, i));
  g_ptr_array_add (registers, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&registers), FALSE);
}
