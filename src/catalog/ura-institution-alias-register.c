/* Other spellings and abbreviations of an institution; an alias may belong to several. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "institution", N_ ("Institution"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_OWNER,
    .target = "institution" },
  { "alias", N_ ("Abbreviation or other name"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "context", N_ ("Where it is used"), URA_FIELD_TEXT, URA_FIELD_IN_LIST },
  { "valid_from", N_ ("From"), URA_FIELD_DATE },
  { "valid_to", N_ ("Until"), URA_FIELD_DATE },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_institution_alias_register = {
  .id = "institution_alias",
  .label = N_ ("Other name"),
  .label_plural = N_ ("Other names"),
  .icon = "tag-symbolic",
  .table = "institution_alias",
  .title = "alias",
  .sections = sections,
};
