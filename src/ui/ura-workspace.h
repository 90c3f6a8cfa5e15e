/* Workspaces as the window handles them: where they stand, opening and closing without waiting. */

#pragma once

#include <gio/gio.h>

#include "ura-store.h"

G_BEGIN_DECLS

#define URA_WORKSPACE_SUFFIX ".ura"

/* Where new workspaces go unless the user says otherwise: "Ura" in the documents folder, or in the
 * data folder of the user where there is none. Not made here. Returns: (transfer full). */
char *ura_workspace_default_folder (void);
/* "<folder>/<name>.ura", with a number behind the name when something stands there already. What no
 * file may be called is left out of @name. Returns: (transfer full). */
char *ura_workspace_path (const char *folder, const char *name);
/* "Name" of ".../Name.ura". Returns: (transfer full). */
char *ura_workspace_name (const char *path);
/* @path with the home folder as "~". Returns: (transfer full). */
char *ura_workspace_shown_path (const char *path);

/* ura_store_open() in a thread, in the language of the window. */
void ura_workspace_open_async (const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Returns: (transfer full), NULL on error. */
UraStore *ura_workspace_open_finish (GAsyncResult *result, GError **error);

/* ura_store_close() in a thread: waits for what is queued. */
void ura_workspace_close_async (UraStore *store, GAsyncReadyCallback callback, gpointer user_data);
void ura_workspace_close_finish (GAsyncResult *result);

G_END_DECLS
