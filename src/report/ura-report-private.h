/* The insides of a report, for the writers beside it. */

#pragma once

#include "ura-report.h"

G_BEGIN_DECLS

typedef enum
{
  URA_REPORT_FORMULA_NUMBER,
  URA_REPORT_FORMULA_CELL,
  URA_REPORT_FORMULA_SUM,
  URA_REPORT_FORMULA_COUNT,
  URA_REPORT_FORMULA_COUNT_STATUS,
  URA_REPORT_FORMULA_FIGURE,
  URA_REPORT_FORMULA_ADD,
  URA_REPORT_FORMULA_SUBTRACT,
  URA_REPORT_FORMULA_RATIO,
  URA_REPORT_FORMULA_MIN,
} UraReportFormulaKind;

struct _UraReportFormula
{
  gatomicrefcount references;
  UraReportFormulaKind kind;
  double number;
  char *table;
  char *name; /* of the column or figure */
  UraReportStatus status;
  UraReportFormula *a;
  UraReportFormula *b;
};

typedef gboolean (*UraReportFormulaReader) (const UraReportFormula *leaf,
                                            gpointer data,
                                            double *value);

gboolean ura_report_formula_is_operation (const UraReportFormula *self);
gboolean ura_report_formula_evaluate (const UraReportFormula *self,
                                      UraReportFormulaReader reader,
                                      gpointer data,
                                      double *value);

typedef enum
{
  URA_REPORT_CELL_EMPTY,
  URA_REPORT_CELL_TEXT,
  URA_REPORT_CELL_NUMBER,
  URA_REPORT_CELL_DATE,
  URA_REPORT_CELL_STATUS,
  URA_REPORT_CELL_MISSING,
  URA_REPORT_CELL_FORMULA,
} UraReportCellKind;

typedef struct
{
  UraReportCellKind kind;
  UraReportType type; /* how a number is shown */
  UraReportStatus status;
  gboolean has_number; /* of a formula, once resolved */
  double number;
  gsize text; /* where its text starts in the row's */
  UraReportFormula *formula;
} UraReportCell;

typedef enum
{
  URA_REPORT_ROW_DATA,
  URA_REPORT_ROW_GROUP,
  URA_REPORT_ROW_SUBTOTAL,
} UraReportRowKind;

#define URA_REPORT_MAX_LEVEL 3

struct _UraReportRow
{
  const UraReportTable *table;
  UraReportRowKind kind;
  guint level;
  gsize label;
  GString *text; /* all texts of the row, one after the other; the first is "" */
  UraReportCell *cells;
};

UraReportRow *ura_report_row_new (const UraReportTable *table);
void ura_report_row_free (UraReportRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraReportRow, ura_report_row_free)
void ura_report_row_clear (UraReportRow *self);
const char *ura_report_row_get_label (const UraReportRow *self);
const char *ura_report_row_get_text (const UraReportRow *self, guint column);
/* Gives the formula cells of a data row their numbers. */
void ura_report_row_resolve (UraReportRow *self);

/* A copy of a column's description that owns its strings. */
typedef struct
{
  char *id;
  char *header;
  UraReportType type;
  double width;
  UraReportFormula *total;
} UraReportTableColumn;

struct _UraReportTable
{
  char *id;
  char *title;
  char *empty_reason;
  GPtrArray *columns;    /* UraReportTableColumn */
  GPtrArray *rows;       /* UraReportRow, kept ones */
  gboolean has_totals;   /* any column has one */
  guint64 expected_rows; /* announced; kept rows are not counted */
  UraReportRowSource source;
  gpointer source_data;
  GDestroyNotify source_destroy;
};

UraReportTable *ura_report_table_new (const char *id, const char *title);
void ura_report_table_free (UraReportTable *self);
const UraReportTableColumn *ura_report_table_get_column (const UraReportTable *self, guint column);
/* Returns: the index, G_MAXUINT when there is no such column. */
guint ura_report_table_find_column (const UraReportTable *self, const char *id);
guint64 ura_report_table_get_expected_rows (const UraReportTable *self);
gboolean ura_report_type_is_number (UraReportType type);

/* Walks the rows of a table, kept or streamed. */
typedef struct
{
  const UraReportTable *table;
  guint n_kept; /* given so far */
  gpointer iteration;
  UraReportRow *row; /* reused for streamed rows */
} UraReportRowWalk;

gboolean ura_report_row_walk_open (UraReportRowWalk *self,
                                   const UraReportTable *table,
                                   GError **error);
/* Returns: (transfer none): a resolved row; NULL at the end, or with @error set. */
const UraReportRow *ura_report_row_walk_next (UraReportRowWalk *self, GError **error);
void ura_report_row_walk_close (UraReportRowWalk *self);

typedef struct
{
  char *name;
  char *table; /* NULL for a series of figures */
  char *categories;
  char *values;
  char **figures;
  UraReportStatus status;
} UraReportSeries;

struct _UraReportChart
{
  UraReportChartKind kind;
  char *title;
  char *categories_title;
  char *values_title;
  char *description;
  gboolean stacked;
  double width;
  GPtrArray *series; /* UraReportSeries */
};

UraReportChart *ura_report_chart_new (UraReportChartKind kind, const char *title);
void ura_report_chart_free (UraReportChart *self);

typedef enum
{
  URA_REPORT_BLOCK_TEXT,
  URA_REPORT_BLOCK_PAIRS,
  URA_REPORT_BLOCK_SIGNATURES,
  URA_REPORT_BLOCK_CONTENTS,
  URA_REPORT_BLOCK_FIGURES,
  URA_REPORT_BLOCK_TABLE,
  URA_REPORT_BLOCK_CHART,
  URA_REPORT_BLOCK_IMAGE,
} UraReportBlockKind;

/* A pair, a signature, or a figure that owns its strings. */
typedef struct
{
  char *id;
  char *label;
  char *text;
  char *missing;
  UraReportType type;
  double value;
  UraReportStatus status;
  UraReportFormula *formula;
} UraReportItem;

typedef struct
{
  UraReportBlockKind kind;
  UraReportTextStyle style;
  char *text;       /* of a text; description of an image */
  GPtrArray *items; /* UraReportItem */
  UraReportTable *table;
  UraReportChart *chart;
  GBytes *image;
  double width_mm;
} UraReportBlock;

struct _UraReportSheet
{
  UraReport *report;
  char *name;
  char *description;
  UraReportSheetFlags flags;
  GPtrArray *blocks;          /* UraReportBlock */
  UraReportTable *kept_table; /* whose header stays in view, if said */
  guint kept_columns;
};

struct _UraReport
{
  gatomicrefcount references;
  char *title;
  char *author;
  char *institution;
  char *version;
  char *number;
  char *hash;
  char *footer;
  gint64 created;
  const UraLanguage *language;
  GPtrArray *sheets; /* UraReportSheet */
};

char *ura_report_sheet_name_make (const UraReport *report, const char *wanted);
gboolean ura_report_table_id_is_valid (const char *id);
UraReportTable *ura_report_find_table (const UraReport *self, const char *id);
const UraReportItem *ura_report_find_figure (const UraReport *self, const char *id);
/* Returns: the table whose header stays in view; NULL when there is none or no single one. */
const UraReportTable *ura_report_sheet_get_kept_table (const UraReportSheet *self);

G_END_DECLS
