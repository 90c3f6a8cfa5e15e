/* How many measures stand below each area and objective, and how many of them are implemented. */

#pragma once

#include "ura-plan-context.h"

G_BEGIN_DECLS

typedef struct
{
  guint total;
  guint implemented;
  guint overdue;
} UraPlanCount;

#define URA_TYPE_PLAN_COUNTS (ura_plan_counts_get_type ())
G_DECLARE_FINAL_TYPE (UraPlanCounts, ura_plan_counts, URA, PLAN_COUNTS, GObject)

/* Reads itself again when plan, period or records change. Signal "changed". */
UraPlanCounts *ura_plan_counts_new (UraPlanContext *context);
/* The count of the item @uid with all below it, or of the whole plan for NULL; NULL while it is not
 * known, or there is nothing to count. (transfer none) */
const UraPlanCount *ura_plan_counts_get (UraPlanCounts *self, const char *uid);

G_END_DECLS
