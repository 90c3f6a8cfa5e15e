/* Dimensions by which figures are split: sex, age group, profession, channel. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "name", N_ ("Name"), URA_FIELD_TEXT,
    URA_FIELD_REQUIRED | URA_FIELD_SEARCHABLE | URA_FIELD_IN_LIST },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };
static const UraChild children[] = {
  { "items", N_ ("Categories"), "disaggregation_item", "disaggregation" },
  { 0 },
};

const UraRegister ura_disaggregation_register = {
  .id = "disaggregation",
  .label = N_ ("Disaggregation"),
  .label_plural = N_ ("Disaggregations"),
  .icon = "view-grid-symbolic",
  .table = "disaggregation",
  .title = "name",
  .sections = sections,
  .children = children,
};
