/* A queue for each priority behind one lock. */

#include "config.h"

#include "ura-store-thread.h"

typedef struct
{
  UraStoreThreadFunction function;
  gpointer data;
} Work;

struct _UraStoreThread
{
  GThread *thread;
  GMutex lock;
  GCond wake;
  GQueue queues[URA_PRIORITY_BACKGROUND + 1];
  gboolean sealed;
  gboolean ending;
};

static Work *
pop_work (UraStoreThread *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->queues); i++)
    {
      Work *work = g_queue_pop_head (&self->queues[i]);

      if (work != NULL)
        return work;
    }
  return NULL;
}

static gpointer
run (gpointer data)
{
  UraStoreThread *self = data;

  g_mutex_lock (&self->lock);
  while (TRUE)
    {
      Work *work = pop_work (self);

      if (work == NULL && self->ending)
        break;
      if (work == NULL)
        {
          g_cond_wait (&self->wake, &self->lock);
          continue;
        }
      g_mutex_unlock (&self->lock);
      work->function (work->data);
      g_free (work);
      g_mutex_lock (&self->lock);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

UraStoreThread *
ura_store_thread_new (void)
{
  UraStoreThread *self = g_new0 (UraStoreThread, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  for (guint i = 0; i < G_N_ELEMENTS (self->queues); i++)
    g_queue_init (&self->queues[i]);
  self->thread = g_thread_new ("ura-store", run, self);
  return self;
}

void
ura_store_thread_seal (UraStoreThread *self)
{
  g_mutex_lock (&self->lock);
  self->sealed = TRUE;
  g_mutex_unlock (&self->lock);
}

void
ura_store_thread_free (UraStoreThread *self)
{
  g_mutex_lock (&self->lock);
  self->sealed = TRUE;
  self->ending = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);
  g_free (self);
}

gboolean
ura_store_thread_push (UraStoreThread *self,
                       UraPriority priority,
                       UraStoreThreadFunction function,
                       gpointer data)
{
  gboolean taken;

  g_mutex_lock (&self->lock);
  taken = !self->sealed;
  if (taken)
    {
      Work *work = g_new (Work, 1);

      work->function = function;
      work->data = data;
      g_queue_push_tail (&self->queues[priority], work);
      g_cond_signal (&self->wake);
    }
  g_mutex_unlock (&self->lock);
  return taken;
}

gboolean
ura_store_thread_is_current (UraStoreThread *self)
{
  return g_thread_self () == self->thread;
}
