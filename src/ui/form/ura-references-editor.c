/* Several records: each a chip that takes itself away, and a button to add one. The value is their
 * uids, sorted, one a line. */

#include "config.h"

#include "ura-references-editor.h"

#include "ura-format.h"
#include "ura-record-list.h"
#include "ura-reference-query.h"
#include "ura-titles.h"
#include "ura-ui.h"
#include "ura-value-button.h"

struct _UraReferencesEditor
{
  UraEditor parent_instance;

  GtkFlowBox *chips;
  UraValueButton *button;
  UraPicker *picker;
  GPtrArray *uids;    /* (element-type utf8), sorted: what the editor holds */
  GHashTable *titles; /* uid → title, as far as known */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (UraReferencesEditor, ura_references_editor, URA_TYPE_EDITOR)

static void rebuild (UraReferencesEditor *self);

static UraSchema *
get_schema (UraReferencesEditor *self)
{
  return ura_store_get_schema (ura_editor_get_store (URA_EDITOR (self)));
}

static char *
row_text (gpointer item)
{
  return g_strdup (ura_row_is_loaded (item) ? ura_row_get_text (item, 0) : "");
}

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
holds (UraReferencesEditor *self, const char *uid)
{
  return g_ptr_array_find_with_equal_func (self->uids, uid, g_str_equal, NULL);
}

static void
add (UraReferencesEditor *self, const char *uid, const char *title)
{
  if (holds (self, uid))
    return;
  g_ptr_array_add (self->uids, g_strdup (uid));
  g_ptr_array_sort (self->uids, compare_uids);
  g_hash_table_replace (self->titles, g_strdup (uid), g_strdup (title));
  rebuild (self);
  ura_editor_chosen (URA_EDITOR (self));
}

static void
remove_cb (GtkButton *chip, UraReferencesEditor *self)
{
  guint index = 0;

  if (!g_ptr_array_find_with_equal_func (self->uids, g_object_get_data (G_OBJECT (chip), "uid"),
                                         g_str_equal, &index))
    return;
  g_ptr_array_remove_index (self->uids, index);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  rebuild (self);
  ura_editor_chosen (URA_EDITOR (self));
}

static GtkWidget *
chip_new (UraReferencesEditor *self, const char *uid)
{
  const char *title = g_hash_table_lookup (self->titles, uid);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *label = gtk_label_new (title == NULL ? "…" : title);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  g_autofree char *name = g_strdup_printf (_ ("Take away: %s"), title == NULL ? "" : title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (box, label);
  gtk_box_append (box, gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), GTK_WIDGET (box));
  gtk_widget_add_css_class (chip, "pill");
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, name);
  ura_ui_set_label (chip, name);
  g_object_set_data_full (G_OBJECT (chip), "uid", g_strdup (uid), g_free);
  g_signal_connect (chip, "clicked", G_CALLBACK (remove_cb), self);
  return chip;
}

static void
rebuild (UraReferencesEditor *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, old);
  for (guint i = 0; i < self->uids->len; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child),
                                    chip_new (self, g_ptr_array_index (self->uids, i)));
      gtk_flow_box_append (self->chips, child);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->uids->len > 0);
}

static void
titles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) titles = ura_titles_finish (URA_STORE (source), result, &error);
  UraReferencesEditor *self;
  GHashTableIter iter;
  gpointer uid, title;

  if (titles == NULL)
    return;
  self = URA_REFERENCES_EDITOR (user_data);
  g_hash_table_iter_init (&iter, titles);
  while (g_hash_table_iter_next (&iter, &uid, &title))
    g_hash_table_replace (self->titles, g_strdup (uid), g_strdup (title));
  rebuild (self);
}

