/* The store thread's side of a record list. A job never keeps its list alive. */

#include "config.h"

#include "ura-record-list-jobs.h"

#include "ura-query-page.h"
#include "ura-store-private.h"

typedef struct
{
  UraRecordListJob job;
  GWeakRef list;
  UraRecordListAnswer answer;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_weak_ref_clear (&task->list);
  g_clear_object (&task->job.cancellable);
  g_clear_pointer (&task->job.query, ura_query_unref);
  g_clear_pointer (&task->job.ids, g_array_unref);
  g_clear_pointer (&task->job.registers, g_free);
  g_clear_pointer (&task->job.rows, ura_result_unref);
  g_clear_error (&task->job.error);
  g_free (task->job.uid);
  g_free (task);
}

static Task *
task_new (UraRecordList *list,
          UraQuery *query,
          GCancellable *cancellable,
          UraRecordListAnswer answer)
{
  Task *task = g_new0 (Task, 1);

  g_weak_ref_init (&task->list, list);
  task->answer = answer;
  task->job.query = ura_query_ref (query);
  task->job.cancellable = g_object_ref (cancellable);
  return task;
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Task *task = g_task_get_task_data (G_TASK (result));
  g_autoptr (UraRecordList) list = g_weak_ref_get (&task->list);

  g_task_propagate_boolean (G_TASK (result), &task->job.error);
  if (list == NULL || g_cancellable_is_cancelled (task->job.cancellable))
    return;
  task->job.list = list;
  task->answer (&task->job);
}

/* Takes @task. */
static void
run (UraStore *store, UraPriority priority, Task *task, UraTaskJob job)
{
  g_autoptr (GTask) carrier = g_task_new (NULL, task->job.cancellable, answer_cb, NULL);

  g_task_set_source_tag (carrier, run);
  g_task_set_task_data (carrier, task, task_free);
  ura_store_run_task (store, priority, carrier, job);
}

static void
ids_job (UraConnection *connection, GTask *carrier, gpointer data, GCancellable *cancellable)
{
  Task *task = data;
  GError *error = NULL;

  task->job.registers = ura_connection_query_registers (connection, task->job.query);
  task->job.ids = ura_connection_query_ids (connection, task->job.query, cancellable, &error);
  if (task->job.ids == NULL)
    g_task_return_error (carrier, error);
  else
    g_task_return_boolean (carrier, TRUE);
}

void
ura_record_list_ask_ids (UraRecordList *list,
                         UraStore *store,
                         UraQuery *query,
                         GCancellable *cancellable,
                         UraRecordListAnswer answer)
{
  run (store, URA_PRIORITY_SEARCH, task_new (list, query, cancellable, answer), ids_job);
}

static void
rows_job (UraConnection *connection, GTask *carrier, gpointer data, GCancellable *cancellable)
{
  Task *task = data;
  GError *error = NULL;

  task->job.rows = ura_connection_query_page (connection, task->job.query,
                                              (const gint64 *) task->job.ids->data,
                                              task->job.ids->len, cancellable, &error);
  if (task->job.rows == NULL)
    g_task_return_error (carrier, error);
  else
    g_task_return_boolean (carrier, TRUE);
}

void
ura_record_list_ask_rows (UraRecordList *list,
                          UraStore *store,
                          UraQuery *query,
                          guint page,
                          GArray *ids,
                          GCancellable *cancellable,
                          UraRecordListAnswer answer)
{
  Task *task = task_new (list, query, cancellable, answer);

  task->job.page = page;
  task->job.ids = ids;
  run (store, URA_PRIORITY_EDIT, task, rows_job);
}

static void
id_job (UraConnection *connection, GTask *carrier, gpointer data, GCancellable *cancellable)
{
  Task *task = data;
  GError *error = NULL;

  if (ura_connection_find_id (connection, ura_query_get_register (task->job.query), task->job.uid,
                              &task->job.id, &error))
    g_task_return_boolean (carrier, TRUE);
  else
    g_task_return_error (carrier, error);
}

void
ura_record_list_ask_id (UraRecordList *list,
                        UraStore *store,
                        UraQuery *query,
                        const char *uid,
                        GCancellable *cancellable,
                        UraRecordListAnswer answer)
{
  Task *task = task_new (list, query, cancellable, answer);

  task->job.uid = g_strdup (uid);
  run (store, URA_PRIORITY_SEARCH, task, id_job);
}
