/* Text of several lines. */

#pragma once

#include "ura-editor.h"

G_BEGIN_DECLS

UraEditor *ura_long_text_editor_new (UraStore *store,
                                     const char *register_id,
                                     const UraField *field);

G_END_DECLS
