/* What a user does to a plan: adding, moving, retiring, reporting, and the plan that follows. */

#include "config.h"

#include <string.h>

#include "plan-test.h"
#include "ura-plan-actions.h"
#include "ura-plan-import.h"
#include "ura-plan-number.h"
#include "ura-plan-period.h"
#include "ura-plan-successor.h"

static const char plan_text[] =
    "ura-plan 1\n[plan T]\ntitle: Test\nlevel: municipality\nplace: Korçë\nstart: 2022\nend: 2023\n"
    "lead: A\n[institution A]\nname: Alfa\n[term TT]\nabbreviation: TT\nmeaning: Test\n"
    "[area A]\ntext: a\n[objective A.1]\ntext: o\n"
    "[measure A.1.a]\ntext: one\nresponsible: A\nverification (photo): Photo\ndeadline: çdo 3 "
    "muaj\n"
    "[measure A.1.b]\ntext: two\n[measure A.1.z]\ntext: three\n"
    "[objective A.2]\ntext: p\n"
    "[area B]\ntext: b\n"
    "[indicator i]\nof: A.1.a\nname: n\nunit: meetings\nsame as: j\ntarget 2022: 4\nsplit: sex: "
    "women\n"
    "[indicator j]\nof: A.1.b\nname: m\n";

typedef struct
{
  UraStore *store;
  char *plan;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = plan_test_open ();
  fixture->plan = plan_test_import (fixture->store, plan_text);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  plan_test_check (fixture->store);
  plan_test_close (fixture->store);
  g_free (fixture->plan);
}

static char *
node (Fixture *fixture, const char *code)
{
  g_autofree char *where = g_strdup_printf ("code = 'T-%s'", code);

  return plan_test_uid (fixture->store, "node", where);
}

static void
assert_order (Fixture *fixture, const char *expected)
{
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);

  ura_query_select (query, "code");
  ura_query_sort (query, "path", FALSE);
  result = ura_store_query (fixture->store, query, NULL, NULL);
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    g_string_append_printf (codes, "%s%s", row > 0 ? " " : "",
                            ura_result_get_text (result, row, 0) + 2);
  g_assert_cmpstr (codes->str, ==, expected);
}

static void
assert_suggested (Fixture *fixture, const char *parent, const char *type, const char *expected)
{
  g_autofree char *uid = parent == NULL ? NULL : node (fixture, parent);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = ura_plan_suggest_code (fixture->store, fixture->plan, uid, type, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, expected);
}

static void
test_suggest (Fixture *fixture, gconstpointer data)
{
  assert_suggested (fixture, NULL, "area", "T-C");
  assert_suggested (fixture, "A", "objective", "T-A.3");
  assert_suggested (fixture, "B", "objective", "T-B.1");
  assert_suggested (fixture, "A.2", "measure", "T-A.2.a");
  /* After z comes no letter. */
  assert_suggested (fixture, "A.1", "measure", "T-A.1.z.1");
  assert_suggested (fixture, "A.1.a", "submeasure", "T-A.1.a.1");
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Add an item"));
  g_autofree char *parent = node (fixture, "A.2");
  g_autofree char *measure = node (fixture, "A.1.a");
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = ura_plan_add_node (fixture->store, edit, fixture->plan, parent, "measure",
                                            NULL, "New", &error);

  g_assert_no_error (error);
  plan_test_apply (fixture->store, edit);
  assert_order (fixture, "A A.1 A.1.a A.1.b A.1.z A.2 A.2.a B");
  g_assert_cmpint (plan_test_count (fixture->store, "node",
                                    "code = 'T-A.2.a' and meaning (type) = 'measure' and "
                                    "text = 'New'"),
                   ==, 1);

  g_assert_null (ura_plan_add_node (fixture->store, edit, fixture->plan, measure, "objective", NULL,
                                    "Wrong", &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (ura_plan_add_node (fixture->store, edit, fixture->plan, "nowhere", "measure", NULL,
                                    "Wrong", &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND);
}

static void
test_types (void)
{
  static const char *const all[] = { "policy_goal",        "area",    "objective",
                                     "specific_objective", "measure", "submeasure" };

  g_assert_true (g_strv_contains (ura_plan_types_below (NULL), "area"));
  g_assert_false (g_strv_contains (ura_plan_types_below (NULL), "submeasure"));
  g_assert_true (g_strv_contains (ura_plan_types_below ("area"), "measure"));
  g_assert_false (g_strv_contains (ura_plan_types_below ("area"), "area"));
  g_assert_true (g_strv_contains (ura_plan_types_below ("measure"), "submeasure"));
  g_assert_null (ura_plan_types_below ("submeasure")[0]);
  g_assert_null (ura_plan_types_below ("poem")[0]);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_false (g_strv_contains (ura_plan_types_below (all[i]), "policy_goal"));
}

static void
move (Fixture *fixture, const char *code, UraPlanMove direction, gboolean changes)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Move an item"));
  g_autofree char *uid = node (fixture, code);
  g_autoptr (GError) error = NULL;

  ura_plan_move_node (fixture->store, edit, uid, direction, &error);
  g_assert_no_error (error);
  g_assert_cmpint (!ura_edit_is_empty (edit), ==, changes);
  if (changes)
    plan_test_apply (fixture->store, edit);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  move (fixture, "A.1.b", URA_PLAN_MOVE_UP, TRUE);
  assert_order (fixture, "A A.1 A.1.b A.1.a A.1.z A.2 B");
  move (fixture, "A.1.b", URA_PLAN_MOVE_UP, FALSE);
  move (fixture, "A.1.b", URA_PLAN_MOVE_DOWN, TRUE);
  move (fixture, "A.1.b", URA_PLAN_MOVE_DOWN, TRUE);
  assert_order (fixture, "A A.1 A.1.a A.1.z A.1.b A.2 B");
  /* An area takes all below it along. */
  move (fixture, "A", URA_PLAN_MOVE_DOWN, TRUE);
  assert_order (fixture, "B A A.1 A.1.a A.1.z A.1.b A.2");
}

static void
move_to (Fixture *fixture, const char *code, const char *parent, guint position, int refused)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Move an item"));
  g_autofree char *uid = node (fixture, code);
  g_autofree char *parent_uid = parent == NULL ? NULL : node (fixture, parent);
  g_autoptr (GError) error = NULL;
  gboolean moved = ura_plan_move_node_to (fixture->store, edit, uid, parent_uid, position, &error);

  g_assert_cmpint (moved, ==, !refused);
  if (refused)
    g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED);
  else
    plan_test_apply (fixture->store, edit);
}

