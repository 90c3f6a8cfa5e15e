/* What was reported about each measure: in the period, before it, and in all. */

#include "config.h"

#include <json-glib/json-glib.h>

#include "ura-plan-picture-private.h"
#include "ura-schedule.h"

/* Of every report up to the end of the period, in order of their beginnings, longer ones first. */
enum
{
  PAST_NODE,
  PAST_KEY,
  PAST_START,
  PAST_END,
  PAST_STATUS,
  PAST_PROGRESS,
  PAST_OCCURRENCES,
  PAST_NEW_DEADLINE,
};

enum
{
  NOW_NODE,
  NOW_UID,
  NOW_KEY,
  NOW_STATUS,
  NOW_PROGRESS,
  NOW_OCCURRENCES,
  NOW_DESCRIPTION,
  NOW_ACHIEVEMENTS,
  NOW_REASONS,
  NOW_REASON_TEXT,
  NOW_CORRECTIVE_ACTION,
  NOW_NEXT_STEPS,
  NOW_NEW_DEADLINE,
  NOW_RISK,
  NOW_WAIVER,
  NOW_REPORTED_BY_SHORT,
  NOW_REPORTED_BY,
  NOW_REPORTED_ON,
  NOW_PERIOD_END,
};

/* The labels of a JSON array of codes, separated by "; ". */
static const char *
join_choices (UraPictureMaker *self, const char *list, const char *json)
{
  g_autoptr (JsonNode) root = json == NULL ? NULL : json_from_string (json, NULL);
  g_autoptr (GString) labels = g_string_new (NULL);
  JsonArray *array;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return NULL;
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *code = json_array_get_string_element (array, i);

      if (code != NULL)
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? "; " : "",
                                ura_picture_label (self, list, code));
    }
  return labels->len == 0 ? NULL : ura_picture_keep (self, labels->str);
}

static UraMeasureStatus
state_of (UraPictureMaker *self, const char *status)
{
  return ura_measure_status_from_meaning (ura_picture_meaning (self, "measure_status", status));
}

static void
set_report (UraPictureMaker *self, UraPictureReport *report, const UraResult *result, guint row)
{
  report->uid = ura_result_get_text (result, row, NOW_UID);
  report->period = ura_result_get_text (result, row, NOW_KEY);
  report->status = ura_result_get_text (result, row, NOW_STATUS);
  report->state = state_of (self, report->status);
  report->status_label = ura_picture_label (self, "measure_status", report->status);
  report->progress = (int) ura_result_get_integer (result, row, NOW_PROGRESS, -1);
  report->occurrences_done = ura_result_get_integer (result, row, NOW_OCCURRENCES, -1);
  report->description = ura_result_get_text (result, row, NOW_DESCRIPTION);
  report->achievements = ura_result_get_text (result, row, NOW_ACHIEVEMENTS);
  report->deviation_reasons = join_choices (self, "deviation_reason",
                                            ura_result_get_text (result, row, NOW_REASONS));
  report->reason_text = ura_result_get_text (result, row, NOW_REASON_TEXT);
  report->corrective_action = ura_result_get_text (result, row, NOW_CORRECTIVE_ACTION);
  report->next_steps = ura_result_get_text (result, row, NOW_NEXT_STEPS);
  report->new_deadline = ura_result_get_text (result, row, NOW_NEW_DEADLINE);
  report->risk_label = ura_picture_label (self, "risk",
                                          ura_result_get_text (result, row, NOW_RISK));
  report->evidence_waiver = ura_result_get_text (result, row, NOW_WAIVER);
  report->reported_by = ura_result_get_text (result, row, NOW_REPORTED_BY_SHORT);
  if (report->reported_by == NULL)
    report->reported_by = ura_result_get_text (result, row, NOW_REPORTED_BY);
  report->reported_on = ura_result_get_text (result, row, NOW_REPORTED_ON);
}

