/* Evidence: a document, and the record that it proves. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "target", N_ ("What it proves"), URA_FIELD_ANY_RECORD,
    URA_FIELD_REQUIRED | URA_FIELD_HIDDEN | URA_FIELD_OWNER },
  { "document", N_ ("Document"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .target = "document" },
  { "verification", N_ ("Means of verification"), URA_FIELD_REFERENCE, URA_FIELD_IN_LIST,
    .target = "verification" },
  { "period", N_ ("Period"), URA_FIELD_REFERENCE, URA_FIELD_IN_LIST, .target = "period" },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_evidence_link_register = {
  .id = "evidence_link",
  .label = N_ ("Evidence"),
  .label_plural = N_ ("Evidence"),
  .icon = "emblem-documents-symbolic",
  .table = "evidence_link",
  .title = "document",
  .sections = sections,
};
