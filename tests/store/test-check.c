/* Each kind of damage, planted in a sound workspace, is found and told; a sound one has no
 * findings. */

#include "config.h"

#include "ura-attachments.h"
#include "ura-check.h"
#include "workspace-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

typedef struct
{
  WorkspaceFixture workspace;
  char *hash;
  char *file; /* of that hash */
} CheckFixture;

static void
set_up (CheckFixture *fixture, gconstpointer data)
{
  WorkspaceFixture *workspace = &fixture->workspace;
  g_autofree char *uid = NULL;

  workspace_set_up (workspace, data);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("Vendim nr. %u", i);

      g_free (workspace_add_document (workspace->store, title, "Këshilli bashkiak"));
    }
  uid = workspace_add_document (workspace->store, "Para", NULL);
  workspace_set_title (workspace->store, uid, "Pas");
  fixture->hash = workspace_attach (workspace->store, "dokument.pdf", "përmbajtja", 11);
  fixture->file = g_strdup_printf ("%s/attachments/%.2s/%s", workspace->path, fixture->hash,
                                   fixture->hash);
}

static void
tear_down (CheckFixture *fixture, gconstpointer data)
{
  g_free (fixture->file);
  g_free (fixture->hash);
  workspace_tear_down (&fixture->workspace, data);
}

/* The findings of the workspace as it is on the disk, in English. */
static GPtrArray *
check (CheckFixture *fixture)
{
  const UraSession session = { .language = ura_language_get ("en") };
  g_autoptr (GError) error = NULL;
  g_autoptr (UraStore) store = NULL;
  GPtrArray *findings = NULL;

  workspace_close (&fixture->workspace);
  store = ura_store_open (fixture->workspace.path, &session, &error);
  g_assert_no_error (error);
  findings = ura_store_check (store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("finding: %s", (const char *) g_ptr_array_index (findings, i));
  return findings;
}

/* Some finding contains @text. */
static void
assert_found (CheckFixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) findings = check (fixture);
  gboolean found = FALSE;

  for (guint i = 0; i < findings->len; i++)
    found |= strstr (g_ptr_array_index (findings, i), text) != NULL;
  if (!found)
    g_test_message ("no finding says “%s”", text);
  g_assert_true (found);
}

