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

/* The part of the time from @start to @end that is gone by the end of @until: 0 … 1, by months, by
 * days where the span is not whole months. All full dates. */
double ura_picture_time_gone (const char *start, const char *end, const char *until);

G_END_DECLS
