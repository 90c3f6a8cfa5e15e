/* Queries from the inside, on the store thread: every description, roles, hostile expressions, many
 * rows. */

#include "config.h"

#include "query-fixture.h"

#include "ura-store-private.h"

#include <string.h>

#define N_MANY 100000

typedef void (*Inside) (UraConnection *connection, QueryFixture *f);

typedef struct
{
  Inside function;
  QueryFixture *fixture;
} InsideJob;

static gboolean
inside_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  InsideJob *job = data;

  job->function (connection, job->fixture);
  return TRUE;
}

/* Runs a test on the store thread of a fixture of its own. */
static void
run_inside (gconstpointer function)
{
  g_autoptr (QueryFixture) f = query_fixture_new ();
  InsideJob job = { (Inside) function, f };
  g_autoptr (GError) error = NULL;

  ura_store_run (f->store, URA_PRIORITY_EDIT, inside_job, &job, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_inside (UraConnection *connection, UraQuery *query, const char *expected)
{
  g_autoptr (UraQuery) owned = query;
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = ura_connection_query (connection, owned, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = query_dump (result);
  g_assert_cmpstr (text, ==, expected);
}

static void
execute (UraConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  ura_db_execute (connection->db, sql, &error);
  g_assert_no_error (error);
}

/* Every field, title, child and order of every register can be asked for. */
static void
every_description (UraConnection *connection, QueryFixture *f)
{
  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    {
      g_autoptr (UraQuery) query = query_make ((*r)->id, "title ();uid;version", NULL, "title ()");
      g_autoptr (UraResult) result = NULL;
      g_autoptr (GError) error = NULL;
      guint n_fields = 0;
      const UraField *const *fields = ura_schema_fields (connection->schema, (*r)->id, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        {
          ura_query_select (query, fields[i]->id);
          ura_query_sort (query, fields[i]->id, i % 2 == 0);
          if (fields[i]->type == URA_FIELD_REFERENCE || fields[i]->type == URA_FIELD_ANY_RECORD)
            {
              g_autofree char *title = g_strdup_printf ("title (%s)", fields[i]->id);

              ura_query_select (query, title);
            }
        }
      for (const UraChild *child = (*r)->children; child != NULL && child->id != NULL; child++)
        {
          g_autofree char *count = g_strdup_printf ("count (%s)", child->id);

          ura_query_select (query, count);
        }
      result = ura_connection_query (connection, query, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
assert_registers (UraConnection *connection, UraQuery *query, const char *expected)
{
  g_autoptr (UraQuery) owned = query;
  g_autofree const char **registers = ura_connection_query_registers (connection, owned);
  g_autofree char *joined = g_strjoinv (" ", (char **) registers);

  g_assert_cmpstr (joined, ==, expected);
  g_assert_true (registers[0] == g_intern_string (registers[0]));
}

static void
registers (UraConnection *connection, QueryFixture *f)
{
  assert_registers (connection, query_make ("node", "code", NULL, NULL), "node");
  assert_registers (connection, query_make ("node", "plan.title", NULL, NULL), "node plan");
  assert_registers (connection, query_make ("node", "code", "exists (reports)", "type"),
                    "node measure_report value_item");
  assert_registers (connection, query_make ("measure_report", "uid", "node under 'x'", NULL),
                    "measure_report node");
  assert_registers (connection, query_make ("node", "overdue", NULL, NULL),
                    "node value_item measure_report period plan");
  assert_registers (connection, query_make ("node", "nothing +", NULL, NULL), "node");
}

static void
evaluate (UraConnection *connection, QueryFixture *f)
{
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      ura_connection_evaluate (connection, "node", f->measure1, "count (reports)", &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ura_value_get_integer (&value, -1), ==, 2);
  /* Records in the bin too. */
  g_assert_true (ura_connection_evaluate (connection, "node", f->binned, "code || title (plan)",
                                          &value, NULL));
  g_assert_cmpstr (ura_value_get_text (&value), ==, "B.2Plani i provës");
  g_assert_false (ura_connection_evaluate (connection, "node", "nobody", "code", &value, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ura_connection_evaluate (connection, "node", f->area, ":x", &value, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY);
  g_assert_cmpstr (ura_value_get_text (&value), ==, "B.2Plani i provës");
}

/* Fragments for SQL of the store's own: no joins, values after those that are there. */
static void
compile (UraConnection *connection, QueryFixture *f)
{
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (UraValue));
  UraValue first = URA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *fragment = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = FALSE;

  g_array_set_clear_func (values, (GDestroyNotify) ura_value_clear);
  ura_value_set_text (&first, f->measure1);
  g_array_append_val (values, first);
  fragment = ura_connection_compile (connection, "node", "n",
                                     "parent.plan.title || ', ' || label (parent.type) || ', ' || "
                                     "count (parent.parts)",
                                     values, &error);
  g_assert_no_error (error);
  sql = g_strdup_printf ("SELECT %s FROM node n WHERE n.uid = ?1", fragment);
  statement = ura_db_prepare (connection->db, sql, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++)
    ura_db_bind_value (statement, (int) i + 1, &g_array_index (values, UraValue, i));
  g_assert_true (ura_db_step (connection->db, statement, &row, &error));
  g_assert_true (row);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==,
                   "Plani i provës, Fushë veprimi, 2");
}

/* Fields that no shipped register has yet, on a schema of this test's own. */
static UraSchema *
make_schema (void)
{
  static const UraCustomField custom[] = {
    { "node", "x_01890a5d-ac96-774b-bcce-b302099a8057", "Shënim", URA_FIELD_TEXT, NULL },
    { "node", "x_secret", "Emri", URA_FIELD_TEXT, NULL },
    { "node", "x_partners", "Partnerë", URA_FIELD_REFERENCES, NULL },
    { "node", "x_loop", "Rreth", URA_FIELD_TEXT, NULL },
    { "node", "x_wrong", "Gabim", URA_FIELD_TEXT, NULL },
  };
  UraSchema *schema = ura_schema_new (custom, G_N_ELEMENTS (custom));
  UraField *secret = (UraField *) ura_schema_field (schema, "node", "x_secret");
  UraField *partners = (UraField *) ura_schema_field (schema, "node", "x_partners");
  UraField *loop = (UraField *) ura_schema_field (schema, "node", "x_loop");
  UraField *wrong = (UraField *) ura_schema_field (schema, "node", "x_wrong");

  secret->flags |= URA_FIELD_PERSONAL;
  partners->flags = URA_FIELD_PLAIN;
  partners->target = "institution";
  loop->flags = wrong->flags = URA_FIELD_PLAIN;
  loop->derived = "coalesce (x_loop, x_loop)";
  wrong->derived = "code +";
  return schema;
}

/* The schema that make_schema() made goes with its fields. */
static void
with_schema (UraConnection *connection, QueryFixture *f, Inside function)
{
  UraSchema *own = connection->schema;

  connection->schema = make_schema ();
  function (connection, f);
  ura_schema_unref (connection->schema);
  connection->schema = own;
}

static void
custom_fields_inside (UraConnection *connection, QueryFixture *f)
{
  const char *name = "x_01890a5d-ac96-774b-bcce-b302099a8057";
  g_autofree char *in_path = g_strdup_printf ("parent.%s", name);

  execute (connection, "UPDATE node SET extra = json_object ("
                       "'x_01890a5d-ac96-774b-bcce-b302099a8057', 'shënim për ' || code)");
  assert_inside (connection, query_make ("node", name, NULL, name),
                 "shënim për A\nshënim për A.1\nshënim për A.2\nshënim për B.1");
  assert_inside (connection, query_make ("node", in_path, "code = 'A.1'", NULL), "shënim për A");
}

static void
custom_fields (UraConnection *connection, QueryFixture *f)
{
  with_schema (connection, f, custom_fields_inside);
}

static void
refuse_inside (UraConnection *connection, const char *expression, const char *word)
{
  g_autoptr (UraQuery) query = query_make ("node", expression, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (ura_connection_query (connection, query, NULL, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY);
  g_assert_nonnull (strstr (error->message, word));
}

static void
several_references_inside (UraConnection *connection, QueryFixture *f)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO institution (uid, name) VALUES ('i1', 'Çerdhja'), ('i2', 'Cikli');"
      "INSERT INTO link VALUES ('node', '%s', 'x_partners', 'i1'), ('node', '%s', 'x_partners', "
      "'i2'), ('node', '%s', 'x_partners', 'i2')",
      f->measure1, f->measure1, f->area);
  UraQuery *query;

  execute (connection, sql);
  assert_inside (connection, query_make ("node", "code", "x_partners has 'i1'", NULL), "A.1");
  assert_inside (connection, query_make ("node", "code", "parent.x_partners has 'i2'", "code"),
                 "A.1\nA.2");
  assert_inside (connection, query_make ("node", "code", "x_partners is missing", "code"),
                 "A.2\nB.1");
  assert_inside (connection, query_make ("node", "code", "x_partners is not missing", "code"),
                 "A\nA.1");
  assert_inside (connection, query_make ("node", "x_partners", NULL, "code"),
                 "[\"i2\"]\n[\"i1\",\"i2\"]\n\n");
  assert_inside (connection, query_make ("node", "title (x_partners)", NULL, "code"),
                 "Cikli\nCikli\nÇerdhja\n\n");
  query = query_make ("node", "x_partners;count ()", NULL, NULL);
  ura_query_group_by (query, "x_partners is missing");
  g_assert_null (ura_connection_query (connection, query, NULL, NULL));
  ura_query_unref (query);
  refuse_inside (connection, "x_partners = 'i1'", "x_partners");
  refuse_inside (connection, "fold (x_partners)", "x_partners");
  refuse_inside (connection, "x_partners.name", "x_partners");
}

static void
several_references (UraConnection *connection, QueryFixture *f)
{
  with_schema (connection, f, several_references_inside);
}

static void
derived_circles_inside (UraConnection *connection, QueryFixture *f)
{
  refuse_inside (connection, "x_loop", "x_loop");
  refuse_inside (connection, "parent.x_loop || '!'", "x_loop");
  refuse_inside (connection, "x_wrong", "x_wrong");
}

static void
derived_circles (UraConnection *connection, QueryFixture *f)
{
  with_schema (connection, f, derived_circles_inside);
}

static void
assert_secret (UraConnection *connection, const char *role, gboolean visible)
{
  UraQuery *query = query_make ("node", "code", NULL, "code");

  g_free (connection->role);
  connection->role = g_strdup (role);
  assert_inside (connection, query_make ("node", "x_secret", "code = 'A.1'", NULL),
                 visible ? "Emri A.1" : "");
  assert_inside (connection, query_make ("node", "code", "x_secret = 'Emri A.1'", NULL),
                 visible ? "A.1" : "");
  assert_inside (connection, query_make ("node", "parent.x_secret", "code = 'A.1'", NULL),
                 visible ? "Emri A" : "");
  assert_inside (connection, query_make ("node", "join (parts.x_secret)", "code = 'A'", NULL),
                 visible ? "Emri A.1\nEmri A.2" : "");
  assert_inside (connection,
                 query_make ("node", "code", "exists (parts where x_secret = 'Emri A.1')", NULL),
                 visible ? "A" : "");
  ura_query_search (query, "emri");
  assert_inside (connection, query, visible ? "A\nA.1\nA.2\nB.1" : "");
  /* What is not personal is found all the same. */
  query = query_make ("node", "code", NULL, NULL);
  ura_query_search (query, "certifikimi pun");
  assert_inside (connection, query, "A.1");
}

static void
roles_inside (UraConnection *connection, QueryFixture *f)
{
  execute (connection, "UPDATE node SET extra = json_object ('x_secret', 'Emri ' || code);"
                       "UPDATE node_fts SET text = text || ' emri'");
  assert_secret (connection, "specialist", TRUE);
  assert_secret (connection, "case_worker", TRUE);
  assert_secret (connection, "head", TRUE);
  assert_secret (connection, "administrator", TRUE);
  assert_secret (connection, "auditor", FALSE);
  assert_secret (connection, "read_only", FALSE);
  assert_secret (connection, "krat_secretary", FALSE);
  assert_secret (connection, "a role of tomorrow", FALSE);
}

static void
roles (UraConnection *connection, QueryFixture *f)
{
  with_schema (connection, f, roles_inside);
}

static void
sort_shows_nothing_hidden_inside (UraConnection *connection, QueryFixture *f)
{
  g_autoptr (UraQuery) plain = query_make ("node", "code", NULL, NULL);
  g_autoptr (UraQuery) sorted = query_make ("node", "code", NULL, "x_secret");
  g_autoptr (UraResult) by_uid = NULL;
  g_autofree char *expected = NULL;

  execute (connection, "UPDATE node SET extra = json_object ('x_secret', 'z' || (100 - id))");
  g_free (connection->role);
  connection->role = g_strdup ("auditor");
  by_uid = ura_connection_query (connection, plain, NULL, NULL);
  expected = query_dump (by_uid);
  assert_inside (connection, ura_query_ref (sorted), expected);
}

static void
sort_shows_nothing_hidden (UraConnection *connection, QueryFixture *f)
{
  with_schema (connection, f, sort_shows_nothing_hidden_inside);
}

/* Hostile expressions */

static const char *const names[] = {
  "code",       "text",
  "type",       "plan",
  "parent",     "end",
  "cost",       "position",
  "due",        "uid",
  "overdue",    "reports",
  "parts",      "status",
  "node",       "budgets",
  "period",     "progress",
  "x",          "path",
  "created_by", "deviation_reasons",
};
static const char *const functions[] = {
  "count",   "sum",      "min",    "max",   "mean",           "last",
  "first",   "join",     "exists", "title", "label",          "meaning",
  "amount",  "coalesce", "if",     "days",  "year",           "first_day",
  "fold",    "round",    "median", "share", "count_distinct", "last_day",
  "nothing",
};

#define PICK(table) ((table)[g_test_rand_int_range (0, G_N_ELEMENTS (table))])

static void
append_path (GString *text)
{
  int steps = g_test_rand_int_range (1, 4);

  for (int i = 0; i < steps; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "." : "", PICK (names));
}

/* An expression that mostly obeys the grammar, whatever it may mean. */
static void
append_random (GString *text, int depth)
{
  static const char *const signs[] = { "=", "!=", "<",  "<=",  ">",  ">=",  "+",    "-",
                                       "*", "/",  "||", "and", "or", "has", "under" };
  static const char *const literals[] = { "1",    "0",     "2.5",     "'A'",    "'2024'", "''",
                                          "true", "false", "missing", ":today", ":x",     "'[1]'" };
  int kind = depth <= 0 ? g_test_rand_int_range (0, 4) : g_test_rand_int_range (0, 12);

  if (kind < 2)
    g_string_append (text, PICK (literals));
  else if (kind < 4)
    append_path (text);
  else if (kind < 7)
    {
      g_string_append_c (text, '(');
      append_random (text, depth - 1);
      g_string_append_printf (text, " %s ", PICK (signs));
      append_random (text, depth - 1);
      g_string_append_c (text, ')');
    }
  else if (kind < 9)
    {
      int n = g_test_rand_int_range (0, 4);

      g_string_append_printf (text, "%s (", PICK (functions));
      for (int i = 0; i < n; i++)
        {
          g_string_append (text, i > 0 ? ", " : "");
          append_random (text, depth - 1);
        }
      g_string_append_c (text, ')');
    }
  else if (kind < 11)
    {
      g_string_append_printf (text, "%s (", PICK (functions));
      append_path (text);
      if (g_test_rand_int_range (0, 2) == 0)
        {
          g_string_append (text, " by ");
          append_random (text, depth - 1);
        }
      if (g_test_rand_int_range (0, 2) == 0)
        {
          g_string_append (text, " where ");
          append_random (text, depth - 1);
        }
      g_string_append_c (text, ')');
    }
  else
    {
      g_string_append (text, g_test_rand_int_range (0, 2) == 0 ? "not " : "- ");
      append_random (text, depth - 1);
      g_string_append (text, g_test_rand_int_range (0, 2) == 0 ? " is missing" : " in (1, 'A')");
    }
}

/* One or two expressions, in any part of a query. */
static UraQuery *
random_query (void)
{
  static const char *const registers_to_ask[] = { "node", "node", "measure_report", "plan" };
  UraQuery *query = ura_query_new (PICK (registers_to_ask));
  int n = g_test_rand_int_range (1, 3);

  ura_query_slice (query, 0, 20);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int part = g_test_rand_int_range (0, 6);

      append_random (text, g_test_rand_int_range (0, 5));
      if (part == 0)
        ura_query_where (query, text->str);
      else if (part == 1)
        ura_query_sort (query, text->str, TRUE);
      else if (part == 2)
        ura_query_group_by (query, text->str);
      else
        ura_query_select (query, text->str);
      if (part == 3)
        ura_query_set_aggregate (query);
    }
  return query;
}

static void
random_expressions (UraConnection *connection, QueryFixture *f)
{
  guint answered = 0;
  guint rounds = g_test_thorough () ? 200000 : 6000;

  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (UraQuery) query = random_query ();
      g_autoptr (GError) error = NULL;
      g_autoptr (UraResult) result = ura_connection_query (connection, query, NULL, &error);

      g_assert_true ((result == NULL) == (error != NULL));
      if (error != NULL && !g_error_matches (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY))
        g_error ("%s", error->message);
      if (error != NULL && strstr (error->message, "syntax error") != NULL)
        g_error ("%s", error->message);
      answered += result != NULL;
    }
  g_test_message ("%u of %u had an answer", answered, rounds);
  g_assert_cmpuint (answered, >, rounds / 20);
  g_assert_cmpint (ura_db_get_integer (connection->db, "SELECT count (*) FROM node", 0), ==, 5);
}

/* Many rows */

static void
insert_many (UraConnection *connection)
{
  g_autofree char *sql = g_strdup_printf (
      "BEGIN;"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
      "INSERT INTO institution (uid, name, kind, parent, version) SELECT 'u' || i, "
      "char (97 + i %% 26) || 'ë qendra ' || i, CASE i %% 3 WHEN 0 THEN 'polici' WHEN 1 THEN "
      "'shkolle' END, 'u' || (i / 2), 1 FROM n;"
      "INSERT INTO institution_sort (id, name) SELECT id, ura_sort_key (name) FROM institution;"
      "INSERT INTO institution_fts (rowid, text) SELECT id, ura_fold (name) FROM institution;"
      "COMMIT",
      N_MANY);

  execute (connection, sql);
}

static void
assert_ids (UraConnection *connection, UraQuery *query, guint n, gint64 first)
{
  g_autoptr (UraQuery) owned = query;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) ids = ura_connection_query_ids (connection, owned, NULL, &error);

  g_assert_no_error (error);
  g_test_message ("%u rows in %d ms", ids->len, (int) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (ids->len, ==, n);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, first);
  /* Linear in the rows, even with a sanitizer on a slow machine. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
many_rows (UraConnection *connection, QueryFixture *f)
{
  UraQuery *query;
  const gint64 ids[] = { 7, 3, 999999999, 99999 };
  g_autoptr (UraResult) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  insert_many (connection);
  /* aë, of which there are those with i % 26 = 0, by number: 26 is the first. */
  assert_ids (connection, query_make ("institution", "name", NULL, "name"), N_MANY, 26);
  assert_ids (connection, query_make ("institution", "name", NULL, "-parent"), N_MANY, 99994);
  assert_ids (connection, query_make ("institution", "name", NULL, "kind"), N_MANY, 10002);
  assert_ids (connection, query_make ("institution", "name", "meaning (kind) = 'school'", "uid"),
              N_MANY / 3 + 1, 1);
  query = query_make ("institution", "name", NULL, "name");
  ura_query_search (query, "QENDRA 4242");
  assert_ids (connection, query, 11, 4242);
  query = query_make ("institution", "name", "parent.parent.kind = 'polici'", "uid");
  assert_ids (connection, query, 33332, 10008);

  query = query_make ("institution", "kind;count ();median (version)", NULL, NULL);
  ura_query_group_by (query, "kind");
  assert_inside (connection, query, "polici|33333|1\nshkolle|33334|1\n|33333|1");

  query = query_make ("institution", "name", NULL, NULL);
  rows = ura_connection_query_rows (connection, query, ids, G_N_ELEMENTS (ids), NULL, &error);
  g_assert_no_error (error);
  dump = query_dump (rows);
  g_assert_cmpstr (dump, ==, "u7|hë qendra 7\nu3|dë qendra 3\nu99999|dë qendra 99999");
  ura_query_unref (query);
}

static gpointer
cancel_thread (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

static void
cancelling (UraConnection *connection, QueryFixture *f)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (UraQuery) query = query_make ("institution", "name", NULL, NULL);
  g_autoptr (UraQuery) small = query_make ("plan", "code", NULL, NULL);
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;

  insert_many (connection);
  /* Minutes of work, given up in the first moments. */
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *condition = g_strdup_printf ("fold (name || 'Ë%u') != fold (name || 'Ç%u')",
                                                    i, i);

      ura_query_where (query, condition);
    }
  thread = g_thread_new ("cancel", cancel_thread, cancellable);
  g_assert_null (ura_connection_query (connection, query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_error (&error);
  g_assert_null (ura_connection_query (connection, small, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  result = ura_connection_query (connection, small, NULL, &error);
  g_assert_no_error (error);
}

/* The functions of ours are for queries; the file must be readable without them. */
static void
functions_stay_out_of_the_schema (UraConnection *connection, QueryFixture *f)
{
  sqlite3 *handle = ura_db_handle (connection->db);

  g_assert_cmpint (
      sqlite3_exec (handle, "CREATE INDEX i ON plan (ura_fold (title))", NULL, NULL, NULL), !=,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "CREATE VIEW v AS SELECT ura_fold (title) AS x FROM plan;"
                                 "SELECT x FROM v",
                                 NULL, NULL, NULL),
                   !=, SQLITE_OK);
  execute (connection, "DROP VIEW v");
}

static void
add (const char *path, Inside function)
{
  g_test_add_data_func (path, (gconstpointer) function, run_inside);
}

int
main (int argc, char *argv[])
{
  g_setenv ("URA_TODAY", QUERY_FIXTURE_TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/store/query-compiler/every-description", every_description);
  add ("/store/query-compiler/registers-read", registers);
  add ("/store/query-compiler/evaluate", evaluate);
  add ("/store/query-compiler/fragment", compile);
  add ("/store/query-compiler/custom-fields", custom_fields);
  add ("/store/query-compiler/several-references", several_references);
  add ("/store/query-compiler/derived-circle-is-an-error", derived_circles);
  add ("/store/query-compiler/roles", roles);
  add ("/store/query-compiler/order-shows-nothing-hidden", sort_shows_nothing_hidden);
  add ("/store/query-compiler/random-expressions", random_expressions);
  add ("/store/query-compiler/many-rows", many_rows);
  add ("/store/query-compiler/cancelling", cancelling);
  add ("/store/query-compiler/functions-stay-out-of-the-schema", functions_stay_out_of_the_schema);
  return g_test_run ();
}
