/* Which target counts in a period, what stands against it, and how far that is (ura-achievement.h).
 */

#include "config.h"

#include "ura-picture-figures.h"

#include <math.h>

#include "ura-achievement.h"
#include "ura-date.h"

/* How the values of an indicator are put together. */
typedef enum
{
  ADD_ANNUAL,
  ADD_SINCE_START,
  ADD_CUMULATIVE,
  ADD_AT_DATE,
  ADD_MEAN,
} Adding;

static int
months_of (const char *day)
{
  return (int) g_ascii_strtoll (day, NULL, 10) * 12 + (int) g_ascii_strtoll (day + 5, NULL, 10);
}

static gboolean
is_first_of_month (const char *day)
{
  return g_str_has_suffix (day, "-01");
}

double
ura_picture_time_gone (const char *start, const char *end, const char *until)
{
  g_autofree char *after_end = ura_date_add_days (end, 1);
  g_autofree char *after_until = ura_date_add_days (until, 1);

  if (g_strcmp0 (after_until, after_end) >= 0)
    return 1;
  if (g_strcmp0 (after_until, start) <= 0)
    return 0;
  if (is_first_of_month (start) && is_first_of_month (after_end) && is_first_of_month (after_until))
    return (double) (months_of (after_until) - months_of (start)) /
           (months_of (after_end) - months_of (start));
  return (double) ura_date_days_between (start, after_until) /
         ura_date_days_between (start, after_end);
}

void
ura_picture_set_figure (UraPictureMaker *self,
                        UraPictureFigure *figure,
                        const UraResult *result,
                        guint row)
{
  const char *missing = ura_result_get_text (result, row, TARGET_MISSING);

  figure->period = ura_result_get_text (result, row, TARGET_KEY);
  figure->has_value = !ura_value_is_null (ura_result_get (result, row, TARGET_VALUE));
  figure->value = ura_result_get_real (result, row, TARGET_VALUE, 0);
  figure->has_value_to = !ura_value_is_null (ura_result_get (result, row, TARGET_VALUE_TO));
  figure->value_to = ura_result_get_real (result, row, TARGET_VALUE_TO, 0);
  figure->comparator = ura_picture_meaning (self, "comparator",
                                            ura_result_get_text (result, row, TARGET_COMPARATOR));
  figure->printed = ura_result_get_text (result, row, TARGET_PRINTED);
  figure->missing_reason = missing == NULL ? NULL
                                           : ura_picture_label (self, "missing_reason", missing);
}

/* The target that counts in the period: its own, else that of the shortest period around it, else
 * the last one that is over, else the next. -1 when there is none. */
static int
choose_target (const UraPictureSubject *subject)
{
  const UraPeriod *period = &subject->maker->picture->period;
  const char *best_start = NULL;
  int around = -1;
  int over = -1;
  int next = -1;

  for (guint i = 0; i < subject->n_targets; i++)
    {
      guint row = subject->target_rows[i];
      const char *start = ura_result_get_text (subject->targets, row, TARGET_START);
      const char *end = ura_result_get_text (subject->targets, row, TARGET_END);

      if (g_strcmp0 (start, period->start) <= 0 && g_strcmp0 (end, period->end) >= 0)
        {
          /* Of two around the period the one that begins later is the shorter, or ends first. */
          if (around < 0 || g_strcmp0 (start, best_start) > 0)
            {
              around = (int) i;
              best_start = start;
            }
        }
      else if (g_strcmp0 (end, period->end) <= 0)
        over = (int) i;
      else if (next < 0)
        next = (int) i;
    }
  return around >= 0 ? around : over >= 0 ? over : next;
}

