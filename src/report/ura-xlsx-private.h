/* The state the parts of the Excel writer share. */

#pragma once

#include <xlsxwriter.h>

#include "ura-report-private.h"
#include "ura-report-totals.h"
#include "ura-xlsx-styles.h"
#include "ura-xlsx-writer.h"

G_BEGIN_DECLS

/* Inches around a page; above and below alike. */
#define URA_XLSX_MARGIN_SIDE 0.45
#define URA_XLSX_MARGIN_TOP  0.65

#define URA_XLSX_MAX_SERIES 4096 /* points of a chart */

typedef struct _UraXlsxSheet UraXlsxSheet;

/* Data rows that stand together. */
typedef struct
{
  lxw_row_t first;
  lxw_row_t last;
} UraXlsxRun;

/* Values of a column that a chart shows, as the rows streamed by. */
typedef struct
{
  guint column;
  GPtrArray *texts; /* nullable strings */
  GArray *numbers;  /* double, NAN for none */
  GArray *statuses; /* UraReportStatus */
} UraXlsxPoints;

/* Where a table came to stand, and what its rows added up to. */
typedef struct
{
  const UraReportTable *table;
  UraXlsxSheet *sheet;
  lxw_row_t header;
  lxw_row_t last; /* data, group or subtotal row; the header when there is none */
  GArray *runs;   /* UraXlsxRun */
  guint group_runs[URA_REPORT_MAX_LEVEL + 1]; /* the first run of each level's scope */
  gboolean has_groups;
  UraReportTotals *totals;
  GPtrArray *points; /* UraXlsxPoints */
} UraXlsxTable;

/* Where a figure came to stand. */
typedef struct
{
  const UraReportItem *item;
  UraXlsxSheet *sheet;
  lxw_row_t row;
  lxw_col_t label_column;
  lxw_col_t column;
  gboolean has_value;
  double value;
} UraXlsxFigure;

/* Where a chart will be put once its data are known. */
typedef struct
{
  const UraReportChart *chart;
  UraXlsxSheet *sheet;
  lxw_row_t row;
  double x; /* pixels */
  double width;
  double height;
} UraXlsxChart;

typedef struct
{
  const UraReport *report;
  const UraLanguage *language;
  lxw_workbook *workbook;
  UraXlsxStyles *styles;
  GPtrArray *sheets;  /* UraXlsxSheet */
  GHashTable *tables; /* UraReportTable → UraXlsxTable */
  GPtrArray *figures; /* UraXlsxFigure */
  GPtrArray *charts;  /* UraXlsxChart */
  UraTask *task;
  GCancellable *cancellable;
  guint64 expected_rows;
  UraXlsxResult result;
} UraXlsxBook;

struct _UraXlsxSheet
{
  UraXlsxBook *book;
  const UraReportSheet *model;
  lxw_worksheet *sheet;
  char *quoted_name;
  gboolean streams;
  double *widths; /* of the columns, in digits */
  guint n_columns;
  guint n_text_columns;           /* that a paragraph spans */
  lxw_row_t row;                  /* the next free one */
  double top;                     /* of that row, in points from the top of the sheet */
  double page_height;             /* in points of the sheet, as it is printed */
  double page_top;                /* of the page that row is on */
  double repeated;                /* height of the header repeated on each page */
  lxw_error failure;              /* the first one; later calls do nothing */
  const UraReportTable *filtered; /* the table that has the autofilter */
};

/* Failures of libxlsxwriter are noted at once and asked for after each row. */
void ura_xlsx_sheet_note (UraXlsxSheet *self, lxw_error result);
gboolean ura_xlsx_sheet_check (UraXlsxSheet *self, GError **error);
void ura_xlsx_set_error (GError **error,
                         lxw_error result,
                         const char *sheet_name,
                         const UraLanguage *language);

/* Columns. */
void ura_xlsx_sheet_lay_out (UraXlsxSheet *self);
/* The last column of a span from @first that is at least @width digits wide, if there are as many.
 */
lxw_col_t ura_xlsx_sheet_span (const UraXlsxSheet *self, lxw_col_t first, double width);
double ura_xlsx_sheet_span_width (const UraXlsxSheet *self, lxw_col_t first, lxw_col_t last);
/* Pixels from the left edge of the sheet to that of @column. */
double ura_xlsx_sheet_pixels (const UraXlsxSheet *self, lxw_col_t column);

/* Cells. Text is cleaned, and never taken for a formula, a number or a link. */
void ura_xlsx_put_text (
    UraXlsxSheet *self, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);
void ura_xlsx_put_number (
    UraXlsxSheet *self, lxw_row_t row, lxw_col_t column, double number, lxw_format *format);
