/* Single rows: each cell in its form, the row as high as its highest text. */

#include "config.h"

#include <math.h>

#include "ura-date.h"
#include "ura-xlsx-table.h"
#include "ura-xlsx-text.h"

/* The day Excel counts as 0, in GLib's count. */
#define EXCEL_EPOCH 693594
/* Excel believes in a 29 February 1900; days before 1 March are written as text. */
#define FIRST_DAY      61
#define MAX_TALL_TEXTS 500
#define GROUP_PADDING  3.0

void
ura_xlsx_rows_init (UraXlsxRows *self, UraXlsxSheet *sheet, UraXlsxTable *record)
{
  self->sheet = sheet;
  self->record = record;
  self->text = g_string_new (NULL);
  self->tall = g_array_new (FALSE, FALSE, sizeof (UraXlsxTallText));
}

void
ura_xlsx_rows_clear (UraXlsxRows *self)
{
  if (self->tall == NULL)
    return;
  for (guint i = 0; i < self->tall->len; i++)
    g_free (g_array_index (self->tall, UraXlsxTallText, i).text);
  g_array_unref (self->tall);
  g_string_free (self->text, TRUE);
}

static lxw_format *
get_format (const UraXlsxRows *self, UraXlsxStyle style, UraXlsxNumber number)
{
  return ura_xlsx_styles_get (self->sheet->book->styles, style, number, URA_REPORT_STATUS_NONE);
}

static guint
count_lines (const UraXlsxRows *self, guint column, const char *text, UraXlsxStyle style)
{
  return ura_xlsx_style_count_lines (style, text, self->sheet->widths[column]);
}

static void
note_tall_text (UraXlsxRows *self, guint column, const char *text)
{
  UraXlsxTallText tall = { self->sheet->row, (lxw_col_t) column, NULL };

  self->sheet->book->result.n_tall_texts++;
  if (self->tall->len >= MAX_TALL_TEXTS)
    return;
  tall.text = g_strdup (text);
  g_array_append_val (self->tall, tall);
}

/* Writes a wrapped text and makes the row high enough; what no row is high enough for is set
 * smaller, and what even then is too high is printed again below the table. */
static void
write_wrapped (
    UraXlsxRows *self, guint column, const char *text, UraXlsxStyle style, UraReportStatus status)
{
  guint lines = count_lines (self, column, text, style);

  if (style == URA_XLSX_STYLE_CELL && status == URA_REPORT_STATUS_NONE &&
      lines > ura_xlsx_style_get_max_lines (style))
    {
      style = URA_XLSX_STYLE_CELL_SMALL;
      lines = count_lines (self, column, text, style);
    }
  if (lines > ura_xlsx_style_get_max_lines (style))
    note_tall_text (self, column, text);
  if (lines > 1)
    self->height = MAX (self->height, ura_xlsx_style_get_height (style, lines));
  ura_xlsx_put_text (
      self->sheet, self->sheet->row, (lxw_col_t) column, text,
      ura_xlsx_styles_get (self->sheet->book->styles, style, URA_XLSX_NUMBER_NONE, status));
}

/* Numbers do not wrap: the column must be wide enough for the longest. */
static void
need_width (UraXlsxRows *self, guint column, double number, UraReportType type)
{
  double size = fabs (number);
  double width = 4.5; /* one digit, a sign and the distance to the border */

  if (size < 1000.0 || type == URA_REPORT_TYPE_DATE)
    return;
  for (; size >= 10.0; size /= 10.0)
    width += 1.2; /* a bold digit, and its part of the blanks between thousands */
  if (type == URA_REPORT_TYPE_DECIMAL)
    width += 2.8;
  ura_xlsx_need_width (self->sheet, (lxw_col_t) column, width);
}

static void
write_number (
    UraXlsxRows *self, guint column, double number, UraReportType type, UraXlsxStyle style)
{
  need_width (self, column, number, type);
  ura_xlsx_put_number (self->sheet, self->sheet->row, (lxw_col_t) column, number,
                       get_format (self, style, ura_xlsx_number_for (type, number)));
}

static int
two_digits (const char *text)
{
  return (text[0] - '0') * 10 + (text[1] - '0');
}

static void
write_date (UraXlsxRows *self, guint column, const char *date, UraXlsxStyle style)
{
  double serial = 0.0;
  g_autofree char *text = NULL;

  if (strlen (date) == 10)
    {
      GDate day;

      g_date_clear (&day, 1);
      g_date_set_dmy (&day, (GDateDay) two_digits (date + 8), (GDateMonth) two_digits (date + 5),
                      (GDateYear) (two_digits (date) * 100 + two_digits (date + 2)));
      serial = (double) g_date_get_julian (&day) - EXCEL_EPOCH;
    }
  if (serial >= FIRST_DAY)
    {
      write_number (self, column, serial, URA_REPORT_TYPE_DATE, style);
      return;
    }
  text = ura_date_format (date, self->sheet->book->language);
  write_wrapped (self, column, text, style, URA_REPORT_STATUS_NONE);
}

