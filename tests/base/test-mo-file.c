/* The reader of compiled catalogues: both byte orders, and files that are not what they should be.
 */

#include "config.h"

#include "ura-mo-file.h"

#include <string.h>

#define DAMAGES     20000
#define HEADER_SIZE 20

typedef struct
{
  const char *key; /* the plural follows a NUL, as in the file */
  gsize key_length;
  const char *translation;
  gsize translation_length;
} Entry;

#define ENTRY(key, translation)                                                                    \
  {                                                                                                \
    key, sizeof (key) - 1, translation, sizeof (translation) - 1                                   \
  }

/* In the order of strcmp, as msgfmt writes them. */
static const Entry entries[] = {
  ENTRY ("", "Language: sq\n"),
  ENTRY ("%d case\0%d cases", "%d rast\0%d raste"),
  ENTRY ("May", "Mund"),
  ENTRY ("Measure", "Masë"),
  ENTRY ("Open", ""),
  ENTRY ("button\004Open", "Hap"),
  ENTRY ("month\004May", "maj"),
  ENTRY ("month\004May\0Mays", "x"),
  ENTRY ("state\004Open", "Hapur"),
};
/* "month|May" stands there twice only in the damaged catalogue. */
#define N_GOOD (G_N_ELEMENTS (entries) - 1)

static void
append_number (GByteArray *bytes, guint32 number, gboolean big_endian)
{
  guint32 raw = big_endian ? GUINT32_TO_BE (number) : GUINT32_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &raw, sizeof raw);
}

static void
append_table (GByteArray *bytes,
              const Entry *const *chosen,
              guint count,
              gboolean translations,
              guint32 offset,
              gboolean big_endian)
{
  for (guint i = 0; i < count; i++)
    {
      gsize length = translations ? chosen[i]->translation_length : chosen[i]->key_length;

      append_number (bytes, (guint32) length, big_endian);
      append_number (bytes, offset, big_endian);
      offset += (guint32) length + 1;
    }
}

static GByteArray *
write_catalogue (const Entry *const *chosen, guint count, gboolean big_endian)
{
  GByteArray *bytes = g_byte_array_new ();
  guint32 texts = HEADER_SIZE + 16 * count;
  guint32 translations = texts;

  for (guint i = 0; i < count; i++)
    translations += (guint32) chosen[i]->key_length + 1;
  append_number (bytes, 0x950412de, big_endian);
  append_number (bytes, 0, big_endian);
  append_number (bytes, count, big_endian);
  append_number (bytes, HEADER_SIZE, big_endian);
  append_number (bytes, HEADER_SIZE + 8 * count, big_endian);
  append_table (bytes, chosen, count, FALSE, texts, big_endian);
  append_table (bytes, chosen, count, TRUE, translations, big_endian);
  for (guint i = 0; i < count; i++)
    g_byte_array_append (bytes, (const guint8 *) chosen[i]->key, (guint) chosen[i]->key_length + 1);
  for (guint i = 0; i < count; i++)
    g_byte_array_append (bytes, (const guint8 *) chosen[i]->translation,
                         (guint) chosen[i]->translation_length + 1);
  return bytes;
}

static GByteArray *
write_good (gboolean big_endian)
{
  const Entry *chosen[G_N_ELEMENTS (entries)];
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (!g_str_equal (entries[i].translation, "x"))
      chosen[count++] = &entries[i];
  g_assert_cmpuint (count, ==, N_GOOD);
  return write_catalogue (chosen, count, big_endian);
}

/* A copy of exactly that size, so that a sanitizer sees a step beyond it. */
static UraMoFile *
open_bytes (const guint8 *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return ura_mo_file_new (bytes, error);
}

