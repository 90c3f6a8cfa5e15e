/* The report as a value: names, formulas, rows, totals, and what is refused. */

#include "config.h"

#include <math.h>

#include "ura-report-totals.h"
#include "workbook.h"

static UraReportTable *
add_budget (UraReportSheet *sheet)
{
  UraReportTable *table = ura_report_sheet_add_table (sheet, "budget", NULL);
  UraReportColumn columns[] = {
    { "code", "Code", URA_REPORT_TYPE_TEXT, 0, NULL },
    { "planned", "Planned", URA_REPORT_TYPE_MONEY, 0, NULL },
    { "spent", "Spent", URA_REPORT_TYPE_MONEY, 0, NULL },
    { "share", "Share", URA_REPORT_TYPE_PERCENT, 0, NULL },
    { "status", "Status", URA_REPORT_TYPE_STATUS, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpuint (ura_report_table_add_column (table, &columns[i]), ==, i);
  return table;
}

static void
test_sheet_names (void)
{
  g_autoptr (UraReport) report = workbook_report_new ();
  static const char *const names[][2] = {
    { "Cover", "Cover" },
    { "cover", "cover (2)" },
    { "COVER", "COVER (3)" },
    { "Budget [2024]: a/b\\c?*", "Budget (2024)- a-b-c--" },
    { "'quoted'", "quoted" },
    { "History", "Sheet 6" },
    { "", "Sheet 7" },
    { "Masat e zbatuara në gjashtëmujorin e parë", "Masat e zbatuara në gjashtëmujo" },
    { "Masat e zbatuara në gjashtëmujorin e dytë", "Masat e zbatuara në gjashtë (2)" },
    { "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀" },
    { "a\nb\tc", "a b c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (ura_report_sheet_get_name (ura_report_add_sheet (report, names[i][0], 0)), ==,
                     names[i][1]);
}

static void
test_table_ids (void)
{
  static const char *const good[] = { "measures", "_meta", "Table.one", "T1x", "abcd1" };
  static const char *const bad[] = {
    "T1", "xfd99", "R1C1", "r", "C", "RC", "1a", "a b", "", "a-b"
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (ura_report_table_id_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ura_report_table_id_is_valid (bad[i]));
}

static void
test_row_formulas (void)
{
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_budget (ura_report_add_sheet (report, "Budget", 0));
  g_autoptr (UraReportFormula) share = ura_report_formula_min (
      ura_report_formula_ratio (ura_report_formula_cell ("spent"),
                                ura_report_formula_cell ("planned")),
      ura_report_formula_number (1));
  g_autoptr (UraReportFormula) itself = ura_report_formula_cell ("share");
  UraReportRow *row = ura_report_table_add_row (table);

  ura_report_row_set_number (row, 1, 200);
  ura_report_row_set_number (row, 2, 50);
  ura_report_row_set_formula (row, 3, share);
  ura_report_row_resolve (row);
  g_assert_true (row->cells[3].has_number);
  g_assert_cmpfloat (row->cells[3].number, ==, 0.25);

  ura_report_row_set_number (row, 2, 300);
  ura_report_row_resolve (row);
  g_assert_cmpfloat (row->cells[3].number, ==, 1.0);

  /* No value: a zero divisor, an empty cell, a missing one, a formula that reads itself. */
  ura_report_row_set_number (row, 1, 0);
  ura_report_row_resolve (row);
  g_assert_false (row->cells[3].has_number);
  ura_report_row_set_text (row, 1, NULL);
  ura_report_row_resolve (row);
  g_assert_false (row->cells[3].has_number);
  ura_report_row_set_missing (row, 1, "not costed");
  ura_report_row_resolve (row);
  g_assert_false (row->cells[3].has_number);
  ura_report_row_set_formula (row, 3, itself);
  ura_report_row_resolve (row);
  g_assert_false (row->cells[3].has_number);
}

static void
test_row_cells (void)
{
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_budget (ura_report_add_sheet (report, "Budget", 0));
  g_autoptr (UraReportRow) row = ura_report_row_new (table);

  ura_report_row_set_number (row, 1, NAN);
  ura_report_row_set_number (row, 2, INFINITY);
  g_assert_cmpint (row->cells[1].kind, ==, URA_REPORT_CELL_EMPTY);
  g_assert_cmpint (row->cells[2].kind, ==, URA_REPORT_CELL_EMPTY);
  ura_report_row_set_date (row, 0, "2024-02-29");
  g_assert_cmpint (row->cells[0].kind, ==, URA_REPORT_CELL_DATE);
  ura_report_row_set_date (row, 0, "spring");
  g_assert_cmpint (row->cells[0].kind, ==, URA_REPORT_CELL_TEXT);
  g_assert_cmpstr (ura_report_row_get_text (row, 0), ==, "spring");
  ura_report_row_set_text (row, 1, "one");
  ura_report_row_set_text (row, 2, "two");
  g_assert_cmpstr (ura_report_row_get_text (row, 0), ==, "spring");
  g_assert_cmpstr (ura_report_row_get_text (row, 1), ==, "one");
  ura_report_row_set_group (row, 2, "Group");
  g_assert_cmpstr (ura_report_row_get_label (row), ==, "Group");
  ura_report_row_clear (row);
  g_assert_cmpint (row->kind, ==, URA_REPORT_ROW_DATA);
  g_assert_cmpint (row->cells[0].kind, ==, URA_REPORT_CELL_EMPTY);
  g_assert_cmpstr (ura_report_row_get_text (row, 0), ==, "");
}

static void
add_row (UraReportTotals *totals, UraReportRow *row, double planned, UraReportStatus status)
{
  ura_report_row_clear (row);
  ura_report_row_set_text (row, 0, "x");
  ura_report_row_set_number (row, 1, planned);
  ura_report_row_set_status (row, 4, status, "label");
  ura_report_totals_add_row (totals, row);
}

static double
value_of (const UraReportTotals *totals, guint level, UraReportFormula *formula)
{
  g_autoptr (UraReportFormula) owned = formula;
  double value = NAN;

  return ura_report_totals_evaluate (totals, level, owned, &value) ? value : NAN;
}

static void
test_totals (void)
{
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_budget (ura_report_add_sheet (report, "Budget", 0));
  g_autoptr (UraReportTotals) totals = ura_report_totals_new (table);
  g_autoptr (UraReportRow) row = ura_report_row_new (table);

  ura_report_totals_start_group (totals, 1);
  ura_report_totals_start_group (totals, 2);
  add_row (totals, row, 10, URA_REPORT_STATUS_DONE);
  add_row (totals, row, NAN, URA_REPORT_STATUS_LATE);
  ura_report_totals_start_group (totals, 2);
  add_row (totals, row, 30, URA_REPORT_STATUS_DONE);
  ura_report_totals_start_group (totals, 1);
  add_row (totals, row, 2, URA_REPORT_STATUS_DONE);

  g_assert_cmpfloat (value_of (totals, 0, ura_report_formula_sum (NULL, "planned")), ==, 42);
  g_assert_cmpfloat (value_of (totals, 1, ura_report_formula_sum (NULL, "planned")), ==, 2);
  g_assert_cmpfloat (value_of (totals, 2, ura_report_formula_sum (NULL, "planned")), ==, 2);
  g_assert_cmpfloat (value_of (totals, 0, ura_report_formula_count (NULL, "planned")), ==, 3);
  g_assert_cmpfloat (value_of (totals, 0, ura_report_formula_count (NULL, "code")), ==, 4);
  g_assert_cmpfloat (
      value_of (totals, 0,
                ura_report_formula_count_status (NULL, "status", URA_REPORT_STATUS_DONE)),
      ==, 3);
  g_assert_true (
      isnan (value_of (totals, 0,
                       ura_report_formula_ratio (ura_report_formula_sum (NULL, "planned"),
                                                 ura_report_formula_sum (NULL, "spent")))));
  g_assert_cmpuint (ura_report_totals_get_rows (totals, 0), ==, 4);
}

static void
assert_refused (UraReport *report)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ura_report_validate (report, &error));
  g_assert_error (error, URA_REPORT_ERROR, URA_REPORT_ERROR_INVALID);
}

static void
test_refuses_twice_the_same_id (void)
{
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportSheet *sheet = ura_report_add_sheet (report, "One", 0);

  add_budget (sheet);
  g_assert_true (ura_report_validate (report, NULL));
  add_budget (ura_report_add_sheet (report, "Two", 0));
  assert_refused (report);
}

static void
test_refuses_unknown_columns (void)
{
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportSheet *sheet = ura_report_add_sheet (report, "One", 0);
  UraReportTable *table = add_budget (sheet);

  ura_report_table_add_column (
      table, &(UraReportColumn){ .id = "more", .total = ura_report_formula_sum (NULL, "mroe") });
  assert_refused (report);
}

static void
test_refuses_circles (void)
{
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportSheet *sheet = ura_report_add_sheet (report, "One", 0);

  ura_report_sheet_add_figure (
      sheet, &(UraReportFigure){ .id = "a", .formula = ura_report_formula_figure ("b") });
  assert_refused (report);
  ura_report_sheet_add_figure (
      sheet, &(UraReportFigure){ .id = "b", .formula = ura_report_formula_figure ("a") });
  assert_refused (report);
}

static void
test_refuses_hidden_reports (void)
{
  g_autoptr (UraReport) report = workbook_report_new ();

  ura_report_add_sheet (report, "One", URA_REPORT_SHEET_HIDDEN);
  assert_refused (report);
}

static void
test_refuses_adding_up_dates (void)
{
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_budget (ura_report_add_sheet (report, "One", 0));

  ura_report_table_add_column (table,
                               &(UraReportColumn){ .id = "due",
                                                   .type = URA_REPORT_TYPE_DATE,
                                                   .total = ura_report_formula_sum (NULL, "due") });
  assert_refused (report);
}

static void
test_status_symbols_differ (void)
{
  for (guint i = 1; i < URA_REPORT_N_STATUSES; i++)
    for (guint j = 1; j < i; j++)
      g_assert_cmpstr (ura_report_status_symbol (i), !=, ura_report_status_symbol (j));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/sheet-names", test_sheet_names);
  g_test_add_func ("/report/table-ids", test_table_ids);
  g_test_add_func ("/report/row/formulas", test_row_formulas);
  g_test_add_func ("/report/row/cells", test_row_cells);
  g_test_add_func ("/report/totals", test_totals);
  g_test_add_func ("/report/refuses/twice-the-same-id", test_refuses_twice_the_same_id);
  g_test_add_func ("/report/refuses/unknown-columns", test_refuses_unknown_columns);
  g_test_add_func ("/report/refuses/circles", test_refuses_circles);
  g_test_add_func ("/report/refuses/hidden-reports", test_refuses_hidden_reports);
  g_test_add_func ("/report/refuses/adding-up-dates", test_refuses_adding_up_dates);
  g_test_add_func ("/report/status-symbols-differ", test_status_symbols_differ);
  return g_test_run ();
}
