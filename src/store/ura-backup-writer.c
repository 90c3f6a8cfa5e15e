/* Why this file exists: a backup counts only when it was opened again and found whole. It is
 * written under a temporary name in its folder, checked there, synced, and only then named. */

#include "config.h"

#include "ura-backup-private.h"

#include "ura-attachments-private.h"
#include "ura-file.h"
#include "ura-uid.h"
#include "ura-work.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PART_SIZE        (4 * 1024 * 1024)
#define TEMPORARY_PREFIX ".ura-backup-"
#define STALE_SECONDS    (24 * 60 * 60)
#define INSERT_INFO      "INSERT INTO backup_info (key, value) VALUES (?1, ?2)"

struct _UraBackupWriter
{
  char *workspace_folder;
  char *target_folder;
  char *temporary;
  const UraLanguage *language;
  UraTask *task;
  GHashTable *counts; /* of the live database */
  UraBackupInfo info;
};

/* What a killed process left, and nobody can still be writing. */
static void
remove_stale (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_str_has_prefix (name, TEMPORARY_PREFIX) && g_lstat (path, &info) == 0 &&
          S_ISREG (info.st_mode) && info.st_mtime + STALE_SECONDS < now)
        g_unlink (path);
    }
}

UraBackupWriter *
ura_backup_writer_new (const char *workspace_folder,
                       const char *target_folder,
                       const char *reason,
                       const UraLanguage *language,
                       UraTask *task)
{
  UraBackupWriter *self = g_new0 (UraBackupWriter, 1);
  g_autofree char *uid = ura_uid_new ();
  g_autofree char *name = g_strconcat (TEMPORARY_PREFIX, uid, NULL);

  self->workspace_folder = g_strdup (workspace_folder);
  self->target_folder = g_strdup (target_folder);
  self->temporary = g_build_filename (target_folder, name, NULL);
  self->language = language;
  self->task = task != NULL ? g_object_ref (task) : NULL;
  self->info.reason = g_strdup (reason);
  remove_stale (target_folder);
  return self;
}

void
ura_backup_writer_free (UraBackupWriter *self)
{
  if (self == NULL)
    return;

  if (self->temporary != NULL)
    {
      g_autofree char *journal = g_strconcat (self->temporary, "-journal", NULL);

      g_unlink (self->temporary);
      g_unlink (journal);
    }
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_object (&self->task);
  ura_backup_info_clear (&self->info);
  g_free (self->temporary);
  g_free (self->target_folder);
  g_free (self->workspace_folder);
  g_free (self);
}

const UraBackupInfo *
ura_backup_writer_get_info (const UraBackupWriter *self)
{
  return &self->info;
}

void
ura_backup_read_position (UraDb *db, UraBackupInfo *info)
{
  g_free (info->workspace);
  g_free (info->site);
  info->workspace = ura_db_get_meta (db, "workspace");
  info->site = ura_db_get_meta (db, "site");
  info->log = ura_db_get_integer (db, "SELECT max (rowid) FROM op", 0);
}

/* SQLite fills an empty file: made here, its errors name the folder, and nobody else may read it.
 */
