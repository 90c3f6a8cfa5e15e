/* One row of the register of items, with what stands above it and what was reported. */

#include "config.h"

#include "ura-node-facts.h"

#include "ura-plan-query.h"
#include "ura-schedule.h"
#include "ura-ui.h"

enum
{
  UID,
  CODE,
  PRINTED,
  PRINTED_ALSO,
  TEXT,
  EXPECTED_RESULT,
  TYPE,
  TYPE_LABEL,
  NOTE,
  ABOVE_UID,
  ABOVE_CODE,
  ABOVE_TEXT,
  TOP_UID,
  TOP_CODE,
  TOP_TEXT,
  DEADLINE,
  DUE,
  START,
  END,
  RECURRENCE,
  RECURRENCE_LABEL,
  RECURRENCE_COUNT,
  STATUS,
  STATUS_LABEL,
  PROGRESS,
  OVERDUE,
  INCOMPLETE,
  REPORT,
  RETIRED_ON,
  RETIRED_REASON,
  HAS_PARTS,
  USED,
  N_COLUMNS
};

static const char *const plain_columns[N_COLUMNS] = {
  [UID] = "uid",
  [CODE] = "code",
  [PRINTED] = "code_printed",
  [PRINTED_ALSO] = "code_printed_also",
  [TEXT] = "text",
  [EXPECTED_RESULT] = "expected_result",
  [TYPE] = "meaning (type)",
  [TYPE_LABEL] = "label (type)",
  [NOTE] = "note",
  [ABOVE_UID] = "parent",
  [ABOVE_CODE] = "parent.code",
  [ABOVE_TEXT] = "parent.text",
  [TOP_UID] = "parent.parent",
  [TOP_CODE] = "parent.parent.code",
  [TOP_TEXT] = "parent.parent.text",
  [DEADLINE] = "deadline_text",
  [START] = "coalesce (start, plan.period_start)",
  [END] = "coalesce (end, plan.period_end)",
  [RECURRENCE] = "meaning (recurrence)",
  [RECURRENCE_LABEL] = "label (recurrence)",
  [RECURRENCE_COUNT] = "recurrence_count",
  [REPORT] = "first (reports.uid where period = :period)",
  [RETIRED_ON] = "retired_on",
  [RETIRED_REASON] = "retired_reason",
  [HAS_PARTS] = "exists (parts)",
  [USED] = "has_reports",
};

static const char *
get_column (guint column)
{
  switch (column)
    {
    case DUE:
      return ura_plan_column (URA_PLAN_COLUMN_END);
    case STATUS:
      return ura_plan_column (URA_PLAN_COLUMN_STATUS);
    case STATUS_LABEL:
      return ura_plan_column (URA_PLAN_COLUMN_STATUS_LABEL);
    case PROGRESS:
      return ura_plan_column (URA_PLAN_COLUMN_PROGRESS);
    case OVERDUE:
      return ura_plan_column (URA_PLAN_COLUMN_OVERDUE);
    case INCOMPLETE:
      return ura_plan_column (URA_PLAN_COLUMN_INCOMPLETE);
    default:
      return plain_columns[column];
    }
}

static UraNodeFacts *
facts_new (UraResult *result)
{
  UraNodeFacts *self = g_new0 (UraNodeFacts, 1);

  self->result = ura_result_ref (result);
  self->uid = ura_result_get_text (result, 0, UID);
  self->code = ura_result_get_text (result, 0, CODE);
  self->printed = ura_result_get_text (result, 0, PRINTED);
  self->printed_also = ura_result_get_text (result, 0, PRINTED_ALSO);
  self->text = ura_result_get_text (result, 0, TEXT);
  self->expected_result = ura_result_get_text (result, 0, EXPECTED_RESULT);
  self->type = ura_result_get_text (result, 0, TYPE);
  self->type_label = ura_result_get_text (result, 0, TYPE_LABEL);
  self->note = ura_result_get_text (result, 0, NOTE);
  self->above_uid = ura_result_get_text (result, 0, ABOVE_UID);
  self->above_code = ura_result_get_text (result, 0, ABOVE_CODE);
  self->above_text = ura_result_get_text (result, 0, ABOVE_TEXT);
  self->top_uid = ura_result_get_text (result, 0, TOP_UID);
  self->top_code = ura_result_get_text (result, 0, TOP_CODE);
  self->top_text = ura_result_get_text (result, 0, TOP_TEXT);
  self->deadline = ura_result_get_text (result, 0, DEADLINE);
  self->due = ura_result_get_text (result, 0, DUE);
  self->start = ura_result_get_text (result, 0, START);
  self->end = ura_result_get_text (result, 0, END);
  self->recurrence = ura_result_get_text (result, 0, RECURRENCE);
  self->recurrence_label = ura_result_get_text (result, 0, RECURRENCE_LABEL);
  self->recurrence_count = ura_result_get_integer (result, 0, RECURRENCE_COUNT, 0);
  self->status = ura_result_get_text (result, 0, STATUS);
  self->status_label = ura_result_get_text (result, 0, STATUS_LABEL);
  self->progress = (int) ura_result_get_integer (result, 0, PROGRESS, -1);
  self->overdue = ura_result_get_integer (result, 0, OVERDUE, 0) != 0;
  self->incomplete = ura_result_get_integer (result, 0, INCOMPLETE, 0) != 0;
  self->report = ura_result_get_text (result, 0, REPORT);
  self->retired_on = ura_result_get_text (result, 0, RETIRED_ON);
  self->retired_reason = ura_result_get_text (result, 0, RETIRED_REASON);
  self->has_parts = ura_result_get_integer (result, 0, HAS_PARTS, 0) != 0;
  self->used = ura_result_get_integer (result, 0, USED, 0) != 0;
  return self;
}

void
ura_node_facts_read_async (UraPlanContext *context,
                           const char *uid,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (UraQuery) query = ura_query_new ("node");

  for (guint i = 0; i < N_COLUMNS; i++)
    ura_query_select (query, get_column (i));
  ura_query_where (query, "uid = :node");
  ura_query_set_parameter_text (query, "node", uid);
  ura_plan_context_bind (context, query);
  ura_store_query_async (ura_plan_context_get_store (context), query, URA_PRIORITY_EDIT,
                         cancellable, callback, user_data);
}

UraNodeFacts *
ura_node_facts_read_finish (UraStore *store, GAsyncResult *asynchronous, GError **error)
{
  g_autoptr (UraResult) result = ura_store_query_finish (store, asynchronous, error);

  if (result == NULL)
    return NULL;
  if (ura_result_get_n_rows (result) == 0)
    {
      g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
                           _ ("This item is not in the plan any more."));
      return NULL;
    }
  return facts_new (result);
}

void
ura_node_facts_free (UraNodeFacts *self)
{
  ura_result_unref (self->result);
  g_free (self);
}

gboolean
ura_node_facts_is_measure (const UraNodeFacts *self)
{
  return g_strcmp0 (self->type, "measure") == 0 || g_strcmp0 (self->type, "submeasure") == 0;
}

static UraSchedule
get_schedule (const UraNodeFacts *self)
{
  return (UraSchedule){ self->start, self->end, self->recurrence, self->recurrence_count };
}

gboolean
ura_node_facts_is_recurring (const UraNodeFacts *self)
{
  UraSchedule schedule = get_schedule (self);

  return ura_schedule_is_recurring (&schedule);
}

gint64
ura_node_facts_occurrences (const UraNodeFacts *self, const UraPeriod *period)
{
  UraSchedule schedule = get_schedule (self);

  return ura_schedule_is_recurring (&schedule) ? ura_schedule_required (&schedule, period) : 0;
}
