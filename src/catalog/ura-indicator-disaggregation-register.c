/* Which splits an indicator requires. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "indicator", N_ ("Indicator"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_HIDDEN,
    .target = "indicator" },
  { "disaggregation", N_ ("Disaggregation"), URA_FIELD_REFERENCE,
    URA_FIELD_REQUIRED | URA_FIELD_IN_LIST, .target = "disaggregation" },
  { "required", N_ ("Required"), URA_FIELD_BOOL, URA_FIELD_IN_LIST },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_indicator_disaggregation_register = {
  .id = "indicator_disaggregation",
  .label = N_ ("Required split"),
  .label_plural = N_ ("Required splits"),
  .icon = "view-grid-symbolic",
  .table = "indicator_disaggregation",
  .title = "disaggregation",
  .sections = sections,
};
