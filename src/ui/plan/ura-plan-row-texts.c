/* The texts of a row: made when it is first measured or drawn, dropped when what they say changes.
 */

#include "config.h"

#include "ura-plan-row-private.h"

#include "ura-status-pill.h"
#include "ura-ui.h"

#include <string.h>

#define SMALL_SCALE 0.88

const char *
ura_plan_row_get_text (UraPlanRow *self, UraPlanColumn column)
{
  return self->row == NULL ? NULL : ura_row_get_text (self->row, column);
}

gint64
ura_plan_row_get_integer (UraPlanRow *self, UraPlanColumn column, gint64 fallback)
{
  return self->row == NULL
             ? fallback
             : ura_value_get_integer (ura_row_get_value (self->row, column), fallback);
}

gboolean
ura_plan_row_is_loaded (UraPlanRow *self)
{
  return self->row != NULL && ura_row_is_loaded (self->row);
}

gboolean
ura_plan_row_is_group (UraPlanRow *self)
{
  return ura_plan_row_is_loaded (self) && !ura_plan_row_is_measure (self->row);
}

gboolean
ura_plan_row_has_arrow (UraPlanRow *self)
{
  return self->folds != NULL && ura_plan_row_get_integer (self, URA_PLAN_COLUMN_HAS_PARTS, 0) != 0;
}

const UraPlanCount *
ura_plan_row_get_count (UraPlanRow *self)
{
  const char *uid = self->row == NULL ? NULL : ura_row_get_uid (self->row);

  return uid == NULL ? NULL : ura_plan_counts_get (self->counts, uid);
}

/* Texts */

void
ura_plan_row_clear_texts (UraPlanRow *self)
{
  g_clear_object (&self->code);
  g_clear_object (&self->text);
  g_clear_object (&self->meta);
  g_clear_object (&self->pill);
  g_clear_object (&self->figure);
  g_clear_object (&self->marks);
}

void
ura_plan_row_measure_font (UraPlanRow *self)
{
  g_autoptr (PangoLayout) pill = NULL;
  PangoFontMetrics *metrics;
  double height;

  if (self->line != 0)
    return;
  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL,
                                       NULL);
  height = (double) pango_font_metrics_get_height (metrics);
  pango_font_metrics_unref (metrics);
  self->line = PANGO_PIXELS_CEIL (height);
  self->small_line = PANGO_PIXELS_CEIL (height * SMALL_SCALE);
  pill = ura_status_pill_layout (GTK_WIDGET (self), URA_REPORT_STATUS_DONE, "X");
  ura_status_pill_size (pill, NULL, &self->pill_line);
}

/* Where the texts begin. */
int
ura_plan_row_get_indent (UraPlanRow *self)
{
  gint64 depth = self->folds == NULL ? 0
                                     : ura_plan_row_get_integer (self, URA_PLAN_COLUMN_DEPTH, 0);

  return URA_ROW_PAD_X + URA_ROW_ARROW_WIDTH +
         (int) CLAMP (depth, 0, URA_ROW_MAX_INDENT) * URA_ROW_INDENT;
}

