/* What stands in a written workbook, read as XML: cells, formulas, charts, names, page set-up. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sample.h"
#include "workbook.h"

#define assert_contains(text, part)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (strstr ((text), (part)) == NULL)                                                           \
      g_error ("“%s” is not in: %.4000s", (part), (text));                                         \
  }                                                                                                \
  G_STMT_END

#define assert_lacks(text, part) g_assert_null (strstr ((text), (part)))

static UraReportTable *
add_one_column (UraReport *report, const char *header)
{
  UraReportSheet *sheet = ura_report_add_sheet (report, "Sheet", 0);
  UraReportTable *table = ura_report_sheet_add_table (sheet, "texts", NULL);

  ura_report_table_add_column (
      table,
      &(UraReportColumn){ .id = "text", .header = header, .type = URA_REPORT_TYPE_LONG_TEXT });
  return table;
}

static void
test_hostile_text (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_one_column (report, "=HEADER()");
  static const char *const texts[] = {
    "=HYPERLINK(\"http://example.org\")",
    "+1",
    "-1",
    "@SUM(A1)",
    "http://example.org/",
    "mailto:a@example.org",
    "internal:Sheet!A1",
    "a\001b",
    "Çështje të ëndrrave 😀",
    "<b>&amp;\"'</b>",
    "  blanks  ",
    "_x0041_",
  };
  g_auto (UraXlsxResult) result = { 0 };
  g_autofree char *strings = NULL;
  g_autofree char *cells = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    ura_report_row_set_text (ura_report_table_add_row (table), 0, texts[i]);
  workbook_write (folder, report, &result);
  g_assert_cmpuint (result.n_rows, ==, G_N_ELEMENTS (texts));
  g_assert_cmpuint (result.n_cut_texts, ==, 0);

  strings = workbook_read_part (folder->file, "xl/sharedStrings.xml");
  assert_contains (strings, "<t>=HEADER()</t>");
  assert_contains (strings, "<t>=HYPERLINK(\"http://example.org\")</t>");
  assert_contains (strings, "<t>+1</t>");
  assert_contains (strings, "<t>@SUM(A1)</t>");
  assert_contains (strings, "<t>http://example.org/</t>");
  assert_contains (strings, "<t>a\357\277\275b</t>");
  assert_contains (strings, "<t>Çështje të ëndrrave 😀</t>");
  assert_contains (strings, "&lt;b&gt;&amp;amp;\"'&lt;/b&gt;");
  assert_contains (strings, "<t xml:space=\"preserve\">  blanks  </t>");
  assert_contains (strings, "<t>_x005F_x0041_</t>");
  cells = workbook_read_part (folder->file, "xl/worksheets/sheet1.xml");
  assert_lacks (cells, "<f>");
  assert_lacks (cells, "<hyperlink");
}

static void
test_too_long_text (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_one_column (report, "Text");
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (UraXlsxResult) result = { 0 };
  g_autofree char *strings = NULL;
  g_autofree char *cells = NULL;

  for (guint i = 0; text->len < 40000; i++)
    g_string_append_printf (text, "word%u ", i);
  ura_report_row_set_text (ura_report_table_add_row (table), 0, text->str);
  workbook_write (folder, report, &result);
  g_assert_cmpuint (result.n_cut_texts, ==, 1);
  g_assert_cmpuint (result.n_tall_texts, ==, 1);

  strings = workbook_read_part (folder->file, "xl/sharedStrings.xml");
  assert_contains (strings, " […]</t>");
  /* The end, which no cell could hold, stands below the table. */
  assert_contains (strings, "word4500 ");
  assert_contains (strings, "<t>A2, Text:</t>");
  cells = workbook_read_part (folder->file, "xl/worksheets/sheet1.xml");
  assert_contains (cells, "ht=\"409\"");
}

static void
test_numbers_and_dates (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_one_column (report, "Mixed");
  g_autofree char *cells = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *strings = NULL;

  ura_report_row_set_number (ura_report_table_add_row (table), 0, 1234567);
  ura_report_row_set_percent (ura_report_table_add_row (table), 0, 0.5);
  ura_report_row_set_date (ura_report_table_add_row (table), 0, "2024-07-12");
  ura_report_row_set_date (ura_report_table_add_row (table), 0, "2024-03");
  ura_report_row_set_date (ura_report_table_add_row (table), 0, "1899-12-31");
  ura_report_row_set_number (ura_report_table_add_row (table), 0, NAN);
  ura_report_row_set_missing (ura_report_table_add_row (table), 0, "not reported");
  ura_report_row_set_status (ura_report_table_add_row (table), 0, URA_REPORT_STATUS_LATE, "late");
  workbook_write (folder, report, NULL);

  cells = workbook_read_part (folder->file, "xl/worksheets/sheet1.xml");
  assert_contains (cells, "<v>1234567</v>");
  assert_contains (cells, "<v>0.5</v>");
  assert_contains (cells, "<v>45485</v>");
  assert_lacks (cells, "nan");
  strings = workbook_read_part (folder->file, "xl/sharedStrings.xml");
  assert_contains (strings, "<t>March 2024</t>");
  assert_contains (strings, "<t>31.12.1899</t>");
  assert_contains (strings, "<t>– not reported</t>");
  assert_contains (strings, "<t>▲ late</t>");
  styles = workbook_read_part (folder->file, "xl/styles.xml");
  assert_contains (styles, "formatCode=\"dd.mm.yyyy\"");
  assert_contains (styles, "#\\ ###\\ ##0;");
}

