/* Values as people read them, in the window's language: the one place for forms, lists and history.
 */

#pragma once

#include "ura-value-lists.h"

G_BEGIN_DECLS

/* The field's name; fields that staff added have it in their own words. (transfer none) */
const char *ura_format_label (const UraField *field);
/* Choice labels, dates, amounts, Yes and No; "" for a missing value. References are uids to it:
 * give their title to ura_format_title(). Returns: (transfer full). */
char *ura_format_value (UraValueLists *lists, const UraField *field, const UraValue *value);
/* A record's title as shown: "2024-1" of a period becomes "6-mujori I 2024". Returns: (transfer
 * full). */
char *ura_format_title (const char *register_id, const char *title);
/* "1,2 MB". Returns: (transfer full). */
char *ura_format_size (gint64 bytes);
/* The codes of a CHOICES value, NULL-terminated, empty for a missing one. Returns: (transfer full).
 */
char **ura_format_codes (const UraValue *value);

G_END_DECLS
