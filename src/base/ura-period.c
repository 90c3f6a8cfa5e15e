/* Reporting periods. Those of a kind are spans of whole months, numbered from the year's start;
 * a free one is any span of days. */

#include "config.h"

#include "ura-period.h"

#include "ura-date-private.h"
#include "ura-date.h"

#include <string.h>

static int
months_in (UraPeriodKind kind)
{
  switch (kind)
    {
    case URA_PERIOD_MONTH:
      return 1;
    case URA_PERIOD_QUARTER:
      return 3;
    case URA_PERIOD_HALF_YEAR:
      return 6;
    case URA_PERIOD_YEAR:
      return 12;
    case URA_PERIOD_FREE:
      break;
    }
  g_assert_not_reached ();
}

static UraDateParts
start_of (const UraPeriod *period)
{
  UraDateParts start = { 0 };

  if (!ura_date_read (period->start, &start) || start.day == 0)
    g_assert_not_reached ();
  return start;
}

static gboolean
is_full_day (const char *date)
{
  UraDateParts parts;

  return ura_date_read (date, &parts) && parts.day != 0;
}

static gboolean
is_period (const UraPeriod *period)
{
  return period != NULL && period->kind >= URA_PERIOD_MONTH && period->kind <= URA_PERIOD_FREE &&
         is_full_day (period->start) && is_full_day (period->end) &&
         strcmp (period->start, period->end) <= 0;
}

/* The period of @kind with the number @position (from 0) in @year. */
static UraPeriod
nth_period (UraPeriodKind kind, int year, int position)
{
  UraPeriod period = { .kind = kind };
  int months = months_in (kind);
  g_autofree char *start = ura_date_write ((UraDateParts){ year, position * months + 1, 1 });
  g_autofree char *last = ura_date_write ((UraDateParts){ year, (position + 1) * months, 0 });
  g_autofree char *end = ura_date_last_day (last);

  g_strlcpy (period.start, start, sizeof period.start);
  g_strlcpy (period.end, end, sizeof period.end);
  return period;
}

static gboolean
free_period (const char *start, const char *end, UraPeriod *period)
{
  if (!is_full_day (start) || !is_full_day (end) || strcmp (start, end) > 0)
    return FALSE;
  period->kind = URA_PERIOD_FREE;
  g_strlcpy (period->start, start, sizeof period->start);
  g_strlcpy (period->end, end, sizeof period->end);
  return TRUE;
}

static int
position_of (const UraPeriod *period)
{
  return (start_of (period).month - 1) / months_in (period->kind);
}

static UraPeriod
move_whole (const UraPeriod *period, int steps)
{
  int in_year = 12 / months_in (period->kind);
  int number = start_of (period).year * in_year + position_of (period) + steps;
  int year = number / in_year;

  if (year < URA_DATE_FIRST_YEAR || year > URA_DATE_LAST_YEAR)
    return *period;
  return nth_period (period->kind, year, number % in_year);
}

static UraPeriod
move_free (const UraPeriod *period, int steps)
{
  UraPeriod moved = *period;
  int days = (ura_date_days_between (period->start, period->end) + 1) * steps;
  g_autofree char *start = ura_date_add_days (period->start, days);
  g_autofree char *end = ura_date_add_days (period->end, days);

  if (start != NULL && end != NULL && !free_period (start, end, &moved))
    g_assert_not_reached ();
  return moved;
}

static UraPeriod
move_period (const UraPeriod *period, int steps)
{
  return period->kind == URA_PERIOD_FREE ? move_free (period, steps) : move_whole (period, steps);
}

/* "2024-1", "2024-H1", "2024-Q1". Returns FALSE for anything else. */
static gboolean
read_part_of_year (const char *key, UraPeriod *period)
{
  g_autofree char *year_text = g_strndup (key, 4);
  const char *part = key + 5;
  UraPeriodKind kind = URA_PERIOD_HALF_YEAR;
  UraDateParts year;

  if (!ura_date_read (year_text, &year) || key[4] != '-')
    return FALSE;
  if (*part == 'H' || *part == 'Q')
    kind = *part++ == 'Q' ? URA_PERIOD_QUARTER : URA_PERIOD_HALF_YEAR;
  if (*part < '1' || *part >= '1' + 12 / months_in (kind) || part[1] != '\0')
    return FALSE;
  *period = nth_period (kind, year.year, *part - '1');
  return TRUE;
}

static char *
label_quarter (int position, int year, const UraLanguage *language)
{
  switch (position)
    {
    case 0:
      return g_strdup_printf (ura_tr (language, "First quarter of %d"), year);
    case 1:
      return g_strdup_printf (ura_tr (language, "Second quarter of %d"), year);
    case 2:
      return g_strdup_printf (ura_tr (language, "Third quarter of %d"), year);
    default:
      return g_strdup_printf (ura_tr (language, "Fourth quarter of %d"), year);
    }
}

