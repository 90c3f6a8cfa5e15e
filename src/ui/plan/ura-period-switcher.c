/* Two arrows and a list. The arrows stop at the ends of the plan. */

#include "config.h"

#include "ura-period-switcher.h"

#include "ura-picker.h"
#include "ura-popover.h"
#include "ura-ui.h"

struct _UraPeriodSwitcher
{
  AdwBin parent_instance;

  UraPlanContext *context;
  GtkWidget *back;
  GtkWidget *button;
  GtkLabel *label;
  GtkWidget *on;
  UraPicker *picker;
};

G_DEFINE_FINAL_TYPE (UraPeriodSwitcher, ura_period_switcher, ADW_TYPE_BIN)

static guint
find_current (UraPeriodSwitcher *self, GArray *periods)
{
  const UraPeriod *current = ura_plan_context_get_period (self->context);

  for (guint i = 0; i < periods->len; i++)
    if (g_str_equal (g_array_index (periods, UraPeriod, i).start, current->start))
      return i;
  return 0;
}

static void
update (UraPeriodSwitcher *self)
{
  g_autoptr (GArray) periods = ura_plan_context_dup_periods (self->context);
  g_autofree char *label = ura_period_label (ura_plan_context_get_period (self->context),
                                             ura_ui_language ());
  g_autofree char *name = g_strdup_printf (_ ("Period: %s"), label);
  guint current = find_current (self, periods);

  gtk_label_set_label (self->label, label);
  ura_ui_set_label (self->button, name);
  gtk_widget_set_sensitive (self->back, current > 0);
  gtk_widget_set_sensitive (self->on, current + 1 < periods->len);
  gtk_widget_set_visible (GTK_WIDGET (self), ura_plan_context_get_plan (self->context) != NULL);
}

static void
step (UraPeriodSwitcher *self, int by)
{
  g_autoptr (GArray) periods = ura_plan_context_dup_periods (self->context);
  int next = (int) find_current (self, periods) + by;

  if (next >= 0 && next < (int) periods->len)
    ura_plan_context_set_period (self->context, &g_array_index (periods, UraPeriod, next));
}

static void
back_cb (UraPeriodSwitcher *self)
{
  step (self, -1);
}

static void
on_cb (UraPeriodSwitcher *self)
{
  step (self, 1);
}

/* The list */

static char *
describe (gpointer item)
{
  UraPeriod period;

  if (!ura_period_from_key (gtk_string_object_get_string (item), &period))
    return g_strdup ("");
  return ura_period_label (&period, ura_ui_language ());
}

static void
fill_cb (UraPeriodSwitcher *self)
{
  g_autoptr (GArray) periods = ura_plan_context_dup_periods (self->context);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < periods->len; i++)
    gtk_string_list_take (model, ura_period_key (&g_array_index (periods, UraPeriod, i)));
  ura_picker_set_model (self->picker, G_LIST_MODEL (model));
  ura_picker_select (self->picker, find_current (self, periods));
}

static void
picked_cb (UraPeriodSwitcher *self, GtkStringObject *item)
{
  UraPeriod period;

  if (ura_period_from_key (gtk_string_object_get_string (item), &period))
    ura_plan_context_set_period (self->context, &period);
}

static void
ura_period_switcher_dispose (GObject *object)
{
  UraPeriodSwitcher *self = URA_PERIOD_SWITCHER (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (ura_period_switcher_parent_class)->dispose (object);
}

static void
ura_period_switcher_class_init (UraPeriodSwitcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ura_period_switcher_dispose;
}

static GtkWidget *
make_button (UraPeriodSwitcher *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = gtk_button_new ();
  self->label = GTK_LABEL (gtk_label_new (""));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  self->picker = ura_picker_new (self->button, _ ("Reporting period"), describe);
  g_signal_connect_object (self->picker, "search", G_CALLBACK (fill_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  return self->button;
}

static void
ura_period_switcher_init (UraPeriodSwitcher *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->back = ura_icon_button_new ("go-previous-symbolic", _ ("Period before"));
  self->on = ura_icon_button_new ("go-next-symbolic", _ ("Next period"));
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->on, "clicked", G_CALLBACK (on_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), make_button (self));
  gtk_box_append (GTK_BOX (box), self->on);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
ura_period_switcher_new (UraPlanContext *context)
{
  UraPeriodSwitcher *self = g_object_new (URA_TYPE_PERIOD_SWITCHER, NULL);

  g_set_object (&self->context, context);
  g_signal_connect_object (context, "plan-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "period-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
ura_period_switcher_set_narrow (UraPeriodSwitcher *self, gboolean narrow)
{
  gtk_widget_set_visible (self->back, !narrow);
  gtk_widget_set_visible (self->on, !narrow);
}
