/* One worksheet while it is written from the top down: its columns, its cells and its failures. */

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>

#include "ura-xlsx-private.h"
#include "ura-xlsx-text.h"

#define DEFAULT_ROW_HEIGHT 15.0 /* points */

/* Digits that fill the width of an A4 page at full size, and how wide a paragraph may become. */
#define LANDSCAPE_WIDTH 138.0
#define PORTRAIT_WIDTH  92.0
#define HEADER_PADDING  2.0 /* digits, for the filter's button */
#define FILLER_WIDTH    11.5

/* Excel draws a column some pixels wider than its digits. */
#define DIGIT_PIXELS   7.0
#define PADDING_PIXELS 5.0

#define POINTS_PER_PIXEL 0.75
#define POINTS_PER_INCH  72.0
#define PAGE_SLACK       8.0
#define A4_LONG          841.9
#define A4_SHORT         595.3
#define GAP              9.0 /* points below a drawing */

void
ura_xlsx_sheet_note (UraXlsxSheet *self, lxw_error result)
{
  if (self->failure == LXW_NO_ERROR)
    self->failure = result;
}

gboolean
ura_xlsx_sheet_check (UraXlsxSheet *self, GError **error)
{
  if (self->failure != LXW_NO_ERROR)
    {
      ura_xlsx_set_error (error, self->failure, self->model->name, self->book->language);
      return FALSE;
    }
  /* The library does not look at what becomes of the rows it streams out. */
  if (self->sheet->optimize_tmpfile != NULL && ferror (self->sheet->optimize_tmpfile))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
          ura_tr (self->book->language,
                  "There is no room left for the temporary files of the workbook"));
      return FALSE;
    }
  return TRUE;
}

void
ura_xlsx_set_error (GError **error,
                    lxw_error result,
                    const char *sheet_name,
                    const UraLanguage *language)
{
  if (result == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    g_set_error (error, URA_REPORT_ERROR, URA_REPORT_ERROR_TOO_LARGE,
                 ura_tr (language, "“%s” has more rows or columns than an Excel sheet can hold"),
                 sheet_name);
  else if (result == LXW_ERROR_MEMORY_MALLOC_FAILED)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 ura_tr (language, "There is not enough memory to write “%s”"), sheet_name);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 ura_tr (language, "“%s” could not be written: %s"), sheet_name,
                 lxw_strerror (result));
}

/* Sheets wider than the page are printed smaller, and more of them fits in its height. */
static void
set_page_height (UraXlsxSheet *self, gboolean portrait)
{
  double width = ura_xlsx_sheet_pixels (self, (lxw_col_t) self->n_columns) * POINTS_PER_PIXEL;
  double page_width = (portrait ? A4_SHORT : A4_LONG) -
                      2.0 * URA_XLSX_MARGIN_SIDE * POINTS_PER_INCH;
  double page_height = (portrait ? A4_LONG : A4_SHORT) -
                       2.0 * URA_XLSX_MARGIN_TOP * POINTS_PER_INCH;

  self->page_height = page_height * MAX (1.0, width / page_width);
}

/* At least as wide as the longest word of the header. */
static double
column_width (const UraReportTableColumn *column)
{
  g_auto (GStrv) words = g_strsplit_set (column->header, " \n-/", -1);
  double width = column->width;

  for (guint i = 0; words[i] != NULL; i++)
    while (ura_xlsx_style_count_lines (URA_XLSX_STYLE_HEADER, words[i], width - HEADER_PADDING) > 1)
      width += 1.0;
  return width;
}

/* Each column is as wide as the widest that stands in it; what tables leave of the page's width is
 * filled with plain columns, so that texts have room. */
void
ura_xlsx_sheet_lay_out (UraXlsxSheet *self)
{
  gboolean portrait = (self->model->flags & URA_REPORT_SHEET_PORTRAIT) != 0;
  double page = portrait ? PORTRAIT_WIDTH : LANDSCAPE_WIDTH;
  g_autoptr (GArray) widths = g_array_new (FALSE, TRUE, sizeof (double));
  const double filler = FILLER_WIDTH;
  double total = 0.0;

  for (guint i = 0; i < self->model->blocks->len; i++)
    {
      const UraReportBlock *block = g_ptr_array_index (self->model->blocks, i);
      guint n_columns = block->table != NULL ? block->table->columns->len : 0;

      if (widths->len < n_columns)
        g_array_set_size (widths, n_columns);
      for (guint j = 0; j < n_columns; j++)
        {
          double *width = &g_array_index (widths, double, j);

          *width = MAX (*width, column_width (ura_report_table_get_column (block->table, j)));
        }
    }
  for (guint i = 0; i < widths->len; i++)
    total += g_array_index (widths, double, i);
  for (; total + filler <= page; total += filler)
    g_array_append_val (widths, filler);

  self->n_columns = widths->len;
  self->widths = (double *) g_array_free (g_steal_pointer (&widths), FALSE);
  for (guint i = 0; i < self->n_columns; i++)
    ura_xlsx_sheet_note (self, worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                                                     self->widths[i], NULL));
  self->n_text_columns = ura_xlsx_sheet_span (self, 0, page) + 1;
  set_page_height (self, portrait);
}

lxw_col_t
ura_xlsx_sheet_span (const UraXlsxSheet *self, lxw_col_t first, double width)
{
  lxw_col_t last = first;
  double total = self->widths[first];

  while (total < width && last + 1u < self->n_columns)
    total += self->widths[++last];
  return last;
}

