/* Code, marks and status on the first line, the text in up to two, what is looked up below. A row
 * that has not arrived takes the place of a measure with two lines of text. */

#include "config.h"

#include "ura-plan-row.h"

#include "ura-status-pill.h"
#include "ura-ui.h"

#define PAD_X       12
#define PAD_Y       8
#define GAP         10
#define LINE_GAP    3
#define ARROW_WIDTH 18
#define INDENT      12 /* for each rank */
#define MAX_INDENT  3
#define MIN_TEXT    260
#define BAR_WIDTH   64
#define BAR_HEIGHT  5
#define SMALL_SCALE 0.88
#define DIM         0.62f

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

G_DEFINE_FINAL_TYPE (UraPlanRow, ura_plan_row, GTK_TYPE_WIDGET)

static guint toggled_signal;

/* What the row says */

static const char *
get_text (UraPlanRow *self, UraPlanColumn column)
{
  return self->row == NULL ? NULL : ura_row_get_text (self->row, column);
}

static gint64
get_integer (UraPlanRow *self, UraPlanColumn column, gint64 fallback)
{
  return self->row == NULL
             ? fallback
             : ura_value_get_integer (ura_row_get_value (self->row, column), fallback);
}

static gboolean
is_loaded (UraPlanRow *self)
{
  return self->row != NULL && ura_row_is_loaded (self->row);
}

static gboolean
is_group (UraPlanRow *self)
{
  return is_loaded (self) && !ura_plan_row_is_measure (self->row);
}

static gboolean
has_arrow (UraPlanRow *self)
{
  return self->folds != NULL && get_integer (self, URA_PLAN_COLUMN_HAS_PARTS, 0) != 0;
}

static const UraPlanCount *
get_count (UraPlanRow *self)
{
  const char *uid = self->row == NULL ? NULL : ura_row_get_uid (self->row);

  return uid == NULL ? NULL : ura_plan_counts_get (self->counts, uid);
}

/* Texts */

static void
clear_layouts (UraPlanRow *self)
{
  g_clear_object (&self->code);
  g_clear_object (&self->text);
  g_clear_object (&self->meta);
  g_clear_object (&self->pill);
  g_clear_object (&self->figure);
  g_clear_object (&self->marks);
}

static void
measure_font (UraPlanRow *self)
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
static int
get_indent (UraPlanRow *self)
{
  gint64 depth = self->folds == NULL ? 0 : get_integer (self, URA_PLAN_COLUMN_DEPTH, 0);

  return PAD_X + ARROW_WIDTH + (int) CLAMP (depth, 0, MAX_INDENT) * INDENT;
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
  const char *responsible = get_text (self, URA_PLAN_COLUMN_RESPONSIBLE);
  const char *deadline = get_text (self, URA_PLAN_COLUMN_DEADLINE);
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
  const char *code = ura_plan_row_short_code (get_text (self, URA_PLAN_COLUMN_CODE));
  const char *printed = get_text (self, URA_PLAN_COLUMN_PRINTED);
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
  const UraPlanCount *count = get_count (self);

  self->text = make_layout (self, get_text (self, URA_PLAN_COLUMN_TEXT), 1, PANGO_WEIGHT_BOLD);
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
  gboolean overdue = get_integer (self, URA_PLAN_COLUMN_OVERDUE, 0) != 0;
  gboolean incomplete = get_integer (self, URA_PLAN_COLUMN_INCOMPLETE, 0) != 0;
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
  const char *status = get_text (self, URA_PLAN_COLUMN_STATUS);
  const char *label = get_text (self, URA_PLAN_COLUMN_STATUS_LABEL);
  gint64 progress = get_integer (self, URA_PLAN_COLUMN_PROGRESS, -1);
  g_autofree char *meta = make_meta (self);

  self->text = make_layout (self, get_text (self, URA_PLAN_COLUMN_TEXT), 1, PANGO_WEIGHT_NORMAL);
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

static int
get_layout_width (PangoLayout *layout)
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
  int figure = self->figure == NULL ? 0 : BAR_WIDTH + 8 + get_layout_width (self->figure) + GAP;

  set_width (self->text, width);
  pango_layout_set_height (self->text, -2);
  pango_layout_set_wrap (self->text, PANGO_WRAP_WORD_CHAR);
  if (self->pill == NULL)
    {
      set_width (self->code, width - figure);
      return;
    }
  pango_layout_set_ellipsize (self->pill, PANGO_ELLIPSIZE_END);
  if (get_layout_width (self->pill) > width / 2)
    set_width (self->pill, width / 2);
  ura_status_pill_size (self->pill, &pill, NULL);
  set_width (self->code,
             width - pill - GAP - (self->marks == NULL ? 0 : get_layout_width (self->marks) + GAP));
  set_width (self->meta, width - figure);
}

