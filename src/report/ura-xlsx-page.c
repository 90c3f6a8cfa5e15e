/* What surrounds the cells: paper, margins, header and footer, and the properties of the file. */

#include "config.h"

#include <string.h>

#include "ura-xlsx-private.h"
#include "ura-xlsx-text.h"

#define HASH_LENGTH 12
/* Excel takes 255 characters, codes included, in a header or footer. */
#define MAX_FOOTER_PART 60
#define MAX_PROPERTY    240 /* room for what cleaning adds */
#define PAPER_A4        9

/* Text for a header or footer: one line, of bounded length; & starts a code there. */
static char *
footer_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_new (NULL);
  guint length = 0;

  for (const char *p = valid; *p != '\0' && length < MAX_FOOTER_PART; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append_c (out, '&');
      g_string_append_unichar (out, c < 0x20 ? ' ' : c);
      length += c == '&' ? 2 : 1;
    }
  return g_string_free (out, FALSE);
}

static void
set_header_and_footer (UraXlsxSheet *self)
{
  const UraReport *report = self->book->report;
  g_autofree char *institution = footer_text (report->institution);
  g_autofree char *name = footer_text (self->model->name);
  g_autofree char *number = footer_text (report->number);
  g_autofree char *hash = footer_text (report->hash);
  g_autofree char *note = footer_text (report->footer);
  g_autofree char *header = NULL;
  g_autofree char *footer = NULL;

  /* A blank ends the size: a number after it would be taken for more of it. */
  hash[MIN (strlen (hash), HASH_LENGTH)] = '\0';
  header = g_strdup_printf ("&L&8 %s&R&8 %s", institution, name);
  footer = g_strdup_printf ("&L&8 %s%s%s&C&8 %s&R&8 %s &P / &N", number,
                            number[0] != '\0' && hash[0] != '\0' ? " · " : "", hash, note,
                            ura_tr (self->book->language, "Page"));
  ura_xlsx_sheet_note (self, worksheet_set_header (self->sheet, header));
  ura_xlsx_sheet_note (self, worksheet_set_footer (self->sheet, footer));
}

void
ura_xlsx_set_up_page (UraXlsxSheet *self)
{
  lxw_worksheet *sheet = self->sheet;

  worksheet_set_paper (sheet, PAPER_A4);
  if (self->model->flags & URA_REPORT_SHEET_PORTRAIT)
    worksheet_set_portrait (sheet);
  else
    worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_margins (sheet, URA_XLSX_MARGIN_SIDE, URA_XLSX_MARGIN_SIDE, URA_XLSX_MARGIN_TOP,
                         URA_XLSX_MARGIN_TOP);
  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  if (self->model->flags & URA_REPORT_SHEET_HIDDEN)
    worksheet_hide (sheet);
  set_header_and_footer (self);
}

/* Properties hold 255 characters. */
static char *
property (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *part = g_utf8_substring (valid, 0,
                                            MIN (g_utf8_strlen (valid, -1), MAX_PROPERTY));
  gboolean was_cut;
  char *clean = ura_xlsx_text_clean (part, &was_cut);

  return clean != NULL ? clean : g_steal_pointer (&part);
}

static gboolean
set_custom_property (UraXlsxBook *book, const char *name, const char *value, GError **error)
{
  g_autofree char *clean = property (value);
  lxw_error result;

  if (clean[0] == '\0')
    return TRUE;
  result = workbook_set_custom_property_string (book->workbook, name, clean);
  if (result == LXW_NO_ERROR)
    return TRUE;
  ura_xlsx_set_error (error, result, name, book->language);
  return FALSE;
}

/* With the time of creation given here a report gives the same bytes each time: the library itself
 * dates every part of the archive 1 January 1980. */
gboolean
ura_xlsx_set_properties (UraXlsxBook *book, GError **error)
{
  const UraReport *report = book->report;
  g_autofree char *title = property (report->title);
  g_autofree char *author = property (report->author != NULL ? report->author
                                                             : report->institution);
  g_autofree char *company = property (report->institution);
  lxw_doc_properties properties = {
    .title = title,
    .author = author,
    .company = company,
    .created = (time_t) report->created,
  };
  lxw_error result = workbook_set_properties (book->workbook, &properties);

  if (result != LXW_NO_ERROR)
    {
      ura_xlsx_set_error (error, result, title, book->language);
      return FALSE;
    }
  return set_custom_property (book, "Ura version", report->version, error) &&
         set_custom_property (book, "Report number", report->number, error) &&
         set_custom_property (book, "Report hash", report->hash, error);
}
