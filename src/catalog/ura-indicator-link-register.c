/* Which items of a plan an indicator measures; one indicator may measure several. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "indicator", N_ ("Indicator"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .target = "indicator" },
  { "node", N_ ("Item"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .target = "node" },
  { "weight", N_ ("Weight"), URA_FIELD_DECIMAL, .minimum = 0, .maximum = 1000 },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_indicator_link_register = {
  .id = "indicator_link",
  .label = N_ ("Indicator of an item"),
  .label_plural = N_ ("Indicators of items"),
  .icon = "insert-link-symbolic",
  .table = "indicator_link",
  .title = "indicator",
  .sections = sections,
};
