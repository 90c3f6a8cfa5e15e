/* Key figures of a plan in a period, from its picture. A measure is what has no sub-measures: where
 * there are some, they count and their measure does not. Retired ones never count.
 *
 * The implementation rate is SIGMA's (Principles of Public Administration: an activity counts as
 * implemented if it was due in the period and done; recurring and ongoing ones when on schedule;
 * bands > 90, 70–90, 50–70, 30–50, < 30 %):
 *
 *   due (P)   the measure has at least one time due in P (ura-schedule.h) by the plan itself: a new
 *             deadline in a report makes a measure less late, never less due;
 *   done (P)  due, and implemented; or recurring, not reported as not started, not implemented,
 *             postponed or cancelled, and carried out in P as many times as are due; or not
 *             recurring and reported as ongoing as planned;
 *   rate      done / due, always beside n and N; strict rate: implemented / due. */

#pragma once

#include "ura-plan-picture.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;
  guint total; /* 0: there is nothing to count, and no rate */
} UraRate;

/* SIGMA's bands; NONE when total is 0. */
typedef enum
{
  URA_RATE_BAND_NONE,
  URA_RATE_BAND_UNDER_30,
  URA_RATE_BAND_30_50,
  URA_RATE_BAND_50_70,
  URA_RATE_BAND_70_90,
  URA_RATE_BAND_OVER_90,
} UraRateBand;

double ura_rate_value (UraRate rate); /* 0..1; NAN when total is 0 */
UraRateBand ura_rate_band (UraRate rate);

/* The figures of one set of measures: the plan, an area, an objective. */
typedef struct
{
  int item; /* index in the picture of the area or objective; -1 = the plan, or what stands in none
             */
  guint total;
  guint by_status[URA_N_STATUSES];
  guint due;
  guint overdue;
  UraRate rate; /* in the period */
  UraRate strict_rate;
  UraRate rate_total; /* from the plan's start to the end of the period */
  UraRate strict_rate_total;
  UraRate timeliness; /* implemented in a period that began by the deadline / implemented */
  double progress; /* mean progress in percent of the measures active in the period, a missing one
                      counting 0; NAN when none is active */
  double progress_sum; /* of those */
  guint n_active;
  guint n_active_without_progress;
  guint n_without_cost;     /* "pa kostim" */
  guint n_without_evidence; /* implemented, no document and no waiver */
} UraGroupRates;

typedef struct
{
  UraGroupRates plan;
  guint n_areas;
  UraGroupRates *areas; /* in plan order; measures in no area come last, item -1 */
  guint n_objectives;
  UraGroupRates *objectives;
  guint n_indicators;
  guint indicators_by_band[URA_BAND_ON_TRACK + 1];
  double mean_achievement; /* of those with data, each capped at 1; NAN when none has */
} UraPlanRates;

/* Returns: (transfer full). Linear; asks the store nothing. */
UraPlanRates *ura_plan_rates_new (const UraPlanPicture *picture);
void ura_plan_rates_free (UraPlanRates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraPlanRates, ura_plan_rates_free)

/* Whether one measure is due and done in the picture's period by the rules above. */
gboolean ura_measure_is_done (const UraPictureMeasure *measure);
/* The same from the plan's start to the end of the period, for a measure that was due in it. */
gboolean ura_measure_is_done_in_total (const UraPictureMeasure *measure);
/* What timeliness counts: reported as implemented, and in a period that began by the deadline. */
gboolean ura_measure_is_finished (const UraPictureMeasure *measure);
gboolean ura_measure_is_in_time (const UraPictureMeasure *measure);

G_END_DECLS
