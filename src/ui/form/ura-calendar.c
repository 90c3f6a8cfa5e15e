/* A month as a grid of buttons. Arrow keys go from day to day, Page Up and Page Down from month to
 * month. */

#include "config.h"

#include "ura-calendar.h"

#include "ura-date.h"
#include "ura-popover.h"
#include "ura-ui.h"

#include <stdlib.h>
#include <string.h>

#define DAYS  7
#define WEEKS 6

struct _UraCalendar
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkWidget *days[WEEKS * DAYS];
  char *first; /* first day of the month shown, "YYYY-MM-DD" */
  char *date;  /* the day marked, or NULL */
};

G_DEFINE_FINAL_TYPE (UraCalendar, ura_calendar, GTK_TYPE_BOX)

static guint chosen_signal;

/* Monday is 0. */
static guint
weekday_of (const char *day)
{
  return (guint) ((ura_date_days_between ("2024-01-01", day) % DAYS + DAYS) % DAYS);
}

static void
show_day (UraCalendar *self, guint index, const char *day, const char *today)
{
  GtkWidget *button = self->days[index];
  gboolean inside = strncmp (day, self->first, strlen ("YYYY-MM")) == 0;
  g_autofree char *name = ura_date_format (day, ura_ui_language ());
  g_autofree char *number = g_strdup_printf ("%d", atoi (day + strlen ("YYYY-MM-")));

  gtk_button_set_label (GTK_BUTTON (button), number);
  g_object_set_data_full (G_OBJECT (button), "date", g_strdup (day), g_free);
  ura_ui_set_label (button, name);
  gtk_widget_remove_css_class (button, "suggested-action");
  gtk_widget_remove_css_class (button, "dim-label");
  gtk_widget_remove_css_class (button, "accent");
  if (g_strcmp0 (day, self->date) == 0)
    gtk_widget_add_css_class (button, "suggested-action");
  else if (!inside)
    gtk_widget_add_css_class (button, "dim-label");
  else if (g_str_equal (day, today))
    gtk_widget_add_css_class (button, "accent");
}

static void
show_month (UraCalendar *self)
{
  g_autofree char *today = ura_date_today ();
  g_autofree char *month = g_strndup (self->first, strlen ("YYYY-MM"));
  g_autofree char *title = ura_date_format (month, ura_ui_language ());
  int offset = -(int) weekday_of (self->first);

  gtk_label_set_label (self->title, title);
  for (guint i = 0; i < WEEKS * DAYS; i++)
    {
      g_autofree char *day = ura_date_add_days (self->first, offset + (int) i);

      /* The calendar ends where four digits do. */
      gtk_widget_set_sensitive (self->days[i], day != NULL);
      if (day != NULL)
        show_day (self, i, day, today);
    }
}

static void
move (UraCalendar *self, int months)
{
  char *first = ura_date_add_months (self->first, months);

  if (first == NULL)
    return;
  g_free (self->first);
  self->first = first;
  show_month (self);
}

static void
previous_month_cb (UraCalendar *self)
{
  move (self, -1);
}

static void
next_month_cb (UraCalendar *self)
{
  move (self, 1);
}

static void
previous_year_cb (UraCalendar *self)
{
  move (self, -12);
}

static void
next_year_cb (UraCalendar *self)
{
  move (self, 12);
}

static gboolean
page_up_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  move (URA_CALENDAR (widget), -1);
  return TRUE;
}

static gboolean
page_down_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  move (URA_CALENDAR (widget), 1);
  return TRUE;
}

static void
day_clicked_cb (GtkButton *button, UraCalendar *self)
{
  g_signal_emit (self, chosen_signal, 0, g_object_get_data (G_OBJECT (button), "date"));
}

static void
today_cb (UraCalendar *self)
{
  g_autofree char *today = ura_date_today ();

  g_signal_emit (self, chosen_signal, 0, today);
}

static void
whole_month_cb (UraCalendar *self)
{
  g_autofree char *month = g_strndup (self->first, strlen ("YYYY-MM"));

  g_signal_emit (self, chosen_signal, 0, month);
}

static void
whole_year_cb (UraCalendar *self)
{
  g_autofree char *year = g_strndup (self->first, strlen ("YYYY"));

  g_signal_emit (self, chosen_signal, 0, year);
}

