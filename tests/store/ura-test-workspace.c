#include "config.h"

#include "ura-check.h"
#include "ura-log.h"
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

static gboolean
rebuild_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return ura_log_rebuild (connection, error);
}

/* Every value of every record, with its place in the tree, as text. */
static gboolean
dump_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *dump = data;

  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    {
      g_autoptr (GString) sql = g_string_new ("SELECT uid || '|' || (deleted_at IS NULL)");
      g_autoptr (sqlite3_stmt) rows = NULL;
      guint n_fields;
      const UraField *const *fields = ura_schema_fields (connection->schema, (*r)->id, &n_fields);
      gboolean row = TRUE;

      for (guint i = 0; i < n_fields; i++)
        if (ura_field_has_column (fields[i]))
          g_string_append_printf (sql, " || '|' || coalesce (\"%s\", '')", fields[i]->id);
      if ((*r)->tree_parent != NULL)
        g_string_append (sql, " || '|' || path || depth");
      g_string_append_printf (sql, " || '|' || coalesce (extra, '') FROM \"%s\" ORDER BY uid",
                              (*r)->table);
      rows = ura_db_prepare (connection->db, sql->str, error);
      while (row)
        {
          if (!ura_db_step (connection->db, rows, &row, error))
            return FALSE;
          if (row)
            g_string_append_printf (dump, "%s %s\n", (*r)->id, sqlite3_column_text (rows, 0));
        }
    }
  return TRUE;
}

char *
ura_test_dump (UraStore *store)
{
  GString *dump = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  ura_store_run (store, URA_PRIORITY_EDIT, dump_job, dump, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (dump, FALSE);
}

void
ura_test_rebuild (UraStore *store)
{
  g_autoptr (GError) error = NULL;

  ura_store_run (store, URA_PRIORITY_EDIT, rebuild_job, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
ura_test_check (UraStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = ura_store_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
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
