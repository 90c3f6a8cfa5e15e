/* Queries in one line, and the value lists by meaning and code. */

#include "config.h"

#include "ura-plan-select.h"

#include "ura-uid.h"

typedef struct
{
  char *code;
  char *meaning;
  char *label_sq;
  char *label_en;
  gboolean shipped;
  gboolean active;
} Item;

struct _UraPlanLists
{
  GPtrArray *items;       /* Item, by position in its list */
  GHashTable *by_code;    /* "list/code" → Item */
  GHashTable *by_meaning; /* "list/meaning" → Item, the one to write */
};

UraResult *
ura_plan_select (UraStore *store,
                 GCancellable *cancellable,
                 GError **error,
                 const char *register_id,
                 const char *where,
                 const char *name,
                 const char *value,
                 ...)
{
  g_autoptr (UraQuery) query = ura_query_new (register_id);
  const char *column;
  va_list columns;

  va_start (columns, value);
  while ((column = va_arg (columns, const char *)) != NULL)
    ura_query_select (query, column);
  va_end (columns);
  if (where != NULL)
    ura_query_where (query, where);
  if (name != NULL)
    ura_query_set_parameter_text (query, name, value);
  return ura_store_query (store, query, cancellable, error);
}

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->code);
  g_free (item->meaning);
  g_free (item->label_sq);
  g_free (item->label_en);
  g_free (item);
}

/* Whether @item is the better one to write for its meaning. */
static gboolean
is_better (const Item *item, const Item *known)
{
  if (known == NULL || item->shipped != known->shipped)
    return known == NULL || item->shipped;
  return item->active && !known->active;
}

static void
add_item (UraPlanLists *self, const UraResult *result, guint row)
{
  const char *list = ura_result_get_text (result, row, 0);
  Item *item = g_new0 (Item, 1);
  g_autofree char *code_key = NULL;
  g_autofree char *meaning_key = NULL;
  g_autofree char *uid = NULL;

  item->code = g_strdup (ura_result_get_text (result, row, 1));
  item->meaning = g_strdup (ura_result_get_text (result, row, 2));
  item->label_sq = g_strdup (ura_result_get_text (result, row, 3));
  item->label_en = g_strdup (ura_result_get_text (result, row, 4));
  item->active = ura_result_get_integer (result, row, 5, 0) != 0;
  g_ptr_array_add (self->items, item);

  code_key = g_strdup_printf ("%s/%s", list, item->code);
  meaning_key = g_strdup_printf ("%s/%s", list, item->meaning);
  uid = ura_uid_for ("value_item", code_key);
  item->shipped = g_strcmp0 (uid, ura_result_get_text (result, row, 6)) == 0;
  if (is_better (item, g_hash_table_lookup (self->by_meaning, meaning_key)))
    g_hash_table_replace (self->by_meaning, g_steal_pointer (&meaning_key), item);
  g_hash_table_replace (self->by_code, g_steal_pointer (&code_key), item);
}

UraPlanLists *
ura_plan_lists_load (UraStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (UraQuery) query = ura_query_new ("value_item");
  g_autoptr (UraResult) result = NULL;
  UraPlanLists *self;

  ura_query_select (query, "list");
  ura_query_select (query, "code");
  ura_query_select (query, "meaning");
  ura_query_select (query, "label_sq");
  ura_query_select (query, "label_en");
  ura_query_select (query, "active");
  ura_query_select (query, "uid");
  ura_query_sort (query, "position", FALSE);
  result = ura_store_query (store, query, cancellable, error);
  if (result == NULL)
    return NULL;
  self = g_new0 (UraPlanLists, 1);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_meaning = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    add_item (self, result, row);
  return self;
}

void
ura_plan_lists_free (UraPlanLists *self)
{
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_meaning);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static const Item *
find_item (GHashTable *items, const char *list, const char *word)
{
  g_autofree char *key = NULL;

  if (word == NULL || *word == '\0')
    return NULL;
  key = g_strdup_printf ("%s/%s", list, word);
  return g_hash_table_lookup (items, key);
}

const char *
ura_plan_lists_code (const UraPlanLists *self, const char *list, const char *meaning)
{
  const Item *item = find_item (self->by_meaning, list, meaning);

  return item == NULL ? NULL : item->code;
}

const char *
ura_plan_lists_meaning (const UraPlanLists *self, const char *list, const char *code)
{
  const Item *item = find_item (self->by_code, list, code);

  return item == NULL ? NULL : item->meaning;
}

const char *
ura_plan_lists_label (const UraPlanLists *self,
                      const char *list,
                      const char *code,
                      const UraLanguage *language)
{
  const Item *item = find_item (self->by_code, list, code);
  const char *label;

  if (item == NULL)
    return code;
  label = g_str_equal (ura_language_code (language), "sq") ? item->label_sq : item->label_en;
  if (label == NULL)
    label = item->label_sq != NULL ? item->label_sq : item->label_en;
  return label == NULL ? code : label;
}
