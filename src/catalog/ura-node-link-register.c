/* Links between items of plans: a regional measure implements a national one. */

#include "config.h"

#include "ura-registers-private.h"

static const UraField general[] = {
  { "from_node", N_ ("Item"), URA_FIELD_REFERENCE, URA_FIELD_REQUIRED | URA_FIELD_HIDDEN,
    .target = "node" },
  { "relation", N_ ("Relation"), URA_FIELD_CHOICE, URA_FIELD_REQUIRED | URA_FIELD_IN_LIST,
    .list = "node_relation" },
  { "to_node", N_ ("Linked item"), URA_FIELD_REFERENCE, URA_FIELD_IN_LIST, .target = "node" },
  { "to_printed", N_ ("As written in the plan"), URA_FIELD_TEXT,
    URA_FIELD_READ_ONLY | URA_FIELD_IN_LIST },
  { 0 },
};
static const UraSection sections[] = { { N_ ("General"), general }, { 0 } };

const UraRegister ura_node_link_register = {
  .id = "node_link",
  .label = N_ ("Link"),
  .label_plural = N_ ("Links"),
  .icon = "insert-link-symbolic",
  .table = "node_link",
  .title = "relation to_node",
  .sections = sections,
};
