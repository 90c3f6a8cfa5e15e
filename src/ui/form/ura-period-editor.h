/* The reporting period that a field names. */

#pragma once

#include "ura-editor.h"
#include "ura-picker.h"

G_BEGIN_DECLS

#define URA_TYPE_PERIOD_EDITOR (ura_period_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraPeriodEditor, ura_period_editor, URA, PERIOD_EDITOR, UraEditor)

UraEditor *ura_period_editor_new (UraStore *store, const char *register_id, const UraField *field);
UraPicker *ura_period_editor_get_picker (UraPeriodEditor *self);

G_END_DECLS
