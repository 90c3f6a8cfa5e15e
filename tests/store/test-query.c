/* Queries over a real workspace: what each part of the expression language means. */

#include "config.h"

#include "query-fixture.h"

#include <string.h>

/* One expression of each measure, in the order of codes. */
static void
assert_column (QueryFixture *f, const char *expression, const char *expected)
{
  query_assert (f->store, query_make ("node", expression, NULL, "code"), expected);
}

/* The codes of the items that satisfy a condition. */
static void
assert_where (QueryFixture *f, const char *condition, const char *expected)
{
  query_assert (f->store, query_make ("node", "code", condition, "code"), expected);
}

static void
refuse_column (QueryFixture *f, const char *expression, const char *word)
{
  query_refuse (f->store, query_make ("node", expression, NULL, NULL), word);
}

static void
test_fields (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  g_autofree char *uids = g_strdup_printf ("%s\n%s\n%s\n%s", f->area, f->measure1, f->measure2,
                                           f->measure3);

  assert_column (f, "code", "A\nA.1\nA.2\nB.1");
  assert_column (f, "uid", uids);
  assert_column (f, "depth", "0\n1\n1\n0");
  assert_column (f, "version", "1\n1\n1\n1");
  assert_column (f, "title (created_by)", "Drita Prifti\nDrita Prifti\nDrita Prifti\nDrita Prifti");
  query_assert (f->store, query_make ("node", "code;text;end", "code = 'A.1'", NULL),
                "A.1|Çertifikimi i punës|2023-06");
}

static void
test_operators (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  query_assert (f->store,
                query_make ("plan",
                            "1 + 2 * 3;(1 + 2) * 3;7 / 2;1 / 0;-2 - -3;'a' || 'b' || 1;10 - 2 - 3",
                            NULL, NULL),
                "7|9|3.5||1|ab1|5");
  query_assert (f->store,
                query_make ("plan",
                            "1 = 1;1 != 1;1 < 2;2 <= 1;true and false;true or false;not true;"
                            "1 in (1, 2);3 not in (1, 2);missing is missing;1 is not missing",
                            NULL, NULL),
                "1|0|1|0|0|1|0|1|1|1|1");
  query_assert (f->store,
                query_make ("plan",
                            "coalesce (missing, '', 'x') || 'y';if (1 > 2, 'a', 'b');round (2.5);"
                            "round (-2.4);fold ('Ëndërr  ÇAJ')",
                            NULL, NULL),
                "y|b|3|-2|enderr caj");
  query_assert (f->store,
                query_make ("plan",
                            "first_day ('2024');last_day ('2024-02');days ('2024', '2024-01');"
                            "days ('2024-03-10', '2024-03-01');year ('2023-05');first_day ('x')",
                            NULL, NULL),
                "2024-01-01|2024-02-29|30|-9|2023|");
}

/* A comparison with a missing value is false; its opposite is true. */
static void
test_missing (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  assert_where (f, "start = '2024-01-01'", "A.2");
  assert_where (f, "start != '2024-01-01'", "A\nA.1\nB.1");
  assert_where (f, "not (start = '2024-01-01')", "A\nA.1\nB.1");
  assert_where (f, "start < '2025'", "A.2");
  assert_where (f, "not (start < '2025')", "A\nA.1\nB.1");
  assert_where (f, "start not in ('2024-01-01')", "A\nA.1\nB.1");
  assert_where (f, "not start in ('2024-01-01', missing)", "A\nA.1\nB.1");
  assert_where (f, "start = missing", "");
  assert_where (f, "start is missing", "A\nA.1\nB.1");
  assert_where (f, "not start is missing", "A.2");
  assert_column (f, "start < '2025'", "0\n0\n1\n0");
  assert_column (f, "if (start < '2025', 'po', 'jo')", "jo\njo\npo\njo");
  assert_column (f, "code || start", "\n\nA.22024-01-01\n");
}

