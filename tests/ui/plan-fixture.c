/* The program on a workspace with plans. */

#include "config.h"

#include "plan-fixture.h"

#include "ura-plan-actions.h"
#include "ura-plan-import.h"
#include "ura-record-list.h"
#include "ura-test-workspace.h"

const char *const plan_korce[] = { "korce-2022-2025", NULL };

static gboolean
is_listed (gpointer data)
{
  PlanFixture *fixture = data;

  return ura_plan_context_is_loaded (fixture->page->context) &&
         (ura_plan_context_get_plan (fixture->page->context) == NULL ||
          (ura_plan_list_is_ready (fixture->page->list) && plan_n_rows (fixture) > 0));
}

static char *
make_workspace (const char *const *shipped, PlanPrepare prepare)
{
  g_autofree char *path = ui_make_workspace ("Plan");
  UraSession session = { .language = ura_language_get ("sq") };
  g_autoptr (GError) error = NULL;
  g_autoptr (UraStore) store = ura_store_open (path, &session, &error);

  g_assert_no_error (error);
  for (; shipped != NULL && *shipped != NULL; shipped++)
    {
      g_autoptr (UraPlanImport) import = ura_plan_import_shipped (store, *shipped, NULL, &error);

      g_assert_no_error (error);
    }
  if (prepare != NULL)
    prepare (store);
  ura_store_close (store);
  return g_steal_pointer (&path);
}

void
plan_fixture_init (PlanFixture *fixture, const char *const *shipped, PlanPrepare prepare)
{
  g_autofree char *path = make_workspace (shipped, prepare);

  fixture->application = ui_start (path);
  fixture->window = ui_open_window (fixture->application);
  fixture->store = ura_window_get_store (fixture->window);
  fixture->page = form_find (fixture->window, URA_TYPE_PLAN_PAGE);
  ui_wait (is_listed, fixture, "the list of the plan");
  plan_settle (fixture);
}

void
plan_fixture_clear (PlanFixture *fixture)
{
  ui_quit (fixture->application);
}

/* The store */

char *
plan_uid_of (UraStore *store, const char *code)
{
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ura_query_select (query, "uid");
  ura_query_where (query, "code = :code");
  ura_query_set_parameter_text (query, "code", code);
  result = ura_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ura_result_get_n_rows (result), ==, 1);
  return g_strdup (ura_result_get_text (result, 0, 0));
}

void
plan_report (UraStore *store,
             const char *code,
             const char *period_key,
             const char *status,
             const char *new_deadline)
{
  g_autofree char *node = plan_uid_of (store, code);
  g_autoptr (UraEdit) edit = ura_edit_new ("Report on a measure");
  g_autoptr (GError) error = NULL;
  g_autofree char *report = NULL;
  UraPeriod period;

  g_assert_true (ura_period_from_key (period_key, &period));
  report = ura_plan_report_on (store, edit, node, &period, NULL, &error);
  g_assert_no_error (error);
  ura_edit_set_text (edit, "measure_report", report, "status", status);
  if (new_deadline != NULL)
    ura_edit_set_text (edit, "measure_report", report, "new_deadline", new_deadline);
  ura_store_apply (store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
}

guint
plan_count (UraStore *store, const char *register_id, const char *where)
{
  g_autoptr (UraQuery) query = ura_query_new (register_id);
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ura_query_select (query, "uid");
  if (where != NULL)
    ura_query_where (query, where);
  result = ura_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  return ura_result_get_n_rows (result);
}

/* The list */

static gboolean
is_ready (gpointer data)
{
  return ura_plan_list_is_ready (((PlanFixture *) data)->page->list);
}

void
plan_settle (PlanFixture *fixture)
{
  if (ura_plan_context_get_plan (fixture->page->context) == NULL)
    return;
  for (int i = 0; i < 3; i++)
    {
      ui_settle ();
      ui_wait (is_ready, fixture, "the list to settle");
    }
}

guint
plan_n_rows (PlanFixture *fixture)
{
  GListModel *model = ura_plan_list_get_model (fixture->page->list);

  return model == NULL ? 0 : g_list_model_get_n_items (model);
}

static gboolean
is_loaded (gpointer data)
{
  return ura_row_is_loaded (data);
}

static UraRow *
get_row (PlanFixture *fixture, guint position)
{
  GListModel *model = ura_plan_list_get_model (fixture->page->list);
  UraRow *row = g_list_model_get_item (model, position);

  ui_wait (is_loaded, row, "a row of the list");
  return row;
}

char *
plan_codes (PlanFixture *fixture)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < plan_n_rows (fixture); i++)
    {
      g_autoptr (UraRow) row = get_row (fixture, i);

      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                              ura_row_get_text (row, URA_PLAN_COLUMN_CODE));
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

