/* The paged list model: what arrives when, what is told, what stays. */

#include "config.h"

#include "query-fixture.h"

#include "ura-record-list.h"
#include "ura-row-pages.h"
#include "ura-store-private.h"
#include "ura-uid.h"

#define N_ROWS 300

/* Everything a list tells, as "(position,removed,added)". */
typedef struct
{
  UraTestWorkspace *workspace;
  UraStore *store;
  UraRecordList *list;
  GString *log;
} ListFixture;

static gboolean
on_timeout (gpointer data)
{
  g_error ("nothing happened for too long");
  return G_SOURCE_REMOVE;
}

/* Runs the main context until @condition, but not for ever. */
#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint source_ = g_timeout_add_seconds (60, on_timeout, NULL);                                  \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (source_);                                                                     \
  }                                                                                                \
  G_STMT_END

static gboolean
is_loading (UraRecordList *list)
{
  gboolean loading;

  g_object_get (list, "loading", &loading, NULL);
  return loading;
}

static guint
n_items (UraRecordList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static UraRow *
get_row (UraRecordList *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static void
items_changed_cb (
    GListModel *model, guint position, guint removed, guint added, ListFixture *fixture)
{
  g_string_append_printf (fixture->log, "(%u,%u,%u)", position, removed, added);
}

static void
add_institutions (UraStore *store, guint first, guint n)
{
  UraEdit *edit = ura_edit_new ("Add institutions");

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", i);
      g_autofree char *uid = ura_uid_for ("institution", code);
      g_autofree char *name = g_strdup_printf ("Qendra %u", i);

      ura_edit_create (edit, "institution", uid);
      ura_edit_set_text (edit, "institution", uid, "name", name);
    }
  ura_test_apply (store, edit);
}

static ListFixture *
list_fixture_new (void)
{
  ListFixture *self = g_new0 (ListFixture, 1);
  g_autoptr (UraQuery) query = query_make ("institution", "name;short_name", NULL, "name");

  self->workspace = ura_test_workspace_new ();
  self->store = self->workspace->store;
  self->log = g_string_new (NULL);
  add_institutions (self->store, 0, N_ROWS);
  ura_test_settle ();
  self->list = ura_record_list_new (self->store, query);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  return self;
}

/* One whose rows are known. */
static ListFixture *
list_fixture_loaded (void)
{
  ListFixture *self = list_fixture_new ();

  WAIT_UNTIL (!is_loading (self->list));
  g_string_truncate (self->log, 0);
  return self;
}

static void
list_fixture_free (ListFixture *self)
{
  g_clear_object (&self->list);
  ura_test_workspace_free (self->workspace);
  g_string_free (self->log, TRUE);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ListFixture, list_fixture_free)

static void
set_query (ListFixture *f, UraQuery *query)
{
  ura_record_list_set_query (f->list, query);
  ura_query_unref (query);
}

static void
set_text (UraStore *store, const char *uid, const char *field, const char *text)
{
  UraEdit *edit = ura_edit_new ("Edit");

  ura_edit_set_text (edit, "institution", uid, field, text);
  ura_test_apply (store, edit);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_load (void)
{
  g_autoptr (ListFixture) f = list_fixture_new ();
  g_autoptr (UraRow) row = NULL;
  guint notified = 0;
  guint property;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (f->list)) == URA_TYPE_ROW);
  g_assert_true (is_loading (f->list));
  g_assert_cmpuint (n_items (f->list), ==, 0);
  g_assert_null (get_row (f->list, 0));
  g_signal_connect_swapped (f->list, "notify::n-items", G_CALLBACK (count_cb), &notified);
  WAIT_UNTIL (!is_loading (f->list));
  g_assert_cmpstr (f->log->str, ==, "(0,0,300)");
  g_assert_cmpuint (n_items (f->list), ==, N_ROWS);
  g_object_get (f->list, "n-items", &property, NULL);
  g_assert_cmpuint (property, ==, N_ROWS);
  g_assert_cmpuint (notified, ==, 1);

  /* A row is there at once, its values come later. */
  row = get_row (f->list, 299);
  g_assert_false (ura_row_is_loaded (row));
  g_assert_null (ura_row_get_uid (row));
  g_assert_true (ura_value_is_null (ura_row_get_value (row, 0)));
  WAIT_UNTIL (ura_row_is_loaded (row));
  g_assert_cmpstr (ura_row_get_text (row, 0), ==, "Qendra 299");
  g_assert_true (ura_uid_is_valid (ura_row_get_uid (row)));
  g_assert_true (ura_value_is_null (ura_row_get_value (row, 1)));
  g_assert_true (ura_value_is_null (ura_row_get_value (row, 2)));
  g_assert_true (ura_value_is_null (ura_row_get_value (row, G_MAXUINT)));
  g_assert_cmpstr (f->log->str, ==, "(0,0,300)");
}

