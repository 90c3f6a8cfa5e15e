/* The part of an actual value that falls to one category. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "indicator_value", N_ ("Actual value"), URA_FIELD_REFERENCE,
    URA_FIELD_REQUIRED | URA_FIELD_HIDDEN | URA_FIELD_OWNER, .target = "indicator_value" },
  { "item", N_ ("Category"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .target = "disaggregation_item" },
  { "value", N_ ("Value"), URA_FIELD_DECIMAL, URA_FIELD_IN_LIST },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_indicator_cell_register = {
  .id = "indicator_cell",
  .label = N_ ("Value of a category"),
  .label_plural = N_ ("Values of categories"),
  .icon = "view-grid-symbolic",
  .table = "indicator_cell",
  .title = "item value",
  .sections = sections,
};
