/* One choice of a value list: the active items in their order, the present one even when it is
 * retired, and nothing. Longer lists are searched by typing. */

#include "config.h"

#include "ura-choice-editor.h"

#include "ura-format.h"
#include "ura-text.h"
#include "ura-value-button.h"

/* Up to this many are seen at a glance. */
#define SEARCH_FROM 6

struct _UraChoiceEditor
{
  UraEditor parent_instance;

  UraValueButton *button;
  UraPicker *picker;
  GListStore *items;
  char *code; /* what the editor holds */
};

G_DEFINE_FINAL_TYPE (UraChoiceEditor, ura_choice_editor, URA_TYPE_EDITOR)

static char *
item_text (gpointer item)
{
  return g_strdup (ura_value_item_get_label (item));
}

/* Shows the choices that match the words; none: all. */
static void
fill (UraChoiceEditor *self, const char *words)
{
  const UraField *field = ura_editor_get_field (URA_EDITOR (self));
  const char *current[] = { self->code, NULL };
  g_autoptr (GPtrArray) choices = ura_value_lists_choices (ura_editor_get_lists (URA_EDITOR (self)),
                                                           field->list, current);
  g_autofree char *folded = ura_text_fold (words);
  guint selected = 0;

  /* Two changes: with one, GTK asks for every item of the new list at once. */
  g_list_store_remove_all (self->items);
  if (*folded == '\0')
    {
      g_autoptr (UraValueItem) nothing = ura_value_item_new_empty ();

      g_list_store_append (self->items, nothing);
      ura_picker_set_searchable (self->picker, choices->len >= SEARCH_FROM);
    }
  for (guint i = 0; i < choices->len; i++)
    {
      UraValueItem *item = g_ptr_array_index (choices, i);

      if (!ura_picker_matches (ura_value_item_get_folded (item), folded))
        continue;
      if (g_strcmp0 (ura_value_item_get_code (item), self->code) == 0)
        selected = g_list_model_get_n_items (G_LIST_MODEL (self->items));
      g_list_store_append (self->items, item);
    }
  ura_picker_select (self->picker, selected);
}

static void
search_cb (UraChoiceEditor *self, const char *words)
{
  fill (self, words);
}

static void
update_button (UraChoiceEditor *self)
{
  const UraField *field = ura_editor_get_field (URA_EDITOR (self));

  ura_value_button_set_text (self->button,
                             ura_value_lists_get_label (ura_editor_get_lists (URA_EDITOR (self)),
                                                        field->list, self->code));
}

static void
picked_cb (UraChoiceEditor *self, GObject *item)
{
  g_free (self->code);
  self->code = g_strdup (ura_value_item_get_code (URA_VALUE_ITEM (item)));
  update_button (self);
  ura_editor_chosen (URA_EDITOR (self));
}

static void
lists_changed_cb (UraChoiceEditor *self)
{
  update_button (self);
}

static void
ura_choice_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  UraChoiceEditor *self = URA_CHOICE_EDITOR (editor);

  g_free (self->code);
  self->code = g_strdup (ura_value_get_text (value));
  update_button (self);
}

static gboolean
ura_choice_editor_read (UraEditor *editor, UraValue *value, char **reason)
{
  ura_value_set_text (value, URA_CHOICE_EDITOR (editor)->code);
  return TRUE;
}

static void
ura_choice_editor_constructed (GObject *object)
{
  UraChoiceEditor *self = URA_CHOICE_EDITOR (object);
  UraEditor *editor = URA_EDITOR (self);

  G_OBJECT_CLASS (ura_choice_editor_parent_class)->constructed (object);

  self->button = URA_VALUE_BUTTON (ura_value_button_new ());
  ura_editor_set_main (editor, GTK_WIDGET (self->button));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));

  self->items = g_list_store_new (URA_TYPE_VALUE_ITEM);
  self->picker = ura_picker_new (GTK_WIDGET (self->button),
                                 ura_format_label (ura_editor_get_field (editor)), item_text);
  ura_picker_set_model (self->picker, G_LIST_MODEL (self->items));
  g_signal_connect_swapped (self->picker, "search", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_object (ura_editor_get_lists (editor), "changed", G_CALLBACK (lists_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
ura_choice_editor_finalize (GObject *object)
{
  UraChoiceEditor *self = URA_CHOICE_EDITOR (object);

  g_clear_object (&self->items);
  g_free (self->code);
  G_OBJECT_CLASS (ura_choice_editor_parent_class)->finalize (object);
}

static void
ura_choice_editor_class_init (UraChoiceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ura_choice_editor_constructed;
  G_OBJECT_CLASS (klass)->finalize = ura_choice_editor_finalize;
  URA_EDITOR_CLASS (klass)->show = ura_choice_editor_show;
  URA_EDITOR_CLASS (klass)->read = ura_choice_editor_read;
}

static void
ura_choice_editor_init (UraChoiceEditor *self)
{
}

UraEditor *
ura_choice_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_CHOICE_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}

UraPicker *
ura_choice_editor_get_picker (UraChoiceEditor *self)
{
  g_return_val_if_fail (URA_IS_CHOICE_EDITOR (self), NULL);

  return self->picker;
}
