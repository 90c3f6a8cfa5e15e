/* The record that a field names. */

#pragma once

#include "ura-editor.h"
#include "ura-picker.h"

G_BEGIN_DECLS

#define URA_TYPE_REFERENCE_EDITOR (ura_reference_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraReferenceEditor, ura_reference_editor, URA, REFERENCE_EDITOR, UraEditor)

UraEditor *ura_reference_editor_new (UraStore *store,
                                     const char *register_id,
                                     const UraField *field);
UraPicker *ura_reference_editor_get_picker (UraReferenceEditor *self);

G_END_DECLS
