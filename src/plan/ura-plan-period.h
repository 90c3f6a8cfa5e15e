/* Periods as records, and which one a plan is in. */

#pragma once

#include "ura-period.h"
#include "ura-store.h"

G_BEGIN_DECLS

/* The uid of a period's record, the same in every office. (transfer full) */
char *ura_period_uid (const UraPeriod *period);

/* Adds the periods that an edit needs to it, each once. */
typedef struct _UraPeriodRecords UraPeriodRecords;
UraPeriodRecords *ura_period_records_new (UraStore *store, UraEdit *edit);
/* An edit of shipped records names every period that it uses, whether it exists or not. */
UraPeriodRecords *ura_period_records_new_shipped (UraStore *store, UraEdit *edit);
void ura_period_records_free (UraPeriodRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraPeriodRecords, ura_period_records_free)
/* Returns: (transfer none): the uid, valid as long as @self; NULL with @error. */
const char *ura_period_records_get (UraPeriodRecords *self,
                                    const UraPeriod *period,
                                    GCancellable *cancellable,
                                    GError **error);
/* For an edit that needs one period. Returns: (transfer full): the uid; NULL with @error. */
char *ura_period_record (UraStore *store,
                         UraEdit *edit,
                         const UraPeriod *period,
                         GCancellable *cancellable,
                         GError **error);

/* "half_year" and so on, the meanings of the value list period_kind. */
const char *ura_period_kind_meaning (UraPeriodKind kind);
/* HALF_YEAR for NULL and unknown words. */
UraPeriodKind ura_period_kind_from_meaning (const char *meaning);

/* The period of @kind that contains the full date @today, when the plan's span has a day in it;
 * before the plan its first period, after it its last. @start and @end are dates of any precision;
 * NULL or an invalid one is open. */
UraPeriod ura_plan_current_period (const char *start,
                                   const char *end,
                                   UraPeriodKind kind,
                                   const char *today);
/* Every period of @kind from the plan's first to its last, at most 400. (element-type UraPeriod),
 * (transfer full); empty when a date is missing. */
GArray *ura_plan_periods (const char *start, const char *end, UraPeriodKind kind);

G_END_DECLS
