/* Whether a workspace is whole: the file, the log's chain, descriptions against tables,
 * attachments. */

#pragma once

#include "ura-store.h"
#include "ura-task.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (element-type utf8): one sentence a finding, empty when all is well;
 * NULL with @error when the check itself could not run. */
GPtrArray *ura_store_check (UraStore *store, UraTask *task, GError **error);

G_END_DECLS
