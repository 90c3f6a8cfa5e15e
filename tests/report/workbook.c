/* Reads parts with unzip, so that no code of the writer judges itself. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "workbook.h"

WorkbookFolder *
workbook_folder_new (void)
{
  WorkbookFolder *self = g_new0 (WorkbookFolder, 1);

  self->path = g_dir_make_tmp ("ura-report-XXXXXX", NULL);
  g_assert_nonnull (self->path);
  self->temporary = g_build_filename (self->path, "temporary", NULL);
  g_assert_cmpint (g_mkdir (self->temporary, 0700), ==, 0);
  self->file = g_build_filename (self->path, "report.xlsx", NULL);
  return self;
}

static guint
count_files (const char *path, gboolean remove)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        continue;
      n++;
      if (remove)
        g_unlink (child);
    }
  return n;
}

guint
workbook_folder_count (const WorkbookFolder *self)
{
  return count_files (self->path, FALSE) + count_files (self->temporary, FALSE);
}

void
workbook_folder_free (WorkbookFolder *self)
{
  count_files (self->temporary, TRUE);
  count_files (self->path, TRUE);
  g_rmdir (self->temporary);
  g_rmdir (self->path);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self->file);
  g_free (self);
}

void
workbook_write (const WorkbookFolder *folder, const UraReport *report, UraXlsxResult *result)
{
  UraXlsxOptions options = { .temporary_folder = folder->temporary };
  g_autoptr (GError) error = NULL;
  gboolean written = ura_xlsx_writer_write_full (report, folder->file, &options, NULL, result,
                                                 &error);

  g_assert_no_error (error);
  g_assert_true (written);
  g_assert_cmpuint (workbook_folder_count (folder), ==, 1);
}

char *
workbook_read_part (const char *path, const char *part)
{
  const char *const arguments[] = { "unzip", "-p", path, part, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return text;
}

UraReport *
workbook_report_new (void)
{
  UraReportInfo info = { .title = "Report", .institution = "Office", .created = 1720776000 };

  return ura_report_new (&info, ura_language_get ("en"));
}
