/* Why this file exists: backups, restoring and checking take as long as the workspace is large, and
 * the user may stop them at any moment, also in the middle of one SQL statement. */

#include "config.h"

#include "ura-work.h"

#define WATCH_STEPS 10000

void
ura_work_report (UraTask *task, double fraction, const char *message)
{
  if (task != NULL)
    ura_task_set_progress (task, fraction, message);
}

GCancellable *
ura_work_get_cancellable (UraTask *task)
{
  return task != NULL ? ura_task_get_cancellable (task) : NULL;
}

gboolean
ura_work_is_cancelled (UraTask *task, GError **error)
{
  return g_cancellable_set_error_if_cancelled (ura_work_get_cancellable (task), error);
}

static int
interrupt_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

void
ura_work_watch (UraDb *db, UraTask *task)
{
  if (task != NULL)
    sqlite3_progress_handler (ura_db_handle (db), WATCH_STEPS, interrupt_cb,
                              ura_task_get_cancellable (task));
  else
    sqlite3_progress_handler (ura_db_handle (db), 0, NULL, NULL);
}
