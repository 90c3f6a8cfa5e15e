/* The history of a record in words. Values of references are uids in the log, so after the entries
 * come the titles, register by register. */

#include "config.h"

#include "ura-history-reader.h"

#include "ura-date.h"
#include "ura-format.h"
#include "ura-titles.h"
#include "ura-ui.h"

#include <string.h>

/* More records than these are not looked up for one history. */
#define MAX_TITLES 300

struct _UraHistoryItem
{
  GObject parent_instance;

  char *heading;
  char *text;
};

G_DEFINE_FINAL_TYPE (UraHistoryItem, ura_history_item, G_TYPE_OBJECT)

static void
ura_history_item_finalize (GObject *object)
{
  UraHistoryItem *self = URA_HISTORY_ITEM (object);

  g_free (self->heading);
  g_free (self->text);
  G_OBJECT_CLASS (ura_history_item_parent_class)->finalize (object);
}

static void
ura_history_item_class_init (UraHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_history_item_finalize;
}

static void
ura_history_item_init (UraHistoryItem *self)
{
}

const char *
ura_history_item_get_heading (UraHistoryItem *self)
{
  g_return_val_if_fail (URA_IS_HISTORY_ITEM (self), NULL);

  return self->heading;
}

const char *
ura_history_item_get_text (UraHistoryItem *self)
{
  g_return_val_if_fail (URA_IS_HISTORY_ITEM (self), NULL);

  return self->text;
}

typedef struct
{
  char *register_id;
  GPtrArray *entries; /* UraHistoryEntry */
  GHashTable *wanted; /* register → GHashTable of uids, still to be looked up */
  GHashTable *titles; /* uid → title */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->register_id);
  g_clear_pointer (&reading->entries, g_ptr_array_unref);
  g_hash_table_unref (reading->wanted);
  g_hash_table_unref (reading->titles);
  g_free (reading);
}

/* The record that a value of a field names: register, and its uid within @value; NULL for other
 * values. */
static const char *
find_reference (const UraField *field, const char *value, char **register_id)
{
  const char *colon;

  if (field == NULL || value == NULL)
    return NULL;
  if (field->type == URA_FIELD_REFERENCE || field->type == URA_FIELD_REFERENCES)
    {
      *register_id = g_strdup (field->target);
      return value;
    }
  colon = field->type == URA_FIELD_ANY_RECORD ? strchr (value, ':') : NULL;
  if (colon == NULL)
    return NULL;
  *register_id = g_strndup (value, (gsize) (colon - value));
  return colon + 1;
}

static void
want_title (Reading *reading, const UraField *field, const char *value)
{
  g_autofree char *register_id = NULL;
  const char *uid = find_reference (field, value, &register_id);
  GHashTable *uids;

  if (uid == NULL)
    return;
  uids = g_hash_table_lookup (reading->wanted, register_id);
  if (uids == NULL)
    {
      uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (reading->wanted, g_strdup (register_id), uids);
    }
  if (g_hash_table_size (uids) < MAX_TITLES)
    g_hash_table_add (uids, g_strdup (uid));
}

/* The log keeps values as text; the description says what they are. */
static char *
describe_value (UraStore *store, Reading *reading, const UraField *field, const char *text)
{
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *register_id = NULL;
  const char *uid = find_reference (field, text, &register_id);
  const char *title = uid == NULL ? NULL : g_hash_table_lookup (reading->titles, uid);

  if (text == NULL || *text == '\0')
    return g_strdup ("—");
  if (uid != NULL)
    return g_strdup (title == NULL ? _ ("a record that is no longer here") : title);
  if (field == NULL)
    return g_strdup (text);
  if (field->type == URA_FIELD_INTEGER || field->type == URA_FIELD_BOOL)
    ura_value_set_integer (&value, g_ascii_strtoll (text, NULL, 10));
  else if (field->type == URA_FIELD_DECIMAL)
    ura_value_set_real (&value, g_ascii_strtod (text, NULL));
  else
    ura_value_set_text (&value, text);
  return ura_format_value (ura_value_lists_of (store), field, &value);
}

