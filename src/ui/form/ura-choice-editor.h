/* One choice of a value list. */

#pragma once

#include "ura-editor.h"
#include "ura-picker.h"

G_BEGIN_DECLS

#define URA_TYPE_CHOICE_EDITOR (ura_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraChoiceEditor, ura_choice_editor, URA, CHOICE_EDITOR, UraEditor)

UraEditor *ura_choice_editor_new (UraStore *store, const char *register_id, const UraField *field);
UraPicker *ura_choice_editor_get_picker (UraChoiceEditor *self);

G_END_DECLS
