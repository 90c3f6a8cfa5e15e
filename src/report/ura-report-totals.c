/* One set of counters for each level and column. A data row counts at every level; a heading
 * starts its own level and those below it afresh. */

#include "config.h"

#include "ura-report-totals.h"

#define N_LEVELS (URA_REPORT_MAX_LEVEL + 1)

typedef struct
{
  double sum;
  guint64 numbers;
  guint64 filled;
  guint64 statuses[URA_REPORT_N_STATUSES];
} Counters;

struct _UraReportTotals
{
  const UraReportTable *table;
  guint n_columns;
  guint64 rows[N_LEVELS];
  Counters *counters[N_LEVELS];
};

typedef struct
{
  const UraReportTotals *totals;
  guint level;
} LevelReader;

UraReportTotals *
ura_report_totals_new (const UraReportTable *table)
{
  UraReportTotals *self = g_new0 (UraReportTotals, 1);

  self->table = table;
  self->n_columns = table->columns->len;
  for (guint level = 0; level < N_LEVELS; level++)
    self->counters[level] = g_new0 (Counters, self->n_columns);
  return self;
}

void
ura_report_totals_free (UraReportTotals *self)
{
  for (guint level = 0; level < N_LEVELS; level++)
    g_free (self->counters[level]);
  g_free (self);
}

void
ura_report_totals_start_group (UraReportTotals *self, guint level)
{
  g_return_if_fail (level >= 1);

  for (; level < N_LEVELS; level++)
    {
      memset (self->counters[level], 0, self->n_columns * sizeof (Counters));
      self->rows[level] = 0;
    }
}

void
ura_report_totals_add_row (UraReportTotals *self, const UraReportRow *row)
{
  for (guint level = 0; level < N_LEVELS; level++)
    {
      self->rows[level]++;
      for (guint i = 0; i < self->n_columns; i++)
        {
          const UraReportCell *cell = &row->cells[i];
          Counters *counters = &self->counters[level][i];

          if (cell->kind == URA_REPORT_CELL_EMPTY)
            continue;
          counters->filled++;
          if (cell->kind == URA_REPORT_CELL_STATUS)
            counters->statuses[cell->status]++;
          if (cell->kind == URA_REPORT_CELL_NUMBER || cell->has_number)
            {
              counters->numbers++;
              counters->sum += cell->number;
            }
        }
    }
}

guint64
ura_report_totals_get_rows (const UraReportTotals *self, guint level)
{
  g_return_val_if_fail (level < N_LEVELS, 0);

  return self->rows[level];
}

gboolean
ura_report_totals_read (const UraReportTotals *self,
                        guint level,
                        const UraReportFormula *leaf,
                        double *value)
{
  guint column = ura_report_table_find_column (self->table, leaf->name);
  const Counters *counters;
  UraReportType type;

  g_return_val_if_fail (level < N_LEVELS, FALSE);

  if (column == G_MAXUINT)
    return FALSE;
  counters = &self->counters[level][column];
  type = ura_report_table_get_column (self->table, column)->type;
  if (leaf->kind == URA_REPORT_FORMULA_SUM)
    *value = counters->sum;
  else if (leaf->kind == URA_REPORT_FORMULA_COUNT)
    *value = (double) (ura_report_type_is_number (type) ? counters->numbers : counters->filled);
  else if (leaf->kind == URA_REPORT_FORMULA_COUNT_STATUS)
    *value = (double) counters->statuses[leaf->status];
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_level (const UraReportFormula *leaf, gpointer data, double *value)
{
  LevelReader *reader = data;

  return ura_report_totals_read (reader->totals, reader->level, leaf, value);
}

gboolean
ura_report_totals_evaluate (const UraReportTotals *self,
                            guint level,
                            const UraReportFormula *formula,
                            double *value)
{
  LevelReader reader = { self, level };

  return ura_report_formula_evaluate (formula, read_level, &reader, value);
}
