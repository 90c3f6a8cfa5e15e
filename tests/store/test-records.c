/* Records, rules, history, undo: the store through its public calls. */

#include "config.h"

#include "ura-log.h"
#include "ura-test-workspace.h"
#include "ura-uid.h"

static char *
make_plan (UraStore *store)
{
  UraEdit *edit = ura_edit_new ("Add a plan");
  char *uid = g_strdup (ura_edit_create (edit, "plan", NULL));

  ura_edit_set_text (edit, "plan", uid, "title", "Plani i provës");
  ura_edit_set_text (edit, "plan", uid, "code", uid);
  ura_edit_set_text (edit, "plan", uid, "level", "bashki");
  ura_edit_set_text (edit, "plan", uid, "period_start", "2022");
  ura_edit_set_text (edit, "plan", uid, "period_end", "2025");
  ura_test_apply (store, edit);
  return uid;
}

static char *
make_node (UraStore *store, const char *plan, const char *parent, const char *code, int position)
{
  UraEdit *edit = ura_edit_new ("Add a measure");
  char *uid = g_strdup (ura_edit_create (edit, "node", NULL));

  ura_edit_set_text (edit, "node", uid, "plan", plan);
  ura_edit_set_text (edit, "node", uid, "parent", parent);
  ura_edit_set_text (edit, "node", uid, "type", "mase");
  ura_edit_set_text (edit, "node", uid, "code", code);
  ura_edit_set_text (edit, "node", uid, "text", "Hartimi i përshkrimit të punës");
  ura_edit_set_integer (edit, "node", uid, "position", position);
  ura_test_apply (store, edit);
  return uid;
}

static char *
make_period (UraStore *store)
{
  UraEdit *edit = ura_edit_new ("Add a period");
  char *uid = ura_uid_for ("period", "2024-1");

  ura_edit_create (edit, "period", uid);
  ura_edit_set_text (edit, "period", uid, "key", "2024-1");
  ura_edit_set_text (edit, "period", uid, "kind", "gjashtemujor");
  ura_edit_set_text (edit, "period", uid, "start", "2024-01-01");
  ura_edit_set_text (edit, "period", uid, "end", "2024-06-30");
  ura_test_apply (store, edit);
  return uid;
}

static void
set_text (
    UraStore *store, const char *register_id, const char *uid, const char *field, const char *text)
{
  UraEdit *edit = ura_edit_new ("Edit");

  ura_edit_set_text (edit, register_id, uid, field, text);
  ura_test_apply (store, edit);
}

