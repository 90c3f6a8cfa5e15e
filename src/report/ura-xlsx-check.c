/* Reading the finished file back. libxlsxwriter does not look at what becomes of its temporary
 * files: when their disk is full, it packs what is left of them and reports success. So every part
 * is unpacked once more and must be whole before the file gets its name. */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "ura-xlsx-private.h"

#define BUFFER_SIZE     (64 * 1024)
#define END_SIZE        22 /* of the record that ends an archive without comment */
#define ENTRY_SIZE      46
#define LOCAL_SIZE      30
#define END_MAGIC       0x06054b50
#define ENTRY_MAGIC     0x02014b50
#define LOCAL_MAGIC     0x04034b50
#define METHOD_STORED   0
#define METHOD_DEFLATED 8

typedef struct
{
  const guint8 *data;
  gsize size;
} Archive;

typedef struct
{
  char *name;
  guint method;
  gsize packed_size;
  gsize size;
  gsize start;
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

/* Reads the entry of the directory at @at and moves on. */
static gboolean
read_entry (const Archive *archive, gsize *at, Entry *entry)
{
  const guint8 *p = archive->data + *at;
  gsize name_length;
  gsize local;

  if (*at + ENTRY_SIZE > archive->size || read_32 (p) != ENTRY_MAGIC)
    return FALSE;
  name_length = read_16 (p + 28);
  local = read_32 (p + 42);
  if (*at + ENTRY_SIZE + name_length > archive->size || local + LOCAL_SIZE > archive->size ||
      read_32 (archive->data + local) != LOCAL_MAGIC)
    return FALSE;
  entry->method = read_16 (p + 10);
  entry->packed_size = read_32 (p + 20);
  entry->size = read_32 (p + 24);
  entry->start = local + LOCAL_SIZE + read_16 (archive->data + local + 26) +
                 read_16 (archive->data + local + 28);
  if (entry->start + entry->packed_size > archive->size)
    return FALSE;
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

static gboolean
check_entry (const Archive *archive, const Entry *entry, GError **error)
{
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_data (
      archive->data + entry->start, (gssize) entry->packed_size, NULL);
  g_autoptr (GZlibDecompressor) inflater = NULL;
  g_autoptr (GInputStream) stream = NULL;

  if (entry->method == METHOD_STORED)
    return check_stream (packed, entry, error);
  inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  stream = g_converter_input_stream_new (packed, G_CONVERTER (inflater));
  return check_stream (stream, entry, error);
}

static gboolean
check_archive (const Archive *archive, GError **error)
{
  const guint8 *end;
  gsize at;
  guint n;

  if (archive->size < END_SIZE)
    return FALSE;
  end = archive->data + archive->size - END_SIZE;
  if (read_32 (end) != END_MAGIC)
    return FALSE;
  n = read_16 (end + 10);
  at = read_32 (end + 16);
  for (guint i = 0; i < n; i++)
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
  return n > 0;
}

gboolean
ura_xlsx_check_file (const char *path, const UraLanguage *language, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GError) reason = NULL;
  Archive archive = { 0 };

  if (file != NULL)
    {
      archive.data = (const guint8 *) g_mapped_file_get_contents (file);
      archive.size = g_mapped_file_get_length (file);
    }
  if (archive.data != NULL && check_archive (&archive, &reason))
    return TRUE;
  g_set_error (
      error, URA_REPORT_ERROR, URA_REPORT_ERROR_INCOMPLETE,
      ura_tr (language, "The workbook was not written completely (%s); the disk may be full"),
      reason != NULL ? reason->message : "zip");
  return FALSE;
}
