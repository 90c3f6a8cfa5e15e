/* Why this file exists: nobody makes backups by hand every day. Which backups there are, when a new
 * one is due and which old ones may go is decided here; how one is written stands in
 * ura-backup-writer.c. */

#include "config.h"

#include "ura-backup.h"

#include "ura-backup-private.h"
#include "ura-file.h"
#include "ura-store-private.h"
#include "ura-uid.h"
#include "ura-work.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define KEEP_DAILY     7
#define KEEP_MIGRATION 5

/* One file of a folder of backups. */
typedef struct
{
  char *path;
  UraBackupInfo info; /* empty when the file could not be read */
  gint64 size;
} UraBackupFile;

static void
backup_file_free (gpointer data)
{
  UraBackupFile *self = data;

  ura_backup_info_clear (&self->info);
  g_free (self->path);
  g_free (self);
}

void
ura_backup_free (UraBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->path);
  g_free (backup->created);
  g_free (backup->reason);
  g_free (backup);
}

static int
compare_sequence (gconstpointer a, gconstpointer b)
{
  const UraBackupFile *first = *(const UraBackupFile *const *) a;
  const UraBackupFile *second = *(const UraBackupFile *const *) b;

  return (first->info.sequence < second->info.sequence) -
         (first->info.sequence > second->info.sequence);
}

/* Every file with the name of a backup, the highest sequence first. */
static GPtrArray *
read_folder (const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (backup_file_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      UraBackupFile *file = NULL;
      GStatBuf status;
      UraDb *db = NULL;

      if (!g_str_has_suffix (name, URA_BACKUP_SUFFIX) || g_stat (path, &status) != 0 ||
          !S_ISREG (status.st_mode))
        continue;
      file = g_new0 (UraBackupFile, 1);
      file->path = g_steal_pointer (&path);
      file->size = status.st_size;
      db = ura_backup_open (file->path, URA_DB_READ_ONLY, ura_language_get (NULL), &file->info,
                            NULL);
      g_clear_pointer (&db, ura_db_close);
      g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, compare_sequence);
  return files;
}

static gint64
next_sequence (GPtrArray *files)
{
  const UraBackupFile *newest = files->len > 0 ? g_ptr_array_index (files, 0) : NULL;

  return newest != NULL ? newest->info.sequence + 1 : 1;
}

static gboolean
is_of (const UraBackupFile *file, const UraBackupInfo *like)
{
  return g_strcmp0 (file->info.reason, like->reason) == 0 &&
         g_strcmp0 (file->info.workspace, like->workspace) == 0 &&
         g_strcmp0 (file->info.site, like->site) == 0;
}

/* Keeps the last @keep backups of the kind of @like: same reason, workspace and site. What cannot
 * be read, or belongs to a copy of this workspace, is not touched. */
static void
prune (const char *folder, const UraBackupInfo *like, guint keep)
{
  g_autoptr (GPtrArray) files = read_folder (folder);
  guint seen = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const UraBackupFile *file = g_ptr_array_index (files, i);

      if (is_of (file, like) && ++seen > keep)
        g_unlink (file->path);
    }
}

/* The id becomes the name of a folder: nothing else than an id may. */
static char *
get_folder (const char *workspace)
{
  if (!ura_uid_is_valid (workspace))
    return NULL;
  return g_build_filename (g_get_user_data_dir (), "ura", "backups", workspace, NULL);
}

/* The automatic folder, made when it is not there. */
static char *
make_folder (const char *workspace, const UraLanguage *language, GError **error)
{
  g_autofree char *folder = get_folder (workspace);

  if (folder == NULL)
    {
      ura_db_fail_code (language, SQLITE_CORRUPT, NULL, error);
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      ura_file_fail (language, errno, folder, error);
      return NULL;
    }
  return g_steal_pointer (&folder);
}

static gboolean
position_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ura_backup_read_position (connection->db, data);
  return TRUE;
}

static gboolean
copy_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return ura_backup_writer_copy (data, connection->db, error);
}

char *
ura_backup_get_folder (UraStore *store)
{
  g_auto (UraBackupInfo) info = { 0 };

  g_return_val_if_fail (URA_IS_STORE (store), NULL);

  if (!ura_store_run (store, URA_PRIORITY_BACKGROUND, position_job, &info, NULL, NULL))
    return NULL;
  return get_folder (info.workspace);
}

/* @path NULL = a name of its own in the automatic @folder. */
static char *
create (UraStore *store,
        const char *folder,
        const char *path,
        const char *reason,
        GDateTime *now,
        UraTask *task,
        gint64 *left_out,
        GError **error)
{
  g_autoptr (GPtrArray) files = path == NULL ? read_folder (folder) : NULL;
  g_autoptr (UraBackupWriter) writer = ura_backup_writer_new (
      ura_store_get_path (store), folder, reason, ura_store_get_language (store), task);
  g_autofree char *made = NULL;

  if (!ura_store_run (store, URA_PRIORITY_BACKGROUND, copy_job, writer,
                      ura_work_get_cancellable (task), error))
    return NULL;
  made = ura_backup_writer_finish (writer, path, files != NULL ? next_sequence (files) : 0, now,
                                   error);
  if (made != NULL && left_out != NULL)
    *left_out = ura_backup_writer_get_info (writer)->left_out;
  return g_steal_pointer (&made);
}

