/* The plan itself and its items in order. */

#include "config.h"

#include "ura-date.h"
#include "ura-plan-file-private.h"
#include "ura-plan-period.h"
#include "ura-plan-picture-private.h"
#include "ura-schedule.h"

enum
{
  PLAN_CODE,
  PLAN_TITLE,
  PLAN_LEVEL,
  PLAN_PLACE,
  PLAN_START,
  PLAN_END,
  PLAN_STATUS,
  PLAN_LEAD,
  PLAN_ACT,
  PLAN_VISION,
  PLAN_MISSION,
  PLAN_GOAL,
  PLAN_DONOR,
  PLAN_SOURCE,
  PLAN_REPORT_KIND,
  PLAN_UID,
};

static void
set_days (UraPlanPicture *picture)
{
  g_autofree char *first = picture->plan.start == NULL ? NULL
                                                       : ura_date_first_day (picture->plan.start);
  g_autofree char *last = picture->plan.end == NULL ? NULL : ura_date_last_day (picture->plan.end);

  g_strlcpy (picture->plan_first, first == NULL ? "" : first, sizeof picture->plan_first);
  g_strlcpy (picture->plan_last, last == NULL ? "" : last, sizeof picture->plan_last);
}

gboolean
ura_picture_load_plan (UraPictureMaker *self, GError **error)
{
  UraPicturePlan *plan = &self->picture->plan;
  UraResult *result = ura_picture_query (
      self, error, "plan", "uid = :plan", NULL, "code", "title", "level", "place.name",
      "period_start", "period_end", "status", "lead_institution.name", "approving_act.title",
      "vision", "mission", "goal", "donor_support", "source", "report_kind", "uid", NULL);

  if (result == NULL)
    return FALSE;
  if (ura_result_get_n_rows (result) == 0)
    {
      g_set_error_literal (
          error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
          ura_tr (ura_store_get_language (self->store), "This plan is not in the workspace."));
      return FALSE;
    }
  plan->uid = ura_result_get_text (result, 0, PLAN_UID);
  plan->code = ura_result_get_text (result, 0, PLAN_CODE);
  plan->title = ura_result_get_text (result, 0, PLAN_TITLE);
  plan->level = ura_result_get_text (result, 0, PLAN_LEVEL);
  plan->level_label = ura_picture_label (self, "plan_level", plan->level);
  plan->place = ura_result_get_text (result, 0, PLAN_PLACE);
  plan->start = ura_result_get_text (result, 0, PLAN_START);
  plan->end = ura_result_get_text (result, 0, PLAN_END);
  plan->status = ura_picture_meaning (self, "plan_status",
                                      ura_result_get_text (result, 0, PLAN_STATUS));
  plan->status_label = ura_picture_label (self, "plan_status",
                                          ura_result_get_text (result, 0, PLAN_STATUS));
  plan->lead = ura_result_get_text (result, 0, PLAN_LEAD);
  plan->act = ura_result_get_text (result, 0, PLAN_ACT);
  plan->vision = ura_result_get_text (result, 0, PLAN_VISION);
  plan->mission = ura_result_get_text (result, 0, PLAN_MISSION);
  plan->goal = ura_result_get_text (result, 0, PLAN_GOAL);
  plan->donor = ura_result_get_text (result, 0, PLAN_DONOR);
  plan->source = ura_result_get_text (result, 0, PLAN_SOURCE);
  plan->report_kind = ura_period_kind_from_meaning (
      ura_picture_meaning (self, "period_kind", ura_result_get_text (result, 0, PLAN_REPORT_KIND)));
  set_days (self->picture);
  return TRUE;
}

enum
{
  NODE_UID,
  NODE_PARENT,
  NODE_TYPE,
  NODE_CODE,
  NODE_PRINTED,
  NODE_PRINTED_ALSO,
  NODE_TEXT,
  NODE_RESULT,
  NODE_NOTE,
  NODE_DEADLINE,
  NODE_START,
  NODE_END,
  NODE_RECURRENCE,
  NODE_COUNT,
  NODE_COST,
  NODE_RETIRED,
};

