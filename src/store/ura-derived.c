/* Tables that follow from the descriptions: <table>_fts to search, <table>_sort to sort, and the
 * paths of trees. They are made here, never in migrations, and made again when what they follow
 * from has changed. */

#include "config.h"

#include "ura-connection.h"
#include "ura-text.h"

#include <string.h>

static gboolean
is_searchable (const UraField *field)
{
  return (field->flags & URA_FIELD_SEARCHABLE) != 0 && field->derived == NULL &&
         field->type != URA_FIELD_REFERENCES;
}

/* The column or the JSON path of a field, for SELECT. */
static void
append_column (GString *sql, const UraField *field)
{
  if ((field->flags & URA_FIELD_CUSTOM) != 0)
    g_string_append_printf (sql, "json_extract (extra, '$.\"%s\"')", field->id);
  else
    g_string_append_printf (sql, "\"%s\"", field->id);
}

/* What the derived tables of a register follow from, in words. */
static void
append_signature (UraConnection *connection, const UraRegister *description, GString *text)
{
  guint n_fields;
  const UraField *const *fields = ura_schema_fields (connection->schema, description->id,
                                                     &n_fields);

  g_string_append_printf (text, "%s:", description->table);
  for (guint i = 0; i < n_fields; i++)
    if (is_searchable (fields[i]) || ura_field_has_sort_key (fields[i]))
      g_string_append_printf (text, " %s%s%s", fields[i]->id, is_searchable (fields[i]) ? "?" : "",
                              ura_field_has_sort_key (fields[i]) ? "<" : "");
}

