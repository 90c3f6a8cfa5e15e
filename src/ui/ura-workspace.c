/* Workspaces as the window handles them: where they stand, opening and closing without waiting. */

#include "config.h"

#include "ura-workspace.h"

#include "ura-ui.h"

#include <string.h>

#define FOLDER        "Ura"
#define LONGEST_NAME  100 /* bytes; file systems stop at 255, and a number may follow */
#define MOST_NUMBERED 1000

char *
ura_workspace_default_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *guess = g_build_filename (g_get_home_dir (), "Documents", NULL);

  if (documents == NULL && g_file_test (guess, G_FILE_TEST_IS_DIR))
    documents = guess;
  /* Where no folder of the user's own is set, the system names the home folder. */
  if (documents == NULL || g_str_equal (documents, g_get_home_dir ()))
    return g_build_filename (g_get_user_data_dir (), "ura", NULL);
  return g_build_filename (documents, FOLDER, NULL);
}

static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *clean = g_string_new (NULL);

  for (const char *at = valid; *at != '\0' && clean->len < LONGEST_NAME; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_iscntrl (c) || strchr ("/\\:*?\"<>|", (int) MIN (c, 0x7f)) != NULL)
        c = ' ';
      if (clean->len > 0 || (c != '.' && c != ' '))
        g_string_append_unichar (clean, c);
    }
  if (g_str_has_suffix (clean->str, URA_WORKSPACE_SUFFIX))
    g_string_truncate (clean, clean->len - strlen (URA_WORKSPACE_SUFFIX));
  g_strchomp (clean->str);
  return g_string_free (clean, FALSE);
}

char *
ura_workspace_path (const char *folder, const char *name)
{
  g_autofree char *clean = clean_name (name);
  const char *stem = *clean == '\0' ? FOLDER : clean;

  for (int number = 1;; number++)
    {
      g_autofree char *file = number == 1
                                  ? g_strconcat (stem, URA_WORKSPACE_SUFFIX, NULL)
                                  : g_strdup_printf ("%s %d%s", stem, number, URA_WORKSPACE_SUFFIX);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (number == MOST_NUMBERED || !g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

char *
ura_workspace_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, URA_WORKSPACE_SUFFIX))
    base[strlen (base) - strlen (URA_WORKSPACE_SUFFIX)] = '\0';
  name = g_filename_display_name (base);
  return g_steal_pointer (&name);
}

char *
ura_workspace_shown_path (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);
  g_autofree char *shown = NULL;

  if (length > 1 && strncmp (path, home, length) == 0 && path[length] == G_DIR_SEPARATOR)
    shown = g_strconcat ("~", path + length, NULL);
  return g_filename_display_name (shown == NULL ? path : shown);
}

struct _UraOpening
{
  char *path;
  GThread *thread; /* NULL: nobody has begun */
  UraStore *store;
  GError *error;
};

static void
open_store (UraOpening *self)
{
  UraSession session = { .language = ura_ui_language () };

  self->store = ura_store_open (self->path, &session, &self->error);
}

static gpointer
run_opening (gpointer data)
{
  open_store (data);
  return NULL;
}

UraOpening *
ura_opening_new (const char *path)
{
  UraOpening *self = g_new0 (UraOpening, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->thread = g_thread_new ("ura-opening", run_opening, self);
  return self;
}

void
ura_opening_free (UraOpening *self)
{
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_clear_object (&self->store);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}

const char *
ura_opening_get_path (UraOpening *self)
{
  return self->path;
}

static void
open_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  UraOpening *opening = task_data;

  if (opening->thread != NULL)
    g_thread_join (g_steal_pointer (&opening->thread));
  else
    open_store (opening);
  if (opening->store == NULL)
    g_task_return_error (task, g_steal_pointer (&opening->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&opening->store), g_object_unref);
}

void
ura_workspace_open_async (const char *path,
                          UraOpening *begun,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  if (begun == NULL)
    {
      begun = g_new0 (UraOpening, 1);
      begun->path = g_strdup (path);
    }
  g_task_set_source_tag (task, ura_workspace_open_async);
  g_task_set_task_data (task, begun, (GDestroyNotify) ura_opening_free);
  g_task_run_in_thread (task, open_thread);
}

UraStore *
ura_workspace_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
close_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ura_store_close (source);
  g_task_return_boolean (task, TRUE);
}

void
ura_workspace_close_async (UraStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);

  g_task_set_source_tag (task, ura_workspace_close_async);
  g_task_run_in_thread (task, close_thread);
}

void
ura_workspace_close_finish (GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}
