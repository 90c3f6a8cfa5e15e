/* The people who work with this workspace: every session is opened as one of them. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "name", N_ ("Name"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "function", N_ ("Function"), URA_FIELD_TEXT, URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "role", N_ ("Role"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST, .list = "role" },
  { "disabled", N_ ("Disabled"), URA_FIELD_BOOL },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_user_register = {
  .id = "user",
  .label = N_ ("User"),
  .label_plural = N_ ("Users"),
  .icon = "avatar-default-symbolic",
  .table = "user",
  .title = "name",
  .sections = sections,
};
