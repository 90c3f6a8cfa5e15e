/* The record that a field names: its title, a searched list of all that can be named, and a way to
 * make a new one of the words just typed. */

#include "config.h"

#include "ura-reference-editor.h"

#include "ura-form-error.h"
#include "ura-format.h"
#include "ura-popover.h"
#include "ura-record-dialog.h"
#include "ura-record-list.h"
#include "ura-reference-query.h"
#include "ura-titles.h"
#include "ura-ui.h"
#include "ura-value-button.h"

struct _UraReferenceEditor
{
  UraEditor parent_instance;

  UraValueButton *button;
  GtkWidget *open;
  GtkWidget *clear;
  UraPicker *picker;
  char *uid; /* what the editor holds */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (UraReferenceEditor, ura_reference_editor, URA_TYPE_EDITOR)

static UraSchema *
get_schema (UraReferenceEditor *self)
{
  return ura_store_get_schema (ura_editor_get_store (URA_EDITOR (self)));
}

static char *
row_text (gpointer item)
{
  return g_strdup (ura_row_is_loaded (item) ? ura_row_get_text (item, 0) : "");
}

static void
set_content (UraReferenceEditor *self, const char *uid, const char *title)
{
  const UraField *field = ura_editor_get_field (URA_EDITOR (self));
  g_autofree char *shown = uid == NULL ? NULL : ura_format_title (field->target, title);

  if (uid != self->uid)
    {
      g_free (self->uid);
      self->uid = g_strdup (uid);
    }
  ura_value_button_set_text (self->button, shown);
  gtk_widget_set_visible (self->clear, uid != NULL);
  gtk_widget_set_visible (self->open, uid != NULL);
}

static void
titles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) titles = ura_titles_finish (URA_STORE (source), result, &error);
  UraReferenceEditor *self;

  if (titles == NULL)
    return;
  self = URA_REFERENCE_EDITOR (user_data);
  if (self->uid != NULL && g_hash_table_lookup (titles, self->uid) != NULL)
    ura_value_button_set_text (self->button, g_hash_table_lookup (titles, self->uid));
}

/* The title is not known to whoever shows the value: a new record's preset, an undone change. */
static void
read_title (UraReferenceEditor *self)
{
  const char *const uids[] = { self->uid, NULL };

  ura_titles_async (ura_editor_get_store (URA_EDITOR (self)),
                    ura_editor_get_field (URA_EDITOR (self))->target, uids, self->cancellable,
                    titles_read_cb, self);
}

static void
ura_reference_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  UraReferenceEditor *self = URA_REFERENCE_EDITOR (editor);
  const char *uid = ura_value_get_text (value);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_content (self, uid, title);
  if (uid != NULL && title == NULL)
    read_title (self);
}

static gboolean
ura_reference_editor_read (UraEditor *editor, UraValue *value, char **reason)
{
  ura_value_set_text (value, URA_REFERENCE_EDITOR (editor)->uid);
  return TRUE;
}

static void
search_cb (UraReferenceEditor *self, const char *words)
{
  UraEditor *editor = URA_EDITOR (self);
  GListModel *model = ura_picker_get_model (self->picker);
  g_autoptr (UraQuery) query = ura_reference_query_new (
      get_schema (self), ura_editor_get_register (editor), ura_editor_get_field (editor),
      ura_editor_get_owners (editor), words);

  if (model != NULL)
    ura_record_list_set_query (URA_RECORD_LIST (model), query);
  else
    {
      g_autoptr (UraRecordList) list = ura_record_list_new (ura_editor_get_store (editor), query);

      ura_picker_set_model (self->picker, G_LIST_MODEL (list));
    }
}

static void
picked_cb (UraReferenceEditor *self, GObject *item)
{
  set_content (self, ura_row_get_uid (URA_ROW (item)), ura_row_get_text (URA_ROW (item), 0));
  ura_editor_chosen (URA_EDITOR (self));
}

typedef struct
{
  UraReferenceEditor *editor;
  char *uid;
  char *words;
} Creation;

static void
creation_free (Creation *creation)
{
  g_object_unref (creation->editor);
  g_free (creation->uid);
  g_free (creation->words);
  g_free (creation);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Creation, creation_free)

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Creation) creation = user_data;
  g_autoptr (GError) error = NULL;

  if (ura_store_apply_finish (URA_STORE (source), result, NULL, &error))
    {
      set_content (creation->editor, creation->uid, creation->words);
      ura_editor_chosen (URA_EDITOR (creation->editor));
    }
  else
    ura_form_show_error (GTK_WIDGET (creation->editor), _ ("The new record was not created."),
                         error);
}

