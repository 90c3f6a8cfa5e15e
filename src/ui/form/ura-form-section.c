/* Lays out fields: a wide one takes a line, two short ones share one. Rows of a line get the same
 * height, so that the order of Tab, which GTK takes from where widgets stand, is the order of
 * reading. */

#include "config.h"

#include "ura-form-section.h"

#define COLUMN_MIN  250
#define COLUMN_GAP  18
#define LINE_GAP    14
#define HEADING_GAP 8

struct _UraFormSection
{
  GtkWidget parent_instance;

  GtkWidget *heading; /* may be NULL */
};

G_DEFINE_FINAL_TYPE (UraFormSection, ura_form_section, GTK_TYPE_WIDGET)

/* The first visible row from @row on. */
static GtkWidget *
skip_hidden (GtkWidget *row)
{
  while (row != NULL && !gtk_widget_should_layout (row))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static GtkWidget *
first_row (UraFormSection *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL && child == self->heading)
    child = gtk_widget_get_next_sibling (child);
  return skip_hidden (child);
}

static gboolean
is_narrow (GtkWidget *row, int width)
{
  int minimum = 0;

  if (width < 2 * COLUMN_MIN + COLUMN_GAP || ura_field_row_is_wide (URA_FIELD_ROW (row)))
    return FALSE;
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum <= (width - COLUMN_GAP) / 2;
}

/* The row that shares a line with the narrow @row, or NULL. */
static GtkWidget *
partner_of (GtkWidget *row, int width)
{
  GtkWidget *next = skip_hidden (gtk_widget_get_next_sibling (row));

  return next != NULL && is_narrow (next, width) ? next : NULL;
}

static int
height_of (GtkWidget *widget, int width)
{
  int minimum = 0, natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return natural;
}

static void
allocate (GtkWidget *widget, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (widget, &(GtkAllocation){ x, y, width, height }, -1);
}

/* Goes through the lines; with @place the rows get their places. Returns the height of all. */
static int
lay_out (UraFormSection *self, int width, gboolean place)
{
  int column = (width - COLUMN_GAP) / 2;
  int y = 0;

  if (self->heading != NULL)
    {
      int height = height_of (self->heading, width);

      if (place)
        allocate (self->heading, 0, 0, width, height);
      y += height + HEADING_GAP;
    }
  for (GtkWidget *row = first_row (self); row != NULL;)
    {
      /* A short field alone keeps to its column, as if another stood beside it. */
      gboolean narrow = is_narrow (row, width);
      GtkWidget *partner = narrow ? partner_of (row, width) : NULL;
      int row_width = narrow ? column : width;
      int height = height_of (row, row_width);

      if (partner != NULL)
        height = MAX (height, height_of (partner, column));
      if (place)
        allocate (row, 0, y, row_width, height);
      if (place && partner != NULL)
        allocate (partner, width - column, y, column, height);
      y += height;
      row = skip_hidden (gtk_widget_get_next_sibling (partner != NULL ? partner : row));
      if (row != NULL)
        y += LINE_GAP;
    }
  return y;
}

static GtkSizeRequestMode
ura_form_section_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ura_form_section_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  UraFormSection *self = URA_FORM_SECTION (widget);
  int least = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      least = MAX (least, child_minimum);
    }
  *minimum = least;
  *natural = MAX (least, 2 * COLUMN_MIN + COLUMN_GAP);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (self, for_size < 0 ? *natural : MAX (for_size, least), FALSE);
}

static void
ura_form_section_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (URA_FORM_SECTION (widget), width, TRUE);
}

static void
ura_form_section_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ura_form_section_parent_class)->dispose (object);
}

static void
ura_form_section_class_init (UraFormSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_form_section_dispose;
  widget_class->get_request_mode = ura_form_section_get_request_mode;
  widget_class->measure = ura_form_section_measure;
  widget_class->size_allocate = ura_form_section_size_allocate;
}

static void
ura_form_section_init (UraFormSection *self)
{
}

GtkWidget *
ura_form_section_new (const char *title)
{
  UraFormSection *self = g_object_new (URA_TYPE_FORM_SECTION, NULL);

  if (title != NULL)
    {
      self->heading = gtk_label_new (title);
      gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
      gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
      gtk_widget_add_css_class (self->heading, "heading");
      gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}

void
ura_form_section_append (UraFormSection *self, UraFieldRow *row)
{
  g_return_if_fail (URA_IS_FORM_SECTION (self));

  gtk_widget_set_parent (GTK_WIDGET (row), GTK_WIDGET (self));
}
