#include "config.h"

#include "query-fixture.h"

#include <string.h>

#include "ura-money.h"
#include "ura-uid.h"

static char *
add_node (UraEdit *edit,
          const char *plan,
          const char *parent,
          const char *type,
          const char *code,
          const char *text,
          int position)
{
  char *uid = g_strdup (ura_edit_create (edit, "node", NULL));

  ura_edit_set_text (edit, "node", uid, "plan", plan);
  ura_edit_set_text (edit, "node", uid, "parent", parent);
  ura_edit_set_text (edit, "node", uid, "type", type);
  ura_edit_set_text (edit, "node", uid, "code", code);
  ura_edit_set_text (edit, "node", uid, "text", text);
  ura_edit_set_integer (edit, "node", uid, "position", position);
  return uid;
}

static char *
add_period (UraEdit *edit, const char *key, const char *start, const char *end)
{
  char *uid = ura_uid_for ("period", key);

  ura_edit_create (edit, "period", uid);
  ura_edit_set_text (edit, "period", uid, "key", key);
  ura_edit_set_text (edit, "period", uid, "kind", "gjashtemujor");
  ura_edit_set_text (edit, "period", uid, "start", start);
  ura_edit_set_text (edit, "period", uid, "end", end);
  return uid;
}

static char *
add_report (UraEdit *edit, const char *node, const char *period, const char *status, int progress)
{
  char *uid = g_strdup (ura_edit_create (edit, "measure_report", NULL));

  ura_edit_set_text (edit, "measure_report", uid, "node", node);
  ura_edit_set_text (edit, "measure_report", uid, "period", period);
  ura_edit_set_text (edit, "measure_report", uid, "status", status);
  ura_edit_set_integer (edit, "measure_report", uid, "progress", progress);
  return uid;
}

static char *
money (gint64 minor_units, const char *currency, double rate)
{
  UraMoney value = { .minor_units = minor_units, .rate = rate };

  g_strlcpy (value.currency, currency, sizeof value.currency);
  if (!g_str_equal (currency, "ALL") && rate > 0)
    g_strlcpy (value.rate_date, "2023-01-02", sizeof value.rate_date);
  return ura_money_to_json (&value);
}

static void
set_money (UraEdit *edit,
           const char *register_id,
           const char *uid,
           const char *field,
           gint64 minor_units,
           const char *currency,
           double rate)
{
  g_autofree char *json = money (minor_units, currency, rate);

  ura_edit_set_text (edit, register_id, uid, field, json);
}

static void
add_budget (UraEdit *edit,
            const char *node,
            const char *source,
            gint64 minor_units,
            const char *currency,
            double rate)
{
  const char *uid = ura_edit_create (edit, "measure_budget", NULL);

  ura_edit_set_text (edit, "measure_budget", uid, "node", node);
  ura_edit_set_integer (edit, "measure_budget", uid, "year", 2023);
  ura_edit_set_text (edit, "measure_budget", uid, "source", source);
  set_money (edit, "measure_budget", uid, "planned", minor_units, currency, rate);
}

static void
add_nodes (QueryFixture *self, UraEdit *edit)
{
  self->plan = g_strdup (ura_edit_create (edit, "plan", NULL));
  ura_edit_set_text (edit, "plan", self->plan, "title", "Plani i provës");
  ura_edit_set_text (edit, "plan", self->plan, "code", "KO");
  ura_edit_set_text (edit, "plan", self->plan, "level", "bashki");
  ura_edit_set_text (edit, "plan", self->plan, "period_start", "2022");
  ura_edit_set_text (edit, "plan", self->plan, "period_end", "2025");
  self->area = add_node (edit, self->plan, NULL, "fushe_veprimi", "A", "Shërbimet", 1);
  self->measure1 = add_node (edit, self->plan, self->area, "mase", "A.1", "Çertifikimi i punës", 1);
  ura_edit_set_text (edit, "node", self->measure1, "end", "2023-06");
  set_money (edit, "node", self->measure1, "cost", 10000000, "ALL", 1);
  self->measure2 = add_node (edit, self->plan, self->area, "mase", "A.2", "Cikli i trajnimeve", 2);
  ura_edit_set_text (edit, "node", self->measure2, "start", "2024-01-01");
  ura_edit_set_text (edit, "node", self->measure2, "end", "2025-12-31");
  set_money (edit, "node", self->measure2, "cost", 50000, "EUR", 100);
  self->measure3 = add_node (edit, self->plan, NULL, "mase", "B.1", "Dhoma e biznesit", 2);
  self->binned = add_node (edit, self->plan, NULL, "mase", "B.2", "E hedhur", 3);
}

