/* The history of one record, read from the log. */

#include "config.h"

#include "ura-connection.h"
#include "ura-log.h"

#include <json-glib/json-glib.h>
#include <string.h>

void
ura_history_entry_free (UraHistoryEntry *entry)
{
  g_free (entry->time);
  g_free (entry->author);
  g_free (entry->action);
  g_free (entry->field);
  g_free (entry->change);
  g_free (entry->value);
  g_free (entry->old_value);
  g_free (entry);
}

static char *
local_time (const char *at)
{
  g_autoptr (GDateTime) utc = at == NULL ? NULL : g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = utc == NULL ? NULL : g_date_time_to_local (utc);

  return local == NULL ? g_strdup ("") : g_date_time_format (local, "%Y-%m-%d %H:%M");
}

/* The only member of an entry's content. */
static char *
first_member (const char *content)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GList) members = NULL;

  if (content == NULL || !json_parser_load_from_data (parser, content, -1, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  members = json_object_get_members (json_node_get_object (json_parser_get_root (parser)));
  return members == NULL ? NULL : g_strdup (members->data);
}

static char *
plain_value (const char *content, const char *field)
{
  g_auto (UraValue) value = URA_VALUE_INIT;

  ura_log_content_value (content, field, &value);
  return ura_value_is_null (&value) ? NULL : ura_value_to_string (&value);
}

/* Content of the entry "site:seq". (transfer full) */
static char *
base_content (UraConnection *connection, const char *bases)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  const char *colon = bases == NULL ? NULL : strrchr (bases, ':');
  gboolean row = FALSE;

  if (colon == NULL)
    return NULL;
  statement = ura_db_prepare (
      connection->db, "SELECT content FROM op WHERE site = ? AND seq = CAST (? AS INTEGER)", NULL);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, bases, (int) (colon - bases), SQLITE_TRANSIENT);
  ura_db_bind_text (statement, 2, colon + 1);
  if (!ura_db_step (connection->db, statement, &row, NULL) || !row)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

static UraHistoryEntry *
read_history_entry (UraConnection *connection, sqlite3_stmt *row)
{
  UraHistoryEntry *entry = g_new0 (UraHistoryEntry, 1);
  const char *kind = (const char *) sqlite3_column_text (row, 3);
  const char *content = (const char *) sqlite3_column_text (row, 4);
  const char *author = (const char *) sqlite3_column_text (row, 1);

  entry->time = local_time ((const char *) sqlite3_column_text (row, 0));
  entry->author = g_strdup (author == NULL ? "Ura" : author);
  entry->action = g_strdup (
      ura_tr (connection->language, (const char *) sqlite3_column_text (row, 2)));
  entry->change = g_strdup (g_str_equal (kind, "create") ? "created" : kind);
  if (!g_str_equal (kind, "create"))
    {
      entry->field = first_member (content);
      if (entry->field != NULL)
        entry->value = plain_value (content, entry->field);
    }
  if (g_str_equal (kind, "set") && entry->field != NULL)
    {
      g_autofree char *old = base_content (connection, (const char *) sqlite3_column_text (row, 5));

      entry->old_value = plain_value (old, entry->field);
    }
  return entry;
}

GPtrArray *
ura_connection_history (UraConnection *connection,
                        const char *register_id,
                        const char *uid,
                        GError **error)
{
  g_autoptr (GPtrArray)
      history = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_history_entry_free);
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      connection->db,
      "SELECT b.at, u.name, b.action, o.kind, o.content, o.bases FROM op o "
      "JOIN batch b ON b.uid = o.batch LEFT JOIN user u ON u.uid = b.author "
      "WHERE o.uid = ? AND o.register = ? ORDER BY o.id DESC",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  ura_db_bind_text (statement, 1, uid);
  ura_db_bind_text (statement, 2, register_id);
  while (TRUE)
    {
      if (!ura_db_step (connection->db, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&history);
      g_ptr_array_add (history, read_history_entry (connection, statement));
    }
}
