/* Counts the times at which a measure is due, by arithmetic on whole months: no loop over cycles,
 * so that a date far away costs nothing. */

#include "config.h"

#include "ura-schedule.h"

#include <stdio.h>

#include "ura-date.h"
#include "ura-plan-codes.h"

static gboolean
day_of (const char *date, gboolean last, GDate *day)
{
  g_autofree char *text = NULL;
  guint year, month, number;

  if (date == NULL)
    return FALSE;
  text = last ? ura_date_last_day (date) : ura_date_first_day (date);
  if (text == NULL || sscanf (text, "%4u-%2u-%2u", &year, &month, &number) != 3)
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static GDate
plus_months (const GDate *day, int months)
{
  GDate result = *day;

  if (months > 0)
    g_date_add_months (&result, (guint) months);
  return result;
}

/* Whole months from @from to @to, which is not earlier. */
static int
months_between (const GDate *from, const GDate *to)
{
  int months = (g_date_get_year (to) - g_date_get_year (from)) * 12 +
               ((int) g_date_get_month (to) - (int) g_date_get_month (from));
  GDate reached = plus_months (from, months);

  return g_date_compare (&reached, to) > 0 ? months - 1 : months;
}

/* Months of a cycle; 0 for what has no countable times. */
static int
cycle_of (const UraSchedule *self)
{
  if (self->recurrence == NULL)
    return 0;
  if (g_str_equal (self->recurrence, URA_RECURRENCE_MONTHLY))
    return 1;
  if (g_str_equal (self->recurrence, URA_RECURRENCE_QUARTERLY))
    return 3;
  if (g_str_equal (self->recurrence, URA_RECURRENCE_HALF_YEAR))
    return 6;
  if (g_str_equal (self->recurrence, URA_RECURRENCE_YEARLY))
    return 12;
  return 0;
}

static gint64
count_of (const UraSchedule *self)
{
  return CLAMP (self->count, 1, 366);
}

/* How many times are due from @start up to and including @day. */
static gint64
times_until (const GDate *start, int cycle, gint64 count, const GDate *day)
{
  GDate after = *day;
  GDate cycle_start, next;
  gint64 length, gone;
  int cycles;

  if (g_date_compare (day, start) < 0)
    return 0;
  g_date_add_days (&after, 1);
  if (cycle % count == 0)
    return months_between (start, &after) / (cycle / (int) count);

  cycles = months_between (start, day) / cycle;
  cycle_start = plus_months (start, cycles * cycle);
  next = plus_months (start, (cycles + 1) * cycle);
  length = g_date_days_between (&cycle_start, &next);
  gone = g_date_days_between (&cycle_start, &after);
  return cycles * count + gone * count / length;
}

static gboolean
ends_in (const UraSchedule *self, const UraPeriod *period)
{
  g_autofree char *last = self->end == NULL ? NULL : ura_date_last_day (self->end);

  return last != NULL && ura_period_contains (period, last);
}

gboolean
ura_schedule_is_recurring (const UraSchedule *self)
{
  return cycle_of (self) > 0;
}

gint64
ura_schedule_occurrences (const UraSchedule *self, const UraPeriod *period)
{
  int cycle = cycle_of (self);
  gint64 count = count_of (self);
  GDate start, end, first, last;
  gboolean has_end;

  if (cycle == 0 || !day_of (self->start, FALSE, &start))
    return ends_in (self, period) ? 1 : 0;
  has_end = day_of (self->end, TRUE, &end);
  if (has_end && times_until (&start, cycle, count, &end) == 0)
    return ends_in (self, period) ? 1 : 0;
  if (!day_of (period->start, FALSE, &first) || !day_of (period->end, TRUE, &last))
    return 0;
  g_date_subtract_days (&first, 1);
  if (has_end && g_date_compare (&last, &end) > 0)
    last = end;
  if (has_end && g_date_compare (&first, &end) > 0)
    first = end;
  return times_until (&start, cycle, count, &last) - times_until (&start, cycle, count, &first);
}

gint64
ura_schedule_required (const UraSchedule *self, const UraPeriod *period)
{
  if (g_strcmp0 (self->recurrence, URA_RECURRENCE_AS_NEEDED) == 0)
    return 0;
  return ura_schedule_occurrences (self, period);
}

gboolean
ura_schedule_is_due (const UraSchedule *self, const UraPeriod *period)
{
  return ura_schedule_occurrences (self, period) > 0;
}

gboolean
ura_schedule_is_active (const UraSchedule *self, const UraPeriod *period)
{
  return ura_period_overlaps (period, self->start, self->end);
}

gboolean
ura_schedule_has_ended (const UraSchedule *self, const char *day)
{
  g_autofree char *last = self->end == NULL ? NULL : ura_date_last_day (self->end);

  return last != NULL && g_strcmp0 (last, day) < 0;
}