/* SELECT id, sorted fields…, searched fields… of one register. */
typedef struct
{
  GPtrArray *sorted;
  GPtrArray *searched;
  char *select;
  char *insert_sort;
  char *insert_search;
  char *delete_search;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_ptr_array_unref (plan->sorted);
  g_ptr_array_unref (plan->searched);
  g_free (plan->select);
  g_free (plan->insert_sort);
  g_free (plan->insert_search);
  g_free (plan->delete_search);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static Plan *
plan_new (UraConnection *connection, const UraRegister *description)
{
  Plan *plan = g_new0 (Plan, 1);
  g_autoptr (GString) select = g_string_new ("SELECT id");
  g_autoptr (GString) insert = g_string_new (NULL);
  guint n_fields;
  const UraField *const *fields = ura_schema_fields (connection->schema, description->id,
                                                     &n_fields);

  plan->sorted = g_ptr_array_new ();
  plan->searched = g_ptr_array_new ();
  for (guint i = 0; i < n_fields; i++)
    {
      if (ura_field_has_sort_key (fields[i]))
        g_ptr_array_add (plan->sorted, (gpointer) fields[i]);
      if (is_searchable (fields[i]))
        g_ptr_array_add (plan->searched, (gpointer) fields[i]);
    }
  for (guint i = 0; i < plan->sorted->len; i++)
    {
      g_string_append (select, ", ");
      append_column (select, g_ptr_array_index (plan->sorted, i));
      g_string_append (insert, ", ?");
    }
  for (guint i = 0; i < plan->searched->len; i++)
    {
      g_string_append (select, ", ");
      append_column (select, g_ptr_array_index (plan->searched, i));
    }
  plan->select = g_strdup_printf ("%s FROM \"%s\"", select->str, description->table);
  plan->insert_sort = g_strdup_printf ("INSERT OR REPLACE INTO \"%s_sort\" VALUES (?%s)",
                                       description->table, insert->str);
  plan->insert_search = g_strdup_printf ("INSERT INTO \"%s_fts\" (rowid, text) VALUES (?, ?)",
                                         description->table);
  plan->delete_search = g_strdup_printf ("DELETE FROM \"%s_fts\" WHERE rowid = ?",
                                         description->table);
  return plan;
}

static gboolean
write_sort_keys (UraConnection *connection, Plan *plan, sqlite3_stmt *row, GError **error)
{
  sqlite3_stmt *insert = ura_db_prepare (connection->db, plan->insert_sort, error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, sqlite3_column_int64 (row, 0));
  for (guint i = 0; i < plan->sorted->len; i++)
    {
      const char *text = (const char *) sqlite3_column_text (row, (int) i + 1);
      g_autoptr (GBytes) key = ura_text_sort_key (text);
      gsize size;
      const void *data = key == NULL ? NULL : g_bytes_get_data (key, &size);

      if (data == NULL)
        sqlite3_bind_null (insert, (int) i + 2);
      else
        sqlite3_bind_blob64 (insert, (int) i + 2, data, size, SQLITE_TRANSIENT);
    }
  return ura_db_run (connection->db, insert, error);
}

static gboolean
write_search_text (UraConnection *connection, Plan *plan, sqlite3_stmt *row, GError **error)
{
  sqlite3_stmt *insert = ura_db_prepare (connection->db, plan->insert_search, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < plan->searched->len; i++)
    {
      const char *part = (const char *) sqlite3_column_text (row,
                                                             (int) (i + plan->sorted->len) + 1);

      if (part != NULL)
        g_string_append_printf (text, "%s\n", part);
    }
  folded = ura_text_fold (text->str);
  sqlite3_bind_int64 (insert, 1, sqlite3_column_int64 (row, 0));
  ura_db_bind_text (insert, 2, folded);
  return ura_db_run (connection->db, insert, error);
}

static gboolean
write_row (UraConnection *connection, Plan *plan, sqlite3_stmt *row, GError **error)
{
  if (plan->sorted->len > 0 && !write_sort_keys (connection, plan, row, error))
    return FALSE;
  return plan->searched->len == 0 || write_search_text (connection, plan, row, error);
}

/* Drops and makes the tables of one register and fills them. */
static gboolean
rebuild_register (UraConnection *connection, const UraRegister *description, GError **error)
{
  g_autoptr (Plan) plan = plan_new (connection, description);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) rows = NULL;
  gboolean row = TRUE;

  g_string_append_printf (sql, "DROP TABLE IF EXISTS \"%s_sort\"; DROP TABLE IF EXISTS \"%s_fts\";",
                          description->table, description->table);
  if (plan->sorted->len > 0)
    {
      g_string_append_printf (sql, "CREATE TABLE \"%s_sort\" (id INTEGER PRIMARY KEY",
                              description->table);
      for (guint i = 0; i < plan->sorted->len; i++)
        g_string_append_printf (sql, ", \"%s\" BLOB",
                                ((const UraField *) plan->sorted->pdata[i])->id);
      g_string_append (sql, ");");
      for (guint i = 0; i < plan->sorted->len; i++)
        {
          const char *id = ((const UraField *) plan->sorted->pdata[i])->id;

          g_string_append_printf (sql, "CREATE INDEX \"%s_sort_%s\" ON \"%s_sort\" (\"%s\");",
                                  description->table, id, description->table, id);
        }
    }
  if (plan->searched->len > 0)
    g_string_append_printf (sql,
                            "CREATE VIRTUAL TABLE \"%s_fts\" USING fts5 (text, detail=none, "
                            "columnsize=0, prefix='1 2 3');",
                            description->table);
  if (!ura_db_execute (connection->db, sql->str, error))
    return FALSE;
  rows = ura_db_prepare (connection->db, plan->select, error);
  if (rows == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!ura_db_step (connection->db, rows, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!write_row (connection, plan, rows, error))
        return FALSE;
    }
}

gboolean
ura_derived_prepare (UraConnection *connection, GError **error)
{
  g_autofree char *sorting = NULL;

  if (!ura_db_begin (connection->db, error))
    return FALSE;
  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    {
      g_autoptr (GString) signature = g_string_new (NULL);
      g_autofree char *key = g_strdup_printf ("derived:%s", (*r)->table);
      g_autofree char *known = ura_db_get_meta (connection->db, key);

      append_signature (connection, *r, signature);
      /* The version of the keys is asked for only where there are keys: it opens the collator. */
      if (sorting == NULL)
        sorting = g_strdup (ura_text_sort_key_version ());
      g_string_append_printf (signature, " | %s", sorting);
      if (g_strcmp0 (known, signature->str) == 0)
        continue;
      if (!rebuild_register (connection, *r, error) ||
          !ura_db_set_meta (connection->db, key, signature->str, error))
        {
          ura_db_rollback (connection->db);
          return FALSE;
        }
    }
  return ura_db_commit (connection->db, error);
}

/* One step of a path, for a row called t: the position among the siblings, then the end of the uid,
 * which is random. (transfer full) */
static char *
path_segment (const UraRegister *description)
{
  return g_strdup_printf (
      "printf ('%%06d%%s/', min (max (coalesce (t.\"%s\", 999999), 0), 999999), "
      "substr (t.uid, -8))",
      description->tree_position);
}

