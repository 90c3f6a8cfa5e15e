/* Plans: national, regional, municipal. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "title", N_ ("Title"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "code", N_ ("Code"), URA_FIELD_TEXT, URA_FIELD_REQUIRED | URA_FIELD_UNIQUE | URA_FIELD_IN_LIST,
    .help = N_ ("Short, without spaces; the codes of all its items begin with it.") },
  { "level", N_ ("Level"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .list = "plan_level" },
  { "place", N_ ("Territorial unit"), URA_FIELD_REFERENCE, .target = "place" },
  { "period_start", N_ ("Begins"), URA_FIELD_DATE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST },
  { "period_end", N_ ("Ends"), URA_FIELD_DATE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST },
  { "report_kind", N_ ("Reports every"), URA_FIELD_CHOICE, .list = "period_kind" },
  { "status", N_ ("Status"), URA_FIELD_CHOICE, URA_FIELD_IN_LIST, .list = "plan_status" },
  { "lead_institution", N_ ("Leading institution"), URA_FIELD_REFERENCE, .target = "institution" },
  { "approving_act", N_ ("Approving act"), URA_FIELD_REFERENCE, .target = "legal_act" },
  { "version_no", N_ ("Version"), URA_FIELD_INTEGER },
  { "supersedes", N_ ("Continues the plan"), URA_FIELD_REFERENCE, .target = "plan" },
  { 0 },
};
static const UraField content[] = {
  { "vision", N_ ("Vision"), URA_FIELD_LONG_TEXT, URA_FIELD_SEARCHABLE },
  { "mission", N_ ("Mission"), URA_FIELD_LONG_TEXT, URA_FIELD_SEARCHABLE },
  { "goal", N_ ("Goal"), URA_FIELD_LONG_TEXT, URA_FIELD_SEARCHABLE },
  { "donor_support", N_ ("Donor support"), URA_FIELD_TEXT },
  { "source", N_ ("Source of the text"), URA_FIELD_TEXT },
  { 0 },
};
static const UraSection sections[] = {
  { N_ ("General"), general },
  { N_ ("Content"), content },
  { 0 },
};
static const UraChild children[] = {
  { "nodes", N_ ("Items"), "node", "plan" },
  { "indicators", N_ ("Indicators"), "indicator", "plan" },
  { "terms", N_ ("Terms"), "glossary", "plan" },
  { "successors", N_ ("Continued by"), "plan", "supersedes" },
  { 0 },
};

static void
check_span (UraRuleReader *reader)
{
  g_auto (UraValue) wrong = URA_VALUE_INIT;

  ura_rule_evaluate (reader, "last_day (period_end) < first_day (period_start)", &wrong);
  if (ura_value_get_integer (&wrong, 0) != 0)
    ura_rule_report (reader, URA_ISSUE_INCOMPLETE, "period_end",
                     N_ ("The plan ends before it begins."));
}

static const UraRule rules[] = { { "span", check_span }, { 0 } };

const UraRegister ura_plan_register = {
  .id = "plan",
  .label = N_ ("Plan"),
  .label_plural = N_ ("Plans"),
  .icon = "view-list-bullet-symbolic",
  .table = "plan",
  .title = "title",
  .sections = sections,
  .children = children,
  .rules = rules,
};
