/* Copies of attachments that other programs show. Each session has a folder of its own with a lock
 * that ends with the process, so that what a killed one left can be told from what is in use:
 * process ids would not do, in a sandbox every program has the same. */

#include "config.h"

#include "ura-opened-files.h"

#include "ura-attachments.h"
#include "ura-ui.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define PREFIX   "ura-opened-"
#define LOCK     ".lock"
#define MAX_NAME 120

struct _UraOpenedFiles
{
  GObject parent_instance;

  UraStore *store; /* not owned: the store owns this */
  char *folder;    /* NULL until the first copy */
  int lock;
};

G_DEFINE_FINAL_TYPE (UraOpenedFiles, ura_opened_files, G_TYPE_OBJECT)

/* Files, and folders of files; never through a link. */
static void
wipe (const char *folder)
{
  g_autoptr (GDir) content = g_dir_open (folder, 0, NULL);
  const char *name;

  while (content != NULL && (name = g_dir_read_name (content)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        wipe (path);
      else if (g_unlink (path) != 0)
        g_warning ("%s could not be wiped: %s", path, g_strerror (errno));
    }
  g_rmdir (folder);
}

/* The lock of a session's folder; -1 when it is in use, or no folder of Ura. */
static int
take_lock (const char *folder, int flags)
{
  g_autofree char *path = g_build_filename (folder, LOCK, NULL);
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);

  if (fd < 0)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  close (fd);
  return -1;
}

void
ura_opened_files_wipe_leftovers (void)
{
  const char *runtime = g_get_user_runtime_dir ();
  g_autoptr (GDir) content = g_dir_open (runtime, 0, NULL);
  const char *name;

  while (content != NULL && (name = g_dir_read_name (content)) != NULL)
    {
      g_autofree char *folder = g_build_filename (runtime, name, NULL);
      int lock = g_str_has_prefix (name, PREFIX) ? take_lock (folder, 0) : -1;

      if (lock < 0)
        continue;
      wipe (folder);
      close (lock);
    }
}

static gboolean
make_folder (UraOpenedFiles *self, GError **error)
{
  const char *runtime = g_get_user_runtime_dir ();
  g_autofree char *folder = g_build_filename (runtime, PREFIX "XXXXXX", NULL);

  if (self->folder != NULL)
    return TRUE;
  if (g_mkdir_with_parents (runtime, 0700) != 0 || g_mkdtemp_full (folder, 0700) == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  self->lock = take_lock (folder, O_CREAT | O_EXCL);
  self->folder = g_steal_pointer (&folder);
  return TRUE;
}

/* The name that the person gave the file, as a name and nothing else. */
static char *
safe_name (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *p = base; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isprint (c) && c != '/' && c != '\\')
        g_string_append_unichar (safe, c);
    }
  while (safe->len > MAX_NAME)
    g_string_erase (safe, 0, g_utf8_next_char (safe->str) - safe->str);
  if (safe->len == 0 || safe->str[0] == '.')
    g_string_prepend (safe, "file");
  return g_string_free (g_steal_pointer (&safe), FALSE);
}

typedef struct
{
  UraStore *store;
  char *hash;
  char *path;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->store);
  g_free (copy->hash);
  g_free (copy->path);
  g_free (copy);
}

static gboolean
write_copy (const Copy *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) content = ura_attachments_get (copy->store, copy->hash, error);
  g_autoptr (GFile) file = g_file_new_for_path (copy->path);
  g_autoptr (GFileOutputStream) output = NULL;

  if (content == NULL)
    return FALSE;
  /* The copy of before may have been changed by the program that opened it. */
  g_unlink (copy->path);
  output = g_file_create (file, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (output == NULL)
    return FALSE;
  if (g_output_stream_splice (G_OUTPUT_STREAM (output), content,
                              G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                              cancellable, error) >= 0)
    return TRUE;
  g_unlink (copy->path);
  return FALSE;
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Copy *copy = task_data;
  GError *error = NULL;

  if (write_copy (copy, cancellable, &error))
    g_task_return_pointer (task, g_file_new_for_path (copy->path), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
ura_opened_files_copy_async (UraOpenedFiles *self,
                             const char *attachment,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;
  g_autofree char *folder = NULL;
  Copy *copy;

  g_return_if_fail (URA_IS_OPENED_FILES (self));

  g_task_set_source_tag (task, ura_opened_files_copy_async);
  if (!ura_attachment_from_json (attachment, &hash, &name, NULL, NULL))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                               _ ("This is not a file of the workspace."));
      return;
    }
  if (!make_folder (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* By hash, so that two files of the same name do not meet. */
  folder = g_build_filename (self->folder, hash, NULL);
  g_mkdir (folder, 0700);
  file = safe_name (name);
  copy = g_new0 (Copy, 1);
  copy->store = g_object_ref (self->store);
  copy->hash = g_steal_pointer (&hash);
  copy->path = g_build_filename (folder, file, NULL);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, copy_in_thread);
}

GFile *
ura_opened_files_copy_finish (UraOpenedFiles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
ura_opened_files_finalize (GObject *object)
{
  UraOpenedFiles *self = URA_OPENED_FILES (object);

  if (self->folder != NULL)
    wipe (self->folder);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  G_OBJECT_CLASS (ura_opened_files_parent_class)->finalize (object);
}

static void
ura_opened_files_class_init (UraOpenedFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_opened_files_finalize;
}

static void
ura_opened_files_init (UraOpenedFiles *self)
{
  self->lock = -1;
}

UraOpenedFiles *
ura_opened_files_of (UraStore *store)
{
  UraOpenedFiles *self;

  g_return_val_if_fail (URA_IS_STORE (store), NULL);

  self = g_object_get_data (G_OBJECT (store), "ura-opened-files");
  if (self == NULL)
    {
      self = g_object_new (URA_TYPE_OPENED_FILES, NULL);
      self->store = store;
      g_object_set_data_full (G_OBJECT (store), "ura-opened-files", self, g_object_unref);
    }
  return self;
}
