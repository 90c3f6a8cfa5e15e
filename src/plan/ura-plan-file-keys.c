/* The words of the plan format: records, their keys, and what a key may say. One place for reader,
 * writer and the checks between them. */

#include "config.h"

#include <string.h>

#include "ura-plan-file-private.h"

static const char *const plan_levels[] = { "national", "region", "municipality", "institution",
                                           NULL };
static const char *const plan_statuses[] = { "draft",     "in_consultation", "approved", "in_force",
                                             "completed", "superseded",      NULL };
static const char *const institution_kinds[] = {
  "ministry", "central_agency", "prefecture", "municipality", "directorate", "regional_directorate",
  "police",   "prosecution",    "court",      "school",       "health",      "shelter",
  "ngo",      "international",  "diaspora",   "business",     "media",       "university",
  "council",  "other",          NULL,
};
static const char *const evidence_kinds[] = {
  "job_description", "procedure",  "training_module", "photo",         "certificate",
  "database",        "statistics", "agreement",       "email",         "report_copy",
  "analysis",        "manual",     "web_link",        "recording",     "map",
  "attendance_list", "topics",     "approval",        "laws",          "leaflet",
  "decision",        "calendar",   "count",           "annual_report", "evaluation_report",
  "other",           NULL,
};
static const char *const indicator_kinds[] = {
  "quantitative", "qualitative", "yes_no", "product", "percentage", "ratio", "index", NULL,
};
static const char *const indicator_levels[] = { "impact", "outcome", "output", "activity", NULL };
static const char *const units[] = {
  "persons",   "cases",         "meetings", "trainings", "campaigns",
  "documents", "organisations", "projects", "events",    "percent",
  "days",      "lek",           "eur",      "other",     NULL,
};
static const char *const directions[] = { "rising", "falling", "keep", NULL };
static const char *const aggregations[] = { "annual", "cumulative", "at_date", "mean", NULL };

#define AT(type, member) G_STRUCT_OFFSET (UraPlanFile##type, member)

static const UraPlanKey plan_keys[] = {
  { "title", URA_PLAN_KEY_TEXT, AT (Plan, title), .required = TRUE },
  { "level", URA_PLAN_KEY_WORD, AT (Plan, level), plan_levels, TRUE },
  { "place", URA_PLAN_KEY_TEXT, AT (Plan, place) },
  { "start", URA_PLAN_KEY_DATE, AT (Plan, start), .required = TRUE },
  { "end", URA_PLAN_KEY_DATE, AT (Plan, end), .required = TRUE },
  { "act", URA_PLAN_KEY_TEXT, AT (Plan, act) },
  { "lead", URA_PLAN_KEY_TEXT, AT (Plan, lead) },
  { "vision", URA_PLAN_KEY_TEXT, AT (Plan, vision) },
  { "mission", URA_PLAN_KEY_TEXT, AT (Plan, mission) },
  { "goal", URA_PLAN_KEY_TEXT, AT (Plan, goal) },
  { "donor", URA_PLAN_KEY_TEXT, AT (Plan, donor) },
  { "source", URA_PLAN_KEY_TEXT, AT (Plan, source) },
  { "status", URA_PLAN_KEY_WORD, AT (Plan, status), plan_statuses },
  { 0 },
};

static const UraPlanKey institution_keys[] = {
  { "name", URA_PLAN_KEY_TEXT, AT (Institution, name), .required = TRUE },
  { "kind", URA_PLAN_KEY_WORD, AT (Institution, kind), institution_kinds },
  { "abbreviation", URA_PLAN_KEY_TEXT, AT (Institution, abbreviation) },
  { "alias", URA_PLAN_KEY_TEXTS, AT (Institution, aliases) },
  { 0 },
};

static const UraPlanKey term_keys[] = {
  { "abbreviation", URA_PLAN_KEY_TEXT, AT (Term, abbreviation), .required = TRUE },
  { "meaning", URA_PLAN_KEY_TEXT, AT (Term, meaning), .required = TRUE },
  { 0 },
};