static void
test_paths (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  assert_column (f, "parent.code", "\nA\nA\n");
  assert_column (f, "parent.plan.title", "\nPlani i provës\nPlani i provës\n");
  query_assert (
      f->store,
      query_make ("measure_report", "node.parent.plan.title;period.key", NULL, "period.end"),
      "Plani i provës|2023-1\nPlani i provës|2023-1\nPlani i provës|2023-2");
  /* One join for each path, however often it is used. */
  query_assert (f->store,
                query_make ("measure_report", "node.code;node.code || node.text",
                            "node.code = 'A.2'", "node.code"),
                "A.2|A.2Cikli i trajnimeve");
  query_refuse (f->store,
                query_make ("measure_report", "node.parent.parent.parent.code", NULL, NULL),
                "node");
  refuse_column (f, "parent.nothing", "nothing");
  refuse_column (f, "code.text", "code");
  refuse_column (f, "nothing", "nothing");
  refuse_column (f, "1 + nothing", "5");
  refuse_column (f, "reports", "reports");
  refuse_column (f, "parent.reports", "reports");
}

static void
test_choices (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  assert_column (f, "meaning (type)", "area\nmeasure\nmeasure\nmeasure");
  assert_column (f, "label (type)", "Fushë veprimi\nMasë\nMasë\nMasë");
  query_assert (f->store,
                query_make ("measure_report", "label (deviation_reasons)",
                            "deviation_reasons has 'tjeter'", NULL),
                "Mungesë fondesh\nTjetër");
  query_assert (f->store,
                query_make ("measure_report", "node.code;period.key",
                            "not deviation_reasons has 'mungese_fondesh'", "node.code"),
                "A.1|2023-1\nA.2|2023-1");
  query_assert (
      f->store,
      query_make ("measure_report", "period.key", "deviation_reasons is not missing", NULL),
      "2023-2");
}

static void
test_titles (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  assert_column (
      f, "title ()",
      "A Shërbimet\nA.1 Çertifikimi i punës\nA.2 Cikli i trajnimeve\nB.1 Dhoma e biznesit");
  assert_column (f, "title (parent)", "\nA Shërbimet\nA Shërbimet\n");
  assert_column (f, "title (parent.plan)", "\nPlani i provës\nPlani i provës\n");
  assert_column (
      f, "title (uid)",
      "A Shërbimet\nA.1 Çertifikimi i punës\nA.2 Cikli i trajnimeve\nB.1 Dhoma e biznesit");
  query_assert (f->store, query_make ("measure_report", "title ()", "progress = 50", NULL),
                "A.2 Cikli i trajnimeve 2023-1");
  query_assert (f->store, query_make ("measure_budget", "title ()", NULL, "-amount (planned)"),
                "2023 Buxheti vendor\n2023 Donator\n2023 Donator");
  refuse_column (f, "title (code)", "title");
  refuse_column (f, "title (parent, plan)", "title");
}

