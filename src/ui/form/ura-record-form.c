/* One record as a page of fields: what it is made of, and who may ask what of it. */

#include "config.h"

#include "ura-record-form-private.h"

#include "ura-history-dialog.h"
#include "ura-window.h"

G_DEFINE_FINAL_TYPE (UraRecordForm, ura_record_form, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_UID = 1,
  PROP_RECORD,
  PROP_TITLE,
  N_PROPS,
} UraRecordFormProps;

static GParamSpec *properties[N_PROPS];
static guint settled_signal, binned_signal;

void
ura_record_form_take_uid (UraRecordForm *self, const char *uid)
{
  g_free (self->uid);
  self->uid = g_strdup (uid);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UID]);
  ura_record_form_update (self);
  ura_record_form_read (self);
}

void
ura_record_form_take_record (UraRecordForm *self, UraRecord *record)
{
  g_set_object (&self->record, record);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

void
ura_record_form_settle (UraRecordForm *self)
{
  if (self->saving == 0)
    g_signal_emit (self, settled_signal, 0);
}

static void
store_changed_cb (UraRecordForm *self)
{
  ura_record_form_read (self);
}

/* Actions */

static void
history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UraRecordForm *self = URA_RECORD_FORM (widget);

  gtk_window_present (
      ura_history_dialog_new (widget, self->store, self->description->id, self->uid, self->title));
}

static void
bin_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ura_record_form_move (URA_RECORD_FORM (widget), TRUE);
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ura_record_form_move (URA_RECORD_FORM (widget), FALSE);
}

/* The window asks before it closes; a value that cannot be saved speaks up. */
static gboolean
closing_cb (UraRecordForm *self)
{
  return ura_record_form_has_unsaved (self);
}

static void
ura_record_form_root (GtkWidget *widget)
{
  UraRecordForm *self = URA_RECORD_FORM (widget);
  UraWindow *window;

  GTK_WIDGET_CLASS (ura_record_form_parent_class)->root (widget);

  window = ura_window_of (widget);
  if (window == NULL || g_signal_lookup ("closing", URA_TYPE_WINDOW) == 0)
    return;
  self->window = GTK_WIDGET (window);
  self->closing_handler = g_signal_connect_swapped (window, "closing", G_CALLBACK (closing_cb),
                                                    self);
}

static void
ura_record_form_unroot (GtkWidget *widget)
{
  UraRecordForm *self = URA_RECORD_FORM (widget);

  /* What was refused has been shown, and would be again. */
  for (guint i = 0; i < self->rows->len; i++)
    ura_field_row_leave (g_ptr_array_index (self->rows, i), FALSE);
  if (self->closing_handler != 0)
    g_signal_handler_disconnect (self->window, self->closing_handler);
  self->closing_handler = 0;
  self->window = NULL;
  GTK_WIDGET_CLASS (ura_record_form_parent_class)->unroot (widget);
}

static gboolean
ura_record_form_grab_focus (GtkWidget *widget)
{
  UraRecordForm *self = URA_RECORD_FORM (widget);

  for (guint i = 0; i < self->rows->len; i++)
    {
      UraFieldRow *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_visible (GTK_WIDGET (row)) &&
          ura_editor_is_writable (ura_field_row_get_editor (row)))
        return gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  return FALSE;
}

static void
ura_record_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UraRecordForm *self = URA_RECORD_FORM (object);

  switch ((UraRecordFormProps) id)
    {
    case PROP_UID:
      g_value_set_string (value, self->uid);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case N_PROPS:
      g_assert_not_reached ();
    }
}

static void
ura_record_form_dispose (GObject *object)
{
  UraRecordForm *self = URA_RECORD_FORM (object);
  GtkWidget *child;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ura_record_form_parent_class)->dispose (object);
}

static void
ura_record_form_finalize (GObject *object)
{
  UraRecordForm *self = URA_RECORD_FORM (object);

  if (self->create_data_free != NULL)
    self->create_data_free (self->create_data);
  g_clear_pointer (&self->presets, ura_presets_unref);
  g_ptr_array_unref (self->rows);
  g_strfreev (self->sections);
  g_strfreev (self->fields);
  g_strfreev (self->child_ids);
  g_free (self->uid);
  g_free (self->title);
  G_OBJECT_CLASS (ura_record_form_parent_class)->finalize (object);
}

