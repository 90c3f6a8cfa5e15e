/* The records that a field names, when they are several. */

#pragma once

#include "ura-editor.h"
#include "ura-picker.h"

G_BEGIN_DECLS

#define URA_TYPE_REFERENCES_EDITOR (ura_references_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraReferencesEditor, ura_references_editor, URA, REFERENCES_EDITOR, UraEditor)

UraEditor *ura_references_editor_new (UraStore *store,
                                      const char *register_id,
                                      const UraField *field);
UraPicker *ura_references_editor_get_picker (UraReferencesEditor *self);

G_END_DECLS
