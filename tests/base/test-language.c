/* The languages of Ura, and what the program says in each. */

#include "config.h"

#include "ura-language.h"

#include <string.h>

#define N_THREADS 8

static void
test_codes (void)
{
  const char *const *codes = ura_language_codes ();

  g_assert_cmpstr (codes[0], ==, "sq");
  g_assert_cmpstr (codes[1], ==, "en");
  g_assert_null (codes[2]);
  for (; *codes != NULL; codes++)
    g_assert_cmpstr (ura_language_code (ura_language_get (*codes)), ==, *codes);
  g_assert_cmpstr (ura_language_name (ura_language_get ("sq")), ==, "Shqip");
  g_assert_cmpstr (ura_language_name (ura_language_get ("en")), ==, "English");
}

static void
test_one_object_for_a_code (void)
{
  const UraLanguage *albanian = ura_language_get ("sq");
  const UraLanguage *english = ura_language_get ("en");

  g_assert_true (albanian != english);
  g_assert_true (ura_language_get ("sq") == albanian);
  g_assert_true (ura_language_get ("sq_AL.UTF-8") == albanian);
  g_assert_true (ura_language_get ("en-GB") == english);
  g_assert_true (ura_language_get (NULL) == albanian);
  g_assert_true (ura_language_get ("") == albanian);
  g_assert_true (ura_language_get ("e") == albanian);
  g_assert_true (ura_language_get ("eng") == albanian);
  g_assert_true (ura_language_get ("C.UTF-8") == albanian);
}

static void
test_albanian (void)
{
  const UraLanguage *albanian = ura_language_get ("sq");

  g_assert_cmpstr (ura_trc (albanian, "month in a date", "November"), ==, "nëntor");
  g_assert_cmpstr (ura_tr (albanian, "Year %d"), ==, "Viti %d");
}

static void
test_english_is_the_text (void)
{
  const UraLanguage *english = ura_language_get ("en");
  const char *text = "Year %d";

  g_assert_true (ura_tr (english, text) == text);
  g_assert_true (ura_trc (english, "month in a date", text) == text);
  g_assert_cmpstr (ura_trn (english, "one", "many", 1), ==, "one");
  g_assert_cmpstr (ura_trn (english, "one", "many", 0), ==, "many");
  g_assert_cmpstr (ura_trn (english, "one", "many", 2), ==, "many");
  g_assert_cmpstr (ura_trn (english, "one", "many", G_MAXUINT64), ==, "many");
}

static void
test_unknown_text_stays (void)
{
  const UraLanguage *albanian = ura_language_get ("sq");

  g_assert_cmpstr (ura_tr (albanian, "No such text"), ==, "No such text");
  g_assert_cmpstr (ura_trc (albanian, "no such context", "January"), ==, "January");
  g_assert_cmpstr (ura_tr (albanian, "January"), ==, "January");
  g_assert_cmpstr (ura_trn (albanian, "No such", "No suches", 1), ==, "No such");
  g_assert_cmpstr (ura_trn (albanian, "No such", "No suches", 3), ==, "No suches");
  g_assert_cmpstr (ura_tr (albanian, ""), ==, ""); /* not the catalogue's header */
}

static gpointer
ask (gpointer data)
{
  for (int i = 0; i < 1000; i++)
    if (strcmp (ura_trc (ura_language_get ("sq"), "month in a date", "May"), "maj") != 0)
      return GINT_TO_POINTER (TRUE);
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[N_THREADS];

  for (int i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("ask", ask, NULL);
  for (int i = 0; i < N_THREADS; i++)
    g_assert_null (g_thread_join (threads[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/language/threads", test_threads); /* first: it reads the catalogue */
  g_test_add_func ("/base/language/codes", test_codes);
  g_test_add_func ("/base/language/one-object-for-a-code", test_one_object_for_a_code);
  g_test_add_func ("/base/language/albanian", test_albanian);
  g_test_add_func ("/base/language/english-is-the-text", test_english_is_the_text);
  g_test_add_func ("/base/language/unknown-text-stays", test_unknown_text_stays);

  return g_test_run ();
}