static Adding
adding_of (const UraPictureIndicator *indicator, guint n_targets)
{
  static const char *const states[] = { "percentage",  "ratio",  "index",
                                        "qualitative", "yes_no", NULL };
  const char *aggregation = indicator->aggregation;

  if (g_strcmp0 (aggregation, URA_AGGREGATION_ANNUAL) == 0)
    return ADD_ANNUAL;
  if (g_strcmp0 (aggregation, URA_AGGREGATION_CUMULATIVE) == 0)
    return ADD_CUMULATIVE;
  if (g_strcmp0 (aggregation, URA_AGGREGATION_AT_DATE) == 0)
    return ADD_AT_DATE;
  if (g_strcmp0 (aggregation, URA_AGGREGATION_MEAN) == 0)
    return ADD_MEAN;
  if ((indicator->kind != NULL && g_strv_contains (states, indicator->kind)) ||
      g_strcmp0 (indicator->unit, "percent") == 0)
    return ADD_AT_DATE;
  return n_targets == 1 ? ADD_SINCE_START : ADD_ANNUAL;
}

/* The values of periods within @start … @end put together. Of two periods one of which lies inside
 * the other only the longer one is added. NAN when there is none. */
static double
put_together (const UraPictureSubject *subject, Adding adding, const char *start, const char *end)
{
  const char *reached = NULL;
  const char *last_end = NULL;
  double sum = 0;
  double last = NAN;
  guint n = 0;

  for (guint i = 0; i < subject->n_values; i++)
    {
      guint row = subject->value_rows[i];
      const char *from = ura_result_get_text (subject->values, row, VALUE_START);
      const char *to = ura_result_get_text (subject->values, row, VALUE_END);
      double value = ura_result_get_real (subject->values, row, VALUE_VALUE, NAN);

      if (isnan (value) || (*start != '\0' && g_strcmp0 (from, start) < 0) ||
          g_strcmp0 (to, end) > 0)
        continue;
      if (g_strcmp0 (to, last_end) >= 0)
        {
          last_end = to;
          last = value;
        }
      if (reached != NULL && g_strcmp0 (to, reached) <= 0)
        continue;
      reached = to;
      sum += value;
      n++;
    }
  if (n == 0)
    return NAN;
  if (adding == ADD_CUMULATIVE || adding == ADD_AT_DATE)
    return last;
  return adding == ADD_MEAN ? sum / n : sum;
}

/* What was reported in the period itself. */
static void
set_actual (UraPictureSubject *subject, Adding adding)
{
  UraPictureMaker *maker = subject->maker;
  UraPictureIndicator *indicator = subject->indicator;
  const UraPlanPicture *picture = maker->picture;
  double actual = put_together (subject, adding, picture->period.start, picture->period.end);

  for (guint i = 0; i < subject->n_values; i++)
    {
      guint row = subject->value_rows[i];
      const char *missing = ura_result_get_text (subject->values, row, VALUE_MISSING);

      if (g_strcmp0 (ura_result_get_text (subject->values, row, VALUE_KEY), picture->period_key) !=
          0)
        continue;
      actual = ura_result_get_real (subject->values, row, VALUE_VALUE, actual);
      indicator->actual_text = ura_result_get_text (subject->values, row, VALUE_TEXT);
      indicator->missing_reason = missing == NULL
                                      ? NULL
                                      : ura_picture_label (maker, "missing_reason", missing);
      indicator->value_method_label = ura_picture_label (
          maker, "value_method", ura_result_get_text (subject->values, row, VALUE_METHOD));
      indicator->comment = ura_result_get_text (subject->values, row, VALUE_COMMENT);
      indicator->restate_reason = ura_result_get_text (subject->values, row, VALUE_REASON);
    }
  indicator->has_actual = !isnan (actual);
  indicator->actual = isnan (actual) ? 0 : actual;
}

/* Where the straight line to a cumulative target begins: the target before it, else the baseline,
 * else nothing. */
static double
level_before (const UraPictureSubject *subject, int chosen)
{
  const UraPictureFigure *baseline = &subject->indicator->baseline;

  if (chosen > 0)
    {
      guint row = subject->target_rows[chosen - 1];
      double value = ura_result_get_real (subject->targets, row, TARGET_VALUE, NAN);

      if (!isnan (value))
        return value;
    }
  return baseline->has_value ? baseline->value : 0;
}

