/* Reading the finished file back. libxlsxwriter does not look at what becomes of its temporary
 * files: when their disk is full, it packs what is left of them and reports success. So every part
 * is unpacked once more and must be whole before the file gets its name. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ura-xlsx-private.h"

#define BUFFER_SIZE     (64 * 1024)
#define END_SIZE        22 /* of the record that ends an archive without comment */
#define ENTRY_SIZE      46
#define LOCAL_SIZE      30
#define MAX_DIRECTORY   (1024 * 1024)
#define END_MAGIC       0x06054b50
#define ENTRY_MAGIC     0x02014b50
#define LOCAL_MAGIC     0x04034b50
#define METHOD_DEFLATED 8

/* The file, and its directory as bytes. */
typedef struct
{
  GInputStream *stream;
  GByteArray *directory;
  guint n_entries;
} Archive;

typedef struct
{
  char *name;
  guint64 size;
  guint64 local; /* where its own header is */
} Entry;

/* Counts how deep tags are nested; a missing piece leaves the count unbalanced. */
typedef struct
{
  gint64 depth;
  guint64 size;
  gboolean in_tag;
  char first;  /* character of the tag */
  char before; /* the last one */
  gboolean broken;
} Scan;

static guint32
read_16 (const guint8 *p)
{
  return (guint32) p[0] | (guint32) p[1] << 8;
}

static guint32
read_32 (const guint8 *p)
{
  return read_16 (p) | read_16 (p + 2) << 16;
}

static gboolean
read_at (const Archive *archive, guint64 offset, guint8 *data, gsize size)
{
  gsize n = 0;

  return g_seekable_seek (G_SEEKABLE (archive->stream), (goffset) offset, G_SEEK_SET, NULL, NULL) &&
         g_input_stream_read_all (archive->stream, data, size, &n, NULL, NULL) && n == size;
}

static gboolean
read_directory (Archive *archive, guint64 file_size)
{
  guint8 end[END_SIZE];
  guint32 size;
  guint32 offset;

  if (file_size < END_SIZE || !read_at (archive, file_size - END_SIZE, end, END_SIZE) ||
      read_32 (end) != END_MAGIC)
    return FALSE;
  archive->n_entries = read_16 (end + 10);
  size = read_32 (end + 12);
  offset = read_32 (end + 16);
  if (size > MAX_DIRECTORY)
    return FALSE;
  g_byte_array_set_size (archive->directory, size);
  return read_at (archive, offset, archive->directory->data, size);
}

/* Reads the entry of the directory at @at and moves on. */
static gboolean
read_entry (const Archive *archive, gsize *at, Entry *entry)
{
  const guint8 *p = archive->directory->data + *at;
  gsize name_length;

  if (*at + ENTRY_SIZE > archive->directory->len || read_32 (p) != ENTRY_MAGIC)
    return FALSE;
  name_length = read_16 (p + 28);
  if (*at + ENTRY_SIZE + name_length > archive->directory->len ||
      read_16 (p + 10) != METHOD_DEFLATED)
    return FALSE;
  entry->size = read_32 (p + 24);
  entry->local = read_32 (p + 42);
  entry->name = g_strndup ((const char *) p + ENTRY_SIZE, name_length);
  *at += ENTRY_SIZE + name_length + read_16 (p + 30) + read_16 (p + 32);
  return TRUE;
}

static void
end_tag (Scan *scan)
{
  scan->in_tag = FALSE;
  if (scan->first == '/')
    scan->depth--;
  else if (scan->first != '?' && scan->before != '/')
    scan->depth++;
  if (scan->depth < 0)
    scan->broken = TRUE;
}

static void
scan_xml (Scan *scan, const char *data, gsize size)
{
  const char *end = data + size;

  for (const char *p = data; p < end;)
    {
      if (!scan->in_tag)
        {
          p = memchr (p, '<', (gsize) (end - p));
          if (p == NULL)
            return;
          scan->in_tag = TRUE;
          scan->first = '\0';
          scan->before = '\0';
          p++;
          continue;
        }
      if (scan->first == '\0')
        scan->first = *p;
      if (*p == '<')
        scan->broken = TRUE;
      if (*p == '>')
        end_tag (scan);
      scan->before = *p;
      p++;
    }
}

static gboolean
check_stream (GInputStream *stream, const Entry *entry, GError **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  gboolean is_xml = g_str_has_suffix (entry->name, ".xml") ||
                    g_str_has_suffix (entry->name, ".rels");
  Scan scan = { 0 };
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, BUFFER_SIZE, NULL, error)) > 0)
    {
      scan.size += (guint64) n;
      if (is_xml)
        scan_xml (&scan, buffer, (gsize) n);
    }
  if (n < 0)
    return FALSE;
  if (scan.size != entry->size || scan.broken || scan.in_tag || scan.depth != 0 || scan.size == 0)
    {
      g_set_error (error, URA_REPORT_ERROR, URA_REPORT_ERROR_INCOMPLETE, "%s", entry->name);
      return FALSE;
    }
  return TRUE;
}

/* Goes to the packed bytes of @entry and unpacks them; they tell their end themselves. */
static gboolean
check_entry (const Archive *archive, const Entry *entry, GError **error)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GInputStream) stream = NULL;
  guint8 local[LOCAL_SIZE];
  goffset start;

  if (!read_at (archive, entry->local, local, LOCAL_SIZE) || read_32 (local) != LOCAL_MAGIC)
    return FALSE;
  start = (goffset) (entry->local + LOCAL_SIZE + read_16 (local + 26) + read_16 (local + 28));
  if (!g_seekable_seek (G_SEEKABLE (archive->stream), start, G_SEEK_SET, NULL, error))
    return FALSE;
  stream = g_converter_input_stream_new (archive->stream, G_CONVERTER (inflater));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (stream), FALSE);
  return check_stream (stream, entry, error);
}

static gboolean
check_archive (Archive *archive, guint64 file_size, GError **error)
{
  gsize at = 0;

  if (!read_directory (archive, file_size))
    return FALSE;
  for (guint i = 0; i < archive->n_entries; i++)
    {
      Entry entry = { 0 };
      gboolean whole;

      if (!read_entry (archive, &at, &entry))
        return FALSE;
      whole = check_entry (archive, &entry, error);
      g_free (entry.name);
      if (!whole)
        return FALSE;
    }
  return archive->n_entries > 0;
}

gboolean
ura_xlsx_check_file (const char *path, const UraLanguage *language, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  g_autoptr (GError) reason = NULL;
  Archive archive = { G_INPUT_STREAM (stream), directory, 0 };
  GStatBuf info;

  if (stream != NULL && g_stat (path, &info) == 0 &&
      check_archive (&archive, (guint64) info.st_size, &reason))
    return TRUE;
  g_set_error (
      error, URA_REPORT_ERROR, URA_REPORT_ERROR_INCOMPLETE,
      ura_tr (language, "The workbook was not written completely (%s); the disk may be full"),
      reason != NULL ? reason->message : "zip");
  return FALSE;
}
