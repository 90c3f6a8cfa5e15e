/* Numbers as people write them. Albanian documents write 12 500, 12.500 and 12,500 for the same
 * number, so one separator before exactly three digits groups, whichever it is. */

#include "config.h"

#include "ura-text.h"

#include "ura-text-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define NO_BREAK_SPACE "\302\240"
#define MINUS_SIGN     0x2212
#define MAX_DECIMALS   15

static gboolean
is_english (const char *language_code)
{
  return language_code != NULL && g_str_has_prefix (language_code, "en");
}

/* Spaces of any kind become ' ', the minus sign '-'; none at the ends.
 * Returns: (transfer full): NULL when anything else is not ASCII. */
static char *
plain_ascii (const char *text)
{
  g_autoptr (GString) plain = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  plain = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (ura_text_is_space (c))
        g_string_append_c (plain, ' ');
      else if (c == MINUS_SIGN)
        g_string_append_c (plain, '-');
      else if (c < 0x80)
        g_string_append_c (plain, (char) c);
      else
        return NULL;
    }
  return g_strstrip (g_string_free (g_steal_pointer (&plain), FALSE));
}

/* One to three digits, then groups of exactly three, each after @separator. */
static gboolean
is_grouped (const char *text, gsize length, char separator)
{
  gsize first = 0;

  while (first < length && g_ascii_isdigit (text[first]))
    first++;
  if (first < 1 || first > 3 || text[0] == '0' || (length - first) % 4 != 0)
    return FALSE;
  for (gsize i = first; i < length; i++)
    if ((i - first) % 4 == 0 ? text[i] != separator : !g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return length > 0;
}

/* Where the decimals of an unsigned number begin (at their sign), or its end when it has none. */
static const char *
find_decimals (const char *text)
{
  const char *end = text + strlen (text);
  const char *point = strrchr (text, '.');
  const char *comma = strrchr (text, ',');
  const char *last = point == NULL || (comma != NULL && comma > point) ? comma : point;

  if (last == NULL || (point != NULL && comma != NULL))
    return last != NULL ? last : end;
  if (strchr (text, *last) != last)
    return end;
  return is_grouped (text, (gsize) (end - text), *last) ? end : last;
}

static gboolean
is_whole_part (const char *text, gsize length)
{
  return is_digits (text, length) || is_grouped (text, length, ' ') ||
         is_grouped (text, length, '.') || is_grouped (text, length, ',');
}

char *
ura_text_scan_decimal (const char *text)
{
  g_autofree char *plain = plain_ascii (text);
  g_autoptr (GString) number = g_string_new (NULL);
  const char *start = plain;
  const char *decimals;

  if (plain == NULL)
    return NULL;
  if (*start == '-')
    g_string_append_c (number, '-');
  if (*start == '-' || *start == '+')
    start++;
  decimals = find_decimals (start);
  if (!is_whole_part (start, (gsize) (decimals - start)))
    return NULL;
  for (const char *p = start; p < decimals; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (number, *p);
  if (*decimals != '\0')
    {
      if (!is_digits (decimals + 1, strlen (decimals + 1)))
        return NULL;
      g_string_append_printf (number, ".%s", decimals + 1);
    }
  return g_string_free (g_steal_pointer (&number), FALSE);
}

void
ura_text_append_grouped (GString *string,
                         const char *digits,
                         gsize length,
                         const char *language_code)
{
  const char *separator = is_english (language_code) ? "," : NO_BREAK_SPACE;

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (string, separator);
      g_string_append_c (string, digits[i]);
    }
}

const char *
ura_text_decimal_sign (const char *language_code)
{
  return is_english (language_code) ? "." : ",";
}

gboolean
ura_text_parse_number (const char *text, double *number)
{
  g_autofree char *plain = NULL;
  g_autofree char *decimal = NULL;
  double value;

  g_return_val_if_fail (text != NULL && number != NULL, FALSE);

  plain = plain_ascii (text);
  if (plain == NULL)
    return FALSE;
  if (g_str_has_suffix (plain, "%"))
    plain[strlen (plain) - 1] = '\0';
  decimal = ura_text_scan_decimal (plain);
  if (decimal == NULL)
    return FALSE;
  value = g_ascii_strtod (decimal, NULL);
  if (!isfinite (value))
    return FALSE;
  *number = value;
  return TRUE;
}

/* Halves go away from zero as in a workbook: 2.675 is stored a little below itself, and the
 * smallest of nudges brings it back. Numbers too large for such decimals stay as they are. */
static double
nudge_half (double number, int decimals)
{
  if (fabs (number) >= 1e12 / pow (10, decimals))
    return number;
  return number + number * 2 * DBL_EPSILON;
}

char *
ura_text_format_number (double number, int decimals, const char *language_code)
{
  char digits[DBL_MAX_10_EXP + MAX_DECIMALS + 8];
  char format[16];
  g_autoptr (GString) text = g_string_new (NULL);
  const char *start = digits;
  gsize whole;
  gsize length;

  g_return_val_if_fail (decimals >= 0, NULL);

  if (!isfinite (number))
    return g_strdup ("–");
  decimals = MIN (decimals, MAX_DECIMALS);
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (digits, sizeof digits, format, nudge_half (number, decimals));
  length = strlen (digits);
  while (decimals > 0 && digits[length - 1] == '0')
    length--;
  if (digits[length - 1] == '.')
    length--;
  digits[length] = '\0';
  if (g_str_equal (digits, "-0"))
    return g_strdup ("0");
  if (*start == '-')
    g_string_append_c (text, *start++);
  whole = strcspn (start, ".");
  ura_text_append_grouped (text, start, whole, language_code);
  if (start[whole] == '\0')
    return g_string_free (g_steal_pointer (&text), FALSE);
  g_string_append (text, ura_text_decimal_sign (language_code));
  g_string_append (text, start + whole + 1);
  /* "1,234" would be read back as a thousand and more. */
  if (whole <= 3 && *start != '0' && strlen (start + whole + 1) == 3)
    g_string_append_c (text, '0');
  return g_string_free (g_steal_pointer (&text), FALSE);
}
