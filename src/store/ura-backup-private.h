/* What a backup file holds, and the steps of writing, reading and checking one.
 *
 * A backup is a database: a compact copy of the workspace's, and beside it
 *   backup_info (key, value)               see UraBackupInfo; "rows:<table>" and "content", the
 * hash of everything else that the file says backup_attachment (hash, part, content)  attachments,
 * in parts of at most 4 MiB */

#pragma once

#include "ura-backup.h"
#include "ura-db.h"

G_BEGIN_DECLS

#define URA_BACKUP_SUFFIX    ".urabackup"
#define URA_BACKUP_FORMAT    1
#define URA_BACKUP_DAILY     "daily"
#define URA_BACKUP_MIGRATION "migration"

typedef struct
{
  char *created; /* "YYYY-MM-DDTHH:MM:SSZ" */
  char *reason;
  char *workspace; /* id, the same in every copy of a workspace */
  char *site;
  gint64 log;      /* position of the log */
  gint64 sequence; /* order of backups in their folder, whatever the clock said */
  gint64 attachments;
  gint64 left_out; /* attachments that were damaged already */
} UraBackupInfo;

void ura_backup_info_clear (UraBackupInfo *info);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraBackupInfo, ura_backup_info_clear)

/* Reading (ura-backup-reader.c). Opens a backup and reads what it says of itself. A file that is
 * none is NOT_URA, one that cannot be read through DAMAGED, with a sentence that names it. */
UraDb *ura_backup_open (const char *path,
                        UraDbMode mode,
                        const UraLanguage *language,
                        UraBackupInfo *info,
                        GError **error);
/* Whether the file is whole: SQLite's own check (@full: also of the indexes), the number of rows of
 * every table, the hash of all content, the hash of every attachment. Cancellable by @task. */
gboolean ura_backup_verify (
    UraDb *db, const char *path, gboolean full, UraTask *task, GError **error);
/* Hands one attachment to @append in parts. */
typedef gboolean (*UraBackupPart) (gpointer data, const void *part, gsize size, GError **error);
gboolean ura_backup_read_attachment (
    UraDb *db, const char *hash, UraBackupPart append, gpointer data, GError **error);
/* The hashes of the attachments inside. (transfer full) (element-type utf8) */
GPtrArray *ura_backup_get_hashes (UraDb *db, GError **error);

/* Propagates @problem (taken) in words that fit a backup: the database speaks of workspaces. Always
 * returns FALSE. */
gboolean ura_backup_fail (const UraLanguage *language,
                          const char *path,
                          GError *problem,
                          GError **error);

/* Content (ura-backup-content.c). Table names with their number of rows, without search tables'
 * virtual faces and the backup's own tables: (element-type utf8 gint64). */
GHashTable *ura_backup_count_rows (UraDb *db, GError **error);
/* Hash of schema, rows and backup_info; attachments have their own. (transfer full) */
char *ura_backup_hash_content (UraDb *db, GError **error);

/* Writing (ura-backup-writer.c). Copying runs on the store thread, the rest on any. */
typedef struct _UraBackupWriter UraBackupWriter;
UraBackupWriter *ura_backup_writer_new (const char *workspace_folder,
                                        const char *target_folder,
                                        const char *reason,
                                        const UraLanguage *language,
                                        UraTask *task);
void ura_backup_writer_free (UraBackupWriter *self); /* removes what was not finished */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraBackupWriter, ura_backup_writer_free)
gboolean ura_backup_writer_copy (UraBackupWriter *self, UraDb *db, GError **error);
/* Adds the attachments, checks the whole file and gives it its name: @path, or when that is NULL
 * one of its own in the target folder, made of @now. Returns the path, (transfer full). */
char *ura_backup_writer_finish (
    UraBackupWriter *self, const char *path, gint64 sequence, GDateTime *now, GError **error);
const UraBackupInfo *ura_backup_writer_get_info (const UraBackupWriter *self);

/* Which workspace and site @db is and how far its log goes, into @info. */
void ura_backup_read_position (UraDb *db, UraBackupInfo *info);

/* Before a migration, on the store thread or while opening: a backup of the open @db of the
 * workspace @folder in its automatic folder; the last five of these are kept. */
gboolean ura_backup_before_migration (UraDb *db, const char *folder, GError **error);
/* ura_backup_daily() at another time, for tests. */
gboolean ura_backup_daily_at (UraStore *store, GDateTime *now, GError **error);

G_END_DECLS
