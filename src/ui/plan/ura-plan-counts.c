/* Two queries whatever the size of the plan: measures counted by the item right above them, and
 * which item stands above which; the sums up the tree are made here. */

#include "config.h"

#include "ura-plan-counts.h"

#include "ura-plan-query.h"

/* Edits come in bursts; the counts may lag that much behind (milliseconds). */
#define DELAY 150
/* Ranks of a plan, and a limit should a merge ever make a circle. */
#define MAX_RANKS 16

struct _UraPlanCounts
{
  GObject parent_instance;

  UraPlanContext *context;
  GCancellable *cancellable;
  guint delay;
  GHashTable *counts;  /* uid → UraPlanCount; "" = the plan */
  GHashTable *parents; /* uid → uid of the item above; of the reading under way */
  GHashTable *fresh;
};

G_DEFINE_FINAL_TYPE (UraPlanCounts, ura_plan_counts, G_TYPE_OBJECT)

static guint changed_signal;

static GHashTable *
counts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
add_count (GHashTable *counts, const char *uid, const UraPlanCount *count)
{
  UraPlanCount *sum = g_hash_table_lookup (counts, uid);

  if (sum == NULL)
    {
      sum = g_new0 (UraPlanCount, 1);
      g_hash_table_insert (counts, g_strdup (uid), sum);
    }
  sum->total += count->total;
  sum->implemented += count->implemented;
  sum->overdue += count->overdue;
}

/* Both answers are there: every count goes to all items above. */
static void
sum_up (UraPlanCounts *self)
{
  GHashTable *sums = counts_new ();
  GHashTableIter iter;
  const char *uid;
  const UraPlanCount *count;

  g_hash_table_iter_init (&iter, self->fresh);
  while (g_hash_table_iter_next (&iter, (gpointer *) &uid, (gpointer *) &count))
    {
      const char *above = uid;

      for (guint i = 0; i < MAX_RANKS && above != NULL && *above != '\0'; i++)
        {
          add_count (sums, above, count);
          above = g_hash_table_lookup (self->parents, above);
        }
      add_count (sums, "", count);
    }
  g_hash_table_unref (self->counts);
  self->counts = sums;
  g_clear_pointer (&self->fresh, g_hash_table_unref);
  g_clear_pointer (&self->parents, g_hash_table_unref);
  g_signal_emit (self, changed_signal, 0);
}

static UraResult *
finish (GObject *source, GAsyncResult *asynchronous)
{
  g_autoptr (GError) error = NULL;
  UraResult *result = ura_store_query_finish (URA_STORE (source), asynchronous, &error);

  if (result == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, URA_STORE_ERROR, URA_STORE_ERROR_CLOSED))
    g_warning ("counts: %s", error->message);
  return result;
}

static void
counts_read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  g_autoptr (UraResult) result = finish (source, asynchronous);
  UraPlanCounts *self;

  if (result == NULL)
    return;
  self = URA_PLAN_COUNTS (user_data);
  self->fresh = counts_new ();
  for (guint i = 0; i < ura_result_get_n_rows (result); i++)
    {
      const char *parent = ura_result_get_text (result, i, 0);
      guint n = (guint) ura_result_get_integer (result, i, 2, 0);
      gboolean implemented = g_strcmp0 (ura_result_get_text (result, i, 1), "implemented") == 0;
      UraPlanCount count = { n, implemented ? n : 0,
                             (guint) ura_result_get_integer (result, i, 3, 0) };

      add_count (self->fresh, parent == NULL ? "" : parent, &count);
    }
  if (self->parents != NULL)
    sum_up (self);
}

static void
parents_read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  g_autoptr (UraResult) result = finish (source, asynchronous);
  UraPlanCounts *self;

  if (result == NULL)
    return;
  self = URA_PLAN_COUNTS (user_data);
  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < ura_result_get_n_rows (result); i++)
    g_hash_table_insert (self->parents, g_strdup (ura_result_get_text (result, i, 0)),
                         g_strdup (ura_result_get_text (result, i, 1)));
  if (self->fresh != NULL)
    sum_up (self);
}

static void
stop (UraPlanCounts *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->fresh, g_hash_table_unref);
  g_clear_pointer (&self->parents, g_hash_table_unref);
}

static void
read_counts (UraPlanCounts *self)
{
  UraStore *store = ura_plan_context_get_store (self->context);
  g_autoptr (UraQuery) counts = ura_plan_count_query (self->context, NULL);
  g_autoptr (UraQuery) parents = ura_query_new ("node");

  stop (self);
  self->cancellable = g_cancellable_new ();
  ura_query_select (parents, "uid");
  ura_query_select (parents, "parent");
  ura_query_where (parents, "plan = :plan and exists (parts)");
  ura_plan_context_bind (self->context, parents);
  ura_store_query_async (store, counts, URA_PRIORITY_BACKGROUND, self->cancellable, counts_read_cb,
                         self);
  ura_store_query_async (store, parents, URA_PRIORITY_BACKGROUND, self->cancellable,
                         parents_read_cb, self);
}

static gboolean
delay_cb (gpointer user_data)
{
  UraPlanCounts *self = URA_PLAN_COUNTS (user_data);

  self->delay = 0;
  read_counts (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (UraPlanCounts *self, UraChanges *changes)
{
  if (!ura_changes_touch (changes, "node") && !ura_changes_touch (changes, "measure_report"))
    return;
  if (self->delay == 0)
    self->delay = g_timeout_add (DELAY, delay_cb, self);
}

/* What was counted belongs to another plan or period. */
static void
context_changed_cb (UraPlanCounts *self)
{
  g_hash_table_remove_all (self->counts);
  read_counts (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
ura_plan_counts_dispose (GObject *object)
{
  UraPlanCounts *self = URA_PLAN_COUNTS (object);

  stop (self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (ura_plan_counts_parent_class)->dispose (object);
}

static void
ura_plan_counts_finalize (GObject *object)
{
  g_hash_table_unref (URA_PLAN_COUNTS (object)->counts);
  G_OBJECT_CLASS (ura_plan_counts_parent_class)->finalize (object);
}

static void
ura_plan_counts_class_init (UraPlanCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ura_plan_counts_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_plan_counts_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
ura_plan_counts_init (UraPlanCounts *self)
{
  self->counts = counts_new ();
}

UraPlanCounts *
ura_plan_counts_new (UraPlanContext *context)
{
  UraPlanCounts *self;

  g_return_val_if_fail (URA_IS_PLAN_CONTEXT (context), NULL);

  self = g_object_new (URA_TYPE_PLAN_COUNTS, NULL);
  g_set_object (&self->context, context);
  g_signal_connect_object (context, "plan-changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "period-changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ura_plan_context_get_store (context), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  if (ura_plan_context_get_plan (context) != NULL)
    read_counts (self);
  return self;
}

const UraPlanCount *
ura_plan_counts_get (UraPlanCounts *self, const char *uid)
{
  g_return_val_if_fail (URA_IS_PLAN_COUNTS (self), NULL);

  return g_hash_table_lookup (self->counts, uid == NULL ? "" : uid);
}
