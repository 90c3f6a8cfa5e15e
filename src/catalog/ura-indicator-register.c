/* Indicators, with the passport that a figure needs before it is reported. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "plan", N_ ("Plan"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_HIDDEN,
    .target = "plan" },
  { "code", N_ ("Code"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_UNIQUE | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST,
    .unique_within = "plan" },
  { "name", N_ ("Name of the indicator"), URA_FIELD_LONG_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "kind", N_ ("Kind"), URA_FIELD_CHOICE, .list = "indicator_kind" },
  { "level", N_ ("Level"), URA_FIELD_CHOICE, .list = "indicator_level" },
  { "unit", N_ ("Unit"), URA_FIELD_CHOICE, URA_FIELD_IN_LIST, .list = "unit" },
  { "direction", N_ ("Direction"), URA_FIELD_CHOICE, .list = "direction" },
  { "aggregation", N_ ("Adds up"), URA_FIELD_CHOICE, .list = "aggregation" },
  { "baseline_to_be_set", N_ ("Baseline still to be set"), URA_FIELD_BOOL },
  { "same_as", N_ ("Same figures as"), URA_FIELD_REFERENCE, .target = "indicator" },
  { "position", N_ ("Position"), URA_FIELD_INTEGER, URA_FIELD_HIDDEN },
  { 0 },
};
static const UraField passport[] = {
  { "definition", N_ ("Definition"), URA_FIELD_LONG_TEXT },
  { "data_source", N_ ("Source of the data"), URA_FIELD_TEXT },
  { "responsible", N_ ("Institution responsible for the data"), URA_FIELD_REFERENCE,
    .target = "institution" },
  { "frequency", N_ ("Frequency"), URA_FIELD_CHOICE, .list = "period_kind" },
  { "method", N_ ("Method"), URA_FIELD_LONG_TEXT },
  { "data_issues", N_ ("Problems with the data"), URA_FIELD_LONG_TEXT },
  { "note", N_ ("Note"), URA_FIELD_LONG_TEXT },
  { 0 },
};
static const UraSection sections[] = {
  { N_ ("General"), general },
  { N_ ("Passport"), passport },
  { 0 },
};
static const UraChild children[] = {
  { "links", N_ ("Items it measures"), "indicator_link", "indicator" },
  { "baselines", N_ ("Baseline"), "baseline", "indicator" },
  { "targets", N_ ("Targets"), "target", "indicator" },
  { "values", N_ ("Actual values"), "indicator_value", "indicator" },
  { "splits", N_ ("Disaggregations"), "indicator_disaggregation", "indicator" },
  { 0 },
};

const UraRegister ura_indicator_register = {
  .id = "indicator",
  .label = N_ ("Indicator"),
  .label_plural = N_ ("Indicators"),
  .icon = "view-continuous-symbolic",
  .table = "indicator",
  .title = "code name",
  .sections = sections,
  .children = children,
};
