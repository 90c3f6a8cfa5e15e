/* Native charts over the cells of tables and figures, in the colours of the statuses they show. */

#include "config.h"

#include "ura-xlsx-private.h"

#define GAP_PIXELS     12.0
#define USUAL_HEIGHT   300.0
#define BAR_HEIGHT     26.0 /* of one bar with its distance */
#define FRAME_HEIGHT   110.0
#define MAX_HEIGHT     540.0 /* of the highest row: a page never breaks inside a row */
#define NATURAL_WIDTH  480.0 /* of a chart as the library inserts it */
#define NATURAL_HEIGHT 288.0

#define INK      0x24313a
#define INK_SOFT 0x5b6770
#define GRID     0xe3e8ea
#define WHITE    0xffffff

static const guint32 palette[] = { 0x2f6577, 0xdba536, 0x7fb0bf, 0x8c7db8,
                                   0x6f9a6a, 0xbc4b4b, 0xb4bec6, 0x4a86bd };

static double
wanted_height (const UraXlsxSheet *self, const UraReportChart *chart)
{
  const UraReportSeries *series = g_ptr_array_index (chart->series, 0);
  double points = 0.0;

  if (chart->kind != URA_REPORT_CHART_BAR)
    return USUAL_HEIGHT;
  if (series->figures != NULL)
    points = g_strv_length (series->figures);
  else
    points = (double) ura_report_table_get_expected_rows (
        ura_report_find_table (self->book->report, series->table));
  if (!chart->stacked)
    points *= 0.5 + 0.5 * chart->series->len;
  return CLAMP (FRAME_HEIGHT + points * BAR_HEIGHT, USUAL_HEIGHT, MAX_HEIGHT);
}

/* Whether it is known already that no table of the chart has rows. */
static gboolean
shows_nothing (const UraXlsxSheet *self, const UraReportChart *chart)
{
  for (guint i = 0; i < chart->series->len; i++)
    {
      const UraReportSeries *series = g_ptr_array_index (chart->series, i);
      const UraXlsxTable *table = series->table != NULL
                                      ? ura_xlsx_find_table (self->book, series->table)
                                      : NULL;

      if (table == NULL || table->runs->len > 0)
        return FALSE;
    }
  return TRUE;
}

guint
ura_xlsx_place_charts (UraXlsxSheet *self, guint index)
{
  double page = ura_xlsx_sheet_pixels (self, (lxw_col_t) self->n_text_columns);
  double used = 0.0;
  double height = 0.0;
  guint n = 0;

  for (guint i = index; i < self->model->blocks->len; i++, n++)
    {
      const UraReportBlock *block = g_ptr_array_index (self->model->blocks, i);
      UraXlsxChart *placed;

      if (block->kind != URA_REPORT_BLOCK_CHART || (n > 0 && used + block->chart->width > 1.001))
        break;
      if (shows_nothing (self, block->chart))
        continue;
      placed = g_new0 (UraXlsxChart, 1);
      placed->chart = block->chart;
      placed->sheet = self;
      placed->row = self->row;
      placed->x = used * (page + GAP_PIXELS);
      placed->width = block->chart->width * (page + GAP_PIXELS) - GAP_PIXELS;
      placed->height = wanted_height (self, block->chart);
      g_ptr_array_add (self->book->charts, placed);
      used += block->chart->width;
      height = MAX (height, placed->height);
    }
  if (height > 0.0)
    ura_xlsx_skip_pixels (self, height);
  return n;
}

static lxw_chart_font
make_font (double size, guint32 color)
{
  return (lxw_chart_font){
    .name = (char *) "Calibri", .size = size, .color = color, .bold = LXW_EXPLICIT_FALSE
  };
}

static guint32
point_color (const UraXlsxSeries *data, guint i)
{
  UraReportStatus status = g_array_index (data->statuses, UraReportStatus, i);

  return status != URA_REPORT_STATUS_NONE ? ura_report_status_color (status, URA_REPORT_INK_SOLID)
                                          : palette[i % G_N_ELEMENTS (palette)];
}

