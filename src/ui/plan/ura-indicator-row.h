/* One indicator in one period, its actual value to be typed in place. */

#pragma once

#include <adwaita.h>

#include "ura-plan-context.h"
#include "ura-plan-picture.h"

G_BEGIN_DECLS

#define URA_TYPE_INDICATOR_ROW (ura_indicator_row_get_type ())
G_DECLARE_FINAL_TYPE (UraIndicatorRow, ura_indicator_row, URA, INDICATOR_ROW, GtkListBoxRow)

/* @value: uid of the record of the period's value, NULL when there is none yet. */
GtkWidget *ura_indicator_row_new (UraPlanContext *context,
                                  const char *indicator,
                                  const char *code,
                                  const char *name,
                                  const char *unit,
                                  const char *value);

const char *ura_indicator_row_get_indicator (UraIndicatorRow *self);
/* The value came or went otherwise than by this row. */
void ura_indicator_row_set_value (UraIndicatorRow *self, const char *value);
/* @indicator: NULL when its figures are not known. */
void ura_indicator_row_show (UraIndicatorRow *self, const UraPictureIndicator *indicator);

G_END_DECLS
