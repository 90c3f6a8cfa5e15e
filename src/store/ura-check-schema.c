/* Why this file exists: everything in Ura follows from the descriptions. A table or column that
 * they do not know, or that they know and the file lacks, means that the file and the program have
 * parted. */

#include "config.h"

#include "ura-check-private.h"

#include <string.h>

/* Tables that are no register's. */
static const char *const own_tables[] = {
  "meta", "site", "batch", "op", "head", "link", "issue", NULL,
};

/* Columns that every register's table has. */
static const char *const common_columns[] = {
  "id",         "uid",     "created_at", "created_by", "updated_at",
  "updated_by", "version", "deleted_at", "extra",      NULL,
};

static gboolean
read_names (UraDb *db, const char *sql, GHashTable *names, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (db, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      if (!ura_db_step (db, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_hash_table_add (names, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
}

static GHashTable *
names_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_all (GHashTable *names, const char *const *more)
{
  for (; *more != NULL; more++)
    g_hash_table_add (names, g_strdup (*more));
}

/* In the order of the alphabet, so that the same damage always reads the same. */
static GList *
sorted (GHashTable *names)
{
  return g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) strcmp);
}

static gboolean
compare_columns (
    UraDb *db, UraCheck *check, const char *table, GHashTable *expected, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  g_autoptr (GHashTable) found = names_new ();
  g_autoptr (GList) found_names = NULL;
  g_autoptr (GList) expected_names = NULL;

  if (!read_names (db, sql, found, error))
    return FALSE;
  found_names = sorted (found);
  expected_names = sorted (expected);
  for (GList *l = expected_names; l != NULL; l = l->next)
    if (!g_hash_table_contains (found, l->data))
      ura_check_add (check, ura_tr (check->language, "The table “%s” lacks the column “%s”."),
                     table, (const char *) l->data);
  for (GList *l = found_names; l != NULL; l = l->next)
    if (!g_hash_table_contains (expected, l->data))
      ura_check_add (
          check,
          ura_tr (check->language, "The table “%s” has a column “%s” that Ura does not know."),
          table, (const char *) l->data);
  return TRUE;
}

static gboolean
check_table (UraConnection *connection,
             UraCheck *check,
             const UraRegister *description,
             GError **error)
{
  g_autoptr (GHashTable) expected = names_new ();
  guint n_fields = 0;
  const UraField *const *fields = ura_schema_fields (connection->schema, description->id,
                                                     &n_fields);

  add_all (expected, common_columns);
  if (description->tree_parent != NULL)
    add_all (expected, (const char *const[]){ "path", "depth", NULL });
  for (guint i = 0; i < n_fields; i++)
    if (ura_field_has_column (fields[i]))
      g_hash_table_add (expected, g_strdup (fields[i]->id));
  return compare_columns (connection->db, check, description->table, expected, error);
}

static void
report_misfit (UraCheck *check, const char *derived)
{
  ura_check_add (check,
                 ura_tr (check->language, "The table “%s”, which search and sorting need, does not "
                                          "fit the records: lists may miss some of them."),
                 derived);
}

/* A derived table has a row for every record. */
static gboolean
compare_rows (UraDb *db, UraCheck *check, const char *table, const char *derived, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM (SELECT id FROM \"%s\" EXCEPT SELECT rowid FROM \"%s\")", table,
      derived);
  g_autofree char *surplus_sql = g_strdup_printf (
      "SELECT (SELECT count (*) FROM \"%s\") - (SELECT count (*) FROM \"%s\")", derived, table);
  gint64 lacking = 0;
  gint64 surplus = 0;

  if (!ura_check_count (db, sql, &lacking, error) ||
      !ura_check_count (db, surplus_sql, &surplus, error))
    return FALSE;
  if (lacking > 0 || surplus != 0)
    report_misfit (check, derived);
  return TRUE;
}

static gboolean
check_sort_table (UraConnection *connection,
                  UraCheck *check,
                  const UraRegister *description,
                  GHashTable *tables,
                  GHashTable *known,
                  GError **error)
{
  g_autofree char *name = g_strconcat (description->table, "_sort", NULL);
  g_autoptr (GHashTable) expected = names_new ();
  guint n_fields = 0;
  const UraField *const *fields = ura_schema_fields (connection->schema, description->id,
                                                     &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (ura_field_has_sort_key (fields[i]))
      g_hash_table_add (expected, g_strdup (fields[i]->id));
  if (g_hash_table_size (expected) == 0)
    return TRUE;

  g_hash_table_add (known, g_strdup (name));
  if (!g_hash_table_contains (tables, name))
    {
      ura_check_add (check, ura_tr (check->language, "The table “%s” is missing."), name);
      return TRUE;
    }
  g_hash_table_add (expected, g_strdup ("id"));
  return compare_columns (connection->db, check, name, expected, error) &&
         compare_rows (connection->db, check, description->table, name, error);
}

/* The search index against its own text. That is asked for by a statement that counts as writing.
 */
static gboolean
check_index (UraConnection *connection, UraCheck *check, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO \"%s\" (\"%s\") VALUES ('integrity-check')",
                                          name, name);
  g_autoptr (GError) problem = NULL;
  gboolean whole = FALSE;

  if (connection->read_only)
    return TRUE;
  if (!ura_db_begin (connection->db, error))
    return FALSE;
  whole = ura_db_execute (connection->db, sql, &problem);
  ura_db_rollback (connection->db);
  if (!whole && !g_error_matches (problem, URA_STORE_ERROR, URA_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!whole)
    report_misfit (check, name);
  return TRUE;
}

static gboolean
is_searchable (UraConnection *connection, const UraRegister *description)
{
  guint n_fields = 0;
  const UraField *const *fields = ura_schema_fields (connection->schema, description->id,
                                                     &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i]->flags & URA_FIELD_SEARCHABLE) != 0 && fields[i]->derived == NULL &&
        fields[i]->type != URA_FIELD_REFERENCES)
      return TRUE;
  return FALSE;
}

static gboolean
check_search_table (UraConnection *connection,
                    UraCheck *check,
                    const UraRegister *description,
                    GHashTable *tables,
                    GHashTable *known,
                    GError **error)
{
  static const char *const shadows[] = { "", "_data", "_idx", "_content", "_docsize", "_config" };
  g_autofree char *name = g_strconcat (description->table, "_fts", NULL);

  if (!is_searchable (connection, description))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (shadows); i++)
    g_hash_table_add (known, g_strconcat (name, shadows[i], NULL));
  if (!g_hash_table_contains (tables, name))
    {
      ura_check_add (check, ura_tr (check->language, "The table “%s” is missing."), name);
      return TRUE;
    }
  return compare_rows (connection->db, check, description->table, name, error) &&
         check_index (connection, check, name, error);
}

