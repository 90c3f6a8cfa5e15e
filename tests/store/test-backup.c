/* Backups: checked when written, refused when damaged, restored as they were. */

#include "config.h"

#include "ura-backup-private.h"
#include "ura-backup.h"
#include "ura-connection.h"
#include "workspace-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGE (5 * 1024 * 1024) /* more than one part */

typedef struct
{
  WorkspaceFixture workspace;
  char *backup;
  char *restored;
} BackupFixture;

/* A workspace with some records, history and attachments. */
static void
set_up (BackupFixture *fixture, gconstpointer data)
{
  WorkspaceFixture *workspace = &fixture->workspace;
  g_autofree char *large = g_malloc0 (LARGE);
  g_autofree char *uid = NULL;

  workspace_set_up (workspace, data);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("Vendim nr. %u", i);

      g_free (workspace_add_document (workspace->store, title, "Këshilli bashkiak, çdo vit"));
    }
  uid = workspace_add_document (workspace->store, "Para", NULL);
  workspace_set_title (workspace->store, uid, "Pas");
  memset (large, 'u', LARGE);
  g_free (workspace_attach (workspace->store, "i-madh.bin", large, LARGE));
  g_free (workspace_attach (workspace->store, "i-vogël.txt", "përmbajtja", 11));
  g_free (workspace_attach (workspace->store, "bosh.txt", "", 0));

  fixture->backup = g_build_filename (workspace->folder, "prova" URA_BACKUP_SUFFIX, NULL);
  fixture->restored = g_build_filename (workspace->folder, "E kthyer.ura", NULL);
}

static void
tear_down (BackupFixture *fixture, gconstpointer data)
{
  g_free (fixture->restored);
  g_free (fixture->backup);
  workspace_tear_down (&fixture->workspace, data);
}

static void
make_backup (BackupFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ura_backup_create (fixture->workspace.store, fixture->backup, "manual",
                                             NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, fixture->backup);
}

/* Names of the files in a folder, sorted, without those of the open workspace. */
static char *
list_names (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, (GCompareFunc) (void *) g_strcmp0);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static guint
count_names (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Every attachment, by name and content. */
static void
assert_same_attachments (const char *first, const char *second)
{
  g_autofree char *first_path = g_build_filename (first, "attachments", NULL);
  g_autofree char *second_path = g_build_filename (second, "attachments", NULL);
  const char *const arguments[] = { "diff", "-r", first_path, second_path, NULL };
  g_autoptr (GError) error = NULL;
  int status = 1;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static char *
read_meta (const char *path, const char *key)
{
  g_autofree char *file = ura_workspace_database_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraDb) db = ura_db_open (file, URA_DB_READ_ONLY, ura_language_get (NULL), &error);

  g_assert_no_error (error);
  return ura_db_get_meta (db, key);
}

static void
test_round_trip (BackupFixture *fixture, gconstpointer data)
{
  WorkspaceFixture restored = { .path = fixture->restored };
  g_autofree char *with_slash = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *old_site = NULL;
  g_autofree char *no_site = NULL;
  g_autofree char *new_site = NULL;
  g_autoptr (GError) error = NULL;

  make_backup (fixture);
  workspace_close (&fixture->workspace);
  before = workspace_dump (fixture->workspace.path);
  g_assert_nonnull (strstr (before, "Vendim nr. 39"));

  with_slash = g_strconcat (fixture->restored, "/", NULL); /* as some file dialogs give it */
  g_assert_true (ura_backup_restore (fixture->backup, with_slash, NULL, NULL, &error));
  g_assert_no_error (error);
  after = workspace_dump (fixture->restored);
  g_assert_cmpstr (before, ==, after);
  assert_same_attachments (fixture->workspace.path, fixture->restored);

  old_site = read_meta (fixture->workspace.path, "site");
  no_site = read_meta (fixture->restored, "site");
  g_assert_nonnull (old_site);
  g_assert_null (no_site);
  workspace_open (&restored);
  workspace_assert_whole (restored.store);
  g_free (workspace_add_document (restored.store, "Pas kthimit", NULL));
  workspace_assert_whole (restored.store);
  workspace_close (&restored);
  new_site = read_meta (fixture->restored, "site");
  g_assert_cmpstr (old_site, !=, new_site);
}

/* Nothing but the file itself is left, and nobody else may read it. */
static void
test_one_file (BackupFixture *fixture, gconstpointer data)
{
  g_autofree char *names = NULL;
  GStatBuf info;

  make_backup (fixture);
  names = list_names (fixture->workspace.folder);
  g_assert_true (g_str_equal (names, "Prova.ura prova.urabackup") ||
                 g_str_equal (names, "prova.urabackup Prova.ura"));
  g_assert_cmpint (g_stat (fixture->backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (info.st_size, >, LARGE);
}

static void
test_automatic_name (BackupFixture *fixture, gconstpointer data)
{
  UraStore *store = fixture->workspace.store;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = ura_backup_get_folder (store);
  g_autofree char *first = ura_backup_create (store, NULL, "manual", NULL, &error);
  g_autofree char *second = ura_backup_create (store, NULL, "manual", NULL, &error);
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  const UraBackup *backup = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (first, folder));
  g_assert_true (g_str_has_prefix (folder, g_get_user_data_dir ()));
  g_assert_cmpstr (first, !=, second);
  name = g_path_get_basename (first);
  g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d_\\d{6}_manual\\.urabackup$", name,
                                       G_REGEX_DEFAULT, 0));

  backups = ura_backup_list (folder);
  g_assert_cmpuint (backups->len, ==, 2);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (backup->path, ==, second); /* newest first */
  g_assert_cmpstr (backup->reason, ==, "manual");
  g_assert_cmpint (backup->size, >, LARGE);
  g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d$", backup->created,
                                       G_REGEX_DEFAULT, 0));
}

