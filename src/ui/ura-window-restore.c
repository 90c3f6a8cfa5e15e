/* Restoring a backup: always as a new workspace, so that nothing that is there is lost. */

#include "config.h"

#include "ura-window-private.h"

#include "ura-backups-dialog.h"
#include "ura-backups.h"
#include "ura-ui.h"
#include "ura-workspace.h"

typedef struct
{
  UraWindow *window;
  char *path;
} Restore;

static void
restore_free (Restore *restore)
{
  g_object_unref (restore->window);
  g_free (restore->path);
  g_free (restore);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restore) restore = user_data;
  UraWindow *self = restore->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *note = NULL;

  if (!ura_backups_restore_finish (result, &error))
    {
      ura_window_show_error (self, _ ("The backup was not restored."), error);
      return;
    }
  shown = ura_workspace_shown_path (restore->path);
  note = g_strdup_printf (_ ("Restored to %s"), shown);
  ura_window_open (self, restore->path);
  ura_window_show_note (self, note);
}

/* Beside the workspace that is or was open; where that folder is gone, where new ones are made. */
static char *
choose_path (UraWindow *self)
{
  g_autofree char *folder = self->path == NULL ? NULL : g_path_get_dirname (self->path);
  g_autofree char *name = self->path == NULL ? g_strdup ("Ura") : ura_workspace_name (self->path);
  g_autofree char *restored = g_strdup_printf (_ ("%s (restored)"), name);

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_free (folder);
      folder = ura_workspace_default_folder ();
    }
  return ura_workspace_path (folder, restored);
}

void
ura_window_restore (UraWindow *self, const char *backup)
{
  g_autoptr (UraTask) task = NULL;
  Restore *restore;

  g_return_if_fail (URA_IS_WINDOW (self));
  g_return_if_fail (backup != NULL);

  task = ura_task_new (_ ("Restoring the backup"));
  restore = g_new0 (Restore, 1);
  restore->window = g_object_ref (self);
  restore->path = choose_path (self);
  ura_window_show_task (self, task);
  ura_backups_restore_async (backup, restore->path, task, restored_cb, restore);
}

void
ura_window_choose_backup (UraWindow *self)
{
  gtk_window_present (GTK_WINDOW (ura_backups_dialog_new (self, NULL)));
}
