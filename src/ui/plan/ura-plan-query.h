/* What the list of a plan asks of the store: which items, in what order, with which values. The
 * rules of status and lateness are those of ura-plan-picture.h, asked for the rows that are shown.
 */

#pragma once

#include "ura-plan-context.h"

G_BEGIN_DECLS

/* No code of a status begins like this. */
#define URA_PLAN_STATUS_NOT_REPORTED ":not-reported"

/* What the list is narrowed to; zeroes narrow nothing. */
typedef struct
{
  char *words;       /* beginnings of words, or of a code */
  char *area;        /* uid */
  char *institution; /* uid */
  char *status;      /* code of the value item, or URA_PLAN_STATUS_NOT_REPORTED */
  gboolean overdue;
  gboolean incomplete;
  gboolean retired; /* retired items too */
} UraPlanFilter;

void ura_plan_filter_clear (UraPlanFilter *self);
void ura_plan_filter_copy (const UraPlanFilter *self, UraPlanFilter *copy);
gboolean ura_plan_filter_equal (const UraPlanFilter *a, const UraPlanFilter *b);
/* Nothing is narrowed; retired items, which are shown in addition, do not count. */
gboolean ura_plan_filter_is_empty (const UraPlanFilter *self);
/* What is found stands alone, without what is above it: words, or something that only measures
 * have. */
gboolean ura_plan_filter_is_flat (const UraPlanFilter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraPlanFilter, ura_plan_filter_clear)

/* Which items of the tree are folded: either those in the set, or all but those in it. */
typedef struct
{
  gboolean folded; /* what is not in the set is folded */
  GPtrArray *uids; /* of the exceptions, the latest last; may be NULL */
} UraPlanFolds;

gboolean ura_plan_folds_is_folded (const UraPlanFolds *self, const char *uid);
/* TRUE when that was a change. */
gboolean ura_plan_folds_set (UraPlanFolds *self, const char *uid, gboolean folded);
void ura_plan_folds_set_all (UraPlanFolds *self, gboolean folded);
void ura_plan_folds_clear (UraPlanFolds *self);

/* The columns of the list's query. */
typedef enum
{
  URA_PLAN_COLUMN_CODE,
  URA_PLAN_COLUMN_PRINTED,
  URA_PLAN_COLUMN_TEXT,
  URA_PLAN_COLUMN_TYPE, /* meaning */
  URA_PLAN_COLUMN_TYPE_LABEL,
  URA_PLAN_COLUMN_PARENT,
  URA_PLAN_COLUMN_DEPTH,
  URA_PLAN_COLUMN_HAS_PARTS,
  URA_PLAN_COLUMN_RETIRED, /* date */
  URA_PLAN_COLUMN_DEADLINE,
  URA_PLAN_COLUMN_END,
  URA_PLAN_COLUMN_RESPONSIBLE, /* short names, one a line */
  URA_PLAN_COLUMN_STATUS,      /* meaning, NULL when there is no report */
  URA_PLAN_COLUMN_STATUS_LABEL,
  URA_PLAN_COLUMN_PROGRESS,
  URA_PLAN_COLUMN_OVERDUE,
  URA_PLAN_COLUMN_INCOMPLETE,
  URA_PLAN_N_COLUMNS,
} UraPlanColumn;

const char *ura_plan_column (UraPlanColumn column);

/* Returns: (transfer full). */
UraQuery *ura_plan_list_query (UraPlanContext *context,
                               const UraPlanFilter *filter,
                               const UraPlanFolds *folds);

/* Measures that count (no sub-measures, not retired), by status and by the item right above them:
 * parent, meaning of the status (NULL: not reported), number, overdue ones.
 * @under: only below this item; NULL = the whole plan. Returns: (transfer full). */
UraQuery *ura_plan_count_query (UraPlanContext *context, const char *under);

G_END_DECLS
