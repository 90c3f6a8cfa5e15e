/* Cuts a printed cell into words and finds numbers among them. */

#include "config.h"

#include "ura-plan-words.h"

#include <string.h>

#include "ura-text.h"

static const char *const number_words[] = {
  "nje", "dy", "tre", "kater", "pese", "gjashte", "shtate", "tete", "nente", "dhjete",
};

/* Signs that end a word without being part of it. */
static void
strip_signs (char *word)
{
  gsize length = strlen (word);

  while (length > 1 && strchr (".,;:", word[length - 1]) != NULL)
    word[--length] = '\0';
}

void
ura_plan_words_split (const char *text, UraPlanWords *words)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  g_autoptr (GPtrArray) printed = g_ptr_array_new ();
  g_auto (GStrv) parts = NULL;

  ura_plan_words_clear (words);
  g_strdelimit (line, "\t\r", ' ');
  for (char *hard = strstr (line, "\302\240"); hard != NULL; hard = strstr (hard, "\302\240"))
    memcpy (hard, "  ", 2);
  parts = g_strsplit (line, " ", -1);
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_ptr_array_add (printed, g_strdup (*part));
  words->n = printed->len;
  words->folded = g_new0 (char *, words->n + 1);
  for (guint i = 0; i < words->n; i++)
    {
      words->folded[i] = ura_text_fold (printed->pdata[i]);
      strip_signs (words->folded[i]);
    }
  g_ptr_array_add (printed, NULL);
  words->printed = (char **) g_ptr_array_free (g_steal_pointer (&printed), FALSE);
}

void
ura_plan_words_clear (UraPlanWords *words)
{
  g_clear_pointer (&words->printed, g_strfreev);
  g_clear_pointer (&words->folded, g_strfreev);
  words->n = 0;
}

guint
ura_plan_words_match (const UraPlanWords *words, guint at, const char *phrase)
{
  g_auto (GStrv) parts = g_strsplit (phrase, " ", -1);
  guint n = g_strv_length (parts);

  if (at > words->n || n > words->n - at)
    return 0;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (words->folded[at + i], parts[i]))
      return 0;
  return n;
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* As many words as make one number: "200 000" is one, "85 80" is not. */
static guint
number_in_figures (const UraPlanWords *words, guint at, double *number)
{
  for (guint n = MIN (5, words->n - at); n > 0; n--)
    {
      g_autofree char *text = ura_plan_words_join (words, at, at + n);

      if (ura_text_parse_number (text, number))
        return n;
    }
  return 0;
}

guint
ura_plan_words_number (const UraPlanWords *words, guint at, double *number)
{
  if (at >= words->n)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (number_words); i++)
    if (g_str_equal (words->folded[at], number_words[i]) ||
        (i == 2 && g_str_equal (words->folded[at], "tri")))
      {
        *number = i + 1;
        return 1;
      }
  return has_digit (words->printed[at]) ? number_in_figures (words, at, number) : 0;
}

gboolean
ura_plan_words_is_figure (const UraPlanWords *words, guint at)
{
  double unused;

  return has_digit (words->printed[at]) || ura_plan_words_number (words, at, &unused) > 0;
}

char *
ura_plan_words_join (const UraPlanWords *words, guint from, guint to)
{
  GString *text;

  if (from >= to)
    return NULL;
  text = g_string_new (words->printed[from]);
  for (guint i = from + 1; i < to; i++)
    g_string_append_printf (text, " %s", words->printed[i]);
  return g_string_free (text, FALSE);
}
