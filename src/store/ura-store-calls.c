/* The public calls of a store, each in a blocking and an asynchronous form over the same job. */

#include "config.h"

#include "ura-changes.h"
#include "ura-connection.h"
#include "ura-edit-private.h"

/* Everything a call takes and gives. */
typedef struct
{
  UraStore *store; /* not owned: the task holds it */
  UraQuery *query;
  UraEdit *edit;
  char *register_id;
  char *uid;
  gboolean redo;
  gboolean only_possible;
  GPtrArray *issues;
  gpointer result;
} Call;

static void
call_clear (Call *call)
{
  g_clear_pointer (&call->query, ura_query_unref);
  g_clear_pointer (&call->edit, ura_edit_free);
  g_clear_pointer (&call->issues, g_ptr_array_unref);
  g_free (call->register_id);
  g_free (call->uid);
}

static void
call_free (gpointer data)
{
  call_clear (data);
  g_free (data);
}

static gboolean
query_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  call->result = ura_connection_query (connection, call->query, cancellable, error);
  return call->result != NULL;
}

static gboolean
record_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  call->result = ura_connection_get_record (connection, call->register_id, call->uid, error);
  return call->result != NULL;
}

static gboolean
history_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  call->result = ura_connection_history (connection, call->register_id, call->uid, error);
  return call->result != NULL;
}

/* Fields that staff added or took away change what registers are. */
static gboolean
follow_custom_fields (UraConnection *connection, UraOutcome *outcome, GError **error)
{
  for (guint i = 0; i < outcome->touched->len; i++)
    {
      const UraChangedRecord *record = g_ptr_array_index (outcome->touched, i);

      if (g_str_equal (record->register_id, "custom_field"))
        return ura_connection_reload_schema (connection, error) &&
               ura_derived_prepare (connection, error);
    }
  return TRUE;
}

static gboolean
apply_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  g_autoptr (UraOutcome) outcome = ura_outcome_new ();

  if (!ura_connection_apply (connection, call->edit, outcome, error))
    return FALSE;
  call->issues = g_ptr_array_ref (outcome->issues);
  if (!follow_custom_fields (connection, outcome, error))
    return FALSE;
  /* An empty announcement would say that everything may have changed. */
  if (outcome->touched->len > 0)
    ura_store_announce (call->store, outcome);
  return TRUE;
}

static gboolean
undo_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  g_autoptr (UraOutcome) outcome = ura_outcome_new ();
  char *label = NULL;

  if (!ura_connection_undo (connection, call->redo, call->only_possible, outcome, &label, error))
    return FALSE;
  call->result = label;
  if (!follow_custom_fields (connection, outcome, error))
    return FALSE;
  ura_store_announce (call->store, outcome);
  return TRUE;
}

/* The asynchronous form: the job of the call, then its result through the task. */
typedef struct
{
  Call call;
  UraJob job;
  GDestroyNotify free_result;
} TaskCall;

static void
task_call_free (gpointer data)
{
  TaskCall *task_call = data;

  if (task_call->call.result != NULL && task_call->free_result != NULL)
    task_call->free_result (task_call->call.result);
  call_clear (&task_call->call);
  g_free (task_call);
}

