/* Formulas are values: built once, shared freely, evaluated by whoever can read the leaves. */

#include "config.h"

#include "ura-report-formula.h"

#include "ura-report-private.h"

static UraReportFormula *
formula_new (UraReportFormulaKind kind)
{
  UraReportFormula *self = g_new0 (UraReportFormula, 1);

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  return self;
}

static UraReportFormula *
column_leaf_new (UraReportFormulaKind kind, const char *table, const char *column)
{
  UraReportFormula *self;

  g_return_val_if_fail (column != NULL, NULL);

  self = formula_new (kind);
  self->table = g_strdup (table);
  self->name = g_strdup (column);
  return self;
}

static UraReportFormula *
operation_new (UraReportFormulaKind kind, UraReportFormula *a, UraReportFormula *b)
{
  UraReportFormula *self;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  self = formula_new (kind);
  self->a = a;
  self->b = b;
  return self;
}

UraReportFormula *
ura_report_formula_number (double number)
{
  UraReportFormula *self = formula_new (URA_REPORT_FORMULA_NUMBER);

  self->number = number;
  return self;
}

UraReportFormula *
ura_report_formula_cell (const char *column)
{
  return column_leaf_new (URA_REPORT_FORMULA_CELL, NULL, column);
}

UraReportFormula *
ura_report_formula_sum (const char *table, const char *column)
{
  return column_leaf_new (URA_REPORT_FORMULA_SUM, table, column);
}

UraReportFormula *
ura_report_formula_count (const char *table, const char *column)
{
  return column_leaf_new (URA_REPORT_FORMULA_COUNT, table, column);
}

UraReportFormula *
ura_report_formula_count_status (const char *table, const char *column, UraReportStatus status)
{
  UraReportFormula *self;

  g_return_val_if_fail (status > URA_REPORT_STATUS_NONE && status < URA_REPORT_N_STATUSES, NULL);

  self = column_leaf_new (URA_REPORT_FORMULA_COUNT_STATUS, table, column);
  if (self != NULL)
    self->status = status;
  return self;
}

UraReportFormula *
ura_report_formula_figure (const char *id)
{
  return column_leaf_new (URA_REPORT_FORMULA_FIGURE, NULL, id);
}

UraReportFormula *
ura_report_formula_add (UraReportFormula *a, UraReportFormula *b)
{
  return operation_new (URA_REPORT_FORMULA_ADD, a, b);
}

UraReportFormula *
ura_report_formula_subtract (UraReportFormula *a, UraReportFormula *b)
{
  return operation_new (URA_REPORT_FORMULA_SUBTRACT, a, b);
}

UraReportFormula *
ura_report_formula_ratio (UraReportFormula *a, UraReportFormula *b)
{
  return operation_new (URA_REPORT_FORMULA_RATIO, a, b);
}

UraReportFormula *
ura_report_formula_min (UraReportFormula *a, UraReportFormula *b)
{
  return operation_new (URA_REPORT_FORMULA_MIN, a, b);
}

UraReportFormula *
ura_report_formula_ref (UraReportFormula *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
ura_report_formula_unref (UraReportFormula *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->a, ura_report_formula_unref);
  g_clear_pointer (&self->b, ura_report_formula_unref);
  g_free (self->table);
  g_free (self->name);
  g_free (self);
}

gboolean
ura_report_formula_is_operation (const UraReportFormula *self)
{
  return self->a != NULL;
}

/* Calls @reader for each leaf that is not a number. Returns FALSE, @value untouched, when a leaf
 * has no value or a divisor is zero. */
gboolean
ura_report_formula_evaluate (const UraReportFormula *self,
                             UraReportFormulaReader reader,
                             gpointer data,
                             double *value)
{
  double a;
  double b;

  if (self->kind == URA_REPORT_FORMULA_NUMBER)
    {
      *value = self->number;
      return TRUE;
    }
  if (!ura_report_formula_is_operation (self))
    return reader (self, data, value);
  if (!ura_report_formula_evaluate (self->a, reader, data, &a) ||
      !ura_report_formula_evaluate (self->b, reader, data, &b))
    return FALSE;

  if (self->kind == URA_REPORT_FORMULA_ADD)
    *value = a + b;
  else if (self->kind == URA_REPORT_FORMULA_SUBTRACT)
    *value = a - b;
  else if (self->kind == URA_REPORT_FORMULA_MIN)
    *value = MIN (a, b);
  else if (b == 0.0)
    return FALSE;
  else
    *value = a / b;
  return TRUE;
}