static void
write_missing (UraXlsxRows *self, guint column, const char *reason, UraXlsxStyle style)
{
  if (style == URA_XLSX_STYLE_CELL)
    style = URA_XLSX_STYLE_CELL_MISSING;
  g_string_assign (self->text, "–");
  if (reason[0] != '\0')
    g_string_append_printf (self->text, " %s", reason);
  write_wrapped (self, column, self->text->str, style, URA_REPORT_STATUS_NONE);
}

static void
write_formula (UraXlsxRows *self, guint column, const UraReportCell *cell, UraXlsxStyle style)
{
  UraXlsxSheet *sheet = self->sheet;
  g_autofree char *formula = NULL;

  if (!cell->has_number)
    {
      write_missing (self, column, "", style);
      return;
    }
  need_width (self, column, cell->number, cell->type);
  formula = ura_xlsx_formula_for_row (self->record, cell->formula, sheet->row);
  if (formula == NULL)
    write_number (self, column, cell->number, cell->type, style);
  else
    ura_xlsx_sheet_note (
        sheet, worksheet_write_formula_num (
                   sheet->sheet, sheet->row, (lxw_col_t) column, formula,
                   get_format (self, style, ura_xlsx_number_for (cell->type, cell->number)),
                   cell->number));
}

static void
write_cell (UraXlsxRows *self, const UraReportRow *row, guint column, UraXlsxStyle style)
{
  const UraReportCell *cell = &row->cells[column];
  const char *text = ura_report_row_get_text (row, column);

  switch (cell->kind)
    {
    case URA_REPORT_CELL_EMPTY:
      ura_xlsx_sheet_note (self->sheet,
                           worksheet_write_blank (self->sheet->sheet, self->sheet->row,
                                                  (lxw_col_t) column,
                                                  get_format (self, style, URA_XLSX_NUMBER_NONE)));
      break;
    case URA_REPORT_CELL_TEXT:
      write_wrapped (self, column, text, style, URA_REPORT_STATUS_NONE);
      break;
    case URA_REPORT_CELL_NUMBER:
      write_number (self, column, cell->number, cell->type, style);
      break;
    case URA_REPORT_CELL_DATE:
      write_date (self, column, text, style);
      break;
    case URA_REPORT_CELL_STATUS:
      g_string_printf (self->text, "%s %s", ura_report_status_symbol (cell->status), text);
      write_wrapped (self, column, self->text->str, style, cell->status);
      break;
    case URA_REPORT_CELL_MISSING:
      write_missing (self, column, text, style);
      break;
    case URA_REPORT_CELL_FORMULA:
      write_formula (self, column, cell, style);
      break;
    }
}

void
ura_xlsx_rows_write_data (UraXlsxRows *self, const UraReportRow *row)
{
  self->height = 0.0;
  for (guint i = 0; i < self->record->table->columns->len; i++)
    write_cell (self, row, i, URA_XLSX_STYLE_CELL);
  ura_xlsx_end_row (self->sheet, self->height);
}

static void
write_blank_row (UraXlsxRows *self, UraXlsxStyle style)
{
  for (guint i = 0; i < self->record->table->columns->len; i++)
    ura_xlsx_put_text (self->sheet, self->sheet->row, (lxw_col_t) i, "",
                       get_format (self, style, URA_XLSX_NUMBER_NONE));
}

/* Writes @label from the first column on over the first @n_free columns; whatever does not fit
 * in one line takes rows of its own, and the last line stands in the row left to be completed. */
static void
write_label (UraXlsxRows *self, const char *label, UraXlsxStyle style, guint n_free)
{
  UraXlsxSheet *sheet = self->sheet;
  double width = ura_xlsx_sheet_span_width (sheet, 0, (lxw_col_t) (MAX (n_free, 1) - 1));
  double height = ura_xlsx_style_get_height (style, 1) + GROUP_PADDING;
  const char *next;

  while (TRUE)
    {
      g_autofree char *line = NULL;

      next = ura_xlsx_style_next_line (style, label, width);
      line = next != NULL ? g_strndup (label, (gsize) (next - label)) : g_strdup (label);
      g_strchomp (line);
      write_blank_row (self, style);
      ura_xlsx_put_text (sheet, sheet->row, 0, line,
                         get_format (self, style, URA_XLSX_NUMBER_LABEL));
      self->height = height;
      if (next == NULL)
        return;
      ura_xlsx_end_row (sheet, height);
      label = next;
    }
}

void
ura_xlsx_rows_write_group (UraXlsxRows *self, const UraReportRow *row)
{
  UraXlsxStyle style = URA_XLSX_STYLE_GROUP_1 + row->level - 1;
  guint n_columns = self->record->table->columns->len;
  guint n_free = 1;

  while (n_free < n_columns && row->cells[n_free].kind == URA_REPORT_CELL_EMPTY)
    n_free++;
  write_label (self, ura_report_row_get_label (row), style, n_free);
  for (guint i = n_free; i < n_columns; i++)
    if (row->cells[i].kind != URA_REPORT_CELL_EMPTY)
      write_cell (self, row, i, style);
  ura_xlsx_end_row (self->sheet, self->height);
}

