/* Files that belong to the workspace, by the hash of their content; no path leaves here. */

#pragma once

#include "ura-store.h"

G_BEGIN_DECLS

/* Stores a copy of what @stream gives (at most 2 GiB), durable when it returns; the same content
 * is stored once. Blocking: call from a worker thread. Returns: (transfer full): the hash, 64
 * lower-case hex digits (BLAKE2b-256). Disk full is URA_STORE_ERROR_FULL, nothing left behind. */
char *ura_attachments_put (
    UraStore *store, GInputStream *stream, gint64 *size, GCancellable *cancellable, GError **error);
/* Returns: (transfer full): the content; NOT_FOUND when there is none; the stream fails at its end
 * with URA_STORE_ERROR_DAMAGED when the content does not have that hash. */
GInputStream *ura_attachments_get (UraStore *store, const char *hash, GError **error);
gboolean ura_attachments_exists (UraStore *store, const char *hash);
/* The field value of an attachment: {"hash":…,"name":…,"size":…,"type":…}. */
char *ura_attachment_to_json (const char *hash,
                              const char *name,
                              gint64 size,
                              const char *content_type);
gboolean ura_attachment_from_json (
    const char *json, char **hash, char **name, gint64 *size, char **content_type);

G_END_DECLS