/* What can be read on @color. */
static guint32
ink_on (guint32 color)
{
  guint red = color >> 16;
  guint green = color >> 8 & 0xff;
  guint blue = color & 0xff;

  return 3 * red + 6 * green + blue < 10 * 150 ? WHITE : INK;
}

/* Each point in its own colour; @label_points too, when the labels lie on them. */
static void
color_points (UraXlsxSheet *sheet,
              lxw_chart_series *series,
              const UraXlsxSeries *data,
              gboolean label_points)
{
  guint n = data->values->len;
  g_autofree lxw_chart_point *points = g_new0 (lxw_chart_point, n);
  g_autofree lxw_chart_fill *fills = g_new0 (lxw_chart_fill, n);
  g_autofree lxw_chart_font *fonts = g_new0 (lxw_chart_font, n);
  g_autofree lxw_chart_data_label *labels = g_new0 (lxw_chart_data_label, n);
  g_autofree lxw_chart_point **point_list = g_new0 (lxw_chart_point *, n + 1);
  g_autofree lxw_chart_data_label **label_list = g_new0 (lxw_chart_data_label *, n + 1);
  lxw_chart_line line = { .color = WHITE, .width = 1.0f };

  for (guint i = 0; i < n; i++)
    {
      fills[i].color = point_color (data, i);
      points[i].fill = &fills[i];
      points[i].line = &line;
      point_list[i] = &points[i];
      fonts[i] = make_font (10, ink_on (fills[i].color));
      labels[i].font = &fonts[i];
      label_list[i] = &labels[i];
    }
  ura_xlsx_sheet_note (sheet, chart_series_set_points (series, point_list));
  if (label_points)
    ura_xlsx_sheet_note (sheet, chart_series_set_labels_custom (series, label_list));
}

static gboolean
has_statuses (const UraXlsxSeries *data)
{
  for (guint i = 0; i < data->statuses->len; i++)
    if (g_array_index (data->statuses, UraReportStatus, i) != URA_REPORT_STATUS_NONE)
      return TRUE;
  return FALSE;
}

static void
set_series_fill (UraXlsxChart *self, lxw_chart_series *series, guint32 color)
{
  lxw_chart_fill fill = { .color = color };
  lxw_chart_line line = { .color = color, .width = 2.25f };

  if (self->chart->kind != URA_REPORT_CHART_LINE)
    {
      chart_series_set_fill (series, &fill);
      return;
    }
  chart_series_set_line (series, &line);
  chart_series_set_marker_type (series, LXW_CHART_MARKER_CIRCLE);
  chart_series_set_marker_size (series, 6);
  chart_series_set_marker_fill (series, &fill);
  chart_series_set_marker_line (series, &line);
}

/* As in cells. Labels leave zeros out, which would only lie on top of each other. */
static const char *
get_format (const UraXlsxSeries *data, gboolean for_labels)
{
  double size = MAX (data->largest, -data->smallest);

  if (data->type == URA_REPORT_TYPE_PERCENT)
    return for_labels ? "0%;\\-0%;" : "0%";
  if (size < 1000.0)
    return for_labels ? "General;\\-General;" : "General";
  if (size < 1000000.0)
    return for_labels ? "#\\ ##0;\\-#\\ ##0;" : "#\\ ##0;\\-#\\ ##0;0";
  return for_labels ? "#\\ ###\\ ##0;\\-#\\ ###\\ ##0;" : "#\\ ###\\ ##0;\\-#\\ ###\\ ##0;0";
}