static void
assert_texts (const UraMoFile *file)
{
  g_assert_cmpstr (ura_mo_file_lookup (file, NULL, "Measure"), ==, "Masë");
  g_assert_cmpstr (ura_mo_file_lookup (file, NULL, "May"), ==, "Mund");
  g_assert_cmpstr (ura_mo_file_lookup (file, "month", "May"), ==, "maj");
  g_assert_cmpstr (ura_mo_file_lookup (file, "state", "Open"), ==, "Hapur");
  g_assert_cmpstr (ura_mo_file_lookup (file, "button", "Open"), ==, "Hap");
  g_assert_cmpstr (ura_mo_file_lookup_plural (file, "%d case", 1), ==, "%d rast");
  g_assert_cmpstr (ura_mo_file_lookup_plural (file, "%d case", 2), ==, "%d raste");
  g_assert_cmpstr (ura_mo_file_lookup_plural (file, "%d case", 0), ==, "%d raste");
  g_assert_cmpstr (ura_mo_file_lookup_plural (file, "%d case", 21), ==, "%d raste");
  g_assert_cmpstr (ura_mo_file_lookup_plural (file, "%d case", G_MAXUINT64), ==, "%d raste");
  g_assert_cmpstr (ura_mo_file_lookup (file, NULL, "%d case"), ==, "%d rast");
  g_assert_null (ura_mo_file_lookup_plural (file, "May", 2));
  g_assert_null (ura_mo_file_lookup (file, NULL, "Open")); /* empty */
  g_assert_null (ura_mo_file_lookup (file, "month", "Open"));
  g_assert_null (ura_mo_file_lookup (file, "mont", "May"));
  g_assert_null (ura_mo_file_lookup (file, "months", "May"));
  g_assert_null (ura_mo_file_lookup (file, "", "May"));
  g_assert_null (ura_mo_file_lookup (file, NULL, "Ma"));
  g_assert_null (ura_mo_file_lookup (file, NULL, "Mayo"));
  g_assert_null (ura_mo_file_lookup (file, NULL, "zzz"));
}

static void
test_byte_orders (void)
{
  for (int big_endian = FALSE; big_endian <= TRUE; big_endian++)
    {
      g_autoptr (GByteArray) bytes = write_good (big_endian);
      g_autoptr (GError) error = NULL;
      g_autoptr (UraMoFile) file = open_bytes (bytes->data, bytes->len, &error);

      g_assert_no_error (error);
      assert_texts (file);
    }
}

static void
test_empty_catalogue (void)
{
  g_autoptr (GByteArray) bytes = write_catalogue (NULL, 0, FALSE);
  g_autoptr (UraMoFile) file = open_bytes (bytes->data, bytes->len, NULL);

  g_assert_nonnull (file);
  g_assert_null (ura_mo_file_lookup (file, NULL, "May"));
}

static void
assert_refused (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_bytes (data, size, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Entry *) a)->key, ((const Entry *) b)->key);
}

/* Short keys from few letters, so that many begin alike, with contexts and without. */
static char *
random_key (void)
{
  static const char letters[] = "ab\004";
  char key[6] = { 0 };

  for (int i = g_test_rand_int_range (1, sizeof key); i > 0; i--)
    key[i - 1] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
  return g_strdup (key);
}

static const char *
look_up_key (const UraMoFile *file, const char *key)
{
  const char *end = strchr (key, '\004');
  g_autofree char *context = end == NULL ? NULL : g_strndup (key, (gsize) (end - key));

  return ura_mo_file_lookup (file, context, end == NULL ? key : end + 1);
}

/* In any set of keys each is found, and nothing else is. */
static void
test_every_key_is_found (void)
{
  for (int round = 0; round < 500; round++)
    {
      g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree Entry *sorted = g_new0 (Entry, 60);
      g_autofree const Entry **chosen = g_new0 (const Entry *, 60);
      g_autoptr (GByteArray) bytes = NULL;
      g_autoptr (UraMoFile) file = NULL;
      GHashTableIter iter;
      const char *key;
      guint count = 0;

      for (int i = g_test_rand_int_range (0, 60); i > 0; i--)
        g_hash_table_add (keys, random_key ());
      g_hash_table_iter_init (&iter, keys);
      while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
        sorted[count++] = (Entry){ key, strlen (key), key, strlen (key) };
      qsort (sorted, count, sizeof *sorted, compare_entries);
      for (guint i = 0; i < count; i++)
        chosen[i] = &sorted[i];
      bytes = write_catalogue (chosen, count, g_test_rand_bit ());
      file = open_bytes (bytes->data, bytes->len, NULL);
      for (int i = 0; i < 200; i++)
        {
          g_autofree char *asked = random_key ();
          gboolean there = g_hash_table_contains (keys, asked);

          g_assert_cmpstr (look_up_key (file, asked), ==, there ? asked : NULL);
        }
    }
}

