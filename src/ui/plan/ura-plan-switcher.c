/* A button with the plan's title, so that what is worked on and what else there is stand in one
 * place. */

#include "config.h"

#include "ura-plan-switcher.h"

#include "ura-picker.h"
#include "ura-ui.h"

struct _UraPlanSwitcher
{
  AdwBin parent_instance;

  UraPlanContext *context;
  GtkWidget *button;
  GtkLabel *label;
  UraPicker *picker;
};

G_DEFINE_FINAL_TYPE (UraPlanSwitcher, ura_plan_switcher, ADW_TYPE_BIN)

static void
update (UraPlanSwitcher *self)
{
  const UraPlanInfo *plan = ura_plan_context_get_plan (self->context);
  GPtrArray *plans = ura_plan_context_get_plans (self->context);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), plan != NULL && plans->len > 1);
  if (plan == NULL)
    return;
  name = g_strdup_printf (_ ("Plan: %s"), plan->title);
  gtk_label_set_label (self->label, plan->code == NULL ? plan->title : plan->code);
  gtk_widget_set_tooltip_text (self->button, plan->title);
  ura_ui_set_label (self->button, name);
}

static char *
describe (gpointer item)
{
  return g_strdup (g_object_get_data (item, "ura-title"));
}

static void
fill_cb (UraPlanSwitcher *self)
{
  GPtrArray *plans = ura_plan_context_get_plans (self->context);
  g_autoptr (GListStore) model = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  guint current = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      const UraPlanInfo *info = g_ptr_array_index (plans, i);
      g_autoptr (GtkStringObject) item = gtk_string_object_new (info->uid);

      g_object_set_data_full (G_OBJECT (item), "ura-title", g_strdup (info->title), g_free);
      g_list_store_append (model, item);
      if (g_str_equal (info->uid, ura_plan_context_get_plan_uid (self->context)))
        current = i;
    }
  ura_picker_set_model (self->picker, G_LIST_MODEL (model));
  ura_picker_select (self->picker, current);
}

static void
picked_cb (UraPlanSwitcher *self, GtkStringObject *item)
{
  ura_plan_context_set_plan (self->context, gtk_string_object_get_string (item));
}

static void
ura_plan_switcher_dispose (GObject *object)
{
  UraPlanSwitcher *self = URA_PLAN_SWITCHER (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (ura_plan_switcher_parent_class)->dispose (object);
}

static void
ura_plan_switcher_class_init (UraPlanSwitcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ura_plan_switcher_dispose;
}

static void
ura_plan_switcher_init (UraPlanSwitcher *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = gtk_button_new ();
  self->label = GTK_LABEL (gtk_label_new (""));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  self->picker = ura_picker_new (self->button, _ ("Plans of the workspace"), describe);
  g_signal_connect_object (self->picker, "search", G_CALLBACK (fill_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

GtkWidget *
ura_plan_switcher_new (UraPlanContext *context)
{
  UraPlanSwitcher *self = g_object_new (URA_TYPE_PLAN_SWITCHER, NULL);

  g_set_object (&self->context, context);
  g_signal_connect_object (context, "plans-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "plan-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
