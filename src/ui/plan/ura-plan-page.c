/* Which plans stand in the workspace. */

#include "config.h"

#include "ura-plan-page.h"

#include "ura-ui.h"

struct _UraPlanPage
{
  AdwBin parent_instance;

  UraStore *store;
  char *title;
};

G_DEFINE_FINAL_TYPE (UraPlanPage, ura_plan_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_TITLE = 1,
  N_PROPS
} UraPlanPageProps;

static GParamSpec *properties[N_PROPS];

static void
ura_plan_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UraPlanPage *self = URA_PLAN_PAGE (object);

  switch ((UraPlanPageProps) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case N_PROPS:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
ura_plan_page_dispose (GObject *object)
{
  UraPlanPage *self = URA_PLAN_PAGE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (ura_plan_page_parent_class)->dispose (object);
}

static void
ura_plan_page_class_init (UraPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ura_plan_page_dispose;
  object_class->get_property = ura_plan_page_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ura_plan_page_init (UraPlanPage *self)
{
  self->title = g_strdup (_ ("Plans"));
  adw_bin_set_child (ADW_BIN (self), gtk_label_new (self->title));
}

GtkWidget *
ura_plan_page_new (UraStore *store)
{
  UraPlanPage *self = g_object_new (URA_TYPE_PLAN_PAGE, NULL);

  g_set_object (&self->store, store);
  return GTK_WIDGET (self);
}