static void
test_same_object (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autoptr (UraRow) row = get_row (f->list, 3);
  g_autoptr (UraRow) again = get_row (f->list, 3);
  g_autoptr (UraRow) later = NULL;

  g_assert_true (row == again);
  WAIT_UNTIL (ura_row_is_loaded (row));
  later = get_row (f->list, 3);
  g_assert_true (row == later);
  g_assert_null (get_row (f->list, N_ROWS));
}

/* Through all pages and back: each row shows its own record. */
static void
test_scroll (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();

  for (guint i = 0; i < 2 * N_ROWS; i += 7)
    {
      guint position = i < N_ROWS ? i : 2 * N_ROWS - 1 - i;
      g_autofree char *expected = g_strdup_printf ("Qendra %u", position);
      g_autoptr (UraRow) row = get_row (f->list, position);

      WAIT_UNTIL (ura_row_is_loaded (row));
      g_assert_cmpstr (ura_row_get_text (row, 0), ==, expected);
    }
}

/* Many rows at once, as GTK does: every page comes. */
static void
test_many_rows_at_once (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint loaded = 0;

  for (guint i = 0; i < N_ROWS; i++)
    {
      UraRow *row = get_row (f->list, i);

      g_signal_connect_swapped (row, "notify::loaded", G_CALLBACK (count_cb), &loaded);
      g_ptr_array_add (rows, row);
    }
  WAIT_UNTIL (loaded == N_ROWS);
  ura_test_settle ();
  g_assert_cmpuint (loaded, ==, N_ROWS);
}

static void
test_new_query (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autoptr (UraRow) row = get_row (f->list, 0);
  g_autoptr (UraRow) other = NULL;

  WAIT_UNTIL (ura_row_is_loaded (row));
  set_query (f, query_make ("institution", "name", NULL, "-name"));
  g_assert_true (is_loading (f->list));
  /* The old rows stay until the new ones are known. */
  g_assert_cmpuint (n_items (f->list), ==, N_ROWS);
  g_assert_cmpstr (f->log->str, ==, "");
  WAIT_UNTIL (!is_loading (f->list));
  g_assert_cmpstr (f->log->str, ==, "(0,300,0)(0,0,300)");
  other = get_row (f->list, 0);
  g_assert_true (other != row);
  WAIT_UNTIL (ura_row_is_loaded (other));
  g_assert_cmpstr (ura_row_get_text (other, 0), ==, "Qendra 299");
  g_assert_cmpstr (ura_row_get_text (row, 0), ==, "Qendra 0");

  set_query (f, query_make ("institution", "name", "name = 'Asgjë'", NULL));
  WAIT_UNTIL (!is_loading (f->list));
  g_assert_cmpstr (f->log->str, ==, "(0,300,0)(0,0,300)(0,300,0)");
  set_query (f, query_make ("institution", "name", "name = 'Qendra 7'", NULL));
  WAIT_UNTIL (!is_loading (f->list));
  g_assert_cmpstr (f->log->str, ==, "(0,300,0)(0,0,300)(0,300,0)(0,0,1)");
}

/* As somebody types: only the last query counts. */
static void
test_superseded (void)
{
  static const char *const typed[] = { "q", "qe", "qendra", "qendra 1", "qendra 12", "qendra 123" };
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autoptr (UraRow) row = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      UraQuery *query = query_make ("institution", "name", NULL, "name");

      ura_query_search (query, typed[i]);
      set_query (f, query);
    }
  WAIT_UNTIL (!is_loading (f->list));
  ura_test_settle ();
  g_assert_cmpstr (f->log->str, ==, "(0,300,0)(0,0,1)");
  row = get_row (f->list, 0);
  WAIT_UNTIL (ura_row_is_loaded (row));
  g_assert_cmpstr (ura_row_get_text (row, 0), ==, "Qendra 123");
}

