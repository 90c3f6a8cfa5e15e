/* Counts a picture. Each measure is counted in the plan, in its area and in its objective, so that
 * the parts add up to the whole. */

#include "config.h"

#include "ura-plan-rates.h"

#include <math.h>

#include "ura-date.h"

double
ura_rate_value (UraRate rate)
{
  return rate.total == 0 ? NAN : (double) rate.n / rate.total;
}

UraRateBand
ura_rate_band (UraRate rate)
{
  if (rate.total == 0)
    return URA_RATE_BAND_NONE;
  /* In whole numbers: 0.9 is no double. A limit belongs to the band below 90 and above the others.
   */
  if (rate.n * 100 > rate.total * 90)
    return URA_RATE_BAND_OVER_90;
  if (rate.n * 100 >= rate.total * 70)
    return URA_RATE_BAND_70_90;
  if (rate.n * 100 >= rate.total * 50)
    return URA_RATE_BAND_50_70;
  if (rate.n * 100 >= rate.total * 30)
    return URA_RATE_BAND_30_50;
  return URA_RATE_BAND_UNDER_30;
}

/* Recurring measures: as often as they are due, and not reported as something else. One that does
 * not repeat is on schedule when its report says so ("ongoing, as planned"). */
static gboolean
is_on_schedule (const UraPictureMeasure *measure, gint64 done, gint64 required)
{
  switch (measure->state)
    {
    case URA_STATUS_NOT_STARTED:
    case URA_STATUS_NOT_IMPLEMENTED:
    case URA_STATUS_POSTPONED:
    case URA_STATUS_CANCELLED:
      return FALSE;
    case URA_STATUS_ONGOING:
      if (!measure->recurring)
        return TRUE;
      break;
    case URA_STATUS_NOT_REPORTED:
    case URA_STATUS_IN_PROGRESS:
    case URA_STATUS_IMPLEMENTED:
    case URA_STATUS_PARTLY_IMPLEMENTED:
    case URA_N_STATUSES:
      if (!measure->recurring || (required == 0 && done < 0))
        return FALSE;
      break;
    }
  return MAX (done, 0) >= required;
}

gboolean
ura_measure_is_done (const UraPictureMeasure *measure)
{
  return measure->due &&
         (measure->state == URA_STATUS_IMPLEMENTED ||
          is_on_schedule (measure, measure->occurrences_done, measure->occurrences_required));
}

gboolean
ura_measure_is_done_in_total (const UraPictureMeasure *measure)
{
  return measure->state == URA_STATUS_IMPLEMENTED ||
         is_on_schedule (measure, measure->occurrences_done_total,
                         measure->occurrences_required_total);
}

static void
rate_add (UraRate *rate, gboolean done)
{
  rate->total++;
  rate->n += done ? 1 : 0;
}

gboolean
ura_measure_is_finished (const UraPictureMeasure *measure)
{
  return measure->state == URA_STATUS_IMPLEMENTED && measure->implemented_in != NULL;
}

/* Whether the period in which it was reported as implemented had begun by the deadline: within one
 * period nobody can tell earlier from later. */
gboolean
ura_measure_is_in_time (const UraPictureMeasure *measure)
{
  g_autofree char *deadline = measure->planned_end == NULL
                                  ? NULL
                                  : ura_date_last_day (measure->planned_end);

  return deadline == NULL || g_strcmp0 (measure->implemented_in, deadline) <= 0;
}

/* One of the groups on the way. */
typedef struct
{
  UraGroupRates *rates;
} Group;

static void
count_measure (Group *group, const UraPictureMeasure *measure)
{
  UraGroupRates *rates = group->rates;
  gboolean implemented = measure->state == URA_STATUS_IMPLEMENTED;

  rates->total++;
  rates->by_status[measure->state]++;
  rates->due += measure->due;
  rates->overdue += measure->overdue;
  if (measure->due)
    {
      rate_add (&rates->rate, ura_measure_is_done (measure));
      rate_add (&rates->strict_rate, implemented);
    }
  if (measure->occurrences_due_total > 0)
    {
      rate_add (&rates->rate_total, ura_measure_is_done_in_total (measure));
      rate_add (&rates->strict_rate_total, implemented);
    }
  if (ura_measure_is_finished (measure))
    rate_add (&rates->timeliness, ura_measure_is_in_time (measure));
  if (measure->active)
    {
      rates->n_active++;
      rates->n_active_without_progress += measure->progress < 0;
      rates->progress_sum += MAX (measure->progress, 0);
    }
  rates->n_without_cost += !measure->has_cost;
  rates->n_without_evidence += implemented && measure->n_evidence == 0 &&
                               (measure->report == NULL ||
                                measure->report->evidence_waiver == NULL);
}

