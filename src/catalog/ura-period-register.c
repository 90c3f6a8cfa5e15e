/* Reporting periods that something refers to; each has the same uid in every office. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "key", N_ ("Period"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_UNIQUE | URA_FIELD_IN_LIST },
  { "kind", N_ ("Kind"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .list = "period_kind" },
  { "start", N_ ("Begins"), URA_FIELD_DATE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST },
  { "end", N_ ("Ends"), URA_FIELD_DATE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_period_register = {
  .id = "period",
  .label = N_ ("Period"),
  .label_plural = N_ ("Periods"),
  .icon = "x-office-calendar-symbolic",
  .table = "period",
  .title = "key",
  .sections = sections,
};
