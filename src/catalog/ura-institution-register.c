/* Institutions, whether they answer for measures, support them or report. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "name", N_ ("Full name"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "short_name", N_ ("Abbreviation"), URA_FIELD_TEXT, URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "kind", N_ ("Kind"), URA_FIELD_CHOICE, URA_FIELD_IN_LIST, .list = "institution_kind" },
  { "parent", N_ ("Belongs to"), URA_FIELD_REFERENCE, .target = "institution" },
  { "place", N_ ("Territorial unit"), URA_FIELD_REFERENCE, .target = "place" },
  { "active", N_ ("Active"), URA_FIELD_BOOL },
  { 0 },
};
static const UraField contact[] = {
  { "address", N_ ("Address"), URA_FIELD_TEXT },
  { "phone", N_ ("Telephone"), URA_FIELD_PHONE },
  { "email", N_ ("E-mail"), URA_FIELD_EMAIL },
  { "web", N_ ("Web page"), URA_FIELD_URL },
  { 0 },
};
static const UraField computed[] = {
  { "display_name", N_ ("Name in lists"), URA_FIELD_TEXT, URA_FIELD_HIDDEN,
    .derived = "coalesce (short_name, name)" },
  { 0 },
};
static const UraSection sections[] = {
  { N_ ("General"), general },
  { N_ ("Contact"), contact },
  { N_ ("Computed"), computed },
  { 0 },
};
static const UraChild children[] = {
  { "aliases", N_ ("Other names"), "institution_alias", "institution" },
  { "nodes", N_ ("Measures"), "node_institution", "institution" },
  { 0 },
};

const UraRegister ura_institution_register = {
  .id = "institution",
  .label = N_ ("Institution"),
  .label_plural = N_ ("Institutions"),
  .icon = "system-users-symbolic",
  .table = "institution",
  .title = "short_name name",
  .sections = sections,
  .children = children,
};
