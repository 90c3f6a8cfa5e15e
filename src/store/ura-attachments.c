/* Why this file exists: files that belong to records lie in the workspace under the hash of their
 * content, "attachments/ab/ab01…". No name a user gave becomes a path, the same file is kept once,
 * and damage shows. */

#include "config.h"

#include "ura-attachments.h"

#include "ura-attachments-private.h"
#include "ura-file.h"
#include "ura-hash-stream.h"
#include "ura-value.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>

#define BUFFER_SIZE   (256 * 1024)
#define UNFINISHED    ".new-"
#define MAX_JSON_SIZE 16384

gboolean
ura_attachment_is_hash (const char *hash)
{
  gsize length = 0;

  if (hash == NULL)
    return FALSE;
  length = strspn (hash, "0123456789abcdef");
  return length == 2 * URA_ATTACHMENT_HASH_SIZE && hash[length] == '\0';
}

char *
ura_attachment_file (const char *folder, const char *hash)
{
  const char prefix[] = { hash[0], hash[1], '\0' };

  g_assert (ura_attachment_is_hash (hash));
  return g_build_filename (folder, "attachments", prefix, hash, NULL);
}

static void
fail_missing (const UraLanguage *language, GError **error)
{
  g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
                       ura_tr (language, "The attached file is missing from the workspace. Restore "
                                         "it from a backup, or attach it again."));
}

GInputStream *
ura_attachment_open (const char *folder,
                     const char *hash,
                     const UraLanguage *language,
                     GError **error)
{
  g_autofree char *file = NULL;
  g_autoptr (GInputStream) content = NULL;
  int fd = -1;

  if (!ura_attachment_is_hash (hash))
    {
      fail_missing (language, error);
      return NULL;
    }
  file = ura_attachment_file (folder, hash);
  fd = open (file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0)
    {
      if (errno == ENOENT)
        fail_missing (language, error);
      else
        ura_file_fail (language, errno, file, error);
      return NULL;
    }
  content = g_unix_input_stream_new (fd, TRUE);
  return ura_hash_stream_new (content, hash, language);
}

gboolean
ura_attachment_verify (const char *folder,
                       const char *hash,
                       const UraLanguage *language,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GInputStream) stream = ura_attachment_open (folder, hash, language, error);
  g_autofree guint8 *buffer = NULL;
  gssize size = 0;

  if (stream == NULL)
    return FALSE;
  buffer = g_malloc (BUFFER_SIZE);
  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      size = g_input_stream_read (stream, buffer, BUFFER_SIZE, cancellable, error);
    }
  while (size > 0);
  return size == 0;
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The files of one subfolder "ab". */
static void
list_subfolder (const char *path, const char *prefix, GPtrArray *hashes, GPtrArray *strangers)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      if (ura_attachment_is_hash (name) && g_str_has_prefix (name, prefix))
        g_ptr_array_add (hashes, g_strdup (name));
      else if (strangers != NULL)
        g_ptr_array_add (strangers, g_build_filename (prefix, name, NULL));
    }
}

GPtrArray *
ura_attachment_list (const char *folder,
                     GPtrArray *strangers,
                     const UraLanguage *language,
                     GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_build_filename (folder, "attachments", NULL);
  g_autoptr (GDir) attachments = NULL;
  const char *name = NULL;

  attachments = g_dir_open (path, 0, NULL);
  if (attachments == NULL)
    {
      if (errno == ENOENT) /* nothing was ever attached */
        return g_steal_pointer (&hashes);
      ura_file_fail (language, errno, path, error);
      return NULL;
    }
  while ((name = g_dir_read_name (attachments)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (strlen (name) == 2 && strspn (name, "0123456789abcdef") == 2 &&
          g_file_test (child, G_FILE_TEST_IS_DIR))
        list_subfolder (child, name, hashes, strangers);
      else if (strangers != NULL)
        g_ptr_array_add (strangers, g_strdup (name));
    }
  g_ptr_array_sort (hashes, compare_hashes);
  return g_steal_pointer (&hashes);
}

void
ura_attachment_remove_unfinished (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "attachments", NULL);
  g_autoptr (GDir) attachments = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (attachments != NULL && (name = g_dir_read_name (attachments)) != NULL)
    if (g_str_has_prefix (name, UNFINISHED))
      {
        g_autofree char *child = g_build_filename (path, name, NULL);

        g_unlink (child);
      }
}

