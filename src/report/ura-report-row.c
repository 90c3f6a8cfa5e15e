/* A row is reused for every record of a table: its texts lie one after the other in one buffer, so
 * that filling it a hundred thousand times allocates nothing. */

#include "config.h"

#include <math.h>

#include "ura-date.h"
#include "ura-report-private.h"

/* Formulas of a row that read other formulas of it: deeper than this is a circle. */
#define MAX_DEPTH 8

typedef struct
{
  const UraReportRow *row;
  guint depth;
} RowReader;

static gboolean read_cell (const UraReportFormula *leaf, gpointer data, double *value);

UraReportRow *
ura_report_row_new (const UraReportTable *table)
{
  UraReportRow *self = g_new0 (UraReportRow, 1);

  self->table = table;
  self->cells = g_new0 (UraReportCell, table->columns->len);
  self->text = g_string_sized_new (256);
  g_string_append_c (self->text, '\0');
  return self;
}

void
ura_report_row_clear (UraReportRow *self)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    g_clear_pointer (&self->cells[i].formula, ura_report_formula_unref);
  memset (self->cells, 0, self->table->columns->len * sizeof *self->cells);
  g_string_truncate (self->text, 1);
  self->kind = URA_REPORT_ROW_DATA;
  self->level = 0;
  self->label = 0;
}

void
ura_report_row_free (UraReportRow *self)
{
  ura_report_row_clear (self);
  g_string_free (self->text, TRUE);
  g_free (self->cells);
  g_free (self);
}

static gsize
add_text (UraReportRow *self, const char *text)
{
  gsize start = self->text->len;

  if (text == NULL || text[0] == '\0')
    return 0;
  g_string_append_len (self->text, text, strlen (text) + 1);
  return start;
}

static UraReportCell *
start_cell (UraReportRow *self, guint column, UraReportCellKind kind)
{
  UraReportCell *cell;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < self->table->columns->len, NULL);

  cell = &self->cells[column];
  g_clear_pointer (&cell->formula, ura_report_formula_unref);
  memset (cell, 0, sizeof *cell);
  cell->kind = kind;
  cell->type = ura_report_table_get_column (self->table, column)->type;
  return cell;
}

void
ura_report_row_set_group (UraReportRow *self, guint level, const char *label)
{
  g_return_if_fail (level >= 1 && level <= URA_REPORT_MAX_LEVEL);

  self->kind = URA_REPORT_ROW_GROUP;
  self->level = level;
  self->label = add_text (self, label);
}

void
ura_report_row_set_subtotal (UraReportRow *self, guint level, const char *label)
{
  g_return_if_fail (level >= 1 && level <= URA_REPORT_MAX_LEVEL);

  self->kind = URA_REPORT_ROW_SUBTOTAL;
  self->level = level;
  self->label = add_text (self, label);
}

void
ura_report_row_set_text (UraReportRow *self, guint column, const char *text)
{
  gboolean empty = text == NULL || text[0] == '\0';
  UraReportCell *cell = start_cell (self, column,
                                    empty ? URA_REPORT_CELL_EMPTY : URA_REPORT_CELL_TEXT);

  if (cell != NULL)
    cell->text = add_text (self, text);
}

static void
set_number (UraReportRow *self, guint column, double number, UraReportType type)
{
  UraReportCell *cell = start_cell (
      self, column, isfinite (number) ? URA_REPORT_CELL_NUMBER : URA_REPORT_CELL_EMPTY);

  if (cell == NULL)
    return;
  cell->number = number;
  if (type != 0)
    cell->type = type;
  else if (!ura_report_type_is_number (cell->type))
    cell->type = number == floor (number) ? URA_REPORT_TYPE_INTEGER : URA_REPORT_TYPE_DECIMAL;
}

void
ura_report_row_set_number (UraReportRow *self, guint column, double number)
{
  set_number (self, column, number, 0);
}

void
ura_report_row_set_percent (UraReportRow *self, guint column, double fraction)
{
  set_number (self, column, fraction, URA_REPORT_TYPE_PERCENT);
}

void
ura_report_row_set_date (UraReportRow *self, guint column, const char *date)
{
  UraReportCell *cell;

  if (date == NULL || !ura_date_is_valid (date))
    {
      ura_report_row_set_text (self, column, date);
      return;
    }
  cell = start_cell (self, column, URA_REPORT_CELL_DATE);
  if (cell != NULL)
    cell->text = add_text (self, date);
}

void
ura_report_row_set_status (UraReportRow *self,
                           guint column,
                           UraReportStatus status,
                           const char *label)
{
  UraReportCell *cell;

  g_return_if_fail (status < URA_REPORT_N_STATUSES);

  if (status == URA_REPORT_STATUS_NONE)
    {
      ura_report_row_set_text (self, column, label);
      return;
    }
  cell = start_cell (self, column, URA_REPORT_CELL_STATUS);
  if (cell == NULL)
    return;
  cell->status = status;
  cell->text = add_text (self, label);
}

void
ura_report_row_set_missing (UraReportRow *self, guint column, const char *reason)
{
  UraReportCell *cell = start_cell (self, column, URA_REPORT_CELL_MISSING);

  if (cell != NULL)
    cell->text = add_text (self, reason);
}

void
ura_report_row_set_formula (UraReportRow *self, guint column, UraReportFormula *formula)
{
  UraReportCell *cell;

  g_return_if_fail (formula != NULL);

  cell = start_cell (self, column, URA_REPORT_CELL_FORMULA);
  if (cell == NULL)
    return;
  cell->formula = ura_report_formula_ref (formula);
  if (!ura_report_type_is_number (cell->type))
    cell->type = URA_REPORT_TYPE_DECIMAL;
}

const char *
ura_report_row_get_label (const UraReportRow *self)
{
  return self->text->str + self->label;
}

const char *
ura_report_row_get_text (const UraReportRow *self, guint column)
{
  return self->text->str + self->cells[column].text;
}

static gboolean
resolve_cell (const UraReportRow *row, guint column, guint depth, double *value)
{
  const UraReportCell *cell = &row->cells[column];
  RowReader reader = { row, depth + 1 };

  if (cell->kind == URA_REPORT_CELL_NUMBER)
    {
      *value = cell->number;
      return TRUE;
    }
  if (cell->kind != URA_REPORT_CELL_FORMULA || depth >= MAX_DEPTH)
    return FALSE;
  return ura_report_formula_evaluate (cell->formula, read_cell, &reader, value);
}

static gboolean
read_cell (const UraReportFormula *leaf, gpointer data, double *value)
{
  RowReader *reader = data;
  guint column;

  if (leaf->kind != URA_REPORT_FORMULA_CELL)
    return FALSE;
  column = ura_report_table_find_column (reader->row->table, leaf->name);
  if (column == G_MAXUINT)
    return FALSE;
  return resolve_cell (reader->row, column, reader->depth, value);
}

void
ura_report_row_resolve (UraReportRow *self)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      UraReportCell *cell = &self->cells[i];
      double value;

      if (cell->kind != URA_REPORT_CELL_FORMULA)
        continue;
      cell->has_number = resolve_cell (self, i, 0, &value) && isfinite (value);
      cell->number = cell->has_number ? value : 0.0;
    }
}
