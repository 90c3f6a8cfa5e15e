/* Why this file exists: SQLite's own check does not see a changed letter inside a text. A backup
 * therefore carries a hash over everything it says, in an order that does not depend on how the
 * pages lie in the file. */

#include "config.h"

#include "ura-backup-private.h"

#include <sodium.h>
#include <string.h>

#define HASH_SIZE 32

/* Tables with rows of their own: search tables keep theirs in shadow tables, which are listed. */
#define TABLES                                                                                     \
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE "     \
  "'\\' "                                                                                          \
  "AND name NOT IN ('backup_info', 'backup_attachment') "                                          \
  "AND sql NOT LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name"

static GPtrArray *
list_tables (UraDb *db, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (db, TABLES, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      if (!ura_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&tables);
      g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
}

static char *
quote_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *inner = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", inner);
}

static gboolean
count_table (UraDb *db, const char *table, gint64 *count, GError **error)
{
  g_autofree char *name = quote_name (table);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", name);
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (db, sql, error);
  gboolean row = FALSE;

  if (statement == NULL || !ura_db_step (db, statement, &row, error))
    return FALSE;
  *count = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

GHashTable *
ura_backup_count_rows (UraDb *db, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) tables = list_tables (db, error);

  if (tables == NULL)
    return NULL;
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);
      gint64 count = 0;

      if (!count_table (db, table, &count, error))
        return NULL;
      g_hash_table_insert (counts, g_strdup (table), g_memdup2 (&count, sizeof count));
    }
  return g_steal_pointer (&counts);
}

static void
add_number (crypto_generichash_state *state, guint64 number)
{
  guint64 bytes = GUINT64_TO_LE (number);

  crypto_generichash_update (state, (const unsigned char *) &bytes, sizeof bytes);
}

static void
add_bytes (crypto_generichash_state *state, const void *data, gsize size)
{
  add_number (state, size);
  if (size > 0)
    crypto_generichash_update (state, data, size);
}

static void
add_column (crypto_generichash_state *state, sqlite3_stmt *statement, int column)
{
  int type = sqlite3_column_type (statement, column);
  const void *data = NULL;
  double real = 0;
  guint64 bits = 0;

  add_number (state, (guint64) type);
  switch (type)
    {
    case SQLITE_INTEGER:
      add_number (state, (guint64) sqlite3_column_int64 (statement, column));
      break;
    case SQLITE_FLOAT:
      real = sqlite3_column_double (statement, column);
      memcpy (&bits, &real, sizeof bits);
      add_number (state, bits);
      break;
    case SQLITE_TEXT:
      data = sqlite3_column_text (statement, column);
      add_bytes (state, data, (gsize) sqlite3_column_bytes (statement, column));
      break;
    case SQLITE_BLOB:
      data = sqlite3_column_blob (statement, column);
      add_bytes (state, data, (gsize) sqlite3_column_bytes (statement, column));
      break;
    default: /* SQLITE_NULL: the type says it all */
      break;
    }
}

static gboolean
add_rows (UraDb *db, crypto_generichash_state *state, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (db, sql, error);
  guint64 rows = 0;
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  add_bytes (state, sql, strlen (sql));
  for (;;)
    {
      if (!ura_db_step (db, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      for (int column = 0; column < sqlite3_column_count (statement); column++)
        add_column (state, statement, column);
      rows++;
    }
  add_number (state, rows);
  return TRUE;
}

static gboolean
add_everything (UraDb *db, crypto_generichash_state *state, GError **error)
{
  g_autoptr (GPtrArray) tables = list_tables (db, error);

  if (tables == NULL || !add_rows (db, state, "PRAGMA user_version", error) ||
      !add_rows (db, state, "PRAGMA application_id", error) ||
      !add_rows (db, state, "PRAGMA encoding", error) ||
      !add_rows (db, state,
                 "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name",
                 error) ||
      !add_rows (db, state,
                 "SELECT key, value FROM backup_info WHERE key <> 'content' ORDER BY key", error))
    return FALSE;

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *name = quote_name (g_ptr_array_index (tables, i));
      /* NOT INDEXED: in the order of the table itself, from the table itself. */
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s NOT INDEXED", name);

      if (!add_rows (db, state, sql, error))
        return FALSE;
    }
  return TRUE;
}

char *
ura_backup_hash_content (UraDb *db, GError **error)
{
  crypto_generichash_state *state = NULL;
  unsigned char hash[HASH_SIZE];
  char *text = NULL;

  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this system");
  state = g_aligned_alloc (1, crypto_generichash_statebytes (), 64);
  crypto_generichash_init (state, NULL, 0, HASH_SIZE);
  if (add_everything (db, state, error))
    {
      crypto_generichash_final (state, hash, sizeof hash);
      text = g_malloc (2 * HASH_SIZE + 1);
      sodium_bin2hex (text, 2 * HASH_SIZE + 1, hash, sizeof hash);
    }
  g_aligned_free (state);
  return text;
}
