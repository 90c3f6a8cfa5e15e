/* Reads the .mo format by itself: the C library's gettext looks a language up by the system's
 * locales, and a fresh Debian has no Albanian one. */

#include "config.h"

#include "ura-mo-file.h"

#include <string.h>

#define MAGIC           0x950412deu
#define MAGIC_SWAPPED   0xde120495u
#define HEADER_SIZE     20
#define CONTEXT_END     '\004' /* stands between context and text in a key */
#define DESCRIPTOR_SIZE 8      /* length and offset of one text */

struct _UraMoFile
{
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  gboolean swapped;
  guint32 n_texts;
  guint32 texts;        /* offset of the table of keys */
  guint32 translations; /* offset of the table of translations */
};

typedef struct
{
  const char *start; /* NUL-terminated; may hold more NULs between plural forms */
  guint32 length;
} Text;

static guint32
read_number (const UraMoFile *self, gsize offset)
{
  guint32 number;

  memcpy (&number, self->data + offset, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

static Text
read_text (const UraMoFile *self, guint32 table, guint32 position)
{
  gsize descriptor = (gsize) table + (gsize) position * DESCRIPTOR_SIZE;

  return (Text){ .start = (const char *) self->data + read_number (self, descriptor + 4),
                 .length = read_number (self, descriptor) };
}

static gboolean
table_fits (const UraMoFile *self, guint32 table)
{
  return table >= HEADER_SIZE && table <= self->size &&
         self->n_texts <= (self->size - table) / DESCRIPTOR_SIZE;
}

/* Whether the text a descriptor speaks of lies inside the file and ends with a NUL there. */
static gboolean
text_fits (const UraMoFile *self, guint32 table, guint32 position)
{
  gsize descriptor = (gsize) table + (gsize) position * DESCRIPTOR_SIZE;
  guint32 length = read_number (self, descriptor);
  guint32 offset = read_number (self, descriptor + 4);

  return offset >= HEADER_SIZE && offset < self->size && length < self->size - offset &&
         self->data[(gsize) offset + length] == '\0';
}

static gboolean
check_header (UraMoFile *self, GError **error)
{
  guint32 magic = self->size < HEADER_SIZE ? 0 : read_number (self, 0);

  if (magic != MAGIC && magic != MAGIC_SWAPPED)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "not a compiled message catalogue");
      return FALSE;
    }
  self->swapped = magic == MAGIC_SWAPPED;
  if (read_number (self, 4) >> 16 > 1)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "unknown revision of the message catalogue");
      return FALSE;
    }
  self->n_texts = read_number (self, 8);
  self->texts = read_number (self, 12);
  self->translations = read_number (self, 16);
  return TRUE;
}

static gboolean
check_tables (const UraMoFile *self, GError **error)
{
  gboolean whole = table_fits (self, self->texts) && table_fits (self, self->translations);

  for (guint32 i = 0; whole && i < self->n_texts; i++)
    {
      whole = text_fits (self, self->texts, i) && text_fits (self, self->translations, i);
      if (whole && i > 0)
        whole = strcmp (read_text (self, self->texts, i - 1).start,
                        read_text (self, self->texts, i).start) < 0;
    }
  if (!whole)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         "the message catalogue is damaged");
  return whole;
}

/* Orders the key of an entry against "context\004text" without building that string. */
static int
compare_key (const char *key, const char *context, const char *text)
{
  if (context != NULL)
    {
      gsize length = strlen (context);
      int order = strncmp (key, context, length);

      if (order != 0)
        return order;
      if (key[length] != CONTEXT_END)
        return (guchar) key[length] - CONTEXT_END;
      key += length + 1;
    }
  return strcmp (key, text);
}

static const char *
plural_form (Text translation, guint form)
{
  const char *end = translation.start + translation.length;
  const char *start = translation.start;

  for (; form > 0; form--)
    {
      start += strlen (start) + 1;
      if (start > end)
        return NULL;
    }
  return *start != '\0' ? start : NULL;
}

static const char *
find_translation (const UraMoFile *self, const char *context, const char *text, guint form)
{
  guint32 low = 0;
  guint32 high = self->n_texts;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int order = compare_key (read_text (self, self->texts, middle).start, context, text);

      if (order == 0)
        return plural_form (read_text (self, self->translations, middle), form);
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

UraMoFile *
ura_mo_file_new (GBytes *bytes, GError **error)
{
  g_autoptr (UraMoFile) self = g_new0 (UraMoFile, 1);

  g_return_val_if_fail (bytes != NULL, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  if (!check_header (self, error) || !check_tables (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ura_mo_file_free (UraMoFile *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}

const char *
ura_mo_file_lookup (const UraMoFile *self, const char *context, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  return find_translation (self, context, text, 0);
}

const char *
ura_mo_file_lookup_plural (const UraMoFile *self, const char *singular, guint64 number)
{
  g_return_val_if_fail (self != NULL && singular != NULL, NULL);

  return find_translation (self, NULL, singular, number != 1);
}
