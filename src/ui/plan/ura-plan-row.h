/* One item of the plan in the list. It draws itself: thousands of labels would make the list slow.
 */

#pragma once

#include <adwaita.h>

#include "ura-plan-counts.h"
#include "ura-plan-query.h"
#include "ura-record-list.h"

G_BEGIN_DECLS

#define URA_TYPE_PLAN_ROW (ura_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (UraPlanRow, ura_plan_row, URA, PLAN_ROW, GtkWidget)

/* Signal "fold-toggled": the arrow of an item with others below it was clicked. */
GtkWidget *ura_plan_row_new (UraPlanCounts *counts);

/* NULL: nothing is shown. @folds, which belongs to the list, may be NULL: then there is no arrow.
 */
void ura_plan_row_set_row (UraPlanRow *self, UraRow *row, const UraPlanFolds *folds);
UraRow *ura_plan_row_get_row (UraPlanRow *self); /* (transfer none) */
/* The folds or the counts have changed. */
void ura_plan_row_update (UraPlanRow *self);

/* Everything the row says, for assistive technology, and for the tooltip. Returns: (transfer full).
 */
char *ura_plan_row_describe (UraRow *row, const UraPlanCount *count);
/* "C.3.2.b" of "KO-C.3.2.b". (transfer none), of @code. */
const char *ura_plan_row_short_code (const char *code);
gboolean ura_plan_row_is_measure (UraRow *row);

G_END_DECLS