static char *
describe (UraStore *store, Reading *reading, const UraHistoryEntry *entry)
{
  const UraField *field = ura_schema_field (ura_store_get_schema (store), reading->register_id,
                                            entry->field);
  const char *label = field == NULL ? entry->field : ura_format_label (field);
  g_autofree char *after = describe_value (store, reading, field, entry->value);
  g_autofree char *before = describe_value (store, reading, field, entry->old_value);

  if (g_str_equal (entry->change, "bin"))
    return g_strdup (_ ("Moved to the bin"));
  if (g_str_equal (entry->change, "restore"))
    return g_strdup (_ ("Taken out of the bin"));
  if (entry->field == NULL)
    return g_strdup (_ ("Created"));
  if (g_str_equal (entry->change, "link"))
    return g_strdup_printf (_ ("%s: %s added"), label, after);
  if (g_str_equal (entry->change, "unlink"))
    return g_strdup_printf (_ ("%s: %s taken away"), label, entry->value == NULL ? before : after);
  if (entry->old_value == NULL || *entry->old_value == '\0')
    return g_strdup_printf ("%s: %s", label, after);
  return g_strdup_printf ("%s: %s → %s", label, before, after);
}

/* "2026-11-21 14:05" to "21.11.2026 14:05". */
static char *
describe_time (const char *time)
{
  g_auto (GStrv) parts = g_strsplit (time == NULL ? "" : time, " ", 2);
  g_autofree char *day = NULL;

  if (g_strv_length (parts) != 2)
    return g_strdup (time == NULL ? "" : time);
  day = ura_date_format (parts[0], ura_ui_language ());
  return g_strdup_printf ("%s %s", day, parts[1]);
}

static GListStore *
make_items (UraStore *store, Reading *reading)
{
  GListStore *items = g_list_store_new (URA_TYPE_HISTORY_ITEM);

  for (guint i = 0; i < reading->entries->len; i++)
    {
      const UraHistoryEntry *entry = g_ptr_array_index (reading->entries, i);
      g_autoptr (UraHistoryItem) item = g_object_new (URA_TYPE_HISTORY_ITEM, NULL);
      g_autofree char *time = describe_time (entry->time);

      item->heading = g_strjoin (" · ", time, entry->author, NULL);
      item->text = describe (store, reading, entry);
      g_list_store_append (items, item);
    }
  return items;
}

static void look_up_next (GTask *task);

static void
titles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) titles = ura_titles_finish (URA_STORE (source), result, &error);
  Reading *reading = g_task_get_task_data (task);
  GHashTableIter iter;
  gpointer uid, title;

  if (titles == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_hash_table_iter_init (&iter, titles);
  while (g_hash_table_iter_next (&iter, &uid, &title))
    g_hash_table_replace (reading->titles, g_strdup (uid), g_strdup (title));
  look_up_next (g_steal_pointer (&task));
}

/* Takes over the task. */
static void
look_up_next (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  UraStore *store = g_task_get_source_object (task);
  GHashTableIter iter;
  gpointer register_id, uids;

  g_hash_table_iter_init (&iter, reading->wanted);
  if (g_hash_table_iter_next (&iter, &register_id, &uids))
    {
      g_autofree char *name = g_strdup (register_id);
      g_autofree const char **list = (const char **) g_hash_table_get_keys_as_array (uids, NULL);

      ura_titles_async (store, name, list, g_task_get_cancellable (task), titles_read_cb, task);
      g_hash_table_remove (reading->wanted, name);
      return;
    }
  g_task_return_pointer (task, make_items (store, reading), g_object_unref);
  g_object_unref (task);
}

static void
history_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  UraStore *store = URA_STORE (source);
  Reading *reading = g_task_get_task_data (task);

  reading->entries = ura_store_history_finish (store, result, &error);
  if (reading->entries == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < reading->entries->len; i++)
    {
      const UraHistoryEntry *entry = g_ptr_array_index (reading->entries, i);
      const UraField *field = ura_schema_field (ura_store_get_schema (store), reading->register_id,
                                                entry->field);

      want_title (reading, field, entry->value);
      want_title (reading, field, entry->old_value);
    }
  look_up_next (g_steal_pointer (&task));
}

void
ura_history_read_async (UraStore *store,
                        const char *register_id,
                        const char *uid,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->register_id = g_strdup (register_id);
  reading->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_hash_table_unref);
  reading->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_task_set_source_tag (task, ura_history_read_async);
  g_task_set_task_data (task, reading, reading_free);
  ura_store_history_async (store, register_id, uid, cancellable, history_read_cb, task);
}

GListStore *
ura_history_read_finish (UraStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
