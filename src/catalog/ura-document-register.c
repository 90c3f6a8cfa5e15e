/* Documents: what proves, approves or describes something. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "title", N_ ("Title"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "kind", N_ ("Kind"), URA_FIELD_CHOICE, URA_FIELD_IN_LIST, .list = "evidence_kind" },
  { "date", N_ ("Date"), URA_FIELD_DATE, URA_FIELD_IN_LIST },
  { "protocol_no", N_ ("Protocol number"), URA_FIELD_TEXT,
    URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "file", N_ ("File"), URA_FIELD_ATTACHMENT, URA_FIELD_IN_LIST },
  { "web", N_ ("Web page"), URA_FIELD_URL },
  { "note", N_ ("Note"), URA_FIELD_LONG_TEXT, URA_FIELD_SEARCHABLE },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };
static const UraChild children[] = { { "uses", N_ ("Proves"), "evidence_link", "document" },
                                     { 0 } };

const UraRegister ura_document_register = {
  .id = "document",
  .label = N_ ("Document"),
  .label_plural = N_ ("Documents"),
  .icon = "text-x-generic-symbolic",
  .table = "document",
  .title = "title",
  .sections = sections,
  .children = children,
};
