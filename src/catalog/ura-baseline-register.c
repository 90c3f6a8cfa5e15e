/* The value an indicator starts from. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "indicator", N_ ("Indicator"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_HIDDEN,
    .target = "indicator" },
  { "date", N_ ("Date or year"), URA_FIELD_DATE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST },
  { "value", N_ ("Value"), URA_FIELD_DECIMAL, URA_FIELD_IN_LIST },
  { "text_printed", N_ ("As written in the plan"), URA_FIELD_TEXT, URA_FIELD_IN_LIST },
  { "missing_reason", N_ ("Why it is missing"), URA_FIELD_CHOICE, URA_FIELD_IN_LIST,
    .list = "missing_reason" },
  { "source", N_ ("Source"), URA_FIELD_TEXT },
  { "comment", N_ ("Comment"), URA_FIELD_TEXT },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_baseline_register = {
  .id = "baseline",
  .label = N_ ("Baseline"),
  .label_plural = N_ ("Baselines"),
  .icon = "view-continuous-symbolic",
  .table = "baseline",
  .title = "date value text_printed",
  .sections = sections,
};
