/* The half-year workbook of a plan: what the ministry receives. */

#pragma once

#include "ura-plan-picture.h"
#include "ura-report.h"
#include "ura-task.h"

G_BEGIN_DECLS

/* The report of @plan_uid in @period, in @language (NULL = the store's). It depends on the data
 * alone: two reports of the same data are the same. Blocks. Returns: (transfer full). */
UraReport *ura_semiannual_new (UraStore *store,
                               const char *plan_uid,
                               const UraPeriod *period,
                               const UraLanguage *language,
                               GCancellable *cancellable,
                               GError **error);

/* The same, written as an Excel workbook to @path. @task (nullable) is told the progress and asked
 * for cancelling. Blocks: call from a worker thread. */
gboolean ura_semiannual_write (UraStore *store,
                               const char *plan_uid,
                               const UraPeriod *period,
                               const UraLanguage *language,
                               const char *path,
                               UraTask *task,
                               GError **error);

/* "Raport_6M_{place}_{plan}_{2024-2}_v{n}.xlsx", with the first n that is not yet in @folder (NULL:
 * 1). Other kinds of period say 1M, 3M, 12M, or P. (transfer full), NULL with @error. */
char *ura_semiannual_file_name (UraStore *store,
                                const char *plan_uid,
                                const UraPeriod *period,
                                const char *folder,
                                GError **error);

G_END_DECLS
