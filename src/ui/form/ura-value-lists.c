/* Reads every value list with one query; some hundred items, so all of them stay in memory. */

#include "config.h"

#include "ura-value-lists.h"

#include "ura-text.h"
#include "ura-ui.h"

struct _UraValueItem
{
  GObject parent_instance;

  char *code;
  char *label;
  char *folded;
  char *meaning;
  gboolean active;
};

G_DEFINE_FINAL_TYPE (UraValueItem, ura_value_item, G_TYPE_OBJECT)

struct _UraValueLists
{
  GObject parent_instance;

  UraStore *store;   /* not owned: the store owns this */
  GHashTable *lists; /* id → GPtrArray of UraValueItem */
  GCancellable *cancellable;
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (UraValueLists, ura_value_lists, G_TYPE_OBJECT)

enum
{
  COLUMN_LIST,
  COLUMN_CODE,
  COLUMN_LABEL,
  COLUMN_LABEL_SQ,
  COLUMN_MEANING,
  COLUMN_ACTIVE,
};

static guint changed_signal;

static void
ura_value_item_finalize (GObject *object)
{
  UraValueItem *self = URA_VALUE_ITEM (object);

  g_free (self->code);
  g_free (self->label);
  g_free (self->folded);
  g_free (self->meaning);
  G_OBJECT_CLASS (ura_value_item_parent_class)->finalize (object);
}

static void
ura_value_item_class_init (UraValueItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_value_item_finalize;
}

static void
ura_value_item_init (UraValueItem *self)
{
}

static UraValueItem *
item_new (const UraResult *rows, guint row)
{
  UraValueItem *self = g_object_new (URA_TYPE_VALUE_ITEM, NULL);
  const char *label = ura_result_get_text (rows, row, COLUMN_LABEL);

  if (label == NULL)
    label = ura_result_get_text (rows, row, COLUMN_LABEL_SQ);
  self->code = g_strdup (ura_result_get_text (rows, row, COLUMN_CODE));
  self->label = g_strdup (label != NULL ? label : self->code);
  self->folded = ura_text_fold (self->label);
  self->meaning = g_strdup (ura_result_get_text (rows, row, COLUMN_MEANING));
  self->active = ura_result_get_integer (rows, row, COLUMN_ACTIVE, 0) != 0;
  return self;
}

UraValueItem *
ura_value_item_new_empty (void)
{
  UraValueItem *self = g_object_new (URA_TYPE_VALUE_ITEM, NULL);

  self->label = g_strdup ("—");
  self->folded = g_strdup ("");
  self->active = TRUE;
  return self;
}

const char *
ura_value_item_get_code (UraValueItem *self)
{
  g_return_val_if_fail (URA_IS_VALUE_ITEM (self), NULL);

  return self->code;
}

const char *
ura_value_item_get_label (UraValueItem *self)
{
  g_return_val_if_fail (URA_IS_VALUE_ITEM (self), NULL);

  return self->label;
}

const char *
ura_value_item_get_meaning (UraValueItem *self)
{
  g_return_val_if_fail (URA_IS_VALUE_ITEM (self), NULL);

  return self->meaning;
}

gboolean
ura_value_item_is_active (UraValueItem *self)
{
  g_return_val_if_fail (URA_IS_VALUE_ITEM (self), FALSE);

  return self->active;
}

const char *
ura_value_item_get_folded (UraValueItem *self)
{
  g_return_val_if_fail (URA_IS_VALUE_ITEM (self), NULL);

  return self->folded;
}

static void
take_rows (UraValueLists *self, const UraResult *rows)
{
  g_hash_table_remove_all (self->lists);
  for (guint row = 0; row < ura_result_get_n_rows (rows); row++)
    {
      const char *list = ura_result_get_text (rows, row, COLUMN_LIST);
      GPtrArray *items;

      if (list == NULL || ura_result_get_text (rows, row, COLUMN_CODE) == NULL)
        continue;
      items = g_hash_table_lookup (self->lists, list);
      if (items == NULL)
        {
          items = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->lists, g_strdup (list), items);
        }
      g_ptr_array_add (items, item_new (rows, row));
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) rows = ura_store_query_finish (URA_STORE (source), result, &error);
  UraValueLists *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = URA_VALUE_LISTS (user_data);
  if (rows == NULL)
    {
      /* Codes are shown instead of labels; whatever made this fail is told where an edit fails. */
      g_warning ("The value lists could not be read: %s", error->message);
      return;
    }
  take_rows (self, rows);
  self->loaded = TRUE;
  g_signal_emit (self, changed_signal, 0);
}