static void
test_move_to (Fixture *fixture, gconstpointer data)
{
  move_to (fixture, "A.1.b", "A.2", 0, FALSE);
  assert_order (fixture, "A A.1 A.1.a A.1.z A.2 A.1.b B");
  move_to (fixture, "A.1.a", "A.2", 1, FALSE);
  move_to (fixture, "A.1.z", "A.2", 0, FALSE);
  assert_order (fixture, "A A.1 A.2 A.1.z A.1.b A.1.a B");
  move_to (fixture, "A.1.a", "A.2", 0, FALSE);
  assert_order (fixture, "A A.1 A.2 A.1.a A.1.z A.1.b B");
  move_to (fixture, "A.2", "B", G_MAXUINT, FALSE);
  assert_order (fixture, "A A.1 B A.2 A.1.a A.1.z A.1.b");
  move_to (fixture, "A.2", NULL, 0, FALSE);
  assert_order (fixture, "A.2 A.1.a A.1.z A.1.b A A.1 B");
  move_to (fixture, "A", "A.1", 0, TRUE);
  move_to (fixture, "A", "B", 0, TRUE);
  move_to (fixture, "A.1", "A.1", 0, TRUE);
  move_to (fixture, "A.1", "A.1.a", 0, TRUE);
}

static void
test_retire (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Retire an item"));
  g_autoptr (UraEdit) back = ura_edit_new (N_ ("Take an item back"));
  g_autofree char *area = node (fixture, "A");
  g_autofree char *measure = node (fixture, "A.1.a");
  g_autoptr (GError) error = NULL;

  g_assert_false (ura_plan_retire_node (fixture->store, edit, area, "2022-05-01", "  ", &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (ura_plan_retire_node (fixture->store, edit, area, "May", "Merged", &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (ura_edit_is_empty (edit));

  ura_plan_retire_node (fixture->store, edit, area, "2022-05-01", "Merged", &error);
  g_assert_no_error (error);
  plan_test_apply (fixture->store, edit);
  g_assert_cmpint (plan_test_count (fixture->store, "node", "retired_on is not missing"), ==, 6);
  ura_plan_unretire_node (fixture->store, back, measure, &error);
  g_assert_no_error (error);
  plan_test_apply (fixture->store, back);
  g_assert_cmpint (plan_test_count (fixture->store, "node", "retired_on is not missing"), ==, 3);
  g_assert_cmpint (plan_test_count (fixture->store, "node",
                                    "retired_on is missing and retired_reason is not missing"),
                   ==, 0);
  /* Moving goes past what is retired. */
  move (fixture, "A", URA_PLAN_MOVE_DOWN, TRUE);
  move (fixture, "A.1.a", URA_PLAN_MOVE_DOWN, FALSE);
}

static void
test_report (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Report on a measure"));
  g_autoptr (UraEdit) again = ura_edit_new (N_ ("Report on a measure"));
  g_autofree char *measure = node (fixture, "A.1.a");
  g_autofree char *objective = node (fixture, "A.1");
  g_autoptr (GError) error = NULL;
  UraPeriod period;
  gboolean created;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_true (ura_period_from_key ("2022-1", &period));
  first = ura_plan_report_on (fixture->store, edit, measure, &period, &created, &error);
  g_assert_no_error (error);
  g_assert_true (created);
  plan_test_apply (fixture->store, edit);
  second = ura_plan_report_on (fixture->store, again, measure, &period, &created, &error);
  g_assert_cmpstr (first, ==, second);
  g_assert_false (created);
  g_assert_true (ura_edit_is_empty (again));
  g_assert_null (ura_plan_report_on (fixture->store, again, objective, &period, NULL, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED);
}

/* A period that was put into the bin comes back when it is needed. */
static void
test_period_in_bin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraEdit) make = ura_edit_new (N_ ("Change"));
  g_autoptr (UraEdit) bin = ura_edit_new (N_ ("Change"));
  g_autoptr (UraEdit) again = ura_edit_new (N_ ("Change"));
  g_autofree char *uid = NULL;
  g_autofree char *same = NULL;
  UraPeriod period;

  g_assert_true (ura_period_from_key ("2022-1", &period));
  uid = ura_period_record (fixture->store, make, &period, NULL, NULL);
  plan_test_apply (fixture->store, make);
  ura_edit_bin (bin, "period", uid);
  plan_test_apply (fixture->store, bin);
  g_assert_cmpint (plan_test_count (fixture->store, "period", "key = '2022-1'"), ==, 0);
  same = ura_period_record (fixture->store, again, &period, NULL, NULL);
  g_assert_cmpstr (same, ==, uid);
  plan_test_apply (fixture->store, again);
  g_assert_cmpint (plan_test_count (fixture->store, "period", "key = '2022-1'"), ==, 1);
}

static char *
follow (Fixture *fixture, const UraPlanSuccessor *successor, int code)
{
  g_autoptr (GError) error = NULL;
  char *uid = ura_plan_create_successor (fixture->store, fixture->plan, successor, NULL, &error);

  if (code == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, URA_STORE_ERROR, code);
  return uid;
}

static void
test_successor (Fixture *fixture, gconstpointer data)
{
  UraStore *store = fixture->store;
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Change"));
  g_autofree char *indicator = plan_test_uid (store, "indicator", "code = 'T-i'");
  g_autofree char *retired = node (fixture, "A.1.z");
  const UraPlanSuccessor wanted = { "T2", "Next", "2024", "2027" };
  const char *value;
  g_autofree char *period_uid = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *label = NULL;
  UraPeriod period;

  g_assert_true (ura_period_from_key ("2023-2", &period));
  period_uid = ura_period_record (store, edit, &period, NULL, NULL);
  value = ura_edit_create (edit, "indicator_value", NULL);
  ura_edit_set_text (edit, "indicator_value", value, "indicator", indicator);
  ura_edit_set_text (edit, "indicator_value", value, "period", period_uid);
  ura_edit_set_real (edit, "indicator_value", value, "value", 7);
  ura_plan_retire_node (store, edit, retired, "2023-01-01", "Done with", NULL);
  plan_test_apply (store, edit);

  plan = follow (fixture, &wanted, 0);
  g_assert_cmpint (plan_test_count (store, "plan",
                                    "code = 'T2' and supersedes.code = 'T' and "
                                    "place.name = 'Korçë' and "
                                    "lead_institution.name = 'Alfa' and "
                                    "meaning (status) = 'draft'"),
                   ==, 1);
  g_assert_cmpint (plan_test_count (store, "node", "plan.code = 'T2'"), ==, 6);
  g_assert_cmpint (plan_test_count (store, "node",
                                    "code = 'T2-A.1.a' and parent.code = 'T2-A.1' "
                                    "and meaning (recurrence) = 'quarterly' and "
                                    "deadline_text is missing"),
                   ==, 1);
  g_assert_cmpint (
      plan_test_count (store, "node_institution", "node.code = 'T2-A.1.a' and text_printed = 'A'"),
      ==, 1);
  g_assert_cmpint (plan_test_count (store, "verification", "node.code = 'T2-A.1.a'"), ==, 1);
  g_assert_cmpint (plan_test_count (store, "node_link",
                                    "meaning (relation) = 'continues' and "
                                    "from_node.code = 'T2-A.1.a' and to_node.code = 'T-A.1.a' and "
                                    "to_printed = 'T A.1.a'"),
                   ==, 1);
  g_assert_cmpint (plan_test_count (store, "node_link", NULL), ==, 6);
  g_assert_cmpint (
      plan_test_count (store, "indicator", "plan.code = 'T2' and same_as.code = 'T2-j'"), ==, 1);
  g_assert_cmpint (plan_test_count (store, "indicator_link", "node.plan.code = 'T2'"), ==, 2);
  g_assert_cmpint (plan_test_count (store, "indicator_disaggregation",
                                    "indicator.code = 'T2-i' and disaggregation.name = 'sex'"),
                   ==, 1);
  g_assert_cmpint (plan_test_count (store, "baseline",
                                    "indicator.code = 'T2-i' and value = 7 and "
                                    "date = '2023-12-31'"),
                   ==, 1);
  g_assert_cmpint (plan_test_count (store, "baseline", NULL), ==, 1);
  g_assert_cmpint (plan_test_count (store, "target", "indicator.plan.code = 'T2'"), ==, 0);
  g_assert_cmpint (plan_test_count (store, "glossary", "plan.code = 'T2'"), ==, 1);

  g_assert_null (follow (fixture, &wanted, URA_STORE_ERROR_EXISTS));
  label = ura_store_undo (store, FALSE, NULL);
  g_assert_nonnull (label);
  g_assert_cmpint (plan_test_count (store, "node", "plan.code = 'T2'"), ==, 0);
  g_assert_cmpint (plan_test_count (store, "plan", NULL), ==, 1);
}

static void
test_successor_wrong (Fixture *fixture, gconstpointer data)
{
  static const UraPlanSuccessor wrong[] = {
    { "", "Next", "2024", "2027" },    { "T 2", "Next", "2024", "2027" },
    { "T/2", "Next", "2024", "2027" }, { "T2", "", "2024", "2027" },
    { "T2", "Next", "soon", "2027" },  { "T2", "Next", "2024", NULL },
    { "T2", "Next", "2027", "2024" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (follow (fixture, &wrong[i], URA_STORE_ERROR_REFUSED));
  g_assert_cmpint (plan_test_count (fixture->store, "plan", NULL), ==, 1);
}

static void
test_korce_successor (void)
{
  UraStore *store = plan_test_open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanImport)
      import = ura_plan_import_shipped (store, "korce-2022-2025", NULL, &error);
  const UraPlanSuccessor wanted = { "KO2", "Plani 2026–2029", "2026", "2029" };
  g_autofree char *plan = NULL;

  g_assert_no_error (error);
  plan = ura_plan_create_successor (store, import->plan, &wanted, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plan_test_count (store, "node", "plan.code = 'KO2'"), ==, 50);
  g_assert_cmpint (plan_test_count (store, "indicator", "plan.code = 'KO2'"), ==, 16);
  g_assert_cmpint (plan_test_count (store, "node", "plan.code = 'KO2' and depth = 2"), ==,
                   plan_test_count (store, "node", "plan.code = 'KO' and depth = 2"));
  plan_test_check (store);
  plan_test_close (store);
}

static void
test_numbers (void)
{
  g_assert_true (ura_plan_number_follows ("2.1.7", "2.1.8"));
  g_assert_true (ura_plan_number_follows ("a)", "b)"));
  g_assert_true (ura_plan_number_follows ("c)", "ç)"));
  g_assert_true (ura_plan_number_follows ("ç)", "d)"));
  g_assert_true (ura_plan_number_follows ("Objektivi 1.1", "Objketivi 1.2"));
  g_assert_true (ura_plan_number_follows ("Fusha A", "whatever it is called"));
  g_assert_false (ura_plan_number_follows ("2.1.7", "2.2.8"));
  g_assert_false (ura_plan_number_follows ("2.1.7", "2.1.9"));
  g_assert_false (ura_plan_number_follows ("a)", "c)"));
  g_assert_false (ura_plan_number_follows ("2.1.7", "2.1.7"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/plan/actions/suggest-code", test_suggest },
    { "/plan/actions/add", test_add },
    { "/plan/actions/move", test_move },
    { "/plan/actions/move-to", test_move_to },
    { "/plan/actions/retire", test_retire },
    { "/plan/actions/report", test_report },
    { "/plan/period/record-in-the-bin", test_period_in_bin },
    { "/plan/successor/copies", test_successor },
    { "/plan/successor/wrong", test_successor_wrong },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/actions/types", test_types);
  g_test_add_func ("/plan/number/follows", test_numbers);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/plan/successor/korce", test_korce_successor);
  return g_test_run ();
}
