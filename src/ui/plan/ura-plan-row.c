/* Code, marks and status on the first line, the text in up to two, what is looked up below. A row
 * that has not arrived takes the place of a measure with two lines of text. */

#include "config.h"

#include "ura-plan-row-private.h"

#include "ura-status-pill.h"
#include "ura-ui.h"

#define MIN_TEXT   260
#define BAR_HEIGHT 5
#define DIM        0.62f

G_DEFINE_FINAL_TYPE (UraPlanRow, ura_plan_row, GTK_TYPE_WIDGET)

static guint toggled_signal;

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
  graphene_rect_init (&box, right - URA_ROW_BAR_WIDTH, y + (float) (height - BAR_HEIGHT) / 2,
                      URA_ROW_BAR_WIDTH, BAR_HEIGHT);
  ura_status_bar_draw (snapshot, &box, look, &ground, percent);
  draw_layout (snapshot, self->figure, right - URA_ROW_BAR_WIDTH - 8 - (float) width, y, color);
}

static void
draw_group (UraPlanRow *self, GtkSnapshot *snapshot, float right, const GdkRGBA *dim)
{
  const UraPlanCount *count = ura_plan_row_get_count (self);

  if (count != NULL && count->total > 0)
    draw_progress (self, snapshot, right,
                   URA_ROW_PAD_Y + (float) (self->pill_line - self->small_line) / 2,
                   URA_REPORT_STATUS_DONE, 100.0 * count->implemented / count->total, dim);
}

static void
draw_measure (UraPlanRow *self, GtkSnapshot *snapshot, float x, float right, const GdkRGBA *dim)
{
  UraReportStatus look = ura_status_pill_look (
      ura_plan_row_get_text (self, URA_PLAN_COLUMN_STATUS));
  float last = (float) (gtk_widget_get_height (GTK_WIDGET (self)) - URA_ROW_PAD_Y -
                        self->small_line);
  float edge;
  int pill;

  ura_status_pill_size (self->pill, &pill, NULL);
  edge = right - (float) pill;
  ura_status_pill_draw (snapshot, self->pill, look, edge, URA_ROW_PAD_Y);
  if (self->marks != NULL)
    {
      gboolean overdue = ura_plan_row_get_integer (self, URA_PLAN_COLUMN_OVERDUE, 0) != 0;
      GdkRGBA mark;

      ura_status_pill_ink (overdue ? URA_REPORT_STATUS_LATE : URA_REPORT_STATUS_PARTLY,
                           URA_REPORT_INK_TEXT, &mark);
      draw_layout (snapshot, self->marks,
                   edge - URA_ROW_GAP - (float) ura_plan_row_text_width (self->marks),
                   URA_ROW_PAD_Y + (float) (self->pill_line - self->small_line) / 2, &mark);
    }
  draw_layout (snapshot, self->meta, x, last, dim);
  draw_progress (self, snapshot, right, last, look,
                 (double) ura_plan_row_get_integer (self, URA_PLAN_COLUMN_PROGRESS, 0), dim);
}

static void
ura_plan_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UraPlanRow *self = URA_PLAN_ROW (widget);
  float right = (float) (gtk_widget_get_width (widget) - URA_ROW_PAD_X);
  float x, top;
  GdkRGBA color, dim;

  if (!ura_plan_row_is_loaded (self))
    return;
  ura_plan_row_measure_font (self);
  x = (float) ura_plan_row_get_indent (self);
  ura_plan_row_make_texts (self, (int) (right - x));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (ura_plan_row_get_text (self, URA_PLAN_COLUMN_RETIRED) != NULL)
    color.alpha *= DIM;
  dim = color;
  dim.alpha *= DIM;

  top = URA_ROW_PAD_Y + (float) (self->pill_line - self->small_line) / 2;
  if (ura_plan_row_has_arrow (self))
    draw_arrow (self, snapshot, x - URA_ROW_ARROW_WIDTH + 6,
                URA_ROW_PAD_Y + (float) self->pill_line / 2, &dim);
  draw_layout (snapshot, self->code, x, top, &dim);
  draw_layout (snapshot, self->text, x,
               (float) (URA_ROW_PAD_Y + self->pill_line + URA_ROW_LINE_GAP), &color);
  if (ura_plan_row_is_group (self))
    draw_group (self, snapshot, right, &dim);
  else
    draw_measure (self, snapshot, x, right, &dim);
}

/* Lines of text in a row of this width: one or two; two while it is not known. */
static int
count_lines (UraPlanRow *self, int width)
{
  if (!ura_plan_row_is_loaded (self) || width <= 0)
    return 2;
  ura_plan_row_make_texts (self, width - URA_ROW_PAD_X - ura_plan_row_get_indent (self));
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

  ura_plan_row_measure_font (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 2 * URA_ROW_PAD_X + URA_ROW_ARROW_WIDTH + URA_ROW_MAX_INDENT * URA_ROW_INDENT +
                 MIN_TEXT;
      *natural = *minimum + 200;
      return;
    }
  *minimum = 2 * URA_ROW_PAD_Y + self->pill_line + URA_ROW_LINE_GAP +
             count_lines (self, for_size) * self->line;
  if (!ura_plan_row_is_group (self))
    *minimum += URA_ROW_LINE_GAP + self->small_line;
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
  words = ura_plan_row_describe (self->row, ura_plan_row_get_count (self));
  ura_ui_set_label (GTK_WIDGET (self), words);
  /* What has the keyboard is the list's own widget around this one. */
  if (item != NULL)
    ura_ui_set_label (item, words);
}

void
ura_plan_row_update (UraPlanRow *self)
{
  ura_plan_row_clear_texts (self);
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
  if (!ura_plan_row_has_arrow (self) || x > ura_plan_row_get_indent (self))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, toggled_signal, 0);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  UraPlanRow *self = URA_PLAN_ROW (widget);
  g_autofree char *words = NULL;

  if (!ura_plan_row_is_loaded (self))
    return FALSE;
  words = ura_plan_row_describe (self->row, ura_plan_row_get_count (self));
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
  ura_plan_row_clear_texts (self);
  gtk_widget_queue_resize (widget);
}

static void
ura_plan_row_dispose (GObject *object)
{
  UraPlanRow *self = URA_PLAN_ROW (object);

  drop_row (self);
  ura_plan_row_clear_texts (self);
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
