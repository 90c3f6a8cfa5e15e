/* Text as a cell can hold it, and the room it takes. */

#include "config.h"

#include "ura-xlsx-text.h"

static void
assert_clean (const char *text, const char *expected)
{
  gboolean was_cut;
  g_autofree char *clean = ura_xlsx_text_clean (text, &was_cut);

  g_assert_cmpstr (clean, ==, expected);
  g_assert_false (was_cut);
}

static void
test_clean_leaves_good_text (void)
{
  assert_clean ("", NULL);
  assert_clean ("Të rikthyerit: çështje dhe ë\nrreshti i dytë\ttab", NULL);
  assert_clean ("=1+1", NULL);
  assert_clean ("😀 _x12_ _xyz12_", NULL);
}

static void
test_clean_replaces (void)
{
  assert_clean ("a\001b\037c", "a\357\277\275b\357\277\275c");
  assert_clean ("a\r\nb\rc", "a\nb\nc");
  assert_clean ("_x0041_", "_x005F_x0041_");
  assert_clean ("\357\277\276", "\357\277\275"); /* U+FFFE */
  assert_clean ("bad \377 byte", "bad \357\277\275 byte");
}

static void
test_clean_cuts (void)
{
  g_autofree char *letters = g_strnfill (40000, 'a');
  g_autofree char *fits = g_strnfill (URA_XLSX_MAX_TEXT, 'a');
  g_autoptr (GString) emojis = g_string_new (NULL);
  g_autofree char *cut = NULL;
  g_autofree char *cut_emojis = NULL;
  gboolean was_cut;
  glong units;

  g_assert_null (ura_xlsx_text_clean (fits, &was_cut));
  g_assert_false (was_cut);
  cut = ura_xlsx_text_clean (letters, &was_cut);
  g_assert_true (was_cut);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, URA_XLSX_MAX_TEXT);
  g_assert_true (g_str_has_suffix (cut, "a […]"));

  /* A character outside the first plane counts twice. */
  for (int i = 0; i < 20000; i++)
    g_string_append (emojis, "😀");
  cut_emojis = ura_xlsx_text_clean (emojis->str, &was_cut);
  g_assert_true (was_cut);
  g_assert_true (g_utf8_validate (cut_emojis, -1, NULL));
  g_free (g_utf8_to_utf16 (cut_emojis, -1, NULL, &units, NULL));
  g_assert_cmpint (units, <=, URA_XLSX_MAX_TEXT);
  g_assert_cmpint (units, >, URA_XLSX_MAX_TEXT - 3);
}

static void
test_lines (void)
{
  g_autofree char *word = g_strnfill (100, 'm');

  g_assert_cmpuint (ura_xlsx_text_count_lines ("", 10, 10, FALSE), ==, 1);
  g_assert_cmpuint (ura_xlsx_text_count_lines ("a\nb\nc", 10, 10, FALSE), ==, 3);
  g_assert_cmpuint (ura_xlsx_text_count_lines ("a\n", 10, 10, FALSE), ==, 2);
  g_assert_cmpuint (ura_xlsx_text_count_lines ("1234567890", 12, 11, FALSE), ==, 1);
  g_assert_cmpuint (ura_xlsx_text_count_lines ("12345 67890 12345", 12, 11, FALSE), ==, 2);
  /* A word longer than the line is broken, and every piece counts. */
  g_assert_cmpuint (ura_xlsx_text_count_lines (word, 20, 11, FALSE), >=, 8);
  /* Larger or bolder text takes more lines, a wider line fewer. */
  g_assert_cmpuint (ura_xlsx_text_count_lines (word, 20, 14, FALSE), >,
                    ura_xlsx_text_count_lines (word, 20, 8, FALSE));
  g_assert_cmpuint (ura_xlsx_text_count_lines (word, 20, 11, TRUE), >=,
                    ura_xlsx_text_count_lines (word, 20, 11, FALSE));
  g_assert_cmpuint (ura_xlsx_text_count_lines (word, 5, 11, FALSE), >,
                    ura_xlsx_text_count_lines (word, 20, 11, FALSE));
}

/* The lines of a text, one after the other, are the text. */
static void
test_lines_lose_nothing (void)
{
  const char
      *text = "Organizimi i fushatave informuese për migracionin e rregullt\n\nnë shkollat e "
              "mesme-profesionale dhe çështje të tjera";
  g_autoptr (GString) joined = g_string_new (NULL);
  const char *line = text;
  guint n = 0;

  while (line != NULL)
    {
      const char *next = ura_xlsx_text_next_line (line, 12, 10, FALSE);

      g_string_append_len (joined, line, next != NULL ? next - line : (gssize) strlen (line));
      g_assert_true (next == NULL || next > line);
      line = next;
      n++;
    }
  g_assert_cmpstr (joined->str, ==, text);
  g_assert_cmpuint (n, ==, ura_xlsx_text_count_lines (text, 12, 10, FALSE));
}

static void
test_heights (void)
{
  for (double size = 8.0; size <= 18.0; size += 1.0)
    {
      guint lines = ura_xlsx_text_max_lines (size);

      g_assert_cmpfloat (ura_xlsx_text_height (lines, size), <=, URA_XLSX_MAX_ROW_HEIGHT);
      g_assert_cmpfloat (ura_xlsx_text_height (lines + 1, size), >, URA_XLSX_MAX_ROW_HEIGHT);
      g_assert_cmpfloat (ura_xlsx_text_height (1, size), >, size * 1.2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xlsx/text/clean/leaves-good-text", test_clean_leaves_good_text);
  g_test_add_func ("/xlsx/text/clean/replaces", test_clean_replaces);
  g_test_add_func ("/xlsx/text/clean/cuts", test_clean_cuts);
  g_test_add_func ("/xlsx/text/lines", test_lines);
  g_test_add_func ("/xlsx/text/lines-lose-nothing", test_lines_lose_nothing);
  g_test_add_func ("/xlsx/text/heights", test_heights);
  return g_test_run ();
}