static void
run_task_call (UraConnection *connection, GTask *task, gpointer data, GCancellable *cancellable)
{
  TaskCall *task_call = data;
  g_autoptr (GError) error = NULL;

  if (task_call->job (connection, &task_call->call, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start (UraStore *self,
       Call *call,
       UraJob job,
       GDestroyNotify free_result,
       UraPriority priority,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  TaskCall *task_call = g_new0 (TaskCall, 1);

  task_call->call = *call;
  task_call->call.store = self;
  task_call->job = job;
  task_call->free_result = free_result;
  g_free (call);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, task_call, task_call_free);
  if (job == apply_job || job == undo_job)
    ura_store_run_edit (self, task, run_task_call);
  else
    ura_store_run_task (self, priority, task, run_task_call);
}

/* The result of a finished call; the caller owns it. */
static gpointer
finish (GAsyncResult *result, GError **error)
{
  TaskCall *task_call = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&task_call->call.result);
}

static gpointer
wait_for (UraStore *self,
          Call *call,
          UraJob job,
          UraPriority priority,
          GCancellable *cancellable,
          GError **error)
{
  gpointer result = NULL;

  call->store = self;
  if (ura_store_run (self, priority, job, call, cancellable, error))
    result = call->result;
  return result;
}

UraResult *
ura_store_query (UraStore *self, UraQuery *query, GCancellable *cancellable, GError **error)
{
  Call *call = g_new0 (Call, 1);
  UraResult *result;

  call->query = ura_query_ref (query);
  result = wait_for (self, call, query_job, URA_PRIORITY_SEARCH, cancellable, error);
  call_free (call);
  return result;
}

void
ura_store_query_async (UraStore *self,
                       UraQuery *query,
                       UraPriority priority,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Call *call = g_new0 (Call, 1);

  call->query = ura_query_ref (query);
  start (self, call, query_job, (GDestroyNotify) ura_result_unref, priority, ura_store_query_async,
         cancellable, callback, user_data);
}

UraResult *
ura_store_query_finish (UraStore *self, GAsyncResult *result, GError **error)
{
  return finish (result, error);
}

UraRecord *
ura_store_get_record (UraStore *self,
                      const char *register_id,
                      const char *uid,
                      GCancellable *cancellable,
                      GError **error)
{
  Call *call = g_new0 (Call, 1);
  UraRecord *record;

  call->register_id = g_strdup (register_id);
  call->uid = g_strdup (uid);
  record = wait_for (self, call, record_job, URA_PRIORITY_EDIT, cancellable, error);
  call_free (call);
  return record;
}

void
ura_store_get_record_async (UraStore *self,
                            const char *register_id,
                            const char *uid,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Call *call = g_new0 (Call, 1);

  call->register_id = g_strdup (register_id);
  call->uid = g_strdup (uid);
  start (self, call, record_job, g_object_unref, URA_PRIORITY_EDIT, ura_store_get_record_async,
         cancellable, callback, user_data);
}

UraRecord *
ura_store_get_record_finish (UraStore *self, GAsyncResult *result, GError **error)
{
  return finish (result, error);
}

gboolean
ura_store_apply (UraStore *self,
                 const UraEdit *edit,
                 GCancellable *cancellable,
                 GPtrArray **issues,
                 GError **error)
{
  Call call = { .store = self, .edit = (UraEdit *) edit };
  gboolean applied = ura_store_run (self, URA_PRIORITY_EDIT, apply_job, &call, cancellable, error);

  if (applied && issues != NULL)
    *issues = g_steal_pointer (&call.issues);
  g_clear_pointer (&call.issues, g_ptr_array_unref);
  return applied;
}

void
ura_store_apply_async (UraStore *self,
                       const UraEdit *edit,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Call *call = g_new0 (Call, 1);

  call->edit = ura_edit_copy (edit);
  start (self, call, apply_job, NULL, URA_PRIORITY_EDIT, ura_store_apply_async, cancellable,
         callback, user_data);
}

gboolean
ura_store_apply_finish (UraStore *self, GAsyncResult *result, GPtrArray **issues, GError **error)
{
  TaskCall *task_call = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (issues != NULL)
    *issues = g_steal_pointer (&task_call->call.issues);
  return TRUE;
}

static char *
undo (UraStore *self, gboolean redo, gboolean only_possible, GError **error)
{
  Call call = { .store = self, .redo = redo, .only_possible = only_possible };

  if (!ura_store_run (self, URA_PRIORITY_EDIT, undo_job, &call, NULL, error))
    return NULL;
  return call.result;
}

char *
ura_store_undo (UraStore *self, gboolean only_possible, GError **error)
{
  return undo (self, FALSE, only_possible, error);
}

char *
ura_store_redo (UraStore *self, gboolean only_possible, GError **error)
{
  return undo (self, TRUE, only_possible, error);
}

void
ura_store_undo_async (UraStore *self,
                      gboolean redo,
                      gboolean only_possible,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Call *call = g_new0 (Call, 1);

  call->redo = redo;
  call->only_possible = only_possible;
  start (self, call, undo_job, g_free, URA_PRIORITY_EDIT, ura_store_undo_async, cancellable,
         callback, user_data);
}

char *
ura_store_undo_finish (UraStore *self, GAsyncResult *result, GError **error)
{
  return finish (result, error);
}

GPtrArray *
ura_store_history (UraStore *self, const char *register_id, const char *uid, GError **error)
{
  Call *call = g_new0 (Call, 1);
  GPtrArray *history;

  call->register_id = g_strdup (register_id);
  call->uid = g_strdup (uid);
  history = wait_for (self, call, history_job, URA_PRIORITY_SEARCH, NULL, error);
  call_free (call);
  return history;
}

void
ura_store_history_async (UraStore *self,
                         const char *register_id,
                         const char *uid,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Call *call = g_new0 (Call, 1);

  call->register_id = g_strdup (register_id);
  call->uid = g_strdup (uid);
  start (self, call, history_job, (GDestroyNotify) g_ptr_array_unref, URA_PRIORITY_SEARCH,
         ura_store_history_async, cancellable, callback, user_data);
}

GPtrArray *
ura_store_history_finish (UraStore *self, GAsyncResult *result, GError **error)
{
  return finish (result, error);
}
