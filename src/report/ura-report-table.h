/* Tables of a report: columns, and rows that stream from a source, so that a table of any length
 * needs the memory of one row. */

#pragma once

#include <glib.h>

#include "ura-report-formula.h"

G_BEGIN_DECLS

/* What a column holds; a single cell may differ. */
typedef enum
{
  URA_REPORT_TYPE_TEXT = 1,
  URA_REPORT_TYPE_LONG_TEXT, /* sentences: wider */
  URA_REPORT_TYPE_INTEGER,
  URA_REPORT_TYPE_DECIMAL,
  URA_REPORT_TYPE_PERCENT, /* 0.25 is 25 % */
  URA_REPORT_TYPE_DATE,
  URA_REPORT_TYPE_MONEY, /* whole units; the currency stands in the header */
  URA_REPORT_TYPE_STATUS,
} UraReportType;

/* Owned by the report. */
typedef struct _UraReportTable UraReportTable;

/* One row, filled by its source. Cells not set are empty: nothing is shown, and nothing counts. */
typedef struct _UraReportRow UraReportRow;

typedef struct
{
  const char *id;     /* as formulas and charts name it; unique in the table */
  const char *header; /* as people read it; unique in the table */
  UraReportType type;
  double width; /* in digits of the body font; 0: what the type usually needs */
  /* (transfer full) (nullable): for total and subtotal rows; their label stands in the first
   * column, which therefore has none. */
  UraReportFormula *total;
} UraReportColumn;

/* Streams rows from the first on, as often as it is opened. */
typedef struct
{
  /* Returns: an iteration; NULL with @error set. */
  gpointer (*open) (gpointer data, GError **error);
  /* Fills the empty data row @row and returns TRUE; FALSE at the end, or with @error set. */
  gboolean (*next) (gpointer iteration, UraReportRow *row, GError **error);
  void (*close) (gpointer iteration);
} UraReportRowSource;

/* Returns: the index of the column, for the setters of rows. Strings are copied. */
guint ura_report_table_add_column (UraReportTable *self, const UraReportColumn *column);

/* Rows come from @source. @expected_rows is announced, 0 when unknown: writers choose their way of
 * writing by it. @destroy is called on @data with the report. */
void ura_report_table_set_source (UraReportTable *self,
                                  const UraReportRowSource *source,
                                  gpointer data,
                                  GDestroyNotify destroy,
                                  guint64 expected_rows);

/* For tables of a few rows: the table keeps the row. Returns: (transfer none). */
UraReportRow *ura_report_table_add_row (UraReportTable *self);

/* Why there may be no rows; shown after "No data for this period". */
void ura_report_table_set_empty_reason (UraReportTable *self, const char *reason);

/* A row is a data row unless it is made a heading of a group or its subtotal. Levels are 1 to 3; a
 * subtotal covers the data rows since the last heading of its level or a higher one. Its cells
 * are the totals of their columns unless set. */
void ura_report_row_set_group (UraReportRow *self, guint level, const char *label);
void ura_report_row_set_subtotal (UraReportRow *self, guint level, const char *label);

/* Cells. Texts are copied; NULL and "" leave the cell empty. Text is text whatever it looks like.
 */
void ura_report_row_set_text (UraReportRow *self, guint column, const char *text);
/* Not a number and infinity leave the cell empty. */
void ura_report_row_set_number (UraReportRow *self, guint column, double number);
void ura_report_row_set_percent (UraReportRow *self, guint column, double fraction);
/* "2024-03-05", "2024-03" or "2024"; anything else is text. */
void ura_report_row_set_date (UraReportRow *self, guint column, const char *date);
void ura_report_row_set_status (UraReportRow *self,
                                guint column,
                                UraReportStatus status,
                                const char *label);
/* No value, and why. */
void ura_report_row_set_missing (UraReportRow *self, guint column, const char *reason);
/* A formula of numbers and cells of the same row; the row takes its own reference. */
void ura_report_row_set_formula (UraReportRow *self, guint column, UraReportFormula *formula);

G_END_DECLS
