/* Titles of records by uid. */

#pragma once

#include "ura-store.h"

G_BEGIN_DECLS

/* Reads the titles of records of one register, in the bin or not. */
void ura_titles_async (UraStore *store,
                       const char *register_id,
                       const char *const *uids,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
/* Returns: (transfer full) (element-type utf8 utf8): uid → title as shown; records that do not
 * exist are not in it. NULL with @error. */
GHashTable *ura_titles_finish (UraStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
