/* Fills a workspace: what was reported on each measure follows from one dice for each measure, so
 * that a measure's story is the same from period to period. */

#include "config.h"

#include "ura-date.h"
#include "ura-money.h"
#include "ura-plan-import.h"
#include "ura-plan-period.h"
#include "ura-practice-texts.h"
#include "ura-practice.h"
#include "ura-uid.h"

#define MAX_RECORDS   2000000
#define BATCH_RECORDS 400

typedef struct
{
  UraStore *store;
  UraTask *task;
  GRand *random;
  guint64 seed;
  guint wanted;
  guint made;
  guint in_batch;
  UraEdit *edit;
  char *today;
} Practice;

static UraEdit *
new_batch (void)
{
  UraEdit *edit = ura_edit_new (N_ ("Fill the practice workspace"));

  ura_edit_set_final (edit);
  return edit;
}

/* Saves the batch when it is large enough, or when @now. */
static gboolean
flush (Practice *self, gboolean now, GError **error)
{
  g_autoptr (UraEdit) edit = NULL;

  if (self->in_batch == 0 || (!now && self->in_batch < BATCH_RECORDS))
    return TRUE;
  edit = g_steal_pointer (&self->edit);
  self->edit = new_batch ();
  self->in_batch = 0;
  if (self->task != NULL)
    {
      if (g_cancellable_set_error_if_cancelled (ura_task_get_cancellable (self->task), error))
        return FALSE;
      ura_task_set_progress (self->task, MIN (1.0, (double) self->made / self->wanted), NULL);
    }
  return ura_store_apply (self->store, edit, NULL, NULL, error);
}

/* A new record whose uid follows from the seed and its number. (transfer none), until the next
 * flush */
static const char *
create (Practice *self, const char *register_id)
{
  g_autofree char *key = g_strdup_printf ("%" G_GUINT64_FORMAT "/%s/%u", self->seed, register_id,
                                          self->made);
  g_autofree char *uid = ura_uid_for ("practice", key);

  self->made++;
  self->in_batch++;
  return ura_edit_create (self->edit, register_id, uid);
}

static void
set (Practice *self, const char *register_id, const char *uid, const char *field, const char *text)
{
  ura_edit_set_text (self->edit, register_id, uid, field, text);
}

static guint
dice (Practice *self, guint sides)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) sides);
}

static char *
random_day (Practice *self, const char *from, const char *to)
{
  int days = ura_date_days_between (from, to);

  return ura_date_add_days (from, g_rand_int_range (self->random, 0, MAX (days, 1)));
}

/* What a measure needs for its story. */
typedef struct
{
  char *uid;
  char *start;
  char *end;
  char *recurrence;
  char *institution;
  char *verification;
  guint fate;  /* 0–9: most are implemented, some go on, a few fail */
  guint delay; /* periods */
} Measure;

static void
measure_free (gpointer data)
{
  Measure *measure = data;

  g_free (measure->uid);
  g_free (measure->start);
  g_free (measure->end);
  g_free (measure->recurrence);
  g_free (measure->institution);
  g_free (measure->verification);
  g_free (measure);
}

static GPtrArray *
read_measures (Practice *self, const char *plan, GError **error)
{
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraResult) result = NULL;
  GPtrArray *measures;

  ura_query_select (query, "uid");
  ura_query_select (query, "coalesce (start, plan.period_start)");
  ura_query_select (query, "coalesce (end, plan.period_end)");
  ura_query_select (query, "meaning (recurrence)");
  ura_query_select (query, "first (institutions.institution by position)");
  ura_query_select (query, "first (verifications.uid by position)");
  ura_query_where (query, "plan = :plan and meaning (type) in ('measure', 'submeasure')");
  ura_query_set_parameter_text (query, "plan", plan);
  ura_query_sort (query, "path", FALSE);
  result = ura_store_query (self->store, query, NULL, error);
  if (result == NULL)
    return NULL;
  measures = g_ptr_array_new_with_free_func (measure_free);
  for (guint i = 0; i < ura_result_get_n_rows (result); i++)
    {
      Measure *measure = g_new0 (Measure, 1);

      measure->uid = g_strdup (ura_result_get_text (result, i, 0));
      measure->start = ura_date_first_day (ura_result_get_text (result, i, 1));
      measure->end = ura_date_last_day (ura_result_get_text (result, i, 2));
      measure->recurrence = g_strdup (ura_result_get_text (result, i, 3));
      measure->institution = g_strdup (ura_result_get_text (result, i, 4));
      measure->verification = g_strdup (ura_result_get_text (result, i, 5));
      measure->fate = dice (self, 10);
      measure->delay = dice (self, 3);
      g_ptr_array_add (measures, measure);
    }
  return measures;
}

