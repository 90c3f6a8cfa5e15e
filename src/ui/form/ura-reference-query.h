/* Which records a reference may name, and how a new one is made in place. */

#pragma once

#include "ura-editor.h"

G_BEGIN_DECLS

/* The records of the field's target that match @words ("" = all) and belong to what the edited
 * record belongs to (@owners as in ura-editor.h): column 0 is the title. Returns: (transfer full).
 */
UraQuery *ura_reference_query_new (UraSchema *schema,
                                   const char *register_id,
                                   const UraField *field,
                                   const char *const *owners,
                                   const char *words);
/* Whether a search makes sense: the target has searchable fields. */
gboolean ura_reference_is_searchable (UraSchema *schema, const UraField *field);
/* The field of the target that takes the words typed when a record is created in place; NULL when
 * it needs more than words. */
const UraField *ura_reference_name_field (UraSchema *schema,
                                          const UraField *field,
                                          const char *const *owners);
/* Adds the new record to @edit. Returns: (transfer none): its uid, valid as long as the edit. */
const char *ura_reference_create (UraSchema *schema,
                                  const UraField *field,
                                  const char *const *owners,
                                  const char *words,
                                  UraEdit *edit);

G_END_DECLS
