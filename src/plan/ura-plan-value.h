/* A printed cell of a baseline or target: what it says, and nothing that it does not say. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean has_value;
  double value; /* for a rise on the baseline: percent */
  gboolean has_value_to;
  double value_to;            /* upper end of a range */
  const char *comparator;     /* URA_COMPARATOR_*, NULL when there is no figure */
  const char *recurrence;     /* URA_RECURRENCE_* when the cell says "each year", else NULL */
  char *unit;                 /* the words beside the figure, as printed; NULL when none */
  const char *missing_reason; /* URA_MISSING_*, NULL when there is a figure or text */
  const char *warning;        /* msgid of a sentence, constant; NULL when all was understood */
} UraPlanValue;

#define URA_PLAN_VALUE_INIT                                                                        \
  {                                                                                                \
    .has_value = FALSE                                                                             \
  }

/* Reads @cell (NULL is an empty cell) into @value, freeing what was there. Only the first line says
 * the value; further lines are explanation. */
void ura_plan_value_parse (const char *cell, UraPlanValue *value);
void ura_plan_value_clear (UraPlanValue *value);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraPlanValue, ura_plan_value_clear)

G_END_DECLS