static char *
label_half_year (int position, int year, const UraLanguage *language)
{
  if (position == 0)
    return g_strdup_printf (ura_tr (language, "First half of %d"), year);
  return g_strdup_printf (ura_tr (language, "Second half of %d"), year);
}

gboolean
ura_period_from_key (const char *key, UraPeriod *period)
{
  UraDateParts parts;
  const char *dots;

  g_return_val_if_fail (key != NULL && period != NULL, FALSE);

  dots = strstr (key, "..");
  if (dots != NULL)
    {
      g_autofree char *start = g_strndup (key, (gsize) (dots - key));

      return free_period (start, dots + 2, period);
    }
  if (!ura_date_read (key, &parts))
    return strlen (key) > 5 && read_part_of_year (key, period);
  if (parts.day != 0)
    return FALSE;
  *period = parts.month == 0 ? nth_period (URA_PERIOD_YEAR, parts.year, 0)
                             : nth_period (URA_PERIOD_MONTH, parts.year, parts.month - 1);
  return TRUE;
}

char *
ura_period_key (const UraPeriod *period)
{
  UraDateParts start;

  g_return_val_if_fail (is_period (period), NULL);

  start = start_of (period);
  switch (period->kind)
    {
    case URA_PERIOD_MONTH:
      return g_strdup_printf ("%04d-%02d", start.year, start.month);
    case URA_PERIOD_QUARTER:
      return g_strdup_printf ("%04d-Q%d", start.year, position_of (period) + 1);
    case URA_PERIOD_HALF_YEAR:
      return g_strdup_printf ("%04d-%d", start.year, position_of (period) + 1);
    case URA_PERIOD_YEAR:
      return g_strdup_printf ("%04d", start.year);
    case URA_PERIOD_FREE:
      break;
    }
  return g_strdup_printf ("%s..%s", period->start, period->end);
}

char *
ura_period_label (const UraPeriod *period, const UraLanguage *language)
{
  UraDateParts start;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (is_period (period) && language != NULL, NULL);

  start = start_of (period);
  switch (period->kind)
    {
    case URA_PERIOD_MONTH:
      return g_strdup_printf ("%s %d", ura_date_month_name (start.month, language), start.year);
    case URA_PERIOD_QUARTER:
      return label_quarter (position_of (period), start.year, language);
    case URA_PERIOD_HALF_YEAR:
      return label_half_year (position_of (period), start.year, language);
    case URA_PERIOD_YEAR:
      return g_strdup_printf (ura_tr (language, "Year %d"), start.year);
    case URA_PERIOD_FREE:
      break;
    }
  first = ura_date_format (period->start, language);
  last = ura_date_format (period->end, language);
  return g_strdup_printf ("%s – %s", first, last);
}

UraPeriod
ura_period_containing (UraPeriodKind kind, const char *day)
{
  UraPeriod none = { 0 };
  UraDateParts parts;

  g_return_val_if_fail (kind >= URA_PERIOD_MONTH && kind < URA_PERIOD_FREE, none);
  g_return_val_if_fail (ura_date_read (day, &parts) && parts.day != 0, none);

  return nth_period (kind, parts.year, (parts.month - 1) / months_in (kind));
}

UraPeriod
ura_period_next (const UraPeriod *period)
{
  UraPeriod none = { 0 };

  g_return_val_if_fail (is_period (period), none);

  return move_period (period, 1);
}

UraPeriod
ura_period_previous (const UraPeriod *period)
{
  UraPeriod none = { 0 };

  g_return_val_if_fail (is_period (period), none);

  return move_period (period, -1);
}

gboolean
ura_period_contains (const UraPeriod *period, const char *day)
{
  g_return_val_if_fail (is_period (period), FALSE);

  return is_full_day (day) && strcmp (period->start, day) <= 0 && strcmp (day, period->end) <= 0;
}

gboolean
ura_period_overlaps (const UraPeriod *period, const char *from, const char *to)
{
  g_autofree char *first = ura_date_first_day (from);
  g_autofree char *last = ura_date_last_day (to);

  g_return_val_if_fail (is_period (period), FALSE);

  if ((from != NULL && first == NULL) || (to != NULL && last == NULL))
    return FALSE;
  if (first != NULL && last != NULL && strcmp (first, last) > 0)
    return FALSE;
  return (first == NULL || strcmp (first, period->end) <= 0) &&
         (last == NULL || strcmp (period->start, last) <= 0);
}
