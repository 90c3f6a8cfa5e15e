/* Long work as the window shows it. The worker sets values whenever it likes; whoever watches hears
 * of them in its own thread, and not more often than it can listen. */

#include "config.h"

#include "ura-task.h"

#include <math.h>

#define UNKNOWN (-1.0)

/* What watchers see. */
typedef struct
{
  char *message;
  double fraction;
  gboolean done;
} State;

struct _UraTask
{
  GObject parent_instance;

  char *title;
  GCancellable *cancellable;
  GMainContext *context;

  GMutex mutex; /* guards what follows */
  State state;
  State announced;  /* as of the last notification */
  gboolean pending; /* an idle is on its way */
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_MESSAGE,
  PROP_FRACTION,
  PROP_DONE,
  N_PROPS
} UraTaskProps;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UraTask, ura_task, G_TYPE_OBJECT)

static gboolean
announce_cb (gpointer user_data)
{
  UraTask *self = user_data;
  gboolean message;
  gboolean fraction;
  gboolean done;

  g_mutex_lock (&self->mutex);
  self->pending = FALSE;
  message = g_strcmp0 (self->state.message, self->announced.message) != 0;
  fraction = self->state.fraction != self->announced.fraction;
  done = self->state.done != self->announced.done;
  if (message)
    {
      g_free (self->announced.message);
      self->announced.message = g_strdup (self->state.message);
    }
  self->announced.fraction = self->state.fraction;
  self->announced.done = self->state.done;
  g_mutex_unlock (&self->mutex);

  if (message)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  if (fraction)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  if (done)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
  return G_SOURCE_REMOVE;
}

/* Called with the mutex held. */
static void
schedule_announcement (UraTask *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->pending)
    return;
  self->pending = TRUE;
  source = g_idle_source_new ();
  g_source_set_static_name (source, "[ura] task progress");
  g_source_set_callback (source, announce_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static void
ura_task_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  UraTask *self = URA_TASK (object);

  switch ((UraTaskProps) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      return;
    case PROP_MESSAGE:
      g_value_take_string (value, ura_task_dup_message (self));
      return;
    case PROP_FRACTION:
      g_value_set_double (value, ura_task_get_fraction (self));
      return;
    case PROP_DONE:
      g_value_set_boolean (value, ura_task_get_done (self));
      return;
    case N_PROPS:
      break;
    }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ura_task_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  UraTask *self = URA_TASK (object);

  if (prop_id == PROP_TITLE)
    self->title = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ura_task_finalize (GObject *object)
{
  UraTask *self = URA_TASK (object);

  g_free (self->title);
  g_free (self->state.message);
  g_free (self->announced.message);
  g_object_unref (self->cancellable);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (ura_task_parent_class)->finalize (object);
}

static void
ura_task_class_init (UraTaskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ura_task_get_property;
  object_class->set_property = ura_task_set_property;
  object_class->finalize = ura_task_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                    G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, UNKNOWN, 1.0, UNKNOWN,
                                                   readable);
  properties[PROP_DONE] = g_param_spec_boolean ("done", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ura_task_init (UraTask *self)
{
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  self->state.fraction = UNKNOWN;
  self->announced.fraction = UNKNOWN;
}

UraTask *
ura_task_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return g_object_new (URA_TYPE_TASK, "title", title, NULL);
}

void
ura_task_set_progress (UraTask *self, double fraction, const char *message)
{
  g_autoptr (GMutexLocker) locker = NULL;
  gboolean changed;

  g_return_if_fail (URA_IS_TASK (self));

  fraction = fraction >= 0.0 ? MIN (fraction, 1.0) : UNKNOWN; /* not a number: unknown, too */
  locker = g_mutex_locker_new (&self->mutex);
  if (self->state.done)
    return;
  changed = fraction != self->state.fraction;
  self->state.fraction = fraction;
  if (message != NULL && g_strcmp0 (message, self->state.message) != 0)
    {
      g_free (self->state.message);
      self->state.message = g_strdup (message);
      changed = TRUE;
    }
  if (changed)
    schedule_announcement (self);
}

void
ura_task_finish (UraTask *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (URA_IS_TASK (self));

  locker = g_mutex_locker_new (&self->mutex);
  if (self->state.done)
    return;
  self->state.done = TRUE;
  schedule_announcement (self);
}

GCancellable *
ura_task_get_cancellable (UraTask *self)
{
  g_return_val_if_fail (URA_IS_TASK (self), NULL);

  return self->cancellable;
}

const char *
ura_task_get_title (UraTask *self)
{
  g_return_val_if_fail (URA_IS_TASK (self), NULL);

  return self->title;
}

char *
ura_task_dup_message (UraTask *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (URA_IS_TASK (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return g_strdup (self->state.message);
}

double
ura_task_get_fraction (UraTask *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (URA_IS_TASK (self), UNKNOWN);

  locker = g_mutex_locker_new (&self->mutex);
  return self->state.fraction;
}

gboolean
ura_task_get_done (UraTask *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (URA_IS_TASK (self), FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  return self->state.done;
}
