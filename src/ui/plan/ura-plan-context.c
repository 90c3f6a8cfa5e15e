/* Which plan and which period: read once, and again whenever a plan's record changes. */

#include "config.h"

#include "ura-plan-context.h"

#include "ura-date.h"
#include "ura-plan-period.h"

struct _UraPlanContext
{
  GObject parent_instance;

  UraStore *store;
  GCancellable *cancellable; /* of the reading under way */
  GPtrArray *plans;          /* (element-type UraPlanInfo) */
  gboolean loaded;
  char *plan; /* uid, NULL while there is none */
  char *wanted;
  UraPeriod period;
  char *period_uid;
  char *day;
};

G_DEFINE_FINAL_TYPE (UraPlanContext, ura_plan_context, G_TYPE_OBJECT)

enum
{
  PLANS_CHANGED,
  PLAN_CHANGED,
  PERIOD_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  COLUMN_UID,
  COLUMN_CODE,
  COLUMN_TITLE,
  COLUMN_START,
  COLUMN_END,
  COLUMN_STATUS,
  COLUMN_LEVEL,
  COLUMN_KIND,
  COLUMN_SUCCESSOR,
};

static const char *const columns[] = {
  [COLUMN_UID] = "uid",
  [COLUMN_CODE] = "code",
  [COLUMN_TITLE] = "title",
  [COLUMN_START] = "period_start",
  [COLUMN_END] = "period_end",
  [COLUMN_STATUS] = "meaning (status)",
  [COLUMN_LEVEL] = "meaning (level)",
  [COLUMN_KIND] = "meaning (report_kind)",
  [COLUMN_SUCCESSOR] = "exists (successors)",
};

static void
plan_info_free (UraPlanInfo *info)
{
  g_free (info->uid);
  g_free (info->code);
  g_free (info->title);
  g_free (info->start);
  g_free (info->end);
  g_free (info->status);
  g_free (info->level);
  g_free (info);
}

static UraPlanInfo *
plan_info_new (UraResult *result, guint row)
{
  UraPlanInfo *info = g_new0 (UraPlanInfo, 1);

  info->uid = g_strdup (ura_result_get_text (result, row, COLUMN_UID));
  info->code = g_strdup (ura_result_get_text (result, row, COLUMN_CODE));
  info->title = g_strdup (ura_result_get_text (result, row, COLUMN_TITLE));
  info->start = g_strdup (ura_result_get_text (result, row, COLUMN_START));
  info->end = g_strdup (ura_result_get_text (result, row, COLUMN_END));
  info->status = g_strdup (ura_result_get_text (result, row, COLUMN_STATUS));
  info->level = g_strdup (ura_result_get_text (result, row, COLUMN_LEVEL));
  info->kind = ura_period_kind_from_meaning (ura_result_get_text (result, row, COLUMN_KIND));
  info->has_successor = ura_result_get_integer (result, row, COLUMN_SUCCESSOR, 0) != 0;
  if (info->title == NULL)
    info->title = g_strdup (info->code != NULL ? info->code : "");
  return info;
}

static const UraPlanInfo *
find_plan (UraPlanContext *self, const char *uid)
{
  for (guint i = 0; uid != NULL && i < self->plans->len; i++)
    {
      const UraPlanInfo *info = g_ptr_array_index (self->plans, i);

      if (g_str_equal (info->uid, uid))
        return info;
    }
  return NULL;
}

/* The unit's own plan first: municipal before regional before others; then the one that ends last.
 */
static int
rank_level (const char *level)
{
  if (g_strcmp0 (level, "municipality") == 0)
    return 0;
  return g_strcmp0 (level, "region") == 0 ? 1 : 2;
}

static const UraPlanInfo *
pick_plan (UraPlanContext *self)
{
  const UraPlanInfo *best = NULL;

  for (guint i = 0; i < self->plans->len; i++)
    {
      const UraPlanInfo *info = g_ptr_array_index (self->plans, i);
      int order = best == NULL ? -1 : rank_level (info->level) - rank_level (best->level);

      if (order < 0 || (order == 0 && g_strcmp0 (info->end, best->end) > 0))
        best = info;
    }
  return best;
}