static UraIndicatorBand
band_of (double pace)
{
  if (isnan (pace))
    return URA_BAND_NO_DATA;
  if (pace >= URA_ACHIEVEMENT_ON_TRACK)
    return URA_BAND_ON_TRACK;
  return pace >= URA_ACHIEVEMENT_NEAR ? URA_BAND_NEAR : URA_BAND_BELOW;
}

/* The part of the target that should have been reached by now. */
static double
target_so_far (
    const UraPictureSubject *subject, Adding adding, int chosen, const char *start, double target)
{
  const UraPeriod *period = &subject->maker->picture->period;
  const char *end = ura_result_get_text (subject->targets, subject->target_rows[chosen],
                                         TARGET_END);
  double gone = *start == '\0' ? 1 : ura_picture_time_gone (start, end, period->end);
  double before;

  if (adding == ADD_ANNUAL || adding == ADD_SINCE_START)
    return target * gone;
  if (adding != ADD_CUMULATIVE)
    return target;
  before = level_before (subject, chosen);
  return before + (target - before) * gone;
}

static void
compare (UraPictureSubject *subject, Adding adding, int chosen)
{
  UraPictureMaker *maker = subject->maker;
  UraPictureIndicator *indicator = subject->indicator;
  guint row = subject->target_rows[chosen];
  const char *target_start = ura_result_get_text (subject->targets, row, TARGET_START);
  const char *target_end = ura_result_get_text (subject->targets, row, TARGET_END);
  const char *until = g_strcmp0 (target_end, maker->picture->period.end) < 0
                          ? target_end
                          : maker->picture->period.end;
  const char *start = adding == ADD_SINCE_START ? maker->picture->plan_first : target_start;
  gboolean levels = adding == ADD_CUMULATIVE || adding == ADD_AT_DATE;
  UraAchievement achievement = {
    /* A level holds until the next one is known; a target that is over may be met late. */
    .actual = put_together (subject, adding, levels ? "" : start,
                            levels || adding == ADD_SINCE_START ? maker->picture->period.end
                                                                : until),
    .baseline = indicator->baseline.has_value ? indicator->baseline.value : NAN,
    .target = ura_result_get_real (subject->targets, row, TARGET_VALUE, NAN),
    .target_to = ura_result_get_real (subject->targets, row, TARGET_VALUE_TO, NAN),
    .comparator = indicator->target.comparator,
    .direction = indicator->direction,
  };

  indicator->has_cumulative = !isnan (achievement.actual);
  indicator->cumulative = indicator->has_cumulative ? achievement.actual : 0;
  indicator->achievement = ura_achievement (&achievement);
  if (g_strcmp0 (achievement.comparator, URA_COMPARATOR_GROWTH_PERCENT) != 0)
    {
      achievement.target = target_so_far (subject, adding, chosen, start, achievement.target);
      achievement.target_to = target_so_far (subject, adding, chosen, start, achievement.target_to);
    }
  indicator->target_so_far = ura_achievement_target (&achievement);
  indicator->pace = ura_achievement (&achievement);
  indicator->band = band_of (indicator->pace);
}

void
ura_picture_judge (UraPictureSubject *subject)
{
  UraPictureIndicator *indicator = subject->indicator;
  Adding adding = adding_of (indicator, subject->n_targets);
  int chosen = choose_target (subject);

  indicator->achievement = indicator->pace = indicator->target_so_far = NAN;
  indicator->band = URA_BAND_NO_DATA;
  set_actual (subject, adding);
  if (chosen < 0)
    {
      gboolean levels = adding == ADD_CUMULATIVE || adding == ADD_AT_DATE;
      double total = put_together (subject, adding,
                                   levels ? "" : subject->maker->picture->plan_first,
                                   subject->maker->picture->period.end);

      indicator->has_cumulative = !isnan (total);
      indicator->cumulative = isnan (total) ? 0 : total;
      return;
    }
  ura_picture_set_figure (subject->maker, &indicator->target, subject->targets,
                          subject->target_rows[chosen]);
  ura_picture_set_figure (subject->maker, &indicator->final_target, subject->targets,
                          subject->target_rows[subject->n_targets - 1]);
  compare (subject, adding, chosen);
}
