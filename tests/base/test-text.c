/* Folding and Albanian order. */

#include "config.h"

#include "ura-text.h"

#include <string.h>

#define RANDOM_CASES 20000
#define N_THREADS    8

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = ura_text_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_folds ("Ëndërr e ÇMUESHME", "enderr e cmueshme");
  assert_folds ("E\314\210nde\314\210rr", "enderr"); /* accents as marks of their own */
  assert_folds ("“Bashkëpunim” „i” «ri»", "\"bashkepunim\" \"i\" \"ri\"");
  assert_folds ("s’ka s‘ka s`ka", "s'ka s'ka s'ka");
  assert_folds ("2022–2025 — 3‑mujor −5", "2022-2025 - 3-mujor -5");
  assert_folds ("  një\302\240dy\n\ttre\342\200\211 ", "nje dy tre");
  assert_folds ("ba\302\255shki\342\200\213a", "bashkia"); /* soft hyphen, zero-width space */
  assert_folds ("Straße", "strasse");
  assert_folds ("Łódź Ørsted Đoković Diyarbakır İzmir", "lodz orsted dokovic diyarbakir izmir");
  assert_folds ("ΑΘΉΝΑ Σόφια", "αθηνα σοφια");
  assert_folds ("", "");
  assert_folds (" \302\240 ", "");
  assert_folds (NULL, "");
}

static void
test_fold_invalid (void)
{
  assert_folds ("a\377b", "a\357\277\275b");
  assert_folds ("\303", "\357\277\275");
}

static void
assert_is_folded (const char *folded)
{
  g_autofree char *again = ura_text_fold (folded);

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_cmpstr (again, ==, folded);
  g_assert_null (strstr (folded, "  "));
  g_assert_false (g_str_has_prefix (folded, " ") || g_str_has_suffix (folded, " "));
}

/* Folding what is folded changes nothing, for every character there is. */
static void
test_fold_every_character (void)
{
  for (gunichar c = 1; c <= 0x10FFFF; c++)
    {
      char text[16] = "x";
      g_autofree char *folded = NULL;

      if (!g_unichar_validate (c))
        continue;
      strcpy (text + 1 + g_unichar_to_utf8 (c, text + 1), "y");
      folded = ura_text_fold (text);
      assert_is_folded (folded);
      for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (g_unichar_ismark (g_utf8_get_char (p)));
    }
}

static void
fill_with_noise (char *bytes, int size)
{
  static const char *const pieces[] = {
    "ë", "Ç", "“", " ", "\302\240", "–", "\314\210", "\377", "a"
  };
  int length = 0;

  while (length < size - 4)
    if (g_test_rand_bit ())
      bytes[length++] = (char) g_test_rand_int_range (1, 256);
    else
      {
        const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

        strcpy (bytes + length, piece);
        length += (int) strlen (piece);
      }
  bytes[g_test_rand_int_range (0, length + 1)] = '\0';
}

static void
test_fold_noise (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      char bytes[64] = { 0 };
      g_autofree char *folded = NULL;

      fill_with_noise (bytes, sizeof bytes - 1);
      folded = ura_text_fold (bytes);
      assert_is_folded (folded);
    }
}

static int
compare (const char *a, const char *b)
{
  g_autoptr (GBytes) first = ura_text_sort_key (a);
  g_autoptr (GBytes) second = ura_text_sort_key (b);

  return g_bytes_compare (first, second);
}

static void
assert_in_order (const char *const *texts)
{
  for (; texts[1] != NULL; texts++)
    if (compare (texts[0], texts[1]) >= 0)
      g_error ("“%s” does not come before “%s”", texts[0], texts[1]);
}

static void
test_alphabet (void)
{
  const char *const small[] = { "a",  "b", "c",  "ç", "d",  "dh", "e",  "ë", "f",  "g",
                                "gj", "h", "i",  "j", "k",  "l",  "ll", "m", "n",  "nj",
                                "o",  "p", "q",  "r", "rr", "s",  "sh", "t", "th", "u",
                                "v",  "x", "xh", "y", "z",  "zh", NULL };
  const char *const capital[] = { "A",  "B", "C",  "Ç", "D",  "DH", "E",  "Ë", "F",  "G",
                                  "GJ", "H", "I",  "J", "K",  "L",  "LL", "M", "N",  "NJ",
                                  "O",  "P", "Q",  "R", "RR", "S",  "SH", "T", "TH", "U",
                                  "V",  "X", "XH", "Y", "Z",  "ZH", NULL };
  const char *const title[] = { "Da",  "Dz",  "Dha", "E",   "Gz",  "Gja", "Lz",
                                "Lla", "Nz",  "Nja", "Rz",  "Rra", "Sz",  "Sha",
                                "Tz",  "Tha", "Xz",  "Xha", "Zz",  "Zha", NULL };

  assert_in_order (small);
  assert_in_order (capital);
  assert_in_order (title);
}

