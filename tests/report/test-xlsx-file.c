/* When a workbook cannot be written: a clear error, nothing left behind, an older file untouched.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "workbook.h"

#define BAD_ROW 300

typedef struct
{
  guint n;
  guint last;
  UraTask *cancelled_at_end;
} Rows;

static gpointer
rows_open (gpointer data, GError **error)
{
  return g_memdup2 (data, sizeof (Rows));
}

static gboolean
rows_next (gpointer iteration, UraReportRow *row, GError **error)
{
  Rows *rows = iteration;

  if (rows->n == rows->last)
    {
      if (rows->cancelled_at_end != NULL)
        g_cancellable_cancel (ura_task_get_cancellable (rows->cancelled_at_end));
      else if (rows->last == BAD_ROW)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, "the source failed");
      return FALSE;
    }
  ura_report_row_set_number (row, 0, rows->n++);
  ura_report_row_set_text (row, 1, "text that takes some room in the file");
  return TRUE;
}

static UraReport *
report_of_rows (Rows *rows)
{
  static const UraReportRowSource source = { rows_open, rows_next, g_free };
  UraReport *report = workbook_report_new ();
  UraReportSheet *sheet = ura_report_add_sheet (report, "Rows", 0);
  UraReportTable *table = ura_report_sheet_add_table (sheet, "rows", NULL);

  ura_report_table_add_column (
      table, &(UraReportColumn){ .id = "n", .header = "No.", .type = URA_REPORT_TYPE_INTEGER });
  ura_report_table_add_column (table, &(UraReportColumn){ .id = "text", .header = "Text" });
  ura_report_table_set_source (table, &source, rows, NULL, rows->last);
  return report;
}

/* Writes and expects to fail with nothing left but what was there before. */
static void
assert_fails (
    const WorkbookFolder *folder, const UraReport *report, UraTask *task, GQuark domain, int code)
{
  UraXlsxOptions options = { .temporary_folder = folder->temporary };
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (folder->file, "older", -1, NULL));
  g_assert_false (ura_xlsx_writer_write_full (report, folder->file, &options, task, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpuint (workbook_folder_count (folder), ==, 1);
  g_assert_true (g_file_get_contents (folder->file, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "older");
}

static void
test_row_source_fails (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  Rows rows = { .last = BAD_ROW };
  g_autoptr (UraReport) report = report_of_rows (&rows);

  assert_fails (folder, report, NULL, G_IO_ERROR, G_IO_ERROR_BUSY);
}

static void
test_cancelled (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraTask) before = ura_task_new ("Writing");
  g_autoptr (UraTask) late = ura_task_new ("Writing");
  Rows rows = { .last = 1000 };
  g_autoptr (UraReport) report = report_of_rows (&rows);

  g_cancellable_cancel (ura_task_get_cancellable (before));
  assert_fails (folder, report, before, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  rows.cancelled_at_end = late;
  assert_fails (folder, report, late, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_progress (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  g_autoptr (UraTask) task = ura_task_new ("Writing");
  UraXlsxOptions options = { .temporary_folder = folder->temporary };
  g_autoptr (GError) error = NULL;
  Rows rows = { .last = 1000 };
  g_autoptr (UraReport) report = report_of_rows (&rows);

  g_assert_true (ura_xlsx_writer_write_full (report, folder->file, &options, task, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (ura_task_get_fraction (task), ==, 1.0);
}

static void
test_missing_folders (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  UraXlsxOptions options = { .temporary_folder = "/nonexistent/folder" };
  g_autofree char *path = g_build_filename (folder->path, "missing", "report.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  Rows rows = { .last = 1 };
  g_autoptr (UraReport) report = report_of_rows (&rows);

  g_assert_false (ura_xlsx_writer_write (report, path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Text never goes to another folder instead. */
  g_assert_false (ura_xlsx_writer_write_full (report, folder->file, &options, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (workbook_folder_count (folder), ==, 0);
}

/* Runs @check in a process of its own, whose limits and user it may change. */
static void
run_apart (void (*check) (const WorkbookFolder *folder), const WorkbookFolder *folder)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      check (folder);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* Files cannot grow beyond @limit: what a full disk looks like to whoever writes. */
static void
fill_disk (rlim_t limit)
{
  struct rlimit sizes = { limit, limit };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &sizes), ==, 0);
}

static void
write_to_full_disk (
    const WorkbookFolder *folder, rlim_t limit, guint64 streaming_rows, GQuark domain, int code)
{
  UraXlsxOptions options = { .temporary_folder = folder->temporary,
                             .streaming_rows = streaming_rows };
  g_autoptr (GError) error = NULL;
  Rows rows = { .last = 4000 };
  g_autoptr (UraReport) report = report_of_rows (&rows);

  fill_disk (limit);
  if (ura_xlsx_writer_write_full (report, folder->file, &options, NULL, NULL, &error))
    _exit (3);
  if (!g_error_matches (error, domain, code))
    _exit (4);
}

/* The library takes no notice of a sheet cut short by the disk: reading the file back does. */
static void
check_full_disk_in_memory (const WorkbookFolder *folder)
{
  write_to_full_disk (folder, 100 * 1024, 0, URA_REPORT_ERROR, URA_REPORT_ERROR_INCOMPLETE);
}

static void
check_full_disk_streaming (const WorkbookFolder *folder)
{
  write_to_full_disk (folder, 100 * 1024, 10, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

/* Enough for the rows, not for the sheet that is made of them. */
static void
check_nearly_full_disk (const WorkbookFolder *folder)
{
  g_autofree char *sheet = NULL;
  Rows rows = { .last = 4000 };
  g_autoptr (UraReport) report = report_of_rows (&rows);
  UraXlsxOptions options = { .temporary_folder = folder->temporary, .streaming_rows = 10 };
  gsize size;

  g_assert_true (ura_xlsx_writer_write_full (report, folder->file, &options, NULL, NULL, NULL));
  sheet = workbook_read_part (folder->file, "xl/worksheets/sheet1.xml");
  size = strlen (sheet);
  g_unlink (folder->file);
  write_to_full_disk (folder, size - 1, 10, URA_REPORT_ERROR, URA_REPORT_ERROR_INCOMPLETE);
}

static void
check_tiny_disk (const WorkbookFolder *folder)
{
  write_to_full_disk (folder, 1000, 0, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_full_disk (void)
{
  void (*const checks[]) (const WorkbookFolder *) = {
    check_full_disk_in_memory,
    check_full_disk_streaming,
    check_nearly_full_disk,
    check_tiny_disk,
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (WorkbookFolder) folder = workbook_folder_new ();

      run_apart (checks[i], folder);
      g_assert_cmpuint (workbook_folder_count (folder), ==, 0);
    }
}

static void
check_read_only_folder (const WorkbookFolder *folder)
{
  UraXlsxOptions options = { .temporary_folder = folder->temporary };
  g_autoptr (GError) error = NULL;
  Rows rows = { .last = 1 };
  g_autoptr (UraReport) report = report_of_rows (&rows);

  /* To root every folder can be written. */
  if (geteuid () == 0 && seteuid (65534) != 0)
    _exit (2);
  if (ura_xlsx_writer_write_full (report, folder->file, &options, NULL, NULL, &error))
    _exit (3);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    _exit (4);
}

static void
test_read_only_folder (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();

  g_assert_cmpint (g_chmod (folder->path, 0555), ==, 0);
  run_apart (check_read_only_folder, folder);
  g_assert_cmpint (g_chmod (folder->path, 0755), ==, 0);
  g_assert_cmpuint (workbook_folder_count (folder), ==, 0);
}

static void
test_more_rows_than_excel_has (void)
{
  g_autoptr (WorkbookFolder) folder = workbook_folder_new ();
  Rows rows = { .last = 1048576 };
  g_autoptr (UraReport) report = report_of_rows (&rows);

  assert_fails (folder, report, NULL, URA_REPORT_ERROR, URA_REPORT_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xlsx/file/row-source-fails", test_row_source_fails);
  g_test_add_func ("/xlsx/file/cancelled", test_cancelled);
  g_test_add_func ("/xlsx/file/progress", test_progress);
  g_test_add_func ("/xlsx/file/missing-folders", test_missing_folders);
  g_test_add_func ("/xlsx/file/full-disk", test_full_disk);
  g_test_add_func ("/xlsx/file/read-only-folder", test_read_only_folder);
  g_test_add_func ("/xlsx/file/more-rows-than-excel-has", test_more_rows_than_excel_has);
  return g_test_run ();
}