static void
assert_nothing (CheckFixture *fixture)
{
  g_autoptr (GPtrArray) findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
make_old (const char *path)
{
  const struct utimbuf times = { 1600000000, 1600000000 };

  g_assert_cmpint (utime (path, &times), ==, 0);
}

static void
test_sound (CheckFixture *fixture, gconstpointer data)
{
  assert_nothing (fixture);
  workspace_open (&fixture->workspace);
  workspace_assert_whole (fixture->workspace.store);
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *finding; /* part of the sentence */
} Damage;

#define OWN "site = (SELECT value FROM meta WHERE key = 'site')"

static const Damage damages[] = {
  { "log-value", "UPDATE op SET content = replace (content, 'Vendim nr. 7', 'Vendim nr. 8')",
    "changed after it was written" },
  { "log-author", "UPDATE op SET author = 'x' WHERE id = (SELECT max (id) - 3 FROM op)",
    "changed after it was written" },
  { "log-hash", "UPDATE op SET hash = zeroblob (32) WHERE id = (SELECT max (id) - 3 FROM op)",
    "changed after it was written" },
  { "log-gap", "DELETE FROM op WHERE " OWN " AND seq = 3", "lacks entries" },
  { "log-start", "DELETE FROM op WHERE " OWN " AND seq = 1", "lacks entries" },
  { "log-end",
    "DELETE FROM op WHERE id = (SELECT max (id) FROM op WHERE kind = 'create' AND "
    "register = 'document')",
    "“Documents”: 1 record has no entry in the log" },
  { "head-without-entry",
    "INSERT INTO head (uid, field, site, seq) VALUES ('u', 'title', 'nowhere', 1)",
    "1 value names an entry of the log that is missing" },
  { "head-of-other-record", "UPDATE head SET uid = 'somebody-else'",
    "names an entry of the log that is missing" },
  { "entry-without-batch", "DELETE FROM batch WHERE id = (SELECT max (id) FROM batch)",
    "no act of a user" },
  { "record-without-entry", "INSERT INTO document (uid, title) VALUES ('smuggled', 'x')",
    "“Documents”: 1 record has no entry in the log" },
  { "lost-records", "DELETE FROM document WHERE title IN ('Vendim nr. 1', 'Vendim nr. 2')",
    "“Documents”: 2 records of the log are missing" },
  { "missing-column", "ALTER TABLE glossary DROP COLUMN definition",
    "“glossary” lacks the column “definition”" },
  { "unknown-column", "ALTER TABLE document ADD COLUMN mystery TEXT",
    "“document” has a column “mystery”" },
  { "missing-table", "DROP TABLE disaggregation_item", "“disaggregation_item” is missing" },
  { "missing-own-table", "DROP TABLE issue", "“issue” is missing" },
  { "unknown-table", "CREATE TABLE mystery (x)", "a table “mystery”" },
  { "missing-sort-table", "DROP TABLE document_sort", "“document_sort” is missing" },
  { "missing-search-table", "DROP TABLE document_fts", "“document_fts” is missing" },
  { "missing-sort-row", "DELETE FROM document_sort WHERE id = 5", "“document_sort”" },
  { "surplus-sort-row", "INSERT INTO document_sort (id) VALUES (999)", "“document_sort”" },
  { "missing-search-row", "DELETE FROM document_fts WHERE rowid = 5", "“document_fts”" },
  { "wrong-search-text", "UPDATE document_fts_content SET c0 = 'diçka tjetër' WHERE id = 5",
    "“document_fts”" },
  { "lost-pages",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'op_uid'; "
    "PRAGMA writable_schema = RESET",
    "The database file is damaged" },
  { "broken-index",
    "PRAGMA writable_schema = ON; "
    "UPDATE sqlite_schema SET sql = 'CREATE INDEX op_uid ON op (batch)' WHERE name = 'op_uid'; "
    "PRAGMA writable_schema = RESET",
    "The database file is damaged" },
};

static void
test_damage (CheckFixture *fixture, gconstpointer data)
{
  const Damage *damage = data;

  assert_nothing (fixture);
  workspace_execute (fixture->workspace.path, damage->sql);
  assert_found (fixture, damage->finding);
}

static void
test_missing_file (CheckFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_unlink (fixture->file), ==, 0);
  assert_found (fixture, "“dokument.pdf” is missing");
}

static void
test_damaged_file (CheckFixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->file, "permbajtja!", 11, NULL));
  assert_found (fixture, "“dokument.pdf” is damaged");
}

static void
test_orphans (CheckFixture *fixture, gconstpointer data)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("vetëm", 6, NULL);
  g_autofree char *hash = ura_attachments_put (fixture->workspace.store, stream, NULL, NULL, NULL);
  g_autofree char *file = g_strdup_printf ("%s/attachments/%.2s/%s", fixture->workspace.path, hash,
                                           hash);
  g_autofree char *stranger = g_build_filename (fixture->workspace.path, "attachments",
                                                "shënime.txt", NULL);

  /* Its record is about to be saved. */
  assert_nothing (fixture);
  make_old (file);
  assert_found (fixture, hash);
  g_unlink (file);
  assert_nothing (fixture);

  g_assert_true (g_file_set_contents (stranger, "x", 1, NULL));
  make_old (stranger);
  assert_found (fixture, "shënime.txt");
}

