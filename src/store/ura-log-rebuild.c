/* Makes every table again from the log alone: the proof that the log holds everything, and the last
 * resort when tables are lost. */

#include "config.h"

#include "ura-draft.h"
#include "ura-log.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* One entry of the log, joined with its batch. */
typedef struct
{
  UraConnection *connection;
  sqlite3_stmt *row;
  const UraRegister *description;
  const char *uid;
  UraChangeKind kind;
  gboolean shipped;
  JsonObject *content; /* NULL for bin and restore */
} Replay;

enum
{
  COLUMN_SITE,
  COLUMN_SEQ,
  COLUMN_KIND,
  COLUMN_REGISTER,
  COLUMN_UID,
  COLUMN_CONTENT,
  COLUMN_AT,
  COLUMN_AUTHOR,
};

#define ENTRIES                                                                                    \
  "SELECT o.site, o.seq, o.kind, o.register, o.uid, o.content, b.at, b.author "                    \
  "FROM op o JOIN batch b ON b.uid = o.batch ORDER BY o.id"

static gboolean
run_for_uid (Replay *replay, const char *format, GError **error)
{
  g_auto (GStrv) halves = g_strsplit (format, "@", -1);
  g_autofree char *sql = g_strjoinv (replay->description->table, halves);
  sqlite3_stmt *statement = ura_db_prepare (replay->connection->db, sql, error);

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, replay->uid);
  if (sqlite3_bind_parameter_count (statement) > 1)
    {
      ura_db_bind_text (statement, 2, (const char *) sqlite3_column_text (replay->row, COLUMN_AT));
      ura_db_bind_text (statement, 3,
                        (const char *) sqlite3_column_text (replay->row, COLUMN_AUTHOR));
    }
  return ura_db_run (replay->connection->db, statement, error);
}

/* The site that gave a field its value so far, "" when none did. (transfer full) */
static gboolean
is_held_by_hand (Replay *replay, const char *field, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      replay->connection->db,
      "SELECT 1 FROM temp.holder WHERE uid = ? AND field = ? AND site NOT LIKE 'ura/%'", error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, replay->uid);
  ura_db_bind_text (statement, 2, field);
  return ura_db_step (replay->connection->db, statement, &row, error) && row;
}

static gboolean
hold (Replay *replay, const char *field, GError **error)
{
  sqlite3_stmt *statement = ura_db_prepare (
      replay->connection->db,
      "INSERT OR REPLACE INTO temp.holder (uid, field, site) VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, replay->uid);
  ura_db_bind_text (statement, 2, field);
  ura_db_bind_text (statement, 3, (const char *) sqlite3_column_text (replay->row, COLUMN_SITE));
  return ura_db_run (replay->connection->db, statement, error);
}

static gboolean
write_value (Replay *replay, const char *id, GError **error)
{
  const UraField *field = ura_schema_field (replay->connection->schema, replay->description->id,
                                            id);
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *sql = NULL;
  g_autofree char *path = g_strdup_printf ("$.\"%s\"", id);
  sqlite3_stmt *statement;

  /* A field that staff took away, or that a newer version knows, stays in the log. */
  if (field == NULL && !g_str_has_prefix (id, "x_"))
    return TRUE;
  ura_log_content_value ((const char *) sqlite3_column_text (replay->row, COLUMN_CONTENT), id,
                         &value);
  if (field != NULL && ura_field_has_column (field))
    sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE uid = ?1",
                           replay->description->table, id);
  else if (ura_value_is_null (&value))
    sql = g_strdup_printf (
        "UPDATE \"%s\" SET extra = json_remove (coalesce (extra, '{}'), ?3) WHERE uid = ?1",
        replay->description->table);
  else
    sql = g_strdup_printf (
        "UPDATE \"%s\" SET extra = json_set (coalesce (extra, '{}'), ?3, ?2) WHERE uid = ?1",
        replay->description->table);
  statement = ura_db_prepare (replay->connection->db, sql, error);
  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, replay->uid);
  if (sqlite3_bind_parameter_count (statement) > 1)
    ura_db_bind_value (statement, 2, &value);
  if (sqlite3_bind_parameter_count (statement) > 2)
    ura_db_bind_text (statement, 3, path);
  return ura_db_run (replay->connection->db, statement, error);
}