static void
test_children (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  assert_column (f, "count (reports)", "0\n2\n1\n0");
  assert_column (f, "count (reports where meaning (status) = 'ongoing')", "0\n0\n1\n0");
  assert_column (f, "exists (reports)", "0\n1\n1\n0");
  assert_column (f, "exists (reports where status = 'e_zbatuar')", "0\n0\n0\n0");
  assert_column (f, "sum (reports.progress)", "\n60\n50\n");
  assert_column (f, "mean (reports.progress)", "\n30\n50\n");
  assert_column (f, "min (reports.progress)", "\n20\n50\n");
  assert_column (f, "max (reports.period.key)", "\n2023-2\n2023-1\n");
  assert_column (f, "last (reports.status by period.end)", "\ne_pazbatuar\ne_vazhdueshme\n");
  assert_column (f, "first (reports.status by period.end)", "\nne_proces\ne_vazhdueshme\n");
  assert_column (f, "label (last (reports.status by period.end))",
                 "\nE pazbatuar\nE vazhdueshme, sipas planit\n");
  assert_column (f, "last (reports.status by period.end where period.end <= '2023-06-30')",
                 "\nne_proces\ne_vazhdueshme\n");
  assert_column (f, "join (reports.period by period.end)", "\n2023-1\n2023-2\n2023-1\n");
  assert_column (f, "join (reports.status by period.end)",
                 "\nNë proces\nE pazbatuar\nE vazhdueshme, sipas planit\n");
  assert_column (f, "count (parts)", "2\n0\n0\n0");
  assert_column (f, "sum (parent.parts.position)", "\n3\n3\n");
  assert_column (f, "count (parts where count (reports) > 1)", "1\n0\n0\n0");
  assert_column (f, "count (parent.parts where exists (reports))", "0\n2\n2\n0");
  assert_column (f, "sum (budgets.planned)", "\n200000\n\n");
  refuse_column (f, "count (code)", "code");
  refuse_column (f, "sum (parent.position)", "parent");
  refuse_column (f, "sum (reports where progress > 1)", "reports");
  refuse_column (f, "count (reports.progress)", "count");
  refuse_column (f, "count (reports where code = 'A')", "code");
  refuse_column (f, "sum (reports.nothing)", "nothing");
}

/* Children that name any record: their field holds "register:uid". */
static void
test_children_of_any_record (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  UraEdit *edit = ura_edit_new ("Add evidence");
  const char *document = ura_edit_create (edit, "document", NULL);
  const char *link = ura_edit_create (edit, "evidence_link", NULL);
  g_autofree char *target = g_strdup_printf ("node:%s", f->measure2);

  ura_edit_set_text (edit, "document", document, "title", "Foto nga trajnimi");
  ura_edit_set_text (edit, "evidence_link", link, "target", target);
  ura_edit_set_text (edit, "evidence_link", link, "document", document);
  ura_test_apply (f->store, edit);

  assert_column (f, "count (evidence)", "0\n0\n1\n0");
  assert_column (f, "join (evidence.document)", "\n\nFoto nga trajnimi\n");
  query_assert (f->store, query_make ("evidence_link", "title ();title (target)", NULL, NULL),
                "Foto nga trajnimi|A.2 Cikli i trajnimeve");
}

static void
test_derived (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  assert_column (f, "latest_state", "\nnot_implemented\nongoing\n");
  assert_column (f, "overdue", "0\n1\n0\n0");
  assert_where (f, "overdue", "A.1");
  assert_where (f, "not overdue", "A\nA.2\nB.1");
  query_assert (f->store, query_make ("measure_report", "node.due", "node.overdue", NULL),
                "2023-06\n2023-06");
  query_assert (f->store, query_make ("node", "code", NULL, "-latest_state"), "A.2\nA.1\nA\nB.1");
}

static void
test_money (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  assert_column (f, "amount (cost)", "\n10000000\n5000000\n");
  assert_where (f, "amount (cost) > 6000000", "A.1");
  query_assert (f->store, query_make ("node", "code", "cost is not missing", "cost"), "A.2\nA.1");
  refuse_column (f, "cost > 5", "cost");
  refuse_column (f, "cost + 1", "cost");
  refuse_column (f, "round (cost)", "cost");
  refuse_column (f, "amount (code)", "amount");
}

static void
test_under (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  UraQuery *query = query_make ("node", "code", "uid under :node", "code");

  ura_query_set_parameter_text (query, "node", f->area);
  query_assert (f->store, query, "A\nA.1\nA.2");
  query = query_make ("measure_report", "node.code", "node under :node", "node.code");
  ura_query_set_parameter_text (query, "node", f->area);
  query_assert (f->store, query, "A.1\nA.1\nA.2");
  query = query_make ("node", "code", "not parent under :node", "code");
  ura_query_set_parameter_text (query, "node", f->area);
  query_assert (f->store, query, "A\nB.1");
  query = query_make ("node", "code", "uid under :node", "code");
  ura_query_set_parameter_text (query, "node", "nobody");
  query_assert (f->store, query, "");
  refuse_column (f, "code under 'x'", "under");
  refuse_column (f, "plan under 'x'", "under");
}

