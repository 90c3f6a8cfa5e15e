/* What people type for a date, in the ways the sources and the office write it. */

#include "config.h"

#include "ura-date.h"

#include "ura-date-private.h"
#include "ura-text.h"

#include <string.h>

#define MAX_WORDS       3
#define SHORTEST_PREFIX 3  /* "jan", "sht" */
#define CENTURY_TURN    30 /* 30 is 1930, 29 is 2029 */

typedef struct
{
  const char *start;
  gsize length;
  int number; /* -1: letters */
  int month;  /* 1..12 when the letters name a month */
} Word;

/* Three letters tell the months apart, in both languages together. */
static int
month_with_name (const char *name, gsize length)
{
  const char *const *codes = ura_language_codes ();

  if (length < SHORTEST_PREFIX)
    return 0;
  for (gsize i = 0; codes[i] != NULL; i++)
    for (int month = 1; month <= 12; month++)
      {
        const UraLanguage *language = ura_language_get (codes[i]);
        g_autofree char *folded = ura_text_fold (ura_date_month_name (month, language));

        if (strncmp (folded, name, length) == 0)
          return month;
      }
  return 0;
}

/* Reads one word of digits or of letters at @text. */
static gboolean
read_word (const char *text, Word *word)
{
  gsize length = 0;

  word->start = text;
  if (g_ascii_isdigit (*text))
    {
      word->number = 0;
      for (; g_ascii_isdigit (text[length]) && length <= 4; length++)
        word->number = word->number * 10 + g_ascii_digit_value (text[length]);
      word->length = length;
      return length <= 4;
    }
  while (g_ascii_isalpha (text[length]))
    length++;
  word->length = length;
  word->number = -1;
  word->month = month_with_name (text, length);
  return word->month != 0;
}

/* Steps over spaces with at most one of . / - , among them. */
static const char *
skip_separator (const char *text)
{
  gboolean marked = FALSE;

  for (; *text != '\0'; text++)
    {
      if (*text == ' ')
        continue;
      if (marked || strchr ("./-,", *text) == NULL)
        break;
      marked = TRUE;
    }
  return text;
}

/* Returns: how many words there are, 0 when @text is not made of one to three of them. */
static gsize
split_words (const char *text, Word words[MAX_WORDS])
{
  gsize count = 0;

  while (*text != '\0')
    {
      const char *next;

      if (count == MAX_WORDS || !read_word (text, &words[count]))
        return 0;
      text += words[count++].length;
      next = skip_separator (text);
      if (next == text && *text != '\0')
        return 0;
      if (*next == '\0' && next != text && !g_str_equal (text, "."))
        return 0; /* only a full stop may end a date */
      text = next;
    }
  return count;
}

static int
year_of (const Word *word)
{
  if (word->number < 0)
    return 0;
  if (word->length == 4)
    return word->number;
  if (word->length == 2)
    return word->number + (word->number >= CENTURY_TURN ? 1900 : 2000);
  return 0;
}

static int
month_of (const Word *word)
{
  if (word->number < 0)
    return word->month;
  return word->length <= 2 ? word->number : 0;
}

static int
day_of (const Word *word)
{
  return word->number >= 0 && word->length <= 2 ? word->number : 0;
}

static gboolean
is_full_year (const Word *word)
{
  return word->number >= 0 && word->length == 4;
}

static UraDateParts
parts_of (const Word words[MAX_WORDS], gsize count)
{
  static const UraDateParts none;

  if (count == 1 && is_full_year (&words[0]))
    return (UraDateParts){ .year = words[0].number };
  if (count == 2 && is_full_year (&words[0]))
    return (UraDateParts){ .year = words[0].number, .month = month_of (&words[1]) };
  if (count == 2 && is_full_year (&words[1]))
    return (UraDateParts){ .year = words[1].number, .month = month_of (&words[0]) };
  if (count != 3)
    return none;
  if (is_full_year (&words[0]))
    return (UraDateParts){ words[0].number, month_of (&words[1]), day_of (&words[2]) };
  if (words[0].number < 0)
    return (UraDateParts){ year_of (&words[2]), month_of (&words[0]), day_of (&words[1]) };
  return (UraDateParts){ year_of (&words[2]), month_of (&words[1]), day_of (&words[0]) };
}

char *
ura_date_parse (const char *typed, const char *today)
{
  g_autofree char *folded = NULL;
  Word words[MAX_WORDS] = { 0 };
  gsize count;
  UraDateParts parts;

  g_return_val_if_fail (typed != NULL, NULL);

  folded = ura_text_fold (typed);
  if (g_str_equal (folded, "sot") || g_str_equal (folded, "today"))
    return ura_date_read (today, &parts) && parts.day != 0 ? g_strdup (today) : NULL;
  count = split_words (folded, words);
  parts = parts_of (words, count);
  if (count == 0 || !ura_date_parts_are_valid (parts) || (count > 1 && parts.month == 0) ||
      (count == 3 && parts.day == 0))
    return NULL;
  return ura_date_write (parts);
}
