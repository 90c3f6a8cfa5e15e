/* Why this file exists: restoring must never make things worse. The backup is copied and checked in
 * a folder of its own beside the target; only a whole workspace gets the name that was asked for,
 * and nothing that exists is ever replaced. */

#include "config.h"

#include "ura-backup-private.h"

#include "ura-attachments-private.h"
#include "ura-connection.h"
#include "ura-file.h"
#include "ura-lock.h"
#include "ura-work.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define TEMPORARY_PREFIX ".ura-restore-"
#define STALE_SECONDS    (24 * 60 * 60)

typedef struct
{
  const char *backup;
  const UraLanguage *language;
  UraTask *task;
  char *folder; /* temporary; removed unless it was renamed */
} UraRestore;

static void
restore_clear (UraRestore *self)
{
  if (self->folder != NULL)
    ura_file_remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraRestore, restore_clear)

static void
remove_stale (const char *parent)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      GStatBuf info;

      if (g_str_has_prefix (name, TEMPORARY_PREFIX) && g_lstat (path, &info) == 0 &&
          S_ISDIR (info.st_mode) && info.st_mtime + STALE_SECONDS < now)
        ura_file_remove_tree (path);
    }
}

/* Where the workspace shall stand: nothing there yet, and a place where workspaces may be. */
static gboolean
prepare_folder (UraRestore *self, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  GStatBuf info;

  if (g_lstat (path, &info) == 0)
    return ura_file_fail (self->language, EEXIST, path, error);
  if (!ura_lock_check_folder (parent, self->language, error))
    return FALSE;

  remove_stale (parent);
  self->folder = g_build_filename (parent, TEMPORARY_PREFIX "XXXXXX", NULL);
  if (g_mkdtemp_full (self->folder, 0700) == NULL)
    {
      ura_file_fail (self->language, errno, parent, error);
      g_clear_pointer (&self->folder, g_free);
      return FALSE;
    }
  return TRUE;
}

/* Both ends may fail: the source in words of a backup, a full disk in the disk's. */
static gboolean
vacuum_into (UraRestore *self, UraDb *db, const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *vacuum = ura_db_prepare (db, "VACUUM INTO ?1", error);
  gboolean done = FALSE;

  if (vacuum == NULL)
    return FALSE;
  ura_db_bind_text (vacuum, 1, path);
  ura_work_watch (db, self->task);
  done = ura_db_run (db, vacuum, &problem);
  ura_work_watch (db, NULL);
  return done || ura_backup_fail (self->language, self->backup, g_steal_pointer (&problem), error);
}

static gboolean
copy_backup (UraRestore *self, const char *copy, GError **error)
{
  g_auto (UraBackupInfo) info = { 0 };
  g_autoptr (UraDb)
      db = ura_backup_open (self->backup, URA_DB_READ_ONLY, self->language, &info, error);

  if (db == NULL)
    return FALSE;
  ura_work_report (self->task, 0.0, ura_tr (self->language, "Copying the database…"));
  return vacuum_into (self, db, copy, error);
}

static gboolean
append_part (gpointer data, const void *part, gsize size, GError **error)
{
  return ura_attachment_writer_append (data, part, size, error);
}

static gboolean
extract_attachment (UraRestore *self, UraDb *db, const char *hash, GError **error)
{
  g_autoptr (UraAttachmentWriter)
      writer = ura_attachment_writer_new (self->folder, self->language, error);
  g_autofree char *written = NULL;

  if (writer == NULL || !ura_backup_read_attachment (db, hash, append_part, writer, error))
    return FALSE;
  written = ura_attachment_writer_finish (writer, hash, error);
  return written != NULL;
}

