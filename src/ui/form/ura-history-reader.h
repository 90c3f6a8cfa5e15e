/* The history of a record in words. */

#pragma once

#include "ura-history-dialog.h"

G_BEGIN_DECLS

/* Reads the history and the titles of the records it names. */
void ura_history_read_async (UraStore *store,
                             const char *register_id,
                             const char *uid,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* Returns: (transfer full): a list of UraHistoryItem, newest first; NULL with @error. */
GListStore *ura_history_read_finish (UraStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