static void
set_series_look (UraXlsxChart *self,
                 lxw_chart_series *series,
                 guint index,
                 UraReportStatus status,
                 const UraXlsxSeries *data)
{
  guint32 color = status != URA_REPORT_STATUS_NONE
                      ? ura_report_status_color (status, URA_REPORT_INK_SOLID)
                      : palette[index % G_N_ELEMENTS (palette)];
  gboolean donut = self->chart->kind == URA_REPORT_CHART_DONUT;
  lxw_chart_font font = make_font (9, self->chart->stacked ? ink_on (color) : INK);

  chart_series_set_labels (series);
  chart_series_set_labels_font (series, &font);
  chart_series_set_labels_num_format (series, get_format (data, TRUE));
  if (self->chart->kind == URA_REPORT_CHART_LINE)
    chart_series_set_labels_position (series, LXW_CHART_LABEL_POSITION_ABOVE);
  if (donut ||
      (status == URA_REPORT_STATUS_NONE && self->chart->series->len == 1 && has_statuses (data)))
    color_points (self->sheet, series, data, donut);
  else
    set_series_fill (self, series, color);
}

static lxw_chart_axis *
get_value_axis (const UraReportChart *model, const lxw_chart *chart)
{
  return model->kind == URA_REPORT_CHART_BAR ? chart->x_axis : chart->y_axis;
}

/* Axes start at zero unless something lies below it. */
static void
fit_value_axis (const UraReportChart *model, lxw_chart *chart, const UraXlsxSeries *data)
{
  lxw_chart_axis *axis = get_value_axis (model, chart);

  if (model->kind == URA_REPORT_CHART_DONUT)
    return;
  chart_axis_set_num_format (axis, get_format (data, FALSE));
  if (data->smallest >= 0.0)
    chart_axis_set_min (axis, 0.0);
}

