/* The categories of a disaggregation. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "disaggregation", N_ ("Disaggregation"), URA_FIELD_REFERENCE,
    URA_FIELD_REQUIRED | URA_FIELD_HIDDEN, .target = "disaggregation" },
  { "name", N_ ("Category"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "position", N_ ("Position"), URA_FIELD_INTEGER, URA_FIELD_HIDDEN },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_disaggregation_item_register = {
  .id = "disaggregation_item",
  .label = N_ ("Category"),
  .label_plural = N_ ("Categories"),
  .icon = "view-grid-symbolic",
  .table = "disaggregation_item",
  .title = "name",
  .sections = sections,
};
