/* Albanian text: folding for search and keys for sorting. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Case and diacritics removed (ë→e, ç→c), quotes and dashes unified, white space collapsed:
 * what search compares. Invalid UTF-8 is made valid. Folding twice changes nothing more.
 * Returns: (transfer full); "" for NULL. */
char *ura_text_fold (const char *text);

/* A key whose byte order is Albanian alphabetical order (ç, dh, ë, gj, ll, nj, rr, sh, th, xh, zh
 * are letters); numbers inside text order by value. Returns: (transfer full), NULL for NULL. */
GBytes *ura_text_sort_key (const char *text);
/* Changes whenever the keys of the same text may differ: stored keys are then rebuilt. */
const char *ura_text_sort_key_version (void);

/* A number as people write it: "1 234,5", "1.234,5", "1234.5", "85%" (which is 85); spaces of any
 * kind group. One point or comma before exactly three digits groups as well, as Albanian documents
 * write it: "12.500" and "220,357" are thousands, "0,125" and "1234.567" are not. Numbers that a
 * program wrote are for g_ascii_strtod ().
 * Returns FALSE, @number untouched, for anything else ("85 80" is two numbers, not one). */
gboolean ura_text_parse_number (const char *text, double *number);
/* "1 234,5" (en: "1,234.5"), at most @decimals decimals (up to 15), trailing zeros dropped;
 * grouping space is U+00A0. Halves are rounded away from zero, as in a workbook. What it writes,
 * ura_text_parse_number () reads: therefore 1.234 is "1,2340". "–" for what is not a finite number.
 * Returns: (transfer full). */
char *ura_text_format_number (double number, int decimals, const char *language_code);

G_END_DECLS
