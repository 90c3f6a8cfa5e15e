/* Copies of attachments that other programs show: readable text outside the workspace, so they lie
 * in the session's runtime folder, for this user only, and are wiped when the workspace closes and
 * when Ura starts. */

#pragma once

#include "ura-store.h"

G_BEGIN_DECLS

#define URA_TYPE_OPENED_FILES (ura_opened_files_get_type ())
G_DECLARE_FINAL_TYPE (UraOpenedFiles, ura_opened_files, URA, OPENED_FILES, GObject)

/* The copies made for @store; wiped when it goes away. (transfer none) */
UraOpenedFiles *ura_opened_files_of (UraStore *store);

/* Copies an attachment out in a thread. @attachment: the field's value. */
void ura_opened_files_copy_async (UraOpenedFiles *self,
                                  const char *attachment,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Returns: (transfer full): the copy; NULL with @error. */
GFile *ura_opened_files_copy_finish (UraOpenedFiles *self, GAsyncResult *result, GError **error);

/* Wipes what sessions that no longer run left behind. */
void ura_opened_files_wipe_leftovers (void);

G_END_DECLS