static void
append_button (GtkBox *box, UraCalendar *self, GtkWidget *button, GCallback callback)
{
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (box, button);
}

static GtkWidget *
header_new (UraCalendar *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  append_button (box, self, ura_icon_button_new ("go-first-symbolic", _ ("Previous year")),
                 G_CALLBACK (previous_year_cb));
  append_button (box, self, ura_icon_button_new ("go-previous-symbolic", _ ("Previous month")),
                 G_CALLBACK (previous_month_cb));
  gtk_box_append (box, GTK_WIDGET (self->title));
  append_button (box, self, ura_icon_button_new ("go-next-symbolic", _ ("Next month")),
                 G_CALLBACK (next_month_cb));
  append_button (box, self, ura_icon_button_new ("go-last-symbolic", _ ("Next year")),
                 G_CALLBACK (next_year_cb));
  return GTK_WIDGET (box);
}

static GtkWidget *
grid_new (UraCalendar *self)
{
  static const char *const weekdays[DAYS] = {
    NC_ ("short day of the week", "Mo"), NC_ ("short day of the week", "Tu"),
    NC_ ("short day of the week", "We"), NC_ ("short day of the week", "Th"),
    NC_ ("short day of the week", "Fr"), NC_ ("short day of the week", "Sa"),
    NC_ ("short day of the week", "Su"),
  };
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_homogeneous (grid, TRUE);
  for (guint i = 0; i < DAYS; i++)
    {
      GtkWidget *label = gtk_label_new (C_ ("short day of the week", weekdays[i]));

      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (grid, label, (int) i, 0, 1, 1);
    }
  for (guint i = 0; i < WEEKS * DAYS; i++)
    {
      self->days[i] = gtk_button_new ();
      gtk_widget_add_css_class (self->days[i], "flat");
      gtk_widget_add_css_class (self->days[i], "calendar-day");
      g_signal_connect (self->days[i], "clicked", G_CALLBACK (day_clicked_cb), self);
      gtk_grid_attach (grid, self->days[i], (int) (i % DAYS), (int) (i / DAYS) + 1, 1, 1);
    }
  return GTK_WIDGET (grid);
}

static GtkWidget *
footer_new (UraCalendar *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_box_set_homogeneous (box, TRUE);
  append_button (box, self, gtk_button_new_with_label (_ ("Today")), G_CALLBACK (today_cb));
  append_button (box, self, gtk_button_new_with_label (_ ("Whole month")),
                 G_CALLBACK (whole_month_cb));
  append_button (box, self, gtk_button_new_with_label (_ ("Whole year")),
                 G_CALLBACK (whole_year_cb));
  return GTK_WIDGET (box);
}

static void
ura_calendar_finalize (GObject *object)
{
  UraCalendar *self = URA_CALENDAR (object);

  g_free (self->first);
  g_free (self->date);
  G_OBJECT_CLASS (ura_calendar_parent_class)->finalize (object);
}

static void
ura_calendar_class_init (UraCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ura_calendar_finalize;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, page_up_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, page_down_cb, NULL);
  chosen_signal = g_signal_new ("chosen", URA_TYPE_CALENDAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ura_calendar_init (UraCalendar *self)
{
  GtkBox *box = GTK_BOX (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (box, 6);
  gtk_box_append (box, header_new (self));
  gtk_box_append (box, grid_new (self));
  gtk_box_append (box, footer_new (self));
  ura_calendar_set_date (self, NULL);
}

GtkWidget *
ura_calendar_new (void)
{
  return g_object_new (URA_TYPE_CALENDAR, NULL);
}

static gboolean
focus_date (UraCalendar *self, const char *date)
{
  for (guint i = 0; i < WEEKS * DAYS; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (self->days[i]), "date"), date) == 0)
      return gtk_widget_grab_focus (self->days[i]);
  return FALSE;
}

void
ura_calendar_set_date (UraCalendar *self, const char *date)
{
  g_autofree char *day = NULL;

  g_return_if_fail (URA_IS_CALENDAR (self));

  day = date == NULL ? NULL : ura_date_first_day (date);
  if (day == NULL)
    day = ura_date_today ();
  g_free (self->date);
  self->date = date != NULL && strlen (date) == strlen (day) ? g_strdup (date) : NULL;
  g_free (self->first);
  self->first = g_strdup_printf ("%.7s-01", day);
  show_month (self);
  focus_date (self, day);
}
