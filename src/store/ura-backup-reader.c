/* Why this file exists: before a byte of a backup is trusted, it is opened, asked what it is and
 * compared with what it says of itself. Whoever offers a foreign or damaged file gets a sentence.
 */

#include "config.h"

#include "ura-backup-private.h"

#include "ura-attachments-private.h"
#include "ura-connection.h"
#include "ura-work.h"

#include <sodium.h>
#include <string.h>

void
ura_backup_info_clear (UraBackupInfo *info)
{
  g_clear_pointer (&info->created, g_free);
  g_clear_pointer (&info->reason, g_free);
  g_clear_pointer (&info->workspace, g_free);
  g_clear_pointer (&info->site, g_free);
}

static gboolean
fail_foreign (const UraLanguage *language, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_URA,
               ura_tr (language, "“%s” is not a backup of Ura. Choose a file whose name ends in "
                                 ".urabackup."),
               name);
  return FALSE;
}

static gboolean
fail_damaged (const UraLanguage *language, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_DAMAGED,
               ura_tr (language, "The backup “%s” is damaged and cannot be used. Nothing was "
                                 "changed; choose another backup."),
               name);
  return FALSE;
}

gboolean
ura_backup_fail (const UraLanguage *language, const char *path, GError *problem, GError **error)
{
  if (g_error_matches (problem, URA_STORE_ERROR, URA_STORE_ERROR_NOT_URA))
    fail_foreign (language, path, error);
  else if (g_error_matches (problem, URA_STORE_ERROR, URA_STORE_ERROR_DAMAGED) ||
           g_error_matches (problem, URA_STORE_ERROR, URA_STORE_ERROR_FAILED))
    fail_damaged (language, path, error);
  else
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_error_free (problem);
  return FALSE;
}

