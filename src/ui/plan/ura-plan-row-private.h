/* What drawing a row and making its texts share. */

#pragma once

#include "ura-plan-row.h"

G_BEGIN_DECLS

#define URA_ROW_PAD_X       12
#define URA_ROW_PAD_Y       8
#define URA_ROW_GAP         10
#define URA_ROW_LINE_GAP    3
#define URA_ROW_ARROW_WIDTH 18
#define URA_ROW_INDENT      12 /* for each rank */
#define URA_ROW_MAX_INDENT  3
#define URA_ROW_BAR_WIDTH   64

struct _UraPlanRow
{
  GtkWidget parent_instance;

  UraPlanCounts *counts;
  const UraPlanFolds *folds;
  UraRow *row;
  gulong changed_handler;

  int line; /* heights in pixels, 0 = to be measured */
  int small_line;
  int pill_line;
  int width;         /* for which the texts were made */
  PangoLayout *code; /* with the printed one */
  PangoLayout *text;
  PangoLayout *meta;
  PangoLayout *pill;
  PangoLayout *figure; /* percent, or n/N */
  PangoLayout *marks;
};

/* ura-plan-row-texts.c: values of the row, and the texts made of them. */
const char *ura_plan_row_get_text (UraPlanRow *self, UraPlanColumn column);
gint64 ura_plan_row_get_integer (UraPlanRow *self, UraPlanColumn column, gint64 fallback);
gboolean ura_plan_row_is_loaded (UraPlanRow *self);
gboolean ura_plan_row_is_group (UraPlanRow *self);
gboolean ura_plan_row_has_arrow (UraPlanRow *self);
const UraPlanCount *ura_plan_row_get_count (UraPlanRow *self);
/* Where the texts begin. */
int ura_plan_row_get_indent (UraPlanRow *self);
void ura_plan_row_measure_font (UraPlanRow *self);
/* For texts of this width; nothing when they are there already. */
void ura_plan_row_make_texts (UraPlanRow *self, int width);
void ura_plan_row_clear_texts (UraPlanRow *self);
/* In pixels; 0 for NULL. */
int ura_plan_row_text_width (PangoLayout *layout);

G_END_DECLS