static void
add_evidence (Practice *self, const Measure *measure, const char *period, const char *day)
{
  const char *document = create (self, "document");
  const char *link = create (self, "evidence_link");
  g_autofree char *title = ura_practice_document (self->random, self->made);
  g_autofree char *target = g_strconcat ("node:", measure->uid, NULL);
  g_autofree char *protocol = g_strdup_printf ("%u Prot.", 100 + dice (self, 4000));

  set (self, "document", document, "title", title);
  set (self, "document", document, "date", day);
  set (self, "document", document, "protocol_no", protocol);
  set (self, "evidence_link", link, "target", target);
  set (self, "evidence_link", link, "document", document);
  set (self, "evidence_link", link, "verification", measure->verification);
  set (self, "evidence_link", link, "period", period);
}

static void
set_trouble (Practice *self, const char *report, const char *status)
{
  static const char *const causes[] = {
    "[\"mungese_fondesh\"]", "[\"mungese_stafi\"]",
    "[\"varesi_nga_institucion_tjeter\",\"vonese_prokurimi\"]"
  };

  set (self, "measure_report", report, "status", status);
  set (self, "measure_report", report, "deviation_reasons",
       causes[dice (self, G_N_ELEMENTS (causes))]);
  set (self, "measure_report", report, "reason_text", ura_practice_reason (self->random));
  set (self, "measure_report", report, "corrective_action", ura_practice_correction (self->random));
}

static void
set_implemented (Practice *self,
                 const Measure *measure,
                 const char *report,
                 const char *period_uid,
                 const char *day)
{
  set (self, "measure_report", report, "status", "e_zbatuar");
  ura_edit_set_integer (self->edit, "measure_report", report, "progress", 100);
  set (self, "measure_report", report, "achievements", ura_practice_achievement (self->random));
  add_evidence (self, measure, period_uid, day);
}

/* The report of one measure on one period of its plan. */
static void
add_report (Practice *self,
            const Measure *measure,
            const UraPeriod *period,
            const char *period_uid,
            guint number)
{
  const char *report;
  g_autofree char *day = random_day (self, period->start, period->end);
  gboolean ended = g_strcmp0 (measure->end, period->end) <= 0;
  gboolean repeats = measure->recurrence != NULL && !g_str_equal (measure->recurrence, "none");
  gboolean long_running = ura_date_days_between (measure->start, measure->end) > 400;

  /* One in twenty forgets to report. */
  if (g_strcmp0 (measure->start, period->end) > 0 || dice (self, 20) == 0)
    return;
  report = create (self, "measure_report");
  set (self, "measure_report", report, "node", measure->uid);
  set (self, "measure_report", report, "period", period_uid);
  set (self, "measure_report", report, "reported_by", measure->institution);
  set (self, "measure_report", report, "reported_on", day);
  set (self, "measure_report", report, "description", ura_practice_description (self->random));
  if (repeats || (long_running && measure->fate < 4))
    {
      set (self, "measure_report", report, "status", "e_vazhdueshme");
      ura_edit_set_integer (self->edit, "measure_report", report, "occurrences_done",
                            dice (self, 4));
      ura_edit_set_integer (self->edit, "measure_report", report, "progress",
                            MIN (95, 10 * (number + 1)));
    }
  else if (measure->fate == 9 && ended)
    set_trouble (self, report, "e_pazbatuar");
  else if (measure->fate == 8 && ended)
    {
      g_autofree char *later = ura_date_add_months (period->end, 6);

      set_trouble (self, report, "e_shtyre");
      set (self, "measure_report", report, "new_deadline", later);
    }
  else if (number >= 1 + measure->delay)
    set_implemented (self, measure, report, period_uid, day);
  else
    {
      set (self, "measure_report", report, "status",
           number == 0 && measure->delay == 2 ? "e_pafilluar" : "ne_proces");
      ura_edit_set_integer (self->edit, "measure_report", report, "progress",
                            number == 0 ? 20 : 60);
      set (self, "measure_report", report, "next_steps", ura_practice_next_step (self->random));
    }
}