static void
test_sample_cells (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = sample_report_new ();
  g_auto (UraXlsxResult) result = { 0 };
  g_autofree char *matrix = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *budget = NULL;

  workbook_write (folder, report, &result);
  g_assert_cmpuint (result.n_wrong_figures, ==, 0);
  g_assert_null (result.first_wrong_figure);

  matrix = workbook_read_part (folder->file, "xl/worksheets/sheet3.xml");
  assert_contains (matrix, "<f>SUM(J6:J11)</f><v>1450000</v>");
  assert_contains (matrix, "<f>SUM(J6:J11,J14:J19,J22:J27)</f><v>40000000</v>");
  assert_contains (matrix, "<f>COUNTIF(G6:G27,\"✓*\")</f><v>3</v>");
  assert_contains (matrix, "fitToHeight=\"0\"");
  assert_contains (matrix, "<autoFilter ref=\"A4:J28\"/>");
  assert_contains (matrix, "xSplit=\"2\" ySplit=\"4\" topLeftCell=\"C5\"");
  assert_contains (matrix, "orientation=\"landscape\"");
  assert_contains (matrix, "paperSize=\"9\"");
  assert_lacks (matrix, "<mergeCell ref=\"A6");

  summary = workbook_read_part (folder->file, "xl/worksheets/sheet2.xml");
  assert_contains (summary, "<f>COUNTIF('Zbatimi i masave'!$G$6:$G$27,\"✓*\")</f><v>3</v>");
  assert_contains (summary, "<f>COUNTA('Zbatimi i masave'!$A$6:$A$11,'Zbatimi i "
                            "masave'!$A$14:$A$19,'Zbatimi i masave'!$A$22:$A$27)</f><v>18</v>");
  assert_contains (summary, "&amp;P / &amp;N");

  budget = workbook_read_part (folder->file, "xl/worksheets/sheet4.xml");
  assert_contains (budget, "<f>IFERROR(C5-B5,\"–\")</f>");
  assert_contains (budget, "<f>IFERROR(MIN(C5/B5,1),\"–\")</f>");
}

static void
test_sample_workbook (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = sample_report_new ();
  g_autofree char *workbook = NULL;
  g_autofree char *core = NULL;
  g_autofree char *cover = NULL;
  g_autofree char *custom = NULL;

  workbook_write (folder, report, NULL);
  workbook = workbook_read_part (folder->file, "xl/workbook.xml");
  assert_contains (workbook,
                   "<definedName name=\"masat\">'Zbatimi i masave'!$A$4:$J$28</definedName>");
  assert_contains (workbook, "<sheet name=\"_meta\" sheetId=\"6\" state=\"hidden\"");
  assert_contains (workbook, "_xlnm.Print_Titles");
  core = workbook_read_part (folder->file, "docProps/core.xml");
  assert_contains (core, "2024-07-12T09:20:00Z</dcterms:created>");
  assert_contains (core, "<dc:creator>Bashkia Lumëbardhë</dc:creator>");
  custom = workbook_read_part (folder->file, "docProps/custom.xml");
  assert_contains (custom, "<vt:lpwstr>R-2024-1/3</vt:lpwstr>");
  cover = workbook_read_part (folder->file, "xl/worksheets/sheet1.xml");
  assert_contains (cover, "Faqja &amp;P / &amp;N");
  assert_contains (cover, "R-2024-1/3 · 4f1c9a7be0d2&amp;C");
  assert_contains (cover, "migracionit &amp;&amp; diasporës");
  assert_contains (cover, "location=\"'Zbatimi i masave'!A1\"");
  assert_contains (cover, "orientation=\"portrait\"");
}