/* Writes @text over the columns @first to @last of the next row and makes @height enough for it. */
void ura_xlsx_put_span (UraXlsxSheet *self,
                        lxw_col_t first,
                        lxw_col_t last,
                        const char *text,
                        UraXlsxStyle style,
                        double *height);
void ura_xlsx_merge (UraXlsxSheet *self, lxw_col_t first, lxw_col_t last, lxw_format *format);
/* Writes a text of any length below, over as many rows as it needs. */
void ura_xlsx_put_paragraph (UraXlsxSheet *self, const char *text, UraXlsxStyle style);
/* Sets the height of the next row, in points, and moves on. */
void ura_xlsx_end_row (UraXlsxSheet *self, double height);
void ura_xlsx_skip_row (UraXlsxSheet *self, double height);
/* Leaves what remains of the page empty if it is less than @height points. */
void ura_xlsx_keep_together (UraXlsxSheet *self, double height);
/* Makes room for a drawing: a single row as long as it can be high enough, because pages break
 * between rows only. */
void ura_xlsx_skip_pixels (UraXlsxSheet *self, double pixels);
/* Makes @column at least @width digits wide; a number that is cut shows as ####. */
void ura_xlsx_need_width (UraXlsxSheet *self, lxw_col_t column, double width);

/* Blocks. */
gboolean ura_xlsx_write_block (UraXlsxSheet *self, const UraReportBlock *block, GError **error);
void ura_xlsx_write_figures (UraXlsxSheet *self, const UraReportBlock *block);
gboolean ura_xlsx_write_pending_figures (UraXlsxBook *book, GError **error);
const UraXlsxFigure *ura_xlsx_find_figure (const UraXlsxBook *book, const char *id);
gboolean ura_xlsx_write_table (UraXlsxSheet *self, const UraReportTable *table, GError **error);
void ura_xlsx_table_free (UraXlsxTable *self);
UraXlsxTable *ura_xlsx_find_table (const UraXlsxBook *book, const char *id);
/* Reserves the rows of the charts from block @index on that fit side by side. Returns: how many. */
guint ura_xlsx_place_charts (UraXlsxSheet *self, guint index);
gboolean ura_xlsx_write_charts (UraXlsxBook *book, GError **error);
const UraXlsxPoints *ura_xlsx_table_get_points (const UraXlsxTable *self, guint column);

/* A range of cells and what stands in them. */
typedef struct
{
  UraXlsxSheet *sheet;
  lxw_row_t first;
  lxw_row_t last;
  lxw_col_t label_column;
  lxw_col_t value_column;
  GPtrArray *labels;
  GArray *values;
  GArray *statuses;
  UraReportType type;
  double smallest; /* value, or 0 */
  double largest;  /* value, or 0 */
} UraXlsxSeries;

void ura_xlsx_series_clear (UraXlsxSeries *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraXlsxSeries, ura_xlsx_series_clear)
gboolean ura_xlsx_series_read_figures (const UraXlsxBook *book,
                                       const UraReportChart *chart,
                                       const UraReportSeries *series,
                                       UraXlsxSeries *data,
                                       GError **error);
gboolean ura_xlsx_series_read_table (const UraXlsxBook *book,
                                     const UraReportChart *chart,
                                     const UraReportSeries *series,
                                     UraXlsxSeries *data,
                                     GError **error);
void ura_xlsx_series_fill_caches (lxw_chart_series *series, const UraXlsxSeries *data);

/* Formulas as Excel reads them, from "=" on. Returns: (transfer full): NULL when the formula would
 * be longer than Excel allows. */
char *ura_xlsx_formula_for_row (const UraXlsxTable *table,
                                const UraReportFormula *formula,
                                lxw_row_t row);
char *ura_xlsx_formula_for_group (const UraXlsxTable *table,
                                  const UraReportFormula *formula,
                                  guint level);
char *ura_xlsx_formula_for_figure (const UraXlsxBook *book, const UraReportFormula *formula);

/* Paper, header, footer; title, author and the like. */
void ura_xlsx_set_up_page (UraXlsxSheet *self);
gboolean ura_xlsx_set_properties (UraXlsxBook *book, GError **error);

/* The file. @code is an errno. */
void ura_xlsx_file_set_error (GError **error,
                              const char *path,
                              int code,
                              const UraLanguage *language);
/* Returns: (transfer full): an empty file beside @path. */
char *ura_xlsx_file_create_beside (const char *path, const UraLanguage *language, GError **error);
gboolean ura_xlsx_file_check_temporary_folder (const char *folder,
                                               const UraLanguage *language,
                                               GError **error);
gboolean ura_xlsx_file_put_in_place (const char *temporary,
                                     const char *path,
                                     const UraLanguage *language,
                                     GError **error);
/* Reads the finished file back: every part whole, every XML part balanced. */
gboolean ura_xlsx_check_file (const char *path, const UraLanguage *language, GError **error);

G_END_DECLS
