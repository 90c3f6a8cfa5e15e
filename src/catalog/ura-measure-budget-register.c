/* Money of a measure by year and source. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "node", N_ ("Measure"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_HIDDEN,
    .target = "node" },
  { "year", N_ ("Year"), URA_FIELD_YEAR, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST, .minimum = 1990,
    .maximum = 2100 },
  { "source", N_ ("Source"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .list = "budget_source" },
  { "funder", N_ ("Funder"), URA_FIELD_REFERENCE, URA_FIELD_IN_LIST, .target = "institution" },
  { "planned", N_ ("Planned"), URA_FIELD_MONEY, URA_FIELD_IN_LIST },
  { "committed", N_ ("Committed"), URA_FIELD_MONEY, URA_FIELD_IN_LIST },
  { "spent", N_ ("Spent"), URA_FIELD_MONEY, URA_FIELD_IN_LIST },
  { "note", N_ ("Note"), URA_FIELD_TEXT },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_measure_budget_register = {
  .id = "measure_budget",
  .label = N_ ("Budget line"),
  .label_plural = N_ ("Budget"),
  .icon = "accessories-calculator-symbolic",
  .table = "measure_budget",
  .title = "year source",
  .sections = sections,
};
