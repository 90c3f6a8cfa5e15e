/* One row of a record list: a window on a page of values, empty until the page is there. */

#include "config.h"

#include "ura-row-private.h"

struct _UraRow
{
  GObject parent_instance;

  UraResult *page; /* NULL until loaded */
  guint index;
};

G_DEFINE_FINAL_TYPE (UraRow, ura_row, G_TYPE_OBJECT)

typedef enum
{
  PROP_LOADED = 1,
  N_PROPS
} UraRowProps;

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static void
ura_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UraRow *self = URA_ROW (object);

  switch ((UraRowProps) id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, ura_row_is_loaded (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ura_row_finalize (GObject *object)
{
  UraRow *self = URA_ROW (object);

  g_clear_pointer (&self->page, ura_result_unref);
  G_OBJECT_CLASS (ura_row_parent_class)->finalize (object);
}

static void
ura_row_class_init (UraRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ura_row_get_property;
  object_class->finalize = ura_row_finalize;

  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", URA_TYPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
ura_row_init (UraRow *self)
{
}

UraRow *
ura_row_new (void)
{
  return g_object_new (URA_TYPE_ROW, NULL);
}

static gboolean
rows_equal (UraResult *a, guint row_a, UraResult *b, guint row_b)
{
  guint n = ura_result_get_n_columns (a);

  if (n != ura_result_get_n_columns (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!ura_value_equal (ura_result_get (a, row_a, i), ura_result_get (b, row_b, i)))
      return FALSE;
  return TRUE;
}

void
ura_row_fill (UraRow *self, UraResult *page, guint index)
{
  gboolean same = self->page != NULL && rows_equal (self->page, self->index, page, index);

  ura_result_ref (page);
  g_clear_pointer (&self->page, ura_result_unref);
  self->page = page;
  self->index = index;
  if (same)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  g_signal_emit (self, changed_signal, 0);
}

gboolean
ura_row_is_loaded (UraRow *self)
{
  g_return_val_if_fail (URA_IS_ROW (self), FALSE);

  return self->page != NULL;
}

const char *
ura_row_get_uid (UraRow *self)
{
  g_return_val_if_fail (URA_IS_ROW (self), NULL);

  return self->page == NULL ? NULL : ura_result_get_text (self->page, self->index, 0);
}

const UraValue *
ura_row_get_value (UraRow *self, guint column)
{
  static const UraValue missing = URA_VALUE_INIT;

  g_return_val_if_fail (URA_IS_ROW (self), &missing);

  if (self->page == NULL || column >= ura_result_get_n_columns (self->page) - 1)
    return &missing;
  return ura_result_get (self->page, self->index, column + 1);
}

const char *
ura_row_get_text (UraRow *self, guint column)
{
  return ura_value_get_text (ura_row_get_value (self, column));
}
