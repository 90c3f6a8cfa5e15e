/* What a chart shows, as cells and as values. A chart carries a copy of its data for viewers that
 * do not calculate; the library would copy only what it still has in memory, and zeros where a
 * formula stands, so the copies are made here, from what was written. */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ura-xlsx-private.h"
#include "ura-xlsx-text.h"

void
ura_xlsx_series_clear (UraXlsxSeries *data)
{
  g_clear_pointer (&data->labels, g_ptr_array_unref);
  g_clear_pointer (&data->values, g_array_unref);
  g_clear_pointer (&data->statuses, g_array_unref);
}

static gboolean
refuse (const UraReportChart *chart, const char *reason, GError **error)
{
  g_set_error (error, URA_REPORT_ERROR, URA_REPORT_ERROR_INVALID, "The chart “%s” %s",
               chart->title != NULL ? chart->title : "", reason);
  return FALSE;
}

static void
find_extremes (UraXlsxSeries *data)
{
  for (guint i = 0; i < data->values->len; i++)
    {
      double value = g_array_index (data->values, double, i);

      if (isfinite (value))
        {
          data->smallest = MIN (data->smallest, value);
          data->largest = MAX (data->largest, value);
        }
    }
}

gboolean
ura_xlsx_series_read_figures (const UraXlsxBook *book,
                              const UraReportChart *chart,
                              const UraReportSeries *series,
                              UraXlsxSeries *data,
                              GError **error)
{
  data->labels = g_ptr_array_new_with_free_func (g_free);
  data->values = g_array_new (FALSE, FALSE, sizeof (double));
  data->statuses = g_array_new (FALSE, FALSE, sizeof (UraReportStatus));
  for (guint i = 0; series->figures[i] != NULL; i++)
    {
      const UraXlsxFigure *figure = ura_xlsx_find_figure (book, series->figures[i]);
      double value = figure->has_value ? figure->value : NAN;
      const char *label = figure->item->label != NULL ? figure->item->label : figure->item->id;

      if (i == 0)
        {
          data->sheet = figure->sheet;
          data->first = figure->row;
          data->label_column = figure->label_column;
          data->value_column = figure->column;
          data->type = figure->item->type;
        }
      else if (figure->sheet != data->sheet || figure->row != data->first + i)
        return refuse (chart, "shows figures that do not stand one below the other", error);
      data->last = figure->row;
      g_array_append_val (data->values, value);
      g_array_append_val (data->statuses, figure->item->status);
      if (figure->item->status != URA_REPORT_STATUS_NONE)
        g_ptr_array_add (
            data->labels,
            g_strdup_printf ("%s %s", ura_report_status_symbol (figure->item->status), label));
      else
        g_ptr_array_add (data->labels, g_strdup (label));
    }
  find_extremes (data);
  return TRUE;
}

/* An empty table leaves an empty @data. */
gboolean
ura_xlsx_series_read_table (const UraXlsxBook *book,
                            const UraReportChart *chart,
                            const UraReportSeries *series,
                            UraXlsxSeries *data,
                            GError **error)
{
  const UraXlsxTable *table = ura_xlsx_find_table (book, series->table);
  guint label_column = ura_report_table_find_column (table->table, series->categories);
  guint value_column = ura_report_table_find_column (table->table, series->values);
  const UraXlsxPoints *labels = ura_xlsx_table_get_points (table, label_column);
  const UraXlsxPoints *values = ura_xlsx_table_get_points (table, value_column);

  if (table->has_groups)
    return refuse (chart, "shows a table with groups", error);
  if (values->numbers->len > URA_XLSX_MAX_SERIES)
    return refuse (chart, "shows more rows than a chart can", error);
  data->sheet = table->sheet;
  data->first = table->header + 1;
  data->last = table->header + values->numbers->len;
  data->label_column = (lxw_col_t) label_column;
  data->value_column = (lxw_col_t) value_column;
  data->labels = g_ptr_array_ref (labels->texts);
  data->values = g_array_ref (values->numbers);
  data->statuses = g_array_ref (labels->statuses);
  data->type = ura_report_table_get_column (table->table, value_column)->type;
  find_extremes (data);
  return TRUE;
}

static void
add_point (lxw_series_range *range, const char *text, double number)
{
  lxw_series_data_point *point = calloc (1, sizeof *point);

  if (point == NULL)
    return;
  if (text != NULL)
    {
      point->is_string = 1;
      point->string = strdup (text);
      range->has_string_cache = 1;
    }
  else if (isfinite (number))
    point->number = number;
  else
    point->no_data = 1;
  STAILQ_INSERT_TAIL (range->data_cache, point, list_pointers);
  range->num_data_points++;
}

/* Fills the copies inside @series; the library then leaves the copies as they are. */
void
ura_xlsx_series_fill_caches (lxw_chart_series *series, const UraXlsxSeries *data)
{
  for (guint i = 0; i < data->values->len; i++)
    {
      const char *label = g_ptr_array_index (data->labels, i);
      gboolean was_cut;
      g_autofree char *clean = label != NULL ? ura_xlsx_text_clean (label, &was_cut) : NULL;

      add_point (series->categories, clean != NULL ? clean : label != NULL ? label : "", NAN);
      add_point (series->values, NULL, g_array_index (data->values, double, i));
    }
  series->categories->ignore_cache = 1;
  series->values->ignore_cache = 1;
}
