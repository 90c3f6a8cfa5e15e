/* Sums and counts of a table, gathered while its rows stream by, for the whole table and for each
 * level of groups: what total rows show and what key figures are checked against. */

#pragma once

#include "ura-report-private.h"

G_BEGIN_DECLS

/* Level 0 is the whole table. */
typedef struct _UraReportTotals UraReportTotals;

UraReportTotals *ura_report_totals_new (const UraReportTable *table);
void ura_report_totals_free (UraReportTotals *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraReportTotals, ura_report_totals_free)

/* Forgets what was counted for @level and the levels below it. */
void ura_report_totals_start_group (UraReportTotals *self, guint level);
/* Counts a resolved data row. */
void ura_report_totals_add_row (UraReportTotals *self, const UraReportRow *row);

guint64 ura_report_totals_get_rows (const UraReportTotals *self, guint level);
/* The value of a leaf that sums or counts a column; FALSE for any other leaf. */
gboolean ura_report_totals_read (const UraReportTotals *self,
                                 guint level,
                                 const UraReportFormula *leaf,
                                 double *value);
/* Returns FALSE when the formula has no value. */
gboolean ura_report_totals_evaluate (const UraReportTotals *self,
                                     guint level,
                                     const UraReportFormula *formula,
                                     double *value);

G_END_DECLS
