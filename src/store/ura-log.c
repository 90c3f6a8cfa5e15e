/* Writing and verifying the chained log. */

#include "config.h"

#include "ura-log.h"
#include "ura-log-hash.h"
#include "ura-uid.h"

#include <json-glib/json-glib.h>
#include <sodium.h>
#include <string.h>

static const struct
{
  UraChangeKind kind;
  const char *name;
} kinds[] = {
  { URA_CHANGE_CREATE, "create" }, { URA_CHANGE_SET, "set" }, { URA_CHANGE_LINK, "link" },
  { URA_CHANGE_UNLINK, "unlink" }, { URA_CHANGE_BIN, "bin" }, { URA_CHANGE_RESTORE, "restore" },
};

const char *
ura_log_kind_name (UraChangeKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].name;
  g_assert_not_reached ();
}

UraChangeKind
ura_log_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return kinds[i].kind;
  return 0;
}

void
ura_log_writer_clear (UraLogWriter *writer)
{
  g_clear_pointer (&writer->site, g_free);
  g_clear_pointer (&writer->author, g_free);
  g_clear_pointer (&writer->batch, g_free);
}

/* The last entry of a site; FALSE on error only. */
static gboolean
read_chain_end (UraConnection *connection, UraLogWriter *writer, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      connection->db, "SELECT seq, hash FROM op WHERE site = ? ORDER BY seq DESC LIMIT 1", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, writer->site);
  if (!ura_db_step (connection->db, statement, &row, error))
    return FALSE;
  writer->seq = 0;
  memset (writer->hash, 0, sizeof writer->hash);
  if (row)
    {
      writer->seq = sqlite3_column_int64 (statement, 0);
      if (sqlite3_column_bytes (statement, 1) == sizeof writer->hash)
        memcpy (writer->hash, sqlite3_column_blob (statement, 1), sizeof writer->hash);
    }
  return TRUE;
}

gboolean
ura_log_begin (UraConnection *connection, const UraEdit *edit, UraLogWriter *writer, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  sqlite3_stmt *statement;

  writer->shipped = edit->shipped != NULL;
  writer->site = g_strdup (writer->shipped ? edit->shipped : connection->site);
  writer->author = g_strdup (writer->shipped ? "ura" : connection->user);
  writer->batch = writer->shipped ? ura_uid_for ("batch", edit->shipped) : ura_uid_new ();
  if (!read_chain_end (connection, writer, error))
    return FALSE;

  statement = ura_db_prepare (connection->db,
                              "INSERT INTO batch (uid, site, author, at, action, final, undoes) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?)",
                              error);
  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, writer->batch);
  ura_db_bind_text (statement, 2, writer->site);
  ura_db_bind_text (statement, 3, writer->author);
  ura_db_bind_text (statement, 4, at);
  ura_db_bind_text (statement, 5, edit->action);
  sqlite3_bind_int (statement, 6, edit->final);
  ura_db_bind_text (statement, 7, edit->undoes);
  return ura_db_run (connection->db, statement, error);
}

/* Hybrid logical clock: milliseconds shifted by 16 bits, never going backwards. */
static gint64
tick (UraConnection *connection)
{
  gint64 wall = (g_get_real_time () / 1000) << 16;

  connection->clock = MAX (wall, connection->clock + 1);
  return connection->clock;
}

