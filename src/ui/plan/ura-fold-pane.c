/* GTK has no container that does this and stays: AdwLeaflet has gone out of favour, GtkPaned does
 * not fold. The line between the two can be drawn with the mouse. */

#include "config.h"

#include "ura-fold-pane.h"

#include "ura-ui.h"

/* Below this width of the whole, both would be too narrow to work with. */
#define FOLD_WIDTH 900
/* Of the list, in percent, where nobody drew the line. */
#define SHARE    42
#define MIN_LIST 400
#define MAX_LIST 620
#define HANDLE   9 /* pixels around the line that take the mouse */

struct _UraFoldPane
{
  GtkWidget parent_instance;

  GtkWidget *list;
  GtkWidget *line;
  GtkWidget *handle;
  GtkWidget *detail;
  gboolean folded;
  gboolean show_detail;
  int position;
  int list_width; /* as it was allocated last */
  int drag_start;
  guint notify_idle;
};

G_DEFINE_FINAL_TYPE (UraFoldPane, ura_fold_pane, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_FOLDED = 1,
  PROP_SHOW_DETAIL,
  PROP_POSITION,
  N_PROPS
} UraFoldPaneProps;

static GParamSpec *properties[N_PROPS];

/* Layout */

static int
get_minimum (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
ura_fold_pane_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  UraFoldPane *self = URA_FOLD_PANE (widget);
  int list_minimum, list_natural, detail_minimum, detail_natural;

  /* Either may be alone, so it is asked without a size: what needs more is scrolled. */
  gtk_widget_measure (self->list, orientation, -1, &list_minimum, &list_natural, NULL, NULL);
  gtk_widget_measure (self->detail, orientation, -1, &detail_minimum, &detail_natural, NULL, NULL);
  *minimum = MAX (list_minimum, detail_minimum);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = list_natural + detail_natural + 1;
  else
    *natural = MAX (list_natural, detail_natural);
}

static gboolean
notify_cb (gpointer user_data)
{
  UraFoldPane *self = URA_FOLD_PANE (user_data);

  self->notify_idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

/* Told afterwards: who listens may change what is laid out. */
static void
set_folded (UraFoldPane *self, gboolean folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  if (self->notify_idle == 0)
    self->notify_idle = g_idle_add (notify_cb, self);
}

static void
allocate (GtkWidget *widget, int x, int width, int height)
{
  gtk_widget_set_child_visible (widget, width > 0);
  if (width > 0)
    gtk_widget_size_allocate (widget, &(GtkAllocation){ x, 0, width, height }, -1);
}

static int
choose_list_width (UraFoldPane *self, int width)
{
  int least = MAX (MIN_LIST, get_minimum (self->list, GTK_ORIENTATION_HORIZONTAL, -1));
  int most = width - 1 - get_minimum (self->detail, GTK_ORIENTATION_HORIZONTAL, -1);
  int wanted = self->position >= 0 ? self->position : MIN (width * SHARE / 100, MAX_LIST);

  return MIN (MAX (wanted, least), MAX (most, least));
}

static void
ura_fold_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UraFoldPane *self = URA_FOLD_PANE (widget);
  int needed = get_minimum (self->list, GTK_ORIENTATION_HORIZONTAL, -1) + 1 +
               get_minimum (self->detail, GTK_ORIENTATION_HORIZONTAL, -1);

  set_folded (self, width < MAX (needed, FOLD_WIDTH));
  if (self->folded)
    {
      allocate (self->list, 0, self->show_detail ? 0 : width, height);
      allocate (self->detail, 0, self->show_detail ? width : 0, height);
      allocate (self->line, 0, 0, height);
      allocate (self->handle, 0, 0, height);
      return;
    }
  self->list_width = choose_list_width (self, width);
  allocate (self->list, 0, self->list_width, height);
  allocate (self->line, self->list_width, 1, height);
  allocate (self->detail, self->list_width + 1, width - self->list_width - 1, height);
  allocate (self->handle, self->list_width - HANDLE / 2, HANDLE, height);
}