static void
find_issues (UraPictureReport *report, const UraPictureMeasure *measure)
{
  gboolean has_reason = report->deviation_reasons != NULL || report->reason_text != NULL;
  gboolean implemented = report->state == URA_STATUS_IMPLEMENTED;

  if (report->state == URA_STATUS_NOT_REPORTED)
    report->issues |= URA_PICTURE_ISSUE_STATUS;
  if (implemented && measure->n_evidence == 0 && report->evidence_waiver == NULL)
    report->issues |= URA_PICTURE_ISSUE_EVIDENCE;
  if (!has_reason &&
      (report->state == URA_STATUS_NOT_IMPLEMENTED || report->state == URA_STATUS_POSTPONED ||
       report->state == URA_STATUS_CANCELLED))
    report->issues |= URA_PICTURE_ISSUE_REASON;
  if (report->progress == 100 && !implemented)
    report->issues |= URA_PICTURE_ISSUE_PROGRESS;
  for (guint bits = report->issues; bits != 0; bits &= bits - 1)
    report->n_issues++;
}

/* The report of the period itself; else, where parts of the period were reported on, the last: of
 * two that end on the same day the one that begins later, as for what was reported before. */
static int
choose_report (const UraPlanPicture *picture,
               const UraResult *result,
               const UraPictureGroups *groups,
               guint item)
{
  int chosen = -1;

  for (guint at = groups->starts[item]; at < groups->starts[item + 1]; at++)
    {
      int row = (int) groups->rows[at];

      if (g_strcmp0 (ura_result_get_text (result, (guint) row, NOW_KEY), picture->period_key) == 0)
        return row;
      if (chosen < 0 ||
          g_strcmp0 (ura_result_get_text (result, (guint) row, NOW_PERIOD_END),
                     ura_result_get_text (result, (guint) chosen, NOW_PERIOD_END)) >= 0)
        chosen = row;
    }
  return chosen;
}

static gboolean
load_current (UraPictureMaker *self, GError **error)
{
  UraPlanPicture *picture = self->picture;
  const UraResult *result = ura_picture_query (
      self, error, "measure_report",
      "node.plan = :plan and period.start >= :start and period.end <= :end",
      "period.start;-period.end", "node", "uid", "period.key", "status", "progress",
      "occurrences_done", "description", "achievements", "deviation_reasons", "reason_text",
      "corrective_action", "next_steps", "new_deadline", "risk", "evidence_waiver",
      "reported_by.short_name", "reported_by.name", "reported_on", "period.end", NULL);
  g_auto (UraPictureGroups) groups = { 0 };
  guint filled = 0;

  if (result == NULL)
    return FALSE;
  ura_picture_group (&groups, result, NOW_NODE, NULL, picture->by_uid, picture->n_items);
  picture->reports = g_new0 (UraPictureReport, ura_result_get_n_rows (result) + 1);
  for (guint i = 0; i < picture->n_items; i++)
    {
      UraPictureMeasure *measure = ura_picture_measure (picture, i);
      int row = measure == NULL ? -1 : choose_report (picture, result, &groups, i);

      if (row < 0)
        continue;
      set_report (self, &picture->reports[filled], result, (guint) row);
      find_issues (&picture->reports[filled], measure);
      measure->report = &picture->reports[filled++];
    }
  return TRUE;
}

/* Adds up times carried out over reports in order of their beginnings: one whose period lies inside
 * another's that was counted says nothing new. */
typedef struct
{
  gint64 times; /* -1 until one is said */
  const char *reached;
} Tally;

static void
tally_add (Tally *tally, const char *end, gint64 times)
{
  if (times < 0 || (tally->reached != NULL && g_strcmp0 (end, tally->reached) <= 0))
    return;
  tally->times = MAX (tally->times, 0) + times;
  tally->reached = end;
}

/* The past of one measure, gathered from its reports. */
typedef struct
{
  Tally now;
  Tally total;
  const char *last_end; /* of the last report before the period */
  const char *last_status;
  const char *deadline_end;
  int progress;
  const char *progress_end;
} Past;

static void
add_past (UraPictureMaker *self,
          UraPictureMeasure *measure,
          Past *past,
          const UraResult *result,
          guint row)
{
  const UraPeriod *period = &self->picture->period;
  const char *start = ura_result_get_text (result, row, PAST_START);
  const char *end = ura_result_get_text (result, row, PAST_END);
  const char *deadline = ura_result_get_text (result, row, PAST_NEW_DEADLINE);
  gint64 times = ura_result_get_integer (result, row, PAST_OCCURRENCES, -1);
  int progress = (int) ura_result_get_integer (result, row, PAST_PROGRESS, -1);

  tally_add (&past->total, end, times);
  if (g_strcmp0 (start, period->start) >= 0)
    tally_add (&past->now, end, times);
  else if (g_strcmp0 (end, past->last_end) >= 0)
    {
      past->last_end = end;
      past->last_status = ura_result_get_text (result, row, PAST_STATUS);
    }
  if (deadline != NULL && g_strcmp0 (end, past->deadline_end) >= 0)
    {
      past->deadline_end = end;
      measure->end = deadline;
    }
  if (progress >= 0 && g_strcmp0 (end, past->progress_end) >= 0)
    {
      past->progress_end = end;
      past->progress = progress;
    }
}

