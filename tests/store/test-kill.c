/* A program that is killed loses nothing that was saved: a worker saves by the real interface and
 * says what it saved; it is killed at random moments; everything it said must be there, nothing may
 * be half there, and the workspace must be whole.
 *
 * --kills N: how often. The worker is this program with --worker PATH RUN. */

#include "config.h"

#include "ura-attachments.h"
#include "workspace-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *program;
static guint n_kills = 200;

/* The worker. */

static GPtrArray *
list_documents (UraStore *store)
{
  GPtrArray *uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (UraQuery) query = ura_query_new ("document");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ura_query_select (query, "uid");
  result = ura_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ura_result_get_n_rows (result); i++)
    g_ptr_array_add (uids, g_strdup (ura_result_get_text (result, i, 0)));
  return uids;
}

static void
attach (UraStore *store, UraEdit *edit, const char *uid, const char *value)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (value, -1, NULL);
  g_autofree char *hash = ura_attachments_put (store, stream, NULL, NULL, NULL);
  g_autofree char *json = NULL;

  g_assert_nonnull (hash);
  json = ura_attachment_to_json (hash, value, (gint64) strlen (value), "text/plain");
  ura_edit_set_text (edit, "document", uid, "file", json);
}

/* One save: title and note of a document, new or known, hold the same value, or neither does. */
static void
save (UraStore *store, GRand *random, GPtrArray *uids, const char *value)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Change a document"));
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  const char *uid = NULL;

  if (uids->len < 5 || g_rand_int_range (random, 0, 4) == 0)
    {
      uid = ura_edit_create (edit, "document", NULL);
      g_ptr_array_add (uids, g_strdup (uid));
    }
  else
    uid = g_ptr_array_index (uids, g_rand_int_range (random, 0, (int) uids->len));
  ura_edit_set_text (edit, "document", uid, "title", value);
  ura_edit_set_text (edit, "document", uid, "note", value);
  if (g_rand_int_range (random, 0, 6) == 0)
    attach (store, edit, uid, value);
  if (!ura_store_apply (store, edit, NULL, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (1);
    }
  line = g_strdup_printf ("%s %s\n", uid, value);
  if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
    exit (1);
}

static int
work (const char *path, const char *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraStore) store = ura_store_open (path, &workspace_session, &error);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) atoi (run));
  g_autoptr (GPtrArray) uids = NULL;

  if (store == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  uids = list_documents (store);
  for (guint i = 1;; i++)
    {
      g_autofree char *value = g_strdup_printf ("%s-%u", run, i);

      save (store, random, uids, value);
    }
}

/* The one who kills. */

typedef struct
{
  GHashTable *saved; /* uid → value that must be there */
  guint acknowledged;
  guint journals; /* left behind, to be rolled back */
  guint unsaid;   /* saved, but killed before saying so */
} Tally;

static void
pause_until (int fd, gboolean first_save, guint milliseconds)
{
  fd_set set;

  if (first_save)
    {
      FD_ZERO (&set);
      FD_SET (fd, &set);
      g_assert_cmpint (select (fd + 1, &set, NULL, NULL, NULL), ==, 1);
    }
  g_usleep (milliseconds * 1000 + (gulong) g_random_int_range (0, 1000));
}

/* Starts a worker, kills it some time later; what it said, complete lines only. */
static char *
run_and_kill (const char *path, guint run)
{
  g_autofree char *number = g_strdup_printf ("%u", run);
  const char *const arguments[] = { program, "--worker", path, number, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  char buffer[4096];
  GPid worker = 0;
  int output = -1;
  int status = 0;
  gssize size = 0;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &worker, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  /* One in eight is killed while it opens the workspace. */
  if (run % 8 == 0)
    pause_until (output, FALSE, (guint) g_random_int_range (0, 120));
  else
    pause_until (output, TRUE, (guint) g_random_int_range (0, 60));
  g_assert_cmpint (kill (worker, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (worker, &status, 0), ==, worker);
  g_assert_true (WIFSIGNALED (status)); /* it did not end by itself */
  while ((size = read (output, buffer, sizeof buffer)) > 0)
    g_string_append_len (said, buffer, size);
  close (output);
  return g_string_free (g_steal_pointer (&said), FALSE);
}

/* Takes down what the worker said; the number of its last save. */
static guint
remember (Tally *tally, const char *said)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  guint last = 0;

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);

      g_assert_cmpuint (g_strv_length (words), ==, 2);
      g_hash_table_replace (tally->saved, g_strdup (words[0]), g_strdup (words[1]));
      last = (guint) atoi (strchr (words[1], '-') + 1);
      tally->acknowledged++;
    }
  return last;
}

/* Everything that was said is there. One save more may be: the one that was under way. */
static void
compare (Tally *tally, UraStore *store, guint run, guint last)
{
  g_autofree char *under_way = g_strdup_printf ("%u-%u", run, last + 1);
  g_autoptr (UraQuery) query = ura_query_new ("document");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer uid = NULL;
  guint unsaid = 0;

  ura_query_select (query, "uid");
  ura_query_select (query, "title");
  ura_query_select (query, "note");
  result = ura_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ura_result_get_n_rows (result); i++)
    {
      const char *row_uid = ura_result_get_text (result, i, 0);
      const char *title = ura_result_get_text (result, i, 1);
      const char *value = g_hash_table_lookup (tally->saved, row_uid);

      g_assert_cmpstr (title, ==, ura_result_get_text (result, i, 2));
      if (g_strcmp0 (title, under_way) == 0)
        {
          unsaid++;
          g_hash_table_replace (tally->saved, g_strdup (row_uid), g_strdup (title));
        }
      else
        g_assert_cmpstr (title, ==, value);
      g_hash_table_add (found, (gpointer) row_uid);
    }
  g_assert_cmpuint (unsaid, <=, 1);
  tally->unsaid += unsaid;

  g_hash_table_iter_init (&iter, tally->saved);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    g_assert_true (g_hash_table_contains (found, uid));
}

static void
test_kill (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_build_filename (fixture->path, "workspace.db-journal", NULL);
  Tally tally = { 0 };

  tally.saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  workspace_close (fixture);
  for (guint run = 1; run <= n_kills; run++)
    {
      g_autofree char *said = run_and_kill (fixture->path, run);
      guint last = remember (&tally, said);

      tally.journals += g_file_test (journal, G_FILE_TEST_EXISTS) ? 1 : 0;
      workspace_open (fixture); /* also: nothing of the dead holds the lock */
      compare (&tally, fixture->store, run, last);
      workspace_assert_whole (fixture->store);
      workspace_close (fixture);
    }
  g_test_message ("%u kills, %u saves acknowledged, %u journals rolled back, %u saved unsaid",
                  n_kills, tally.acknowledged, tally.journals, tally.unsaid);
  g_assert_cmpuint (tally.acknowledged, >, n_kills);
  g_hash_table_unref (tally.saved);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && strcmp (argv[1], "--worker") == 0)
    return work (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  if (argc == 3 && strcmp (argv[1], "--kills") == 0)
    n_kills = (guint) atoi (argv[2]);

  g_test_add ("/store/kill/nothing-saved-is-lost", WorkspaceFixture, NULL, workspace_set_up,
              test_kill, workspace_tear_down);
  return g_test_run ();
}
