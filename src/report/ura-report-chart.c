/* Charts as the report knows them: which columns or figures they show, and how wide. */

#include "config.h"

#include "ura-report-private.h"

static void
series_free (gpointer data)
{
  UraReportSeries *series = data;

  g_free (series->name);
  g_free (series->table);
  g_free (series->categories);
  g_free (series->values);
  g_strfreev (series->figures);
  g_free (series);
}

UraReportChart *
ura_report_chart_new (UraReportChartKind kind, const char *title)
{
  UraReportChart *self = g_new0 (UraReportChart, 1);

  self->kind = kind;
  self->title = g_strdup (title);
  self->width = 0.5;
  self->series = g_ptr_array_new_with_free_func (series_free);
  return self;
}

void
ura_report_chart_free (UraReportChart *self)
{
  g_ptr_array_unref (self->series);
  g_free (self->title);
  g_free (self->categories_title);
  g_free (self->values_title);
  g_free (self->description);
  g_free (self);
}

void
ura_report_chart_add_series (UraReportChart *self,
                             const char *name,
                             const char *table,
                             const char *categories,
                             const char *values,
                             UraReportStatus status)
{
  UraReportSeries *series;

  g_return_if_fail (self != NULL);
  g_return_if_fail (table != NULL && categories != NULL && values != NULL);
  g_return_if_fail (status < URA_REPORT_N_STATUSES);

  series = g_new0 (UraReportSeries, 1);
  series->name = g_strdup (name);
  series->table = g_strdup (table);
  series->categories = g_strdup (categories);
  series->values = g_strdup (values);
  series->status = status;
  g_ptr_array_add (self->series, series);
}

void
ura_report_chart_add_figures (UraReportChart *self, const char *name, const char *const *ids)
{
  UraReportSeries *series;

  g_return_if_fail (self != NULL);
  g_return_if_fail (ids != NULL && ids[0] != NULL);

  series = g_new0 (UraReportSeries, 1);
  series->name = g_strdup (name);
  series->figures = g_strdupv ((char **) ids);
  g_ptr_array_add (self->series, series);
}

void
ura_report_chart_set_stacked (UraReportChart *self, gboolean stacked)
{
  g_return_if_fail (self != NULL);

  self->stacked = stacked;
}

void
ura_report_chart_set_width (UraReportChart *self, double width)
{
  g_return_if_fail (self != NULL);

  self->width = CLAMP (width, 0.3, 1.0);
}

void
ura_report_chart_set_axes (UraReportChart *self, const char *categories, const char *values)
{
  g_return_if_fail (self != NULL);

  g_free (self->categories_title);
  g_free (self->values_title);
  self->categories_title = g_strdup (categories);
  self->values_title = g_strdup (values);
}

void
ura_report_chart_set_description (UraReportChart *self, const char *description)
{
  g_return_if_fail (self != NULL);

  g_free (self->description);
  self->description = g_strdup (description);
}
