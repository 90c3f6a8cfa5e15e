/* Reporting periods: the half-year by default; months, quarters, years and free spans exist. */

#pragma once

#include <glib.h>

#include "ura-language.h"

G_BEGIN_DECLS

typedef enum
{
  URA_PERIOD_MONTH = 1,
  URA_PERIOD_QUARTER,
  URA_PERIOD_HALF_YEAR,
  URA_PERIOD_YEAR,
  URA_PERIOD_FREE,
} UraPeriodKind;

/* A value: copy it freely. */
typedef struct
{
  UraPeriodKind kind;
  char start[11]; /* "YYYY-MM-DD", first day */
  char end[11];   /* "YYYY-MM-DD", last day, never before start */
} UraPeriod;

/* Key forms: "2024-03" month, "2024-Q1" quarter, "2024-1" half-year (also read: "2024-H1"), "2024"
 * year, "2024-01-15..2024-04-30" free. Returns FALSE, @period untouched, for any other @key. */
gboolean ura_period_from_key (const char *key, UraPeriod *period);
/* Returns: (transfer full): the key; half-years as "2024-1". NOTE: "2024-1" is a half-year,
 * "2024-01" a month. */
char *ura_period_key (const UraPeriod *period);

/* "6-mujori I 2024" / "First half of 2024", "mars 2024", "Tremujori I 2024", "Viti 2024",
 * "15.01.2024 – 30.04.2024". Returns: (transfer full). */
char *ura_period_label (const UraPeriod *period, const UraLanguage *language);

/* The period of @kind (not FREE) that contains the full date @day. */
UraPeriod ura_period_containing (UraPeriodKind kind, const char *day);
/* The period that follows or precedes without a gap; a free one keeps its number of days, so that
 * one undoes the other. At the ends of the calendar (years 1000 and 9999): @period itself. */
UraPeriod ura_period_next (const UraPeriod *period);
UraPeriod ura_period_previous (const UraPeriod *period);
/* FALSE when @day is not a full date. */
gboolean ura_period_contains (const UraPeriod *period, const char *day);
/* Whether any day of the (partial) dates @from..@to lies in @period; NULL is open. FALSE when one
 * of them is not a date, or @to is before @from. */
gboolean ura_period_overlaps (const UraPeriod *period, const char *from, const char *to);

G_END_DECLS