static void
make_layouts (UraPlanRow *self, int width)
{
  if (self->code != NULL && self->width == width)
    return;
  clear_layouts (self);
  self->width = width;
  self->code = make_code (self, PANGO_WEIGHT_BOLD);
  if (is_group (self))
    make_group_texts (self);
  else
    make_measure_texts (self);
  set_widths (self, width);
}

/* Drawing */

static void
draw_layout (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_arrow (UraPlanRow *self, GtkSnapshot *snapshot, float x, float y, const GdkRGBA *color)
{
  gboolean folded = ura_plan_folds_is_folded (self->folds, ura_row_get_uid (self->row));
  graphene_rect_t box = GRAPHENE_RECT_INIT (x - 6, y - 6, 12, 12);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &box);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_translate (cr, x, y);
  if (folded)
    cairo_rotate (cr, -G_PI_2);
  cairo_move_to (cr, -4, -2);
  cairo_line_to (cr, 0, 2);
  cairo_line_to (cr, 4, -2);
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* The bar ends at @right; what it says stands before it. */
static void
draw_progress (UraPlanRow *self,
               GtkSnapshot *snapshot,
               float right,
               float y,
               UraReportStatus look,
               double percent,
               const GdkRGBA *color)
{
  graphene_rect_t box;
  GdkRGBA ground = *color;
  int width, height;

  if (self->figure == NULL)
    return;
  pango_layout_get_pixel_size (self->figure, &width, &height);
  ground.alpha *= 0.2f;
  graphene_rect_init (&box, right - BAR_WIDTH, y + (float) (height - BAR_HEIGHT) / 2, BAR_WIDTH,
                      BAR_HEIGHT);
  ura_status_bar_draw (snapshot, &box, look, &ground, percent);
  draw_layout (snapshot, self->figure, right - BAR_WIDTH - 8 - (float) width, y, color);
}

static void
draw_group (UraPlanRow *self, GtkSnapshot *snapshot, float right, const GdkRGBA *dim)
{
  const UraPlanCount *count = get_count (self);

  if (count != NULL && count->total > 0)
    draw_progress (self, snapshot, right, PAD_Y + (float) (self->pill_line - self->small_line) / 2,
                   URA_REPORT_STATUS_DONE, 100.0 * count->implemented / count->total, dim);
}

static void
draw_measure (UraPlanRow *self, GtkSnapshot *snapshot, float x, float right, const GdkRGBA *dim)
{
  UraReportStatus look = ura_status_pill_look (get_text (self, URA_PLAN_COLUMN_STATUS));
  float last = (float) (gtk_widget_get_height (GTK_WIDGET (self)) - PAD_Y - self->small_line);
  float edge;
  int pill;

  ura_status_pill_size (self->pill, &pill, NULL);
  edge = right - (float) pill;
  ura_status_pill_draw (snapshot, self->pill, look, edge, PAD_Y);
  if (self->marks != NULL)
    {
      gboolean overdue = get_integer (self, URA_PLAN_COLUMN_OVERDUE, 0) != 0;
      GdkRGBA mark;

      ura_status_pill_ink (overdue ? URA_REPORT_STATUS_LATE : URA_REPORT_STATUS_PARTLY,
                           URA_REPORT_INK_TEXT, &mark);
      draw_layout (snapshot, self->marks, edge - GAP - (float) get_layout_width (self->marks),
                   PAD_Y + (float) (self->pill_line - self->small_line) / 2, &mark);
    }
  draw_layout (snapshot, self->meta, x, last, dim);
  draw_progress (self, snapshot, right, last, look,
                 (double) get_integer (self, URA_PLAN_COLUMN_PROGRESS, 0), dim);
}

static void
ura_plan_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UraPlanRow *self = URA_PLAN_ROW (widget);
  float right = (float) (gtk_widget_get_width (widget) - PAD_X);
  float x, top;
  GdkRGBA color, dim;

  if (!is_loaded (self))
    return;
  measure_font (self);
  x = (float) get_indent (self);
  make_layouts (self, (int) (right - x));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (get_text (self, URA_PLAN_COLUMN_RETIRED) != NULL)
    color.alpha *= DIM;
  dim = color;
  dim.alpha *= DIM;

  top = PAD_Y + (float) (self->pill_line - self->small_line) / 2;
  if (has_arrow (self))
    draw_arrow (self, snapshot, x - ARROW_WIDTH + 6, PAD_Y + (float) self->pill_line / 2, &dim);
  draw_layout (snapshot, self->code, x, top, &dim);
  draw_layout (snapshot, self->text, x, (float) (PAD_Y + self->pill_line + LINE_GAP), &color);
  if (is_group (self))
    draw_group (self, snapshot, right, &dim);
  else
    draw_measure (self, snapshot, x, right, &dim);
}

