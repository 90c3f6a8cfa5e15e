/* Backups as the window handles them: finding, making and restoring without waiting. */

#include "config.h"

#include "ura-backups.h"

#include "ura-date.h"
#include "ura-ui.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *backup;
  char *path;
  UraTask *progress;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->backup);
  g_free (work->path);
  g_clear_object (&work->progress);
  g_free (work);
}

static int
compare_created (gconstpointer a, gconstpointer b)
{
  const UraBackup *first = *(const UraBackup *const *) a;
  const UraBackup *second = *(const UraBackup *const *) b;

  return g_strcmp0 (second->created, first->created);
}

/* Every workspace has a folder of its own there. */
static GPtrArray *
list_all (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_backup_free);
  g_autofree char *root = g_build_filename (g_get_user_data_dir (), "ura", "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);

      g_ptr_array_extend_and_steal (all, ura_backup_list (folder));
    }
  g_ptr_array_sort (all, compare_created);
  return all;
}

static void
list_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *folder = NULL;
  GPtrArray *list = NULL;

  if (source == NULL)
    list = list_all ();
  else
    {
      folder = ura_backup_get_folder (source);
      list = folder == NULL ? g_ptr_array_new_with_free_func ((GDestroyNotify) ura_backup_free)
                            : ura_backup_list (folder);
    }
  g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
}

void
ura_backups_list_async (UraStore *store,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, ura_backups_list_async);
  g_task_run_in_thread (task, list_thread);
}

GPtrArray *
ura_backups_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
ura_backups_describe (const UraBackup *backup)
{
  const char *reason = backup->reason == NULL ? "" : backup->reason;
  g_autofree char *day = g_strndup (backup->created == NULL ? "" : backup->created, 10);
  g_autofree char *shown = ura_date_format (day, ura_ui_language ());
  const char *hour = backup->created != NULL && strlen (backup->created) > 11 ? backup->created + 11
                                                                              : "";

  /* TRANSLATORS: the day and the hour of a backup. */
  if (g_str_equal (reason, "daily"))
    return g_strdup_printf (_ ("%s %s, daily"), shown, hour);
  if (g_str_equal (reason, "migration"))
    return g_strdup_printf (_ ("%s %s, before an update of Ura"), shown, hour);
  if (g_str_equal (reason, "manual"))
    return g_strdup_printf (_ ("%s %s, made by hand"), shown, hour);
  return g_strdup_printf ("%s %s", shown, hour);
}

static void
create_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  char *path = ura_backup_create (source, NULL, "manual", work->progress, &error);

  ura_task_finish (work->progress);
  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

void
ura_backups_create_async (UraStore *store,
                          UraTask *progress,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->progress = g_object_ref (progress);
  g_task_set_source_tag (task, ura_backups_create_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, create_thread);
}

char *
ura_backups_create_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
make_parent (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (parent);

  if (g_mkdir_with_parents (parent, 0700) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _ ("The folder “%s” could not be made: %s."), shown, g_strerror (errno));
  return FALSE;
}

static void
restore_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  gboolean done = make_parent (work->path, &error) &&
                  ura_backup_restore (work->backup, work->path, ura_ui_language (), work->progress,
                                      &error);

  ura_task_finish (work->progress);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
ura_backups_restore_async (const char *backup,
                           const char *path,
                           UraTask *progress,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->backup = g_strdup (backup);
  work->path = g_strdup (path);
  work->progress = g_object_ref (progress);
  g_task_set_source_tag (task, ura_backups_restore_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, restore_thread);
}

gboolean
ura_backups_restore_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
