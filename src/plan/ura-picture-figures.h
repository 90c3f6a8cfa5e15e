/* Baselines, targets and values of a picture's indicators. */

#pragma once

#include "ura-plan-picture-private.h"

G_BEGIN_DECLS

/* @by_uid: uid → index + 1; @same_as: for each indicator the index of the one whose values it
 * shares, or -1. */
gboolean ura_picture_load_figures (UraPictureMaker *self,
                                   GHashTable *by_uid,
                                   const int *same_as,
                                   GError **error);

/* The columns of the results that a subject's rows stand in. */
enum
{
  TARGET_INDICATOR,
  TARGET_UID,
  TARGET_KEY,
  TARGET_START,
  TARGET_END,
  TARGET_COMPARATOR,
  TARGET_VALUE,
  TARGET_VALUE_TO,
  TARGET_PRINTED,
  TARGET_MISSING,
  TARGET_REVISED_FROM,
};

enum
{
  VALUE_INDICATOR,
  VALUE_KEY,
  VALUE_START,
  VALUE_END,
  VALUE_VALUE,
  VALUE_TEXT,
  VALUE_MISSING,
  VALUE_METHOD,
  VALUE_COMMENT,
  VALUE_REASON,
};


/* One indicator with its rows. */
typedef struct
{
  UraPictureMaker *maker;
  UraPictureIndicator *indicator;
  const UraResult *targets;
  const guint *target_rows; /* in force, by the end of their periods */
  guint n_targets;
  const UraResult *values;
  const guint *value_rows; /* by the beginning of their periods, longer ones first */
  guint n_values;
} UraPictureSubject;

/* Fills a figure from a row of targets. */
void ura_picture_set_figure (UraPictureMaker *self,
                             UraPictureFigure *figure,
                             const UraResult *result,
                             guint row);
/* Works out target, actual, achievement and band of an indicator whose baseline is known. */
void ura_picture_judge (UraPictureSubject *subject);

/* The part of the time from @start to @end that is gone by the end of @until: 0 … 1, by months, by
 * days where the span is not whole months. All full dates. */
double ura_picture_time_gone (const char *start, const char *end, const char *until);

G_END_DECLS