static void
test_parameters (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  UraQuery *query = query_make ("plan", ":today;:now_year;year (:today)", NULL, NULL);

  query_assert (f->store, query, QUERY_FIXTURE_TODAY "|2024|2024");
  query = query_make ("plan", ":today;:now_year", NULL, NULL);
  ura_query_set_parameter_text (query, "today", "2030-01-01");
  query_assert (f->store, query, "2030-01-01|2024");
  query = query_make ("node", "code", "code = :code", NULL);
  ura_query_set_parameter_text (query, "code", "A.1' OR '1'='1");
  query_assert (f->store, query, "");
  query = query_make ("node", "code", "code = :code or :code is missing", "code");
  ura_query_set_parameter_text (query, "code", NULL);
  query_assert (f->store, query, "A\nA.1\nA.2\nB.1");
  query = query_make ("node", "code", "code = :kode", NULL);
  ura_query_set_parameter_text (query, "code", "A");
  query_refuse (f->store, query, ":kode");
}

static void
test_bin (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  UraQuery *query = query_make ("node", "code", NULL, "code");

  ura_query_set_bin (query, URA_BIN_ONLY);
  query_assert (f->store, query, "B.2");
  query = query_make ("node", "code;deleted_at is missing", NULL, "code");
  ura_query_set_bin (query, URA_BIN_INCLUDE);
  query_assert (f->store, query, "A|1\nA.1|1\nA.2|1\nB.1|1\nB.2|0");
}

static void
test_slice (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  UraQuery *query = query_make ("node", "code", NULL, "code");

  ura_query_slice (query, 1, 2);
  query_assert (f->store, query, "A.1\nA.2");
  query = query_make ("node", "code", NULL, "code");
  ura_query_slice (query, 3, -1);
  query_assert (f->store, query, "B.1");
  query = query_make ("node", "code", NULL, "code");
  ura_query_slice (query, 0, 0);
  query_assert (f->store, query, "");
}

static void
add_institutions (QueryFixture *f)
{
  static const char *const names[] = { "Zyra e punës", "Cikli",     "Çerdhja", "Dhurata",
                                       "Drejtoria",    "Ëndrra",    "Erzeni",  "Xhubleta",
                                       "Xixëllonja",   "Qendra 10", "Qendra 9" };
  UraEdit *edit = ura_edit_new ("Add institutions");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *uid = ura_edit_create (edit, "institution", NULL);

      ura_edit_set_text (edit, "institution", uid, "name", names[i]);
    }
  ura_test_apply (f->store, edit);
}

static void
test_albanian_order (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  UraQuery *query = query_make ("institution", "name", NULL, "name");

  add_institutions (f);
  query_assert (f->store, query,
                "Cikli\nÇerdhja\nDrejtoria\nDhurata\nErzeni\nËndrra\nQendra 9\nQendra 10\n"
                "Xixëllonja\nXhubleta\nZyra e punës");
  query = query_make ("institution", "name", NULL, "name || ''");
  ura_query_slice (query, 0, 3);
  query_assert (f->store, query, "Cikli\nÇerdhja\nDrejtoria");
  query = query_make ("institution", "name", NULL, "-name");
  ura_query_slice (query, 0, 2);
  query_assert (f->store, query, "Zyra e punës\nXhubleta");
}

