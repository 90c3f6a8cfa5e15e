/* What a user does to the plan, in a thread: the rules of src/plan ask the store and wait. */

#pragma once

#include <adwaita.h>

#include "ura-store.h"
#include "ura-task.h"

G_BEGIN_DECLS

/* Runs in a thread. Adds to @edit, which is applied when it returns TRUE, or does everything
 * itself.
 * @task is NULL unless the work was started with one. */
typedef gboolean (*UraPlanWork) (
    UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error);
/* Afterwards, on the main thread; only when all went well and @widget still lives. */
typedef void (*UraPlanWorkDone) (GtkWidget *widget, gpointer data);

/* @action: msgid (N_), as ura_edit_new() takes it. @failed: msgid of the sentence that tells what
 * did not happen; why follows it. @data is freed by @data_free in the end. */
void ura_plan_work_run (GtkWidget *widget,
                        UraStore *store,
                        const char *action,
                        const char *failed,
                        UraPlanWork work,
                        UraPlanWorkDone done,
                        gpointer data,
                        GDestroyNotify data_free);
/* The same with progress and Cancel at the foot of the window. */
void ura_plan_work_run_task (GtkWidget *widget,
                             UraStore *store,
                             UraTask *task,
                             const char *action,
                             const char *failed,
                             UraPlanWork work,
                             UraPlanWorkDone done,
                             gpointer data,
                             GDestroyNotify data_free);

G_END_DECLS