static void
ura_references_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  UraReferencesEditor *self = URA_REFERENCES_EDITOR (editor);
  const char *text = ura_value_get_text (value);
  g_auto (GStrv) uids = g_strsplit (text == NULL ? "" : text, "\n", -1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_ptr_array_set_size (self->uids, 0);
  for (char **uid = uids; *uid != NULL; uid++)
    if (**uid != '\0')
      g_ptr_array_add (self->uids, g_strdup (*uid));
  g_ptr_array_sort (self->uids, compare_uids);
  rebuild (self);
  if (self->uids->len > 0)
    ura_titles_async (ura_editor_get_store (editor), ura_editor_get_field (editor)->target,
                      (const char *const *) uids, self->cancellable, titles_read_cb, self);
}

static gboolean
ura_references_editor_read (UraEditor *editor, UraValue *value, char **reason)
{
  UraReferencesEditor *self = URA_REFERENCES_EDITOR (editor);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->uids->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : "\n",
                            (const char *) g_ptr_array_index (self->uids, i));
  ura_value_set_text (value, text->str);
  return TRUE;
}

static void
search_cb (UraReferencesEditor *self, const char *words)
{
  UraEditor *editor = URA_EDITOR (self);
  g_autoptr (UraQuery) query = ura_reference_query_new (
      get_schema (self), ura_editor_get_register (editor), ura_editor_get_field (editor),
      ura_editor_get_owners (editor), words);
  GListModel *model = ura_picker_get_model (self->picker);

  if (model != NULL)
    ura_record_list_set_query (URA_RECORD_LIST (model), query);
  else
    {
      g_autoptr (UraRecordList) list = ura_record_list_new (ura_editor_get_store (editor), query);

      ura_picker_set_model (self->picker, G_LIST_MODEL (list));
    }
}

static void
picked_cb (UraReferencesEditor *self, GObject *item)
{
  const UraField *field = ura_editor_get_field (URA_EDITOR (self));
  g_autofree char *title = ura_format_title (field->target, ura_row_get_text (URA_ROW (item), 0));

  add (self, ura_row_get_uid (URA_ROW (item)), title);
}

static void
ura_references_editor_constructed (GObject *object)
{
  UraReferencesEditor *self = URA_REFERENCES_EDITOR (object);
  UraEditor *editor = URA_EDITOR (self);
  const UraField *field = ura_editor_get_field (editor);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));

  G_OBJECT_CLASS (ura_references_editor_parent_class)->constructed (object);

  self->chips = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->chips, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->chips, 4);
  self->button = URA_VALUE_BUTTON (ura_value_button_new ());
  ura_value_button_set_text (self->button, _ ("Add…"));
  gtk_box_append (box, GTK_WIDGET (self->chips));
  gtk_box_append (box, GTK_WIDGET (self->button));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
  ura_editor_set_main (editor, GTK_WIDGET (self->button));
  self->picker = ura_picker_new (GTK_WIDGET (self->button), ura_format_label (field), row_text);
  ura_picker_set_searchable (self->picker, ura_reference_is_searchable (get_schema (self), field));
  g_signal_connect_swapped (self->picker, "search", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  rebuild (self);
}

static void
ura_references_editor_dispose (GObject *object)
{
  UraReferencesEditor *self = URA_REFERENCES_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (ura_references_editor_parent_class)->dispose (object);
}

static void
ura_references_editor_finalize (GObject *object)
{
  UraReferencesEditor *self = URA_REFERENCES_EDITOR (object);

  g_ptr_array_unref (self->uids);
  g_hash_table_unref (self->titles);
  G_OBJECT_CLASS (ura_references_editor_parent_class)->finalize (object);
}

static void
ura_references_editor_class_init (UraReferencesEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ura_references_editor_constructed;
  G_OBJECT_CLASS (klass)->dispose = ura_references_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_references_editor_finalize;
  URA_EDITOR_CLASS (klass)->show = ura_references_editor_show;
  URA_EDITOR_CLASS (klass)->read = ura_references_editor_read;
}

static void
ura_references_editor_init (UraReferencesEditor *self)
{
  self->uids = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

UraEditor *
ura_references_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_REFERENCES_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}

UraPicker *
ura_references_editor_get_picker (UraReferencesEditor *self)
{
  g_return_val_if_fail (URA_IS_REFERENCES_EDITOR (self), NULL);

  return self->picker;
}
