/* Loading and writing rows by their description. */

#include "config.h"

#include "ura-draft.h"

void
ura_draft_free (UraDraft *draft)
{
  for (guint i = 0; i < draft->n_fields; i++)
    {
      ura_value_clear (&draft->old_values[i]);
      ura_value_clear (&draft->new_values[i]);
    }
  g_free (draft->old_values);
  g_free (draft->new_values);
  g_free (draft->uid);
  g_ptr_array_unref (draft->links);
  g_free (draft);
}

int
ura_draft_find_field (const UraDraft *draft, const char *field)
{
  for (guint i = 0; i < draft->n_fields; i++)
    if (g_str_equal (draft->fields[i]->id, field))
      return (int) i;
  return -1;
}

gboolean
ura_draft_field_changed (const UraDraft *draft, guint index)
{
  return !ura_value_equal (&draft->old_values[index], &draft->new_values[index]);
}

gboolean
ura_draft_is_changed (const UraDraft *draft)
{
  if (draft->is_new || draft->in_bin != draft->existed_in_bin || draft->links->len > 0)
    return TRUE;
  for (guint i = 0; i < draft->n_fields; i++)
    if (ura_draft_field_changed (draft, i))
      return TRUE;
  return FALSE;
}

static UraDraft *
draft_new (UraConnection *connection, const UraRegister *description, const char *uid)
{
  UraDraft *draft = g_new0 (UraDraft, 1);

  draft->description = description;
  draft->fields = ura_schema_fields (connection->schema, description->id, &draft->n_fields);
  draft->old_values = g_new0 (UraValue, draft->n_fields);
  draft->new_values = g_new0 (UraValue, draft->n_fields);
  draft->uid = g_strdup (uid);
  draft->links = g_ptr_array_new ();
  return draft;
}

/* SELECT id, deleted_at, then one column a field, NULL for those that have none. */
static char *
load_sql (const UraDraft *draft)
{
  GString *sql = g_string_new ("SELECT id, deleted_at");

  for (guint i = 0; i < draft->n_fields; i++)
    {
      const UraField *field = draft->fields[i];

      if ((field->flags & URA_FIELD_CUSTOM) != 0)
        g_string_append_printf (sql, ", json_extract (extra, '$.\"%s\"')", field->id);
      else if (ura_field_has_column (field))
        g_string_append_printf (sql, ", \"%s\"", field->id);
      else
        g_string_append (sql, ", NULL");
    }
  g_string_append_printf (sql, " FROM \"%s\" WHERE uid = ?", draft->description->table);
  return g_string_free (sql, FALSE);
}

UraDraft *
ura_draft_load (UraConnection *connection,
                const char *register_id,
                const char *uid,
                gboolean create,
                GError **error)
{
  const UraRegister *description = ura_schema_register (connection->schema, register_id);
  g_autoptr (UraDraft) draft = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sql = NULL;
  gboolean row;

  g_return_val_if_fail (description != NULL, NULL);
  draft = draft_new (connection, description, uid);
  sql = load_sql (draft);
  statement = ura_db_prepare (connection->db, sql, error);
  if (statement == NULL)
    return NULL;
  ura_db_bind_text (statement, 1, uid);
  if (!ura_db_step (connection->db, statement, &row, error))
    return NULL;
  draft->is_new = !row;
  if (!row && !create)
    {
      g_set_error_literal (
          error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
          ura_tr (connection->language, N_ ("This record does not exist any more.")));
      return NULL;
    }
  if (!row)
    return g_steal_pointer (&draft);

  draft->id = sqlite3_column_int64 (statement, 0);
  draft->existed_in_bin = sqlite3_column_type (statement, 1) != SQLITE_NULL;
  draft->in_bin = draft->existed_in_bin;
  for (guint i = 0; i < draft->n_fields; i++)
    {
      ura_db_column_value (statement, (int) i + 2, &draft->old_values[i]);
      ura_value_copy (&draft->old_values[i], &draft->new_values[i]);
    }
  return g_steal_pointer (&draft);
}

