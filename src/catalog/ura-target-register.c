/* What an indicator should reach, and by when. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "indicator", N_ ("Indicator"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_HIDDEN,
    .target = "indicator" },
  { "period", N_ ("For the period"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .target = "period" },
  { "comparator", N_ ("Comparison"), URA_FIELD_CHOICE, URA_FIELD_IN_LIST, .list = "comparator" },
  { "value", N_ ("Value"), URA_FIELD_DECIMAL, URA_FIELD_IN_LIST },
  { "value_to", N_ ("Up to"), URA_FIELD_DECIMAL },
  { "text_printed", N_ ("As written in the plan"), URA_FIELD_TEXT, URA_FIELD_IN_LIST },
  { "missing_reason", N_ ("Why it is missing"), URA_FIELD_CHOICE, URA_FIELD_IN_LIST,
    .list = "missing_reason" },
  { "set_by_act", N_ ("Set by"), URA_FIELD_REFERENCE, .target = "legal_act" },
  { "revised_from", N_ ("Revises"), URA_FIELD_REFERENCE, .target = "target" },
  { "revision_reason", N_ ("Reason for the revision"), URA_FIELD_TEXT },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_target_register = {
  .id = "target",
  .label = N_ ("Target"),
  .label_plural = N_ ("Targets"),
  .icon = "find-location-symbolic",
  .table = "target",
  .title = "period value text_printed",
  .sections = sections,
};
