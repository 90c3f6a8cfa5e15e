/* Fields that staff add to a register; their values live in the column extra. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "register", N_ ("Register"), URA_FIELD_TEXT, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST },
  { "label", N_ ("Label"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "type", N_ ("Type"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .list = "field_type" },
  { "value_list", N_ ("Value list"), URA_FIELD_TEXT },
  { "position", N_ ("Position"), URA_FIELD_INTEGER },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_custom_field_register = {
  .id = "custom_field",
  .label = N_ ("Added field"),
  .label_plural = N_ ("Added fields"),
  .icon = "list-add-symbolic",
  .table = "custom_field",
  .title = "label",
  .sections = sections,
};