static gboolean
read_number (UraDb *db, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (db, sql, error);
  gboolean row = FALSE;

  if (statement == NULL || !ura_db_step (db, statement, &row, error))
    return FALSE;
  *number = row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

static char *
read_info (UraDb *db, const char *key)
{
  g_autoptr (sqlite3_stmt)
      statement = ura_db_prepare (db, "SELECT value FROM backup_info WHERE key = ?1", NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return NULL;
  ura_db_bind_text (statement, 1, key);
  if (!ura_db_step (db, statement, &row, NULL) || !row)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

static gint64
read_info_number (UraDb *db, const char *key)
{
  g_autofree char *text = read_info (db, key);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/* Ura's databases have tables and indexes, nothing that acts by itself. */
static gboolean
check_kind (UraDb *db, const char *path, GError **error)
{
  const UraLanguage *language = ura_db_language (db);
  gint64 application = 0;
  gint64 tables = 0;
  gint64 others = 0;

  if (!read_number (db, "PRAGMA application_id", &application, error) ||
      !read_number (db,
                    "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND "
                    "name IN ('backup_info', 'backup_attachment', 'meta', 'op')",
                    &tables, error) ||
      !read_number (db, "SELECT count (*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')",
                    &others, error))
    return FALSE;
  if (application != URA_DATABASE_ID || tables != 4 || others != 0)
    return fail_foreign (language, path, error);
  return TRUE;
}

static gboolean
check_format (UraDb *db, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  const UraLanguage *language = ura_db_language (db);
  gint64 format = read_info_number (db, "format");
  gint64 schema = ura_db_get_integer (db, "PRAGMA user_version", 0);

  if (format < URA_BACKUP_FORMAT || schema < 1)
    return fail_damaged (language, path, error);
  if (format == URA_BACKUP_FORMAT && schema <= ura_migrate_newest ())
    return TRUE;
  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NEWER,
               ura_tr (language,
                       "The backup “%s” was made by a newer version of Ura. Update Ura on "
                       "this computer, then restore it."),
               name);
  return FALSE;
}

UraDb *
ura_backup_open (const char *path,
                 UraDbMode mode,
                 const UraLanguage *language,
                 UraBackupInfo *info,
                 GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (UraDb) db = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
                   ura_tr (language, "There is no backup “%s”. Its disk may not be plugged in."),
                   name);
      return NULL;
    }
  db = ura_db_open (path, mode, language, &problem);
  if (db == NULL || !check_kind (db, path, &problem))
    {
      ura_backup_fail (language, path, g_steal_pointer (&problem), error);
      return NULL;
    }
  if (!check_format (db, path, error))
    return NULL;

  info->created = read_info (db, "created");
  info->reason = read_info (db, "reason");
  info->workspace = read_info (db, "workspace");
  info->site = read_info (db, "site");
  info->log = read_info_number (db, "log");
  info->sequence = read_info_number (db, "sequence");
  info->attachments = read_info_number (db, "attachments");
  info->left_out = read_info_number (db, "left_out");
  if (info->created == NULL || info->reason == NULL || info->workspace == NULL)
    {
      fail_damaged (language, path, error);
      ura_backup_info_clear (info);
      return NULL;
    }
  return g_steal_pointer (&db);
}

static gboolean
check_structure (UraDb *db, gboolean full, gboolean *whole, GError **error)
{
  g_autoptr (sqlite3_stmt) check = ura_db_prepare (
      db, full ? "PRAGMA integrity_check (1)" : "PRAGMA quick_check (1)", error);
  gboolean row = FALSE;

  if (check == NULL || !ura_db_step (db, check, &row, error))
    return FALSE;
  *whole = row && g_strcmp0 ((const char *) sqlite3_column_text (check, 0), "ok") == 0;
  return TRUE;
}

static gboolean
check_counts (UraDb *db, gboolean *whole, GError **error)
{
  g_autoptr (GHashTable) counts = ura_backup_count_rows (db, error);
  GHashTableIter iter;
  gpointer table = NULL;
  gpointer count = NULL;
  gint64 said = 0;

  if (counts == NULL ||
      !read_number (db, "SELECT count (*) FROM backup_info WHERE key LIKE 'rows:%'", &said, error))
    return FALSE;
  *whole = said == (gint64) g_hash_table_size (counts);

  g_hash_table_iter_init (&iter, counts);
  while (*whole && g_hash_table_iter_next (&iter, &table, &count))
    {
      g_autofree char *key = g_strconcat ("rows:", table, NULL);
      g_autofree char *value = read_info (db, key);

      *whole = value != NULL && g_ascii_strtoll (value, NULL, 10) == *(gint64 *) count;
    }
  return TRUE;
}

static gboolean
check_content (UraDb *db, gboolean *whole, GError **error)
{
  g_autofree char *said = read_info (db, "content");
  g_autofree char *found = ura_backup_hash_content (db, error);

  if (found == NULL)
    return FALSE;
  *whole = g_strcmp0 (said, found) == 0;
  return TRUE;
}

GPtrArray *
ura_backup_get_hashes (UraDb *db, GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      db, "SELECT hash FROM backup_attachment WHERE part = 0 ORDER BY hash", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      if (!ura_db_step (db, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&hashes);
      g_ptr_array_add (hashes, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
}

gboolean
ura_backup_read_attachment (
    UraDb *db, const char *hash, UraBackupPart append, gpointer data, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      db, "SELECT content FROM backup_attachment WHERE hash = ?1 ORDER BY part", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, hash);
  for (;;)
    {
      const void *part = NULL;

      if (!ura_db_step (db, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      part = sqlite3_column_blob (statement, 0);
      if (!append (data, part, (gsize) sqlite3_column_bytes (statement, 0), error))
        return FALSE;
    }
}

static gboolean
hash_part (gpointer data, const void *part, gsize size, GError **error)
{
  crypto_generichash_update (data, part, size);
  return TRUE;
}

static gboolean
check_attachment (UraDb *db, const char *hash, gboolean *whole, GError **error)
{
  crypto_generichash_state *state = g_aligned_alloc (1, crypto_generichash_statebytes (), 64);
  unsigned char found[URA_ATTACHMENT_HASH_SIZE];
  char text[2 * URA_ATTACHMENT_HASH_SIZE + 1];
  gboolean done = FALSE;

  crypto_generichash_init (state, NULL, 0, sizeof found);
  done = ura_backup_read_attachment (db, hash, hash_part, state, error);
  crypto_generichash_final (state, found, sizeof found);
  g_aligned_free (state);
  *whole = strcmp (sodium_bin2hex (text, sizeof text, found, sizeof found), hash) == 0;
  return done;
}

static gboolean
check_attachments (UraDb *db, UraTask *task, gboolean *whole, GError **error)
{
  g_autoptr (GPtrArray) hashes = ura_backup_get_hashes (db, error);
  gint64 different = 0;

  if (hashes == NULL ||
      !read_number (db, "SELECT count (DISTINCT hash) FROM backup_attachment", &different, error))
    return FALSE;
  *whole = different == (gint64) hashes->len && different == read_info_number (db, "attachments");
  for (guint i = 0; *whole && i < hashes->len; i++)
    {
      if (ura_work_is_cancelled (task, error))
        return FALSE;
      *whole = ura_attachment_is_hash (g_ptr_array_index (hashes, i));
      if (*whole && !check_attachment (db, g_ptr_array_index (hashes, i), whole, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ura_backup_verify (UraDb *db, const char *path, gboolean full, UraTask *task, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean whole = FALSE;
  gboolean done = FALSE;

  ura_work_watch (db, task);
  done = check_structure (db, full, &whole, &problem) &&
         (!whole || check_counts (db, &whole, &problem)) &&
         (!whole || check_content (db, &whole, &problem)) &&
         (!whole || check_attachments (db, task, &whole, &problem));
  ura_work_watch (db, NULL);

  if (!done)
    return ura_backup_fail (ura_db_language (db), path, g_steal_pointer (&problem), error);
  return whole || fail_damaged (ura_db_language (db), path, error);
}
