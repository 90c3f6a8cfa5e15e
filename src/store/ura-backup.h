/* Backups: single files elsewhere, opened and checked after writing. */

#pragma once

#include "ura-store.h"
#include "ura-task.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  char *created; /* "YYYY-MM-DD HH:MM" local, from the file's own record */
  char *reason;  /* "daily", "migration", "manual" */
  gint64 size;
} UraBackup;
void ura_backup_free (UraBackup *backup);

/* Where automatic backups of a workspace go: <user data>/ura/backups/<workspace id>/. (transfer
 * full) */
char *ura_backup_get_folder (UraStore *store);
/* Writes one file: the database and every attachment; then opens it, checks it (integrity, counts,
 * hashes) and only then gives it its name. @path NULL = a new one in the automatic folder;
 * something that stands at @path is never replaced (EXISTS). @reason: small letters and "-". An
 * attachment that is damaged already is left out, which the last message of @task says. Returns the
 * path, (transfer full). Blocking: call from a worker thread, as for all that follow; finishing
 * @task is the caller's. */
char *ura_backup_create (
    UraStore *store, const char *path, const char *reason, UraTask *task, GError **error);
/* Today's backup if there is none and something changed since the last; keeps the last seven daily
 * ones. Never rotates anything out when the new one fails its check or had to leave something out.
 */
gboolean ura_backup_daily (UraStore *store, GError **error);
/* Newest first. (transfer full) (element-type UraBackup) */
GPtrArray *ura_backup_list (const char *folder);
/* Restores @backup as a new workspace folder @path, which must not exist; a new site begins. Until
 * it is whole and checked nothing stands at @path, and after a failure nothing is left. */
gboolean ura_backup_restore (const char *backup,
                             const char *path,
                             const UraLanguage *language,
                             UraTask *task,
                             GError **error);

G_END_DECLS