/* A number after the size of the letters would be taken for more of it; & starts a code. */
static void
test_hostile_footers (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autofree char *ands = g_strnfill (300, '&');
  g_autoptr (UraReport) report = ura_report_new (
      &(UraReportInfo){
          .number = "12/3", .hash = "98765432109876543210", .institution = "1\n2", .footer = ands },
      ura_language_get ("en"));
  g_autofree char *cells = NULL;

  ura_report_add_sheet (report, "2024", 0);
  workbook_write (folder, report, NULL);
  cells = workbook_read_part (folder->file, "xl/worksheets/sheet1.xml");
  assert_contains (cells, "&amp;L&amp;8 12/3 · 987654321098&amp;C&amp;8 &amp;&amp;");
  assert_contains (cells, "&amp;L&amp;8 1 2&amp;R&amp;8 2024");
}

static void
test_chart_caches (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = sample_report_new ();
  g_autofree char *donut = NULL;
  g_autofree char *bars = NULL;

  workbook_write (folder, report, NULL);
  /* Formulas, whose values the library itself would give as zeros. */
  donut = workbook_read_part (folder->file, "xl/charts/chart1.xml");
  assert_contains (donut, "<c:f>'Përmbledhje'!");
  assert_contains (donut, "<c:pt idx=\"0\"><c:v>✓ Zbatuar</c:v></c:pt>");
  assert_contains (donut, "<c:pt idx=\"0\"><c:v>3</c:v></c:pt>");
  assert_contains (donut, "<a:srgbClr val=\"3B8F5F\"/>");
  bars = workbook_read_part (folder->file, "xl/charts/chart2.xml");
  assert_contains (bars, "<c:v>0.666");
}

/* The same sheet streamed: text inline, rows on disk, and the charts of other sheets still filled.
 */