static void
test_order (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  UraQuery *query;

  /* Missing values last, both ways. */
  query_assert (f->store, query_make ("node", "code", "code != 'B.1'", "end"), "A.1\nA.2\nA");
  query_assert (f->store, query_make ("node", "code", "code != 'B.1'", "-end"), "A.2\nA.1\nA");
  /* A choice in the order of its list, by either name; a reference by its title. */
  query_assert (f->store, query_make ("measure_report", "status", NULL, "status"),
                "ne_proces\ne_pazbatuar\ne_vazhdueshme");
  query_assert (f->store, query_make ("measure_report", "status", NULL, "-label (status)"),
                "e_vazhdueshme\ne_pazbatuar\nne_proces");
  query = query_make ("measure_report", "node.code;period.key", NULL, "node");
  ura_query_sort (query, "title (period)", TRUE);
  query_assert (f->store, query, "A.1|2023-2\nA.1|2023-1\nA.2|2023-1");
  query_assert (f->store, query_make ("node", "code", NULL, "title ()"), "A\nA.1\nA.2\nB.1");
  query_assert (f->store, query_make ("node", "code", NULL, "-count (reports)"),
                "A.1\nA.2\nA\nB.1");
  query_assert (f->store, query_make ("node", "code", NULL, "parent.code || 'x'"),
                "A.1\nA.2\nA\nB.1");
  query_refuse (f->store, query_make ("node", "code", NULL, "nothing"), "nothing");
}

static void
assert_found (QueryFixture *f, const char *words, const char *expected)
{
  UraQuery *query = query_make ("node", "code", NULL, "code");

  ura_query_search (query, words);
  query_assert (f->store, query, expected);
}

static void
test_search (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  assert_found (f, "certif", "A.1");
  assert_found (f, "ÇERTIF pune", "A.1");
  assert_found (f, "pun çer", "A.1");
  assert_found (f, "certif trajn", "");
  assert_found (f, "A.2", "A.2");
  assert_found (f, "d", "B.1");
  assert_found (f, NULL, "A\nA.1\nA.2\nB.1");
  assert_found (f, "  \t", "A\nA.1\nA.2\nB.1");
  assert_found (f, "***", "");
  assert_found (f, "\"", "");
}

