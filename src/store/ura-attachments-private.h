/* Attachments by folder, for the parts of store that have no UraStore or run on its thread. */

#pragma once

#include <gio/gio.h>

#include "ura-language.h"

G_BEGIN_DECLS

#define URA_ATTACHMENT_HASH_SIZE 32                            /* bytes */
#define URA_ATTACHMENT_MAX_SIZE  (G_GINT64_CONSTANT (2) << 30) /* 2 GiB */

gboolean ura_attachment_is_hash (const char *hash);
/* Where the content with this hash lies in the workspace @folder. (transfer full) */
char *ura_attachment_file (const char *folder, const char *hash);

/* Writes one attachment: into a temporary file while hashing, then to its name. */
typedef struct _UraAttachmentWriter UraAttachmentWriter;
UraAttachmentWriter *ura_attachment_writer_new (const char *folder,
                                                const UraLanguage *language,
                                                GError **error);
gboolean ura_attachment_writer_append (UraAttachmentWriter *self,
                                       const void *data,
                                       gsize size,
                                       GError **error);
gint64 ura_attachment_writer_get_size (const UraAttachmentWriter *self);
/* Ends the content. When it returns, the file is durable under its hash, (transfer full). With
 * @expected, another hash is URA_STORE_ERROR_DAMAGED and nothing is left. */
char *ura_attachment_writer_finish (UraAttachmentWriter *self,
                                    const char *expected,
                                    GError **error);
/* Leaves nothing behind unless it was finished; NULL is fine. */
void ura_attachment_writer_free (UraAttachmentWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraAttachmentWriter, ura_attachment_writer_free)

/* As ura_attachments_get(). */
GInputStream *ura_attachment_open (const char *folder,
                                   const char *hash,
                                   const UraLanguage *language,
                                   GError **error);
/* Reads all of it. DAMAGED, NOT_FOUND or what the disk says. */
gboolean ura_attachment_verify (const char *folder,
                                const char *hash,
                                const UraLanguage *language,
                                GCancellable *cancellable,
                                GError **error);

/* The hashes of all files there, sorted (transfer full) (element-type utf8). Paths, relative to
 * "attachments", of files that are none of ours are appended to @strangers, which may be NULL. */
GPtrArray *ura_attachment_list (const char *folder,
                                GPtrArray *strangers,
                                const UraLanguage *language,
                                GError **error);
/* Removes what a killed process was still writing. Only by the holder of the lock. */
void ura_attachment_remove_unfinished (const char *folder);

G_END_DECLS
