/* What a figure is made of, without any program's formula language: sums and counts of table
 * columns, shares of figures. A writer that can calculate turns it into a live formula; every
 * writer gets the value from the same tree, so the two cannot differ. */

#pragma once

#include <glib.h>

#include "ura-report-status.h"

G_BEGIN_DECLS

/* An immutable, reference-counted tree. Constructors take the ownership of their operands. */
typedef struct _UraReportFormula UraReportFormula;

/* Leaves. @table NULL is the table the formula stands in. In a total row a column formula covers
 * all data rows, in a subtotal row those of its group; group and subtotal rows never count. */
UraReportFormula *ura_report_formula_number (double number);
/* The value in @column of the same row. */
UraReportFormula *ura_report_formula_cell (const char *column);
UraReportFormula *ura_report_formula_sum (const char *table, const char *column);
/* Rows holding a number in @column; in a column that is not of numbers: rows not empty there. */
UraReportFormula *ura_report_formula_count (const char *table, const char *column);
UraReportFormula *ura_report_formula_count_status (const char *table,
                                                   const char *column,
                                                   UraReportStatus status);
/* The value of the key figure @id. */
UraReportFormula *ura_report_formula_figure (const char *id);

/* Operations. A ratio with a zero or missing divisor has no value and is shown as a dash. */
UraReportFormula *ura_report_formula_add (UraReportFormula *a, UraReportFormula *b);
UraReportFormula *ura_report_formula_subtract (UraReportFormula *a, UraReportFormula *b);
UraReportFormula *ura_report_formula_ratio (UraReportFormula *a, UraReportFormula *b);
UraReportFormula *ura_report_formula_min (UraReportFormula *a, UraReportFormula *b);

UraReportFormula *ura_report_formula_ref (UraReportFormula *self);
void ura_report_formula_unref (UraReportFormula *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraReportFormula, ura_report_formula_unref)

G_END_DECLS