static void
test_words (void)
{
  const char *const places[] = { "Belsh",   "Berat",   "Cërrik",      "Çorovodë", "Devoll",
                                 "Divjakë", "Dropull", "Durrës",      "Dhërmi",   "Elbasan",
                                 "Fier",    "Gramsh",  "Gjirokastër", "Has",      "Lushnjë",
                                 "Llogara", "Mat",     "Patos",       "Përmet",   "Rubik",
                                 "Rrëshen", "Sarandë", "Shkodër",     "Tropojë",  "Theth",
                                 "Vlorë",   NULL };

  assert_in_order (places);
}

static void
test_numbers_by_value (void)
{
  const char *const codes[] = { "KO-A.1", "KO-A.2", "KO-A.10", "KO-A.100", "KO-B.1", NULL };

  assert_in_order (codes);
}

static void
test_order_of_any_text (void)
{
  g_autoptr (GBytes) nothing = ura_text_sort_key (NULL);
  g_autoptr (GBytes) empty = ura_text_sort_key ("");
  g_autoptr (GBytes) broken = ura_text_sort_key ("a\377");

  g_assert_null (nothing);
  g_assert_nonnull (empty);
  g_assert_nonnull (broken);
  g_assert_cmpint (compare ("", "a"), <, 0);
  g_assert_cmpint (compare ("ë", "e\314\210"), ==, 0); /* the same letter, written in two ways */
}

/* Long texts leave the buffers on the stack. */
static void
test_long_texts (void)
{
  for (gsize length = 200; length < 1200; length += 50)
    {
      g_autofree char *a = g_strnfill (length, 'a');
      g_autofree char *b = g_strconcat (a, "b", NULL);
      g_autofree char *c = g_strconcat (a, "ç", NULL);

      g_assert_cmpint (compare (a, b), <, 0);
      g_assert_cmpint (compare (b, c), <, 0);
      g_assert_cmpint (compare (c, c), ==, 0);
    }
}

static void
test_order_of_noise (void)
{
  for (int i = 0; i < RANDOM_CASES / 4; i++)
    {
      char a[400] = { 0 };
      char b[64] = { 0 };

      fill_with_noise (a, sizeof a - 1);
      fill_with_noise (b, sizeof b - 1);
      g_assert_cmpint (CLAMP (compare (a, b), -1, 1), ==, -CLAMP (compare (b, a), -1, 1));
    }
}

static gpointer
make_keys (gpointer data)
{
  GByteArray *keys = g_byte_array_new ();

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *text = g_strdup_printf ("Njësia %d ç ëll", i * 7 % 1000);
      g_autoptr (GBytes) key = ura_text_sort_key (text);
      gsize size;
      const guint8 *bytes = g_bytes_get_data (key, &size);

      g_byte_array_append (keys, bytes, (guint) size);
    }
  return g_byte_array_free_to_bytes (keys);
}

static void
test_threads (void)
{
  GThread *threads[N_THREADS];
  g_autoptr (GBytes) expected = NULL;

  for (int i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("keys", make_keys, NULL);
  expected = make_keys (NULL);
  for (int i = 0; i < N_THREADS; i++)
    {
      g_autoptr (GBytes) keys = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (keys, expected));
    }
}

static void
test_version (void)
{
  const char *version = ura_text_sort_key_version ();

  g_assert_cmpstr (version, ==, ura_text_sort_key_version ());
  g_assert_true (g_str_has_prefix (version, "sq-numeric/"));
  g_assert_true (g_regex_match_simple ("^sq-numeric/[0-9.]+/[0-9.]+$", version, 0, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text/order/threads", test_threads); /* first: it opens the alphabet */
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/fold-invalid", test_fold_invalid);
  g_test_add_func ("/base/text/fold-every-character", test_fold_every_character);
  g_test_add_func ("/base/text/fold-noise", test_fold_noise);
  g_test_add_func ("/base/text/order/alphabet", test_alphabet);
  g_test_add_func ("/base/text/order/words", test_words);
  g_test_add_func ("/base/text/order/numbers-by-value", test_numbers_by_value);
  g_test_add_func ("/base/text/order/any-text", test_order_of_any_text);
  g_test_add_func ("/base/text/order/long-texts", test_long_texts);
  g_test_add_func ("/base/text/order/noise", test_order_of_noise);
  g_test_add_func ("/base/text/order/version", test_version);

  return g_test_run ();
}