static char *
content_json (const char *const *fields, const UraValue *values, guint n_fields)
{
  GString *json;

  if (n_fields == 0)
    return NULL;
  json = g_string_new ("{");
  for (guint i = 0; i < n_fields; i++)
    {
      g_string_append_printf (json, "%s\"%s\":", i == 0 ? "" : ",", fields[i]);
      ura_value_append_json (&values[i], json);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

gboolean
ura_log_append (UraConnection *connection,
                UraLogWriter *writer,
                UraChangeKind kind,
                const char *register_id,
                const char *uid,
                const char *const *fields,
                const UraValue *values,
                guint n_fields,
                const char *bases,
                GError **error)
{
  g_autofree char *content = content_json (fields, values, n_fields);
  guint8 seed[URA_LOG_SEED_SIZE];
  UraLogEntry entry = {
    .site = writer->site,
    .seq = writer->seq + 1,
    .clock = writer->shipped ? 0 : tick (connection),
    .author = writer->author,
    .schema = connection->schema_version,
    .batch = writer->batch,
    .kind = ura_log_kind_name (kind),
    .register_id = register_id,
    .uid = uid,
    .bases = bases,
  };
  sqlite3_stmt *statement;

  if (writer->shipped)
    ura_log_public_seed (writer->site, entry.seq, seed);
  else
    randombytes_buf (seed, sizeof seed);
  ura_log_hash_begin (&entry, writer->hash);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      ura_value_append_json (&values[i], json);
      ura_log_hash_value (&entry, seed, fields[i], json->str);
    }
  ura_log_hash_end (&entry, writer->hash);

  statement = ura_db_prepare (
      connection->db,
      "INSERT INTO op (site, seq, clock, author, schema, batch, kind, register, "
      "uid, content, bases, seed, hash) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, entry.site);
  sqlite3_bind_int64 (statement, 2, entry.seq);
  sqlite3_bind_int64 (statement, 3, entry.clock);
  ura_db_bind_text (statement, 4, entry.author);
  sqlite3_bind_int64 (statement, 5, entry.schema);
  ura_db_bind_text (statement, 6, entry.batch);
  ura_db_bind_text (statement, 7, entry.kind);
  ura_db_bind_text (statement, 8, register_id);
  ura_db_bind_text (statement, 9, uid);
  ura_db_bind_text (statement, 10, content);
  ura_db_bind_text (statement, 11, bases);
  sqlite3_bind_blob (statement, 12, seed, sizeof seed, SQLITE_TRANSIENT);
  sqlite3_bind_blob (statement, 13, writer->hash, sizeof writer->hash, SQLITE_TRANSIENT);
  if (!ura_db_run (connection->db, statement, error))
    return FALSE;
  writer->seq = entry.seq;
  return TRUE;
}

/* The entry that created the record; shipped records may have several, the last one counts. */
static char *
creation_of (UraConnection *connection, const char *uid, GError **error)
{
  g_autoptr (sqlite3_stmt)
      statement = ura_db_prepare (connection->db,
                                  "SELECT site || ':' || seq FROM op WHERE uid = ? AND kind = "
                                  "'create' ORDER BY id DESC LIMIT 1",
                                  error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  ura_db_bind_text (statement, 1, uid);
  if (!ura_db_step (connection->db, statement, &row, error))
    return NULL;
  return g_strdup (row ? (const char *) sqlite3_column_text (statement, 0) : "");
}

char *
ura_log_heads (UraConnection *connection, const char *uid, const char *field, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      connection->db,
      "SELECT site || ':' || seq FROM head WHERE uid = ? AND field = ? ORDER BY site, seq", error);
  g_autoptr (GString) heads = g_string_new (NULL);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  ura_db_bind_text (statement, 1, uid);
  ura_db_bind_text (statement, 2, field);
  while (row)
    {
      if (!ura_db_step (connection->db, statement, &row, error))
        return NULL;
      if (row)
        g_string_append_printf (heads, "%s%s", heads->len == 0 ? "" : " ",
                                (const char *) sqlite3_column_text (statement, 0));
    }
  if (heads->len == 0)
    return creation_of (connection, uid, error);
  return g_string_free (g_steal_pointer (&heads), FALSE);
}

gboolean
ura_log_set_head (UraConnection *connection,
                  UraLogWriter *writer,
                  const char *uid,
                  const char *field,
                  GError **error)
{
  sqlite3_stmt *statement = ura_db_prepare (connection->db,
                                            "DELETE FROM head WHERE uid = ? AND field = ?", error);

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, uid);
  ura_db_bind_text (statement, 2, field);
  if (!ura_db_run (connection->db, statement, error))
    return FALSE;
  statement = ura_db_prepare (
      connection->db, "INSERT INTO head (uid, field, site, seq) VALUES (?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, uid);
  ura_db_bind_text (statement, 2, field);
  ura_db_bind_text (statement, 3, writer->site);
  sqlite3_bind_int64 (statement, 4, writer->seq);
  return ura_db_run (connection->db, statement, error);
}

void
ura_log_content_value (const char *content, const char *field, UraValue *value)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *object;
  JsonNode *node;

  ura_value_clear (value);
  if (content == NULL)
    return;
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, content, -1, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return;
  object = json_node_get_object (json_parser_get_root (parser));
  node = json_object_get_member (object, field);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    ura_value_set_text (value, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    ura_value_set_real (value, json_node_get_double (node));
  else
    ura_value_set_integer (value, json_node_get_int (node));
}
