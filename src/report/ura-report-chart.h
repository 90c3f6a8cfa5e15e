/* Charts of a report: they show columns of its tables or its key figures, never numbers of their
 * own. */

#pragma once

#include <glib.h>

#include "ura-report-status.h"

G_BEGIN_DECLS

typedef enum
{
  URA_REPORT_CHART_DONUT = 1, /* one series */
  URA_REPORT_CHART_BAR,       /* horizontal: for long names */
  URA_REPORT_CHART_COLUMN,
  URA_REPORT_CHART_LINE,
} UraReportChartKind;

/* Owned by the report. */
typedef struct _UraReportChart UraReportChart;

/* A series of all rows of @table, which must have no groups. @status colours the series; with NONE
 * a status column as @categories colours each point, and otherwise the palette decides. */
void ura_report_chart_add_series (UraReportChart *self,
                                  const char *name,
                                  const char *table,
                                  const char *categories,
                                  const char *values,
                                  UraReportStatus status);

/* A series of key figures that stand one below the other: @ids, NULL-terminated, in that order. */
void ura_report_chart_add_figures (UraReportChart *self, const char *name, const char *const *ids);

void ura_report_chart_set_stacked (UraReportChart *self, gboolean stacked);
/* The share of the page's width, 0.3 to 1 (the default is 0.5): charts that fit stand in a row. */
void ura_report_chart_set_width (UraReportChart *self, double width);
/* Either may be NULL. */
void ura_report_chart_set_axes (UraReportChart *self, const char *categories, const char *values);
/* What the chart says, for those who cannot see it. */
void ura_report_chart_set_description (UraReportChart *self, const char *description);

G_END_DECLS
