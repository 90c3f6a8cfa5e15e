/* Several choices of a value list. */

#pragma once

#include "ura-editor.h"

G_BEGIN_DECLS

UraEditor *ura_choices_editor_new (UraStore *store, const char *register_id, const UraField *field);

G_END_DECLS
