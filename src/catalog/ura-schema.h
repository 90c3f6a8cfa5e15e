/* The descriptions together with the fields that staff added: what a workspace's registers are
 * while it is open. Immutable, shared between threads. */

#pragma once

#include "ura-register.h"

G_BEGIN_DECLS

typedef struct _UraSchema UraSchema;

/* A field that staff added: label in the office's language, id "x_" and the record's uid. */
typedef struct
{
  const char *register_id;
  const char *field_id;
  const char *label;
  UraFieldType type;
  const char *list;
} UraCustomField;

UraSchema *ura_schema_new (const UraCustomField *custom, gsize n_custom);
UraSchema *ura_schema_ref (UraSchema *self);
void ura_schema_unref (UraSchema *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraSchema, ura_schema_unref)

/* Each returns (transfer none), NULL when there is none of that id. */
const UraRegister *ura_schema_register (const UraSchema *self, const char *register_id);
const UraField *ura_schema_field (const UraSchema *self,
                                  const char *register_id,
                                  const char *field_id);
const UraChild *ura_schema_child (const UraSchema *self,
                                  const char *register_id,
                                  const char *child_id);

/* All fields of a register, custom ones last, in form order. @n_fields is set to their number. */
const UraField *const *ura_schema_fields (const UraSchema *self,
                                          const char *register_id,
                                          guint *n_fields);
/* The title fields of a register, NULL-terminated. */
const UraField *const *ura_schema_title_fields (const UraSchema *self, const char *register_id);

/* Whether the field has a column of its own in the table (not derived, not REFERENCES, not custom).
 */
gboolean ura_field_has_column (const UraField *field);
/* Whether its text is sorted in Albanian order through a stored key. */
gboolean ura_field_has_sort_key (const UraField *field);

G_END_DECLS
