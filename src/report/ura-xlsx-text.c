/* The widths of characters are those of Calibri, in hundredths of its digit; the fonts that stand
 * in for it (Carlito, Liberation, DejaVu) keep nearly the same proportions to their own digit, by
 * which programs scale columns. A few percent are taken off each line for the rest. */

#include "config.h"

#include <string.h>

#include "ura-xlsx-text.h"

#define NORMAL_SIZE 11.0
#define SLACK       0.95 /* of a line is counted on */
#define EDGE        0.3  /* digits at the borders of a cell */
#define BOLD        1.06
#define ROW_PADDING 2.0
#define MAX_WIDTH   180 /* of any character, hundredths of a digit */

/* From the space on. */
static const guint8 ascii_widths[95] = {
  45,  64,  79,  98,  100, 141, 135, 44,  60,  60,  98, 98,  50, 60,  50,  76,  /*   to / */
  100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 53, 53,  98, 98,  98,  92,  /* 0 to ? */
  177, 115, 108, 106, 122, 97,  91,  125, 123, 50,  63, 103, 83, 169, 128, 131, /* @ to O */
  102, 133, 108, 91,  97,  127, 112, 176, 103, 97,  93, 61,  76, 61,  98,  98,  /* P to _ */
  58,  95,  104, 84,  104, 99,  61,  93,  104, 46,  48, 90,  46, 158, 104, 104, /* ` to o */
  104, 104, 68,  78,  66,  104, 90,  142, 86,  90,  79, 62,  92, 62,  98,       /* p to ~ */
};

static double
char_width (gunichar c)
{
  if (c >= 0x20 && c < 0x7f)
    return ascii_widths[c - 0x20];
  if (c == 0x00eb || c == 0x00e7) /* ë ç, most of what is not ASCII here */
    return 99.0;
  if (c < 0x2000)
    return 122.0;
  if (c >= 0x2000 && c < 0x2070) /* dashes, quotation marks */
    return 100.0;
  return MAX_WIDTH;
}

/* Hundredths of a digit of text @size points high. */
static double
line_room (double width, double size, gboolean bold)
{
  return MAX (width * SLACK - EDGE, 1.0) * 100.0 * NORMAL_SIZE / size / (bold ? BOLD : 1.0);
}

const char *
ura_xlsx_text_next_line (const char *start, double width, double size, gboolean bold)
{
  double room = line_room (width, size, bold);
  double used = 0.0;
  const char *after_break = NULL;

  for (const char *p = start; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (c == '\n')
        return next;
      used += char_width (c);
      if (used > room && c != ' ' && p > start)
        return after_break != NULL ? after_break : p;
      if (c == ' ' || c == '-' || c == '/')
        after_break = next;
      p = next;
    }
  return NULL;
}

guint
ura_xlsx_text_count_lines (const char *text, double width, double size, gboolean bold)
{
  guint lines = 1;
  gsize length = strlen (text);
  double room = line_room (width, size, bold);

  /* Most cells are short, and then nothing needs to be measured. */
  if ((double) length * MAX_WIDTH <= room && memchr (text, '\n', length) == NULL)
    return 1;
  while ((text = ura_xlsx_text_next_line (text, width, size, bold)) != NULL)
    lines++;
  return lines;
}

/* Points that Excel gives a line, rounded to the pixel by which it grows. */
static double
line_height (double size)
{
  if (size <= 8.0)
    return 11.4;
  if (size <= 10.0)
    return 13.0;
  return size <= 11.0 ? 15.0 : size * 1.34;
}

double
ura_xlsx_text_height (guint lines, double size)
{
  return (double) lines * line_height (size) + ROW_PADDING;
}

guint
ura_xlsx_text_max_lines (double size)
{
  return (guint) ((URA_XLSX_MAX_ROW_HEIGHT - ROW_PADDING) / line_height (size));
}

/* "_x" and four hexadecimal digits and "_" stand for a character in a workbook's text. */
static gboolean
is_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (int i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return text[6] == '_';
}

static gboolean
is_clean (const char *text, gsize length)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p < 0x20 && *p != '\n' && *p != '\t')
        return FALSE;
      if (*p == '_' && is_escape ((const char *) p))
        return FALSE;
      if (*p == 0xef && p[1] == 0xbf && (p[2] == 0xbe || p[2] == 0xbf)) /* U+FFFE, U+FFFF */
        return FALSE;
    }
  return length <= URA_XLSX_MAX_TEXT && g_utf8_validate_len (text, length, NULL);
}

/* Appends the replacement of the character at @p, and returns the UTF-16 units it takes. */
static guint
append_clean (GString *out, const char *p, gunichar c)
{
  if (c == '\r' || (c < 0x20 && c != '\n' && c != '\t') || c == 0xfffe || c == 0xffff)
    c = 0xfffd;
  if (c == '_' && is_escape (p))
    {
      g_string_append (out, "_x005F_");
      return 7;
    }
  g_string_append_unichar (out, c);
  return c > 0xffff ? 2 : 1;
}

char *
ura_xlsx_text_clean (const char *text, gboolean *was_cut)
{
  static const char mark[] = " […]";
  g_autofree char *valid = NULL;
  GString *out;
  gsize units = 0;
  gsize length = strlen (text);
  gsize safe = 0; /* where the mark could go */

  *was_cut = FALSE;
  if (is_clean (text, length))
    return NULL;

  valid = g_utf8_make_valid (text, (gssize) length);
  out = g_string_sized_new (MIN (length, 4 * URA_XLSX_MAX_TEXT) + 8);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (p[0] == '\r' && p[1] == '\n')
        continue;
      units += append_clean (out, p, *p == '\r' ? '\n' : g_utf8_get_char (p));
      if (units <= URA_XLSX_MAX_TEXT - (sizeof mark - 3)) /* … is three bytes, one unit */
        safe = out->len;
      if (units > URA_XLSX_MAX_TEXT)
        {
          g_string_truncate (out, safe);
          g_string_append (out, mark);
          *was_cut = TRUE;
          break;
        }
    }
  return g_string_free (out, FALSE);
}
