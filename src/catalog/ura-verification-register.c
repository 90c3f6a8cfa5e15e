/* Means of verification: what the plan says will show that a measure was carried out. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "node", N_ ("Item"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_HIDDEN,
    .target = "node" },
  { "text", N_ ("Means of verification"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "kind", N_ ("Kind"), URA_FIELD_CHOICE, URA_FIELD_IN_LIST, .list = "evidence_kind" },
  { "position", N_ ("Position"), URA_FIELD_INTEGER, URA_FIELD_HIDDEN },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_verification_register = {
  .id = "verification",
  .label = N_ ("Means of verification"),
  .label_plural = N_ ("Means of verification"),
  .icon = "emblem-ok-symbolic",
  .table = "verification",
  .title = "text",
  .sections = sections,
};
