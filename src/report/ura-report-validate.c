/* What a report may not do, told to whoever built it before a writer starts. */

#include "config.h"

#include "ura-report-private.h"

#define MAX_FORMULA_DEPTH 32

typedef struct
{
  const UraReport *report;
  const UraReportTable *table; /* where the formula stands; NULL for figures */
} Place;

static gboolean invalid (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
invalid (GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, URA_REPORT_ERROR, URA_REPORT_ERROR_INVALID, message);
  return FALSE;
}

UraReportTable *
ura_report_find_table (const UraReport *self, const char *id)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const UraReportSheet *sheet = g_ptr_array_index (self->sheets, i);

      for (guint j = 0; j < sheet->blocks->len; j++)
        {
          const UraReportBlock *block = g_ptr_array_index (sheet->blocks, j);

          if (block->table != NULL && g_ascii_strcasecmp (block->table->id, id) == 0)
            return block->table;
        }
    }
  return NULL;
}

const UraReportItem *
ura_report_find_figure (const UraReport *self, const char *id)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const UraReportSheet *sheet = g_ptr_array_index (self->sheets, i);

      for (guint j = 0; j < sheet->blocks->len; j++)
        {
          const UraReportBlock *block = g_ptr_array_index (sheet->blocks, j);

          for (guint k = 0; block->kind == URA_REPORT_BLOCK_FIGURES && k < block->items->len; k++)
            {
              const UraReportItem *item = g_ptr_array_index (block->items, k);

              if (g_str_equal (item->id, id))
                return item;
            }
        }
    }
  return NULL;
}

const UraReportTable *
ura_report_sheet_get_kept_table (const UraReportSheet *self)
{
  const UraReportTable *only = NULL;

  if (self->kept_table != NULL)
    return self->kept_table;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const UraReportBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == URA_REPORT_BLOCK_CHART || block->kind == URA_REPORT_BLOCK_IMAGE ||
          block->kind == URA_REPORT_BLOCK_FIGURES || (block->table != NULL && only != NULL))
        return NULL;
      if (block->table != NULL)
        only = block->table;
    }
  return only;
}

static gboolean
validate_leaf (const UraReportFormula *leaf, const Place *place, GError **error)
{
  const UraReportTable *table = place->table;
  guint column;

  if (leaf->kind == URA_REPORT_FORMULA_NUMBER)
    return TRUE;
  if (leaf->kind == URA_REPORT_FORMULA_FIGURE)
    {
      if (place->table != NULL)
        return invalid (error, "A column of %s adds up a figure", place->table->id);
      if (ura_report_find_figure (place->report, leaf->name) == NULL)
        return invalid (error, "There is no figure “%s”", leaf->name);
      return TRUE;
    }
  if (leaf->table != NULL && table != NULL && !g_str_equal (leaf->table, table->id))
    return invalid (error, "A column of %s adds up another table", table->id);
  if (leaf->table != NULL)
    table = ura_report_find_table (place->report, leaf->table);
  if (table == NULL)
    return invalid (error, "There is no table “%s”", leaf->table != NULL ? leaf->table : "");
  column = ura_report_table_find_column (table, leaf->name);
  if (column == G_MAXUINT)
    return invalid (error, "Table %s has no column “%s”", table->id, leaf->name);
  if (leaf->kind == URA_REPORT_FORMULA_SUM &&
      ura_report_table_get_column (table, column)->type == URA_REPORT_TYPE_DATE)
    return invalid (error, "The dates in “%s” of %s cannot be added up", leaf->name, table->id);
  if (leaf->kind == URA_REPORT_FORMULA_CELL)
    return invalid (error, "“%s” is the cell of a row, but the formula stands in none", leaf->name);
  return TRUE;
}