static gboolean
make_temporary (UraBackupWriter *self, GError **error)
{
  int fd = open (self->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    return ura_file_fail (self->language, errno, self->target_folder, error);
  close (fd);
  return TRUE;
}

gboolean
ura_backup_writer_copy (UraBackupWriter *self, UraDb *db, GError **error)
{
  sqlite3_stmt *vacuum = NULL;
  gboolean done = FALSE;

  if (!make_temporary (self, error))
    return FALSE;
  ura_work_report (self->task, 0.0, ura_tr (self->language, "Copying the database…"));
  self->counts = ura_backup_count_rows (db, error);
  if (self->counts == NULL)
    return FALSE;
  ura_backup_read_position (db, &self->info);

  vacuum = ura_db_prepare (db, "VACUUM INTO ?1", error);
  if (vacuum == NULL)
    return FALSE;
  ura_db_bind_text (vacuum, 1, self->temporary);
  ura_work_watch (db, self->task);
  done = ura_db_run (db, vacuum, error);
  ura_work_watch (db, NULL);
  return done;
}

static gboolean
insert_part (
    UraDb *db, const char *hash, int part, const void *content, gssize size, GError **error)
{
  sqlite3_stmt *insert = ura_db_prepare (
      db, "INSERT INTO backup_attachment (hash, part, content) VALUES (?1, ?2, ?3)", error);

  if (insert == NULL)
    return FALSE;
  ura_db_bind_text (insert, 1, hash);
  sqlite3_bind_int (insert, 2, part);
  sqlite3_bind_blob64 (insert, 3, content, (sqlite3_uint64) size, SQLITE_STATIC);
  return ura_db_run (db, insert, error);
}

/* Inserts one attachment in parts. Reading errors go to @read_error, all others to @error. */
static gboolean
insert_attachment (UraBackupWriter *self,
                   UraDb *db,
                   const char *hash,
                   guint8 *buffer,
                   GError **read_error,
                   GError **error)
{
  g_autoptr (GInputStream)
      content = ura_attachment_open (self->workspace_folder, hash, self->language, read_error);

  if (content == NULL)
    return FALSE;
  for (int part = 0;; part++)
    {
      gsize size = 0;

      if (ura_work_is_cancelled (self->task, error) ||
          !g_input_stream_read_all (content, buffer, PART_SIZE, &size, NULL, read_error))
        return FALSE;
      /* An empty file is one empty part. */
      if ((size > 0 || part == 0) && !insert_part (db, hash, part, buffer, (gssize) size, error))
        return FALSE;
      if (size < PART_SIZE)
        return TRUE;
    }
}

/* An attachment that is damaged already must not keep everything else from being saved: it is left
 * out and counted. */
static gboolean
leave_out (UraBackupWriter *self, UraDb *db, const char *hash, GError **error)
{
  sqlite3_stmt *remove = ura_db_prepare (db, "DELETE FROM backup_attachment WHERE hash = ?1",
                                         error);

  if (remove == NULL)
    return FALSE;
  ura_db_bind_text (remove, 1, hash);
  self->info.left_out++;
  return ura_db_run (db, remove, error);
}

static gboolean
insert_attachments (UraBackupWriter *self, UraDb *db, GError **error)
{
  g_autoptr (GPtrArray)
      hashes = ura_attachment_list (self->workspace_folder, NULL, self->language, error);
  g_autofree guint8 *buffer = NULL;

  if (hashes == NULL)
    return FALSE;
  buffer = g_malloc (PART_SIZE);
  for (guint i = 0; i < hashes->len; i++)
    {
      const char *hash = g_ptr_array_index (hashes, i);
      g_autoptr (GError) read_error = NULL;

      ura_work_report (self->task, 0.3 + 0.3 * i / hashes->len,
                       ura_tr (self->language, "Copying the attached files…"));
      if (insert_attachment (self, db, hash, buffer, &read_error, error))
        self->info.attachments++;
      else if (read_error == NULL || !leave_out (self, db, hash, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_info (UraDb *db, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *insert = ura_db_prepare (db, INSERT_INFO, error);

  if (insert == NULL)
    return FALSE;
  ura_db_bind_text (insert, 1, key);
  ura_db_bind_text (insert, 2, value);
  return ura_db_run (db, insert, error);
}

static gboolean
insert_number (UraDb *db, const char *key, gint64 number, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return insert_info (db, key, value, error);
}

static gboolean
insert_all_info (UraBackupWriter *self, UraDb *db, GError **error)
{
  const UraBackupInfo *info = &self->info;
  g_autofree char *content = NULL;
  GHashTableIter iter;
  gpointer table = NULL;
  gpointer count = NULL;

  if (!insert_number (db, "format", URA_BACKUP_FORMAT, error) ||
      !insert_info (db, "created", info->created, error) ||
      !insert_info (db, "reason", info->reason, error) ||
      !insert_info (db, "workspace", info->workspace, error) ||
      !insert_info (db, "site", info->site, error) ||
      !insert_number (db, "log", info->log, error) ||
      !insert_number (db, "sequence", info->sequence, error) ||
      !insert_number (db, "attachments", info->attachments, error) ||
      !insert_number (db, "left_out", info->left_out, error))
    return FALSE;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &table, &count))
    {
      g_autofree char *key = g_strconcat ("rows:", table, NULL);

      if (!insert_number (db, key, *(gint64 *) count, error))
        return FALSE;
    }

  ura_work_report (self->task, 0.6, ura_tr (self->language, "Checking the backup…"));
  content = ura_backup_hash_content (db, error);
  return content != NULL && insert_info (db, "content", content, error);
}

static gboolean
complete (UraBackupWriter *self, GError **error)
{
  g_autoptr (UraDb) db = ura_db_open (self->temporary, URA_DB_READ_WRITE, self->language, error);

  if (db == NULL)
    return FALSE;
  ura_work_watch (db, self->task);
  if (!ura_db_begin (db, error))
    return FALSE;
  if (ura_db_execute (db,
                      "CREATE TABLE backup_info (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
                      "CREATE TABLE backup_attachment (hash TEXT NOT NULL, part INTEGER NOT NULL, "
                      "content BLOB NOT NULL, PRIMARY KEY (hash, part));",
                      error) &&
      insert_attachments (self, db, error) && insert_all_info (self, db, error))
    return ura_db_commit (db, error);

  ura_work_watch (db, NULL); /* or it would interrupt the rollback too */
  ura_db_rollback (db);
  return FALSE;
}

static gboolean
check_again (UraBackupWriter *self, GError **error)
{
  g_auto (UraBackupInfo) info = { 0 };
  g_autoptr (UraDb)
      db = ura_backup_open (self->temporary, URA_DB_READ_ONLY, self->language, &info, error);

  return db != NULL && ura_backup_verify (db, self->temporary, FALSE, self->task, error);
}

/* "2024-03-05_140512_daily.urabackup", with a number when that name is taken. */
static char *
choose_path (const char *folder, const char *reason, GDateTime *now)
{
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d_%H%M%S");

  for (guint number = 1;; number++)
    {
      g_autofree char *suffix = number > 1 ? g_strdup_printf ("-%u", number) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("%s_%s%s%s", time, reason, suffix,
                                               URA_BACKUP_SUFFIX);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static void
report_end (UraBackupWriter *self)
{
  g_autofree char *message = NULL;

  if (self->info.left_out == 0)
    message = g_strdup (ura_tr (self->language, "The backup is written and checked."));
  else
    message = g_strdup_printf (
        ura_trn (
            self->language,
            "The backup is written and checked, but %u attached file was damaged already and "
            "is not in it.",
            "The backup is written and checked, but %u attached files were damaged already and "
            "are not in it.",
            (guint64) self->info.left_out),
        (guint) self->info.left_out);
  ura_work_report (self->task, 1.0, message);
}

char *
ura_backup_writer_finish (
    UraBackupWriter *self, const char *path, gint64 sequence, GDateTime *now, GError **error)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *final = NULL;

  g_assert (self->counts != NULL);

  self->info.created = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  self->info.sequence = sequence;
  if (!complete (self, error) || !check_again (self, error) ||
      !ura_file_sync (self->temporary, self->language, error))
    return NULL;

  final = path != NULL ? g_strdup (path)
                       : choose_path (self->target_folder, self->info.reason, now);
  if (!ura_file_rename (self->temporary, final, FALSE, self->language, error))
    return NULL;
  g_clear_pointer (&self->temporary, g_free);
  report_end (self);
  return g_steal_pointer (&final);
}