static void
read_lists (UraValueLists *self)
{
  g_autoptr (UraQuery) query = ura_query_new ("value_item");
  gboolean albanian = g_str_equal (ura_language_code (ura_ui_language ()), "sq");

  ura_query_select (query, "list");
  ura_query_select (query, "code");
  ura_query_select (query, albanian ? "label_sq" : "label_en");
  ura_query_select (query, "label_sq");
  ura_query_select (query, "meaning");
  ura_query_select (query, "active");
  ura_query_sort (query, "list", FALSE);
  ura_query_sort (query, "position", FALSE);
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  ura_store_query_async (self->store, query, URA_PRIORITY_EDIT, self->cancellable, read_cb, self);
}

static void
store_changed_cb (UraValueLists *self, const UraChanges *changes)
{
  if (ura_changes_touch (changes, "value_item"))
    read_lists (self);
}

static void
ura_value_lists_dispose (GObject *object)
{
  UraValueLists *self = URA_VALUE_LISTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  G_OBJECT_CLASS (ura_value_lists_parent_class)->dispose (object);
}

static void
ura_value_lists_class_init (UraValueListsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ura_value_lists_dispose;

  changed_signal = g_signal_new ("changed", URA_TYPE_VALUE_LISTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
ura_value_lists_init (UraValueLists *self)
{
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
}

UraValueLists *
ura_value_lists_of (UraStore *store)
{
  UraValueLists *self;

  g_return_val_if_fail (URA_IS_STORE (store), NULL);

  self = g_object_get_data (G_OBJECT (store), "ura-value-lists");
  if (self == NULL)
    {
      self = g_object_new (URA_TYPE_VALUE_LISTS, NULL);
      self->store = store;
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_object_set_data_full (G_OBJECT (store), "ura-value-lists", self, g_object_unref);
      read_lists (self);
    }
  return self;
}

gboolean
ura_value_lists_is_loaded (UraValueLists *self)
{
  g_return_val_if_fail (URA_IS_VALUE_LISTS (self), FALSE);

  return self->loaded;
}

UraValueItem *
ura_value_lists_find (UraValueLists *self, const char *list, const char *code)
{
  GPtrArray *items;

  g_return_val_if_fail (URA_IS_VALUE_LISTS (self), NULL);

  items = list == NULL ? NULL : g_hash_table_lookup (self->lists, list);
  for (guint i = 0; items != NULL && code != NULL && i < items->len; i++)
    {
      UraValueItem *item = g_ptr_array_index (items, i);

      if (g_str_equal (item->code, code))
        return item;
    }
  return NULL;
}

const char *
ura_value_lists_get_label (UraValueLists *self, const char *list, const char *code)
{
  UraValueItem *item = ura_value_lists_find (self, list, code);

  return item == NULL ? code : item->label;
}

GPtrArray *
ura_value_lists_choices (UraValueLists *self, const char *list, const char *const *current)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *items;

  g_return_val_if_fail (URA_IS_VALUE_LISTS (self), choices);

  items = list == NULL ? NULL : g_hash_table_lookup (self->lists, list);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      UraValueItem *item = g_ptr_array_index (items, i);

      if (item->active || (current != NULL && g_strv_contains (current, item->code)))
        g_ptr_array_add (choices, g_object_ref (item));
    }
  return choices;
}
