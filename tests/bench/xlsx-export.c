/* What the report layer adds to libxlsxwriter: the same cells written through UraReport and its
 * writer, and by the library alone in the same mode, in turn. Each run is a process of its own, so
 * that its processor time and its largest memory are its own too. */

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "ura-xlsx-writer.h"

#define N_COLUMNS 20
#define N_ROUNDS  5
/* Sheets with more rows are streamed, as the writer does by itself. */
#define STREAMING_ROWS 10000

static const char *const words[] = {
  "Drejtoria e Shërbimeve Sociale", "Në proces", "Korçë", "Të rikthyer nga Greqia, me familje",
  "2 marrëveshje të nënshkruara",   "DSHS",      "-",     "Njësia administrative Qendër",
};

/* One cell in four is a number, one in ten a date, the rest is text. */
typedef enum
{
  CELL_TEXT,
  CELL_NUMBER,
  CELL_DATE
} CellKind;

static CellKind
kind_of (guint column)
{
  if (column % 10 == 2)
    return CELL_DATE;
  return column % 4 == 3 ? CELL_NUMBER : CELL_TEXT;
}

static double
number_at (guint row, guint column)
{
  return (double) ((row * 7919u + column * 104729u) % 1000000u) / 4.0;
}

/* Days are 2020-01-01 to 2023-12-28. */
static void
date_at (guint row, guint column, int *year, int *month, int *day)
{
  *year = 2020 + (int) (row % 4);
  *month = 1 + (int) ((row / 4 + column) % 12);
  *day = 1 + (int) (row % 28);
}

static void
text_at (guint row, guint column, char *text, gsize size)
{
  g_snprintf (text, size, "%s %u", words[(row + column) % G_N_ELEMENTS (words)], row % 5000);
}

typedef struct
{
  guint row;
  guint n_rows;
} Rows;

static gpointer
rows_open (gpointer data, GError **error)
{
  Rows *rows = g_new0 (Rows, 1);

  rows->n_rows = GPOINTER_TO_UINT (data);
  return rows;
}

static gboolean
rows_next (gpointer iteration, UraReportRow *row, GError **error)
{
  Rows *rows = iteration;

  if (rows->row == rows->n_rows)
    return FALSE;
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      char text[128];
      int year;
      int month;
      int day;

      switch (kind_of (column))
        {
        case CELL_TEXT:
          text_at (rows->row, column, text, sizeof text);
          ura_report_row_set_text (row, column, text);
          break;
        case CELL_NUMBER:
          ura_report_row_set_number (row, column, number_at (rows->row, column));
          break;
        case CELL_DATE:
          date_at (rows->row, column, &year, &month, &day);
          g_snprintf (text, sizeof text, "%04d-%02d-%02d", year, month, day);
          ura_report_row_set_date (row, column, text);
          break;
        }
    }
  rows->row++;
  return TRUE;
}

static void
write_with_report (const char *path, const char *temporary, guint n_rows)
{
  static const UraReportRowSource source = { rows_open, rows_next, g_free };
  static const UraReportType types[] = {
    [CELL_TEXT] = URA_REPORT_TYPE_TEXT,
    [CELL_NUMBER] = URA_REPORT_TYPE_DECIMAL,
    [CELL_DATE] = URA_REPORT_TYPE_DATE,
  };
  UraXlsxOptions options = { .temporary_folder = temporary, .streaming_rows = STREAMING_ROWS };
  g_autoptr (UraReport)
      report = ura_report_new (&(UraReportInfo){ .title = "Export" }, ura_language_get ("sq"));
  UraReportTable *table = ura_report_sheet_add_table (
      ura_report_add_sheet (report, "Export", URA_REPORT_SHEET_DEFAULT), "rows", NULL);
  g_autoptr (GError) error = NULL;

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *id = g_strdup_printf ("column%u", column);

      ura_report_table_add_column (
          table, &(UraReportColumn){ .id = id, .type = types[kind_of (column)], .width = 36 });
    }
  ura_report_table_set_source (table, &source, GUINT_TO_POINTER (n_rows), NULL, n_rows);
  if (!ura_xlsx_writer_write_full (report, path, &options, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static lxw_format *
make_format (lxw_workbook *workbook, const char *number_format)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_font_name (format, "Calibri");
  format_set_font_size (format, 10);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, 0xd3dade);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  return format;
}