/* Lines of text in a row of this width: one or two; two while it is not known. */
static int
count_lines (UraPlanRow *self, int width)
{
  if (!is_loaded (self) || width <= 0)
    return 2;
  make_layouts (self, width - PAD_X - get_indent (self));
  return CLAMP (pango_layout_get_line_count (self->text), 1, 2);
}

static GtkSizeRequestMode
ura_plan_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ura_plan_row_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  UraPlanRow *self = URA_PLAN_ROW (widget);

  measure_font (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 2 * PAD_X + ARROW_WIDTH + MAX_INDENT * INDENT + MIN_TEXT;
      *natural = *minimum + 200;
      return;
    }
  *minimum = 2 * PAD_Y + self->pill_line + LINE_GAP + count_lines (self, for_size) * self->line;
  if (!is_group (self))
    *minimum += LINE_GAP + self->small_line;
  *natural = *minimum;
}

/* Following the row */

static void
update_label (UraPlanRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *words = NULL;

  if (self->row == NULL)
    return;
  words = ura_plan_row_describe (self->row, get_count (self));
  ura_ui_set_label (GTK_WIDGET (self), words);
  /* What has the keyboard is the list's own widget around this one. */
  if (item != NULL)
    ura_ui_set_label (item, words);
}

void
ura_plan_row_update (UraPlanRow *self)
{
  clear_layouts (self);
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
row_changed_cb (UraPlanRow *self)
{
  /* Its kind decides its height. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  ura_plan_row_update (self);
}

static void
drop_row (UraPlanRow *self)
{
  if (self->row != NULL)
    g_clear_signal_handler (&self->changed_handler, self->row);
  g_clear_object (&self->row);
}

static void
pressed_cb (UraPlanRow *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  if (!has_arrow (self) || x > get_indent (self))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, toggled_signal, 0);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  UraPlanRow *self = URA_PLAN_ROW (widget);
  g_autofree char *words = NULL;

  if (!is_loaded (self))
    return FALSE;
  words = ura_plan_row_describe (self->row, get_count (self));
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/* GObject */

static void
ura_plan_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  UraPlanRow *self = URA_PLAN_ROW (widget);

  GTK_WIDGET_CLASS (ura_plan_row_parent_class)->css_changed (widget, change);
  self->line = 0;
  clear_layouts (self);
  gtk_widget_queue_resize (widget);
}

static void
ura_plan_row_dispose (GObject *object)
{
  UraPlanRow *self = URA_PLAN_ROW (object);

  drop_row (self);
  clear_layouts (self);
  g_clear_object (&self->counts);
  G_OBJECT_CLASS (ura_plan_row_parent_class)->dispose (object);
}

static void
ura_plan_row_class_init (UraPlanRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_plan_row_dispose;
  widget_class->css_changed = ura_plan_row_css_changed;
  widget_class->get_request_mode = ura_plan_row_get_request_mode;
  widget_class->measure = ura_plan_row_measure;
  widget_class->query_tooltip = query_tooltip_cb;
  widget_class->snapshot = ura_plan_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "planrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  toggled_signal = g_signal_new ("fold-toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ura_plan_row_init (UraPlanRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
ura_plan_row_new (UraPlanCounts *counts)
{
  UraPlanRow *self = g_object_new (URA_TYPE_PLAN_ROW, NULL);

  g_set_object (&self->counts, counts);
  return GTK_WIDGET (self);
}

void
ura_plan_row_set_row (UraPlanRow *self, UraRow *row, const UraPlanFolds *folds)
{
  g_return_if_fail (URA_IS_PLAN_ROW (self));

  drop_row (self);
  self->folds = folds;
  if (row == NULL)
    return;
  self->row = g_object_ref (row);
  self->changed_handler = g_signal_connect_swapped (row, "changed", G_CALLBACK (row_changed_cb),
                                                    self);
  row_changed_cb (self);
}

UraRow *
ura_plan_row_get_row (UraPlanRow *self)
{
  return self->row;
}