/* A value changes, the order does not: the rows stay and the one says so. */
static void
test_refresh_in_place (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autoptr (UraRow) row = get_row (f->list, 5);
  g_autoptr (UraRow) neighbour = get_row (f->list, 6);
  g_autoptr (UraRow) again = NULL;
  guint changed = 0, loaded = 0, others = 0;

  WAIT_UNTIL (ura_row_is_loaded (row) && ura_row_is_loaded (neighbour));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (row, "notify::loaded", G_CALLBACK (count_cb), &loaded);
  g_signal_connect_swapped (neighbour, "changed", G_CALLBACK (count_cb), &others);
  set_text (f->store, ura_row_get_uid (row), "short_name", "Q5");
  WAIT_UNTIL (changed > 0);
  g_assert_cmpstr (ura_row_get_text (row, 1), ==, "Q5");
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (loaded, ==, 1);
  g_assert_cmpuint (others, ==, 0);
  g_assert_cmpstr (f->log->str, ==, "");
  again = get_row (f->list, 5);
  g_assert_true (again == row);
}

static void
test_refresh_with_other_rows (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();

  add_institutions (f->store, N_ROWS, 1);
  WAIT_UNTIL (n_items (f->list) == N_ROWS + 1);
  g_assert_cmpstr (f->log->str, ==, "(0,300,0)(0,0,301)");
  /* Bursts are one. */
  g_string_truncate (f->log, 0);
  for (guint i = 0; i < 20; i++)
    add_institutions (f->store, 1000 + i, 1);
  WAIT_UNTIL (n_items (f->list) == N_ROWS + 21);
  ura_test_settle ();
  g_assert_cmpuint (f->log->len, <, 20 * strlen ("(0,300,0)(0,0,301)"));
}

/* Reordered by a change of a value. */
static void
test_refresh_moves (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autoptr (UraRow) row = get_row (f->list, 5);
  g_autoptr (UraRow) first = NULL;

  WAIT_UNTIL (ura_row_is_loaded (row));
  set_text (f->store, ura_row_get_uid (row), "name", "Aaa");
  WAIT_UNTIL (f->log->len > 0);
  g_assert_cmpstr (f->log->str, ==, "(0,300,0)(0,0,300)");
  first = get_row (f->list, 0);
  WAIT_UNTIL (ura_row_is_loaded (first));
  g_assert_cmpstr (ura_row_get_text (first, 0), ==, "Aaa");
  g_assert_cmpstr (ura_row_get_uid (first), ==, ura_row_get_uid (row));
}

static void
located_cb (UraRecordList *list, const char *uid, guint position, GString *log)
{
  g_string_append_printf (log, "%s=%u", uid, position);
}

static void
test_find (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autoptr (UraRow) row = get_row (f->list, 70);
  g_autoptr (GString) located = g_string_new (NULL);
  g_autofree char *uid200 = ura_uid_for ("institution", "200");
  g_autofree char *fresh = ura_uid_for ("institution", "5000");
  g_autofree char *expected = g_strdup_printf ("%s=200", uid200);
  g_autofree char *expected_fresh = g_strdup_printf ("%s=300", fresh);
  g_autofree char *at_70 = NULL, *at_71 = NULL;

  g_signal_connect (f->list, "located", G_CALLBACK (located_cb), located);
  g_assert_null (ura_record_list_get_uid (f->list, 70));
  WAIT_UNTIL (ura_row_is_loaded (row));
  at_70 = ura_record_list_get_uid (f->list, 70);
  at_71 = ura_record_list_get_uid (f->list, 71);
  g_assert_cmpstr (at_70, ==, ura_row_get_uid (row));
  g_assert_true (ura_uid_is_valid (at_71));
  g_assert_null (ura_record_list_get_uid (f->list, 0));
  g_assert_null (ura_record_list_get_uid (f->list, N_ROWS));
  g_assert_cmpuint (ura_record_list_find (f->list, at_70), ==, 70);
  g_assert_cmpuint (ura_record_list_find (f->list, at_71), ==, 71);

  /* A row that was never loaded is found a little later. */
  g_assert_cmpuint (ura_record_list_find (f->list, uid200), ==, G_MAXUINT);
  WAIT_UNTIL (located->len > 0);
  g_assert_cmpstr (located->str, ==, expected);
  g_assert_cmpuint (ura_record_list_find (f->list, uid200), ==, 200);

  /* One that does not exist yet, when it has been made. */
  g_string_truncate (located, 0);
  add_institutions (f->store, 5000, 1);
  g_assert_cmpuint (ura_record_list_find (f->list, fresh), ==, G_MAXUINT);
  WAIT_UNTIL (located->len > 0);
  g_assert_cmpstr (located->str, ==, expected_fresh);
  g_assert_cmpuint (ura_record_list_find (f->list, "nobody"), ==, G_MAXUINT);
}