static gboolean
extract_attachments (UraRestore *self, UraDb *db, GError **error)
{
  g_autoptr (GPtrArray) hashes = ura_backup_get_hashes (db, error);
  g_autofree char *folder = g_build_filename (self->folder, "attachments", NULL);

  if (hashes == NULL || !ura_file_make_folder (folder, self->language, error))
    return FALSE;
  for (guint i = 0; i < hashes->len; i++)
    {
      if (ura_work_is_cancelled (self->task, error))
        return FALSE;
      ura_work_report (self->task, 0.5 + 0.3 * i / hashes->len,
                       ura_tr (self->language, "Copying the attached files…"));
      if (!extract_attachment (self, db, g_ptr_array_index (hashes, i), error))
        return FALSE;
    }
  return TRUE;
}

/* Makes a workspace's database of the checked copy. Another site begins: what is written from now
 * on must not be taken for what the workspace of the backup wrote after it. */
static gboolean
become_workspace (UraRestore *self, UraDb *db, const char *path, GError **error)
{
  return ura_db_execute (db,
                         "PRAGMA secure_delete = OFF;" /* this copy is thrown away */
                         "BEGIN IMMEDIATE;"
                         "DROP TABLE backup_attachment;"
                         "DROP TABLE backup_info;"
                         "DELETE FROM meta WHERE key = 'site';"
                         "COMMIT;",
                         error) &&
         vacuum_into (self, db, path, error);
}

static gboolean
check_workspace (UraRestore *self, const char *path, GError **error)
{
  g_autoptr (UraDb) db = ura_db_open (path, URA_DB_READ_ONLY, self->language, error);
  g_autofree char *answer = NULL;

  if (db == NULL)
    return FALSE;
  answer = ura_db_get_text (db, "PRAGMA quick_check (1)");
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_DAMAGED,
                       ura_tr (self->language,
                               "The restored workspace is not whole: the disk it was "
                               "written to may be failing. Choose another disk."));
  return FALSE;
}

/* From the copy to a folder that is a workspace. */
static gboolean
build_workspace (UraRestore *self, const char *copy, GError **error)
{
  g_auto (UraBackupInfo) info = { 0 };
  g_autofree char *path = ura_workspace_database_path (self->folder);
  g_autoptr (UraDb) db = NULL;

  if (!copy_backup (self, copy, error))
    return FALSE;
  ura_work_report (self->task, 0.3, ura_tr (self->language, "Checking the backup…"));
  db = ura_backup_open (copy, URA_DB_READ_WRITE, self->language, &info, error);
  if (db == NULL || !ura_backup_verify (db, self->backup, TRUE, self->task, error) ||
      !extract_attachments (self, db, error))
    return FALSE;
  ura_work_report (self->task, 0.8, ura_tr (self->language, "Preparing the workspace…"));
  if (!become_workspace (self, db, path, error))
    return FALSE;
  g_clear_pointer (&db, ura_db_close);
  g_unlink (copy);
  return check_workspace (self, path, error) && ura_file_sync (path, self->language, error) &&
         ura_file_sync (self->folder, self->language, error);
}

gboolean
ura_backup_restore (const char *backup,
                    const char *path,
                    const UraLanguage *language,
                    UraTask *task,
                    GError **error)
{
  g_auto (UraRestore) restore = { .backup = backup, .task = task };
  g_auto (UraBackupInfo) info = { 0 };
  g_autofree char *target = NULL;
  g_autofree char *copy = NULL;
  UraDb *db = NULL;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);

  if (language == NULL)
    language = ura_language_get (NULL);
  restore.language = language;

  /* What is no backup is refused before anything is made. */
  db = ura_backup_open (backup, URA_DB_READ_ONLY, language, &info, error);
  if (db == NULL)
    return FALSE;
  ura_db_close (db);

  target = g_canonicalize_filename (path, NULL);
  if (!prepare_folder (&restore, target, error))
    return FALSE;
  copy = g_build_filename (restore.folder, "copy.db", NULL);
  if (!build_workspace (&restore, copy, error) ||
      !ura_file_rename (restore.folder, target, FALSE, language, error))
    return FALSE;
  g_clear_pointer (&restore.folder, g_free);
  ura_work_report (task, 1.0, ura_tr (language, "The workspace is restored."));
  return TRUE;
}
