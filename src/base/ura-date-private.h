/* A date in its parts, shared by the files of base that calculate with dates. */

#pragma once

#include <glib.h>

#include "ura-language.h"

G_BEGIN_DECLS

/* Four digits keep text order equal to date order. */
#define URA_DATE_FIRST_YEAR 1000
#define URA_DATE_LAST_YEAR  9999

typedef struct
{
  int year;
  int month; /* 0: the date is a year */
  int day;   /* 0: the date is a year or a month */
} UraDateParts;

/* FALSE, @parts untouched, when @date (or NULL) is not a date. */
gboolean ura_date_read (const char *date, UraDateParts *parts);
gboolean ura_date_parts_are_valid (UraDateParts parts);
/* Returns: (transfer full): the date; @parts are valid. */
char *ura_date_write (UraDateParts parts);

/* The name of @month (1..12) as it stands inside a date. */
const char *ura_date_month_name (int month, const UraLanguage *language);

G_END_DECLS
