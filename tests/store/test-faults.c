/* What can go wrong around a workspace: each has its code and a sentence, and the workspace is
 * unharmed afterwards. */

#include "config.h"

#include "ura-backup-private.h"
#include "ura-connection.h"
#include "workspace-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *
database_path (WorkspaceFixture *fixture)
{
  return ura_workspace_database_path (fixture->path);
}

static void
assert_open_fails (const char *path, UraStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ura_store_open (path, &workspace_session, &error));
  workspace_assert_error (&error, code);
}

static void
assert_create_fails (const char *path, UraStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ura_store_create (path, &workspace_session, &error));
  workspace_assert_error (&error, code);
}

/* The database replaced by @content cannot be opened, and is left byte for byte as it is. */
static void
assert_content_refused (WorkspaceFixture *fixture,
                        const char *content,
                        gsize size,
                        UraStoreError code)
{
  g_autofree char *path = database_path (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size = 0;
  gsize after_size = 0;

  g_free (workspace_add_document (fixture->store, "Vendim", NULL));
  workspace_close (fixture);
  g_assert_true (g_file_get_contents (path, &before, &before_size, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  assert_open_fails (fixture->path, code);
  g_assert_true (g_file_get_contents (path, &after, &after_size, NULL));
  g_assert_cmpmem (after, after_size, content, size);

  g_assert_true (g_file_set_contents (path, before, (gssize) before_size, NULL));
  workspace_open (fixture);
  workspace_assert_whole (fixture->store);
}

static void
test_not_a_database (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (10000, 'x');

  assert_content_refused (fixture, text, 10000, URA_STORE_ERROR_NOT_URA);
}

static void
test_empty_file (WorkspaceFixture *fixture, gconstpointer data)
{
  assert_content_refused (fixture, "", 0, URA_STORE_ERROR_NOT_URA);
}

static void
test_other_database (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "tjetër.db", NULL);
  g_autoptr (UraDb) db = ura_db_open (path, URA_DB_CREATE, ura_language_get (NULL), NULL);
  g_autofree char *content = NULL;
  gsize size = 0;

  g_assert_true (ura_db_execute (db, "CREATE TABLE op (x); PRAGMA user_version = 1", NULL));
  g_clear_pointer (&db, ura_db_close);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  assert_content_refused (fixture, content, size, URA_STORE_ERROR_NOT_URA);
}

static void
test_newer_schema (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", ura_migrate_newest ());
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  workspace_close (fixture);
  before = workspace_dump (fixture->path);
  workspace_execute (fixture->path, "PRAGMA user_version = 9999");
  assert_open_fails (fixture->path, URA_STORE_ERROR_NEWER);
  after = workspace_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  workspace_execute (fixture->path, version);
  workspace_open (fixture);
  workspace_assert_whole (fixture->store);
}

static void
test_damaged (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *path = database_path (fixture);
  g_autofree char *content = NULL;
  gsize size = 0;

  workspace_close (fixture);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  workspace_open (fixture);
  memset (content + 100, 0xa5, 3996); /* the first page, after its header */
  assert_content_refused (fixture, content, size, URA_STORE_ERROR_DAMAGED);
}

static void
test_missing (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "Nuk ka.ura", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "Bosh.ura", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "Skedar.ura", NULL);

  assert_open_fails (path, URA_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS)); /* nothing starts empty by itself */
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  assert_open_fails (empty, URA_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (g_rmdir (empty), ==, 0); /* still empty */
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  assert_open_fails (file, URA_STORE_ERROR_NOT_URA);
  workspace_assert_whole (fixture->store);
}

static void
test_locked (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ura_store_open (fixture->path, &workspace_session, &error));
  g_assert_nonnull (strstr (error->message, "Ana Prova"));
  workspace_assert_error (&error, URA_STORE_ERROR_LOCKED);
  g_free (workspace_add_document (fixture->store, "Pas", NULL));
  workspace_assert_whole (fixture->store);
}

static void
test_read_only_folder (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  workspace_close (fixture);
  before = workspace_dump (fixture->path);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0555), ==, 0);
  workspace_drop_rights ();
  assert_open_fails (fixture->path, URA_STORE_ERROR_READ_ONLY);
  workspace_regain_rights ();
  g_assert_cmpint (g_chmod (fixture->path, 0700), ==, 0);
  after = workspace_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  workspace_open (fixture);
  workspace_assert_whole (fixture->store);
}

/* The folder takes files, the database may only be read: it opens, and says so when something is
 * to be saved. */
static void
test_read_only_database (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *path = database_path (fixture);
  g_autofree char *lock = g_build_filename (fixture->path, "lock", NULL);
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Add a document"));
  g_autoptr (GError) error = NULL;

  workspace_close (fixture);
  g_unlink (lock);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0777), ==, 0);
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  workspace_drop_rights ();
  fixture->store = ura_store_open (fixture->path, &workspace_session, &error);
  g_assert_no_error (error);
  g_assert_true (ura_store_get_read_only (fixture->store));
  ura_edit_create (edit, "document", NULL);
  g_assert_false (ura_store_apply (fixture->store, edit, NULL, NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_READ_ONLY);
  workspace_assert_whole (fixture->store);
  workspace_close (fixture);
  workspace_regain_rights ();
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  workspace_open (fixture);
  g_assert_false (ura_store_get_read_only (fixture->store));
  workspace_assert_whole (fixture->store);
}

