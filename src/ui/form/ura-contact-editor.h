/* E-mail addresses, telephone numbers and web addresses. */

#pragma once

#include "ura-editor.h"

G_BEGIN_DECLS

UraEditor *ura_contact_editor_new (UraStore *store, const char *register_id, const UraField *field);

/* The address that is opened for a value of such a field: http, https or mailto, NULL when there is
 * none that may be opened. Returns: (transfer full). */
char *ura_contact_address (const UraField *field, const char *text);

G_END_DECLS
