/* One GTask for all acts of the page; what fails is told in the one place for errors. */

#include "config.h"

#include "ura-plan-work.h"

#include "ura-form-error.h"
#include "ura-ui.h"

/* Widgets are held weakly: the last reference must not go in a thread. */
typedef struct
{
  GWeakRef widget;
  GWeakRef window;
  UraStore *store;
  UraTask *task;
  const char *action;
  const char *failed;
  UraPlanWork work;
  UraPlanWorkDone done;
  gpointer data;
  GDestroyNotify data_free;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->task != NULL)
    ura_task_finish (job->task);
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_weak_ref_clear (&job->widget);
  g_weak_ref_clear (&job->window);
  g_clear_object (&job->task);
  g_object_unref (job->store);
  g_free (job);
}

static void
thread_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (UraEdit) edit = ura_edit_new (job->action);
  GError *error = NULL;

  if (job->work (job->store, edit, job->task, job->data, &error) &&
      (ura_edit_is_empty (edit) || ura_store_apply (job->store, edit, cancellable, NULL, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&job->widget);
  g_autoptr (UraWindow) window = g_weak_ref_get (&job->window);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (window != NULL)
        ura_window_show_error (window, _ (job->failed), error);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("%s %s", _ (job->failed), error->message);
    }
  else if (job->done != NULL && widget != NULL && gtk_widget_get_root (widget) != NULL)
    job->done (widget, job->data);
}

void
ura_plan_work_run_task (GtkWidget *widget,
                        UraStore *store,
                        UraTask *task,
                        const char *action,
                        const char *failed,
                        UraPlanWork work,
                        UraPlanWorkDone done,
                        gpointer data,
                        GDestroyNotify data_free)
{
  GCancellable *cancellable = task == NULL ? NULL : ura_task_get_cancellable (task);
  g_autoptr (GTask) gtask = g_task_new (NULL, cancellable, done_cb, NULL);
  Job *job = g_new0 (Job, 1);
  UraWindow *window = ura_form_window_of (widget);

  g_weak_ref_init (&job->widget, widget);
  g_weak_ref_init (&job->window, window);
  job->store = g_object_ref (store);
  job->task = task == NULL ? NULL : g_object_ref (task);
  job->action = action;
  job->failed = failed;
  job->work = work;
  job->done = done;
  job->data = data;
  job->data_free = data_free;
  g_task_set_source_tag (gtask, ura_plan_work_run_task);
  g_task_set_task_data (gtask, job, job_free);
  if (task != NULL && window != NULL)
    ura_window_show_task (window, task);
  g_task_run_in_thread (gtask, thread_cb);
}

void
ura_plan_work_run (GtkWidget *widget,
                   UraStore *store,
                   const char *action,
                   const char *failed,
                   UraPlanWork work,
                   UraPlanWorkDone done,
                   gpointer data,
                   GDestroyNotify data_free)
{
  ura_plan_work_run_task (widget, store, NULL, action, failed, work, done, data, data_free);
}