/* Reads @stream to its end into @writer. */
static gboolean
copy_stream (UraAttachmentWriter *writer,
             GInputStream *stream,
             const UraLanguage *language,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);

  for (;;)
    {
      g_autoptr (GError) local_error = NULL;
      gssize size = 0;

      /* Not every stream asks. */
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      size = g_input_stream_read (stream, buffer, BUFFER_SIZE, cancellable, &local_error);
      if (size == 0)
        return TRUE;
      if (size < 0 && (local_error->domain == URA_STORE_ERROR ||
                       g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (size < 0)
        {
          g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_FAILED,
                       ura_tr (language, "The chosen file could not be read. The system says: %s."),
                       local_error->message);
          return FALSE;
        }
      if (!ura_attachment_writer_append (writer, buffer, (gsize) size, error))
        return FALSE;
    }
}

char *
ura_attachments_put (
    UraStore *store, GInputStream *stream, gint64 *size, GCancellable *cancellable, GError **error)
{
  const UraLanguage *language = NULL;
  g_autoptr (UraAttachmentWriter) writer = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (URA_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  language = ura_store_get_language (store);
  if (ura_store_get_read_only (store))
    {
      ura_file_fail (language, EROFS, ura_store_get_path (store), error);
      return NULL;
    }
  writer = ura_attachment_writer_new (ura_store_get_path (store), language, error);
  if (writer == NULL || !copy_stream (writer, stream, language, cancellable, error))
    return NULL;
  hash = ura_attachment_writer_finish (writer, NULL, error);
  if (hash != NULL && size != NULL)
    *size = ura_attachment_writer_get_size (writer);
  return g_steal_pointer (&hash);
}

GInputStream *
ura_attachments_get (UraStore *store, const char *hash, GError **error)
{
  g_return_val_if_fail (URA_IS_STORE (store), NULL);

  return ura_attachment_open (ura_store_get_path (store), hash, ura_store_get_language (store),
                              error);
}

gboolean
ura_attachments_exists (UraStore *store, const char *hash)
{
  g_autofree char *file = NULL;

  g_return_val_if_fail (URA_IS_STORE (store), FALSE);

  if (!ura_attachment_is_hash (hash))
    return FALSE;
  file = ura_attachment_file (ura_store_get_path (store), hash);
  return g_file_test (file, G_FILE_TEST_IS_REGULAR);
}

static void
append_member (GString *json, const char *name, const UraValue *value)
{
  g_string_append_printf (json, "%c\"%s\":", json->len == 0 ? '{' : ',', name);
  ura_value_append_json (value, json);
}

char *
ura_attachment_to_json (const char *hash, const char *name, gint64 size, const char *content_type)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_auto (UraValue) value = URA_VALUE_INIT;

  g_return_val_if_fail (ura_attachment_is_hash (hash), NULL);

  ura_value_set_text (&value, hash);
  append_member (json, "hash", &value);
  ura_value_set_text (&value, name);
  append_member (json, "name", &value);
  ura_value_set_integer (&value, size);
  append_member (json, "size", &value);
  ura_value_set_text (&value, content_type);
  append_member (json, "type", &value);
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

static void
set_member (JsonObject *object, const char *name, char **value)
{
  if (value != NULL)
    *value = g_strdup (json_object_get_string_member_with_default (object, name, NULL));
}

gboolean
ura_attachment_from_json (
    const char *json, char **hash, char **name, gint64 *size, char **content_type)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = NULL;

  if (json == NULL || strlen (json) > MAX_JSON_SIZE)
    return FALSE;
  node = json_from_string (json, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  if (!ura_attachment_is_hash (json_object_get_string_member_with_default (object, "hash", NULL)))
    return FALSE;

  set_member (object, "hash", hash);
  set_member (object, "name", name);
  set_member (object, "type", content_type);
  if (size != NULL)
    *size = json_object_get_int_member_with_default (object, "size", 0);
  return TRUE;
}
