/* What only the program sets, computed figures included: text that can be selected and copied. */

#include "config.h"

#include "ura-fixed-editor.h"

#include "ura-format.h"
#include "ura-titles.h"
#include "ura-ui.h"

#include <string.h>

#define URA_TYPE_FIXED_EDITOR (ura_fixed_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraFixedEditor, ura_fixed_editor, URA, FIXED_EDITOR, UraEditor)

struct _UraFixedEditor
{
  UraEditor parent_instance;

  GtkLabel *label;
  UraValue value;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (UraFixedEditor, ura_fixed_editor, URA_TYPE_EDITOR)

static void
set_text (UraFixedEditor *self, const char *text)
{
  gtk_label_set_label (self->label, text == NULL || *text == '\0' ? "—" : text);
}

static void
update (UraFixedEditor *self)
{
  UraEditor *editor = URA_EDITOR (self);
  g_autofree char *text = ura_format_value (ura_editor_get_lists (editor),
                                            ura_editor_get_field (editor), &self->value);

  set_text (self, text);
}

static void
titles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) titles = ura_titles_finish (URA_STORE (source), result, &error);
  UraFixedEditor *self;
  GHashTableIter iter;
  gpointer title;

  if (titles == NULL)
    return;
  self = URA_FIXED_EDITOR (user_data);
  g_hash_table_iter_init (&iter, titles);
  if (g_hash_table_iter_next (&iter, NULL, &title))
    set_text (self, title);
}

static void
read_title (UraFixedEditor *self, const char *register_id, const char *uid)
{
  const char *const uids[] = { uid, NULL };

  ura_titles_async (ura_editor_get_store (URA_EDITOR (self)), register_id, uids, self->cancellable,
                    titles_read_cb, self);
}

static void
ura_fixed_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  UraFixedEditor *self = URA_FIXED_EDITOR (editor);
  const UraField *field = ura_editor_get_field (editor);
  const char *text = ura_value_get_text (value);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  ura_value_copy (value, &self->value);

  if (field->type == URA_FIELD_REFERENCE && title != NULL)
    {
      g_autofree char *shown = ura_format_title (field->target, title);

      set_text (self, shown);
    }
  else if (field->type == URA_FIELD_REFERENCE && text != NULL)
    read_title (self, field->target, text);
  else if (field->type == URA_FIELD_ANY_RECORD && text != NULL && strchr (text, ':') != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (text, ":", 2);

      read_title (self, parts[0], parts[1]);
    }
  else
    update (self);
}

static void
ura_fixed_editor_constructed (GObject *object)
{
  UraFixedEditor *self = URA_FIXED_EDITOR (object);
  UraEditor *editor = URA_EDITOR (self);
  UraFieldType type = ura_editor_get_field (editor)->type;

  G_OBJECT_CLASS (ura_fixed_editor_parent_class)->constructed (object);

  ura_editor_set_main (editor, GTK_WIDGET (self->label));
  if (type == URA_FIELD_CHOICE || type == URA_FIELD_CHOICES)
    g_signal_connect_object (ura_editor_get_lists (editor), "changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
}

static void
ura_fixed_editor_dispose (GObject *object)
{
  UraFixedEditor *self = URA_FIXED_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  ura_value_clear (&self->value);
  G_OBJECT_CLASS (ura_fixed_editor_parent_class)->dispose (object);
}

static void
ura_fixed_editor_class_init (UraFixedEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ura_fixed_editor_constructed;
  G_OBJECT_CLASS (klass)->dispose = ura_fixed_editor_dispose;
  URA_EDITOR_CLASS (klass)->show = ura_fixed_editor_show;
}

static void
ura_fixed_editor_init (UraFixedEditor *self)
{
  self->label = GTK_LABEL (gtk_label_new ("—"));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_selectable (self->label, TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
}

UraEditor *
ura_fixed_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_FIXED_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}