static void
create_cb (UraReferenceEditor *self, const char *words)
{
  UraEditor *editor = URA_EDITOR (self);
  const UraField *field = ura_editor_get_field (editor);
  const UraRegister *target = ura_schema_register (get_schema (self), field->target);
  g_autoptr (UraEdit) edit = ura_edit_new (target->label);
  Creation *creation = g_new0 (Creation, 1);

  creation->editor = g_object_ref (self);
  creation->words = g_strdup (words);
  creation->uid = g_strdup (
      ura_reference_create (get_schema (self), field, ura_editor_get_owners (editor), words, edit));
  ura_store_apply_async (ura_editor_get_store (editor), edit, NULL, created_cb, creation);
}

static void
clear_cb (UraReferenceEditor *self)
{
  set_content (self, NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  ura_editor_chosen (URA_EDITOR (self));
}

static void
open_cb (UraReferenceEditor *self)
{
  UraEditor *editor = URA_EDITOR (self);

  if (self->uid != NULL)
    gtk_window_present (ura_record_dialog_new (GTK_WIDGET (self), ura_editor_get_store (editor),
                                               ura_editor_get_field (editor)->target, self->uid,
                                               NULL));
}

/* What can be created depends on what the record belongs to, which is known by now. */
static void
popover_shown_cb (UraReferenceEditor *self)
{
  UraEditor *editor = URA_EDITOR (self);
  gboolean creatable = ura_reference_name_field (get_schema (self), ura_editor_get_field (editor),
                                                 ura_editor_get_owners (editor)) != NULL &&
                       ura_reference_is_searchable (get_schema (self),
                                                    ura_editor_get_field (editor));

  ura_picker_set_create_label (self->picker, creatable ? _ ("Create new: “%s”") : NULL);
}

static void
ura_reference_editor_constructed (GObject *object)
{
  UraReferenceEditor *self = URA_REFERENCE_EDITOR (object);
  UraEditor *editor = URA_EDITOR (self);
  const UraField *field = ura_editor_get_field (editor);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  G_OBJECT_CLASS (ura_reference_editor_parent_class)->constructed (object);

  self->button = URA_VALUE_BUTTON (ura_value_button_new ());
  self->open = ura_icon_button_new ("document-edit-symbolic", _ ("Open the record"));
  self->clear = ura_icon_button_new ("edit-clear-symbolic", _ ("Leave empty"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->button), TRUE);
  gtk_box_append (box, GTK_WIDGET (self->button));
  gtk_box_append (box, self->open);
  gtk_box_append (box, self->clear);
  gtk_widget_add_css_class (GTK_WIDGET (box), "linked");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
  ura_editor_set_main (editor, GTK_WIDGET (self->button));
  ura_editor_name_part (editor, self->open, _ ("Open the record"));
  ura_editor_name_part (editor, self->clear, _ ("Leave empty"));

  self->picker = ura_picker_new (GTK_WIDGET (self->button), ura_format_label (field), row_text);
  ura_picker_set_searchable (self->picker, ura_reference_is_searchable (get_schema (self), field));
  g_signal_connect_swapped (self->picker, "search", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->picker, "create", G_CALLBACK (create_cb), self);
  g_signal_connect_swapped (self->picker, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (open_cb), self);
  set_content (self, NULL, NULL);
}

static void
ura_reference_editor_dispose (GObject *object)
{
  UraReferenceEditor *self = URA_REFERENCE_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->uid, g_free);
  G_OBJECT_CLASS (ura_reference_editor_parent_class)->dispose (object);
}

static void
ura_reference_editor_class_init (UraReferenceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ura_reference_editor_constructed;
  G_OBJECT_CLASS (klass)->dispose = ura_reference_editor_dispose;
  URA_EDITOR_CLASS (klass)->show = ura_reference_editor_show;
  URA_EDITOR_CLASS (klass)->read = ura_reference_editor_read;
}

static void
ura_reference_editor_init (UraReferenceEditor *self)
{
}

UraEditor *
ura_reference_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_REFERENCE_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}

UraPicker *
ura_reference_editor_get_picker (UraReferenceEditor *self)
{
  g_return_val_if_fail (URA_IS_REFERENCE_EDITOR (self), NULL);

  return self->picker;
}