static void
add_reports (QueryFixture *self, UraEdit *edit, char **binned_report)
{
  g_autofree char *p1 = add_period (edit, "2023-1", "2023-01-01", "2023-06-30");
  g_autofree char *p2 = add_period (edit, "2023-2", "2023-07-01", "2023-12-31");
  g_autofree char *p3 = add_period (edit, "2024-1", "2024-01-01", "2024-06-30");
  g_autofree char *second = add_report (edit, self->measure1, p2, "e_pazbatuar", 40);
  g_autofree char *first = add_report (edit, self->measure1, p1, "ne_proces", 20);
  g_autofree char *other = add_report (edit, self->measure2, p1, "e_vazhdueshme", 50);

  ura_edit_set_text (edit, "measure_report", second, "deviation_reasons",
                     "[\"mungese_fondesh\",\"tjeter\"]");
  ura_edit_set_text (edit, "measure_report", first, "description", "Filluan takimet");
  ura_edit_set_text (edit, "measure_report", other, "description", "Trajnime \"në terren\"");
  *binned_report = add_report (edit, self->measure1, p3, "e_zbatuar", 100);
  add_budget (edit, self->measure1, "buxhet_vendor", 100000, "ALL", 1);
  add_budget (edit, self->measure1, "donator", 1000, "EUR", 100);
  add_budget (edit, self->measure2, "donator", 5000, "EUR", 0);
}

QueryFixture *
query_fixture_new (void)
{
  QueryFixture *self = g_new0 (QueryFixture, 1);
  UraEdit *edit = ura_edit_new ("Add a plan");
  g_autofree char *report = NULL;

  self->workspace = ura_test_workspace_new ();
  self->store = self->workspace->store;
  add_nodes (self, edit);
  add_reports (self, edit, &report);
  ura_test_apply (self->store, edit);
  edit = ura_edit_new ("Delete");
  ura_edit_bin (edit, "node", self->binned);
  ura_edit_bin (edit, "measure_report", report);
  ura_test_apply (self->store, edit);
  return self;
}

void
query_fixture_free (QueryFixture *self)
{
  ura_test_workspace_free (self->workspace);
  g_free (self->plan);
  g_free (self->area);
  g_free (self->measure1);
  g_free (self->measure2);
  g_free (self->measure3);
  g_free (self->binned);
  g_free (self);
}

UraQuery *
query_make (const char *register_id, const char *columns, const char *where, const char *sort)
{
  UraQuery *query = ura_query_new (register_id);
  g_auto (GStrv) list = g_strsplit (columns, ";", -1);

  for (char **column = list; *column != NULL; column++)
    ura_query_select (query, *column);
  if (where != NULL)
    ura_query_where (query, where);
  if (sort != NULL)
    ura_query_sort (query, *sort == '-' ? sort + 1 : sort, *sort == '-');
  return query;
}

char *
query_dump (const UraResult *result)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    for (guint column = 0; column < ura_result_get_n_columns (result); column++)
      {
        g_autofree char *cell = ura_value_to_string (ura_result_get (result, row, column));

        g_string_append_printf (text, "%s%s", column > 0 ? "|" : row > 0 ? "\n" : "", cell);
      }
  return g_string_free (text, FALSE);
}

void
query_assert (UraStore *store, UraQuery *query, const char *expected)
{
  g_autoptr (UraQuery) owned = query;
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = ura_store_query (store, owned, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = query_dump (result);
  g_assert_cmpstr (text, ==, expected);
}

void
query_refuse (UraStore *store, UraQuery *query, const char *word)
{
  g_autoptr (UraQuery) owned = query;
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = ura_store_query (store, owned, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not name “%s”", error->message, word);
}