/* How the total of a column is shown. */
static UraReportType
total_type (const UraReportTableColumn *column)
{
  if (column->total->kind == URA_REPORT_FORMULA_COUNT ||
      column->total->kind == URA_REPORT_FORMULA_COUNT_STATUS)
    return URA_REPORT_TYPE_INTEGER;
  if (ura_report_type_is_number (column->type))
    return column->type;
  return column->total->kind == URA_REPORT_FORMULA_RATIO ? URA_REPORT_TYPE_PERCENT
                                                         : URA_REPORT_TYPE_DECIMAL;
}

static void
write_column_total (UraXlsxRows *self, guint i, guint level, UraXlsxStyle style)
{
  UraXlsxSheet *sheet = self->sheet;
  const UraReportTableColumn *column = ura_report_table_get_column (self->record->table, i);
  double value = 0.0;
  gboolean has_value = ura_report_totals_evaluate (self->record->totals, level, column->total,
                                                   &value);
  g_autofree char *formula = ura_xlsx_formula_for_group (self->record, column->total, level);
  lxw_format *format = get_format (self, style, ura_xlsx_number_for (total_type (column), value));

  need_width (self, i, value, total_type (column));
  if (formula != NULL && has_value)
    ura_xlsx_sheet_note (sheet,
                         worksheet_write_formula_num (sheet->sheet, sheet->row, (lxw_col_t) i,
                                                      formula, format, value));
  else if (formula != NULL)
    ura_xlsx_sheet_note (sheet, worksheet_write_formula_str (sheet->sheet, sheet->row,
                                                             (lxw_col_t) i, formula, format, "–"));
  else if (has_value)
    ura_xlsx_put_number (sheet, sheet->row, (lxw_col_t) i, value, format);
  else
    ura_xlsx_put_text (sheet, sheet->row, (lxw_col_t) i, "–", format);
}

/* @row is the subtotal's, or NULL for the total of the table. */
static void
write_totals (
    UraXlsxRows *self, const UraReportRow *row, const char *label, guint level, UraXlsxStyle style)
{
  const UraReportTable *table = self->record->table;
  guint n_free = 1;

  while (n_free < table->columns->len &&
         ura_report_table_get_column (table, n_free)->total == NULL &&
         (row == NULL || row->cells[n_free].kind == URA_REPORT_CELL_EMPTY))
    n_free++;
  write_label (self, label, style, n_free);
  for (guint i = 1; i < table->columns->len; i++)
    {
      if (row != NULL && row->cells[i].kind != URA_REPORT_CELL_EMPTY)
        write_cell (self, row, i, style);
      else if (ura_report_table_get_column (table, i)->total != NULL)
        write_column_total (self, i, level, style);
    }
  ura_xlsx_end_row (self->sheet, self->height);
}

void
ura_xlsx_rows_write_subtotal (UraXlsxRows *self, const UraReportRow *row)
{
  write_totals (self, row, ura_report_row_get_label (row), row->level, URA_XLSX_STYLE_SUBTOTAL);
}

void
ura_xlsx_rows_write_total (UraXlsxRows *self)
{
  write_totals (self, NULL, ura_tr (self->sheet->book->language, "Total"), 0, URA_XLSX_STYLE_TOTAL);
}

void
ura_xlsx_rows_write_empty (UraXlsxRows *self)
{
  const UraReportTable *table = self->record->table;
  const char *sentence = ura_tr (self->sheet->book->language, "No data for this period");

  g_string_assign (self->text, sentence);
  if (table->empty_reason != NULL)
    g_string_append_printf (self->text, ": %s", table->empty_reason);
  ura_xlsx_put_paragraph (self->sheet, self->text->str, URA_XLSX_STYLE_NOTE);
}

void
ura_xlsx_rows_write_tall_texts (UraXlsxRows *self)
{
  if (self->tall->len == 0)
    return;
  ura_xlsx_put_paragraph (self->sheet,
                          ura_tr (self->sheet->book->language, "Texts too long for their cells"),
                          URA_XLSX_STYLE_HEADING);
  for (guint i = 0; i < self->tall->len; i++)
    {
      const UraXlsxTallText *tall = &g_array_index (self->tall, UraXlsxTallText, i);
      const UraReportTableColumn *column = ura_report_table_get_column (self->record->table,
                                                                        tall->column);
      char cell[LXW_MAX_CELL_NAME_LENGTH];
      g_autofree char *heading = NULL;

      lxw_rowcol_to_cell (cell, tall->row, tall->column);
      heading = g_strdup_printf ("%s, %s:", cell, column->header);
      ura_xlsx_put_paragraph (self->sheet, heading, URA_XLSX_STYLE_NOTE);
      ura_xlsx_put_paragraph (self->sheet, tall->text, URA_XLSX_STYLE_PARAGRAPH);
    }
}