UraRow *
plan_row (PlanFixture *fixture, const char *code)
{
  for (guint i = 0; i < plan_n_rows (fixture); i++)
    {
      g_autoptr (UraRow) row = get_row (fixture, i);

      if (g_strcmp0 (ura_row_get_text (row, URA_PLAN_COLUMN_CODE), code) == 0)
        return g_steal_pointer (&row);
    }
  g_error ("The list has no %s", code);
}

void
plan_search (PlanFixture *fixture, const char *words)
{
  GtkSearchEntry *search = ui_find (fixture->page, "search");

  gtk_editable_set_text (GTK_EDITABLE (search), words);
  /* Without waiting for the pause after the last letter. */
  g_signal_emit_by_name (search, "search-changed");
  plan_settle (fixture);
}

typedef struct
{
  PlanFixture *fixture;
  const char *code;
  UraPlanColumn column;
  const char *value;
  gint64 number;
} Expected;

static gboolean
shows_code (gpointer data)
{
  const Expected *expected = data;
  const UraNodeFacts *facts = ura_node_page_get_facts (expected->fixture->page->node_page);

  return facts != NULL && g_strcmp0 (facts->code, expected->code) == 0;
}

void
plan_select (PlanFixture *fixture, const char *code)
{
  g_autofree char *uid = plan_uid_of (fixture->store, code);
  Expected expected = { .fixture = fixture, .code = code };

  ura_plan_list_select (fixture->page->list, uid);
  ui_wait (shows_code, &expected, code);
  plan_settle (fixture);
}

void
plan_act (PlanFixture *fixture, const char *action)
{
  g_autofree char *name = g_strconcat ("plan.", action, NULL);

  ui_act (fixture->page, name, NULL);
}

static gboolean
has_text (gpointer data)
{
  const Expected *expected = data;
  g_autoptr (UraRow) row = NULL;

  if (!ura_plan_list_is_ready (expected->fixture->page->list) ||
      plan_n_rows (expected->fixture) == 0)
    return FALSE;
  row = plan_row (expected->fixture, expected->code);
  return g_strcmp0 (ura_row_get_text (row, expected->column), expected->value) == 0;
}

void
plan_wait_text (PlanFixture *fixture, const char *code, UraPlanColumn column, const char *value)
{
  Expected expected = { .fixture = fixture, .code = code, .column = column, .value = value };

  ui_wait (has_text, &expected, value == NULL ? "nothing" : value);
}

static gboolean
has_number (gpointer data)
{
  const Expected *expected = data;
  g_autoptr (UraRow) row = NULL;

  if (!ura_plan_list_is_ready (expected->fixture->page->list) ||
      plan_n_rows (expected->fixture) == 0)
    return FALSE;
  row = plan_row (expected->fixture, expected->code);
  return ura_value_get_integer (ura_row_get_value (row, expected->column), -1) == expected->number;
}

void
plan_wait_number (PlanFixture *fixture, const char *code, UraPlanColumn column, gint64 number)
{
  Expected expected = { .fixture = fixture, .code = code, .column = column, .number = number };

  ui_wait (has_number, &expected, ura_plan_column (column));
}

static gboolean
has_codes (gpointer data)
{
  const Expected *expected = data;
  g_autofree char *codes = NULL;

  if (!ura_plan_list_is_ready (expected->fixture->page->list))
    return FALSE;
  codes = plan_codes (expected->fixture);
  return g_str_equal (codes, expected->value);
}

void
plan_wait_codes (PlanFixture *fixture, const char *codes)
{
  Expected expected = { .fixture = fixture, .value = codes };

  ui_wait (has_codes, &expected, codes);
}
