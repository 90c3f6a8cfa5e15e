/* A day, a month or a year: typed as people write dates, or chosen from a calendar. */

#pragma once

#include "ura-editor.h"

G_BEGIN_DECLS

UraEditor *ura_date_editor_new (UraStore *store, const char *register_id, const UraField *field);

G_END_DECLS