static void
add_budget (Practice *self, const Measure *measure)
{
  static const char *const sources[] = { "buxhet_vendor", "donator", "buxhet_shteti" };
  gint64 planned = (gint64) (50 + dice (self, 400)) * 1000000;
  gint64 sums[] = { planned, planned * 8 / 10, planned * (gint64) dice (self, 9) / 10 };
  const char *const fields[] = { "planned", "committed", "spent" };
  const char *line;

  /* The plan itself has no costing; some measures got a budget line later. */
  if (dice (self, 3) != 0)
    return;
  line = create (self, "measure_budget");
  set (self, "measure_budget", line, "node", measure->uid);
  ura_edit_set_integer (self->edit, "measure_budget", line, "year",
                        g_ascii_strtoll (measure->start, NULL, 10));
  set (self, "measure_budget", line, "source", sources[dice (self, G_N_ELEMENTS (sources))]);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      UraMoney money = { .minor_units = sums[i], .currency = "ALL", .rate = 1 };
      g_autofree char *json = ura_money_to_json (&money);

      set (self, "measure_budget", line, fields[i], json);
    }
}

static gboolean
report_on_plan (Practice *self, const char *plan, GError **error)
{
  g_autoptr (UraRecord) record = ura_store_get_record (self->store, "plan", plan, NULL, error);
  g_autoptr (GPtrArray) measures = record == NULL ? NULL : read_measures (self, plan, error);
  g_autoptr (GArray) periods = NULL;

  if (measures == NULL)
    return FALSE;
  periods = ura_plan_periods (ura_record_get_text (record, "period_start"),
                              ura_record_get_text (record, "period_end"), URA_PERIOD_HALF_YEAR);
  for (guint i = 0; i < measures->len; i++)
    add_budget (self, g_ptr_array_index (measures, i));
  for (guint p = 0; p < periods->len; p++)
    {
      const UraPeriod *period = &g_array_index (periods, UraPeriod, p);
      g_autofree char *uid = NULL;

      if (strcmp (period->start, self->today) > 0)
        break;
      uid = ura_period_record (self->store, self->edit, period, NULL, error);
      if (uid == NULL)
        return FALSE;
      self->in_batch++;
      if (!flush (self, TRUE, error))
        return FALSE;
      for (guint i = 0; i < measures->len; i++)
        {
          add_report (self, g_ptr_array_index (measures, i), period, uid, p);
          if (!flush (self, FALSE, error))
            return FALSE;
        }
    }
  return flush (self, TRUE, error);
}

/* One value of an indicator in a half-year: its part of a target, more or less. */
static void
add_value (Practice *self, const char *indicator, const char *period, const char *day, double part)
{
  const char *value = create (self, "indicator_value");

  set (self, "indicator_value", value, "indicator", indicator);
  set (self, "indicator_value", value, "period", period);
  ura_edit_set_real (self->edit, "indicator_value", value, "value",
                     (double) (gint64) (part * (60 + dice (self, 70)) / 100 + 0.5));
  set (self, "indicator_value", value, "method", dice (self, 3) == 0 ? "e_raportuar" : "e_shkruar");
  set (self, "indicator_value", value, "reported_on", day);
}

