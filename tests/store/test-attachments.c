/* Attached files: stored once, by content, whole or not at all, and damage shows. */

#include "config.h"

#include "ura-attachments-private.h"
#include "ura-attachments.h"
#include "workspace-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* BLAKE2b-256 of "abc", computed by another program (b2sum -l 256). */
#define ABC_HASH "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"
#define LARGE    (9 * 1024 * 1024 + 17)

static char *
put (UraStore *store, const void *content, gsize size, GError **error)
{
  g_autoptr (GInputStream)
      stream = g_memory_input_stream_new_from_data (content, (gssize) size, NULL);

  return ura_attachments_put (store, stream, NULL, NULL, error);
}

static guint8 *
large_content (void)
{
  guint8 *content = g_malloc (LARGE + 1);
  guint32 state = 1;

  for (gsize i = 0; i <= LARGE; i++)
    {
      state = state * 1664525u + 1013904223u;
      content[i] = (guint8) (state >> 24);
    }
  return content;
}

/* Reads everything; the number of bytes, or -1 with @error. */
static gssize
read_all (GInputStream *stream, GByteArray *content, GError **error)
{
  guint8 buffer[1000];
  gssize size = 0;

  while ((size = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    g_byte_array_append (content, buffer, (guint) size);
  return size < 0 ? -1 : (gssize) content->len;
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;
  guint n = 0;

  if (dir == NULL)
    return g_file_test (path, G_FILE_TEST_EXISTS) ? 1 : 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += count_files (child);
    }
  return n;
}

static guint
count_attachments (WorkspaceFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->path, "attachments", NULL);

  return g_file_test (path, G_FILE_TEST_IS_DIR) ? count_files (path) : 0;
}

static void
test_hash (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = put (fixture->store, "abc", 3, &error);
  g_autofree char *file = NULL;
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (hash, ==, ABC_HASH);
  file = g_build_filename (fixture->path, "attachments", "bd", ABC_HASH, NULL);
  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "abc");
  g_assert_true (ura_attachments_exists (fixture->store, ABC_HASH));
}

static void
test_round_trip (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree guint8 *content = large_content ();
  const gsize sizes[] = { 0, 1, 65536, LARGE };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *hash = put (fixture->store, content, sizes[i], &error);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (GByteArray) read = g_byte_array_new ();

      g_assert_no_error (error);
      stream = ura_attachments_get (fixture->store, hash, &error);
      g_assert_no_error (error);
      g_assert_cmpint (read_all (stream, read, &error), ==, (gssize) sizes[i]);
      g_assert_no_error (error);
      g_assert_cmpmem (read->data, read->len, content, sizes[i]);
    }
  g_assert_cmpuint (count_attachments (fixture), ==, G_N_ELEMENTS (sizes));
}

static void
test_stored_once (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *first = put (fixture->store, "njësoj", 7, NULL);
  g_autofree char *second = put (fixture->store, "njësoj", 7, NULL);
  g_autofree char *other = put (fixture->store, "tjetër", 7, NULL);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, other);
  g_assert_cmpuint (count_attachments (fixture), ==, 2);
}

static void
test_missing (WorkspaceFixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { ABC_HASH,
                                       "",
                                       "..",
                                       "../../workspace.db",
                                       "BDDD813C634239723171EF3FEE98579B94964E3BB1CB3E427262C8C0",
                                       NULL };

  for (guint i = 0; wrong[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ura_attachments_get (fixture->store, wrong[i], &error));
      workspace_assert_error (&error, URA_STORE_ERROR_NOT_FOUND);
      g_assert_false (ura_attachments_exists (fixture->store, wrong[i]));
    }
}

