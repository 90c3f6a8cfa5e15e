#include "config.h"

#include "ura-test-workspace.h"

#include <glib/gstdio.h>

static const UraSession session = { .user_name = "Drita Prifti", .user_function = "Specialiste" };

UraTestWorkspace *
ura_test_workspace_new (void)
{
  UraTestWorkspace *self = g_new0 (UraTestWorkspace, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("ura-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "Prova.ura", NULL);
  self->store = ura_store_create (self->path, &session, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->store);
  return self;
}

void
ura_test_workspace_free (UraTestWorkspace *self)
{
  if (self->store != NULL)
    ura_store_close (self->store);
  g_clear_object (&self->store);
  ura_test_settle ();
  ura_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

void
ura_test_workspace_reopen (UraTestWorkspace *self)
{
  g_autoptr (GError) error = NULL;

  ura_store_close (self->store);
  g_clear_object (&self->store);
  self->store = ura_store_open (self->path, &session, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->store);
}

void
ura_test_apply (UraStore *store, UraEdit *edit)
{
  g_autoptr (UraEdit) owned = edit;
  g_autoptr (GError) error = NULL;
  gboolean applied = ura_store_apply (store, owned, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (applied);
}

char *
ura_test_value (UraStore *store, const char *register_id, const char *uid, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraRecord) record = ura_store_get_record (store, register_id, uid, NULL, &error);

  g_assert_no_error (error);
  return ura_value_to_string (ura_record_get_value (record, field));
}

void
ura_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
ura_test_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        ura_test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}
