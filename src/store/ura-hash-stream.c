/* Why this file exists: a bit that flipped in an attachment must be noticed by whoever reads it,
 * without reading large files twice. */

#include "config.h"

#include "ura-hash-stream.h"

#include "ura-attachments-private.h"
#include "ura-store.h"

#include <sodium.h>
#include <string.h>

#define SKIP_SIZE 65536

struct _UraHashStream
{
  GFilterInputStream parent_instance;

  crypto_generichash_state *state; /* apart, because it must be aligned */
  char *expected;
  const UraLanguage *language;
  gboolean ended;
  gboolean whole;
};

G_DEFINE_FINAL_TYPE (UraHashStream, ura_hash_stream, G_TYPE_FILTER_INPUT_STREAM)

static void
end_content (UraHashStream *self)
{
  unsigned char hash[URA_ATTACHMENT_HASH_SIZE];
  char text[2 * URA_ATTACHMENT_HASH_SIZE + 1];

  crypto_generichash_final (self->state, hash, sizeof hash);
  sodium_bin2hex (text, sizeof text, hash, sizeof hash);
  self->whole = strcmp (text, self->expected) == 0;
  self->ended = TRUE;
}

static gssize
ura_hash_stream_read (
    GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  UraHashStream *self = URA_HASH_STREAM (stream);
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));
  gssize size = 0;

  if (!self->ended)
    {
      size = g_input_stream_read (base, buffer, count, cancellable, error);
      if (size > 0)
        crypto_generichash_update (self->state, buffer, (unsigned long long) size);
      if (size != 0)
        return size;
      end_content (self);
    }
  if (self->whole)
    return 0;

  g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_DAMAGED,
                       ura_tr (self->language, "The attached file is damaged: its content is no "
                                               "longer what was saved. Restore it from a backup."));
  return -1;
}

/* Skipped bytes belong to the content too. */
static gssize
ura_hash_stream_skip (GInputStream *stream, gsize count, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (SKIP_SIZE);

  return ura_hash_stream_read (stream, buffer, MIN (count, SKIP_SIZE), cancellable, error);
}

static void
ura_hash_stream_finalize (GObject *object)
{
  UraHashStream *self = URA_HASH_STREAM (object);

  g_aligned_free (self->state);
  g_free (self->expected);
  G_OBJECT_CLASS (ura_hash_stream_parent_class)->finalize (object);
}

static void
ura_hash_stream_class_init (UraHashStreamClass *klass)
{
  GInputStreamClass *stream_class = G_INPUT_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ura_hash_stream_finalize;
  stream_class->read_fn = ura_hash_stream_read;
  stream_class->skip = ura_hash_stream_skip;
}

static void
ura_hash_stream_init (UraHashStream *self)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this system");
  self->state = g_aligned_alloc (1, crypto_generichash_statebytes (), 64);
  crypto_generichash_init (self->state, NULL, 0, URA_ATTACHMENT_HASH_SIZE);
}

GInputStream *
ura_hash_stream_new (GInputStream *base, const char *expected, const UraLanguage *language)
{
  UraHashStream *self = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (base), NULL);
  g_return_val_if_fail (ura_attachment_is_hash (expected), NULL);

  self = g_object_new (URA_TYPE_HASH_STREAM, "base-stream", base, NULL);
  self->expected = g_strdup (expected);
  self->language = language;
  return G_INPUT_STREAM (self);
}
