/* Plans into records: the shipped ones counted, institutions found, what is doubtful told, links
 * between plans, and back to text again. */

#include "config.h"

#include <string.h>

#include "plan-test.h"
#include "ura-plan-export.h"
#include "ura-plan-import.h"
#include "ura-plan-period.h"
#include "ura-uid.h"

#define HEAD "ura-plan 1\n[plan X]\ntitle: A plan\nlevel: region\nstart: 2022\nend: 2023\n"

static UraPlanImport *
prepare (UraStore *store, const char *text)
{
  g_autoptr (UraPlanFile) file = plan_test_read (text);
  g_autoptr (GError) error = NULL;
  UraPlanImport *import = ura_plan_import_prepare (store, file, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static gboolean
warns (const UraPlanImport *import, const char *part)
{
  for (guint i = 0; i < import->warnings->len; i++)
    if (strstr (((UraPlanProblem *) import->warnings->pdata[i])->sentence, part) != NULL)
      return TRUE;
  return FALSE;
}

static UraPlanImport *
ship (UraStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  UraPlanImport *import = ura_plan_import_shipped (store, id, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static void
assert_text (UraStore *store,
             const char *register_id,
             const char *where,
             const char *column,
             const char *text)
{
  g_autofree char *found = plan_test_text_of (store, register_id, where, column);

  g_assert_cmpstr (found, ==, text);
}

static void
test_korce (void)
{
  UraStore *store = plan_test_open ();
  g_autoptr (UraPlanImport) import = ship (store, "korce-2022-2025");

  g_assert_cmpuint (import->n_areas, ==, 5);
  g_assert_cmpuint (import->n_objectives, ==, 12);
  g_assert_cmpuint (import->n_measures, ==, 33);
  g_assert_cmpint (plan_test_count (store, "node", "meaning (type) = 'area'"), ==, 5);
  g_assert_cmpint (plan_test_count (store, "node", "meaning (type) = 'objective'"), ==, 12);
  g_assert_cmpint (plan_test_count (store, "node", "meaning (type) = 'measure'"), ==, 33);
  g_assert_cmpint (plan_test_count (store, "institution", NULL), ==, 20);
  g_assert_cmpint (plan_test_count (store, "indicator", NULL), ==, 16);

  assert_text (store, "node", "code = 'KO-C.3.2.b'", "code_printed", "b)");
  assert_text (store, "node", "code = 'KO-C.3.2.b'", "parent.code", "KO-C.3.2");
  assert_text (store, "node", "code = 'KO-A.1.3.a'", "end", "2022-03-31");
  assert_text (store, "node", "code = 'KO-A.1.4.b'", "meaning (recurrence)", "yearly");
  assert_text (store, "node", "code = 'KO-A.1.4.b'", "recurrence_count", "2");
  assert_text (store, "node", "code = 'KO-A.1.4.a'", "meaning (recurrence)", "quarterly");
  /* "Drjetoria Juridike" and "Drejtoria Juridike" are one. */
  g_assert_cmpint (
      plan_test_count (store, "node_institution", "institution.name = 'Drejtoria Juridike'"), ==,
      2);
  g_assert_cmpint (plan_test_count (store, "node_institution",
                                    "node.code = 'KO-A.1.2.a' and meaning (role) = 'responsible'"),
                   ==, 2);
  assert_text (store, "node_institution",
               "node.code = 'KO-A.1.2.a' and position = 2 and meaning (role) = 'responsible'",
               "text_printed", "SMD/Drejtoria e burimeve njerëzore");
  /* Both halves of a name with a slash lead to one institution. */
  g_assert_cmpint (plan_test_count (store, "node_institution",
                                    "node.code = 'KO-C.3.1.c' and meaning (role) = 'supporting'"),
                   ==, 1);
  g_assert_cmpint (plan_test_count (store, "node_institution",
                                    "node.code = 'KO-C.3.2.d' and meaning (role) = 'supporting'"),
                   ==, 0);
  /* "each year": one target a year. */
  g_assert_cmpint (plan_test_count (store, "target", "indicator.code = 'KO-D.4.1.a-1'"), ==, 4);
  g_assert_cmpint (plan_test_count (store, "target",
                                    "indicator.code = 'KO-D.4.1.a-1' and value = 4 and "
                                    "meaning (comparator) = 'at_least'"),
                   ==, 4);
  assert_text (store, "target", "indicator.code = 'KO-C-1'", "period.key", "2025");
  assert_text (store, "target", "indicator.code = 'KO-C-1'", "meaning (comparator)", "not_set");

  g_assert_true (warns (import, "A and B have the same expected result"));
  g_assert_true (warns (import, "“supporting” empty"));
  g_assert_true (warns (import, "not set the figure yet"));
  g_assert_true (warns (import, "16 indicators have no baseline"));
  g_assert_true (warns (import, "7 indicators have no target"));
  g_assert_true (warns (import, "counted from the plan's start"));
  g_assert_false (warns (import, "none of the known institutions"));
  plan_test_check (store);
  plan_test_close (store);
}

static void
test_pkv (void)
{
  UraStore *store = plan_test_open ();
  g_autoptr (UraPlanImport) import = ship (store, "pkv-2021-2023");

  g_assert_cmpuint (import->n_areas, ==, 3);
  g_assert_cmpuint (import->n_objectives, ==, 5);
  g_assert_cmpuint (import->n_measures, ==, 55);
  g_assert_cmpuint (import->n_indicators, ==, 65);
  g_assert_cmpint (plan_test_count (store, "baseline", NULL), ==, 65);
  g_assert_cmpint (plan_test_count (store, "target", NULL), ==, 195);
  g_assert_cmpint (
      plan_test_count (store, "indicator", "count (baselines) = 1 and count (targets) = 3"), ==,
      65);
  g_assert_cmpint (plan_test_count (store, "node",
                                    "meaning (type) = 'measure' and "
                                    "not exists (indicator_links)"),
                   ==, 1);
  assert_text (store, "node", "meaning (type) = 'measure' and not exists (indicator_links)", "code",
               "PKV-3.2.7");
  g_assert_cmpint (
      plan_test_count (store, "baseline", "text_printed = '85 80' and value is missing"), ==, 1);
  g_assert_cmpint (plan_test_count (store, "target", "meaning (comparator) = 'growth_percent'"), ==,
                   2);
  g_assert_cmpint (
      plan_test_count (store, "baseline", "meaning (missing_reason) = 'not_applicable'"), ==, 2);
  g_assert_cmpint (plan_test_count (store, "baseline", "value = 200000"), ==, 1);
  g_assert_cmpint (plan_test_count (store, "indicator", "same_as.code = 'PKV-2.1.1-1'"), ==, 4);
  g_assert_true (warns (import, "“MKR” can mean more than one thing"));
  g_assert_false (warns (import, "none of the known institutions"));
  plan_test_check (store);
  plan_test_close (store);
}

/* In whichever order two plans come, their links find each other; shipped records are the same. */
static void
test_links (void)
{
  static const char *const orders[][2] = { { "fier-krat-2022", "pkv-2021-2023" },
                                           { "pkv-2021-2023", "fier-krat-2022" } };

  for (guint i = 0; i < 2; i++)
    {
      UraStore *store = plan_test_open ();
      g_autoptr (UraPlanImport) first = ship (store, orders[i][0]);
      g_autoptr (UraPlanImport) second = ship (store, orders[i][1]);
      g_autofree char *node = ura_uid_for ("node", "FR/2.1.5");
      g_autofree char *where = g_strdup_printf ("from_node = '%s'", node);

      g_assert_cmpint (warns (first, "26 links"), ==, i == 0);
      g_assert_false (warns (second, "26 links"));
      g_assert_cmpint (plan_test_count (store, "node_link", "to_node is missing"), ==, 0);
      g_assert_cmpint (plan_test_count (store, "node_link", NULL), ==, 27);
      assert_text (store, "node_link", where, "to_node.code", "PKV-2.1.6");
      assert_text (store, "node_link", where, "to_printed", "PKV 2.1.6");
      g_assert_cmpint (plan_test_count (store, "institution", "short_name = 'AKPA'"), ==, 1);
      plan_test_check (store);
      plan_test_close (store);
    }
}

/* What one shipped plan says of an institution another one does not gainsay: the same code is the
 * same record in both. */
static void
test_shared_codes (void)
{
  g_autoptr (GPtrArray) shipped = ura_plan_shipped_list ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_shared = 0;

  g_assert_cmpuint (shipped->len, ==, 3);
  for (guint i = 0; i < shipped->len; i++)
    {
      const UraPlanShipped *plan = shipped->pdata[i];
      g_autofree char *text = plan_test_text (plan->id);
      g_autoptr (UraPlanFile) file = plan_test_read (text);

      g_assert_cmpstr (plan->code, ==, file->plan->code);
      g_assert_cmpstr (plan->title, ==, file->plan->title);
      for (guint j = 0; j < file->institutions->len; j++)
        {
          const UraPlanFileInstitution *institution = file->institutions->pdata[j];
          char *all = g_strdup_printf ("%s|%s|%s", institution->name, institution->kind,
                                       institution->abbreviation);
          const char *before = g_hash_table_lookup (known, institution->code);

          if (before != NULL)
            {
              g_assert_cmpstr (all, ==, before);
              n_shared++;
            }
          g_hash_table_replace (known, g_strdup (institution->code), all);
        }
    }
  g_assert_cmpuint (n_shared, >, 0);
}

static void
test_again (void)
{
  UraStore *store = plan_test_open ();
  g_autoptr (UraPlanImport) first = ship (store, "korce-2022-2025");
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Change"));
  g_autoptr (UraPlanImport) again = NULL;

  ura_edit_set_text (edit, "plan", first->plan, "title", "Our plan");
  plan_test_apply (store, edit);
  again = ship (store, "korce-2022-2025");
  g_assert_cmpstr (again->plan, ==, first->plan);
  assert_text (store, "plan", "code = 'KO'", "title", "Our plan");
  g_assert_cmpint (plan_test_count (store, "node", NULL), ==, 50);
  plan_test_close (store);
}

static void
test_code_taken (void)
{
  UraStore *store = plan_test_open ();
  g_autofree char *plan = plan_test_import (store, HEAD);
  g_autoptr (UraPlanFile) file = plan_test_read (HEAD);
  g_autofree char *text = plan_test_text ("korce-2022-2025");
  g_autoptr (GError) error = NULL;
  g_autofree char *own = NULL;

  g_assert_null (ura_plan_import_prepare (store, file, NULL, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  own = plan_test_import (store, text);
  g_assert_null (ura_plan_import_shipped (store, "korce-2022-2025", NULL, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (ura_plan_import_shipped (store, "atlantis", NULL, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND);
  plan_test_close (store);
}

static void
test_undo (void)
{
  UraStore *store = plan_test_open ();
  g_autofree char *text = plan_test_text ("korce-2022-2025");
  g_autofree char *plan = plan_test_import (store, text);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  g_assert_cmpint (plan_test_count (store, "node", NULL), ==, 50);
  label = ura_store_undo (store, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plan_test_count (store, "node", NULL), ==, 0);
  g_assert_cmpint (plan_test_count (store, "plan", NULL), ==, 0);
  g_assert_cmpint (plan_test_count (store, "institution", NULL), ==, 0);
  plan_test_close (store);
}

static void
test_institutions (void)
{
  UraStore *store = plan_test_open ();
  g_autofree char *first = plan_test_import (
      store, HEAD "[institution AKD]\nname: Agjencia Kombëtare e Diasporës\nalias: Agjencia\n");
  g_autoptr (UraPlanImport) import = NULL;
  g_autofree char *cell = NULL;

  import = prepare (
      store,
      "ura-plan 1\n[plan Y]\ntitle: t\nlevel: region\nstart: 2022\nend: 2022\n"
      "[institution D1]\nname: Drejtoria e parë\nabbreviation: DR\n"
      "[institution D2]\nname: Drejtoria e dytë\nabbreviation: DR\n"
      "[institution MAS]\nname: Ministria e Arsimit, Sportit dhe Rinisë\n"
      "[institution AK]\nname: agjencia kombetare e diaspores\n"
      "[measure 1]\ntext: t\nresponsible: agjencia; DR, Ministria e Arsimit, Sportit dhe Rinisë / "
      "Shoqata e re,\n  MAS\n");
  g_assert_true (warns (import, "“DR” can mean more than one thing; it was taken as “Drejtoria e "
                                "parë”"));
  g_assert_true (warns (import, "“Shoqata e re” is none of the known institutions"));
  g_assert_cmpuint (import->n_new_institutions, ==, 4);
  ura_plan_import_apply (store, import, NULL, NULL);

  /* Existing, first of the two, name with a comma, new one; MAS again is no fifth. */
  g_assert_cmpint (plan_test_count (store, "node_institution", NULL), ==, 4);
  assert_text (store, "node_institution", "position = 1", "institution.short_name", "AKD");
  assert_text (store, "node_institution", "position = 2", "institution.name", "Drejtoria e parë");
  assert_text (store, "node_institution", "position = 3", "institution.short_name", "MAS");
  assert_text (store, "node_institution", "position = 4", "institution.name", "Shoqata e re");
  g_assert_cmpint (plan_test_count (store, "institution", NULL), ==, 5);
  cell = plan_test_text_of (store, "node_institution", "position = 4", "text_printed");
  g_assert_cmpstr (cell, ==,
                   "agjencia; DR, Ministria e Arsimit, Sportit dhe Rinisë / Shoqata e "
                   "re,\nMAS");
  plan_test_check (store);
  plan_test_close (store);
}

static void
test_warnings (void)
{
  UraStore *store = plan_test_open ();
  g_autoptr (UraPlanImport) import = prepare (
      store,
      HEAD "[area A]\nprinted: Fusha A\ntext: Same words\n"
           "[measure 1]\nprinted: 1.1\ntext: SAME WORDS\nnote: Look at page 3\n"
           "deadline: sometime\nimplements: PKV 9.9\n"
           "[measure 2]\nprinted: 1.3\ntext: two\n"
           "[measure 3]\nprinted: 1.4)\ntext: three\nstart: 2023\nend: 2022\n"
           "[indicator i]\nof: 1\nname: n\nbaseline 2021: 1\ntarget 2022: 1\ntarget 2023: 2\n"
           "[indicator j]\nof: 1\nname: n\nbaseline 2021: 5\ntarget 2022: 4\ntarget 2023: 3\n"
           "[indicator k]\nof: 1\nname: n\nbaseline 2021: 5\ntarget each year: 4\n"
           "target end: 4\n");

  g_assert_true (warns (import, "A and 1 have the same wording"));
  g_assert_true (warns (import, "“1.3” stands after “1.1”"));
  g_assert_false (warns (import, "“1.4)” stands after"));
  g_assert_true (warns (import, "Look at page 3"));
  g_assert_true (warns (import, "could not be read as dates"));
  g_assert_true (warns (import, "PKV 9.9 is not in the workspace"));
  g_assert_true (warns (import, "ends before it begins"));
  g_assert_true (warns (import, "targets of 1 indicator rise"));
  g_assert_true (warns (import, "targets of 1 indicator fall"));
  g_assert_true (warns (import, "k has more than one target for 2023"));
  plan_test_close (store);
}

static void
test_periods (void)
{
  UraStore *store = plan_test_open ();
  g_autofree char *first = plan_test_import (
      store, HEAD "[measure 1]\ntext: t\n[indicator i]\nof: 1\nname: n\ntarget 2022: 1\n"
                  "target 2022-1: 1\ntarget 2022-Q3: 1\n");
  g_autofree char *uid = ura_uid_for ("period", "2022-1");
  g_autofree char *where = g_strdup_printf ("uid = '%s'", uid);
  g_autofree char *second = plan_test_import (
      store, "ura-plan 1\n[plan Y]\ntitle: t\nlevel: region\nstart: 2022\nend: 2022\n"
             "[measure 1]\ntext: t\n[indicator i]\nof: 1\nname: n\ntarget 2022-1: 1\n");

  g_assert_cmpint (plan_test_count (store, "period", NULL), ==, 3);
  assert_text (store, "period", where, "end", "2022-06-30");
  assert_text (store, "period", where, "meaning (kind)", "half_year");
  plan_test_close (store);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Everything a workspace holds, without uids and times: references by the title of what they name.
 */
static char *
dump (UraStore *store)
{
  UraSchema *schema = ura_store_get_schema (store);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    {
      g_autoptr (UraQuery) query = ura_query_new ((*r)->id);
      g_autoptr (UraResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString) head = g_string_new ((*r)->id);
      guint n_fields;
      const UraField *const *fields = ura_schema_fields (schema, (*r)->id, &n_fields);

      if (g_str_equal ((*r)->id, "user") || g_str_equal ((*r)->id, "value_item"))
        continue;
      for (guint i = 0; i < n_fields; i++)
        if (fields[i]->derived == NULL)
          {
            g_autofree char *column = fields[i]->type == URA_FIELD_REFERENCE
                                          ? g_strdup_printf ("title (%s)", fields[i]->id)
                                          : g_strdup (fields[i]->id);

            ura_query_select (query, column);
            g_string_append_printf (head, " %s", fields[i]->id);
          }
      result = ura_store_query (store, query, NULL, &error);
      g_assert_no_error (error);
      for (guint row = 0; row < ura_result_get_n_rows (result); row++)
        {
          GString *line = g_string_new (NULL);

          for (guint column = 0; column < ura_result_get_n_columns (result); column++)
            {
              g_autofree char *value = ura_value_to_string (ura_result_get (result, row, column));

              g_string_append_printf (line, "|%s", value);
            }
          g_ptr_array_add (lines, g_string_free (line, FALSE));
        }
      g_ptr_array_sort (lines, compare_lines);
      g_string_append_printf (text, "== %s\n", head->str);
      for (guint i = 0; i < lines->len; i++)
        g_string_append_printf (text, "%s\n", (char *) lines->pdata[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_same_text (const char *first, const char *second)
{
  g_auto (GStrv) a = g_strsplit (first, "\n", -1);
  g_auto (GStrv) b = g_strsplit (second, "\n", -1);

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
  g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
}

static void
assert_round_trip (UraStore *store, const char *plan, guint n_warnings)
{
  UraStore *other = plan_test_open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanFile) file = ura_plan_export (store, plan, NULL, &error);
  g_autofree char *text = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (file->warnings->len, ==, n_warnings);
  text = ura_plan_file_write (file);
  copy = plan_test_import (other, text);
  before = dump (store);
  after = dump (other);
  assert_same_text (before, after);
  plan_test_check (other);
  plan_test_close (other);
}

static void
test_export (void)
{
  static const char *const ids[] = { "korce-2022-2025", "pkv-2021-2023", "fier-krat-2022" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      UraStore *store = plan_test_open ();
      g_autoptr (UraPlanImport) import = ship (store, ids[i]);

      assert_round_trip (store, import->plan, 0);
      plan_test_close (store);
    }
}

/* What was typed since: recurrence without a text, figures that nobody printed, dates of its own.
 */
static void
test_export_typed (void)
{
  UraStore *store = plan_test_open ();
  g_autofree char *plan = plan_test_import (
      store, HEAD "[institution A]\nname: Alfa\n[area A]\ntext: t\n[measure 1]\ntext: t\n"
                  "responsible: A\n[measure 2]\nparent: A\ntext: u\ndeadline: 2022\nend: 2023\n"
                  "[indicator i]\nof: 1\nof: A\nname: n\nbaseline 2021-06: 3\n"
                  "target 2022: at least 4\ntarget 2023: 2-5\nsplit: sex: women; men\n");
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Change"));
  g_autofree char *measure = plan_test_uid (store, "node", "code = 'X-1'");
  g_autofree char *target = plan_test_uid (store, "target", "period.key = '2023'");
  g_autofree char *quarterly = plan_test_text_of (
      store, "value_item", "list = 'recurrence' and meaning = 'quarterly'", "code");
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanFile) file = NULL;
  const UraPlanFileNode *node;
  const UraPlanFileIndicator *indicator;
  g_auto (UraValue) nothing = URA_VALUE_INIT;

  ura_edit_set_text (edit, "node", measure, "recurrence", quarterly);
  ura_edit_set_integer (edit, "node", measure, "recurrence_count", 2);
  ura_edit_set (edit, "target", target, "text_printed", &nothing);
  plan_test_apply (store, edit);
  file = ura_plan_export (store, plan, NULL, &error);
  g_assert_no_error (error);
  node = file->nodes->pdata[1];
  g_assert_cmpstr (node->deadline, ==, "2 herë në 3 muaj");
  g_assert_null (node->start);
  node = file->nodes->pdata[2];
  g_assert_cmpstr (node->deadline, ==, "2022");
  g_assert_null (node->start);
  g_assert_cmpstr (node->end, ==, "2023");
  g_assert_null (node->parent_code);
  indicator = file->indicators->pdata[0];
  g_assert_cmpstr (((UraPlanFileFigure *) indicator->targets->pdata[0])->text, ==, "at least 4");
  g_assert_cmpstr (((UraPlanFileFigure *) indicator->targets->pdata[1])->text, ==, "2 deri në 5");
  g_assert_cmpstr (((UraPlanFileFigure *) indicator->baselines->pdata[0])->period, ==, "2021-06");
  plan_test_close (store);
}

/* Whatever can be read can be imported: figures, deadlines and names changed at random. */
static void
test_random (void)
{
  static const char *const ids[] = { "korce-2022-2025", "pkv-2021-2023", "fier-krat-2022" };
  static const char letters[] = "0123456789 -/,;:%()xë.\n";
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint n_imported = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *text = plan_test_text (ids[i % 3]);
      gsize length = strlen (text);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (UraPlanFile) file = NULL;
      g_autoptr (UraPlanImport) import = NULL;
      g_autoptr (GError) error = NULL;
      UraStore *store;

      for (guint n = 0; n < 4; n++)
        {
          char *at = text + g_rand_int_range (random, 0, (gint32) length);

          /* Only the end of a line: most of these are still plans. */
          while (*at != '\n' && *at != '\0')
            at++;
          if (at > text && g_ascii_isalnum (at[-1]))
            at[-1] = letters[g_rand_int_range (random, 0, sizeof letters - 1)];
        }
      bytes = g_bytes_new_static (text, length);
      file = ura_plan_file_read (bytes, ura_language_get ("sq"), NULL, NULL);
      if (file == NULL)
        continue;
      store = plan_test_open ();
      import = ura_plan_import_prepare (store, file, NULL, &error);
      g_assert_no_error (error);
      ura_plan_import_apply (store, import, NULL, &error);
      g_assert_no_error (error);
      n_imported++;
      plan_test_close (store);
    }
  g_test_message ("%u of 60 imported", n_imported);
  g_assert_cmpuint (n_imported, >, 10);
}

static void
test_large (void)
{
  UraStore *store = plan_test_open ();
  g_autoptr (GString) text = g_string_new (HEAD "[institution A]\nname: Alfa\n");
  g_autofree char *plan = NULL;
  gint64 start;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text,
                            "[measure %u]\ntext: Measure %u\nresponsible: A / Office %u\n"
                            "deadline: 2022\nverification: Paper\n",
                            i + 1, i + 1, i % 50);
  start = g_get_monotonic_time ();
  plan = plan_test_import (store, text->str);
  g_test_message ("%.2f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_cmpint (plan_test_count (store, "node", NULL), ==, 3000);
  g_assert_cmpint (plan_test_count (store, "institution", NULL), ==, 51);
  g_assert_cmpint (plan_test_count (store, "node_institution", NULL), ==, 6000);
  plan_test_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/import/korce", test_korce);
  g_test_add_func ("/plan/import/pkv", test_pkv);
  g_test_add_func ("/plan/import/links-in-both-orders", test_links);
  g_test_add_func ("/plan/import/shared-codes-agree", test_shared_codes);
  g_test_add_func ("/plan/import/shipped-again-keeps-edits", test_again);
  g_test_add_func ("/plan/import/code-taken", test_code_taken);
  g_test_add_func ("/plan/import/one-step-of-undo", test_undo);
  g_test_add_func ("/plan/import/institutions", test_institutions);
  g_test_add_func ("/plan/import/warnings", test_warnings);
  g_test_add_func ("/plan/import/periods", test_periods);
  g_test_add_func ("/plan/import/random-changes", test_random);
  g_test_add_func ("/plan/import/large", test_large);
  g_test_add_func ("/plan/export/round-trip", test_export);
  g_test_add_func ("/plan/export/typed", test_export_typed);
  return g_test_run ();
}
