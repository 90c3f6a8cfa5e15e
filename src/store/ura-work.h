/* Long work in store: telling a UraTask how far it is, and ending when the user cancels it. NULL
 * for the task is fine everywhere. */

#pragma once

#include "ura-db.h"
#include "ura-task.h"

G_BEGIN_DECLS

/* @fraction: 0..1; @message: translated. */
void ura_work_report (UraTask *task, double fraction, const char *message);
/* TRUE, with G_IO_ERROR_CANCELLED, once the user cancelled. */
gboolean ura_work_is_cancelled (UraTask *task, GError **error);
GCancellable *ura_work_get_cancellable (UraTask *task); /* (transfer none) (nullable) */
/* From now on a long statement of @db ends when @task is cancelled; NULL = no longer. */
void ura_work_watch (UraDb *db, UraTask *task);

G_END_DECLS
