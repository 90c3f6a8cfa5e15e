/* Backups as the window handles them: finding, making and restoring without waiting. */

#pragma once

#include <gio/gio.h>

#include "ura-backup.h"

G_BEGIN_DECLS

/* The backups of @store, newest first; with @store NULL those of every workspace of this user. */
void ura_backups_list_async (UraStore *store,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* Returns: (transfer full) (element-type UraBackup): NULL only when cancelled. */
GPtrArray *ura_backups_list_finish (GAsyncResult *result, GError **error);

/* "5 mars 2024 at 10:20, daily": when and why it was made. Returns: (transfer full). */
char *ura_backups_describe (const UraBackup *backup);

/* A backup now, by hand. @task is finished in either case. */
void ura_backups_create_async (UraStore *store,
                               UraTask *task,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Returns: (transfer full): the file's path. */
char *ura_backups_create_finish (GAsyncResult *result, GError **error);

/* Restores the file @backup as the new workspace @path, whose parent folder is made if needed. */
void ura_backups_restore_async (const char *backup,
                                const char *path,
                                UraTask *task,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean ura_backups_restore_finish (GAsyncResult *result, GError **error);

G_END_DECLS