static gboolean
check_register (UraConnection *connection,
                UraCheck *check,
                const UraRegister *description,
                GHashTable *tables,
                GHashTable *known,
                GError **error)
{
  g_hash_table_add (known, g_strdup (description->table));
  if (!g_hash_table_contains (tables, description->table))
    {
      ura_check_add (check, ura_tr (check->language, "The table “%s” is missing."),
                     description->table);
      return TRUE;
    }
  return check_table (connection, check, description, error) &&
         check_sort_table (connection, check, description, tables, known, error) &&
         check_search_table (connection, check, description, tables, known, error);
}

gboolean
ura_check_schema (UraConnection *connection, UraCheck *check, GError **error)
{
  g_autoptr (GHashTable) tables = names_new ();
  g_autoptr (GHashTable) known = names_new ();
  g_autoptr (GList) names = NULL;

  if (!read_names (connection->db,
                   "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND "
                   "name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                   tables, error))
    return FALSE;
  add_all (known, own_tables);
  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    if (!check_register (connection, check, *r, tables, known, error))
      return FALSE;
  for (guint i = 0; own_tables[i] != NULL; i++)
    if (!g_hash_table_contains (tables, own_tables[i]))
      ura_check_add (check, ura_tr (check->language, "The table “%s” is missing."), own_tables[i]);

  names = sorted (tables);
  for (GList *l = names; l != NULL; l = l->next)
    if (!g_hash_table_contains (known, l->data))
      ura_check_add (check,
                     ura_tr (check->language, "There is a table “%s” that Ura does not know."),
                     (const char *) l->data);
  return TRUE;
}