double
ura_xlsx_sheet_span_width (const UraXlsxSheet *self, lxw_col_t first, lxw_col_t last)
{
  double total = 0.0;

  for (guint i = first; i <= last; i++)
    total += self->widths[i];
  return total;
}

double
ura_xlsx_sheet_pixels (const UraXlsxSheet *self, lxw_col_t column)
{
  double pixels = 0.0;

  for (guint i = 0; i < column; i++)
    pixels += self->widths[i] * DIGIT_PIXELS + PADDING_PIXELS;
  return pixels;
}

void
ura_xlsx_put_text (
    UraXlsxSheet *self, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *clean = NULL;
  gboolean was_cut;

  if (text[0] == '\0')
    {
      ura_xlsx_sheet_note (self, worksheet_write_blank (self->sheet, row, column, format));
      return;
    }
  clean = ura_xlsx_text_clean (text, &was_cut);
  if (was_cut)
    self->book->result.n_cut_texts++;
  ura_xlsx_sheet_note (self, worksheet_write_string (self->sheet, row, column,
                                                     clean != NULL ? clean : text, format));
}

void
ura_xlsx_put_number (
    UraXlsxSheet *self, lxw_row_t row, lxw_col_t column, double number, lxw_format *format)
{
  ura_xlsx_sheet_note (self, worksheet_write_number (self->sheet, row, column, number, format));
}

void
ura_xlsx_merge (UraXlsxSheet *self, lxw_col_t first, lxw_col_t last, lxw_format *format)
{
  if (first < last)
    ura_xlsx_sheet_note (
        self, worksheet_merge_range (self->sheet, self->row, first, self->row, last, "", format));
}

void
ura_xlsx_put_span (UraXlsxSheet *self,
                   lxw_col_t first,
                   lxw_col_t last,
                   const char *text,
                   UraXlsxStyle style,
                   double *height)
{
  lxw_format *format = ura_xlsx_styles_get (self->book->styles, style, URA_XLSX_NUMBER_NONE,
                                            URA_REPORT_STATUS_NONE);
  double width = ura_xlsx_sheet_span_width (self, first, last);
  guint lines = ura_xlsx_style_count_lines (style, text, width);

  ura_xlsx_merge (self, first, last, format);
  ura_xlsx_put_text (self, self->row, first, text, format);
  *height = MAX (*height, ura_xlsx_style_get_height (style, lines));
}

void
ura_xlsx_put_paragraph (UraXlsxSheet *self, const char *text, UraXlsxStyle style)
{
  lxw_col_t last = (lxw_col_t) (self->n_text_columns - 1);
  double width = ura_xlsx_sheet_span_width (self, 0, last);
  guint max_lines = ura_xlsx_style_get_max_lines (style);

  while (text != NULL)
    {
      const char *next = text;
      double height = 0.0;
      g_autofree char *piece = NULL;

      for (guint lines = 0; next != NULL && lines < max_lines; lines++)
        next = ura_xlsx_style_next_line (style, next, width);
      piece = next != NULL ? g_strndup (text, (gsize) (next - text)) : g_strdup (text);
      if (next != NULL)
        g_strchomp (piece);
      ura_xlsx_put_span (self, 0, last, piece, style, &height);
      ura_xlsx_end_row (self, height);
      text = next;
    }
}

/* A row that does not fit goes to the next page as a whole. */
static void
advance (UraXlsxSheet *self, double height)
{
  if (self->top + height > self->page_top + self->page_height)
    self->page_top = self->top - self->repeated;
  self->row++;
  self->top += height;
}

void
ura_xlsx_end_row (UraXlsxSheet *self, double height)
{
  height = CLAMP (height, DEFAULT_ROW_HEIGHT, URA_XLSX_MAX_ROW_HEIGHT);
  if (height > DEFAULT_ROW_HEIGHT)
    ura_xlsx_sheet_note (self, worksheet_set_row (self->sheet, self->row, height, NULL));
  advance (self, height);
}

void
ura_xlsx_skip_row (UraXlsxSheet *self, double height)
{
  ura_xlsx_sheet_note (self, worksheet_set_row (self->sheet, self->row, height, NULL));
  advance (self, height);
}

void
ura_xlsx_keep_together (UraXlsxSheet *self, double height)
{
  double left = self->page_top + self->page_height - self->top;

  /* Programs round heights: a row that fills the page to the last point may go to the next one. */
  if (left < height && left > PAGE_SLACK + 1.0)
    ura_xlsx_skip_row (self, left - PAGE_SLACK);
}

void
ura_xlsx_skip_pixels (UraXlsxSheet *self, double pixels)
{
  for (double left = pixels * POINTS_PER_PIXEL; left > 0.0; left -= URA_XLSX_MAX_ROW_HEIGHT)
    ura_xlsx_skip_row (self, MIN (left, URA_XLSX_MAX_ROW_HEIGHT));
  ura_xlsx_skip_row (self, GAP);
}

void
ura_xlsx_need_width (UraXlsxSheet *self, lxw_col_t column, double width)
{
  if (width <= self->widths[column])
    return;
  self->widths[column] = width;
  ura_xlsx_sheet_note (self, worksheet_set_column (self->sheet, column, column, width, NULL));
}