/* What history and undo may still need is no orphan. */
static void
test_replaced_file (CheckFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Attach another file"));
  g_autoptr (UraQuery) query = ura_query_new ("document");
  g_autoptr (UraResult) result = NULL;

  ura_query_select (query, "uid");
  ura_query_where (query, "file is not missing");
  result = ura_store_query (fixture->workspace.store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ura_result_get_n_rows (result), ==, 1);
  ura_edit_set_text (edit, "document", ura_result_get_text (result, 0, 0), "file", NULL);
  ura_store_apply (fixture->workspace.store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  make_old (fixture->file);
  assert_nothing (fixture);
}

/* A byte in the middle of the file: the check says so or cannot say less than an error; it never
 * crashes, and never calls a workspace sound whose records differ from what was saved. */
static void
test_random_bytes (CheckFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->workspace.path, "workspace.db", NULL);
  const UraSession session = { .language = ura_language_get ("en") };
  g_autofree char *whole = NULL;
  gsize size = 0;
  guint noticed = 0;

  workspace_close (&fixture->workspace);
  g_assert_true (g_file_get_contents (path, &whole, &size, NULL));
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *harmed = g_memdup2 (whole, size);
      gsize page = (gsize) g_test_rand_int_range (1, (int) (size / 4096));
      g_autoptr (GError) error = NULL;
      g_autoptr (UraStore) store = NULL;

      /* A whole page of another content: damage that SQLite itself can see. */
      for (gsize j = 0; j < 4096; j++)
        harmed[page * 4096 + j] = (char) g_test_rand_int ();
      g_assert_true (g_file_set_contents (path, harmed, (gssize) size, NULL));
      store = ura_store_open (fixture->workspace.path, &session, &error);
      if (store != NULL)
        {
          g_autoptr (GPtrArray) findings = ura_store_check (store, NULL, &error);

          noticed += findings == NULL || findings->len > 0;
        }
      else
        noticed++;
      if (error != NULL)
        g_assert_true (error->domain == URA_STORE_ERROR);
    }
  g_test_message ("%u of 40 noticed", noticed);
  g_assert_cmpuint (noticed, ==, 40);
}

static void
test_cancel (CheckFixture *fixture, gconstpointer data)
{
  g_autoptr (UraTask) task = ura_task_new ("Prova");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (ura_task_get_cancellable (task));
  g_assert_null (ura_store_check (fixture->workspace.store, task, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  workspace_assert_whole (fixture->workspace.store);
}

static gpointer
cancel_after (gpointer data)
{
  UraTask *task = data;

  g_usleep ((gulong) g_random_int_range (0, 20000));
  g_cancellable_cancel (ura_task_get_cancellable (task));
  return NULL;
}

/* Cancelled anywhere, it leaves the workspace ready for the next save. */
static void
test_cancel_anywhere (CheckFixture *fixture, gconstpointer data)
{
  guint cancelled = 0;

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (UraTask) task = ura_task_new ("Prova");
      GThread *thread = g_thread_new ("cancel", cancel_after, task);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) findings = ura_store_check (fixture->workspace.store, task, &error);

      g_thread_join (thread);
      if (findings == NULL)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          cancelled++;
        }
      else
        g_assert_cmpuint (findings->len, ==, 0);
      g_free (workspace_add_document (fixture->workspace.store, "Pas anulimit", NULL));
    }
  g_test_message ("%u of 30 cancelled", cancelled);
  workspace_assert_whole (fixture->workspace.store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/check/" path, CheckFixture, NULL, set_up, function, tear_down)
  ADD ("sound-workspace", test_sound);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/check/", damages[i].name, NULL);

      g_test_add (path, CheckFixture, &damages[i], set_up, test_damage, tear_down);
    }
  ADD ("missing-file", test_missing_file);
  ADD ("damaged-file", test_damaged_file);
  ADD ("orphans", test_orphans);
  ADD ("replaced-file-is-no-orphan", test_replaced_file);
  ADD ("damaged-pages", test_random_bytes);
  ADD ("cancel", test_cancel);
  ADD ("cancel-anywhere", test_cancel_anywhere);
#undef ADD

  return g_test_run ();
}
