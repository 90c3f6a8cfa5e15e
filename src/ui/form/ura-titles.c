/* Titles of records by uid: one query for all of them. */

#include "config.h"

#include "ura-titles.h"

#include "ura-format.h"

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) rows = ura_store_query_finish (URA_STORE (source), result, &error);
  const char *register_id = g_task_get_task_data (task);
  GHashTable *titles;

  if (rows == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint row = 0; row < ura_result_get_n_rows (rows); row++)
    g_hash_table_insert (titles, g_strdup (ura_result_get_text (rows, row, 0)),
                         ura_format_title (register_id, ura_result_get_text (rows, row, 1)));
  g_task_return_pointer (task, titles, (GDestroyNotify) g_hash_table_unref);
}

void
ura_titles_async (UraStore *store,
                  const char *register_id,
                  const char *const *uids,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  g_autoptr (UraQuery) query = NULL;
  g_autoptr (GString) condition = NULL;

  g_task_set_source_tag (task, ura_titles_async);
  if (*uids == NULL || ura_schema_register (ura_store_get_schema (store), register_id) == NULL)
    {
      g_task_return_pointer (task, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                             (GDestroyNotify) g_hash_table_unref);
      g_object_unref (task);
      return;
    }
  query = ura_query_new (register_id);
  condition = g_string_new ("uid in (");
  for (guint i = 0; uids[i] != NULL; i++)
    {
      g_autofree char *quoted = ura_expression_quote (uids[i]);

      g_string_append_printf (condition, "%s%s", i == 0 ? "" : ", ", quoted);
    }
  g_string_append_c (condition, ')');
  ura_query_select (query, "uid");
  ura_query_select (query, "title ()");
  ura_query_where (query, condition->str);
  ura_query_set_bin (query, URA_BIN_INCLUDE);
  g_task_set_task_data (task, g_strdup (register_id), g_free);
  ura_store_query_async (store, query, URA_PRIORITY_EDIT, cancellable, read_cb, task);
}

GHashTable *
ura_titles_finish (UraStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