static void
write_alone (const char *path, const char *temporary, guint n_rows)
{
  lxw_workbook_options options = { .constant_memory = n_rows > STREAMING_ROWS,
                                   .tmpdir = (char *) temporary };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Export");
  lxw_format *text_format = make_format (workbook, NULL);
  lxw_format *number_format = make_format (workbook, "#,##0.00");
  lxw_format *date_format = make_format (workbook, "dd.mm.yyyy");

  worksheet_set_column (sheet, 0, N_COLUMNS - 1, 36, NULL);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < N_COLUMNS; column++)
      {
        char text[128];
        lxw_datetime date = { 0 };
        lxw_error result = LXW_NO_ERROR;

        switch (kind_of (column))
          {
          case CELL_TEXT:
            text_at (row, column, text, sizeof text);
            result = worksheet_write_string (sheet, row + 1, column, text, text_format);
            break;
          case CELL_NUMBER:
            result = worksheet_write_number (sheet, row + 1, column, number_at (row, column),
                                             number_format);
            break;
          case CELL_DATE:
            date_at (row, column, &date.year, &date.month, &date.day);
            result = worksheet_write_datetime (sheet, row + 1, column, &date, date_format);
            break;
          }
        if (result != LXW_NO_ERROR)
          g_error ("%s", lxw_strerror (result));
      }
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("The workbook was not closed");
}

typedef struct
{
  double seconds; /* of the processor */
  double memory;  /* largest, MB */
} Cost;

static Cost
run (void (*write) (const char *path, const char *temporary, guint n_rows),
     const char *folder,
     guint n_rows)
{
  g_autofree char *path = g_build_filename (folder, "export.xlsx", NULL);
  struct rusage usage;
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      write (path, folder, n_rows);
      _exit (0);
    }
  if (wait4 (child, &status, 0, &usage) != child || !WIFEXITED (status) ||
      WEXITSTATUS (status) != 0)
    g_error ("A run of %u rows failed", n_rows);
  g_unlink (path);
  return (Cost){ (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                     (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6,
                 (double) usage.ru_maxrss / 1024.0 };
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0.0) - (difference < 0.0);
}

static void
measure (const char *folder, guint n_rows)
{
  double ratios[N_ROUNDS];
  double seconds[N_ROUNDS];
  double memory = 0.0;
  double alone_memory = 0.0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      Cost alone = run (write_alone, folder, n_rows);
      Cost report = run (write_with_report, folder, n_rows);

      ratios[i] = report.seconds / alone.seconds;
      seconds[i] = report.seconds;
      memory = MAX (memory, report.memory);
      alone_memory = MAX (alone_memory, alone.memory);
    }
  qsort (ratios, N_ROUNDS, sizeof (double), compare);
  qsort (seconds, N_ROUNDS, sizeof (double), compare);
  g_print ("%7u rows: %6.2f s CPU, %.2f times the library alone (%.2f to %.2f); "
           "peak memory %.0f MB, the library alone %.0f MB\n",
           n_rows, seconds[N_ROUNDS / 2], ratios[N_ROUNDS / 2], ratios[0], ratios[N_ROUNDS - 1],
           memory, alone_memory);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ura-bench-XXXXXX", &error);

  if (folder == NULL)
    g_error ("%s", error->message);
  measure (folder, 1000);
  measure (folder, 10000);
  measure (folder, 100000);
  g_rmdir (folder);
  return 0;
}
