/* A bar of progress in the colour of a status. */

#include "config.h"

#include "ura-status-pill.h"

#include "ura-ui.h"

#define HEIGHT    8
#define MIN_WIDTH 40

struct _UraStatusBar
{
  GtkWidget parent_instance;

  UraReportStatus look;
  double percent;
};

G_DEFINE_FINAL_TYPE (UraStatusBar, ura_status_bar, GTK_TYPE_WIDGET)

static void
ura_status_bar_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
}

static void
ura_status_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UraStatusBar *self = URA_STATUS_BAR (widget);
  graphene_rect_t box = GRAPHENE_RECT_INIT (0,
                                            (float) (gtk_widget_get_height (widget) - HEIGHT) / 2,
                                            (float) gtk_widget_get_width (widget), HEIGHT);
  GdkRGBA ground;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ground);
  ground.alpha *= 0.12f;
  ura_status_bar_draw (snapshot, &box, self->look, &ground, self->percent);
}

static void
ura_status_bar_class_init (UraStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = ura_status_bar_measure;
  widget_class->snapshot = ura_status_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "statusbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
ura_status_bar_init (UraStatusBar *self)
{
}

GtkWidget *
ura_status_bar_new (UraReportStatus look, double percent, const char *label)
{
  UraStatusBar *self = g_object_new (URA_TYPE_STATUS_BAR, NULL);

  self->look = look;
  self->percent = percent;
  ura_ui_set_label (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, percent, -1);
  return GTK_WIDGET (self);
}
