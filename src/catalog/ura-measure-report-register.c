/* What was done about a measure in a period: one report a measure and period. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField status[] = {
  { "node", N_ ("Measure"), URA_FIELD_REFERENCE,
    URA_FIELD_REQUIRED | URA_FIELD_HIDDEN | URA_FIELD_OWNER, .target = "node" },
  { "period", N_ ("Period"), URA_FIELD_REFERENCE,
    URA_FIELD_REQUIRED | URA_FIELD_UNIQUE | URA_FIELD_HIDDEN, .target = "period",
    .unique_within = "node" },
  { "status", N_ ("Status"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .list = "measure_status" },
  { "progress", N_ ("Progress (%)"), URA_FIELD_INTEGER, URA_FIELD_IN_LIST, .minimum = 0,
    .maximum = 100 },
  { "occurrences_done", N_ ("Times carried out in the period"), URA_FIELD_INTEGER, .minimum = 0,
    .maximum = 100000, .help = N_ ("For measures that repeat: how often it was done.") },
  { 0 },
};
static const UraField narrative[] = {
  { "description", N_ ("Description of implementation"), URA_FIELD_LONG_TEXT,
    URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "achievements", N_ ("Achievements"), URA_FIELD_LONG_TEXT, URA_FIELD_SEARCHABLE },
  { "deviation_reasons", N_ ("Reasons for deviation"), URA_FIELD_CHOICES,
    .list = "deviation_reason" },
  { "reason_text", N_ ("Reason in words"), URA_FIELD_LONG_TEXT },
  { "corrective_action", N_ ("Corrective action"), URA_FIELD_LONG_TEXT },
  { "next_steps", N_ ("Next steps"), URA_FIELD_LONG_TEXT },
  { "new_deadline", N_ ("New deadline"), URA_FIELD_DATE },
  { "risk", N_ ("Risk"), URA_FIELD_CHOICE, .list = "risk" },
  { "evidence_waiver", N_ ("Why there is no evidence"), URA_FIELD_TEXT,
    .help = N_ ("Only where an implemented measure has no evidence.") },
  { 0 },
};
static const UraField source[] = {
  { "reported_by", N_ ("Reported by"), URA_FIELD_REFERENCE, .target = "institution" },
  { "reported_on", N_ ("Reported on"), URA_FIELD_DATE },
  { 0 },
};
static const UraField computed[] = {
  { "state", N_ ("Meaning of the status"), URA_FIELD_TEXT, URA_FIELD_HIDDEN,
    .derived = "meaning (status)" },
  { 0 },
};
static const UraSection sections[] = {
  { N_ ("Status"), status },
  { N_ ("Implementation"), narrative },
  { N_ ("Source"), source },
  { N_ ("Computed"), computed },
  { 0 },
};
/* Domain rules of the half-year report: evidence behind "implemented", a reason behind
 * "not implemented", "postponed" and "cancelled", 100 % only when implemented. */
static void
check_report (UraRuleReader *reader)
{
  g_auto (UraValue) state = URA_VALUE_INIT;
  const char *meaning;
  gint64 progress = ura_value_get_integer (ura_rule_new (reader, "progress"), 0);
  gboolean implemented;

  if (progress % 5 != 0)
    ura_rule_report (reader, URA_ISSUE_REFUSE, "progress",
                     N_ ("Progress goes in steps of 5 percent."));

  ura_rule_evaluate (reader, "state", &state);
  meaning = ura_value_get_text (&state);
  if (meaning == NULL)
    return;

  implemented = g_str_equal (meaning, "implemented");
  if (implemented && ura_value_is_null (ura_rule_new (reader, "evidence_waiver")) &&
      ura_rule_count (reader, "evidence_link", "target = 'node:' || :node") == 0)
    ura_rule_report (
        reader, URA_ISSUE_INCOMPLETE, "evidence_waiver",
        N_ ("An implemented measure needs evidence, or the reason why there is none."));

  if ((g_str_equal (meaning, "not_implemented") || g_str_equal (meaning, "postponed") ||
       g_str_equal (meaning, "cancelled")) &&
      ura_value_is_null (ura_rule_new (reader, "deviation_reasons")) &&
      ura_value_is_null (ura_rule_new (reader, "reason_text")))
    ura_rule_report (reader, URA_ISSUE_INCOMPLETE, "deviation_reasons",
                     N_ ("This status needs a reason."));

  if (progress == 100 && !implemented)
    ura_rule_report (reader, URA_ISSUE_INCOMPLETE, "progress",
                     N_ ("Progress of 100 % belongs to an implemented measure only."));
}

static const UraRule rules[] = { { "report", check_report }, { 0 } };

const UraRegister ura_measure_report_register = {
  .id = "measure_report",
  .label = N_ ("Report on a measure"),
  .label_plural = N_ ("Reports on measures"),
  .icon = "document-edit-symbolic",
  .table = "measure_report",
  .title = "node period",
  .sections = sections,
  .rules = rules,
};
