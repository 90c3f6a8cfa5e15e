/* An amount and its currency; for other currencies the rate to the lek and its date. */

#pragma once

#include "ura-editor.h"

G_BEGIN_DECLS

UraEditor *ura_money_editor_new (UraStore *store, const char *register_id, const UraField *field);

G_END_DECLS
