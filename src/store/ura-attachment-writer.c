/* Why this file exists: an attachment is either wholly there under the hash of its content, or not
 * at all, whatever ends the program while it is being written. Users' files and files that come
 * out of a backup are written the same way. */

#include "config.h"

#include "ura-attachments-private.h"

#include "ura-file.h"
#include "ura-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

struct _UraAttachmentWriter
{
  crypto_generichash_state *state; /* apart, because it must be aligned */
  const UraLanguage *language;
  char *folder;    /* the workspace's */
  char *temporary; /* NULL once the file has its name */
  int fd;
  gint64 size;
};

UraAttachmentWriter *
ura_attachment_writer_new (const char *folder, const UraLanguage *language, GError **error)
{
  g_autoptr (UraAttachmentWriter) self = NULL;
  g_autofree char *attachments = g_build_filename (folder, "attachments", NULL);

  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this system");
  if (!ura_file_make_folder (attachments, language, error))
    return NULL;

  self = g_new0 (UraAttachmentWriter, 1);
  self->language = language;
  self->folder = g_strdup (folder);
  self->temporary = g_build_filename (attachments, ".new-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      ura_file_fail (language, errno, attachments, error);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }
  self->state = g_aligned_alloc (1, crypto_generichash_statebytes (), 64);
  crypto_generichash_init (self->state, NULL, 0, URA_ATTACHMENT_HASH_SIZE);
  return g_steal_pointer (&self);
}

gboolean
ura_attachment_writer_append (UraAttachmentWriter *self,
                              const void *data,
                              gsize size,
                              GError **error)
{
  g_return_val_if_fail (self != NULL && self->temporary != NULL, FALSE);

  if ((gint64) size > URA_ATTACHMENT_MAX_SIZE - self->size)
    {
      g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED,
                           ura_tr (self->language,
                                   "The file is larger than 2 GB. Keep it elsewhere "
                                   "and note its place in the record."));
      return FALSE;
    }
  if (!ura_file_write_all (self->fd, data, size))
    return ura_file_fail (self->language, errno, self->folder, error);
  crypto_generichash_update (self->state, data, size);
  self->size += (gint64) size;
  return TRUE;
}

gint64
ura_attachment_writer_get_size (const UraAttachmentWriter *self)
{
  return self->size;
}

static char *
finish_hash (UraAttachmentWriter *self)
{
  unsigned char hash[URA_ATTACHMENT_HASH_SIZE];
  char *text = g_malloc (2 * sizeof hash + 1);

  crypto_generichash_final (self->state, hash, sizeof hash);
  return sodium_bin2hex (text, 2 * sizeof hash + 1, hash, sizeof hash);
}

char *
ura_attachment_writer_finish (UraAttachmentWriter *self, const char *expected, GError **error)
{
  g_autofree char *hash = NULL;
  g_autofree char *file = NULL;
  g_autofree char *subfolder = NULL;

  g_return_val_if_fail (self != NULL && self->temporary != NULL, NULL);

  hash = finish_hash (self);
  if (expected != NULL && strcmp (hash, expected) != 0)
    {
      g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_DAMAGED,
                           ura_tr (self->language,
                                   "An attached file is damaged: its content is not "
                                   "what was saved."));
      return NULL;
    }
  if (fsync (self->fd) != 0)
    {
      ura_file_fail (self->language, errno, self->folder, error);
      return NULL;
    }

  /* The same content may be there already: replacing it changes nothing, and heals a damaged one.
   */
  file = ura_attachment_file (self->folder, hash);
  subfolder = g_path_get_dirname (file);
  if (!ura_file_make_folder (subfolder, self->language, error) ||
      !ura_file_rename (self->temporary, file, TRUE, self->language, error))
    return NULL;
  g_clear_pointer (&self->temporary, g_free);
  return g_steal_pointer (&hash);
}

void
ura_attachment_writer_free (UraAttachmentWriter *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_aligned_free (self->state);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self);
}
