/* Laws, decisions, orders and memoranda that plans and measures rest on. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "kind", N_ ("Kind"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .list = "act_kind" },
  { "number", N_ ("Number"), URA_FIELD_TEXT, URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "date", N_ ("Date"), URA_FIELD_DATE, URA_FIELD_IN_LIST },
  { "title", N_ ("Title"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "protocol_no", N_ ("Protocol number"), URA_FIELD_TEXT, URA_FIELD_SEARCHABLE },
  { "protocol_date", N_ ("Protocol date"), URA_FIELD_DATE },
  { "status", N_ ("Status"), URA_FIELD_CHOICE, .list = "act_status" },
  { "amends", N_ ("Amends"), URA_FIELD_REFERENCE, .target = "legal_act" },
  { "file", N_ ("File"), URA_FIELD_ATTACHMENT },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_legal_act_register = {
  .id = "legal_act",
  .label = N_ ("Legal act"),
  .label_plural = N_ ("Legal acts"),
  .icon = "text-x-generic-symbolic",
  .table = "legal_act",
  .title = "title",
  .sections = sections,
};