static void
finish (Group *group)
{
  UraGroupRates *rates = group->rates;

  rates->progress = rates->n_active == 0 ? NAN : rates->progress_sum / rates->n_active;
}

/* The groups of one level (areas, objectives) by the index of their item; the last one is for what
 * stands in none. */
typedef struct
{
  GArray *groups; /* Group */
  guint *place;   /* item → place in groups + 1 */
} Level;

static void
level_add (Level *level, int item)
{
  Group group = { .rates = g_new0 (UraGroupRates, 1) };

  group.rates->item = item;
  g_array_append_val (level->groups, group);
  if (item >= 0)
    level->place[item] = level->groups->len;
}

static Group *
level_find (Level *level, int item)
{
  guint place = item < 0 ? 0 : level->place[item];

  return &g_array_index (level->groups, Group, place == 0 ? level->groups->len - 1 : place - 1);
}

/* The rates of a level as one array; the group of what stands in none only when it has something.
 */
static UraGroupRates *
level_steal (Level *level, guint *n)
{
  UraGroupRates *rates = g_new0 (UraGroupRates, level->groups->len);

  *n = 0;
  for (guint i = 0; i < level->groups->len; i++)
    {
      Group *group = &g_array_index (level->groups, Group, i);

      finish (group);
      if (group->rates->item >= 0 || group->rates->total > 0)
        rates[(*n)++] = *group->rates;
      g_free (group->rates);
    }
  g_array_unref (level->groups);
  g_free (level->place);
  return rates;
}

static void
level_init (Level *level, guint n_items)
{
  level->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  level->place = g_new0 (guint, n_items + 1);
}

static void
count_indicators (UraPlanRates *self, const UraPlanPicture *picture)
{
  double sum = 0;
  guint n = 0;

  self->n_indicators = ura_plan_picture_get_n_indicators (picture);
  for (guint i = 0; i < self->n_indicators; i++)
    {
      const UraPictureIndicator *indicator = ura_plan_picture_get_indicator (picture, i);

      self->indicators_by_band[indicator->band]++;
      if (!isnan (indicator->achievement))
        {
          sum += CLAMP (indicator->achievement, 0, 1);
          n++;
        }
    }
  self->mean_achievement = n == 0 ? NAN : sum / n;
}

UraPlanRates *
ura_plan_rates_new (const UraPlanPicture *picture)
{
  UraPlanRates *self = g_new0 (UraPlanRates, 1);
  guint n_items = ura_plan_picture_get_n_items (picture);
  Group plan = { .rates = &self->plan };
  Level areas = { 0 };
  Level objectives = { 0 };

  self->plan.item = -1;
  level_init (&areas, n_items);
  level_init (&objectives, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      const UraPictureItem *item = ura_plan_picture_get_item (picture, i);

      if (item->area == (int) i)
        level_add (&areas, (int) i);
      if (item->objective == (int) i)
        level_add (&objectives, (int) i);
    }
  level_add (&areas, -1);
  level_add (&objectives, -1);

  for (guint i = 0; i < n_items; i++)
    {
      const UraPictureItem *item = ura_plan_picture_get_item (picture, i);

      if (item->measure == NULL || item->retired || item->n_measures_below > 0)
        continue;
      count_measure (&plan, item->measure);
      count_measure (level_find (&areas, item->area), item->measure);
      count_measure (level_find (&objectives, item->objective), item->measure);
    }
  finish (&plan);
  self->areas = level_steal (&areas, &self->n_areas);
  self->objectives = level_steal (&objectives, &self->n_objectives);
  count_indicators (self, picture);
  return self;
}

void
ura_plan_rates_free (UraPlanRates *self)
{
  if (self == NULL)
    return;
  g_free (self->areas);
  g_free (self->objectives);
  g_free (self);
}
