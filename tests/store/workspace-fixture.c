/* Why this file exists: every test of what keeps a workspace safe needs one, and needs to harm it.
 */

#define _GNU_SOURCE /* setresuid */

#include "config.h"

#include "workspace-fixture.h"

#include "ura-attachments.h"
#include "ura-check.h"
#include "ura-connection.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

const UraSession workspace_session = {
  .user_name = "Ana Prova",
  .user_function = "Specialiste",
};

char *
workspace_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("ura-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
workspace_folder_remove (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          workspace_folder_remove (child);
        }
      g_rmdir (path);
    }
  else
    g_unlink (path);
}

void
workspace_set_up (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = workspace_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "Prova.ura", NULL);
  fixture->store = ura_store_create (fixture->path, &workspace_session, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

void
workspace_close (WorkspaceFixture *fixture)
{
  if (fixture->store != NULL)
    ura_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

void
workspace_open (WorkspaceFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  workspace_close (fixture);
  fixture->store = ura_store_open (fixture->path, &workspace_session, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

void
workspace_tear_down (WorkspaceFixture *fixture, gconstpointer data)
{
  workspace_close (fixture);
  workspace_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

char *
workspace_add_document (UraStore *store, const char *title, const char *note)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Add a document"));
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = g_strdup (ura_edit_create (edit, "document", NULL));

  ura_edit_set_text (edit, "document", uid, "title", title);
  if (note != NULL)
    ura_edit_set_text (edit, "document", uid, "note", note);
  ura_store_apply (store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&uid);
}

void
workspace_set_title (UraStore *store, const char *uid, const char *title)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Change a document"));
  g_autoptr (GError) error = NULL;

  ura_edit_set_text (edit, "document", uid, "title", title);
  ura_store_apply (store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
}

char *
workspace_attach (UraStore *store, const char *name, const void *content, gsize size)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Attach a file"));
  g_autoptr (GInputStream)
      stream = g_memory_input_stream_new_from_data (content, (gssize) size, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *json = NULL;
  g_autofree char *uid = g_strdup (ura_edit_create (edit, "document", NULL));
  gint64 written = 0;

  hash = ura_attachments_put (store, stream, &written, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (written, ==, (gint64) size);
  json = ura_attachment_to_json (hash, name, written, "application/octet-stream");
  ura_edit_set_text (edit, "document", uid, "title", name);
  ura_edit_set_text (edit, "document", uid, "file", json);
  ura_store_apply (store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&hash);
}

static void
dump_row (sqlite3_stmt *statement, GString *text)
{
  for (int column = 0; column < sqlite3_column_count (statement); column++)
    {
      const guint8 *bytes = sqlite3_column_blob (statement, column);
      int size = sqlite3_column_bytes (statement, column);

      g_string_append_printf (text, "|%d:", sqlite3_column_type (statement, column));
      for (int i = 0; i < size; i++)
        g_string_append_printf (text, g_ascii_isprint (bytes[i]) ? "%c" : "\\%02x", bytes[i]);
    }
  g_string_append_c (text, '\n');
}

static void
dump_table (UraDb *db, const char *table, GString *text)
{
  gboolean is_meta = strcmp (table, "meta") == 0;
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" %s ORDER BY 1, 2", table,
                                          is_meta ? "WHERE key NOT IN ('site', 'machine')" : "");
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (db, sql, &error);
  gboolean row = TRUE;

  g_assert_no_error (error);
  g_string_append_printf (text, "== %s\n", table);
  while (ura_db_step (db, statement, &row, &error) && row)
    dump_row (statement, text);
  g_assert_no_error (error);
}

char *
workspace_dump (const char *path)
{
  g_autofree char *file = ura_workspace_database_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraDb) db = ura_db_open (file, URA_DB_READ_ONLY, ura_language_get (NULL), &error);
  g_autoptr (sqlite3_stmt) tables = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean row = TRUE;

  g_assert_no_error (error);
  tables = ura_db_prepare (db,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                           "name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND "
                           "name NOT LIKE '%\\_sort' ESCAPE '\\' AND name <> 'site' ORDER BY name",
                           &error);
  while (ura_db_step (db, tables, &row, &error) && row)
    dump_table (db, (const char *) sqlite3_column_text (tables, 0), text);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
workspace_execute (const char *path, const char *sql)
{
  g_autofree char *file = ura_workspace_database_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraDb) db = ura_db_open (file, URA_DB_READ_WRITE, ura_language_get (NULL), &error);
  int ignored = 0;

  g_assert_no_error (error);
  /* The defensive connection of the program would refuse what is to be found. */
  sqlite3_db_config (ura_db_handle (db), SQLITE_DBCONFIG_DEFENSIVE, 0, &ignored);
  ura_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

void
workspace_assert_error (GError **error, UraStoreError code)
{
  /* Words without which hardly an English sentence does, and no Albanian one has. */
  static const char *const english[] = { " the ", "The ",  "This ", "There ",
                                         " is ",  " was ", " are " };

  g_assert_error (*error, URA_STORE_ERROR, (int) code);
  g_test_message ("%s", (*error)->message);
  for (gsize i = 0; i < G_N_ELEMENTS (english); i++)
    g_assert_null (strstr ((*error)->message, english[i]));
  /* A sentence: of some length, with an end, and not the name of a constant. */
  g_assert_cmpuint (strlen ((*error)->message), >, 20);
  g_assert_true (g_utf8_validate ((*error)->message, -1, NULL));
  g_assert_null (strstr ((*error)->message, "SQLITE"));
  g_assert_nonnull (strchr ((*error)->message, ' '));
  g_clear_error (error);
}

void
workspace_assert_whole (UraStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = ura_store_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("finding: %s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

void
workspace_drop_rights (void)
{
  if (getuid () == 0)
    g_assert_cmpint (setresuid (NOBODY, NOBODY, 0), ==, 0);
}

static uid_t
saved_uid (void)
{
  uid_t real = 0;
  uid_t effective = 0;
  uid_t saved = 0;

  g_assert_cmpint (getresuid (&real, &effective, &saved), ==, 0);
  return saved;
}

void
workspace_regain_rights (void)
{
  if (saved_uid () == 0)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
}

void
small_disk_begin (SmallDisk *disk, const char *folder, guint64 size)
{
  g_autofree char *options = g_strdup_printf ("size=%" G_GUINT64_FORMAT ",mode=0700", size);

  disk->folder = g_strdup (folder);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  disk->mounted = mount ("tmpfs", folder, "tmpfs", 0, options) == 0;
  if (!disk->mounted)
    {
      struct rlimit limit;

      /* Writing past the limit is then an error of write(), not the end of the process. */
      signal (SIGXFSZ, SIG_IGN);
      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      limit.rlim_cur = size / 4;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    }
  g_test_message ("small disk: %s", disk->mounted ? "file system" : "limited files");
}

void
small_disk_end (SmallDisk *disk)
{
  if (disk->mounted)
    g_assert_cmpint (umount (disk->folder), ==, 0);
  else
    {
      struct rlimit limit;

      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      limit.rlim_cur = limit.rlim_max;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    }
  g_clear_pointer (&disk->folder, g_free);
}