static char *
timestamp (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
insert_row (UraConnection *connection, UraDraft *draft, const char *author, GError **error)
{
  g_autoptr (GString) names = g_string_new ("uid, created_at, created_by, updated_at, updated_by");
  g_autoptr (GString) marks = g_string_new ("?1, ?2, ?3, ?2, ?3");
  g_autofree char *sql = NULL;
  g_autofree char *now = timestamp ();
  sqlite3_stmt *statement;
  int n = 3;

  for (guint i = 0; i < draft->n_fields; i++)
    if (ura_field_has_column (draft->fields[i]))
      {
        g_string_append_printf (names, ", \"%s\"", draft->fields[i]->id);
        g_string_append_printf (marks, ", ?%d", ++n);
      }
  sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", draft->description->table,
                         names->str, marks->str);
  statement = ura_db_prepare (connection->db, sql, error);
  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, draft->uid);
  ura_db_bind_text (statement, 2, now);
  ura_db_bind_text (statement, 3, author);
  n = 3;
  for (guint i = 0; i < draft->n_fields; i++)
    if (ura_field_has_column (draft->fields[i]))
      ura_db_bind_value (statement, ++n, &draft->new_values[i]);
  if (!ura_db_run (connection->db, statement, error))
    return FALSE;
  draft->id = sqlite3_last_insert_rowid (ura_db_handle (connection->db));
  return TRUE;
}

static gboolean
update_row (UraConnection *connection, UraDraft *draft, const char *author, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *now = timestamp ();
  sqlite3_stmt *statement;
  int n = 4;

  g_string_append_printf (sql,
                          "UPDATE \"%s\" SET updated_at = ?2, updated_by = ?3, "
                          "version = version + 1, deleted_at = ?4",
                          draft->description->table);
  for (guint i = 0; i < draft->n_fields; i++)
    if (ura_field_has_column (draft->fields[i]) && ura_draft_field_changed (draft, i))
      g_string_append_printf (sql, ", \"%s\" = ?%d", draft->fields[i]->id, ++n);
  g_string_append (sql, " WHERE id = ?1");

  statement = ura_db_prepare (connection->db, sql->str, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, draft->id);
  ura_db_bind_text (statement, 2, now);
  ura_db_bind_text (statement, 3, author);
  ura_db_bind_text (statement, 4, draft->in_bin ? now : NULL);
  n = 4;
  for (guint i = 0; i < draft->n_fields; i++)
    if (ura_field_has_column (draft->fields[i]) && ura_draft_field_changed (draft, i))
      ura_db_bind_value (statement, ++n, &draft->new_values[i]);
  return ura_db_run (connection->db, statement, error);
}

static gboolean
write_custom_field (UraConnection *connection, UraDraft *draft, guint index, GError **error)
{
  const char *action =
      ura_value_is_null (&draft->new_values[index])
          ? "UPDATE \"%s\" SET extra = json_remove (coalesce (extra, '{}'), ?2) WHERE id = ?1"
          : "UPDATE \"%s\" SET extra = json_set (coalesce (extra, '{}'), ?2, ?3) WHERE id = ?1";
  g_autofree char *path = g_strdup_printf ("$.\"%s\"", draft->fields[index]->id);
  g_auto (GStrv) halves = g_strsplit (action, "%s", 2);
  g_autofree char *sql = g_strjoinv (draft->description->table, halves);
  sqlite3_stmt *statement = ura_db_prepare (connection->db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, draft->id);
  ura_db_bind_text (statement, 2, path);
  if (!ura_value_is_null (&draft->new_values[index]))
    ura_db_bind_value (statement, 3, &draft->new_values[index]);
  return ura_db_run (connection->db, statement, error);
}

static gboolean
write_link (UraConnection *connection, UraDraft *draft, const UraChange *change, GError **error)
{
  sqlite3_stmt *statement = ura_db_prepare (
      connection->db,
      change->kind == URA_CHANGE_LINK
          ? "INSERT OR IGNORE INTO link (register, uid, field, target) VALUES (?, ?, ?, ?)"
          : "DELETE FROM link WHERE register = ? AND uid = ? AND field = ? AND target = ?",
      error);

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, draft->description->id);
  ura_db_bind_text (statement, 2, draft->uid);
  ura_db_bind_text (statement, 3, change->field);
  ura_db_bind_text (statement, 4, ura_value_get_text (&change->value));
  return ura_db_run (connection->db, statement, error);
}

gboolean
ura_draft_write (UraConnection *connection, UraDraft *draft, const char *author, GError **error)
{
  if (!(draft->is_new ? insert_row : update_row) (connection, draft, author, error))
    return FALSE;
  for (guint i = 0; i < draft->n_fields; i++)
    if ((draft->fields[i]->flags & URA_FIELD_CUSTOM) != 0 && ura_draft_field_changed (draft, i) &&
        !write_custom_field (connection, draft, i, error))
      return FALSE;
  for (guint i = 0; i < draft->links->len; i++)
    if (!write_link (connection, draft, g_ptr_array_index (draft->links, i), error))
      return FALSE;
  return TRUE;
}
