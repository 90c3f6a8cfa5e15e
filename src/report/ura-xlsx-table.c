/* Tables: rows stream from their source into the sheet; what they add up to is known when the last
 * one has passed, so totals stand below and carry their values. */

#include "config.h"

#include <gio/gio.h>

#include "ura-date.h"
#include "ura-xlsx-private.h"
#include "ura-xlsx-table.h"
#include "ura-xlsx-text.h"

#define GAP 9.0
/* Points of a title, a header and two rows, which should not be torn apart. */
#define TITLE_AND_ROWS 105.0
/* The rows above a header stay in view with it; more than this would leave no room for others. */
#define MAX_FROZEN_HEIGHT 200.0
#define FILTER_WIDTH      1.5 /* digits that a filter's button hides */
#define ROWS_PER_CHECK    128

void
ura_xlsx_table_free (UraXlsxTable *self)
{
  g_array_unref (self->runs);
  ura_report_totals_free (self->totals);
  g_ptr_array_unref (self->points);
  g_free (self);
}

UraXlsxTable *
ura_xlsx_find_table (const UraXlsxBook *book, const char *id)
{
  UraReportTable *table = ura_report_find_table (book->report, id);

  return g_hash_table_lookup (book->tables, table);
}

static UraXlsxTable *
table_new (UraXlsxSheet *sheet, const UraReportTable *table)
{
  UraXlsxTable *self = g_new0 (UraXlsxTable, 1);

  self->table = table;
  self->sheet = sheet;
  self->runs = g_array_new (FALSE, FALSE, sizeof (UraXlsxRun));
  self->totals = ura_report_totals_new (table);
  self->points = ura_xlsx_points_new (sheet->book, table);
  g_hash_table_insert (sheet->book->tables, (gpointer) table, self);
  return self;
}

static void
write_header (UraXlsxSheet *self, UraXlsxTable *record)
{
  const UraReportTable *table = record->table;
  double height = 20.0;

  record->header = self->row;
  record->last = self->row;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const UraReportTableColumn *column = ura_report_table_get_column (table, i);
      guint lines = ura_xlsx_style_count_lines (URA_XLSX_STYLE_HEADER, column->header,
                                                self->widths[i] - FILTER_WIDTH);
      UraXlsxNumber number = ura_report_type_is_number (column->type) ? URA_XLSX_NUMBER_INTEGER
                                                                      : URA_XLSX_NUMBER_NONE;

      ura_xlsx_put_text (self, self->row, (lxw_col_t) i, column->header,
                         ura_xlsx_styles_get (self->book->styles, URA_XLSX_STYLE_HEADER, number,
                                              URA_REPORT_STATUS_NONE));
      height = MAX (height, ura_xlsx_style_get_height (URA_XLSX_STYLE_HEADER, lines) + 3.0);
    }
  ura_xlsx_end_row (self, height);
}

/* Extends the last run of data rows, or starts one after a heading or subtotal. */
static void
note_data_row (UraXlsxTable *record, lxw_row_t row)
{
  UraXlsxRun *run = NULL;
  UraXlsxRun fresh = { row, row };

  if (record->runs->len > 0)
    run = &g_array_index (record->runs, UraXlsxRun, record->runs->len - 1);
  if (run != NULL && run->last + 1 == row)
    run->last = row;
  else
    g_array_append_val (record->runs, fresh);
}

static void
write_row (UraXlsxRows *rows, const UraReportRow *row)
{
  UraXlsxTable *record = rows->record;

  switch (row->kind)
    {
    case URA_REPORT_ROW_GROUP:
      record->has_groups = TRUE;
      ura_report_totals_start_group (record->totals, row->level);
      for (guint level = row->level; level <= URA_REPORT_MAX_LEVEL; level++)
        record->group_runs[level] = record->runs->len;
      ura_xlsx_rows_write_group (rows, row);
      break;
    case URA_REPORT_ROW_SUBTOTAL:
      record->has_groups = TRUE;
      ura_xlsx_rows_write_subtotal (rows, row);
      break;
    case URA_REPORT_ROW_DATA:
      note_data_row (record, rows->sheet->row);
      ura_report_totals_add_row (record->totals, row);
      ura_xlsx_points_add_row (record->points, row);
      ura_xlsx_rows_write_data (rows, row);
      rows->sheet->book->result.n_rows++;
      break;
    }
  record->last = rows->sheet->row - 1;
}

