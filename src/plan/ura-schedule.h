/* When a measure is due. A measure without recurrence is due once, on the last day of its span. A
 * recurring one is due @count times in each cycle (month, quarter, half-year, year), the cycles
 * counted from the first day of the span and the times spread evenly over the cycle: "2 times a
 * year" from January is due on 30 June and 31 December. What would fall after the span is not due;
 * a span shorter than the first time is due once, at its end. "As needed" has no countable times:
 * it is due once, at the end of its span, and needs no number of times. */

#pragma once

#include "ura-period.h"

G_BEGIN_DECLS

typedef struct
{
  const char *start; /* a date of any precision; NULL = the measure never comes due by recurrence */
  const char *end;   /* NULL = open */
  const char *recurrence; /* URA_RECURRENCE_* (meaning); NULL = none */
  gint64 count;           /* times in each cycle; 0 = 1 */
} UraSchedule;

/* How often the measure is due in @period; linear in nothing, whatever the dates. */
gint64 ura_schedule_occurrences (const UraSchedule *self, const UraPeriod *period);
/* Times that must have been carried out for the measure to count as done in @period: as
 * ura_schedule_occurrences(), but 0 for "as needed". */
gint64 ura_schedule_required (const UraSchedule *self, const UraPeriod *period);
gboolean ura_schedule_is_due (const UraSchedule *self, const UraPeriod *period);
/* Whether any day of the span lies in @period. */
gboolean ura_schedule_is_active (const UraSchedule *self, const UraPeriod *period);
gboolean ura_schedule_is_recurring (const UraSchedule *self);
/* Whether the span ended before @day ("YYYY-MM-DD"); what was done about it is the caller's. */
gboolean ura_schedule_has_ended (const UraSchedule *self, const char *day);

G_END_DECLS
