/* Terms and abbreviations of the documents; the same abbreviation may have several meanings. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "abbreviation", N_ ("Abbreviation"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "meaning", N_ ("Meaning"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "definition", N_ ("Definition"), URA_FIELD_LONG_TEXT },
  { "plan", N_ ("Plan"), URA_FIELD_REFERENCE, .target = "plan" },
  { "source_act", N_ ("Source"), URA_FIELD_REFERENCE, .target = "legal_act" },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_glossary_register = {
  .id = "glossary",
  .label = N_ ("Term"),
  .label_plural = N_ ("Terms"),
  .icon = "accessories-dictionary-symbolic",
  .table = "glossary",
  .title = "abbreviation meaning",
  .sections = sections,
};
