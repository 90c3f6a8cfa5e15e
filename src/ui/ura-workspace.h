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

/* A workspace that is being opened before there is a window for it: GTK needs as long to begin as
 * the store. */
typedef struct _UraOpening UraOpening;
UraOpening *ura_opening_new (const char *path);
/* Waits, and closes the workspace. */
void ura_opening_free (UraOpening *self);
const char *ura_opening_get_path (UraOpening *self);

/* ura_store_open() in a thread, in the language of the window. @begun: (nullable) (transfer full):
 * what has begun to open @path already. */
void ura_workspace_open_async (const char *path,
                               UraOpening *begun,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Returns: (transfer full), NULL on error. */
UraStore *ura_workspace_open_finish (GAsyncResult *result, GError **error);

/* ura_store_close() in a thread: waits for what is queued. */
void ura_workspace_close_async (UraStore *store, GAsyncReadyCallback callback, gpointer user_data);
void ura_workspace_close_finish (GAsyncResult *result);

G_END_DECLS
