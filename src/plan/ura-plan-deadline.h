/* A printed deadline: span and recurrence where it says them, else nothing but the text. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char start[11];         /* a date (year, month or day), "" when not said */
  char end[11];           /* "" when not said */
  const char *recurrence; /* URA_RECURRENCE_*, NULL when not said */
  int count;              /* times in each recurrence; 0 when not said */
  const char *warning;    /* msgid of a sentence, constant; NULL when all was understood */
} UraPlanDeadline;

/* @plan_start: the plan's start (a date), from which "3 muaj" counts; may be NULL. A value: nothing
 * to free. */
UraPlanDeadline ura_plan_deadline_parse (const char *printed, const char *plan_start);

G_END_DECLS