static void
test_streamed_sheets (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = sample_report_new ();
  UraXlsxOptions options = { .temporary_folder = folder->temporary, .streaming_rows = 3 };
  g_autoptr (GError) error = NULL;
  g_autofree char *matrix = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *columns = NULL;

  g_assert_true (ura_xlsx_writer_write_full (report, folder->file, &options, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (workbook_folder_count (folder), ==, 1);
  matrix = workbook_read_part (folder->file, "xl/worksheets/sheet3.xml");
  assert_contains (matrix, "t=\"inlineStr\"");
  assert_contains (matrix, "<f>SUM(J6:J11,J14:J19,J22:J27)</f><v>40000000</v>");
  assert_contains (matrix, "<autoFilter ref=\"A4:J28\"/>");
  /* The budget's three rows are not more than three: it stays in memory. */
  columns = workbook_read_part (folder->file, "xl/charts/chart4.xml");
  assert_contains (columns, "<c:v>1234500</c:v>");
  /* The summary does not stream: its figures count rows of sheets after it. */
  summary = workbook_read_part (folder->file, "xl/worksheets/sheet2.xml");
  assert_lacks (summary, "t=\"inlineStr\"");
  assert_contains (summary, "<f>COUNTIF('Zbatimi i masave'!$G$6:$G$27,\"✓*\")</f><v>3</v>");
}

static void
test_same_report_same_bytes (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = sample_report_new ();
  g_autoptr (UraReport) again = sample_report_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size;
  gsize second_size;

  workbook_write (folder, report, NULL);
  g_assert_true (g_file_get_contents (folder->file, &first, &first_size, NULL));
  g_usleep (1100 * 1000); /* the clock of a zip counts in twos, that of properties in seconds */
  workbook_write (folder, again, NULL);
  g_assert_true (g_file_get_contents (folder->file, &second, &second_size, NULL));
  g_assert_cmpmem (first, first_size, second, second_size);
}

static void
test_wrong_figures_are_told (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_one_column (report, "Text");
  UraReportSheet *sheet = ura_report_add_sheet (report, "Figures", 0);
  g_auto (UraXlsxResult) result = { 0 };
  g_autofree char *cells = NULL;

  for (guint i = 0; i < 3; i++)
    ura_report_row_set_text (ura_report_table_add_row (table), 0, "row");
  ura_report_sheet_add_figure (
      sheet, &(UraReportFigure){ .id = "right",
                                 .label = "Right",
                                 .value = 3,
                                 .formula = ura_report_formula_count ("texts", "text") });
  ura_report_sheet_add_figure (
      sheet, &(UraReportFigure){ .id = "wrong",
                                 .label = "Wrong",
                                 .value = 4,
                                 .formula = ura_report_formula_count ("texts", "text") });
  workbook_write (folder, report, &result);
  g_assert_cmpuint (result.n_wrong_figures, ==, 1);
  g_assert_cmpstr (result.first_wrong_figure, ==, "Wrong");
  cells = workbook_read_part (folder->file, "xl/worksheets/sheet2.xml");
  assert_contains (cells, "<f>COUNTA('Sheet'!$A$2:$A$4)</f><v>3</v>");
  assert_lacks (cells, "</f><v>4</v>");
}

static void
test_image (void)
{
  /* One pixel, grey. */
  static const guint8 png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
    0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
    0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9c, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0x00,
    0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
  };
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportSheet *sheet = ura_report_add_sheet (report, "Map", 0);
  g_autoptr (GBytes) image = g_bytes_new_static (png, sizeof png);
  g_autoptr (GBytes) noise = g_bytes_new_static ("not an image", 12);
  g_autoptr (GError) error = NULL;
  g_autofree char *drawing = NULL;

  ura_report_sheet_add_image (sheet, image, 25.4, "A grey square");
  workbook_write (folder, report, NULL);
  drawing = workbook_read_part (folder->file, "xl/drawings/drawing1.xml");
  assert_contains (drawing, "descr=\"A grey square\"");
  assert_contains (drawing, "<a:ext cx=\"914400\" cy=\"914400\"/>"); /* an inch in EMU */

  ura_report_sheet_add_image (sheet, noise, 25.4, NULL);
  g_assert_false (ura_xlsx_writer_write (report, folder->file, NULL, &error));
  g_assert_error (error, URA_REPORT_ERROR, URA_REPORT_ERROR_INVALID);
}

static void
test_empty_table_says_why (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_one_column (report, "Text");
  g_autofree char *strings = NULL;

  ura_report_table_set_empty_reason (table, "the form is new");
  workbook_write (folder, report, NULL);
  strings = workbook_read_part (folder->file, "xl/sharedStrings.xml");
  assert_contains (strings, "<t>No data for this period: the form is new</t>");
}

static void
test_charts_need_flat_tables (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_one_column (report, "Text");
  UraReportSheet *sheet = ura_report_add_sheet (report, "Chart", 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *chart = NULL;

  ura_report_chart_add_series (ura_report_sheet_add_chart (sheet, URA_REPORT_CHART_COLUMN, "Chart"),
                               NULL, "texts", "text", "text", URA_REPORT_STATUS_NONE);
  /* An empty one: no chart, rather than one without series, which Excel calls broken. */
  workbook_write (folder, report, NULL);
  chart = workbook_read_part (folder->file, "[[]Content_Types].xml");
  assert_lacks (chart, "chart1.xml");

  ura_report_row_set_group (ura_report_table_add_row (table), 1, "Group");
  ura_report_row_set_text (ura_report_table_add_row (table), 0, "row");
  g_assert_false (ura_xlsx_writer_write (report, folder->file, NULL, &error));
  g_assert_error (error, URA_REPORT_ERROR, URA_REPORT_ERROR_INVALID);
}

static void
test_long_labels_take_rows (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraReport) report = workbook_report_new ();
  UraReportTable *table = add_one_column (report, "Text");
  g_autofree char *strings = NULL;

  ura_report_row_set_group (ura_report_table_add_row (table), 1,
                            "Objective one: a heading far longer than the one narrow column of "
                            "this table is wide");
  ura_report_row_set_text (ura_report_table_add_row (table), 0, "row");
  workbook_write (folder, report, NULL);
  strings = workbook_read_part (folder->file, "xl/sharedStrings.xml");
  assert_contains (strings, "<t>Objective one: a heading far");
  assert_contains (strings, "is wide</t>");
  assert_lacks (strings, "far longer than the one narrow column of this table is wide");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xlsx/writer/hostile-text", test_hostile_text);
  g_test_add_func ("/xlsx/writer/too-long-text", test_too_long_text);
  g_test_add_func ("/xlsx/writer/numbers-and-dates", test_numbers_and_dates);
  g_test_add_func ("/xlsx/writer/sample-cells", test_sample_cells);
  g_test_add_func ("/xlsx/writer/sample-workbook", test_sample_workbook);
  g_test_add_func ("/xlsx/writer/hostile-footers", test_hostile_footers);
  g_test_add_func ("/xlsx/writer/chart-caches", test_chart_caches);
  g_test_add_func ("/xlsx/writer/streamed-sheets", test_streamed_sheets);
  g_test_add_func ("/xlsx/writer/same-report-same-bytes", test_same_report_same_bytes);
  g_test_add_func ("/xlsx/writer/wrong-figures-are-told", test_wrong_figures_are_told);
  g_test_add_func ("/xlsx/writer/image", test_image);
  g_test_add_func ("/xlsx/writer/empty-table-says-why", test_empty_table_says_why);
  g_test_add_func ("/xlsx/writer/charts-need-flat-tables", test_charts_need_flat_tables);
  g_test_add_func ("/xlsx/writer/long-labels-take-rows", test_long_labels_take_rows);
  return g_test_run ();
}
