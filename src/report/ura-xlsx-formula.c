/* Abstract formulas in Excel's words. Sums name the runs of data rows only, so that subtotals are
 * never counted twice and a reader's filter changes no figure. */

#include "config.h"

#include "ura-xlsx-private.h"

#define MAX_LENGTH    8000 /* Excel allows 8192 */
#define MAX_ARGUMENTS 250  /* Excel allows 255 */
/* With more runs than this a sum is a SUBTOTAL of the whole column. */
#define MAX_SUM_RUNS 500

typedef struct
{
  const UraXlsxBook *book;   /* of figures */
  const UraXlsxTable *table; /* of rows and groups */
  lxw_row_t row;
  guint level;
} Place;

static void append_formula (GString *out, const UraReportFormula *formula, const Place *place);

static void
append_range (GString *out, const UraXlsxTable *table, guint column, UraXlsxRun run, gboolean far)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];

  if (far)
    {
      lxw_rowcol_to_range_abs (range, run.first, (lxw_col_t) column, run.last, (lxw_col_t) column);
      g_string_append (out, table->sheet->quoted_name);
      g_string_append_c (out, '!');
    }
  else
    lxw_rowcol_to_range (range, run.first, (lxw_col_t) column, run.last, (lxw_col_t) column);
  g_string_append (out, range);
}

/* function(run,run,…), as many as it takes, added up. */
static void
append_runs (GString *out,
             const char *function,
             const UraXlsxTable *table,
             guint column,
             guint first_run,
             gboolean far)
{
  gboolean several = table->runs->len - first_run > MAX_ARGUMENTS;

  if (several)
    g_string_append_c (out, '(');
  for (guint i = first_run; i < table->runs->len; i++)
    {
      if ((i - first_run) % MAX_ARGUMENTS == 0)
        g_string_append_printf (out, "%s%s(", i > first_run ? ")+" : "", function);
      else
        g_string_append_c (out, ',');
      append_range (out, table, column, g_array_index (table->runs, UraXlsxRun, i), far);
    }
  g_string_append (out, several ? "))" : ")");
}

static void
append_column (GString *out, const UraReportFormula *leaf, const Place *place)
{
  const UraXlsxTable *table = place->book != NULL ? ura_xlsx_find_table (place->book, leaf->table)
                                                  : place->table;
  guint column = ura_report_table_find_column (table->table, leaf->name);
  UraReportType type = ura_report_table_get_column (table->table, column)->type;
  guint first_run = table->group_runs[place->level];
  gboolean far = place->book != NULL;
  UraXlsxRun all;

  if (first_run >= table->runs->len)
    {
      g_string_append_c (out, '0');
      return;
    }
  all.first = g_array_index (table->runs, UraXlsxRun, first_run).first;
  all.last = g_array_index (table->runs, UraXlsxRun, table->runs->len - 1).last;
  if (leaf->kind == URA_REPORT_FORMULA_COUNT_STATUS)
    {
      g_string_append (out, "COUNTIF(");
      append_range (out, table, column, all, far);
      g_string_append_printf (out, ",\"%s*\")", ura_report_status_symbol (leaf->status));
    }
  else if (leaf->kind == URA_REPORT_FORMULA_COUNT)
    append_runs (out, ura_report_type_is_number (type) ? "COUNT" : "COUNTA", table, column,
                 first_run, far);
  else if (table->runs->len - first_run > MAX_SUM_RUNS)
    {
      g_string_append (out, "SUBTOTAL(9,");
      append_range (out, table, column, all, far);
      g_string_append_c (out, ')');
    }
  else
    append_runs (out, "SUM", table, column, first_run, far);
}

static void
append_leaf (GString *out, const UraReportFormula *leaf, const Place *place)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char cell[LXW_MAX_CELL_NAME_LENGTH];

  if (leaf->kind == URA_REPORT_FORMULA_NUMBER)
    g_string_append (out, g_ascii_dtostr (text, sizeof text, leaf->number));
  else if (leaf->kind == URA_REPORT_FORMULA_CELL)
    {
      guint column = ura_report_table_find_column (place->table->table, leaf->name);

      lxw_rowcol_to_cell (cell, place->row, (lxw_col_t) column);
      g_string_append (out, cell);
    }
  else if (leaf->kind == URA_REPORT_FORMULA_FIGURE)
    {
      const UraXlsxFigure *figure = ura_xlsx_find_figure (place->book, leaf->name);

      lxw_rowcol_to_cell_abs (cell, figure->row, figure->column, TRUE, TRUE);
      g_string_append_printf (out, "%s!%s", figure->sheet->quoted_name, cell);
    }
  else
    append_column (out, leaf, place);
}

/* MIN skips texts in the cells it is given; an addition does not. */
static void
append_argument (GString *out, const UraReportFormula *formula, const Place *place)
{
  append_formula (out, formula, place);
  if (formula->kind == URA_REPORT_FORMULA_CELL || formula->kind == URA_REPORT_FORMULA_FIGURE)
    g_string_append (out, "+0");
}

static void
append_operand (GString *out, const UraReportFormula *formula, const Place *place)
{
  gboolean brackets = ura_report_formula_is_operation (formula) &&
                      formula->kind != URA_REPORT_FORMULA_MIN;

  if (brackets)
    g_string_append_c (out, '(');
  append_formula (out, formula, place);
  if (brackets)
    g_string_append_c (out, ')');
}

static void
append_formula (GString *out, const UraReportFormula *formula, const Place *place)
{
  if (!ura_report_formula_is_operation (formula))
    append_leaf (out, formula, place);
  else if (formula->kind == URA_REPORT_FORMULA_MIN)
    {
      g_string_append (out, "MIN(");
      append_argument (out, formula->a, place);
      g_string_append_c (out, ',');
      append_argument (out, formula->b, place);
      g_string_append_c (out, ')');
    }
  else
    {
      append_operand (out, formula->a, place);
      g_string_append_c (out, formula->kind == URA_REPORT_FORMULA_ADD        ? '+'
                              : formula->kind == URA_REPORT_FORMULA_SUBTRACT ? '-'
                                                                             : '/');
      append_operand (out, formula->b, place);
    }
}

/* Whether it may have no value: then a dash stands for it. */
static gboolean
can_fail (const UraReportFormula *formula)
{
  if (formula->kind == URA_REPORT_FORMULA_RATIO || formula->kind == URA_REPORT_FORMULA_CELL ||
      formula->kind == URA_REPORT_FORMULA_FIGURE)
    return TRUE;
  return ura_report_formula_is_operation (formula) &&
         (can_fail (formula->a) || can_fail (formula->b));
}

static char *
make_formula (const UraReportFormula *formula, const Place *place)
{
  g_autoptr (GString) out = g_string_new ("=");
  gboolean guarded = can_fail (formula);

  if (guarded)
    g_string_append (out, "IFERROR(");
  append_formula (out, formula, place);
  if (guarded)
    g_string_append (out, ",\"–\")");
  if (out->len > MAX_LENGTH)
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
ura_xlsx_formula_for_row (const UraXlsxTable *table, const UraReportFormula *formula, lxw_row_t row)
{
  Place place = { .table = table, .row = row };

  return make_formula (formula, &place);
}

char *
ura_xlsx_formula_for_group (const UraXlsxTable *table, const UraReportFormula *formula, guint level)
{
  Place place = { .table = table, .level = level };

  return make_formula (formula, &place);
}

char *
ura_xlsx_formula_for_figure (const UraXlsxBook *book, const UraReportFormula *formula)
{
  Place place = { .book = book };

  return make_formula (formula, &place);
}
