/* Takes printed numbers apart and counts on. */

#include "config.h"

#include "ura-plan-number.h"

#include <string.h>

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text) && strlen (text) < 7;
}

static gboolean
is_letter (const char *text)
{
  return (strlen (text) == 1 && g_ascii_isalpha (*text)) || g_str_equal (text, "ç") ||
         g_str_equal (text, "Ç");
}

gboolean
ura_plan_number_split (const char *printed, char **prefix, char **last)
{
  const char *space = printed == NULL ? NULL : strrchr (printed, ' ');
  g_autofree char *word = g_strdup (space != NULL ? space + 1 : printed);
  gsize length, start;

  if (word == NULL)
    return FALSE;
  length = strlen (word);
  while (length > 0 && strchr (").:;", word[length - 1]) != NULL)
    word[--length] = '\0';
  for (start = length; start > 0 && strchr (".-/(", word[start - 1]) == NULL;)
    start--;
  if (!is_number (word + start) && !is_letter (word + start))
    return FALSE;
  *prefix = g_strndup (word, start);
  *last = g_strdup (word + start);
  return TRUE;
}

char *
ura_plan_number_next (const char *last)
{
  if (is_number (last))
    return g_strdup_printf ("%u", (guint) g_ascii_strtoull (last, NULL, 10) + 1);
  if (g_str_equal (last, "ç"))
    return g_strdup ("d");
  if (g_str_equal (last, "Ç"))
    return g_strdup ("D");
  if (is_letter (last) && *last != 'z' && *last != 'Z')
    return g_strdup_printf ("%c", *last + 1);
  return NULL;
}

gboolean
ura_plan_number_follows (const char *previous, const char *next)
{
  g_autofree char *prefix = NULL;
  g_autofree char *last = NULL;
  g_autofree char *next_prefix = NULL;
  g_autofree char *next_last = NULL;
  g_autofree char *expected = NULL;

  if (!ura_plan_number_split (previous, &prefix, &last) ||
      !ura_plan_number_split (next, &next_prefix, &next_last))
    return TRUE;
  if (!g_str_equal (prefix, next_prefix))
    return FALSE;
  expected = ura_plan_number_next (last);
  return g_strcmp0 (expected, next_last) == 0 ||
         (g_ascii_strcasecmp (last, "c") == 0 &&
          (g_str_equal (next_last, "ç") || g_str_equal (next_last, "Ç")));
}
