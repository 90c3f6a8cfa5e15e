/* What an indicator reached in a period. Zero is a value; a missing one has a reason. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "indicator", N_ ("Indicator"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_HIDDEN,
    .target = "indicator" },
  { "period", N_ ("Period"), URA_FIELD_REFERENCE,
    URA_FIELD_REQUIRED | URA_FIELD_IN_LIST | URA_FIELD_UNIQUE, .target = "period",
    .unique_within = "indicator" },
  { "value", N_ ("Actual value"), URA_FIELD_DECIMAL, URA_FIELD_IN_LIST },
  { "text_value", N_ ("Value in words"), URA_FIELD_TEXT, URA_FIELD_IN_LIST },
  { "missing_reason", N_ ("Why it is missing"), URA_FIELD_CHOICE, URA_FIELD_IN_LIST,
    .list = "missing_reason" },
  { "method", N_ ("How it was obtained"), URA_FIELD_CHOICE, URA_FIELD_IN_LIST,
    .list = "value_method" },
  { "source_institution", N_ ("Reported by"), URA_FIELD_REFERENCE, .target = "institution" },
  { "reported_on", N_ ("Reported on"), URA_FIELD_DATE },
  { "comment", N_ ("Comment"), URA_FIELD_LONG_TEXT },
  { "status", N_ ("Status"), URA_FIELD_CHOICE, .list = "value_status" },
  { "restates", N_ ("Restates"), URA_FIELD_REFERENCE, URA_FIELD_HIDDEN,
    .target = "indicator_value" },
  { "restate_reason", N_ ("Reason for the correction"), URA_FIELD_TEXT },
  { 0 },
};
static const UraField computed[] = {
  { "cells_total", N_ ("Sum of the categories"), URA_FIELD_DECIMAL, URA_FIELD_READ_ONLY,
    .derived = "sum (cells.value)" },
  { "period_end", N_ ("End of the period"), URA_FIELD_DATE, URA_FIELD_HIDDEN,
    .derived = "period.end" },
  { "adds_up", N_ ("Adds up"), URA_FIELD_TEXT, URA_FIELD_HIDDEN,
    .derived = "meaning (indicator.aggregation)" },
  { 0 },
};
static const UraSection sections[] = {
  { N_ ("General"), general },
  { N_ ("Computed"), computed },
  { 0 },
};
static const UraChild children[] = {
  { "cells", N_ ("Categories"), "indicator_cell", "indicator_value" },
  { "evidence", N_ ("Evidence"), "evidence_link", "target" },
  { 0 },
};

static void
check_value (UraRuleReader *reader)
{
  g_auto (UraValue) wrong = URA_VALUE_INIT;

  if (ura_value_is_null (ura_rule_new (reader, "value")) &&
      ura_value_is_null (ura_rule_new (reader, "text_value")) &&
      ura_value_is_null (ura_rule_new (reader, "missing_reason")))
    ura_rule_report (reader, URA_ISSUE_INCOMPLETE, "value",
                     N_ ("Give the value, or say why it is missing."));

  ura_rule_evaluate (
      reader, "cells_total is not missing and cells_total != value and comment is missing", &wrong);
  if (ura_value_get_integer (&wrong, 0) != 0)
    ura_rule_report (reader, URA_ISSUE_INCOMPLETE, "value",
                     N_ ("The categories do not add up to the value; explain it in the comment."));

  if (ura_value_is_null (ura_rule_new (reader, "value")) ||
      !ura_value_is_null (ura_rule_new (reader, "comment")))
    return;
  if (g_strcmp0 (ura_value_get_text (ura_rule_new (reader, "adds_up")), "cumulative") == 0 &&
      ura_rule_count (reader, "indicator_value",
                      "indicator = :indicator and period.end < :period_end and value > :value") > 0)
    ura_rule_report (reader, URA_ISSUE_INCOMPLETE, "value",
                     N_ ("A cumulative value does not fall; explain it in the comment."));
  else if (ura_rule_count (reader, "indicator_value",
                           "indicator = :indicator and period.end < :period_end and value > 0") >
               0 &&
           ura_rule_count (reader, "indicator_value",
                           "indicator = :indicator and period.end < :period_end and "
                           "value * 3 >= :value") == 0)
    ura_rule_report (reader, URA_ISSUE_WARN, "value",
                     N_ ("More than three times as much as ever before: is it right?"));
}

static const UraRule rules[] = { { "value", check_value }, { 0 } };

const UraRegister ura_indicator_value_register = {
  .id = "indicator_value",
  .label = N_ ("Actual value"),
  .label_plural = N_ ("Actual values"),
  .icon = "view-continuous-symbolic",
  .table = "indicator_value",
  .title = "period value text_value",
  .sections = sections,
  .children = children,
  .rules = rules,
};
