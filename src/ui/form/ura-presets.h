/* The values that a new record starts with, such as the record it is part of. */

#pragma once

#include "ura-edit.h"

G_BEGIN_DECLS

typedef struct _UraPresets UraPresets;

UraPresets *ura_presets_new (void);
UraPresets *ura_presets_ref (UraPresets *self);
void ura_presets_unref (UraPresets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraPresets, ura_presets_unref)

/* Sets or replaces one value; a missing value takes the preset away. */
void ura_presets_set (UraPresets *self, const char *field, const UraValue *value);
void ura_presets_set_text (UraPresets *self, const char *field, const char *text);
void ura_presets_set_integer (UraPresets *self, const char *field, gint64 integer);

/* (transfer none); a missing value for a field without preset. */
const UraValue *ura_presets_get (const UraPresets *self, const char *field);
/* Adds the values to a record that @edit creates. */
void ura_presets_apply (const UraPresets *self,
                        UraEdit *edit,
                        const char *register_id,
                        const char *uid);

G_END_DECLS
