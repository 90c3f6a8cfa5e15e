/* What the plan page is about: the plans of the workspace, the one that is shown, and the period.
 * Shared by everything on the page. */

#pragma once

#include "ura-period.h"
#include "ura-store.h"

G_BEGIN_DECLS

/* What the page needs to know of a plan. */
typedef struct
{
  char *uid;
  char *code;
  char *title;
  char *start; /* dates of any precision, NULL when missing */
  char *end;
  char *status; /* meaning */
  char *level;  /* meaning */
  UraPeriodKind kind;
  gboolean has_successor;
} UraPlanInfo;

#define URA_TYPE_PLAN_CONTEXT (ura_plan_context_get_type ())
G_DECLARE_FINAL_TYPE (UraPlanContext, ura_plan_context, URA, PLAN_CONTEXT, GObject)

/* Signals: "plans-changed" (they have been read, for the first time or again), "plan-changed"
 * (another plan is shown, or something of its record changed), "period-changed". */
UraPlanContext *ura_plan_context_new (UraStore *store);

UraStore *ura_plan_context_get_store (UraPlanContext *self); /* (transfer none) */
gboolean ura_plan_context_is_loaded (UraPlanContext *self);
/* (transfer none) (element-type UraPlanInfo): by title. */
GPtrArray *ura_plan_context_get_plans (UraPlanContext *self);

/* The plan that is shown; NULL while there is none. (transfer none) */
const UraPlanInfo *ura_plan_context_get_plan (UraPlanContext *self);
const char *ura_plan_context_get_plan_uid (UraPlanContext *self); /* "" while there is none */
/* One that has just been made may not have been read yet: it is shown as soon as it has. */
void ura_plan_context_set_plan (UraPlanContext *self, const char *uid);

/* Never NULL. */
const UraPeriod *ura_plan_context_get_period (UraPlanContext *self);
const char *ura_plan_context_get_period_uid (UraPlanContext *self);
void ura_plan_context_set_period (UraPlanContext *self, const UraPeriod *period);
/* Every period of the plan, and the one that is shown should it lie outside. (element-type
 * UraPeriod), (transfer full). */
GArray *ura_plan_context_dup_periods (UraPlanContext *self);

/* The day against which measures are overdue: the end of the period, or today when that is earlier.
 */
const char *ura_plan_context_get_day (UraPlanContext *self);
/* Whether the last day of the plan lies before today. */
gboolean ura_plan_context_has_ended (UraPlanContext *self);

/* Binds what expressions about measures need: :plan, :period, :from, :to, :day. */
void ura_plan_context_bind (UraPlanContext *self, UraQuery *query);

G_END_DECLS
