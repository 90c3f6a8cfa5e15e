/* The items of a plan: goals and areas, objectives, measures, sub-measures. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField wording[] = {
  { "plan", N_ ("Plan"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_HIDDEN,
    .target = "plan" },
  { "parent", N_ ("Belongs to"), URA_FIELD_REFERENCE, URA_FIELD_HIDDEN, .target = "node" },
  { "type", N_ ("Kind of item"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED, .list = "node_type" },
  { "code", N_ ("Code"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_UNIQUE | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST,
    .unique_within = "plan" },
  { "code_printed", N_ ("Number in the document"), URA_FIELD_TEXT, URA_FIELD_SEARCHABLE },
  { "code_printed_also", N_ ("Other number in the document"), URA_FIELD_TEXT,
    URA_FIELD_SEARCHABLE },
  { "text", N_ ("Wording"), URA_FIELD_LONG_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "expected_result", N_ ("Expected result"), URA_FIELD_LONG_TEXT, URA_FIELD_SEARCHABLE },
  { 0 },
};
static const UraField deadline[] = {
  { "deadline_text", N_ ("Deadline in the document"), URA_FIELD_TEXT, URA_FIELD_IN_LIST },
  { "start", N_ ("Begins"), URA_FIELD_DATE },
  { "end", N_ ("Ends"), URA_FIELD_DATE },
  { "recurrence", N_ ("Repeats"), URA_FIELD_CHOICE, .list = "recurrence" },
  { "recurrence_count", N_ ("Times each"), URA_FIELD_INTEGER, .minimum = 1, .maximum = 366 },
  { "priority", N_ ("Priority"), URA_FIELD_CHOICE, .list = "priority" },
  { "cost", N_ ("Estimated cost"), URA_FIELD_MONEY },
  { "position", N_ ("Position"), URA_FIELD_INTEGER, URA_FIELD_HIDDEN },
  { "retired_on", N_ ("Retired on"), URA_FIELD_DATE, URA_FIELD_READ_ONLY },
  { "retired_reason", N_ ("Reason for retiring"), URA_FIELD_TEXT, URA_FIELD_READ_ONLY },
  { "note", N_ ("Note"), URA_FIELD_LONG_TEXT, URA_FIELD_SEARCHABLE },
  { 0 },
};
static const UraField computed[] = {
  { "latest_state", N_ ("Latest status"), URA_FIELD_TEXT, URA_FIELD_HIDDEN,
    .derived = "last (reports.state by period.end)" },
  { "due", N_ ("Due"), URA_FIELD_DATE, URA_FIELD_HIDDEN,
    .derived = "coalesce (last (reports.new_deadline by period.end where new_deadline is not "
               "missing), end, plan.period_end)" },
  { "overdue", N_ ("Overdue"), URA_FIELD_BOOL, URA_FIELD_HIDDEN,
    .derived = "meaning (type) in ('measure', 'submeasure') and retired_on is missing and due is "
               "not missing "
               "and last_day (due) < :today "
               "and coalesce (latest_state, 'not_started') not in ('implemented', 'cancelled', "
               "'ongoing')" },
  { "has_reports", N_ ("Has reports"), URA_FIELD_BOOL, URA_FIELD_HIDDEN,
    .derived = "exists (reports) or exists (budgets) or exists (evidence) or exists (parts)" },
  { 0 },
};
static const UraSection sections[] = {
  { N_ ("Wording"), wording },
  { N_ ("Deadline"), deadline },
  { N_ ("Computed"), computed },
  { 0 },
};
static const UraChild children[] = {
  { "institutions", N_ ("Institutions"), "node_institution", "node" },
  { "verifications", N_ ("Means of verification"), "verification", "node" },
  { "indicator_links", N_ ("Indicators"), "indicator_link", "node" },
  { "reports", N_ ("Reports"), "measure_report", "node" },
  { "budgets", N_ ("Budget"), "measure_budget", "node" },
  { "evidence", N_ ("Evidence"), "evidence_link", "target" },
  { "links", N_ ("Links to other items"), "node_link", "from_node" },
  { "linked_from", N_ ("Linked from"), "node_link", "to_node" },
  { "parts", N_ ("Items below"), "node", "parent" },
  { 0 },
};

static void
check_span (UraRuleReader *reader)
{
  g_auto (UraValue) wrong = URA_VALUE_INIT;

  ura_rule_evaluate (reader, "last_day (end) < first_day (start)", &wrong);
  if (ura_value_get_integer (&wrong, 0) != 0)
    ura_rule_report (reader, URA_ISSUE_INCOMPLETE, "end", N_ ("The item ends before it begins."));
}

static void
check_deletion (UraRuleReader *reader)
{
  g_auto (UraValue) used = URA_VALUE_INIT;

  if (ura_value_is_null (ura_rule_new (reader, "deleted_at")) ||
      !ura_value_is_null (ura_rule_old (reader, "deleted_at")))
    return;
  ura_rule_evaluate (reader, "has_reports", &used);
  if (ura_value_get_integer (&used, 0) != 0)
    ura_rule_report (reader, URA_ISSUE_REFUSE, NULL,
                     N_ ("Something has been recorded under this item, so it cannot be deleted. "
                         "Retire it instead."));
}

static const UraRule rules[] = {
  { "span", check_span },
  { "deletion", check_deletion },
  { 0 },
};

const UraRegister ura_node_register = {
  .id = "node",
  .label = N_ ("Plan item"),
  .label_plural = N_ ("Plan items"),
  .icon = "view-list-bullet-symbolic",
  .table = "node",
  .title = "code text",
  .sections = sections,
  .children = children,
  .rules = rules,
  .tree_parent = "parent",
  .tree_position = "position",
  .tree_root = "plan",
};