char *
ura_backup_create (
    UraStore *store, const char *path, const char *reason, UraTask *task, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_auto (UraBackupInfo) info = { 0 };
  g_autofree char *folder = NULL;
  const UraLanguage *language = NULL;

  g_return_val_if_fail (URA_IS_STORE (store), NULL);
  g_return_val_if_fail (reason != NULL && *reason != '\0', NULL);
  g_return_val_if_fail (reason[strspn (reason, "abcdefghijklmnopqrstuvwxyz-")] == '\0', NULL);

  language = ura_store_get_language (store);
  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      ura_file_fail (language, EEXIST, path, error);
      return NULL;
    }
  if (path != NULL)
    folder = g_path_get_dirname (path);
  else
    {
      if (!ura_store_run (store, URA_PRIORITY_BACKGROUND, position_job, &info, NULL, error))
        return NULL;
      folder = make_folder (info.workspace, language, error);
      if (folder == NULL)
        return NULL;
    }
  return create (store, folder, path, reason, now, task, NULL, error);
}

/* "YYYY-MM-DD HH:MM" in local time of the time a backup carries; NULL when there is none. */
static char *
format_created (const char *created)
{
  g_autoptr (GDateTime) utc = created != NULL ? g_date_time_new_from_iso8601 (created, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;
}

static gboolean
is_due (GPtrArray *files, const UraBackupInfo *current, GDateTime *now)
{
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  const UraBackupFile *newest = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const UraBackupFile *file = g_ptr_array_index (files, i);
      g_autofree char *created = format_created (file->info.created);

      if (!is_of (file, current) || created == NULL)
        continue;
      if (g_str_has_prefix (created, today))
        return FALSE;
      if (newest == NULL)
        newest = file;
    }
  return newest == NULL || newest->info.log != current->log;
}

gboolean
ura_backup_daily_at (UraStore *store, GDateTime *now, GError **error)
{
  g_auto (UraBackupInfo) current = { 0 };
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  gint64 left_out = 0;

  g_return_val_if_fail (URA_IS_STORE (store), FALSE);

  if (!ura_store_run (store, URA_PRIORITY_BACKGROUND, position_job, &current, NULL, error))
    return FALSE;
  current.reason = g_strdup (URA_BACKUP_DAILY);
  folder = make_folder (current.workspace, ura_store_get_language (store), error);
  if (folder == NULL)
    return FALSE;
  files = read_folder (folder);
  if (!is_due (files, &current, now))
    return TRUE;

  path = create (store, folder, NULL, URA_BACKUP_DAILY, now, NULL, &left_out, error);
  if (path == NULL)
    return FALSE;
  /* An older backup may be the last to hold what the workspace has lost. */
  if (left_out == 0)
    prune (folder, &current, KEEP_DAILY);
  return TRUE;
}

gboolean
ura_backup_daily (UraStore *store, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return ura_backup_daily_at (store, now, error);
}

gboolean
ura_backup_before_migration (UraDb *db, const char *folder, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_auto (UraBackupInfo) current = { 0 };
  g_autoptr (UraBackupWriter) writer = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *target = NULL;
  g_autofree char *path = NULL;

  ura_backup_read_position (db, &current);
  current.reason = g_strdup (URA_BACKUP_MIGRATION);
  target = make_folder (current.workspace, ura_db_language (db), error);
  if (target == NULL)
    return FALSE;
  files = read_folder (target);
  writer = ura_backup_writer_new (folder, target, URA_BACKUP_MIGRATION, ura_db_language (db), NULL);
  if (!ura_backup_writer_copy (writer, db, error))
    return FALSE;
  path = ura_backup_writer_finish (writer, NULL, next_sequence (files), now, error);
  if (path == NULL)
    return FALSE;
  if (ura_backup_writer_get_info (writer)->left_out == 0)
    prune (target, &current, KEEP_MIGRATION);
  return TRUE;
}

/* A backup that cannot be read is listed by its name, "2024-03-05_140512_daily.urabackup": it says
 * itself what is wrong when it is restored. */
static UraBackup *
describe (const UraBackupFile *file)
{
  UraBackup *backup = g_new0 (UraBackup, 1);

  backup->path = g_strdup (file->path);
  backup->size = file->size;
  backup->created = format_created (file->info.created);
  backup->reason = g_strdup (file->info.reason);
  if (backup->created == NULL || backup->reason == NULL)
    {
      g_autofree char *name = g_path_get_basename (file->path);
      g_autoptr (GRegex) regex = g_regex_new (
          "^(\\d{4}-\\d\\d-\\d\\d)_(\\d\\d)(\\d\\d)\\d\\d_([a-z-]+)", G_REGEX_DEFAULT, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      g_free (backup->created);
      g_free (backup->reason);
      g_regex_match (regex, name, 0, &match);
      backup->created = g_match_info_matches (match)
                            ? g_match_info_expand_references (match, "\\1 \\2:\\3", NULL)
                            : g_strdup ("");
      backup->reason = g_match_info_matches (match) ? g_match_info_fetch (match, 4) : g_strdup ("");
    }
  return backup;
}

static int
compare_created (gconstpointer a, gconstpointer b)
{
  const UraBackup *first = *(const UraBackup *const *) a;
  const UraBackup *second = *(const UraBackup *const *) b;

  return strcmp (second->created, first->created);
}

static void
backup_free_cb (gpointer data)
{
  ura_backup_free (data);
}

GPtrArray *
ura_backup_list (const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (backup_free_cb);
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (folder != NULL, backups);

  files = read_folder (folder);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (backups, describe (g_ptr_array_index (files, i)));
  g_ptr_array_sort (backups, compare_created); /* keeps the order of those of one minute */
  return backups;
}
