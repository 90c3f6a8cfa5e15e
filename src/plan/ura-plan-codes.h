/* The meanings of value items that the rules of plans test or write; codes belong to the staff. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* comparator */
#define URA_COMPARATOR_EQUAL          "equal"
#define URA_COMPARATOR_AT_LEAST       "at_least"
#define URA_COMPARATOR_AT_MOST        "at_most"
#define URA_COMPARATOR_RANGE          "range"
#define URA_COMPARATOR_GROWTH_PERCENT "growth_percent"
#define URA_COMPARATOR_NOT_SET        "not_set"

/* missing_reason */
#define URA_MISSING_NOT_YET        "not_yet"
#define URA_MISSING_NOT_APPLICABLE "not_applicable"
#define URA_MISSING_NOT_REPORTED   "not_reported"
#define URA_MISSING_NOT_PRINTED    "not_printed"

/* recurrence */
#define URA_RECURRENCE_NONE      "none"
#define URA_RECURRENCE_MONTHLY   "monthly"
#define URA_RECURRENCE_QUARTERLY "quarterly"
#define URA_RECURRENCE_HALF_YEAR "half_yearly"
#define URA_RECURRENCE_YEARLY    "yearly"
#define URA_RECURRENCE_AS_NEEDED "as_needed"

/* institution_role */
#define URA_ROLE_RESPONSIBLE "responsible"
#define URA_ROLE_SUPPORTING  "supporting"

/* direction, aggregation */
#define URA_DIRECTION_RISING       "rising"
#define URA_DIRECTION_FALLING      "falling"
#define URA_DIRECTION_KEEP         "keep"
#define URA_AGGREGATION_ANNUAL     "annual"
#define URA_AGGREGATION_CUMULATIVE "cumulative"
#define URA_AGGREGATION_AT_DATE    "at_date"
#define URA_AGGREGATION_MEAN       "mean"

/* measure_status, by number: the index of counts in ura-plan-rates.h. */
typedef enum
{
  URA_STATUS_NOT_REPORTED, /* no report in the period, and none before that ended the measure */
  URA_STATUS_NOT_STARTED,
  URA_STATUS_IN_PROGRESS,
  URA_STATUS_IMPLEMENTED,
  URA_STATUS_PARTLY_IMPLEMENTED,
  URA_STATUS_NOT_IMPLEMENTED,
  URA_STATUS_ONGOING, /* continuous, according to plan */
  URA_STATUS_POSTPONED,
  URA_STATUS_CANCELLED,
  URA_N_STATUSES,
} UraMeasureStatus;

/* The meaning of a status ("implemented"), "" for NOT_REPORTED, and back (NULL and unknown words
 * are NOT_REPORTED). */
const char *ura_measure_status_meaning (UraMeasureStatus status);
UraMeasureStatus ura_measure_status_from_meaning (const char *meaning);

G_END_DECLS
