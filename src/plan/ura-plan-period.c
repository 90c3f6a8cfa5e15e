/* Period records: made when first needed, under a uid that is the same in every office. */

#include "config.h"

#include "ura-plan-period.h"

#include "ura-date.h"
#include "ura-plan-select.h"
#include "ura-uid.h"

#define MAX_PERIODS 400

struct _UraPeriodRecords
{
  UraStore *store;
  gboolean shipped;
  UraPlanLists *lists; /* read when first needed */
  UraEdit *edit;       /* not owned */
  GHashTable *uids;    /* key → uid */
};

static const char *const kinds[] = {
  [URA_PERIOD_MONTH] = "month",         [URA_PERIOD_QUARTER] = "quarter",
  [URA_PERIOD_HALF_YEAR] = "half_year", [URA_PERIOD_YEAR] = "year",
  [URA_PERIOD_FREE] = "free",
};

const char *
ura_period_kind_meaning (UraPeriodKind kind)
{
  g_return_val_if_fail (kind >= URA_PERIOD_MONTH && kind <= URA_PERIOD_FREE, NULL);
  return kinds[kind];
}

UraPeriodKind
ura_period_kind_from_meaning (const char *meaning)
{
  for (int kind = URA_PERIOD_MONTH; kind <= URA_PERIOD_FREE; kind++)
    if (g_strcmp0 (meaning, kinds[kind]) == 0)
      return (UraPeriodKind) kind;
  return URA_PERIOD_HALF_YEAR;
}

char *
ura_period_uid (const UraPeriod *period)
{
  g_autofree char *key = ura_period_key (period);

  return ura_uid_for ("period", key);
}

static UraPeriodRecords *
records_new (UraStore *store, UraEdit *edit, gboolean shipped)
{
  UraPeriodRecords *self = g_new0 (UraPeriodRecords, 1);

  self->store = g_object_ref (store);
  self->edit = edit;
  self->shipped = shipped;
  self->uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

UraPeriodRecords *
ura_period_records_new (UraStore *store, UraEdit *edit)
{
  return records_new (store, edit, FALSE);
}

UraPeriodRecords *
ura_period_records_new_shipped (UraStore *store, UraEdit *edit)
{
  return records_new (store, edit, TRUE);
}

void
ura_period_records_free (UraPeriodRecords *self)
{
  g_clear_pointer (&self->lists, ura_plan_lists_free);
  g_clear_object (&self->store);
  g_hash_table_unref (self->uids);
  g_free (self);
}

static gboolean
create_record (UraPeriodRecords *self,
               const UraPeriod *period,
               const char *key,
               const char *uid,
               GCancellable *cancellable,
               GError **error)
{
  const char *meaning = ura_period_kind_meaning (period->kind);

  if (self->lists == NULL)
    self->lists = ura_plan_lists_load (self->store, cancellable, error);
  if (self->lists == NULL)
    return FALSE;
  ura_edit_create (self->edit, "period", uid);
  ura_edit_set_text (self->edit, "period", uid, "key", key);
  ura_edit_set_text (self->edit, "period", uid, "kind",
                     ura_plan_lists_code (self->lists, "period_kind", meaning));
  ura_edit_set_text (self->edit, "period", uid, "start", period->start);
  ura_edit_set_text (self->edit, "period", uid, "end", period->end);
  return TRUE;
}

/* What the workspace has under this uid, the bin included. */
static UraResult *
look_up (UraStore *store, const char *uid, GCancellable *cancellable, GError **error)
{
  g_autoptr (UraQuery) query = ura_query_new ("period");

  ura_query_select (query, "deleted_at");
  ura_query_where (query, "uid = :uid");
  ura_query_set_parameter_text (query, "uid", uid);
  ura_query_set_bin (query, URA_BIN_INCLUDE);
  return ura_store_query (store, query, cancellable, error);
}

const char *
ura_period_records_get (UraPeriodRecords *self,
                        const UraPeriod *period,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *key = ura_period_key (period);
  const char *known = g_hash_table_lookup (self->uids, key);
  g_autofree char *uid = NULL;
  g_autoptr (UraResult) found = NULL;

  if (known != NULL)
    return known;
  uid = ura_uid_for ("period", key);
  if (!self->shipped)
    {
      found = look_up (self->store, uid, cancellable, error);
      if (found == NULL)
        return NULL;
    }
  if (found == NULL || ura_result_get_n_rows (found) == 0)
    {
      if (!create_record (self, period, key, uid, cancellable, error))
        return NULL;
    }
  else if (!ura_value_is_null (ura_result_get (found, 0, 0)))
    ura_edit_restore (self->edit, "period", uid);
  known = uid;
  g_hash_table_insert (self->uids, g_steal_pointer (&key), g_steal_pointer (&uid));
  return known;
}

char *
ura_period_record (UraStore *store,
                   UraEdit *edit,
                   const UraPeriod *period,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (UraPeriodRecords) records = ura_period_records_new (store, edit);

  return g_strdup (ura_period_records_get (records, period, cancellable, error));
}

UraPeriod
ura_plan_current_period (const char *start, const char *end, UraPeriodKind kind, const char *today)
{
  g_autofree char *first = start == NULL ? NULL : ura_date_first_day (start);
  g_autofree char *last = end == NULL ? NULL : ura_date_last_day (end);
  const char *day = today;

  g_return_val_if_fail (kind >= URA_PERIOD_MONTH && kind < URA_PERIOD_FREE,
                        ura_period_containing (URA_PERIOD_HALF_YEAR, today));
  if (last != NULL && g_strcmp0 (day, last) > 0)
    day = last;
  if (first != NULL && g_strcmp0 (day, first) < 0)
    day = first;
  return ura_period_containing (kind, day);
}

GArray *
ura_plan_periods (const char *start, const char *end, UraPeriodKind kind)
{
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (UraPeriod));
  g_autofree char *first = start == NULL ? NULL : ura_date_first_day (start);
  g_autofree char *last = end == NULL ? NULL : ura_date_last_day (end);

  g_return_val_if_fail (kind >= URA_PERIOD_MONTH && kind < URA_PERIOD_FREE, periods);
  if (first == NULL || last == NULL)
    return periods;
  for (UraPeriod period = ura_period_containing (kind, first);
       g_strcmp0 (period.start, last) <= 0 && periods->len < MAX_PERIODS;
       period = ura_period_next (&period))
    g_array_append_val (periods, period);
  return periods;
}