/* Saves until the disk is full; the number of records saved. */
static guint
fill (UraStore *store, GError **error)
{
  g_autofree char *note = g_strnfill (20000, 'n');

  for (guint n = 0;; n++)
    {
      g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Add a document"));
      g_autofree char *title = g_strdup_printf ("Vendim nr. %u", n);
      g_autofree char *uid = g_strdup (ura_edit_create (edit, "document", NULL));

      g_assert_cmpuint (n, <, 10000);
      ura_edit_set_text (edit, "document", uid, "title", title);
      ura_edit_set_text (edit, "document", uid, "note", note);
      if (!ura_store_apply (store, edit, NULL, NULL, error))
        return n;
    }
}

static guint
count_documents (UraStore *store)
{
  g_autoptr (UraQuery) query = ura_query_new ("document");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ura_query_select (query, "uid");
  result = ura_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  return ura_result_get_n_rows (result);
}

/* The disk fills up while somebody works; then there is room again. */
static void
test_full_disk (void)
{
  g_autofree char *folder = workspace_folder_new ();
  g_autofree char *inner = g_build_filename (folder, "disk", NULL);
  g_autofree char *filler = g_build_filename (inner, "filler", NULL);
  WorkspaceFixture fixture = { .folder = inner };
  g_autofree char *ballast = g_strnfill (1024 * 1024, 'b');
  g_autoptr (GError) error = NULL;
  SmallDisk disk;
  guint saved = 0;

  fixture.path = g_build_filename (inner, "Prova.ura", NULL);
  small_disk_begin (&disk, inner, 16 * 1024 * 1024);
  fixture.store = ura_store_create (fixture.path, &workspace_session, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (filler, ballast, 1024 * 1024, NULL));
  saved = fill (fixture.store, &error);
  workspace_assert_error (&error, URA_STORE_ERROR_FULL);
  g_assert_cmpuint (saved, >, 10);

  /* On the full disk everything can still be read, and opened. */
  g_assert_cmpuint (count_documents (fixture.store), ==, saved);
  workspace_open (&fixture);
  g_assert_cmpuint (count_documents (fixture.store), ==, saved);
  workspace_assert_whole (fixture.store);

  /* With room again, saving goes on. */
  g_assert_cmpint (g_unlink (filler), ==, 0);
  if (!disk.mounted)
    small_disk_end (&disk);
  g_free (workspace_add_document (fixture.store, "Pas", NULL));
  g_assert_cmpuint (count_documents (fixture.store), ==, saved + 1);
  workspace_assert_whole (fixture.store);
  workspace_close (&fixture);
  if (disk.mounted)
    small_disk_end (&disk);
  workspace_folder_remove (folder);
  g_free (fixture.path);
}

static void
test_create_on_full_disk (void)
{
  g_autofree char *folder = workspace_folder_new ();
  g_autofree char *inner = g_build_filename (folder, "disk", NULL);
  g_autofree char *path = g_build_filename (inner, "Prova.ura", NULL);
  SmallDisk disk;

  for (guint pages = 4; pages <= 64; pages *= 4)
    {
      small_disk_begin (&disk, inner, pages * 4096);
      assert_create_fails (path, URA_STORE_ERROR_FULL);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      small_disk_end (&disk);
    }
  workspace_folder_remove (folder);
}

static void
test_create_in_the_way (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "Skedar.ura", NULL);
  g_autofree char *closed = g_build_filename (fixture->folder, "mbyllur", NULL);
  g_autofree char *inside = g_build_filename (closed, "Prova.ura", NULL);

  assert_create_fails (fixture->path, URA_STORE_ERROR_EXISTS);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  assert_create_fails (file, URA_STORE_ERROR_EXISTS);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (closed, 0555), ==, 0);
  workspace_drop_rights ();
  assert_create_fails (inside, URA_STORE_ERROR_READ_ONLY);
  workspace_regain_rights ();
  workspace_assert_whole (fixture->store);
}

/* After the end every call says so instead of crashing. */
static void
test_closed (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Add a document"));
  g_autoptr (GError) error = NULL;

  ura_store_close (fixture->store);
  ura_edit_create (edit, "document", NULL);
  g_assert_false (ura_store_apply (fixture->store, edit, NULL, NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_CLOSED);
  g_assert_null (ura_backup_create (fixture->store, NULL, "manual", NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_CLOSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/faults/" path, WorkspaceFixture, NULL, workspace_set_up, function,           \
              workspace_tear_down)
  ADD ("not-a-database", test_not_a_database);
  ADD ("empty-file", test_empty_file);
  ADD ("other-database", test_other_database);
  ADD ("newer-schema", test_newer_schema);
  ADD ("damaged", test_damaged);
  ADD ("missing", test_missing);
  ADD ("locked", test_locked);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("read-only-database", test_read_only_database);
  ADD ("create-in-the-way", test_create_in_the_way);
  ADD ("closed", test_closed);
#undef ADD
  g_test_add_func ("/store/faults/full-disk", test_full_disk);
  g_test_add_func ("/store/faults/create-on-full-disk", test_create_on_full_disk);

  return g_test_run ();
}
