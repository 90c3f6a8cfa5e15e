/* Who answers for a measure, who supports it, who reports on it, who pays. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "node", N_ ("Item"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_HIDDEN,
    .target = "node" },
  { "institution", N_ ("Institution"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .target = "institution" },
  { "role", N_ ("Role"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .list = "institution_role" },
  { "text_printed", N_ ("As written in the plan"), URA_FIELD_TEXT,
    URA_FIELD_READ_ONLY | URA_FIELD_IN_LIST },
  { "position", N_ ("Position"), URA_FIELD_INTEGER, URA_FIELD_HIDDEN },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_node_institution_register = {
  .id = "node_institution",
  .label = N_ ("Institution of the measure"),
  .label_plural = N_ ("Institutions of the measure"),
  .icon = "system-users-symbolic",
  .table = "node_institution",
  .title = "institution role",
  .sections = sections,
};