/* Values of one half-year for every indicator whose target covers it. */
static gboolean
add_values_of (
    Practice *self, UraResult *targets, const UraPeriod *period, const char *uid, GError **error)
{
  for (guint i = 0; i < ura_result_get_n_rows (targets); i++)
    {
      const char *start = ura_result_get_text (targets, i, 2);
      const char *end = ura_result_get_text (targets, i, 3);
      gboolean cumulative = g_strcmp0 (ura_result_get_text (targets, i, 4), "cumulative") == 0;
      int halves = MAX (1, (ura_date_days_between (start, end) + 1) / 182);

      /* One in eight is not reported. */
      if (strcmp (period->start, start) < 0 || strcmp (period->end, end) > 0 || dice (self, 8) == 0)
        continue;
      add_value (self, ura_result_get_text (targets, i, 0), uid, period->end,
                 ura_result_get_real (targets, i, 1, 0) / (cumulative ? 1 : halves));
      if (!flush (self, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_values (Practice *self, const char *plan, GError **error)
{
  g_autoptr (UraQuery) query = ura_query_new ("target");
  g_autoptr (UraResult) targets = NULL;
  g_autoptr (GArray) periods = NULL;
  g_autoptr (UraRecord) record = ura_store_get_record (self->store, "plan", plan, NULL, error);

  if (record == NULL)
    return FALSE;
  ura_query_select (query, "indicator");
  ura_query_select (query, "value");
  ura_query_select (query, "period.start");
  ura_query_select (query, "period.end");
  ura_query_select (query, "meaning (indicator.aggregation)");
  ura_query_where (query, "indicator.plan = :plan and value is not missing");
  ura_query_set_parameter_text (query, "plan", plan);
  ura_query_sort (query, "indicator.code", FALSE);
  ura_query_sort (query, "period.end", FALSE);
  targets = ura_store_query (self->store, query, NULL, error);
  if (targets == NULL)
    return FALSE;
  periods = ura_plan_periods (ura_record_get_text (record, "period_start"),
                              ura_record_get_text (record, "period_end"), URA_PERIOD_HALF_YEAR);
  for (guint p = 0; p < periods->len; p++)
    {
      const UraPeriod *period = &g_array_index (periods, UraPeriod, p);
      g_autofree char *uid = ura_period_uid (period);

      if (strcmp (period->end, self->today) > 0)
        break;
      if (!add_values_of (self, targets, period, uid, error))
        return FALSE;
    }
  return flush (self, TRUE, error);
}

static void
add_people (Practice *self)
{
  static const char *const functions[] = { "Drejtues i sektorit", "Specialist rasti",
                                           "Auditor i brendshëm" };
  static const char *const roles[] = { "head", "case_worker", "auditor" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const char *user = create (self, "user");
      g_autofree char *name = ura_practice_person (self->random);

      set (self, "user", user, "name", name);
      set (self, "user", user, "function", functions[i]);
      set (self, "user", user, "role", roles[i]);
    }
}

static void
add_institution (Practice *self)
{
  static const char *const kinds[] = { "ojf", "diaspore", "biznes", "organizate_nderkombetare",
                                       "shkolle" };
  const char *institution = create (self, "institution");
  g_autofree char *name = ura_practice_institution (self->random, self->made);
  const char *alias;
  g_autofree char *short_name = NULL;

  set (self, "institution", institution, "name", name);
  set (self, "institution", institution, "kind", kinds[dice (self, G_N_ELEMENTS (kinds))]);
  ura_edit_set_integer (self->edit, "institution", institution, "active", 1);
  if (dice (self, 4) != 0)
    return;
  alias = create (self, "institution_alias");
  set (self, "institution_alias", alias, "institution", institution);
  short_name = g_strdup_printf ("OD-%u", self->made);
  set (self, "institution_alias", alias, "alias", short_name);
}

static void
add_act (Practice *self)
{
  static const char *const kinds[] = { "vkb", "urdher_kryetari", "vkm", "memorandum", "udhezim" };
  const char *act = create (self, "legal_act");
  g_autofree char *number = g_strdup_printf ("%u", 1 + dice (self, 400));
  g_autofree char *title = ura_practice_document (self->random, self->made);
  g_autofree char *day = random_day (self, "2019-01-01", self->today);

  set (self, "legal_act", act, "kind", kinds[dice (self, G_N_ELEMENTS (kinds))]);
  set (self, "legal_act", act, "number", number);
  set (self, "legal_act", act, "title", title);
  set (self, "legal_act", act, "date", day);
  set (self, "legal_act", act, "status", "ne_fuqi");
}

static void
add_document (Practice *self)
{
  const char *document = create (self, "document");
  g_autofree char *title = ura_practice_document (self->random, self->made);
  g_autofree char *day = random_day (self, "2022-01-01", self->today);

  set (self, "document", document, "title", title);
  set (self, "document", document, "date", day);
  if (dice (self, 3) == 0)
    set (self, "document", document, "note", ura_practice_description (self->random));
}

static gboolean
add_rest (Practice *self, GError **error)
{
  while (self->made < self->wanted)
    {
      switch (dice (self, 8))
        {
        case 0:
        case 1:
          add_institution (self);
          break;
        case 2:
          add_act (self);
          break;
        default:
          add_document (self);
          break;
        }
      if (!flush (self, FALSE, error))
        return FALSE;
    }
  return flush (self, TRUE, error);
}

static gboolean
fill (Practice *self, GError **error)
{
  g_autoptr (GPtrArray) shipped = ura_plan_shipped_list ();

  add_people (self);
  for (guint i = 0; i < shipped->len; i++)
    {
      const UraPlanShipped *plan = g_ptr_array_index (shipped, i);
      g_autoptr (UraPlanImport)
          import = ura_plan_import_shipped (self->store, plan->id, NULL, error);

      if (import == NULL || !report_on_plan (self, import->plan, error) ||
          !add_values (self, import->plan, error))
        return FALSE;
    }
  return add_rest (self, error);
}

gboolean
ura_practice_fill (UraStore *store, guint64 seed, guint records, UraTask *task, GError **error)
{
  const guint32 seeds[] = { (guint32) seed, (guint32) (seed >> 32) };
  Practice self = {
    .store = store,
    .task = task,
    .seed = seed,
    .wanted = CLAMP (records, 1, MAX_RECORDS),
    .random = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds)),
    .edit = new_batch (),
    .today = ura_date_today (),
  };
  gboolean filled = fill (&self, error);

  g_rand_free (self.random);
  ura_edit_free (self.edit);
  g_free (self.today);
  return filled;
}