/* A table of which the last descriptor is cut in half. */
static void
test_table_at_the_end (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint32 numbers[] = {
    0x950412de, 0, 1, HEADER_SIZE, HEADER_SIZE + 12, 0, HEADER_SIZE, 0, 0
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    append_number (bytes, numbers[i], FALSE);
  assert_refused (bytes->data, bytes->len);
}

static void
test_cut_off (void)
{
  g_autoptr (GByteArray) bytes = write_good (FALSE);

  for (guint size = 0; size < bytes->len; size++)
    assert_refused (bytes->data, size);
}

static void
test_wrong_order_is_refused (void)
{
  const Entry *const swapped[] = { &entries[3], &entries[2] };
  const Entry *const twice[] = { &entries[6], &entries[7] };
  g_autoptr (GByteArray) unsorted = write_catalogue (swapped, 2, FALSE);
  g_autoptr (GByteArray) repeated = write_catalogue (twice, 2, FALSE);

  assert_refused (unsorted->data, unsorted->len);
  assert_refused (repeated->data, repeated->len);
}

static void
test_header_is_checked (void)
{
  g_autoptr (GByteArray) bytes = write_good (FALSE);
  const guint32 huge[] = { 0x10000000, 0x1fffffff, 0x20000000, 0x7fffffff, 0x80000000, 0xffffffff };

  for (gsize i = 0; i < G_N_ELEMENTS (huge); i++)
    for (gsize field = 4; field < HEADER_SIZE; field += 4)
      {
        g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);
        guint32 raw = GUINT32_TO_LE (huge[i]);

        memcpy (copy + field, &raw, sizeof raw);
        assert_refused (copy, bytes->len);
      }
  bytes->data[0] ^= 1;
  assert_refused (bytes->data, bytes->len);
}

static void
ask_everything (const UraMoFile *file)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const char *text = entries[i].key;
      const char *found[] = { ura_mo_file_lookup (file, NULL, text),
                              ura_mo_file_lookup (file, "month", text),
                              ura_mo_file_lookup_plural (file, text, 1),
                              ura_mo_file_lookup_plural (file, text, 2) };

      for (gsize j = 0; j < G_N_ELEMENTS (found); j++)
        g_assert_true (found[j] == NULL || *found[j] != '\0');
    }
}

/* Damaged at random, a file is refused, or it answers without leaving its bounds. */
static void
test_damaged (void)
{
  g_autoptr (GByteArray) little = write_good (FALSE);
  g_autoptr (GByteArray) big = write_good (TRUE);
  int refused = 0;

  for (int i = 0; i < DAMAGES; i++)
    {
      const GByteArray *source = i % 2 == 0 ? little : big;
      g_autofree guint8 *copy = g_memdup2 (source->data, source->len);
      g_autoptr (UraMoFile) file = NULL;

      for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
        copy[g_test_rand_int_range (0, (gint32) source->len)] = (guint8) g_test_rand_int_range (
            0, 256);
      file = open_bytes (copy, source->len, NULL);
      if (file == NULL)
        refused++;
      else
        ask_everything (file);
    }
  g_assert_cmpint (refused, >, DAMAGES / 10);
  g_assert_cmpint (refused, <, DAMAGES);
}

static void
test_noise (void)
{
  for (int i = 0; i < DAMAGES; i++)
    {
      guint8 bytes[64];
      g_autoptr (UraMoFile) file = NULL;

      for (gsize j = 0; j < sizeof bytes; j++)
        bytes[j] = (guint8) (g_test_rand_bit () ? 0 : g_test_rand_int_range (0, 64));
      memcpy (bytes, "\xde\x12\x04\x95\0\0\0\0", 8);
      file = open_bytes (bytes, (gsize) g_test_rand_int_range (8, sizeof bytes + 1), NULL);
      if (file != NULL)
        ask_everything (file);
    }
}

static UraMoFile *
open_built (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "base", name, NULL);
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  UraMoFile *file;

  mapped = g_mapped_file_new (path, FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (mapped);
  file = ura_mo_file_new (bytes, &error);
  g_assert_no_error (error);
  return file;
}

/* What msgfmt writes, hash table included. */
static void
test_real_files (void)
{
  g_autoptr (UraMoFile) little = open_built ("sample-little.mo");
  g_autoptr (UraMoFile) big = open_built ("sample-big.mo");

  assert_texts (little);
  assert_texts (big);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/mo-file/byte-orders", test_byte_orders);
  g_test_add_func ("/base/mo-file/empty-catalogue", test_empty_catalogue);
  g_test_add_func ("/base/mo-file/real-files", test_real_files);
  g_test_add_func ("/base/mo-file/every-key-is-found", test_every_key_is_found);
  g_test_add_func ("/base/mo-file/table-at-the-end", test_table_at_the_end);
  g_test_add_func ("/base/mo-file/cut-off", test_cut_off);
  g_test_add_func ("/base/mo-file/wrong-order-is-refused", test_wrong_order_is_refused);
  g_test_add_func ("/base/mo-file/header-is-checked", test_header_is_checked);
  g_test_add_func ("/base/mo-file/damaged", test_damaged);
  g_test_add_func ("/base/mo-file/noise", test_noise);

  return g_test_run ();
}