static const UraPlanKey node_keys[] = {
  { "parent", URA_PLAN_KEY_REFERENCE, AT (Node, parent_code) },
  { "printed", URA_PLAN_KEY_TEXT, AT (Node, printed) },
  { "printed also", URA_PLAN_KEY_TEXT, AT (Node, printed_also) },
  { "text", URA_PLAN_KEY_TEXT, AT (Node, text), .required = TRUE },
  { "deadline", URA_PLAN_KEY_TEXT, AT (Node, deadline) },
  { "start", URA_PLAN_KEY_DATE, AT (Node, start) },
  { "end", URA_PLAN_KEY_DATE, AT (Node, end) },
  { "responsible", URA_PLAN_KEY_TEXT, AT (Node, responsible) },
  { "supporting", URA_PLAN_KEY_TEXT, AT (Node, supporting) },
  { "result", URA_PLAN_KEY_TEXT, AT (Node, result) },
  { "verification", URA_PLAN_KEY_VERIFICATION, AT (Node, verifications), evidence_kinds },
  { "implements", URA_PLAN_KEY_LINK, AT (Node, links) },
  { "continues", URA_PLAN_KEY_LINK, AT (Node, links) },
  { "duplicates", URA_PLAN_KEY_LINK, AT (Node, links) },
  { "contributes", URA_PLAN_KEY_LINK, AT (Node, links) },
  { "note", URA_PLAN_KEY_TEXT, AT (Node, note) },
  { 0 },
};

static const UraPlanKey indicator_keys[] = {
  { "of", URA_PLAN_KEY_REFERENCES, AT (Indicator, nodes), .required = TRUE },
  { "name", URA_PLAN_KEY_TEXT, AT (Indicator, name), .required = TRUE },
  { "kind", URA_PLAN_KEY_WORD, AT (Indicator, kind), indicator_kinds },
  { "level", URA_PLAN_KEY_WORD, AT (Indicator, level), indicator_levels },
  { "unit", URA_PLAN_KEY_WORD, AT (Indicator, unit), units },
  { "direction", URA_PLAN_KEY_WORD, AT (Indicator, direction), directions },
  { "aggregation", URA_PLAN_KEY_WORD, AT (Indicator, aggregation), aggregations },
  { "baseline", URA_PLAN_KEY_BASELINE, AT (Indicator, baselines) },
  { "target", URA_PLAN_KEY_TARGET, AT (Indicator, targets) },
  { "split", URA_PLAN_KEY_SPLIT, AT (Indicator, splits) },
  { "same as", URA_PLAN_KEY_REFERENCE, AT (Indicator, same_as) },
  { "note", URA_PLAN_KEY_TEXT, AT (Indicator, note) },
  { 0 },
};

static const struct
{
  const char *word;
  UraPlanRecordKind kind;
  int rank;
} record_words[] = {
  { "plan", URA_PLAN_RECORD_PLAN, -1 },       { "institution", URA_PLAN_RECORD_INSTITUTION, -1 },
  { "term", URA_PLAN_RECORD_TERM, -1 },       { "indicator", URA_PLAN_RECORD_INDICATOR, -1 },
  { "policy_goal", URA_PLAN_RECORD_NODE, 0 }, { "area", URA_PLAN_RECORD_NODE, 0 },
  { "objective", URA_PLAN_RECORD_NODE, 1 },   { "specific_objective", URA_PLAN_RECORD_NODE, 1 },
  { "measure", URA_PLAN_RECORD_NODE, 2 },     { "submeasure", URA_PLAN_RECORD_NODE, 3 },
};

const UraPlanKey *
ura_plan_record_keys (UraPlanRecordKind kind)
{
  switch (kind)
    {
    case URA_PLAN_RECORD_PLAN:
      return plan_keys;
    case URA_PLAN_RECORD_INSTITUTION:
      return institution_keys;
    case URA_PLAN_RECORD_TERM:
      return term_keys;
    case URA_PLAN_RECORD_NODE:
      return node_keys;
    case URA_PLAN_RECORD_INDICATOR:
      return indicator_keys;
    }
  g_return_val_if_reached (plan_keys);
}

gboolean
ura_plan_record_kind (const char *word, UraPlanRecordKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (record_words); i++)
    if (g_str_equal (word, record_words[i].word))
      {
        *kind = record_words[i].kind;
        return TRUE;
      }
  return FALSE;
}

int
ura_plan_type_rank (const char *type)
{
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (record_words); i++)
    if (g_str_equal (type, record_words[i].word))
      return record_words[i].rank;
  return -1;
}

gboolean
ura_plan_type_fits (const char *parent_type, const char *type)
{
  int rank = ura_plan_type_rank (type);
  int parent_rank = ura_plan_type_rank (parent_type);

  if (rank < 0)
    return FALSE;
  if (parent_type == NULL)
    return rank < 3;
  if (parent_rank < 0)
    return FALSE;
  /* Of two types of one rank the narrower one may stand below the wider. */
  if (parent_rank == rank)
    return (g_str_equal (parent_type, "objective") && g_str_equal (type, "specific_objective")) ||
           (g_str_equal (parent_type, "policy_goal") && g_str_equal (type, "area"));
  return parent_rank < rank && (rank < 3 || parent_rank == 2);
}