static void
take_period (UraPlanContext *self, const UraPeriod *period)
{
  g_autofree char *today = ura_date_today ();

  self->period = *period;
  g_free (self->period_uid);
  self->period_uid = ura_period_uid (period);
  g_free (self->day);
  self->day = g_strdup (g_strcmp0 (period->end, today) < 0 ? period->end : today);
}

static void
choose_current_period (UraPlanContext *self)
{
  const UraPlanInfo *info = ura_plan_context_get_plan (self);
  g_autofree char *today = ura_date_today ();
  UraPeriod period = info == NULL
                         ? ura_period_containing (URA_PERIOD_HALF_YEAR, today)
                         : ura_plan_current_period (info->start, info->end, info->kind, today);

  take_period (self, &period);
}

/* Shows @info, keeping the period where that fits the plan. */
static void
show_plan (UraPlanContext *self, const UraPlanInfo *info)
{
  gboolean other = g_strcmp0 (self->plan, info == NULL ? NULL : info->uid) != 0;

  if (other)
    {
      g_free (self->plan);
      self->plan = info == NULL ? NULL : g_strdup (info->uid);
    }
  if (other || (info != NULL && info->kind != self->period.kind))
    choose_current_period (self);
  g_signal_emit (self, signals[PLAN_CHANGED], 0);
}

static void
plans_read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = ura_store_query_finish (URA_STORE (source), asynchronous, &error);
  UraPlanContext *self;
  const UraPlanInfo *info;

  if (result == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, URA_STORE_ERROR, URA_STORE_ERROR_CLOSED))
        g_warning ("plans: %s", error->message);
      return;
    }
  self = URA_PLAN_CONTEXT (user_data);
  g_ptr_array_set_size (self->plans, 0);
  for (guint i = 0; i < ura_result_get_n_rows (result); i++)
    g_ptr_array_add (self->plans, plan_info_new (result, i));
  self->loaded = TRUE;

  info = find_plan (self, self->wanted);
  if (info != NULL)
    g_clear_pointer (&self->wanted, g_free);
  else
    info = find_plan (self, self->plan);
  if (info == NULL)
    info = pick_plan (self);
  g_signal_emit (self, signals[PLANS_CHANGED], 0);
  show_plan (self, info);
}

static void
read_plans (UraPlanContext *self)
{
  g_autoptr (UraQuery) query = ura_query_new ("plan");

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    ura_query_select (query, columns[i]);
  ura_query_sort (query, "title", FALSE);
  ura_store_query_async (self->store, query, URA_PRIORITY_EDIT, self->cancellable, plans_read_cb,
                         self);
}

static void
store_changed_cb (UraPlanContext *self, UraChanges *changes)
{
  if (ura_changes_touch (changes, "plan"))
    read_plans (self);
}

static void
ura_plan_context_dispose (GObject *object)
{
  UraPlanContext *self = URA_PLAN_CONTEXT (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ura_plan_context_parent_class)->dispose (object);
}