static void
ura_record_form_class_init (UraRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ura_record_form_get_property;
  object_class->dispose = ura_record_form_dispose;
  object_class->finalize = ura_record_form_finalize;
  widget_class->root = ura_record_form_root;
  widget_class->unroot = ura_record_form_unroot;
  widget_class->grab_focus = ura_record_form_grab_focus;

  properties[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, NULL, flags);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, URA_TYPE_RECORD, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  settled_signal = g_signal_new ("settled", URA_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  binned_signal = g_signal_new ("binned", URA_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "form.history", NULL, history_cb);
  gtk_widget_class_install_action (widget_class, "form.bin", NULL, bin_cb);
  gtk_widget_class_install_action (widget_class, "form.restore", NULL, restore_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ura_record_form_init (UraRecordForm *self)
{
  self->rows = g_ptr_array_new ();
  g_queue_init (&self->waiting);
}

/* Public */

static void
take_options (UraRecordForm *self, const UraFormOptions *options)
{
  self->embedded = options->embedded;
  self->sections = g_strdupv ((char **) options->sections);
  self->fields = g_strdupv ((char **) options->fields);
  self->child_ids = g_strdupv ((char **) options->children);
  self->presets = options->presets == NULL ? NULL : ura_presets_ref (options->presets);
  self->create = options->create;
  self->create_data = options->create_data;
  self->create_data_free = options->create_data_free;
}

GtkWidget *
ura_record_form_new_with_options (UraStore *store,
                                  const char *register_id,
                                  const char *uid,
                                  const UraFormOptions *options)
{
  UraRecordForm *self;

  g_return_val_if_fail (URA_IS_STORE (store), NULL);
  g_return_val_if_fail (ura_schema_register (ura_store_get_schema (store), register_id) != NULL,
                        NULL);

  self = g_object_new (URA_TYPE_RECORD_FORM, NULL);
  self->store = g_object_ref (store);
  self->description = ura_schema_register (ura_store_get_schema (store), register_id);
  self->uid = g_strdup (uid);
  if (options != NULL)
    take_options (self, options);
  ura_record_form_build (self);
  ura_record_form_update (self);
  ura_record_form_read (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
ura_record_form_new (UraStore *store, const char *register_id, const char *uid)
{
  return ura_record_form_new_with_options (store, register_id, uid, NULL);
}

GtkWidget *
ura_record_form_new_for_creation (UraStore *store, const char *register_id, UraPresets *presets)
{
  return ura_record_form_new_with_options (store, register_id, NULL,
                                           &(UraFormOptions){ .presets = presets });
}

const char *
ura_record_form_get_uid (UraRecordForm *self)
{
  g_return_val_if_fail (URA_IS_RECORD_FORM (self), NULL);

  return self->uid;
}

UraRecord *
ura_record_form_get_record (UraRecordForm *self)
{
  g_return_val_if_fail (URA_IS_RECORD_FORM (self), NULL);

  return self->record;
}

const char *
ura_record_form_get_title (UraRecordForm *self)
{
  g_return_val_if_fail (URA_IS_RECORD_FORM (self), NULL);

  return self->title;
}

UraStore *
ura_record_form_get_store (UraRecordForm *self)
{
  g_return_val_if_fail (URA_IS_RECORD_FORM (self), NULL);

  return self->store;
}

UraFieldRow *
ura_record_form_find_row (UraRecordForm *self, const char *field)
{
  g_return_val_if_fail (URA_IS_RECORD_FORM (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      UraFieldRow *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (ura_field_row_get_field (row)->id, field))
        return row;
    }
  return NULL;
}

void
ura_record_form_flush (UraRecordForm *self)
{
  g_return_if_fail (URA_IS_RECORD_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    ura_field_row_leave (g_ptr_array_index (self->rows, i), TRUE);
}

gboolean
ura_record_form_is_busy (UraRecordForm *self)
{
  g_return_val_if_fail (URA_IS_RECORD_FORM (self), FALSE);

  return self->saving > 0;
}

gboolean
ura_record_form_has_unsaved (UraRecordForm *self)
{
  g_return_val_if_fail (URA_IS_RECORD_FORM (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (ura_field_row_has_unsaved (g_ptr_array_index (self->rows, i)))
      return TRUE;
  return FALSE;
}

gboolean
ura_record_form_is_empty (UraRecordForm *self)
{
  g_return_val_if_fail (URA_IS_RECORD_FORM (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      UraFieldRow *row = g_ptr_array_index (self->rows, i);
      const UraField *field = ura_field_row_get_field (row);

      if (ura_editor_is_writable (ura_field_row_get_editor (row)) &&
          !ura_value_is_null (ura_field_row_get_saved (row)) &&
          (self->presets == NULL || !ura_value_equal (ura_field_row_get_saved (row),
                                                      ura_presets_get (self->presets, field->id))))
        return FALSE;
    }
  return TRUE;
}

gboolean
ura_record_form_focus_field (UraRecordForm *self, const char *field)
{
  UraFieldRow *row = ura_record_form_find_row (self, field);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
