/* A picture as a value: made at one moment of the workspace, then only read. */

#include "config.h"

#include "ura-date.h"
#include "ura-plan-period.h"
#include "ura-plan-picture-private.h"

#define MAX_ATTEMPTS 5

G_DEFINE_BOXED_TYPE (UraPlanPicture, ura_plan_picture, ura_plan_picture_ref, ura_plan_picture_unref)

static UraPlanPicture *
picture_new (const UraPeriod *period, const char *today)
{
  UraPlanPicture *self = g_new0 (UraPlanPicture, 1);
  g_autofree char *key = ura_period_key (period);

  g_atomic_ref_count_init (&self->references);
  self->period = *period;
  g_strlcpy (self->period_key, key, sizeof self->period_key);
  g_strlcpy (self->day, g_strcmp0 (today, period->end) < 0 ? today : period->end, sizeof self->day);
  self->by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_result_unref);
  self->texts = g_string_chunk_new (4096);
  return self;
}

UraPlanPicture *
ura_plan_picture_ref (UraPlanPicture *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
ura_plan_picture_unref (UraPlanPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->items);
  g_free (self->measures);
  g_free (self->institutions);
  g_free (self->verifications);
  g_free (self->evidence);
  g_free (self->reports);
  g_free (self->indicators);
  g_free (self->targets);
  g_free (self->splits);
  g_free (self->cells);
  g_hash_table_unref (self->by_uid);
  g_clear_pointer (&self->lists, ura_plan_lists_free);
  g_ptr_array_unref (self->results);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static gboolean
load_all (UraPictureMaker *self, GError **error)
{
  self->picture->lists = ura_plan_lists_load (self->store, self->cancellable, error);
  return self->picture->lists != NULL && ura_picture_load_plan (self, error) &&
         ura_picture_load_items (self, error) && ura_picture_load_institutions (self, error) &&
         ura_picture_load_evidence (self, error) && ura_picture_load_reports (self, error) &&
         (!self->with_indicators || ura_picture_load_indicators (self, error));
}

/* The workspace may change between two queries: then the picture is drawn again. After the last
 * attempt it is given as it is, being changed at that pace anyway. */
UraPlanPicture *
ura_plan_picture_new (UraStore *store,
                      const char *plan_uid,
                      const UraPeriod *period,
                      const UraPlanPictureOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  static const UraPlanPictureOptions none = { 0 };
  const UraPlanPictureOptions *wanted = options != NULL ? options : &none;
  g_autofree char *today = wanted->today != NULL ? g_strdup (wanted->today) : ura_date_today ();

  g_return_val_if_fail (URA_IS_STORE (store), NULL);
  g_return_val_if_fail (plan_uid != NULL && period != NULL, NULL);

  for (guint attempt = 1;; attempt++)
    {
      g_autoptr (UraPlanPicture) picture = picture_new (period, today);
      UraPictureMaker maker = {
        .picture = picture,
        .store = store,
        .plan = plan_uid,
        .language = wanted->language != NULL ? wanted->language : ura_store_get_language (store),
        .cancellable = cancellable,
        .with_retired = wanted->with_retired,
        .with_indicators = !wanted->without_indicators,
      };

      picture->log_position = ura_store_get_log_position (store);
      if (!load_all (&maker, error))
        return NULL;
      if (attempt == MAX_ATTEMPTS || picture->log_position == ura_store_get_log_position (store))
        return g_steal_pointer (&picture);
    }
}

typedef struct
{
  UraStore *store;
  char *plan;
  UraPeriod period;
  UraPlanPictureOptions options;
  char *today;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->store);
  g_free (wanted->plan);
  g_free (wanted->today);
  g_free (wanted);
}

static void
draw_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Wanted *wanted = data;
  GError *error = NULL;
  UraPlanPicture *picture = ura_plan_picture_new (wanted->store, wanted->plan, &wanted->period,
                                                  &wanted->options, cancellable, &error);

  if (picture == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, picture, (GDestroyNotify) ura_plan_picture_unref);
}

void
ura_plan_picture_new_async (UraStore *store,
                            const char *plan_uid,
                            const UraPeriod *period,
                            const UraPlanPictureOptions *options,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->store = g_object_ref (store);
  wanted->plan = g_strdup (plan_uid);
  wanted->period = *period;
  if (options != NULL)
    wanted->options = *options;
  wanted->today = g_strdup (wanted->options.today);
  wanted->options.today = wanted->today;
  g_task_set_source_tag (task, ura_plan_picture_new_async);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, draw_cb);
}

UraPlanPicture *
ura_plan_picture_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, ura_plan_picture_new_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

const UraPicturePlan *
ura_plan_picture_get_plan (const UraPlanPicture *self)
{
  return &self->plan;
}

const UraPeriod *
ura_plan_picture_get_period (const UraPlanPicture *self)
{
  return &self->period;
}

const char *
ura_plan_picture_get_day (const UraPlanPicture *self)
{
  return self->day;
}

gint64
ura_plan_picture_get_log_position (const UraPlanPicture *self)
{
  return self->log_position;
}

guint
ura_plan_picture_get_n_items (const UraPlanPicture *self)
{
  return self->n_items;
}

const UraPictureItem *
ura_plan_picture_get_item (const UraPlanPicture *self, guint index)
{
  g_return_val_if_fail (index < self->n_items, NULL);
  return &self->items[index];
}

int
ura_plan_picture_find_item (const UraPlanPicture *self, const char *uid)
{
  if (uid == NULL)
    return -1;
  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_uid, uid)) - 1;
}

guint
ura_plan_picture_get_n_indicators (const UraPlanPicture *self)
{
  return self->n_indicators;
}

const UraPictureIndicator *
ura_plan_picture_get_indicator (const UraPlanPicture *self, guint index)
{
  g_return_val_if_fail (index < self->n_indicators, NULL);
  return &self->indicators[index];
}