static void
test_nothing_replaced (BackupFixture *fixture, gconstpointer data)
{
  g_autofree char *database = ura_workspace_database_path (fixture->workspace.path);
  g_autofree char *other = g_build_filename (fixture->workspace.folder, "tjetër", NULL);
  g_autoptr (GError) error = NULL;

  make_backup (fixture);
  g_assert_null (
      ura_backup_create (fixture->workspace.store, fixture->backup, "manual", NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_EXISTS);
  g_assert_null (ura_backup_create (fixture->workspace.store, database, "manual", NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_EXISTS);

  /* Neither a workspace nor an empty folder nor a file is what a restored workspace replaces. */
  g_assert_false (
      ura_backup_restore (fixture->backup, fixture->workspace.path, NULL, NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_EXISTS);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_false (ura_backup_restore (fixture->backup, other, NULL, NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_EXISTS);
  g_assert_false (ura_backup_restore (fixture->backup, fixture->backup, NULL, NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_EXISTS);
  workspace_assert_whole (fixture->workspace.store);
}

static void
assert_refused (BackupFixture *fixture, const char *backup, UraStoreError code)
{
  guint before = count_names (fixture->workspace.folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (ura_backup_restore (backup, fixture->restored, NULL, NULL, &error));
  workspace_assert_error (&error, code);
  g_assert_false (g_file_test (fixture->restored, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_names (fixture->workspace.folder), ==, before);
}

static void
test_foreign_files (BackupFixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->workspace.folder, "nuk-ka", NULL);
  g_autofree char *text = g_build_filename (fixture->workspace.folder, "tekst.urabackup", NULL);
  g_autofree char *empty = g_build_filename (fixture->workspace.folder, "bosh.urabackup", NULL);
  g_autofree char *database = ura_workspace_database_path (fixture->workspace.path);

  g_assert_true (
      g_file_set_contents (text, "Kjo nuk është kopje rezervë. Vetëm një tekst.", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  workspace_close (&fixture->workspace);
  assert_refused (fixture, missing, URA_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, fixture->workspace.folder, URA_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, text, URA_STORE_ERROR_NOT_URA);
  assert_refused (fixture, empty, URA_STORE_ERROR_NOT_URA);
  assert_refused (fixture, database, URA_STORE_ERROR_NOT_URA); /* a workspace is no backup */
}

static void
execute_on_backup (BackupFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraDb)
      db = ura_db_open (fixture->backup, URA_DB_READ_WRITE, ura_language_get (NULL), &error);

  g_assert_no_error (error);
  ura_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

/* Changes that leave a sound database: only Ura's own hashes see them. */
static void
test_changed_content (BackupFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    UraStoreError code;
  } changes[] = {
    { "UPDATE document SET title = 'Vendim nr. 8' WHERE title = 'Vendim nr. 7'",
      URA_STORE_ERROR_DAMAGED },
    { "DELETE FROM op WHERE id = (SELECT max (id) FROM op)", URA_STORE_ERROR_DAMAGED },
    { "INSERT INTO issue (register, uid, level, message) VALUES ('document', 'x', 2, 'x')",
      URA_STORE_ERROR_DAMAGED },
    { "UPDATE backup_attachment SET content = zeroblob (11) WHERE length (content) = 11",
      URA_STORE_ERROR_DAMAGED },
    { "DELETE FROM backup_attachment WHERE part = 1", URA_STORE_ERROR_DAMAGED },
    { "DELETE FROM backup_attachment WHERE length (content) = 0", URA_STORE_ERROR_DAMAGED },
    { "UPDATE backup_info SET value = '2020-01-01T00:00:00Z' WHERE key = 'created'",
      URA_STORE_ERROR_DAMAGED },
    { "DELETE FROM backup_info", URA_STORE_ERROR_DAMAGED },
    { "DROP INDEX op_uid", URA_STORE_ERROR_DAMAGED },
    { "CREATE TRIGGER t AFTER INSERT ON op BEGIN DELETE FROM document; END",
      URA_STORE_ERROR_NOT_URA },
    { "CREATE VIEW v AS SELECT 1", URA_STORE_ERROR_NOT_URA },
    { "PRAGMA application_id = 7", URA_STORE_ERROR_NOT_URA },
    { "PRAGMA user_version = 9999", URA_STORE_ERROR_NEWER },
    { "UPDATE backup_info SET value = '2' WHERE key = 'format'", URA_STORE_ERROR_NEWER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      make_backup (fixture);
      execute_on_backup (fixture, changes[i].sql);
      g_test_message ("%s", changes[i].sql);
      assert_refused (fixture, fixture->backup, changes[i].code);
      g_unlink (fixture->backup);
    }
  workspace_assert_whole (fixture->workspace.store);
}

/* A restored copy of @backup, or NULL when it was refused, which leaves nothing. */
static char *
try_restore (BackupFixture *fixture)
{
  guint before = count_names (fixture->workspace.folder);
  g_autoptr (GError) error = NULL;
  char *dump = NULL;

  if (ura_backup_restore (fixture->backup, fixture->restored, NULL, NULL, &error))
    {
      g_assert_no_error (error);
      dump = workspace_dump (fixture->restored);
      assert_same_attachments (fixture->workspace.path, fixture->restored);
      workspace_folder_remove (fixture->restored);
      return dump;
    }
  g_assert_true (error->domain == URA_STORE_ERROR &&
                 (error->code == URA_STORE_ERROR_DAMAGED ||
                  error->code == URA_STORE_ERROR_NOT_URA || error->code == URA_STORE_ERROR_NEWER));
  workspace_assert_error (&error, (UraStoreError) error->code);
  g_assert_false (g_file_test (fixture->restored, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_names (fixture->workspace.folder), ==, before);
  return NULL;
}

/* A byte anywhere in the file: the backup is refused, or what it restores is exactly what was saved
 * (some bytes of a database mean nothing). Never a restored workspace that differs. */
static void
test_random_damage (BackupFixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  g_autofree char *before = NULL;
  gsize size = 0;
  guint refused = 0;
  const guint rounds = 60;

  make_backup (fixture);
  workspace_close (&fixture->workspace);
  before = workspace_dump (fixture->workspace.path);
  g_assert_true (g_file_get_contents (fixture->backup, &whole, &size, NULL));

  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *harmed = g_memdup2 (whole, size);
      g_autofree char *after = NULL;
      gsize place = 0;

      /* Every other time where the records are, which take the first sixth, and in bytes that are
       * in use: most of a small database is empty. */
      do
        place = (gsize) g_test_rand_double_range (0, (double) (i % 2 ? size : size / 6));
      while (i % 2 == 0 && whole[place] == 0);
      harmed[place] = (char) (harmed[place] ^ (1 << g_test_rand_int_range (0, 8)));
      g_assert_true (g_file_set_contents (fixture->backup, harmed, (gssize) size, NULL));
      after = try_restore (fixture);
      if (after == NULL)
        refused++;
      else
        g_assert_cmpstr (after, ==, before);
    }
  g_test_message ("%u of %u refused, the others restored unchanged", refused, rounds);
  g_assert_cmpuint (refused, >, rounds / 2);
}

static void
test_torn (BackupFixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize size = 0;

  make_backup (fixture);
  g_assert_true (g_file_get_contents (fixture->backup, &whole, &size, NULL));
  for (guint i = 1; i < 12; i++)
    {
      gsize kept = size * i / 12 + i * 7;

      g_assert_true (g_file_set_contents (fixture->backup, whole, (gssize) kept, NULL));
      assert_refused (fixture, fixture->backup, URA_STORE_ERROR_DAMAGED);
    }
}

static void
test_full_disk (BackupFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->workspace.folder, "disk", NULL);
  g_autofree char *backup = g_build_filename (folder, "prova.urabackup", NULL);
  g_autofree char *restored = g_build_filename (folder, "E kthyer.ura", NULL);
  g_autoptr (GError) error = NULL;
  SmallDisk disk;

  make_backup (fixture);
  for (guint size = 1; size <= 6; size++)
    {
      small_disk_begin (&disk, folder, size * 1024 * 1024);
      g_assert_null (ura_backup_create (fixture->workspace.store, backup, "manual", NULL, &error));
      workspace_assert_error (&error, URA_STORE_ERROR_FULL);
      g_assert_cmpuint (count_names (folder), ==, 0);
      g_assert_false (ura_backup_restore (fixture->backup, restored, NULL, NULL, &error));
      workspace_assert_error (&error, URA_STORE_ERROR_FULL);
      g_assert_cmpuint (count_names (folder), ==, 0);
      small_disk_end (&disk);
    }
  workspace_assert_whole (fixture->workspace.store);
}

static void
test_unwritable_folder (BackupFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->workspace.folder, "mbyllur", NULL);
  g_autofree char *backup = g_build_filename (folder, "prova.urabackup", NULL);
  g_autofree char *restored = g_build_filename (folder, "E kthyer.ura", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nuk-ka", "prova.urabackup", NULL);
  g_autoptr (GError) error = NULL;

  make_backup (fixture);
  g_assert_cmpint (g_chmod (fixture->backup, 0644), ==, 0);
  g_assert_cmpint (g_chmod (fixture->workspace.folder, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0555), ==, 0);
  workspace_drop_rights ();
  g_assert_null (ura_backup_create (fixture->workspace.store, backup, "manual", NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_READ_ONLY);
  g_assert_false (ura_backup_restore (fixture->backup, restored, NULL, NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_READ_ONLY);
  workspace_regain_rights ();
  g_assert_null (ura_backup_create (fixture->workspace.store, nowhere, "manual", NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_NOT_FOUND);
}

/* Cancels once the work is so far. */
typedef struct
{
  UraTask *task;
  double at;
} Canceller;

static gpointer
cancel_when_due (gpointer data)
{
  Canceller *canceller = data;

  while (!ura_task_get_done (canceller->task))
    {
      if (ura_task_get_fraction (canceller->task) >= canceller->at)
        g_cancellable_cancel (ura_task_get_cancellable (canceller->task));
      g_usleep (50);
    }
  return NULL;
}

static void
test_cancel (BackupFixture *fixture, gconstpointer data)
{
  guint cancelled = 0;

  make_backup (fixture);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (UraTask) task = ura_task_new ("Prova");
      Canceller canceller = { task, (double) i / 10 };
      GThread *thread = g_thread_new ("cancel", cancel_when_due, &canceller);
      g_autofree char *backup = g_strdup_printf ("%s/%u.urabackup", fixture->workspace.folder, i);
      guint before = count_names (fixture->workspace.folder);
      g_autoptr (GError) error = NULL;
      gboolean done = FALSE;

      if (i % 2 == 0)
        {
          g_autofree char *path = ura_backup_create (fixture->workspace.store, backup, "manual",
                                                     task, &error);

          done = path != NULL;
        }
      else
        done = ura_backup_restore (fixture->backup, fixture->restored, NULL, task, &error);
      ura_task_finish (task);
      g_thread_join (thread);
      if (done)
        workspace_folder_remove (i % 2 == 0 ? backup : fixture->restored);
      else
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          cancelled++;
        }
      g_assert_cmpuint (count_names (fixture->workspace.folder), ==, before);
    }
  g_test_message ("%u of 10 cancelled", cancelled);
  g_assert_cmpuint (cancelled, >, 0);
  workspace_assert_whole (fixture->workspace.store);
}

static guint
count_reason (const char *folder, const char *reason)
{
  g_autoptr (GPtrArray) backups = ura_backup_list (folder);
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    n += g_str_equal (((const UraBackup *) g_ptr_array_index (backups, i))->reason, reason);
  return n;
}

static void
run_day (WorkspaceFixture *fixture, int day, gboolean change)
{
  g_autoptr (GDateTime) start = g_date_time_new_local (2026, 3, 1, 9, 30, 0);
  g_autoptr (GDateTime) now = g_date_time_add_days (start, day);
  g_autoptr (GError) error = NULL;

  if (change)
    {
      g_autofree char *title = g_strdup_printf ("Dita %d", day);

      g_free (workspace_add_document (fixture->store, title, NULL));
    }
  g_assert_true (ura_backup_daily_at (fixture->store, now, &error));
  g_assert_no_error (error);
}

static void
test_daily (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = ura_backup_get_folder (fixture->store);

  run_day (fixture, 0, FALSE); /* there is none: even an unchanged workspace gets one */
  g_assert_cmpuint (count_reason (folder, "daily"), ==, 1);
  run_day (fixture, 0, TRUE); /* one a day */
  g_assert_cmpuint (count_reason (folder, "daily"), ==, 1);
  run_day (fixture, 1, FALSE); /* changed after yesterday's */
  g_assert_cmpuint (count_reason (folder, "daily"), ==, 2);
  run_day (fixture, 2, FALSE); /* nothing changed */
  g_assert_cmpuint (count_reason (folder, "daily"), ==, 2);
  run_day (fixture, 3, TRUE);
  g_assert_cmpuint (count_reason (folder, "daily"), ==, 3);
}

static void
test_rotation (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = ura_backup_get_folder (fixture->store);
  g_autofree char *foreign = NULL;
  g_autofree char *oldest = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *names = NULL;
  g_autofree char *manual = ura_backup_create (fixture->store, NULL, "manual", NULL, NULL);

  foreign = g_build_filename (folder, "2020-01-01_000000_daily" URA_BACKUP_SUFFIX, NULL);
  g_assert_true (g_file_set_contents (foreign, "not ours to remove", -1, NULL));
  for (int day = 0; day < 10; day++)
    run_day (fixture, day, TRUE);

  g_assert_cmpuint (count_reason (folder, "daily"), ==, 7 + 1);
  g_assert_true (g_file_test (manual, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  names = list_names (folder);
  g_assert_null (strstr (names, "2026-03-03"));
  g_assert_nonnull (strstr (names, "2026-03-04"));
  g_assert_nonnull (strstr (names, "2026-03-10"));
}

/* A clock that ran ahead must not make the backups of the right days look old. */
static void
test_rotation_with_wrong_clock (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = ura_backup_get_folder (fixture->store);
  g_autofree char *names = NULL;

  for (int day = 0; day < 7; day++)
    run_day (fixture, 20000 + day, TRUE);
  for (int day = 0; day < 3; day++)
    run_day (fixture, day, TRUE);
  names = list_names (folder);
  g_assert_nonnull (strstr (names, "2026-03-01"));
  g_assert_nonnull (strstr (names, "2026-03-02"));
  g_assert_nonnull (strstr (names, "2026-03-03"));
  g_assert_cmpuint (count_reason (folder, "daily"), ==, 7);
}

static void
test_no_rotation_without_backup (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = ura_backup_get_folder (fixture->store);
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 3, 20, 9, 30, 0);
  g_autoptr (GError) error = NULL;

  for (int day = 0; day < 7; day++)
    run_day (fixture, day, TRUE);
  g_free (workspace_add_document (fixture->store, "Më shumë", NULL));
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  workspace_drop_rights ();
  g_assert_false (ura_backup_daily_at (fixture->store, now, &error));
  workspace_regain_rights ();
  g_assert_nonnull (error);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpuint (count_reason (folder, "daily"), ==, 7);
}

/* A damaged attachment keeps nothing else from being saved, and older backups, which may hold it
 * whole, stay. */
static void
test_damaged_attachment (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = ura_backup_get_folder (fixture->store);
  g_autofree char *hash = workspace_attach (fixture->store, "dokument.pdf", "përmbajtja", 11);
  g_autofree char *file = g_strdup_printf ("%s/attachments/%.2s/%s", fixture->path, hash, hash);

  for (int day = 0; day < 7; day++)
    run_day (fixture, day, TRUE);
  g_assert_true (g_file_set_contents (file, "ndryshuar", -1, NULL));
  run_day (fixture, 7, TRUE);
  run_day (fixture, 8, TRUE);
  g_assert_cmpuint (count_reason (folder, "daily"), ==, 9);

  g_assert_true (g_file_set_contents (file, "përmbajtja", 11, NULL));
  run_day (fixture, 9, TRUE);
  g_assert_cmpuint (count_reason (folder, "daily"), ==, 7);
}

static void
test_before_migration (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = ura_backup_get_folder (fixture->store);
  g_autofree char *file = ura_workspace_database_path (fixture->path);
  g_autofree char *restored = g_build_filename (fixture->folder, "E kthyer.ura", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  run_day (fixture, 0, TRUE);
  workspace_close (fixture);
  before = workspace_dump (fixture->path);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (UraDb) db = ura_db_open (file, URA_DB_READ_WRITE, ura_language_get (NULL), &error);

      g_assert_no_error (error);
      g_assert_true (ura_backup_before_migration (db, fixture->path, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_reason (folder, "migration"), ==, 5);
  g_assert_cmpuint (count_reason (folder, "daily"), ==, 1);

  backups = ura_backup_list (folder);
  g_assert_true (ura_backup_restore (((UraBackup *) g_ptr_array_index (backups, 0))->path, restored,
                                     NULL, NULL, &error));
  g_assert_no_error (error);
  after = workspace_dump (restored);
  g_assert_cmpstr (before, ==, after);
}

/* A folder that holds a damaged backup among others can be listed. */
static void
test_list_damaged (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder,
                                            "2024-03-05_140512_daily" URA_BACKUP_SUFFIX, NULL);
  g_autofree char *nameless = g_build_filename (fixture->folder, "x" URA_BACKUP_SUFFIX, NULL);
  g_autoptr (GPtrArray) backups = NULL;
  const UraBackup *first = NULL;

  g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
  g_assert_true (g_file_set_contents (nameless, "damaged", -1, NULL));
  backups = ura_backup_list (fixture->folder);
  g_assert_cmpuint (backups->len, ==, 2);
  first = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (first->created, ==, "2024-03-05 14:05");
  g_assert_cmpstr (first->reason, ==, "daily");
  g_assert_cmpint (first->size, ==, 7);
}

int
main (int argc, char **argv)
{
  /* Automatic backups go to the user's data: here those of a user of this test alone. */
  g_autofree char *home = workspace_folder_new ();
  int status = 0;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/backup/" path, BackupFixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("one-private-file", test_one_file);
  ADD ("automatic-name", test_automatic_name);
  ADD ("nothing-is-replaced", test_nothing_replaced);
  ADD ("foreign-files-are-refused", test_foreign_files);
  ADD ("changed-content-is-refused", test_changed_content);
  ADD ("random-damage", test_random_damage);
  ADD ("torn-file-is-refused", test_torn);
  ADD ("full-disk-leaves-nothing", test_full_disk);
  ADD ("unwritable-folder", test_unwritable_folder);
  ADD ("cancel-leaves-nothing", test_cancel);
#undef ADD
#define ADD(path, function)                                                                        \
  g_test_add ("/store/backup/" path, WorkspaceFixture, NULL, workspace_set_up, function,           \
              workspace_tear_down)
  ADD ("daily", test_daily);
  ADD ("rotation", test_rotation);
  ADD ("rotation-with-wrong-clock", test_rotation_with_wrong_clock);
  ADD ("no-rotation-without-backup", test_no_rotation_without_backup);
  ADD ("damaged-attachment", test_damaged_attachment);
  ADD ("before-migration", test_before_migration);
  ADD ("list-with-damaged", test_list_damaged);
#undef ADD

  status = g_test_run ();
  workspace_folder_remove (home);
  return status;
}
