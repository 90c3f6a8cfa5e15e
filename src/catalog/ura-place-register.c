/* Territorial units: country, region, municipality, administrative unit. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "code", N_ ("Code"), URA_FIELD_TEXT, URA_FIELD_UNIQUE | URA_FIELD_IN_LIST },
  { "name", N_ ("Name"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { "level", N_ ("Level"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .list = "place_level" },
  { "parent", N_ ("Belongs to"), URA_FIELD_REFERENCE, .target = "place" },
  { "alt_names", N_ ("Other names"), URA_FIELD_TEXT, URA_FIELD_SEARCHABLE },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };
static const UraChild children[] = { { "parts", N_ ("Parts"), "place", "parent" }, { 0 } };

const UraRegister ura_place_register = {
  .id = "place",
  .label = N_ ("Territorial unit"),
  .label_plural = N_ ("Territorial units"),
  .icon = "mark-location-symbolic",
  .table = "place",
  .title = "name",
  .sections = sections,
  .children = children,
};