static void
test_search_is_not_a_language (void)
{
  static const char *const hostile[] = {
    "\" OR 1=1 --", "a* OR b*", "NEAR(a b)",    "NOT a",  "text:a", "a AND OR",         "^a",
    "{text} : a",   "a + b",    "(((",          "';DROP", "a\"b",   "\xff\xfe",         "a\xc3",
    "%s%n",         "\\",       "a:b",          "a-b-c",  "''",     "\"\"\"",           "OR",
    "AND",          "NOT",      "\xe2\x80\x8b", "ḉë̈",     "１２",   "\xf0\x9f\x98\x80",
  };
  g_autoptr (QueryFixture) f = query_fixture_new ();
  g_autofree char *many = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (UraQuery) query = query_make ("node", "code", NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (UraResult) result = NULL;

      ura_query_search (query, hostile[i]);
      result = ura_store_query (f->store, query, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (ura_result_get_n_rows (result), <=, 4);
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "trajn%u ", i);
  many = g_string_free (text, FALSE);
  assert_found (f, many, "");
  assert_found (f, "or", "");
}

static UraQuery *
summary (const char *register_id, const char *columns, const char *group)
{
  UraQuery *query = query_make (register_id, columns, NULL, NULL);

  if (group == NULL)
    ura_query_set_aggregate (query);
  else
    ura_query_group_by (query, group);
  return query;
}

static void
test_summaries (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  UraQuery *query;

  query_assert (f->store, summary ("node", "count ()", NULL), "4");
  query_assert (f->store,
                summary ("measure_report",
                         "count ();sum (progress);min (progress);max (progress);mean (progress);"
                         "median (progress);share (progress >= 40);count_distinct (node);"
                         "count_distinct (period.key)",
                         NULL),
                "3|110|20|50|36.666666666666664|40|0.6666666666666666|2|2");
  query_assert (f->store, summary ("node", "sum (cost);max (cost);sum (amount (cost))", NULL),
                "15000000|10000000|15000000");
  query_assert (f->store, summary ("node", "sum (count (reports));median (position)", NULL),
                "3|1.5");
  query_assert (f->store, summary ("node", "max (parent.code);sum (parent.position)", NULL), "A|2");
  query_assert (f->store, summary ("measure_report", "status;label (status);count ()", "status"),
                "ne_proces|Në proces|1\ne_pazbatuar|E pazbatuar|1\n"
                "e_vazhdueshme|E vazhdueshme, sipas planit|1");
  query_assert (f->store, summary ("measure_report", "title (node);count ()", "node"),
                "A.1 Çertifikimi i punës|2\nA.2 Cikli i trajnimeve|1");
  query_assert (
      f->store,
      summary ("measure_report", "node.code || '!';100 * sum (progress) / count ()", "node.code"),
      "A.1!|3000\nA.2!|5000");
  query = summary ("measure_report", "node.code;count ()", "node.code");
  ura_query_sort (query, "count ()", FALSE);
  query_assert (f->store, query, "A.2|1\nA.1|2");
  query = summary ("measure_report", "count ();sum (progress);median (progress)", NULL);
  ura_query_where (query, "progress > 1000");
  query_assert (f->store, query, "0||");
  /* One row, even when nothing in it is over the rows. */
  query_assert (f->store, summary ("node", "1", NULL), "1");
}

static void
test_summary_refusals (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  query_refuse (f->store, summary ("node", "code", NULL), "code");
  query_refuse (f->store, summary ("node", "code;count ()", "type"), "code");
  query_refuse (f->store, summary ("node", "count (reports)", NULL), "count");
  query_refuse (f->store, summary ("node", "title ()", NULL), "title");
  query_refuse (f->store, summary ("node", "sum (count ())", NULL), "count");
  query_refuse (f->store, summary ("node", "sum ()", NULL), "sum");
  query_refuse (f->store, summary ("node", "count (1, 2)", NULL), "count");
  query_refuse (f->store, summary ("node", "1", "count ()"), "count");
  refuse_column (f, "count ()", "count");
  refuse_column (f, "median (position)", "median");
  query_refuse (f->store, query_make ("node", "code", "count () > 1", NULL), "count");
}

static void
test_refusals (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();

  query_refuse (f->store, query_make ("nothing", "uid", NULL, NULL), "nothing");
  query_refuse (f->store, query_make ("node\"; DROP TABLE node; --", "uid", NULL, NULL), "DROP");
  refuse_column (f, "code = ", "8");
  refuse_column (f, "code \"x\"", "6");
  refuse_column (f, "frobnicate (code)", "frobnicate");
  refuse_column (f, "first_day ()", "first_day");
  refuse_column (f, "days (end)", "days");
  refuse_column (f, "meaning (code)", "meaning");
  refuse_column (f, "meaning (:today)", "meaning");
  refuse_column (f, "label (plan)", "label");
  refuse_column (f, "code has 'x'", "has");
  refuse_column (f, "sqlite_version ()", "sqlite_version");
  refuse_column (f, "load_extension ('x')", "load_extension");
  refuse_column (f, "ura_fold (code)", "ura_fold");
  refuse_column (f, "rowid", "rowid");
  refuse_column (f, "id", "id");
  refuse_column (f, "extra", "extra");
  refuse_column (f, "sqlite_schema.sql", "sqlite_schema");
}

/* Whatever is asked, what is stored stays. */
static void
test_injection (void)
{
  static const char *const hostile[] = {
    "'; DROP TABLE node; --",
    "\"; DROP TABLE node; --",
    "1) OR (1=1",
    "?1",
    "$x",
    "@x",
    "/* */",
    "A.1' --",
  };
  g_autoptr (QueryFixture) f = query_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *quoted = ura_expression_quote (hostile[i]);
      g_autofree char *condition = g_strdup_printf ("code = %s", quoted);
      g_autoptr (UraQuery) raw = query_make ("node", hostile[i], hostile[i], hostile[i]);
      UraQuery *literal;
      g_autoptr (GError) error = NULL;

      g_assert_null (ura_store_query (f->store, raw, NULL, &error));
      g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY);
      query_assert (f->store, query_make ("node", "code", condition, NULL), "");
      literal = ura_query_new ("plan");
      ura_query_select (literal, quoted);
      query_assert (f->store, literal, hostile[i]);
    }
  query_assert (f->store, summary ("node", "count ()", NULL), "4");
}

