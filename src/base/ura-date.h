/* Dates as the sources write them: a day, a month or a year. A date is text, "2024-03-05",
 * "2024-03" or "2024"; its length is its precision, and text order is date order. */

#pragma once

#include <glib.h>

#include "ura-language.h"

G_BEGIN_DECLS

/* FALSE for NULL, too. Years are 1000 to 9999. */
gboolean ura_date_is_valid (const char *date);

/* First and last day a date covers, as "YYYY-MM-DD". Returns: (transfer full), NULL if invalid. */
char *ura_date_first_day (const char *date);
char *ura_date_last_day (const char *date);

/* What a person typed ("5.3.24", "05/03/2024", "5 mars 2024", "mars 2024", "3.2024", "2024",
 * "2024-03-05", "sot"/"today") to a date; two-digit years are 1930-2029. Month names in either
 * language, also their first three letters or more, ë optional. @today ("YYYY-MM-DD", or NULL)
 * resolves "sot". Returns: (transfer full), NULL if not understood. */
char *ura_date_parse (const char *typed, const char *today);

/* "05.03.2024", "mars 2024" ("March 2024"), "2024". What is no date is shown as it is.
 * Returns: (transfer full); "" for NULL. */
char *ura_date_format (const char *date, const UraLanguage *language);

/* Today in local time, "YYYY-MM-DD"; the environment variable URA_TODAY overrides it in tests
 * and for reproducible reports. Returns: (transfer full). */
char *ura_date_today (void);

/* Adds days or months (clamped to the month's end) to a full date. Returns: (transfer full): NULL
 * when the result lies outside the years 1000 to 9999. */
char *ura_date_add_days (const char *date, int days);
char *ura_date_add_months (const char *date, int months);
/* Whole days from @from to @to, both full dates; negative when @to is earlier. */
int ura_date_days_between (const char *from, const char *to);

G_END_DECLS
