/* The values a chart shows, remembered while the rows stream by: a chart carries a copy of its
 * data, or viewers that do not calculate would show it empty. */

#include "config.h"

#include <math.h>

#include "ura-date.h"
#include "ura-xlsx-table.h"

static void
points_free (gpointer data)
{
  UraXlsxPoints *points = data;

  g_ptr_array_unref (points->texts);
  g_array_unref (points->numbers);
  g_array_unref (points->statuses);
  g_free (points);
}

static void
add_column (GPtrArray *all, const UraReportTable *table, const char *id)
{
  guint column = ura_report_table_find_column (table, id);
  UraXlsxPoints *points;

  for (guint i = 0; i < all->len; i++)
    if (((UraXlsxPoints *) g_ptr_array_index (all, i))->column == column)
      return;
  points = g_new0 (UraXlsxPoints, 1);
  points->column = column;
  points->texts = g_ptr_array_new_with_free_func (g_free);
  points->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  points->statuses = g_array_new (FALSE, FALSE, sizeof (UraReportStatus));
  g_ptr_array_add (all, points);
}

GPtrArray *
ura_xlsx_points_new (const UraXlsxBook *book, const UraReportTable *table)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (points_free);

  for (guint i = 0; i < book->report->sheets->len; i++)
    {
      const UraReportSheet *sheet = g_ptr_array_index (book->report->sheets, i);

      for (guint j = 0; j < sheet->blocks->len; j++)
        {
          const UraReportBlock *block = g_ptr_array_index (sheet->blocks, j);

          for (guint k = 0; block->chart != NULL && k < block->chart->series->len; k++)
            {
              const UraReportSeries *series = g_ptr_array_index (block->chart->series, k);

              if (series->table == NULL ||
                  ura_report_find_table (book->report, series->table) != table)
                continue;
              add_column (all, table, series->categories);
              add_column (all, table, series->values);
            }
        }
    }
  return all;
}

void
ura_xlsx_points_add_row (GPtrArray *all, const UraReportRow *row)
{
  for (guint i = 0; i < all->len; i++)
    {
      UraXlsxPoints *points = g_ptr_array_index (all, i);
      const UraReportCell *cell = &row->cells[points->column];
      const char *text = ura_report_row_get_text (row, points->column);
      gboolean has_number = cell->kind == URA_REPORT_CELL_NUMBER || cell->has_number;
      double number = has_number ? cell->number : NAN;

      if (points->numbers->len > URA_XLSX_MAX_SERIES)
        return; /* one more than a chart may have: it is refused later */
      g_array_append_val (points->numbers, number);
      g_array_append_val (points->statuses, cell->status);
      if (cell->kind == URA_REPORT_CELL_STATUS)
        g_ptr_array_add (points->texts,
                         g_strdup_printf ("%s %s", ura_report_status_symbol (cell->status), text));
      else
        g_ptr_array_add (points->texts, text[0] != '\0' ? g_strdup (text) : NULL);
    }
}

const UraXlsxPoints *
ura_xlsx_table_get_points (const UraXlsxTable *self, guint column)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const UraXlsxPoints *points = g_ptr_array_index (self->points, i);

      if (points->column == column)
        return points;
    }
  return NULL;
}