static char *
get_error (UraRecordList *list)
{
  char *error;

  g_object_get (list, "error", &error, NULL);
  return error;
}

static void
test_error (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autofree char *before = get_error (f->list);
  g_autofree char *wrong = NULL;
  g_autofree char *after = NULL;

  g_assert_null (before);
  set_query (f, query_make ("institution", "name", "nothing = 1", NULL));
  WAIT_UNTIL (!is_loading (f->list));
  wrong = get_error (f->list);
  g_assert_nonnull (strstr (wrong, "nothing"));
  g_assert_cmpstr (f->log->str, ==, "(0,300,0)");
  set_query (f, query_make ("institution", "name", NULL, NULL));
  WAIT_UNTIL (!is_loading (f->list));
  after = get_error (f->list);
  g_assert_null (after);
  g_assert_cmpuint (n_items (f->list), ==, N_ROWS);
}

/* A column that is wrong shows when the first page is read. */
static void
test_error_in_page (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autoptr (UraRow) row = NULL;
  g_autofree char *error = NULL;

  set_query (f, query_make ("institution", "name;nothing", NULL, NULL));
  WAIT_UNTIL (!is_loading (f->list));
  row = get_row (f->list, 0);
  WAIT_UNTIL ((error = get_error (f->list)) != NULL);
  g_assert_false (ura_row_is_loaded (row));
}

/* Lists and rows may go at any time. */
static void
test_lifetimes (void)
{
  ListFixture *f = list_fixture_new ();
  g_autoptr (UraRow) row = NULL;
  g_autoptr (UraRow) unloaded = NULL;
  gpointer list = f->list;

  /* While the ids are being read. */
  g_object_add_weak_pointer (list, &list);
  g_clear_object (&f->list);
  g_assert_null (list);
  list_fixture_free (f);

  /* While a page is being read; rows outlive their list, and lists their rows. */
  f = list_fixture_loaded ();
  row = get_row (f->list, 0);
  WAIT_UNTIL (ura_row_is_loaded (row));
  unloaded = get_row (f->list, 250);
  g_object_unref (get_row (f->list, 130));
  g_clear_object (&f->list);
  ura_test_settle ();
  g_assert_cmpstr (ura_row_get_text (row, 0), ==, "Qendra 0");
  g_assert_false (ura_row_is_loaded (unloaded));
  list_fixture_free (f);
}

/* The workspace is closed under the list. */
static void
test_closed (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autofree char *error = NULL;

  ura_store_close (f->store);
  ura_record_list_refresh (f->list);
  WAIT_UNTIL ((error = get_error (f->list)) != NULL);
  g_assert_cmpuint (n_items (f->list), ==, N_ROWS);
}

typedef struct
{
  ListFixture *fixture;
  guint n_rows;
} Reentrant;

/* A handler that asks for other rows while it is told of these. */
static void
replace_again_cb (
    GListModel *model, guint position, guint removed, guint added, Reentrant *reentrant)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (rows, g_list_model_get_item (model, position + i));
  g_assert_null (g_list_model_get_item (model, n_items (reentrant->fixture->list)));
  if (added == 1)
    set_query (reentrant->fixture, query_make ("institution", "name", "name > 'Qendra 9'", NULL));
  reentrant->n_rows = added;
}

