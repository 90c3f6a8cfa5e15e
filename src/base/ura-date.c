/* Dates as text: checking, showing and calculating. What people type is ura-date-parse.c. */

#include "config.h"

#include "ura-date.h"

#include "ura-date-private.h"

#include <string.h>

static const char *const month_names[] = {
  NC_ ("month in a date", "January"),   NC_ ("month in a date", "February"),
  NC_ ("month in a date", "March"),     NC_ ("month in a date", "April"),
  NC_ ("month in a date", "May"),       NC_ ("month in a date", "June"),
  NC_ ("month in a date", "July"),      NC_ ("month in a date", "August"),
  NC_ ("month in a date", "September"), NC_ ("month in a date", "October"),
  NC_ ("month in a date", "November"),  NC_ ("month in a date", "December"),
};

static gboolean
read_digits (const char *text, gsize count, int *number)
{
  int value = 0;

  for (gsize i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + g_ascii_digit_value (text[i]);
    }
  *number = value;
  return TRUE;
}

/* FALSE unless @date is a full date. */
static gboolean
read_day (const char *date, GDate *day)
{
  UraDateParts parts;

  if (!ura_date_read (date, &parts) || parts.day == 0)
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) parts.day, (GDateMonth) parts.month, (GDateYear) parts.year);
  return TRUE;
}

static int
days_in_month (int month, int year)
{
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

gboolean
ura_date_parts_are_valid (UraDateParts parts)
{
  if (parts.year < URA_DATE_FIRST_YEAR || parts.year > URA_DATE_LAST_YEAR)
    return FALSE;
  if (parts.month == 0)
    return parts.day == 0;
  if (parts.month < 1 || parts.month > 12)
    return FALSE;
  return parts.day >= 0 && parts.day <= days_in_month (parts.month, parts.year);
}

gboolean
ura_date_read (const char *date, UraDateParts *parts)
{
  UraDateParts found = { 0 };
  gsize length = date == NULL ? 0 : strlen (date);

  if ((length != 4 && length != 7 && length != 10) || !read_digits (date, 4, &found.year))
    return FALSE;
  if (length >= 7)
    if (date[4] != '-' || !read_digits (date + 5, 2, &found.month) || found.month == 0)
      return FALSE;
  if (length == 10)
    if (date[7] != '-' || !read_digits (date + 8, 2, &found.day) || found.day == 0)
      return FALSE;
  if (!ura_date_parts_are_valid (found))
    return FALSE;
  *parts = found;
  return TRUE;
}

char *
ura_date_write (UraDateParts parts)
{
  g_assert (ura_date_parts_are_valid (parts));

  if (parts.month == 0)
    return g_strdup_printf ("%04d", parts.year);
  if (parts.day == 0)
    return g_strdup_printf ("%04d-%02d", parts.year, parts.month);
  return g_strdup_printf ("%04d-%02d-%02d", parts.year, parts.month, parts.day);
}

const char *
ura_date_month_name (int month, const UraLanguage *language)
{
  g_assert (month >= 1 && month <= 12);

  return ura_trc (language, "month in a date", month_names[month - 1]);
}

gboolean
ura_date_is_valid (const char *date)
{
  UraDateParts parts;

  return ura_date_read (date, &parts);
}

char *
ura_date_first_day (const char *date)
{
  UraDateParts parts;

  if (!ura_date_read (date, &parts))
    return NULL;
  parts.month = MAX (parts.month, 1);
  parts.day = MAX (parts.day, 1);
  return ura_date_write (parts);
}

char *
ura_date_last_day (const char *date)
{
  UraDateParts parts;

  if (!ura_date_read (date, &parts))
    return NULL;
  if (parts.month == 0)
    parts.month = 12;
  if (parts.day == 0)
    parts.day = days_in_month (parts.month, parts.year);
  return ura_date_write (parts);
}

char *
ura_date_format (const char *date, const UraLanguage *language)
{
  UraDateParts parts;

  g_return_val_if_fail (language != NULL, NULL);

  if (date == NULL)
    return g_strdup ("");
  if (!ura_date_read (date, &parts) || parts.month == 0)
    return g_strdup (date);
  if (parts.day == 0)
    return g_strdup_printf ("%s %d", ura_date_month_name (parts.month, language), parts.year);
  return g_strdup_printf ("%02d.%02d.%04d", parts.day, parts.month, parts.year);
}

char *
ura_date_today (void)
{
  const char *set = g_getenv ("URA_TODAY");
  g_autoptr (GDateTime) now = NULL;
  GDate day;

  if (set != NULL && read_day (set, &day))
    return g_strdup (set);
  if (set != NULL)
    g_warning ("URA_TODAY is not a date (YYYY-MM-DD): “%s”", set);
  now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%Y-%m-%d");
}

char *
ura_date_add_days (const char *date, int days)
{
  GDate day;
  gint64 julian;
  GDate first;
  GDate last;

  g_return_val_if_fail (read_day (date, &day), NULL);

  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, G_DATE_JANUARY, URA_DATE_FIRST_YEAR);
  g_date_clear (&last, 1);
  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, URA_DATE_LAST_YEAR);
  julian = (gint64) g_date_get_julian (&day) + days;
  if (julian < g_date_get_julian (&first) || julian > g_date_get_julian (&last))
    return NULL;
  g_date_set_julian (&day, (guint32) julian);
  return ura_date_write ((UraDateParts){ .year = g_date_get_year (&day),
                                         .month = (int) g_date_get_month (&day),
                                         .day = g_date_get_day (&day) });
}

char *
ura_date_add_months (const char *date, int months)
{
  UraDateParts parts;
  gint64 month;

  g_return_val_if_fail (ura_date_read (date, &parts) && parts.day != 0, NULL);

  month = (gint64) parts.year * 12 + parts.month - 1 + months;
  if (month < URA_DATE_FIRST_YEAR * 12 || month >= (URA_DATE_LAST_YEAR + 1) * 12)
    return NULL;
  parts.year = (int) (month / 12);
  parts.month = (int) (month % 12) + 1;
  parts.day = MIN (parts.day, days_in_month (parts.month, parts.year));
  return ura_date_write (parts);
}

int
ura_date_days_between (const char *from, const char *to)
{
  GDate first;
  GDate last;

  g_return_val_if_fail (read_day (from, &first) && read_day (to, &last), 0);

  return g_date_days_between (&first, &last);
}