static gboolean
update_path (UraConnection *connection, const UraRegister *description, gint64 id, GError **error)
{
  g_autofree char *segment = path_segment (description);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE \"%s\" AS t SET "
      "path = coalesce ((SELECT p.path FROM \"%s\" p WHERE p.uid = t.\"%s\"), '') || %s, "
      "depth = coalesce ((SELECT p.depth + 1 FROM \"%s\" p WHERE p.uid = t.\"%s\"), 0) WHERE id = "
      "?",
      description->table, description->table, description->tree_parent, segment, description->table,
      description->tree_parent);
  sqlite3_stmt *statement = ura_db_prepare (connection->db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return ura_db_run (connection->db, statement, error);
}

/* The path of a record and of everything below it. */
static gboolean
update_paths (UraConnection *connection,
              const UraRegister *description,
              gint64 id,
              const char *uid,
              GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE below (id, uid, level) AS (SELECT ?1, ?2, 0 UNION ALL "
      "SELECT t.id, t.uid, level + 1 FROM \"%s\" t JOIN below ON t.\"%s\" = below.uid WHERE level "
      "< 64) "
      "SELECT id FROM below ORDER BY level",
      description->table, description->tree_parent);
  g_autoptr (sqlite3_stmt) below = ura_db_prepare (connection->db, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  if (below == NULL)
    return FALSE;
  sqlite3_bind_int64 (below, 1, id);
  ura_db_bind_text (below, 2, uid);
  while (TRUE)
    {
      gint64 found;

      if (!ura_db_step (connection->db, below, &row, error))
        return FALSE;
      if (!row)
        break;
      found = sqlite3_column_int64 (below, 0);
      g_array_append_val (ids, found);
    }
  g_clear_pointer (&below, ura_db_release);
  for (guint i = 0; i < ids->len; i++)
    if (!update_path (connection, description, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
ura_derived_update (UraConnection *connection,
                    const UraRegister *description,
                    gint64 id,
                    const char *uid,
                    gboolean moved,
                    GError **error)
{
  g_autoptr (Plan) plan = plan_new (connection, description);
  g_autofree char *sql = g_strdup_printf ("%s WHERE id = ?", plan->select);
  g_autoptr (sqlite3_stmt) rows = ura_db_prepare (connection->db, sql, error);
  gboolean row;

  if (rows == NULL)
    return FALSE;
  if (plan->searched->len > 0)
    {
      sqlite3_stmt *clear = ura_db_prepare (connection->db, plan->delete_search, error);

      if (clear == NULL)
        return FALSE;
      sqlite3_bind_int64 (clear, 1, id);
      if (!ura_db_run (connection->db, clear, error))
        return FALSE;
    }
  sqlite3_bind_int64 (rows, 1, id);
  if (!ura_db_step (connection->db, rows, &row, error))
    return FALSE;
  if (row && !write_row (connection, plan, rows, error))
    return FALSE;
  if (description->tree_parent != NULL && moved)
    return update_paths (connection, description, id, uid, error);
  return TRUE;
}

/* Level by level: those at the top, then whose parent is done, until nobody is left. */
static gboolean
rebuild_tree (UraConnection *connection, const UraRegister *description, GError **error)
{
  g_autofree char *segment = path_segment (description);
  g_autofree char *top = g_strdup_printf (
      "UPDATE \"%s\" SET path = NULL, depth = NULL; "
      "UPDATE \"%s\" AS t SET path = %s, depth = 0 "
      "WHERE t.\"%s\" IS NULL OR t.\"%s\" NOT IN (SELECT uid FROM \"%s\")",
      description->table, description->table, segment, description->tree_parent,
      description->tree_parent, description->table);
  g_autofree char *below = g_strdup_printf (
      "UPDATE \"%s\" AS t SET path = p.path || %s, depth = p.depth + 1 FROM \"%s\" p "
      "WHERE p.uid = t.\"%s\" AND p.path IS NOT NULL AND t.path IS NULL",
      description->table, segment, description->table, description->tree_parent);

  if (!ura_db_execute (connection->db, top, error))
    return FALSE;
  do
    if (!ura_db_execute (connection->db, below, error))
      return FALSE;
  while (sqlite3_changes64 (ura_db_handle (connection->db)) > 0);
  return TRUE;
}

gboolean
ura_derived_rebuild_paths (UraConnection *connection, GError **error)
{
  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    if ((*r)->tree_parent != NULL && !rebuild_tree (connection, *r, error))
      return FALSE;
  return TRUE;
}