/* One bit at the start, in the middle, at the end; a lost and an added byte. */
static void
test_damage (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree guint8 *content = large_content ();
  g_autofree char *hash = put (fixture->store, content, LARGE, NULL);
  g_autofree char *file = ura_attachment_file (fixture->path, hash);

  for (guint kind = 0; kind < 5; kind++)
    {
      g_autofree guint8 *harmed = g_memdup2 (content, LARGE + 1);
      gsize size = kind == 3 ? LARGE - 1 : kind == 4 ? LARGE + 1 : LARGE;
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (GByteArray) read = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      if (kind < 3)
        harmed[kind * (LARGE - 1) / 2] ^= 0x10;
      g_assert_true (g_file_set_contents (file, (const char *) harmed, (gssize) size, NULL));
      stream = ura_attachments_get (fixture->store, hash, &error);
      g_assert_no_error (error);
      g_assert_cmpint (read_all (stream, read, &error), ==, -1);
      g_assert_cmpuint (read->len, ==, size);
      workspace_assert_error (&error, URA_STORE_ERROR_DAMAGED);
    }

  /* Attaching the file again heals it. */
  g_free (put (fixture->store, content, LARGE, NULL));
  g_assert_true (ura_attachment_verify (fixture->path, hash, ura_language_get (NULL), NULL, NULL));
}