static PangoLayout *
make_layout (UraPlanRow *self, const char *text, double scale, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (scale < 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (weight != PANGO_WEIGHT_NORMAL)
    pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
set_width (PangoLayout *layout, int width)
{
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
}

static char *
make_meta (UraPlanRow *self)
{
  const char *responsible = ura_plan_row_get_text (self, URA_PLAN_COLUMN_RESPONSIBLE);
  const char *deadline = ura_plan_row_get_text (self, URA_PLAN_COLUMN_DEADLINE);
  g_autoptr (GString) meta = g_string_new (NULL);

  for (const char *p = responsible; p != NULL && *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (meta, ", ");
    else
      g_string_append_c (meta, *p);
  if (deadline != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (deadline, "\n", -1);
      g_autofree char *line = g_strjoinv (" ", lines);

      g_string_append_printf (meta, "%s%s", meta->len > 0 ? " · " : "", line);
    }
  return g_string_free (g_steal_pointer (&meta), FALSE);
}

/* "A.1.1.a  a)", the second one dim. */
static PangoLayout *
make_code (UraPlanRow *self, PangoWeight weight)
{
  const char *code = ura_plan_row_short_code (ura_plan_row_get_text (self, URA_PLAN_COLUMN_CODE));
  const char *printed = ura_plan_row_get_text (self, URA_PLAN_COLUMN_PRINTED);
  g_autofree char *words = NULL;
  PangoLayout *layout;
  PangoAttribute *bold = pango_attr_weight_new (weight);

  if (printed != NULL && g_strcmp0 (printed, code) != 0)
    words = g_strdup_printf ("%s  ·  %s", code == NULL ? "" : code, printed);
  layout = make_layout (self, words != NULL ? words : code, SMALL_SCALE, PANGO_WEIGHT_NORMAL);
  bold->end_index = code == NULL ? 0 : (guint) strlen (code);
  pango_attr_list_insert (pango_layout_get_attributes (layout), bold);
  return layout;
}

static void
make_group_texts (UraPlanRow *self)
{
  const UraPlanCount *count = ura_plan_row_get_count (self);

  self->text = make_layout (self, ura_plan_row_get_text (self, URA_PLAN_COLUMN_TEXT), 1,
                            PANGO_WEIGHT_BOLD);
  if (count != NULL)
    {
      g_autofree char *figure = g_strdup_printf ("%u/%u", count->implemented, count->total);

      self->figure = make_layout (self, figure, SMALL_SCALE, PANGO_WEIGHT_NORMAL);
    }
}

static PangoLayout *
make_marks (UraPlanRow *self)
{
  const char *symbol = ura_report_status_symbol (URA_REPORT_STATUS_LATE);
  gboolean overdue = ura_plan_row_get_integer (self, URA_PLAN_COLUMN_OVERDUE, 0) != 0;
  gboolean incomplete = ura_plan_row_get_integer (self, URA_PLAN_COLUMN_INCOMPLETE, 0) != 0;
  g_autofree char *late = g_strdup_printf ("%s\u00a0%s", symbol, _ ("Overdue"));
  g_autofree char *open = g_strdup_printf ("!\u00a0%s", _ ("Incomplete"));
  g_autofree char *marks = overdue && incomplete ? g_strjoin ("  ", open, late, NULL) : NULL;

  if (!overdue && !incomplete)
    return NULL;
  return make_layout (self,
                      marks != NULL ? marks
                      : overdue     ? late
                                    : open,
                      SMALL_SCALE, PANGO_WEIGHT_NORMAL);
}

static void
make_measure_texts (UraPlanRow *self)
{
  const char *status = ura_plan_row_get_text (self, URA_PLAN_COLUMN_STATUS);
  const char *label = ura_plan_row_get_text (self, URA_PLAN_COLUMN_STATUS_LABEL);
  gint64 progress = ura_plan_row_get_integer (self, URA_PLAN_COLUMN_PROGRESS, -1);
  g_autofree char *meta = make_meta (self);

  self->text = make_layout (self, ura_plan_row_get_text (self, URA_PLAN_COLUMN_TEXT), 1,
                            PANGO_WEIGHT_NORMAL);
  self->meta = make_layout (self, meta, SMALL_SCALE, PANGO_WEIGHT_NORMAL);
  self->pill = ura_status_pill_layout (GTK_WIDGET (self), ura_status_pill_look (status),
                                       label == NULL ? _ ("Not reported") : label);
  self->marks = make_marks (self);
  if (progress >= 0)
    {
      g_autofree char *figure = g_strdup_printf ("%d %%", (int) progress);

      self->figure = make_layout (self, figure, SMALL_SCALE, PANGO_WEIGHT_NORMAL);
    }
}

int
ura_plan_row_text_width (PangoLayout *layout)
{
  int width = 0;

  if (layout != NULL)
    pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* What stands at the right takes what it needs, the texts before it what is left. */
static void
set_widths (UraPlanRow *self, int width)
{
  int pill = 0;
  int figure = self->figure == NULL
                   ? 0
                   : URA_ROW_BAR_WIDTH + 8 + ura_plan_row_text_width (self->figure) + URA_ROW_GAP;

  set_width (self->text, width);
  pango_layout_set_height (self->text, -2);
  pango_layout_set_wrap (self->text, PANGO_WRAP_WORD_CHAR);
  if (self->pill == NULL)
    {
      set_width (self->code, width - figure);
      return;
    }
  pango_layout_set_ellipsize (self->pill, PANGO_ELLIPSIZE_END);
  if (ura_plan_row_text_width (self->pill) > width / 2)
    set_width (self->pill, width / 2);
  ura_status_pill_size (self->pill, &pill, NULL);
  set_width (self->code,
             width - pill - URA_ROW_GAP -
                 (self->marks == NULL ? 0 : ura_plan_row_text_width (self->marks) + URA_ROW_GAP));
  set_width (self->meta, width - figure);
}

void
ura_plan_row_make_texts (UraPlanRow *self, int width)
{
  if (self->code != NULL && self->width == width)
    return;
  ura_plan_row_clear_texts (self);
  self->width = width;
  self->code = make_code (self, PANGO_WEIGHT_BOLD);
  if (ura_plan_row_is_group (self))
    make_group_texts (self);
  else
    make_measure_texts (self);
  set_widths (self, width);
}