/* @depth also ends figures that lead back to themselves. */
static gboolean
validate_formula (const UraReportFormula *formula, const Place *place, guint depth, GError **error)
{
  if (depth > MAX_FORMULA_DEPTH)
    return invalid (error, "A formula is nested too deeply or leads back to itself");
  if (ura_report_formula_is_operation (formula))
    return validate_formula (formula->a, place, depth + 1, error) &&
           validate_formula (formula->b, place, depth + 1, error);
  if (!validate_leaf (formula, place, error))
    return FALSE;
  if (formula->kind == URA_REPORT_FORMULA_FIGURE)
    {
      const UraReportItem *figure = ura_report_find_figure (place->report, formula->name);

      if (figure->formula != NULL)
        return validate_formula (figure->formula, place, depth + 1, error);
    }
  return TRUE;
}

static gboolean
validate_table (const UraReport *self, const UraReportTable *table, GError **error)
{
  Place place = { self, table };

  if (!ura_report_table_id_is_valid (table->id))
    return invalid (error, "“%s” cannot name a table", table->id);
  if (ura_report_find_table (self, table->id) != table)
    return invalid (error, "Two tables are called “%s”", table->id);
  if (table->columns->len == 0)
    return invalid (error, "Table %s has no columns", table->id);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const UraReportTableColumn *column = ura_report_table_get_column (table, i);

      if (ura_report_table_find_column (table, column->id) != i)
        return invalid (error, "Two columns of %s are called “%s”", table->id, column->id);
      for (guint j = 0; j < i; j++)
        if (g_str_equal (ura_report_table_get_column (table, j)->header, column->header))
          return invalid (error, "Two columns of %s are headed “%s”", table->id, column->header);
      if (column->total != NULL && !validate_formula (column->total, &place, 0, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
validate_figures (const UraReport *self, const UraReportBlock *block, GError **error)
{
  Place place = { self, NULL };

  for (guint i = 0; i < block->items->len; i++)
    {
      const UraReportItem *item = g_ptr_array_index (block->items, i);

      if (ura_report_find_figure (self, item->id) != item)
        return invalid (error, "Two figures are called “%s”", item->id);
      if (!ura_report_type_is_number (item->type))
        return invalid (error, "Figure “%s” is not of a type of numbers", item->id);
      if (item->formula != NULL && !validate_formula (item->formula, &place, 0, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
validate_chart (const UraReport *self, const UraReportChart *chart, GError **error)
{
  const char *title = chart->title != NULL ? chart->title : "";

  if (chart->series->len == 0)
    return invalid (error, "The chart “%s” shows nothing", title);
  if (chart->kind == URA_REPORT_CHART_DONUT && chart->series->len > 1)
    return invalid (error, "The chart “%s” can show one series only", title);
  for (guint i = 0; i < chart->series->len; i++)
    {
      const UraReportSeries *series = g_ptr_array_index (chart->series, i);
      const UraReportTable *table;

      for (guint j = 0; series->figures != NULL && series->figures[j] != NULL; j++)
        if (ura_report_find_figure (self, series->figures[j]) == NULL)
          return invalid (error, "There is no figure “%s”", series->figures[j]);
      if (series->table == NULL)
        continue;
      table = ura_report_find_table (self, series->table);
      if (table == NULL)
        return invalid (error, "There is no table “%s”", series->table);
      if (ura_report_table_find_column (table, series->categories) == G_MAXUINT ||
          ura_report_table_find_column (table, series->values) == G_MAXUINT)
        return invalid (error, "Table %s lacks a column of the chart “%s”", table->id, title);
    }
  return TRUE;
}

gboolean
ura_report_validate (const UraReport *self, GError **error)
{
  gboolean any_visible = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const UraReportSheet *sheet = g_ptr_array_index (self->sheets, i);

      any_visible |= !(sheet->flags & URA_REPORT_SHEET_HIDDEN);
      for (guint j = 0; j < sheet->blocks->len; j++)
        {
          const UraReportBlock *block = g_ptr_array_index (sheet->blocks, j);

          if (block->table != NULL && !validate_table (self, block->table, error))
            return FALSE;
          if (block->chart != NULL && !validate_chart (self, block->chart, error))
            return FALSE;
          if (block->kind == URA_REPORT_BLOCK_FIGURES && !validate_figures (self, block, error))
            return FALSE;
        }
    }
  if (!any_visible)
    return invalid (error, "The report has no sheet that can be seen");
  return TRUE;
}