static void
test_skipping_counts (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *hash = put (fixture->store, "0123456789", 10, NULL);
  g_autofree char *file = ura_attachment_file (fixture->path, hash);
  g_autoptr (GInputStream) stream = ura_attachments_get (fixture->store, hash, NULL);
  g_autoptr (GError) error = NULL;
  char buffer[16];
  gsize size = 0;

  g_assert_cmpint (g_input_stream_skip (stream, 4, NULL, &error), ==, 4);
  g_assert_true (g_input_stream_read_all (stream, buffer, sizeof buffer, &size, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (buffer, size, "456789", 6);

  g_clear_object (&stream);
  g_assert_true (g_file_set_contents (file, "0x23456789", 10, NULL));
  stream = ura_attachments_get (fixture->store, hash, NULL);
  g_assert_cmpint (g_input_stream_skip (stream, 4, NULL, &error), ==, 4);
  g_assert_false (g_input_stream_read_all (stream, buffer, sizeof buffer, &size, NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_DAMAGED);
}

/* A stream of zeros that costs no memory. */
#define TEST_TYPE_ZEROS (test_zeros_get_type ())
G_DECLARE_FINAL_TYPE (TestZeros, test_zeros, TEST, ZEROS, GInputStream)

struct _TestZeros
{
  GInputStream parent_instance;
  gint64 left;
  gint64 fails_at; /* when so much is left; -1 = never */
};

G_DEFINE_FINAL_TYPE (TestZeros, test_zeros, G_TYPE_INPUT_STREAM)

static gssize
test_zeros_read (
    GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  TestZeros *self = TEST_ZEROS (stream);
  gsize size = MIN (count, (guint64) self->left);

  if (self->left == self->fails_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "pajisja u hoq");
      return -1;
    }
  memset (buffer, 0, size);
  self->left -= (gint64) size;
  return (gssize) size;
}

static void
test_zeros_class_init (TestZerosClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = test_zeros_read;
}

static void
test_zeros_init (TestZeros *self)
{
  self->fails_at = -1;
}

static void
test_failing_source (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autoptr (TestZeros) zeros = g_object_new (TEST_TYPE_ZEROS, NULL);
  g_autoptr (GError) error = NULL;

  zeros->left = 4 * 262144;
  zeros->fails_at = 2 * 262144;
  g_assert_null (ura_attachments_put (fixture->store, G_INPUT_STREAM (zeros), NULL, NULL, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_FAILED);
  g_assert_cmpuint (count_attachments (fixture), ==, 0);
}

static void
test_cancel (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autoptr (TestZeros) zeros = g_object_new (TEST_TYPE_ZEROS, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  zeros->left = 1024 * 1024;
  g_cancellable_cancel (cancellable);
  g_assert_null (
      ura_attachments_put (fixture->store, G_INPUT_STREAM (zeros), NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_attachments (fixture), ==, 0);
}

/* The limit is tested by the writer alone: 2 GiB need not be written for it. */
static void
test_too_large (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraAttachmentWriter)
      writer = ura_attachment_writer_new (fixture->path, ura_language_get (NULL), &error);

  g_assert_no_error (error);
  g_assert_false (ura_attachment_writer_append (writer, NULL, URA_ATTACHMENT_MAX_SIZE + 1, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_REFUSED);
}

static void
test_full_disk (void)
{
  g_autofree char *folder = workspace_folder_new ();
  g_autofree char *inner = g_build_filename (folder, "disk", NULL);
  g_autoptr (UraAttachmentWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *content = large_content ();
  SmallDisk disk;

  small_disk_begin (&disk, inner, 4 * 1024 * 1024);
  writer = ura_attachment_writer_new (inner, ura_language_get (NULL), &error);
  g_assert_no_error (error);
  g_assert_false (ura_attachment_writer_append (writer, content, LARGE, &error));
  workspace_assert_error (&error, URA_STORE_ERROR_FULL);
  g_clear_pointer (&writer, ura_attachment_writer_free);
  g_assert_cmpuint (count_files (inner), ==, 0);
  small_disk_end (&disk);
  workspace_folder_remove (folder);
}

/* What a killed process was writing is tidied away; finished files stay. */
static void
test_unfinished (WorkspaceFixture *fixture, gconstpointer data)
{
  g_autofree char *hash = put (fixture->store, "abc", 3, NULL);
  g_autofree char *unfinished = g_build_filename (fixture->path, "attachments", ".new-AB12CD",
                                                  NULL);

  g_assert_true (g_file_set_contents (unfinished, "half", 4, NULL));
  ura_attachment_remove_unfinished (fixture->path);
  g_assert_false (g_file_test (unfinished, G_FILE_TEST_EXISTS));
  g_assert_true (ura_attachments_exists (fixture->store, hash));
}

static void
test_json (void)
{
  g_autofree char *json = ura_attachment_to_json (ABC_HASH, "Vendim \"nr. 5\" – ë.pdf",
                                                  123456789012, "application/pdf");
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;
  g_autofree char *type = NULL;
  gint64 size = 0;

  g_assert_cmpstr (json, ==,
                   "{\"hash\":\"" ABC_HASH "\",\"name\":\"Vendim \\\"nr. 5\\\" – ë.pdf\","
                   "\"size\":123456789012,\"type\":\"application/pdf\"}");
  g_assert_true (ura_attachment_from_json (json, &hash, &name, &size, &type));
  g_assert_cmpstr (hash, ==, ABC_HASH);
  g_assert_cmpstr (name, ==, "Vendim \"nr. 5\" – ë.pdf");
  g_assert_cmpint (size, ==, 123456789012);
  g_assert_cmpstr (type, ==, "application/pdf");
}

static void
test_wrong_json (void)
{
  static const char *const wrong[] = {
    "", "null", "[]", "{", "{}", "{\"hash\":5}", "{\"hash\":\"../x\"}", "{\"hash\":\"bddd81\"}",
  };
  char *hash = (char *) "untouched";

  g_assert_false (ura_attachment_from_json (NULL, &hash, NULL, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (ura_attachment_from_json (wrong[i], &hash, NULL, NULL, NULL));
  g_assert_cmpstr (hash, ==, "untouched");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/attachments/" path, WorkspaceFixture, NULL, workspace_set_up, function,      \
              workspace_tear_down)
  ADD ("named-by-content", test_hash);
  ADD ("round-trip", test_round_trip);
  ADD ("stored-once", test_stored_once);
  ADD ("missing", test_missing);
  ADD ("damage-shows", test_damage);
  ADD ("skipping-counts", test_skipping_counts);
  ADD ("failing-source-leaves-nothing", test_failing_source);
  ADD ("cancel-leaves-nothing", test_cancel);
  ADD ("too-large", test_too_large);
  ADD ("unfinished-is-removed", test_unfinished);
#undef ADD
  g_test_add_func ("/store/attachments/full-disk-leaves-nothing", test_full_disk);
  g_test_add_func ("/store/attachments/json", test_json);
  g_test_add_func ("/store/attachments/wrong-json", test_wrong_json);

  return g_test_run ();
}
