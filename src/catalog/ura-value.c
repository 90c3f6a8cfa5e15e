/* The value type: what one field of one record holds, owned and copied by hand. */

#include "config.h"

#include "ura-value.h"

#include <math.h>
#include <string.h>

void
ura_value_clear (UraValue *value)
{
  if (value->kind == URA_VALUE_TEXT)
    g_free (value->text);
  value->kind = URA_VALUE_NULL;
  value->text = NULL;
}

void
ura_value_copy (const UraValue *value, UraValue *copy)
{
  UraValue taken = *value;

  if (value == copy)
    return;
  if (value->kind == URA_VALUE_TEXT)
    taken.text = g_strdup (value->text);
  ura_value_clear (copy);
  *copy = taken;
}

gboolean
ura_value_equal (const UraValue *a, const UraValue *b)
{
  if (a->kind != b->kind)
    return FALSE;
  switch (a->kind)
    {
    case URA_VALUE_NULL:
      return TRUE;
    case URA_VALUE_INTEGER:
      return a->integer == b->integer;
    case URA_VALUE_REAL:
      return a->real == b->real;
    case URA_VALUE_TEXT:
      return g_strcmp0 (a->text, b->text) == 0;
    }
  g_assert_not_reached ();
}

gboolean
ura_value_is_null (const UraValue *value)
{
  return value->kind == URA_VALUE_NULL;
}

void
ura_value_set_text (UraValue *value, const char *text)
{
  char *copy = text == NULL || *text == '\0' ? NULL : g_strdup (text);

  /* Copied first: @text may be the value's own. */
  ura_value_clear (value);
  if (copy == NULL)
    return;
  value->kind = URA_VALUE_TEXT;
  value->text = copy;
}

void
ura_value_set_integer (UraValue *value, gint64 integer)
{
  ura_value_clear (value);
  value->kind = URA_VALUE_INTEGER;
  value->integer = integer;
}

void
ura_value_set_real (UraValue *value, double real)
{
  ura_value_clear (value);
  value->kind = URA_VALUE_REAL;
  value->real = real;
}

const char *
ura_value_get_text (const UraValue *value)
{
  return value->kind == URA_VALUE_TEXT ? value->text : NULL;
}

gint64
ura_value_get_integer (const UraValue *value, gint64 fallback)
{
  if (value->kind == URA_VALUE_INTEGER)
    return value->integer;
  /* 2^63 itself is a double, G_MAXINT64 is not. */
  if (value->kind == URA_VALUE_REAL && value->real >= -9223372036854775808.0 &&
      value->real < 9223372036854775808.0)
    return (gint64) value->real;
  return fallback;
}

double
ura_value_get_real (const UraValue *value, double fallback)
{
  if (value->kind == URA_VALUE_REAL)
    return value->real;
  if (value->kind == URA_VALUE_INTEGER)
    return (double) value->integer;
  return fallback;
}

/* The shortest decimal that reads back as the same number. */
static char *
real_to_string (double real)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[] = { '%', '.', '1', (char) ('0' + digits - 10), 'g', '\0' };

      g_ascii_formatd (buffer, sizeof buffer, format, real);
      if (g_ascii_strtod (buffer, NULL) == real)
        break;
    }
  return g_strdup (buffer);
}

char *
ura_value_to_string (const UraValue *value)
{
  switch (value->kind)
    {
    case URA_VALUE_NULL:
      return g_strdup ("");
    case URA_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case URA_VALUE_REAL:
      return real_to_string (value->real);
    case URA_VALUE_TEXT:
      return g_strdup (value->text);
    }
  g_assert_not_reached ();
}

static void
append_json_text (const char *text, GString *json)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (json, '"');
  for (const char *p = valid; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (json, "\\\"");
        break;
      case '\\':
        g_string_append (json, "\\\\");
        break;
      case '\n':
        g_string_append (json, "\\n");
        break;
      case '\r':
        g_string_append (json, "\\r");
        break;
      case '\t':
        g_string_append (json, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20 || *p == 0x7f)
          g_string_append_printf (json, "\\u%04x", (guint) (guchar) *p);
        else
          g_string_append_c (json, *p);
      }
  g_string_append_c (json, '"');
}

void
ura_value_append_json (const UraValue *value, GString *json)
{
  if (value->kind == URA_VALUE_TEXT)
    append_json_text (value->text, json);
  else if (value->kind == URA_VALUE_NULL ||
           (value->kind == URA_VALUE_REAL && !isfinite (value->real)))
    g_string_append (json, "null");
  else
    {
      g_autofree char *number = ura_value_to_string (value);

      g_string_append (json, number);
      /* A real stays one when it is read back. */
      if (value->kind == URA_VALUE_REAL && strpbrk (number, ".e") == NULL)
        g_string_append (json, ".0");
    }
}
