/* What the files of base share about texts and numbers in them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ura_text_is_space (gunichar c);

/* The number @text as "-1234.5": ASCII digits, grouping taken out, at most one point. The forms are
 * those of ura_text_parse_number () without the percent sign.
 * Returns: (transfer full): NULL when @text is not one number. */
char *ura_text_scan_decimal (const char *text);

/* Appends @digits (ASCII digits only) in groups of three. */
void ura_text_append_grouped (GString *string,
                              const char *digits,
                              gsize length,
                              const char *language_code);
/* "." or ",". */
const char *ura_text_decimal_sign (const char *language_code);

G_END_DECLS