static gboolean
report_progress (UraXlsxSheet *self, GError **error)
{
  UraXlsxBook *book = self->book;
  double fraction = -1.0;

  if (g_cancellable_set_error_if_cancelled (book->cancellable, error))
    return FALSE;
  if (book->task == NULL)
    return TRUE;
  /* The last tenth is for putting the file together. */
  if (book->expected_rows > 0)
    fraction = MIN (0.9, 0.9 * (double) book->result.n_rows / (double) book->expected_rows);
  ura_task_set_progress (book->task, fraction, self->model->name);
  return TRUE;
}

static gboolean
write_rows (UraXlsxRows *rows, UraReportRowWalk *walk, GError **error)
{
  const UraReportRow *row;
  GError *failure = NULL;
  guint n = 0;

  while ((row = ura_report_row_walk_next (walk, &failure)) != NULL)
    {
      if (n++ % ROWS_PER_CHECK == 0 && !report_progress (rows->sheet, error))
        return FALSE;
      write_row (rows, row);
      if (!ura_xlsx_sheet_check (rows->sheet, error))
        return FALSE;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

static void
define_name (UraXlsxSheet *self, const UraXlsxTable *record)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *formula = NULL;

  lxw_rowcol_to_range_abs (range, record->header, 0, record->last,
                           (lxw_col_t) (record->table->columns->len - 1));
  formula = g_strdup_printf ("=%s!%s", self->quoted_name, range);
  ura_xlsx_sheet_note (self,
                       workbook_define_name (self->book->workbook, record->table->id, formula));
}

/* A sheet can have one filter: it goes to the table whose header stays in view, or to the first. */
static void
set_filter (UraXlsxSheet *self, const UraXlsxTable *record)
{
  const UraReportTable *kept = ura_report_sheet_get_kept_table (self->model);

  if (record->runs->len == 0 || self->filtered != NULL || (kept != NULL && kept != record->table))
    return;
  self->filtered = record->table;
  ura_xlsx_sheet_note (self, worksheet_autofilter (self->sheet, record->header, 0, record->last,
                                                   (lxw_col_t) (record->table->columns->len - 1)));
}

static void
keep_header (UraXlsxSheet *self, const UraXlsxTable *record, double header_top)
{
  double header_bottom = self->top;

  if (ura_report_sheet_get_kept_table (self->model) != record->table)
    return;
  worksheet_freeze_panes (self->sheet, header_bottom <= MAX_FROZEN_HEIGHT ? record->header + 1 : 0,
                          (lxw_col_t) MIN (self->model->kept_columns, self->n_columns - 1));
  ura_xlsx_sheet_note (self, worksheet_repeat_rows (self->sheet, record->header, record->header));
}

gboolean
ura_xlsx_write_table (UraXlsxSheet *self, const UraReportTable *table, GError **error)
{
  UraXlsxTable *record = table_new (self, table);
  g_auto (UraXlsxRows) rows = { 0 };
  UraReportRowWalk walk;
  gboolean written;
  double header_top;

  if (table->title != NULL)
    {
      ura_xlsx_keep_together (self, TITLE_AND_ROWS);
      ura_xlsx_skip_row (self, GAP);
      ura_xlsx_put_paragraph (self, table->title, URA_XLSX_STYLE_HEADING);
    }
  header_top = self->top;
  write_header (self, record);
  keep_header (self, record, header_top);
  if (!ura_xlsx_sheet_check (self, error) || !ura_report_row_walk_open (&walk, table, error))
    return FALSE;

  ura_xlsx_rows_init (&rows, self, record);
  written = write_rows (&rows, &walk, error);
  ura_report_row_walk_close (&walk);
  if (!written)
    return FALSE;

  if (record->last == record->header)
    ura_xlsx_rows_write_empty (&rows);
  define_name (self, record);
  set_filter (self, record);
  if (table->has_totals && record->runs->len > 0)
    ura_xlsx_rows_write_total (&rows);
  ura_xlsx_rows_write_tall_texts (&rows);
  ura_xlsx_skip_row (self, GAP);
  return TRUE;
}