/* What a measure's own dates say, before any report. */
static void
set_schedule (UraPictureMaker *self, UraPictureMeasure *measure, const UraResult *result, guint row)
{
  UraPlanPicture *picture = self->picture;
  const char *recurrence = ura_result_get_text (result, row, NODE_RECURRENCE);
  const char *start = ura_result_get_text (result, row, NODE_START);
  const char *end = ura_result_get_text (result, row, NODE_END);
  UraSchedule schedule;
  UraPeriod so_far = { .kind = URA_PERIOD_FREE };

  measure->deadline = ura_result_get_text (result, row, NODE_DEADLINE);
  measure->start = start != NULL ? start : picture->plan.start;
  measure->end = end != NULL ? end : picture->plan.end;
  measure->end_from_plan = end == NULL && picture->plan.end != NULL;
  measure->planned_end = measure->end;
  measure->recurrence = ura_picture_meaning (self, "recurrence", recurrence);
  measure->recurrence_label = ura_picture_label (self, "recurrence", recurrence);
  measure->recurrence_count = ura_result_get_integer (result, row, NODE_COUNT, 0);

  schedule = (UraSchedule){ measure->start, measure->end, measure->recurrence,
                            measure->recurrence_count };
  measure->occurrences_due = ura_schedule_occurrences (&schedule, &picture->period);
  measure->occurrences_required = ura_schedule_required (&schedule, &picture->period);
  measure->due = measure->occurrences_due > 0;
  measure->active = ura_schedule_is_active (&schedule, &picture->period);
  measure->recurring = ura_schedule_is_recurring (&schedule) ||
                       g_strcmp0 (measure->recurrence, URA_RECURRENCE_AS_NEEDED) == 0;
  if (*picture->plan_first != '\0' && g_strcmp0 (picture->plan_first, picture->period.end) <= 0)
    {
      g_strlcpy (so_far.start, picture->plan_first, sizeof so_far.start);
      g_strlcpy (so_far.end, picture->period.end, sizeof so_far.end);
      measure->occurrences_due_total = ura_schedule_occurrences (&schedule, &so_far);
      measure->occurrences_required_total = ura_schedule_required (&schedule, &so_far);
    }
}

static void
set_item (UraPictureMaker *self, UraPictureItem *item, const UraResult *result, guint row)
{
  const char *type = ura_result_get_text (result, row, NODE_TYPE);

  item->uid = ura_result_get_text (result, row, NODE_UID);
  item->code = ura_result_get_text (result, row, NODE_CODE);
  item->code_printed = ura_result_get_text (result, row, NODE_PRINTED);
  item->code_printed_also = ura_result_get_text (result, row, NODE_PRINTED_ALSO);
  item->type = ura_picture_meaning (self, "node_type", type);
  item->type_label = ura_picture_label (self, "node_type", type);
  item->text = ura_result_get_text (result, row, NODE_TEXT);
  item->expected_result = ura_result_get_text (result, row, NODE_RESULT);
  item->note = ura_result_get_text (result, row, NODE_NOTE);
  item->retired = ura_result_get_text (result, row, NODE_RETIRED) != NULL;
}

/* Its place: what it stands below, and the area and objective it stands in. */
static void
set_place (UraPlanPicture *picture, guint index, const char *parent)
{
  UraPictureItem *item = &picture->items[index];
  int above = ura_plan_picture_find_item (picture, parent);
  int rank = ura_plan_type_rank (item->type);

  item->parent = above;
  item->depth = above < 0 ? 0 : picture->items[above].depth + 1;
  item->area = rank == 0 ? (int) index : above < 0 ? -1 : picture->items[above].area;
  item->objective = rank == 1 ? (int) index : above < 0 ? -1 : picture->items[above].objective;
  if (above >= 0 && rank >= 2 && !item->retired)
    picture->items[above].n_measures_below++;
  g_hash_table_insert (picture->by_uid, (gpointer) item->uid, GUINT_TO_POINTER (index + 1));
}

gboolean
ura_picture_load_items (UraPictureMaker *self, GError **error)
{
  UraPlanPicture *picture = self->picture;
  const UraResult *result = ura_picture_query (
      self, error, "node",
      self->with_retired ? "plan = :plan"
                         : "plan = :plan and coalesce (retired_on, '9999-12-31') > :end",
      "path", "uid", "parent", "type", "code", "code_printed", "code_printed_also", "text",
      "expected_result", "note", "deadline_text", "start", "end", "recurrence", "recurrence_count",
      "cost is not missing", "if (retired_on <= :end, retired_on, missing)", NULL);
  guint n_measures = 0;

  if (result == NULL)
    return FALSE;
  picture->n_items = ura_result_get_n_rows (result);
  picture->items = g_new0 (UraPictureItem, picture->n_items + 1);
  picture->measures = g_new0 (UraPictureMeasure, picture->n_items + 1);
  for (guint row = 0; row < picture->n_items; row++)
    {
      UraPictureItem *item = &picture->items[row];

      set_item (self, item, result, row);
      set_place (picture, row, ura_result_get_text (result, row, NODE_PARENT));
      if (ura_plan_type_rank (item->type) >= 2)
        {
          UraPictureMeasure *measure = &picture->measures[n_measures++];

          set_schedule (self, measure, result, row);
          measure->has_cost = ura_result_get_integer (result, row, NODE_COST, 0) != 0;
          item->measure = measure;
        }
    }
  return TRUE;
}