static void
ura_plan_context_finalize (GObject *object)
{
  UraPlanContext *self = URA_PLAN_CONTEXT (object);

  g_ptr_array_unref (self->plans);
  g_free (self->plan);
  g_free (self->wanted);
  g_free (self->period_uid);
  g_free (self->day);
  G_OBJECT_CLASS (ura_plan_context_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, URA_TYPE_PLAN_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
ura_plan_context_class_init (UraPlanContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ura_plan_context_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_plan_context_finalize;

  signals[PLANS_CHANGED] = add_signal ("plans-changed");
  signals[PLAN_CHANGED] = add_signal ("plan-changed");
  signals[PERIOD_CHANGED] = add_signal ("period-changed");
}

static void
ura_plan_context_init (UraPlanContext *self)
{
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_info_free);
}

UraPlanContext *
ura_plan_context_new (UraStore *store)
{
  UraPlanContext *self;

  g_return_val_if_fail (URA_IS_STORE (store), NULL);

  self = g_object_new (URA_TYPE_PLAN_CONTEXT, NULL);
  g_set_object (&self->store, store);
  choose_current_period (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  read_plans (self);
  return self;
}

UraStore *
ura_plan_context_get_store (UraPlanContext *self)
{
  return self->store;
}

gboolean
ura_plan_context_is_loaded (UraPlanContext *self)
{
  return self->loaded;
}

GPtrArray *
ura_plan_context_get_plans (UraPlanContext *self)
{
  return self->plans;
}

const UraPlanInfo *
ura_plan_context_get_plan (UraPlanContext *self)
{
  return find_plan (self, self->plan);
}

const char *
ura_plan_context_get_plan_uid (UraPlanContext *self)
{
  return self->plan == NULL ? "" : self->plan;
}

void
ura_plan_context_set_plan (UraPlanContext *self, const char *uid)
{
  const UraPlanInfo *info;

  g_return_if_fail (URA_IS_PLAN_CONTEXT (self));
  g_return_if_fail (uid != NULL);

  info = find_plan (self, uid);
  g_free (self->wanted);
  self->wanted = info == NULL ? g_strdup (uid) : NULL;
  if (info == NULL)
    read_plans (self);
  else if (!g_str_equal (uid, ura_plan_context_get_plan_uid (self)))
    show_plan (self, info);
}

const UraPeriod *
ura_plan_context_get_period (UraPlanContext *self)
{
  return &self->period;
}

const char *
ura_plan_context_get_period_uid (UraPlanContext *self)
{
  return self->period_uid;
}

void
ura_plan_context_set_period (UraPlanContext *self, const UraPeriod *period)
{
  g_return_if_fail (URA_IS_PLAN_CONTEXT (self));
  g_return_if_fail (period != NULL);

  if (g_str_equal (period->start, self->period.start) &&
      g_str_equal (period->end, self->period.end))
    return;
  take_period (self, period);
  g_signal_emit (self, signals[PERIOD_CHANGED], 0);
}

GArray *
ura_plan_context_dup_periods (UraPlanContext *self)
{
  const UraPlanInfo *info = ura_plan_context_get_plan (self);
  GArray *periods = info == NULL ? g_array_new (FALSE, FALSE, sizeof (UraPeriod))
                                 : ura_plan_periods (info->start, info->end, info->kind);

  for (guint i = 0; i < periods->len; i++)
    if (g_str_equal (g_array_index (periods, UraPeriod, i).start, self->period.start))
      return periods;
  if (periods->len > 0 &&
      g_strcmp0 (self->period.start, g_array_index (periods, UraPeriod, 0).start) < 0)
    g_array_prepend_val (periods, self->period);
  else
    g_array_append_val (periods, self->period);
  return periods;
}

const char *
ura_plan_context_get_day (UraPlanContext *self)
{
  return self->day;
}

gboolean
ura_plan_context_has_ended (UraPlanContext *self)
{
  const UraPlanInfo *info = ura_plan_context_get_plan (self);
  g_autofree char *today = ura_date_today ();
  g_autofree char *last = info == NULL ? NULL : ura_date_last_day (info->end);

  return last != NULL && g_strcmp0 (last, today) < 0;
}

void
ura_plan_context_bind (UraPlanContext *self, UraQuery *query)
{
  ura_query_set_parameter_text (query, "plan", ura_plan_context_get_plan_uid (self));
  ura_query_set_parameter_text (query, "period", self->period_uid);
  ura_query_set_parameter_text (query, "from", self->period.start);
  ura_query_set_parameter_text (query, "to", self->period.end);
  ura_query_set_parameter_text (query, "day", self->day);
}