static gboolean
add_series (UraXlsxBook *book, UraXlsxChart *self, lxw_chart *chart, guint index, GError **error)
{
  const UraReportSeries *model = g_ptr_array_index (self->chart->series, index);
  g_auto (UraXlsxSeries) data = { 0 };
  gboolean read = model->figures != NULL
                      ? ura_xlsx_series_read_figures (book, self->chart, model, &data, error)
                      : ura_xlsx_series_read_table (book, self->chart, model, &data, error);
  lxw_chart_series *series;

  if (!read)
    return FALSE;
  if (data.values->len == 0)
    return TRUE;
  series = chart_add_series (chart, NULL, NULL);
  if (series == NULL)
    {
      ura_xlsx_sheet_note (self->sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return ura_xlsx_sheet_check (self->sheet, error);
    }
  chart_series_set_categories (series, data.sheet->model->name, data.first, data.label_column,
                               data.last, data.label_column);
  chart_series_set_values (series, data.sheet->model->name, data.first, data.value_column,
                           data.last, data.value_column);
  if (model->name != NULL)
    chart_series_set_name (series, model->name);
  ura_xlsx_series_fill_caches (series, &data);
  set_series_look (self, series, index, model->status, &data);
  fit_value_axis (self->chart, chart, &data);
  return TRUE;
}

static lxw_chart_type
chart_type (const UraReportChart *chart)
{
  switch (chart->kind)
    {
    case URA_REPORT_CHART_DONUT:
      return LXW_CHART_DOUGHNUT;
    case URA_REPORT_CHART_BAR:
      return chart->stacked ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR;
    case URA_REPORT_CHART_COLUMN:
      return chart->stacked ? LXW_CHART_COLUMN_STACKED : LXW_CHART_COLUMN;
    case URA_REPORT_CHART_LINE:
      return LXW_CHART_LINE;
    }
  g_return_val_if_reached (LXW_CHART_COLUMN);
}

static void
set_axes (const UraReportChart *model, lxw_chart *chart)
{
  lxw_chart_font font = make_font (9, INK);
  lxw_chart_font name_font = make_font (9, INK_SOFT);
  lxw_chart_line grid = { .color = GRID, .width = 0.75f };
  lxw_chart_line none = { .none = 1 };
  gboolean lying = model->kind == URA_REPORT_CHART_BAR;
  lxw_chart_axis *categories = lying ? chart->y_axis : chart->x_axis;
  lxw_chart_axis *values = get_value_axis (model, chart);

  chart_axis_set_num_font (categories, &font);
  chart_axis_set_num_font (values, &font);
  chart_axis_set_line (categories, &grid);
  chart_axis_set_label_position (categories, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_axis_set_line (values, &none);
  chart_axis_set_major_tick_mark (categories, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_set_major_tick_mark (values, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_major_gridlines_set_line (values, &grid);
  if (model->categories_title != NULL)
    {
      chart_axis_set_name (categories, model->categories_title);
      chart_axis_set_name_font (categories, &name_font);
    }
  if (model->values_title != NULL)
    {
      chart_axis_set_name (values, model->values_title);
      chart_axis_set_name_font (values, &name_font);
    }
  if (lying)
    {
      /* The first row on top; the bars carry their values, and the axis would stand above them. */
      chart_axis_set_reverse (categories);
      chart_axis_major_gridlines_set_visible (values, LXW_FALSE);
      chart_axis_major_gridlines_set_visible (categories, LXW_FALSE);
      chart_axis_off (values);
    }
}

static void
set_look (const UraReportChart *model, lxw_chart *chart)
{
  lxw_chart_font title = {
    .name = (char *) "Calibri", .size = 12, .bold = 1, .color = URA_XLSX_ACCENT
  };
  lxw_chart_font font = { .name = (char *) "Calibri", .size = 9, .color = INK };
  lxw_chart_line frame = { .color = GRID, .width = 0.75f };
  gboolean donut = model->kind == URA_REPORT_CHART_DONUT;

  title.bold = LXW_TRUE;
  if (model->title != NULL)
    {
      chart_title_set_name (chart, model->title);
      chart_title_set_name_font (chart, &title);
    }
  else
    chart_title_off (chart);
  chart_chartarea_set_line (chart, &frame);
  if (donut || model->series->len > 1)
    {
      chart_legend_set_position (chart, donut ? LXW_CHART_LEGEND_RIGHT : LXW_CHART_LEGEND_BOTTOM);
      chart_legend_set_font (chart, &font);
    }
  else
    chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  if (donut)
    {
      chart_set_hole_size (chart, 55);
      return;
    }
  set_axes (model, chart);
  if (model->kind != URA_REPORT_CHART_LINE)
    chart_set_series_gap (chart, 60);
  if (model->stacked)
    chart_set_series_overlap (chart, 100);
}

static gboolean
write_chart (UraXlsxBook *book, UraXlsxChart *self, GError **error)
{
  lxw_chart *chart = workbook_add_chart (book->workbook, (uint8_t) chart_type (self->chart));
  lxw_chart_options options = {
    .x_offset = (int32_t) self->x,
    .y_offset = 2, /* or its frame would be printed on the page before, too */
    .x_scale = self->width / NATURAL_WIDTH,
    .y_scale = self->height / NATURAL_HEIGHT,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    .description = self->chart->description != NULL ? self->chart->description : self->chart->title,
  };

  if (chart == NULL)
    {
      ura_xlsx_sheet_note (self->sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return ura_xlsx_sheet_check (self->sheet, error);
    }
  set_look (self->chart, chart);
  for (guint i = 0; i < self->chart->series->len; i++)
    if (!add_series (book, self, chart, i, error))
      return FALSE;
  /* A chart of empty tables has no series; programs call such a file broken. */
  if (STAILQ_EMPTY (chart->series_list))
    return TRUE;
  ura_xlsx_sheet_note (
      self->sheet, worksheet_insert_chart_opt (self->sheet->sheet, self->row, 0, chart, &options));
  return ura_xlsx_sheet_check (self->sheet, error);
}

gboolean
ura_xlsx_write_charts (UraXlsxBook *book, GError **error)
{
  for (guint i = 0; i < book->charts->len; i++)
    if (!write_chart (book, g_ptr_array_index (book->charts, i), error))
      return FALSE;
  return TRUE;
}