/* The first period of the unbroken row of "implemented" at the end. */
static void
find_implemented (UraPictureMaker *self,
                  UraPictureMeasure *measure,
                  const UraResult *result,
                  const guint *rows,
                  guint n_rows)
{
  measure->implemented_in = NULL;
  for (guint i = 0; i < n_rows; i++)
    {
      UraMeasureStatus state = state_of (self, ura_result_get_text (result, rows[i], PAST_STATUS));

      if (state != URA_STATUS_IMPLEMENTED)
        measure->implemented_in = NULL;
      else if (measure->implemented_in == NULL)
        measure->implemented_in = ura_result_get_text (result, rows[i], PAST_START);
    }
  if (measure->state != URA_STATUS_IMPLEMENTED)
    measure->implemented_in = NULL;
}

/* An ended measure stays ended without being reported on again. */
static void
set_state (UraPictureMaker *self, UraPictureMeasure *measure, const Past *past)
{
  UraMeasureStatus previous = state_of (self, past->last_status);

  measure->previous_state = previous;
  measure->previous_label = ura_picture_label (self, "measure_status", past->last_status);
  measure->state_label = "";
  if (measure->report != NULL)
    {
      measure->state = measure->report->state;
      measure->state_label = measure->report->status_label;
    }
  else if (previous == URA_STATUS_IMPLEMENTED || previous == URA_STATUS_CANCELLED)
    {
      measure->state = previous;
      measure->state_label = measure->previous_label;
    }

  if (measure->report != NULL && measure->report->progress >= 0)
    measure->progress = measure->report->progress;
  else
    measure->progress = measure->state == URA_STATUS_IMPLEMENTED ? 100 : past->progress;
}

/* As the register sees it (node.overdue), with the day of the picture: the last report speaks. */
static void
set_overdue (const UraPlanPicture *picture, UraPictureMeasure *measure)
{
  UraSchedule schedule = { measure->start, measure->end, NULL, 0 };
  UraMeasureStatus last = measure->report != NULL ? measure->report->state
                                                  : measure->previous_state;

  measure->overdue = last != URA_STATUS_IMPLEMENTED && last != URA_STATUS_CANCELLED &&
                     last != URA_STATUS_ONGOING && ura_schedule_has_ended (&schedule, picture->day);
}

static void
set_past (UraPictureMaker *self,
          guint item,
          UraPictureMeasure *measure,
          const UraResult *result,
          const UraPictureGroups *groups)
{
  Past past = { .now.times = -1, .total.times = -1, .progress = -1 };
  guint from = groups->starts[item];
  guint to = groups->starts[item + 1];

  for (guint at = from; at < to; at++)
    add_past (self, measure, &past, result, groups->rows[at]);
  measure->occurrences_done = past.now.times;
  measure->occurrences_done_total = past.total.times;
  set_state (self, measure, &past);
  find_implemented (self, measure, result, groups->rows + from, to - from);
  set_overdue (self->picture, measure);
  if (self->picture->items[item].retired)
    measure->due = measure->active = measure->overdue = FALSE;
}

gboolean
ura_picture_load_reports (UraPictureMaker *self, GError **error)
{
  UraPlanPicture *picture = self->picture;
  const UraResult *result;
  g_auto (UraPictureGroups) groups = { 0 };

  if (!load_current (self, error))
    return FALSE;
  result = ura_picture_query (
      self, error, "measure_report", "node.plan = :plan and period.end <= :end",
      "period.start;-period.end", "node", "period.key", "period.start", "period.end", "status",
      "progress", "occurrences_done", "new_deadline", NULL);
  if (result == NULL)
    return FALSE;
  ura_picture_group (&groups, result, PAST_NODE, NULL, picture->by_uid, picture->n_items);
  for (guint i = 0; i < picture->n_items; i++)
    {
      UraPictureMeasure *measure = ura_picture_measure (picture, i);

      if (measure != NULL)
        set_past (self, i, measure, result, &groups);
    }
  return TRUE;
}
