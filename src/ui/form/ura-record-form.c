/* One record as a page of fields: what it is made of, and who may ask what of it. */

#include "config.h"

#include "ura-record-form-private.h"

#include "ura-form-section.h"
#include "ura-format.h"
#include "ura-history-dialog.h"
#include "ura-popover.h"
#include "ura-ui.h"
#include "ura-window.h"

#define MAX_WIDTH 760
#define MARGIN    18

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
focus_next (UraRecordForm *self, UraFieldRow *row)
{
  guint index = 0;

  if (g_ptr_array_find (self->rows, row, &index))
    for (guint i = index + 1; i < self->rows->len; i++)
      {
        UraFieldRow *next = g_ptr_array_index (self->rows, i);

        if (gtk_widget_get_visible (GTK_WIDGET (next)) &&
            ura_editor_is_writable (ura_field_row_get_editor (next)) &&
            gtk_widget_grab_focus (GTK_WIDGET (next)))
          return;
      }
  /* From the last field on to whatever follows. */
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static void
row_save_cb (UraRecordForm *self, UraFieldRow *row)
{
  ura_record_form_save_row (self, row);
}

static void
row_next_cb (UraRecordForm *self, UraFieldRow *row)
{
  focus_next (self, row);
}

static void
store_changed_cb (UraRecordForm *self)
{
  ura_record_form_read (self);
}

/* Building */

static gboolean
is_wanted (char **list, const char *name)
{
  return list == NULL || g_strv_contains ((const char *const *) list, name);
}

static void
add_field (UraRecordForm *self, UraFormSection *section, const UraField *field)
{
  UraFieldRow *row;

  if ((field->flags & URA_FIELD_HIDDEN) != 0 || !is_wanted (self->fields, field->id))
    return;
  row = ura_field_row_new (self->store, self->description->id, field);
  g_ptr_array_add (self->rows, row);
  ura_form_section_append (section, row);
  g_signal_connect_object (row, "save", G_CALLBACK (row_save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "next", G_CALLBACK (row_next_cb), self, G_CONNECT_SWAPPED);
}

static void
add_section (UraRecordForm *self, GtkWidget *section)
{
  GtkWidget *last = gtk_widget_get_last_child (section);

  if (last != NULL && URA_IS_FIELD_ROW (last))
    gtk_box_append (self->section_box, section);
  else
    g_object_unref (g_object_ref_sink (section));
}

static void
add_custom_fields (UraRecordForm *self)
{
  GtkWidget *section = ura_form_section_new (_ ("Added fields"));
  guint n = 0;
  const UraField *const *fields = ura_schema_fields (ura_store_get_schema (self->store),
                                                     self->description->id, &n);

  for (guint i = 0; i < n; i++)
    if ((fields[i]->flags & URA_FIELD_CUSTOM) != 0)
      add_field (self, URA_FORM_SECTION (section), fields[i]);
  add_section (self, section);
}

static void
build_fields (UraRecordForm *self)
{
  for (const UraSection *s = self->description->sections; s->label != NULL; s++)
    {
      /* One section is the whole form, or whoever chose the fields named them: a heading would say
       * nothing. */
      gboolean alone = self->fields != NULL ||
                       (s == self->description->sections && s[1].label == NULL);
      GtkWidget *section = ura_form_section_new (alone ? NULL : _ (s->label));

      if (is_wanted (self->sections, s->label))
        for (const UraField *field = s->fields; field->id != NULL; field++)
          add_field (self, URA_FORM_SECTION (section), field);
      add_section (self, section);
    }
  if (self->sections == NULL)
    add_custom_fields (self);
}

static GtkWidget *
menu_button_new (void)
{
  GtkWidget *button = ura_icon_button_new ("view-more-symbolic", _ ("Menu of the record"));
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("History…"), "form.history");
  g_menu_append (menu, _ ("Move to the bin"), "form.bin");
  ura_popover_attach (GTK_POPOVER (gtk_popover_menu_new_from_model (G_MENU_MODEL (menu))), button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

static void
build_header (UraRecordForm *self)
{
  GtkBox *header = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_label_set_wrap_mode (self->title_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->title_label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "title-3");
  gtk_box_append (header, GTK_WIDGET (self->title_label));
  gtk_box_append (header, menu_button_new ());
  self->header = GTK_WIDGET (header);
  gtk_box_append (self->body, self->header);
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_top (widget, MARGIN);
  gtk_widget_set_margin_bottom (widget, MARGIN);
  gtk_widget_set_margin_start (widget, MARGIN);
  gtk_widget_set_margin_end (widget, MARGIN);
}

/* The page scrolls along with the keyboard; an embedded form leaves that to what it stands in. */
static void
build_page (UraRecordForm *self)
{
  GtkWidget *scroller;
  GtkWidget *clamp;

  if (self->embedded)
    {
      gtk_widget_set_parent (GTK_WIDGET (self->body), GTK_WIDGET (self));
      return;
    }
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->body));
  set_margins (GTK_WIDGET (self->body));
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  /* Texts and lists get the height they want, not the least they can live with. */
  gtk_scrollable_set_vscroll_policy (
      GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller))),
      GTK_SCROLL_NATURAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

static void
build (UraRecordForm *self)
{
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN));
  self->notices = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->section_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN));
  self->child_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN));
  build_header (self);
  gtk_box_append (self->body, GTK_WIDGET (self->notices));
  build_fields (self);
  gtk_box_append (self->body, GTK_WIDGET (self->section_box));
  gtk_box_append (self->body, GTK_WIDGET (self->child_box));
  build_page (self);
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
  build (self);
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
