/* The rows of a table in a worksheet, and what charts need to remember of them. */

#pragma once

#include "ura-xlsx-private.h"

G_BEGIN_DECLS

/* A text higher than the highest row. */
typedef struct
{
  lxw_row_t row;
  lxw_col_t column;
  char *text;
} UraXlsxTallText;

typedef struct
{
  UraXlsxSheet *sheet;
  UraXlsxTable *record;
  double height; /* of the row being written */
  GString *text; /* reused */
  GArray *tall;  /* UraXlsxTallText */
} UraXlsxRows;

void ura_xlsx_rows_init (UraXlsxRows *self, UraXlsxSheet *sheet, UraXlsxTable *record);
void ura_xlsx_rows_clear (UraXlsxRows *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraXlsxRows, ura_xlsx_rows_clear)

void ura_xlsx_rows_write_data (UraXlsxRows *self, const UraReportRow *row);
void ura_xlsx_rows_write_group (UraXlsxRows *self, const UraReportRow *row);
void ura_xlsx_rows_write_subtotal (UraXlsxRows *self, const UraReportRow *row);
void ura_xlsx_rows_write_total (UraXlsxRows *self);
void ura_xlsx_rows_write_empty (UraXlsxRows *self);
/* In full, below the table. */
void ura_xlsx_rows_write_tall_texts (UraXlsxRows *self);

/* Returns: (transfer full): an empty UraXlsxPoints for each column that a chart shows. */
GPtrArray *ura_xlsx_points_new (const UraXlsxBook *book, const UraReportTable *table);
void ura_xlsx_points_add_row (GPtrArray *points, const UraReportRow *row);

G_END_DECLS
