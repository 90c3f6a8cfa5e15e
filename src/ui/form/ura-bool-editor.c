/* Yes or no: a box to tick. A missing value is unticked, and stays missing until somebody ticks. */

#include "config.h"

#include "ura-bool-editor.h"

#include "ura-ui.h"

#define URA_TYPE_BOOL_EDITOR (ura_bool_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraBoolEditor, ura_bool_editor, URA, BOOL_EDITOR, UraEditor)

struct _UraBoolEditor
{
  UraEditor parent_instance;

  GtkCheckButton *check;
  gboolean missing;
};

G_DEFINE_FINAL_TYPE (UraBoolEditor, ura_bool_editor, URA_TYPE_EDITOR)

static void
ura_bool_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  UraBoolEditor *self = URA_BOOL_EDITOR (editor);

  gtk_check_button_set_active (self->check, ura_value_get_integer (value, 0) != 0);
  self->missing = ura_value_is_null (value);
}

static gboolean
ura_bool_editor_read (UraEditor *editor, UraValue *value, char **reason)
{
  UraBoolEditor *self = URA_BOOL_EDITOR (editor);

  if (self->missing)
    ura_value_clear (value);
  else
    ura_value_set_integer (value, gtk_check_button_get_active (self->check));
  return TRUE;
}

static void
toggled_cb (UraBoolEditor *self)
{
  self->missing = FALSE;
  ura_editor_chosen (URA_EDITOR (self));
}

static void
ura_bool_editor_constructed (GObject *object)
{
  UraBoolEditor *self = URA_BOOL_EDITOR (object);

  G_OBJECT_CLASS (ura_bool_editor_parent_class)->constructed (object);

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Yes")));
  gtk_widget_set_halign (GTK_WIDGET (self->check), GTK_ALIGN_START);
  ura_editor_set_main (URA_EDITOR (self), GTK_WIDGET (self->check));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->check));
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
}

static void
ura_bool_editor_class_init (UraBoolEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ura_bool_editor_constructed;
  URA_EDITOR_CLASS (klass)->show = ura_bool_editor_show;
  URA_EDITOR_CLASS (klass)->read = ura_bool_editor_read;
}

static void
ura_bool_editor_init (UraBoolEditor *self)
{
}

UraEditor *
ura_bool_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_BOOL_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}
