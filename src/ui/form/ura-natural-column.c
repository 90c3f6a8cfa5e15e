/* A layout that stacks widgets, each as high as it wants to be. */

#include "config.h"

#include "ura-natural-column.h"

#define GAP 4

struct _UraNaturalColumn
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (UraNaturalColumn, ura_natural_column, GTK_TYPE_LAYOUT_MANAGER)

static int
natural_height (GtkWidget *child, int width)
{
  int natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkSizeRequestMode
ura_natural_column_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ura_natural_column_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  int least = 0, wanted = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0, child_natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          wanted += (wanted > 0 ? GAP : 0) + natural_height (child, for_size);
          least = wanted;
          continue;
        }
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      least = MAX (least, child_minimum);
      wanted = MAX (wanted, child_natural);
    }
  *minimum = least;
  *natural = wanted;
}

static void
ura_natural_column_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      child_height = natural_height (child, width);
      gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, child_height }, -1);
      y += child_height + GAP;
    }
}

static void
ura_natural_column_class_init (UraNaturalColumnClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = ura_natural_column_get_request_mode;
  layout_class->measure = ura_natural_column_measure;
  layout_class->allocate = ura_natural_column_allocate;
}

static void
ura_natural_column_init (UraNaturalColumn *self)
{
}
