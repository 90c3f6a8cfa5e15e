/* Symbols and colours are those of the report, so that the window and the workbook look alike. The
 * report's colours are for paper: in a dark window they are turned round. */

#include "config.h"

#include "ura-status-pill.h"

#include "ura-plan-codes.h"
#include "ura-ui.h"

#define PADDING_X   8
#define PADDING_Y   2
#define BAR_RADIUS  2.5f
#define SMALL_SCALE 0.88

struct _UraStatusPill
{
  GtkWidget parent_instance;

  UraReportStatus look;
  char *text;
  PangoLayout *layout; /* NULL: to be made */
};

G_DEFINE_FINAL_TYPE (UraStatusPill, ura_status_pill, GTK_TYPE_WIDGET)

UraReportStatus
ura_status_pill_look (const char *meaning)
{
  switch (ura_measure_status_from_meaning (meaning))
    {
    case URA_STATUS_NOT_STARTED:
      return URA_REPORT_STATUS_WAITING;
    case URA_STATUS_IN_PROGRESS:
    case URA_STATUS_ONGOING:
      return URA_REPORT_STATUS_ACTIVE;
    case URA_STATUS_IMPLEMENTED:
      return URA_REPORT_STATUS_DONE;
    case URA_STATUS_PARTLY_IMPLEMENTED:
      return URA_REPORT_STATUS_PARTLY;
    case URA_STATUS_NOT_IMPLEMENTED:
      return URA_REPORT_STATUS_FAILED;
    case URA_STATUS_POSTPONED:
    case URA_STATUS_CANCELLED:
      return URA_REPORT_STATUS_POSTPONED;
    case URA_STATUS_NOT_REPORTED:
    case URA_N_STATUSES:
      break;
    }
  return URA_REPORT_STATUS_NO_DATA;
}

static GdkRGBA
from_hex (guint32 hex)
{
  return (GdkRGBA){ (float) ((hex >> 16) & 0xff) / 255, (float) ((hex >> 8) & 0xff) / 255,
                    (float) (hex & 0xff) / 255, 1 };
}

static float
mix (float a, float b, float share)
{
  return a + (b - a) * share;
}

void
ura_status_pill_ink (UraReportStatus look, UraReportInk ink, GdkRGBA *color)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  *color = from_hex (ura_report_status_color (look, ink));
  if (!dark || ink == URA_REPORT_INK_SOLID)
    return;
  *color = from_hex (ura_report_status_color (look, URA_REPORT_INK_SOLID));
  if (ink == URA_REPORT_INK_FILL)
    color->alpha = 0.25f;
  else
    *color = (GdkRGBA){ mix (color->red, 1, 0.55f), mix (color->green, 1, 0.55f),
                        mix (color->blue, 1, 0.55f), 1 };
}

PangoLayout *
ura_status_pill_layout (GtkWidget *widget, UraReportStatus look, const char *text)
{
  const char *symbol = ura_report_status_symbol (look);
  g_autofree char *words = *symbol == '\0' ? g_strdup (text)
                                           : g_strdup_printf ("%s\u00a0%s", symbol, text);
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, words);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_SCALE));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

void
ura_status_pill_size (PangoLayout *layout, int *width, int *height)
{
  pango_layout_get_pixel_size (layout, width, height);
  if (width != NULL)
    *width += 2 * PADDING_X;
  if (height != NULL)
    *height += 2 * PADDING_Y;
}

void
ura_status_pill_draw (
    GtkSnapshot *snapshot, PangoLayout *layout, UraReportStatus look, float x, float y)
{
  GskRoundedRect outline;
  graphene_rect_t box;
  GdkRGBA color;
  int width, height;

  ura_status_pill_size (layout, &width, &height);
  graphene_rect_init (&box, x, y, (float) width, (float) height);
  gsk_rounded_rect_init_from_rect (&outline, &box, (float) height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  ura_status_pill_ink (look, URA_REPORT_INK_FILL, &color);
  gtk_snapshot_append_color (snapshot, &color, &box);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + PADDING_X, y + PADDING_Y));
  ura_status_pill_ink (look, URA_REPORT_INK_TEXT, &color);
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

void
ura_status_bar_draw (GtkSnapshot *snapshot,
                     const graphene_rect_t *box,
                     UraReportStatus look,
                     const GdkRGBA *ground,
                     double percent)
{
  graphene_rect_t part = *box;
  GskRoundedRect outline;
  GdkRGBA color;

  gsk_rounded_rect_init_from_rect (&outline, box, BAR_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, ground, box);
  part.size.width *= (float) (CLAMP (percent, 0, 100) / 100);
  ura_status_pill_ink (look, URA_REPORT_INK_SOLID, &color);
  if (part.size.width > 0)
    gtk_snapshot_append_color (snapshot, &color, &part);
  gtk_snapshot_pop (snapshot);
}

/* The widget */

static PangoLayout *
get_layout (UraStatusPill *self)
{
  if (self->layout == NULL)
    {
      self->layout = ura_status_pill_layout (GTK_WIDGET (self), self->look, self->text);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    }
  return self->layout;
}

static void
ura_status_pill_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  PangoLayout *layout = get_layout (URA_STATUS_PILL (widget));

  pango_layout_set_width (layout, -1);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    ura_status_pill_size (layout, natural, NULL);
  else
    ura_status_pill_size (layout, NULL, natural);
  *minimum = *natural;
}

static void
ura_status_pill_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UraStatusPill *self = URA_STATUS_PILL (widget);
  int height;

  ura_status_pill_size (get_layout (self), NULL, &height);
  ura_status_pill_draw (snapshot, self->layout, self->look, 0,
                        (float) (gtk_widget_get_height (widget) - height) / 2);
}

static void
ura_status_pill_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  UraStatusPill *self = URA_STATUS_PILL (widget);

  GTK_WIDGET_CLASS (ura_status_pill_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (widget);
}

static void
ura_status_pill_finalize (GObject *object)
{
  UraStatusPill *self = URA_STATUS_PILL (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (ura_status_pill_parent_class)->finalize (object);
}

static void
ura_status_pill_class_init (UraStatusPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ura_status_pill_finalize;
  widget_class->css_changed = ura_status_pill_css_changed;
  widget_class->measure = ura_status_pill_measure;
  widget_class->snapshot = ura_status_pill_snapshot;
  gtk_widget_class_set_css_name (widget_class, "statuspill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
ura_status_pill_init (UraStatusPill *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
ura_status_pill_new (UraReportStatus look, const char *text)
{
  UraStatusPill *self = g_object_new (URA_TYPE_STATUS_PILL, NULL);

  ura_status_pill_set (self, look, text);
  return GTK_WIDGET (self);
}

void
ura_status_pill_set (UraStatusPill *self, UraReportStatus look, const char *text)
{
  g_return_if_fail (URA_IS_STATUS_PILL (self));
  g_return_if_fail (text != NULL);

  self->look = look;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_object (&self->layout);
  ura_ui_set_label (GTK_WIDGET (self), text);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