static void
ura_fold_pane_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UraFoldPane *self = URA_FOLD_PANE (widget);

  gtk_widget_snapshot_child (widget, self->list, snapshot);
  gtk_widget_snapshot_child (widget, self->detail, snapshot);
  gtk_widget_snapshot_child (widget, self->line, snapshot);
}

/* Drawing the line */

static void
drag_begin_cb (UraFoldPane *self)
{
  self->drag_start = self->list_width;
}

static void
drag_update_cb (UraFoldPane *self, double dx, double dy)
{
  ura_fold_pane_set_position (self, MAX (self->drag_start + (int) dx, 0));
}

static void
drag_end_cb (UraFoldPane *self)
{
  /* What was asked for may lie beyond what was possible. */
  if (self->position >= 0)
    ura_fold_pane_set_position (self, self->list_width);
}

/* GObject */

static void
ura_fold_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UraFoldPane *self = URA_FOLD_PANE (object);

  switch ((UraFoldPaneProps) id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_SHOW_DETAIL:
      g_value_set_boolean (value, self->show_detail);
      break;
    case PROP_POSITION:
      g_value_set_int (value, self->position);
      break;
    case N_PROPS:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
ura_fold_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UraFoldPane *self = URA_FOLD_PANE (object);

  switch ((UraFoldPaneProps) id)
    {
    case PROP_SHOW_DETAIL:
      ura_fold_pane_set_show_detail (self, g_value_get_boolean (value));
      break;
    case PROP_POSITION:
      ura_fold_pane_set_position (self, g_value_get_int (value));
      break;
    case PROP_FOLDED:
    case N_PROPS:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
ura_fold_pane_dispose (GObject *object)
{
  UraFoldPane *self = URA_FOLD_PANE (object);

  g_clear_handle_id (&self->notify_idle, g_source_remove);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->detail, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  G_OBJECT_CLASS (ura_fold_pane_parent_class)->dispose (object);
}

static void
ura_fold_pane_class_init (UraFoldPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = ura_fold_pane_dispose;
  object_class->get_property = ura_fold_pane_get_property;
  object_class->set_property = ura_fold_pane_set_property;
  widget_class->measure = ura_fold_pane_measure;
  widget_class->size_allocate = ura_fold_pane_size_allocate;
  widget_class->snapshot = ura_fold_pane_snapshot;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | flags);
  properties[PROP_SHOW_DETAIL] = g_param_spec_boolean ("show-detail", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | flags);
  properties[PROP_POSITION] = g_param_spec_int ("position", NULL, NULL, -1, G_MAXINT, -1,
                                                G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ura_fold_pane_init (UraFoldPane *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->position = -1;
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->handle = adw_bin_new ();
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
ura_fold_pane_new (GtkWidget *list, GtkWidget *detail)
{
  UraFoldPane *self = g_object_new (URA_TYPE_FOLD_PANE, NULL);

  self->list = list;
  self->detail = detail;
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  gtk_widget_set_parent (detail, GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  /* Last, so that it lies on top. */
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

gboolean
ura_fold_pane_get_folded (UraFoldPane *self)
{
  g_return_val_if_fail (URA_IS_FOLD_PANE (self), FALSE);

  return self->folded;
}

gboolean
ura_fold_pane_get_show_detail (UraFoldPane *self)
{
  g_return_val_if_fail (URA_IS_FOLD_PANE (self), FALSE);

  return self->show_detail;
}

void
ura_fold_pane_set_show_detail (UraFoldPane *self, gboolean show_detail)
{
  g_return_if_fail (URA_IS_FOLD_PANE (self));

  if (self->show_detail == show_detail)
    return;
  self->show_detail = show_detail;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAIL]);
}

int
ura_fold_pane_get_position (UraFoldPane *self)
{
  g_return_val_if_fail (URA_IS_FOLD_PANE (self), -1);

  return self->position;
}

void
ura_fold_pane_set_position (UraFoldPane *self, int position)
{
  g_return_if_fail (URA_IS_FOLD_PANE (self));

  if (self->position == position)
    return;
  self->position = position;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}
