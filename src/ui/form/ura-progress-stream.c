/* A stream that tells a task how far it has been read, from whatever thread reads it. */

#include "config.h"

#include "ura-progress-stream.h"

struct _UraProgressStream
{
  GFilterInputStream parent_instance;

  UraTask *task;
  gint64 length;
  gint64 done;
};

G_DEFINE_FINAL_TYPE (UraProgressStream, ura_progress_stream, G_TYPE_FILTER_INPUT_STREAM)

static gssize
ura_progress_stream_read (
    GInputStream *stream, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  UraProgressStream *self = URA_PROGRESS_STREAM (stream);
  GInputStream *content = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self));
  gssize read = g_input_stream_read (content, buffer, size, cancellable, error);

  if (read > 0)
    {
      self->done += read;
      ura_task_set_progress (
          self->task,
          self->length > 0 ? MIN (1.0, (double) self->done / (double) self->length) : -1, NULL);
    }
  return read;
}

static void
ura_progress_stream_finalize (GObject *object)
{
  g_clear_object (&URA_PROGRESS_STREAM (object)->task);
  G_OBJECT_CLASS (ura_progress_stream_parent_class)->finalize (object);
}

static void
ura_progress_stream_class_init (UraProgressStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_progress_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = ura_progress_stream_read;
}

static void
ura_progress_stream_init (UraProgressStream *self)
{
}

GInputStream *
ura_progress_stream_new (GInputStream *content, gint64 length, UraTask *task)
{
  UraProgressStream *self = g_object_new (URA_TYPE_PROGRESS_STREAM, "base-stream", content, NULL);

  self->task = g_object_ref (task);
  self->length = length;
  return G_INPUT_STREAM (self);
}