static void
test_reentrant (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  Reentrant reentrant = { f, 0 };

  g_signal_connect (f->list, "items-changed", G_CALLBACK (replace_again_cb), &reentrant);
  set_query (f, query_make ("institution", "name", "name = 'Qendra 7'", NULL));
  WAIT_UNTIL (!is_loading (f->list));
  g_assert_cmpuint (reentrant.n_rows, ==, 10);
  g_assert_cmpuint (n_items (f->list), ==, 10);
}

static UraResult *
make_page (void)
{
  UraResult *page = ura_result_new (1);

  ura_value_set_integer (ura_result_append (page), 1);
  ura_result_end_row (page);
  return page;
}

static void
test_pages (void)
{
  UraRowPages *pages = ura_row_pages_new ();

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (UraResult) page = make_page ();

      ura_row_pages_put (pages, i, page);
    }
  g_assert_nonnull (ura_row_pages_get (pages, 0));
  for (guint i = 8; i < 10; i++)
    {
      g_autoptr (UraResult) page = make_page ();

      ura_row_pages_put (pages, i, page);
      ura_row_pages_put (pages, i, page);
    }
  /* 1 and 2 had not been used for longest. */
  g_assert_nonnull (ura_row_pages_get (pages, 0));
  g_assert_null (ura_row_pages_get (pages, 1));
  g_assert_null (ura_row_pages_get (pages, 2));
  g_assert_nonnull (ura_row_pages_get (pages, 3));
  ura_row_pages_clear (pages);
  g_assert_null (ura_row_pages_get (pages, 3));
  ura_row_pages_free (pages);
}

static gboolean
many_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return ura_db_execute (
      connection->db,
      "BEGIN;"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
      "INSERT INTO glossary (uid, abbreviation, version) SELECT 'u' || i, 'fjalë ' || i, 1 FROM n;"
      "INSERT INTO glossary_sort (id, abbreviation) SELECT id, ura_sort_key (abbreviation) FROM "
      "glossary;"
      "COMMIT",
      error);
}

static void
test_many (void)
{
  g_autoptr (ListFixture) f = list_fixture_loaded ();
  g_autoptr (GError) error = NULL;
  g_autoptr (UraRow) row = NULL;

  ura_store_run (f->store, URA_PRIORITY_EDIT, many_job, NULL, NULL, &error);
  g_assert_no_error (error);
  set_query (f, query_make ("glossary", "abbreviation", "version = 1", "-abbreviation"));
  WAIT_UNTIL (!is_loading (f->list));
  g_assert_cmpuint (n_items (f->list), >=, 100000);
  row = get_row (f->list, 0);
  WAIT_UNTIL (ura_row_is_loaded (row));
  g_assert_cmpstr (ura_row_get_text (row, 0), ==, "fjalë 100000");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/record-list/load", test_load);
  g_test_add_func ("/store/record-list/same-object", test_same_object);
  g_test_add_func ("/store/record-list/scroll", test_scroll);
  g_test_add_func ("/store/record-list/many-rows-at-once", test_many_rows_at_once);
  g_test_add_func ("/store/record-list/new-query", test_new_query);
  g_test_add_func ("/store/record-list/superseded-query", test_superseded);
  g_test_add_func ("/store/record-list/refresh-in-place", test_refresh_in_place);
  g_test_add_func ("/store/record-list/refresh-with-other-rows", test_refresh_with_other_rows);
  g_test_add_func ("/store/record-list/refresh-moves", test_refresh_moves);
  g_test_add_func ("/store/record-list/find", test_find);
  g_test_add_func ("/store/record-list/error", test_error);
  g_test_add_func ("/store/record-list/error-in-page", test_error_in_page);
  g_test_add_func ("/store/record-list/lifetimes", test_lifetimes);
  g_test_add_func ("/store/record-list/closed", test_closed);
  g_test_add_func ("/store/record-list/reentrant", test_reentrant);
  g_test_add_func ("/store/record-list/pages", test_pages);
  g_test_add_func ("/store/record-list/many-records", test_many);
  return g_test_run ();
}