static void
assert_value (UraStore *store,
              const char *register_id,
              const char *uid,
              const char *field,
              const char *expected)
{
  g_autofree char *value = ura_test_value (store, register_id, uid, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_create_and_read (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);

  assert_value (workspace->store, "plan", plan, "title", "Plani i provës");
  ura_test_workspace_reopen (workspace);
  assert_value (workspace->store, "plan", plan, "title", "Plani i provës");
  assert_value (workspace->store, "plan", plan, "vision", "");
}

static void
assert_refused (UraStore *store, UraEdit *edit)
{
  g_autoptr (UraEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  g_assert_false (ura_store_apply (store, owned, NULL, NULL, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED);
  g_assert_cmpint ((int) strlen (error->message), >, 10);
}

static void
test_wrong_values_are_refused_whole (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  struct
  {
    const char *field;
    const char *value;
  } wrong[] = {
    { "period_start", "pranverë" },
    { "level", "planetar" },
    { "supersedes", "nobody" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      UraEdit *edit = ura_edit_new ("Edit");

      ura_edit_set_text (edit, "plan", plan, "title", "Titull tjetër");
      ura_edit_set_text (edit, "plan", plan, wrong[i].field, wrong[i].value);
      assert_refused (workspace->store, edit);
      assert_value (workspace->store, "plan", plan, "title", "Plani i provës");
    }
}

static void
test_unique_within_the_plan (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *one = make_plan (workspace->store);
  g_autofree char *two = make_plan (workspace->store);
  g_autofree char *first = make_node (workspace->store, one, NULL, "A", 1);
  g_autofree char *other = make_node (workspace->store, two, NULL, "A", 1);
  g_autofree char *second = make_node (workspace->store, one, NULL, "B", 2);
  UraEdit *edit = ura_edit_new ("Edit");

  ura_edit_set_text (edit, "node", second, "code", "A");
  assert_refused (workspace->store, edit);
  assert_value (workspace->store, "node", second, "code", "B");
  assert_value (workspace->store, "node", other, "code", "A");
  assert_value (workspace->store, "node", first, "code", "A");
}

static void
test_tree_refuses_circles (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  g_autofree char *top = make_node (workspace->store, plan, NULL, "A", 1);
  g_autofree char *middle = make_node (workspace->store, plan, top, "A.1", 1);
  g_autofree char *leaf = make_node (workspace->store, plan, middle, "A.1.a", 1);
  UraEdit *edit = ura_edit_new ("Move");

  ura_edit_set_text (edit, "node", top, "parent", leaf);
  assert_refused (workspace->store, edit);
}

/* The subtree of a node follows it when it moves. */
static void
test_subtree_follows (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  g_autofree char *a = make_node (workspace->store, plan, NULL, "A", 1);
  g_autofree char *b = make_node (workspace->store, plan, NULL, "B", 2);
  g_autofree char *child = make_node (workspace->store, plan, a, "A.1", 1);
  g_autofree char *leaf = make_node (workspace->store, plan, child, "A.1.a", 1);
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set_text (workspace->store, "node", child, "parent", b);
  ura_query_select (query, "uid");
  ura_query_select (query, "depth");
  ura_query_where (query, "uid under :top");
  ura_query_set_parameter_text (query, "top", b);
  ura_query_sort (query, "path", FALSE);
  result = ura_store_query (workspace->store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ura_result_get_n_rows (result), ==, 3);
  g_assert_cmpstr (ura_result_get_text (result, 0, 0), ==, b);
  g_assert_cmpstr (ura_result_get_text (result, 1, 0), ==, child);
  g_assert_cmpstr (ura_result_get_text (result, 2, 0), ==, leaf);
  g_assert_cmpint (ura_result_get_integer (result, 2, 1, -1), ==, 2);
}

static char *
make_report (UraStore *store, const char *node, const char *period, const char *status)
{
  UraEdit *edit = ura_edit_new ("Report on a measure");
  char *uid = g_strdup (ura_edit_create (edit, "measure_report", NULL));

  ura_edit_set_text (edit, "measure_report", uid, "node", node);
  ura_edit_set_text (edit, "measure_report", uid, "period", period);
  ura_edit_set_text (edit, "measure_report", uid, "status", status);
  ura_test_apply (store, edit);
  return uid;
}

static guint
count_issues (UraStore *store, const char *uid, const char *field)
{
  g_autoptr (UraRecord) record = ura_store_get_record (store, "measure_report", uid, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < ura_record_get_n_issues (record); i++)
    n += g_strcmp0 (ura_record_get_issue (record, i)->field, field) == 0;
  return n;
}

/* "Implemented" is incomplete until there is evidence; adding the evidence settles the report. */
static void
test_implemented_needs_evidence (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  g_autofree char *node = make_node (workspace->store, plan, NULL, "A", 1);
  g_autofree char *period = make_period (workspace->store);
  g_autofree char *report = make_report (workspace->store, node, period, "e_zbatuar");
  g_autofree char *target = g_strconcat ("node:", node, NULL);
  UraEdit *edit;
  const char *document;
  const char *link;

  g_assert_cmpuint (count_issues (workspace->store, report, "evidence_waiver"), ==, 1);
  edit = ura_edit_new ("Add evidence");
  document = ura_edit_create (edit, "document", NULL);
  ura_edit_set_text (edit, "document", document, "title", "Kopje e procedurës");
  link = ura_edit_create (edit, "evidence_link", NULL);
  ura_edit_set_text (edit, "evidence_link", link, "target", target);
  ura_edit_set_text (edit, "evidence_link", link, "document", document);
  ura_test_apply (workspace->store, edit);
  g_assert_cmpuint (count_issues (workspace->store, report, "evidence_waiver"), ==, 0);
  set_text (workspace->store, "measure_report", report, "status", "e_shtyre");
  g_assert_cmpuint (count_issues (workspace->store, report, "deviation_reasons"), ==, 1);
  set_text (workspace->store, "measure_report", report, "deviation_reasons",
            "[\"tjeter\",\"mungese_stafi\"]");
  g_assert_cmpuint (count_issues (workspace->store, report, "deviation_reasons"), ==, 0);
  assert_value (workspace->store, "measure_report", report, "deviation_reasons",
                "[\"mungese_stafi\",\"tjeter\"]");
}

static void
test_one_report_a_measure_and_period (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  g_autofree char *node = make_node (workspace->store, plan, NULL, "A", 1);
  g_autofree char *period = make_period (workspace->store);
  g_autofree char *report = make_report (workspace->store, node, period, "ne_proces");
  UraEdit *edit = ura_edit_new ("Report on a measure");
  const char *uid = ura_edit_create (edit, "measure_report", NULL);

  ura_edit_set_text (edit, "measure_report", uid, "node", node);
  ura_edit_set_text (edit, "measure_report", uid, "period", period);
  assert_refused (workspace->store, edit);
  g_assert_cmpuint (count_issues (workspace->store, report, "status"), ==, 0);
}

static void
undo (UraStore *store, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = redo ? ura_store_redo (store, FALSE, &error)
                                : ura_store_undo (store, FALSE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

static void
test_undo_and_redo (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraRecord) record = NULL;

  set_text (workspace->store, "plan", plan, "vision", "një");
  set_text (workspace->store, "plan", plan, "vision", "dy");
  set_text (workspace->store, "plan", plan, "mission", "tre");
  undo (workspace->store, FALSE);
  assert_value (workspace->store, "plan", plan, "mission", "");
  undo (workspace->store, FALSE);
  assert_value (workspace->store, "plan", plan, "vision", "një");
  ura_test_workspace_reopen (workspace);
  undo (workspace->store, FALSE);
  assert_value (workspace->store, "plan", plan, "vision", "");
  undo (workspace->store, TRUE);
  undo (workspace->store, TRUE);
  assert_value (workspace->store, "plan", plan, "vision", "dy");
  undo (workspace->store, FALSE);
  assert_value (workspace->store, "plan", plan, "vision", "një");
  undo (workspace->store, FALSE);
  undo (workspace->store, FALSE); /* the creation itself */
  record = ura_store_get_record (workspace->store, "plan", plan, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ura_record_is_deleted (record));
  g_assert_null (ura_store_undo (workspace->store, FALSE, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND);
  undo (workspace->store, TRUE);
  g_clear_object (&record);
  g_clear_error (&error);
  record = ura_store_get_record (workspace->store, "plan", plan, NULL, &error);
  g_assert_false (ura_record_is_deleted (record));
  /* A new edit ends what could be redone. */
  set_text (workspace->store, "plan", plan, "goal", "katër");
  g_assert_null (ura_store_redo (workspace->store, FALSE, &error));
}

/* Saving what is there already is no step: undo takes back the step before, redo stays possible. */
static void
test_saving_the_same_is_no_step (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  gint64 position;

  set_text (workspace->store, "plan", plan, "vision", "një");
  set_text (workspace->store, "plan", plan, "vision", "dy");
  position = ura_store_get_log_position (workspace->store);
  set_text (workspace->store, "plan", plan, "vision", "dy");
  g_assert_cmpint (ura_store_get_log_position (workspace->store), ==, position);
  undo (workspace->store, FALSE);
  assert_value (workspace->store, "plan", plan, "vision", "një");
  set_text (workspace->store, "plan", plan, "vision", "një");
  undo (workspace->store, TRUE);
  assert_value (workspace->store, "plan", plan, "vision", "dy");
}

static void
test_history (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  UraHistoryEntry *entry;

  set_text (workspace->store, "plan", plan, "title", "Titulli i ri");
  history = ura_store_history (workspace->store, "plan", plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  entry = g_ptr_array_index (history, 0);
  g_assert_cmpstr (entry->field, ==, "title");
  g_assert_cmpstr (entry->old_value, ==, "Plani i provës");
  g_assert_cmpstr (entry->value, ==, "Titulli i ri");
  g_assert_cmpstr (entry->author, ==, "Drita Prifti");
  entry = g_ptr_array_index (history, 1);
  g_assert_cmpstr (entry->change, ==, "created");
}

static gboolean
verify_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return ura_log_verify (connection, data, cancellable, error);
}

static gboolean
sql_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return ura_db_execute (connection->db, data, error);
}

static guint
count_findings (UraStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  ura_store_run (store, URA_PRIORITY_BACKGROUND, verify_job, findings, NULL, &error);
  g_assert_no_error (error);
  return findings->len;
}

static gboolean
erase_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const fields[] = { "vision", NULL };

  return ura_log_erase (connection, data, fields, error);
}

static gboolean
scan_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *found = data;

  *found = ura_db_get_integer (connection->db,
                               "SELECT count (*) FROM op WHERE content LIKE '%e fshehtë%'", -1);
  return TRUE;
}

static void
test_chain_verifies_and_survives_erasing (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  g_autoptr (GError) error = NULL;
  gint64 found = -1;

  set_text (workspace->store, "plan", plan, "vision", "një fjalë e fshehtë");
  set_text (workspace->store, "plan", plan, "vision", "tjetër \"fjalë\" e fshehtë\n2");
  set_text (workspace->store, "plan", plan, "mission", "mbetet");
  g_assert_cmpuint (count_findings (workspace->store), ==, 0);
  ura_store_run (workspace->store, URA_PRIORITY_EDIT, erase_job, plan, NULL, &error);
  g_assert_no_error (error);
  ura_store_run (workspace->store, URA_PRIORITY_EDIT, scan_job, &found, NULL, &error);
  g_assert_cmpint (found, ==, 0);
  g_assert_cmpuint (count_findings (workspace->store), ==, 0);
  ura_store_run (workspace->store, URA_PRIORITY_EDIT, sql_job,
                 (gpointer) "UPDATE op SET content = replace (content, 'mbetet', 'u prish')", NULL,
                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_findings (workspace->store), ==, 1);
}

static void
test_custom_field (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  UraEdit *edit = ura_edit_new ("Add a field");
  g_autofree char *uid = g_strdup (ura_edit_create (edit, "custom_field", NULL));
  g_autofree char *field = g_strconcat ("x_", uid, NULL);
  g_autoptr (UraQuery) query = ura_query_new ("plan");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ura_edit_set_text (edit, "custom_field", uid, "register", "plan");
  ura_edit_set_text (edit, "custom_field", uid, "label", "Ngjyra e dosjes");
  ura_edit_set_text (edit, "custom_field", uid, "type", "text");
  ura_test_apply (workspace->store, edit);
  g_assert_nonnull (ura_schema_field (ura_store_get_schema (workspace->store), "plan", field));
  set_text (workspace->store, "plan", plan, field, "e gjelbër çeliku");
  ura_test_workspace_reopen (workspace);
  assert_value (workspace->store, "plan", plan, field, "e gjelbër çeliku");
  ura_query_search (query, "celiku");
  ura_query_select (query, "uid");
  result = ura_store_query (workspace->store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ura_result_get_n_rows (result), ==, 1);
}

/* Shipped records: written once, updated, but never over what somebody edited. */
static UraEdit *
shipped_edit (const char *source, const char *name, const char *kind)
{
  UraEdit *edit = ura_edit_new ("Shipped");
  g_autofree char *uid = ura_uid_for ("institution", "TEST");

  ura_edit_set_shipped (edit, source);
  ura_edit_create (edit, "institution", uid);
  ura_edit_set_text (edit, "institution", uid, "name", name);
  ura_edit_set_text (edit, "institution", uid, "kind", kind);
  return edit;
}

static void
test_shipped_records_respect_edits (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *uid = ura_uid_for ("institution", "TEST");

  ura_test_apply (workspace->store, shipped_edit ("test/1", "Emri i parë", "ministri"));
  ura_test_apply (workspace->store, shipped_edit ("test/1", "Emri i parë", "ministri"));
  set_text (workspace->store, "institution", uid, "name", "Emri ynë");
  ura_test_apply (workspace->store, shipped_edit ("test/2", "Emri i dytë", "polici"));
  assert_value (workspace->store, "institution", uid, "name", "Emri ynë");
  assert_value (workspace->store, "institution", uid, "kind", "polici");
  g_assert_cmpuint (count_findings (workspace->store), ==, 0);
}

static void
run_job (UraStore *store, UraJob job, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ura_store_run (store, URA_PRIORITY_EDIT, job, data, NULL, &error);
  g_assert_no_error (error);
}

/* Tables lost altogether come back from the log: created, edited, undone, moved, binned and
 * shipped. */
static void
test_tables_follow_from_the_log (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  UraStore *store = workspace->store;
  g_autofree char *plan = make_plan (store);
  g_autofree char *a = make_node (store, plan, NULL, "A", 1);
  g_autofree char *b = make_node (store, plan, NULL, "B", 2);
  g_autofree char *child = make_node (store, plan, a, "A.1", 1);
  g_autofree char *shipped = ura_uid_for ("institution", "TEST");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  UraEdit *edit = ura_edit_new ("Delete");

  ura_edit_bin (edit, "node", b);
  ura_test_apply (store, edit);
  ura_test_apply (store, shipped_edit ("test/1", "Emri i parë", "ministri"));
  set_text (store, "institution", shipped, "name", "Emri ynë");
  ura_test_apply (store, shipped_edit ("test/2", "Emri i dytë", "polici"));
  set_text (store, "plan", plan, "vision", "një \"dy\"\ntre ë");
  set_text (store, "plan", plan, "mission", "u hoq");
  undo (store, FALSE);
  edit = ura_edit_new ("Restore");
  ura_edit_restore (edit, "node", b);
  ura_edit_set_text (edit, "node", child, "parent", b);
  ura_edit_set_integer (edit, "node", child, "recurrence_count", 3);
  ura_test_apply (store, edit);

  before = ura_test_dump (store);
  g_assert_cmpuint (strlen (before), >, 10000);
  run_job (store, sql_job,
           (gpointer) "DELETE FROM node; DELETE FROM plan; UPDATE value_item SET code = NULL");
  ura_test_rebuild (store);
  after = ura_test_dump (store);
  g_assert_cmpstr (before, ==, after);
  ura_test_workspace_reopen (workspace);
  assert_value (workspace->store, "node", child, "parent", b);
}

static void
changed_cb (UraStore *store, UraChanges *changes, gpointer data)
{
  guint *n = data;

  g_assert_true (ura_changes_touch (changes, "plan"));
  *n += 1;
}

static void
test_one_signal_a_batch (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  guint n = 0;
  g_autofree char *plan = NULL;

  ura_test_settle ();
  g_signal_connect (workspace->store, "changed", G_CALLBACK (changed_cb), &n);
  plan = make_plan (workspace->store);
  ura_test_settle ();
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (ura_store_get_undo_label (workspace->store));
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean *told = data;

  g_assert_false (ura_store_apply_finish (URA_STORE (source), result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *told = TRUE;
}

/* A form that closes while its last field is on the way must not lose it. */
static void
test_a_cancelled_wait_loses_no_edit (void)
{
  g_autoptr (UraTestWorkspace) workspace = ura_test_workspace_new ();
  g_autofree char *plan = make_plan (workspace->store);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (UraEdit) edit = ura_edit_new ("Edit");
  gboolean told = FALSE;

  ura_edit_set_text (edit, "plan", plan, "vision", "shkruar në çastin e fundit");
  ura_store_apply_async (workspace->store, edit, cancellable, cancelled_cb, &told);
  g_cancellable_cancel (cancellable);
  while (!told)
    g_main_context_iteration (NULL, TRUE);
  assert_value (workspace->store, "plan", plan, "vision", "shkruar në çastin e fundit");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/record/create-and-read", test_create_and_read);
  g_test_add_func ("/store/record/wrong-values-are-refused-whole",
                   test_wrong_values_are_refused_whole);
  g_test_add_func ("/store/record/unique-within-the-plan", test_unique_within_the_plan);
  g_test_add_func ("/store/record/tree-refuses-circles", test_tree_refuses_circles);
  g_test_add_func ("/store/record/subtree-follows", test_subtree_follows);
  g_test_add_func ("/store/record/implemented-needs-evidence", test_implemented_needs_evidence);
  g_test_add_func ("/store/record/one-report-a-measure-and-period",
                   test_one_report_a_measure_and_period);
  g_test_add_func ("/store/record/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/store/undo/saving-the-same-is-no-step", test_saving_the_same_is_no_step);
  g_test_add_func ("/store/record/history", test_history);
  g_test_add_func ("/store/log/chain-verifies-and-survives-erasing",
                   test_chain_verifies_and_survives_erasing);
  g_test_add_func ("/store/record/custom-field", test_custom_field);
  g_test_add_func ("/store/record/shipped-records-respect-edits",
                   test_shipped_records_respect_edits);
  g_test_add_func ("/store/log/tables-follow-from-the-log", test_tables_follow_from_the_log);
  g_test_add_func ("/store/record/one-signal-a-batch", test_one_signal_a_batch);
  g_test_add_func ("/store/record/a-cancelled-wait-loses-no-edit",
                   test_a_cancelled_wait_loses_no_edit);
  return g_test_run ();
}