/* Each field of a creation or a set; a shipped value never goes over one that somebody wrote. */
static gboolean
replay_values (Replay *replay, GError **error)
{
  g_autoptr (GList) members = replay->content == NULL ? NULL
                                                      : json_object_get_members (replay->content);

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autoptr (GError) query_error = NULL;
      gboolean by_hand = replay->shipped && is_held_by_hand (replay, l->data, &query_error);

      if (query_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&query_error));
          return FALSE;
        }
      if (!by_hand && (!write_value (replay, l->data, error) || !hold (replay, l->data, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
replay_link (Replay *replay, GError **error)
{
  g_autoptr (GList) members = replay->content == NULL ? NULL
                                                      : json_object_get_members (replay->content);
  sqlite3_stmt *statement;

  if (members == NULL)
    return TRUE;
  statement = ura_db_prepare (
      replay->connection->db,
      replay->kind == URA_CHANGE_LINK
          ? "INSERT OR IGNORE INTO link (register, uid, field, target) VALUES (?, ?, ?, ?)"
          : "DELETE FROM link WHERE register = ? AND uid = ? AND field = ? AND target = ?",
      error);
  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, replay->description->id);
  ura_db_bind_text (statement, 2, replay->uid);
  ura_db_bind_text (statement, 3, members->data);
  ura_db_bind_text (statement, 4, json_object_get_string_member (replay->content, members->data));
  return ura_db_run (replay->connection->db, statement, error);
}

static gboolean
replay_entry (Replay *replay, GError **error)
{
  switch (replay->kind)
    {
    case URA_CHANGE_CREATE:
      if (!run_for_uid (replay,
                        "INSERT OR IGNORE INTO \"@\" (uid, created_at, created_by, updated_at, "
                        "updated_by, version) "
                        "VALUES (?1, ?2, ?3, ?2, ?3, 0)",
                        error) ||
          !replay_values (replay, error))
        return FALSE;
      break;
    case URA_CHANGE_SET:
      if (!replay_values (replay, error))
        return FALSE;
      break;
    case URA_CHANGE_LINK:
    case URA_CHANGE_UNLINK:
      if (!replay_link (replay, error))
        return FALSE;
      break;
    case URA_CHANGE_BIN:
      if (!run_for_uid (replay, "UPDATE \"@\" SET deleted_at = ?2 WHERE uid = ?1 AND ?3 IS ?3",
                        error))
        return FALSE;
      break;
    case URA_CHANGE_RESTORE:
      if (!run_for_uid (replay, "UPDATE \"@\" SET deleted_at = NULL WHERE uid = ?1", error))
        return FALSE;
      break;
    }
  return run_for_uid (
      replay,
      "UPDATE \"@\" SET updated_at = ?2, updated_by = ?3, version = version + 1 WHERE uid = ?1",
      error);
}

static gboolean
replay_row (UraConnection *connection, sqlite3_stmt *row, GError **error)
{
  const char *content = (const char *) sqlite3_column_text (row, COLUMN_CONTENT);
  g_autoptr (JsonParser) parser = json_parser_new ();
  Replay replay = {
    .connection = connection,
    .row = row,
    .uid = (const char *) sqlite3_column_text (row, COLUMN_UID),
    .kind = ura_log_kind ((const char *) sqlite3_column_text (row, COLUMN_KIND)),
    .description = ura_schema_register (connection->schema,
                                        (const char *) sqlite3_column_text (row, COLUMN_REGISTER)),
    .shipped = g_str_has_prefix ((const char *) sqlite3_column_text (row, COLUMN_SITE), "ura/"),
  };

  if (replay.description == NULL || replay.kind == 0)
    return TRUE;
  if (content != NULL && json_parser_load_from_data (parser, content, -1, NULL) &&
      JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    replay.content = json_node_get_object (json_parser_get_root (parser));
  return replay_entry (&replay, error);
}

static gboolean
empty_tables (UraConnection *connection, GError **error)
{
  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    {
      g_autofree char *sql = g_strdup_printf (
          "DELETE FROM \"%s\"; DELETE FROM meta WHERE key = 'derived:%s';", (*r)->table,
          (*r)->table);

      if (!ura_db_execute (connection->db, sql, error))
        return FALSE;
    }
  return ura_db_execute (connection->db,
                         "DELETE FROM link; DROP TABLE IF EXISTS temp.holder; "
                         "CREATE TEMP TABLE holder (uid TEXT, field TEXT, site TEXT, "
                         "PRIMARY KEY (uid, field)) WITHOUT ROWID;",
                         error);
}

static gboolean
replay_all (UraConnection *connection, GError **error)
{
  g_autoptr (sqlite3_stmt) entries = NULL;
  gboolean row = TRUE;

  if (!empty_tables (connection, error))
    return FALSE;
  entries = ura_db_prepare (connection->db, ENTRIES, error);
  if (entries == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!ura_db_step (connection->db, entries, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!replay_row (connection, entries, error))
        return FALSE;
    }
}

gboolean
ura_log_rebuild (UraConnection *connection, GError **error)
{
  if (!ura_db_begin (connection->db, error))
    return FALSE;
  if (!replay_all (connection, error) || !ura_derived_rebuild_paths (connection, error))
    {
      ura_db_rollback (connection->db);
      return FALSE;
    }
  return ura_db_commit (connection->db, error) && ura_derived_prepare (connection, error);
}
