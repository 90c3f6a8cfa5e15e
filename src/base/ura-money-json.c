/* Money as the store keeps it. The text is canonical, equal money being equal text, and the reader
 * takes nothing but the four keys: it also reads what other offices send. */

#include "config.h"

#include "ura-money-private.h"

#include "ura-date-private.h"

#include <math.h>
#include <string.h>

#define LONGEST_NUMBER 32

typedef enum
{
  KEY_AMOUNT = 1 << 0,
  KEY_CURRENCY = 1 << 1,
  KEY_RATE = 1 << 2,
  KEY_DATE = 1 << 3,
} Keys;

static void
skip_space (const char **text)
{
  *text += strspn (*text, " \t\r\n");
}

static gboolean
take (const char **text, char expected)
{
  skip_space (text);
  if (**text != expected)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* Reads a string without escapes, of less than @size bytes. */
static gboolean
take_string (const char **text, char *string, gsize size)
{
  gsize length;

  if (!take (text, '"'))
    return FALSE;
  length = strcspn (*text, "\"\\");
  if (length >= size || (*text)[length] != '"')
    return FALSE;
  memcpy (string, *text, length);
  string[length] = '\0';
  *text += length + 1;
  return TRUE;
}

/* Reads the characters of a JSON number; what they mean is for the caller. */
static gboolean
take_number (const char **text, char number[LONGEST_NUMBER])
{
  gsize length;
  const char *digits;

  skip_space (text);
  length = strspn (*text, "+-.eE0123456789");
  if (length == 0 || length >= LONGEST_NUMBER)
    return FALSE;
  memcpy (number, *text, length);
  number[length] = '\0';
  *text += length;
  digits = number + (*number == '-');
  return g_ascii_isdigit (digits[0]) && !(digits[0] == '0' && g_ascii_isdigit (digits[1]));
}

static gboolean
take_amount (const char **text, gint64 *amount)
{
  char number[LONGEST_NUMBER];

  return take_number (text, number) && strpbrk (number, ".eE") == NULL &&
         g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, amount, NULL);
}

static gboolean
take_rate (const char **text, double *rate)
{
  char number[LONGEST_NUMBER];
  char *end = NULL;

  if (!take_number (text, number))
    return FALSE;
  *rate = g_ascii_strtod (number, &end);
  return *end == '\0' && g_ascii_isdigit (end[-1]) && isfinite (*rate);
}

static gboolean
take_member (const char **text, UraMoney *money, Keys *seen)
{
  char key[2];
  Keys found;
  gboolean taken;

  if (!take_string (text, key, sizeof key) || !take (text, ':'))
    return FALSE;
  switch (*key)
    {
    case 'a':
      found = KEY_AMOUNT;
      taken = take_amount (text, &money->minor_units);
      break;
    case 'c':
      found = KEY_CURRENCY;
      taken = take_string (text, money->currency, sizeof money->currency);
      break;
    case 'r':
      found = KEY_RATE;
      taken = take_rate (text, &money->rate);
      break;
    case 'd':
      found = KEY_DATE;
      taken = take_string (text, money->rate_date, sizeof money->rate_date);
      break;
    default:
      return FALSE;
    }
  if ((*seen & found) != 0)
    return FALSE;
  *seen |= found;
  return taken;
}

/* The shortest text that reads back as the same rate. */
static void
append_rate (GString *json, double rate)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], rate);
      if (g_ascii_strtod (text, NULL) == rate)
        break;
    }
  g_string_append (json, text);
}

gboolean
ura_money_is_valid (const UraMoney *money)
{
  UraDateParts date;

  if (strnlen (money->currency, sizeof money->currency) != 3)
    return FALSE;
  for (int i = 0; i < 3; i++)
    if (!g_ascii_isupper (money->currency[i]))
      return FALSE;
  if (!isfinite (money->rate) || money->rate < 0)
    return FALSE;
  if (memchr (money->rate_date, '\0', sizeof money->rate_date) == NULL)
    return FALSE;
  return *money->rate_date == '\0' || (ura_date_read (money->rate_date, &date) && date.day != 0);
}

gboolean
ura_money_from_json (const char *json, UraMoney *money)
{
  UraMoney found = { 0 };
  Keys seen = 0;
  const char *text = json;

  g_return_val_if_fail (money != NULL, FALSE);

  if (json == NULL || !take (&text, '{'))
    return FALSE;
  do
    {
      if (!take_member (&text, &found, &seen))
        return FALSE;
    }
  while (take (&text, ','));
  if (!take (&text, '}'))
    return FALSE;
  skip_space (&text);
  if (*text != '\0' || (seen & KEY_AMOUNT) == 0 || (seen & KEY_CURRENCY) == 0)
    return FALSE;
  if (!ura_money_is_valid (&found))
    return FALSE;
  if (g_str_equal (found.currency, URA_MONEY_LEK))
    {
      if ((seen & KEY_RATE) != 0 && found.rate != 1)
        return FALSE;
      found.rate = 1;
      *found.rate_date = '\0';
    }
  *money = found;
  return TRUE;
}

char *
ura_money_to_json (const UraMoney *money)
{
  g_autoptr (GString) json = g_string_new (NULL);

  g_return_val_if_fail (money != NULL && ura_money_is_valid (money), NULL);

  g_string_append_printf (json, "{\"a\":%" G_GINT64_FORMAT ",\"c\":\"%s\"", money->minor_units,
                          money->currency);
  if (!g_str_equal (money->currency, URA_MONEY_LEK))
    {
      if (money->rate > 0)
        {
          g_string_append (json, ",\"r\":");
          append_rate (json, money->rate);
        }
      if (*money->rate_date != '\0')
        g_string_append_printf (json, ",\"d\":\"%s\"", money->rate_date);
    }
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}
