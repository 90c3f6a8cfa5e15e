/* Names that readers of written files rely on, kept within what every format can hold. */

#include "config.h"

#include "ura-report-private.h"

/* The limits of workbooks; bytes are limited too, because the longest reference must fit. */
#define MAX_NAME_UNITS 31
#define MAX_NAME_BYTES 80
#define MAX_TABLE_NAME 60

static gboolean
sheet_name_is_taken (const UraReport *report, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < report->sheets->len; i++)
    {
      const UraReportSheet *sheet = g_ptr_array_index (report->sheets, i);
      g_autofree char *other = g_utf8_casefold (sheet->name, -1);

      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

/* The longest beginning of @text within the limits less @reserve characters; whole characters. */
static char *
cut_name (const char *text, gsize reserve)
{
  gsize units = 0;
  const char *end = text;

  while (*end != '\0')
    {
      const char *next = g_utf8_next_char (end);
      gsize more = g_utf8_get_char (end) > 0xffff ? 2 : 1;

      if (units + more + reserve > MAX_NAME_UNITS ||
          (gsize) (next - text) + reserve > MAX_NAME_BYTES)
        break;
      units += more;
      end = next;
    }
  return g_strndup (text, (gsize) (end - text));
}

/* Blanks and apostrophes may not stand at either end. */
static void
trim_name (char *name)
{
  gsize start = strspn (name, " '");

  memmove (name, name + start, strlen (name + start) + 1);
  while (name[0] != '\0' && strchr (" '", name[strlen (name) - 1]) != NULL)
    name[strlen (name) - 1] = '\0';
}

char *
ura_report_sheet_name_make (const UraReport *report, const char *wanted)
{
  g_autofree char *clean = g_utf8_make_valid (wanted != NULL ? wanted : "", -1);
  g_autofree char *base = NULL;

  for (char *p = clean; *p != '\0'; p++)
    if (strchr ("[]:*?/\\", *p) != NULL || (guchar) *p < 0x20)
      *p = *p == '[' ? '(' : *p == ']' ? ')' : (guchar) *p < 0x20 ? ' ' : '-';
  trim_name (clean);
  base = cut_name (clean, 0);
  trim_name (base);
  /* Excel keeps this name for itself. */
  if (base[0] == '\0' || g_ascii_strcasecmp (base, "History") == 0)
    {
      g_free (base);
      base = g_strdup_printf ("Sheet %u", report->sheets->len + 1);
    }
  if (!sheet_name_is_taken (report, base))
    return g_steal_pointer (&base);

  for (guint n = 2;; n++)
    {
      g_autofree char *suffix = g_strdup_printf (" (%u)", n);
      g_autofree char *start = cut_name (base, strlen (suffix));
      g_autofree char *name = g_strconcat (start, suffix, NULL);

      if (!sheet_name_is_taken (report, name))
        return g_steal_pointer (&name);
    }
}

/* "T1", "R1C1" and the like would be read as cells. */
gboolean
ura_report_table_id_is_valid (const char *id)
{
  return strlen (id) <= MAX_TABLE_NAME &&
         g_regex_match_simple ("^[A-Za-z_][A-Za-z0-9_.]*$", id, G_REGEX_DOLLAR_ENDONLY, 0) &&
         !g_regex_match_simple ("^([A-Za-z]{1,3}[0-9]+|[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*)$", id, 0,
                                0);
}