/* A query may be copied and run again, with other words. */
static void
test_copy (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  g_autoptr (UraQuery) query = query_make ("node", "code", "code != :code", "-code");
  UraQuery *copy;

  ura_query_set_parameter_text (query, "code", "A.1");
  ura_query_search (query, "a");
  ura_query_set_bin (query, URA_BIN_INCLUDE);
  copy = ura_query_copy (query);
  g_assert_cmpstr (ura_query_get_register (copy), ==, "node");
  g_assert_cmpuint (ura_query_get_n_columns (copy), ==, 1);
  ura_query_search (copy, NULL);
  ura_query_set_parameter_text (copy, "code", "A");
  query_assert (f->store, copy, "B.2\nB.1\nA.2\nA.1");
  query_assert (f->store, ura_query_ref (query), "A.2\nA");
}

static void
test_limits (void)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  GString *chain = g_string_new ("code = 'x'");
  GString *nested = g_string_new (NULL);
  GString *sum = g_string_new ("1");
  g_autofree char *chain_text = NULL, *nested_text = NULL, *sum_text = NULL;
  g_autoptr (UraQuery) query = NULL;
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append (chain, " or code = 'A'");
  for (guint i = 0; i < 400; i++)
    g_string_append (sum, " + 1");
  for (guint i = 0; i < 60; i++)
    g_string_append (nested, "not (");
  g_string_append (nested, "true");
  for (guint i = 0; i < 60; i++)
    g_string_append (nested, ")");
  chain_text = g_string_free (chain, FALSE);
  nested_text = g_string_free (nested, FALSE);
  sum_text = g_string_free (sum, FALSE);
  assert_where (f, chain_text, "A");
  query_assert (f->store, query_make ("plan", sum_text, NULL, NULL), "401");

  /* More than the database takes: an error, not a crash. */
  query = query_make ("node", "code", nested_text, NULL);
  result = ura_store_query (f->store, query, NULL, &error);
  g_assert_true (result != NULL || g_error_matches (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY));
}

int
main (int argc, char *argv[])
{
  g_setenv ("URA_TODAY", QUERY_FIXTURE_TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/query/fields", test_fields);
  g_test_add_func ("/store/query/operators", test_operators);
  g_test_add_func ("/store/query/missing-values", test_missing);
  g_test_add_func ("/store/query/paths", test_paths);
  g_test_add_func ("/store/query/choices", test_choices);
  g_test_add_func ("/store/query/titles", test_titles);
  g_test_add_func ("/store/query/children", test_children);
  g_test_add_func ("/store/query/children-of-any-record", test_children_of_any_record);
  g_test_add_func ("/store/query/derived", test_derived);
  g_test_add_func ("/store/query/money", test_money);
  g_test_add_func ("/store/query/under", test_under);
  g_test_add_func ("/store/query/parameters", test_parameters);
  g_test_add_func ("/store/query/bin", test_bin);
  g_test_add_func ("/store/query/slice", test_slice);
  g_test_add_func ("/store/query/albanian-order", test_albanian_order);
  g_test_add_func ("/store/query/order", test_order);
  g_test_add_func ("/store/query/search", test_search);
  g_test_add_func ("/store/query/search-is-not-a-language", test_search_is_not_a_language);
  g_test_add_func ("/store/query/summaries", test_summaries);
  g_test_add_func ("/store/query/summary-refusals", test_summary_refusals);
  g_test_add_func ("/store/query/refusals-name-the-word", test_refusals);
  g_test_add_func ("/store/query/injection", test_injection);
  g_test_add_func ("/store/query/copy", test_copy);
  g_test_add_func ("/store/query/limits", test_limits);
  return g_test_run ();
}
