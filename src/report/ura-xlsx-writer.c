/* The workbook as a whole: its sheets in order, then what depends on all of them, then the file:
 * written beside its place, read back and put there, or not there at all. */

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "ura-xlsx-private.h"

#define STREAMING_ROWS 10000

void
ura_xlsx_result_clear (UraXlsxResult *self)
{
  g_free (self->first_wrong_figure);
  *self = (UraXlsxResult){ 0 };
}

static void
sheet_free (gpointer data)
{
  UraXlsxSheet *sheet = data;

  g_free (sheet->quoted_name);
  g_free (sheet->widths);
  g_free (sheet);
}

static void
book_clear (UraXlsxBook *self)
{
  g_clear_pointer (&self->workbook, lxw_workbook_free);
  g_clear_pointer (&self->styles, ura_xlsx_styles_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  ura_xlsx_result_clear (&self->result);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraXlsxBook, book_clear)

static guint64
count_expected_rows (const UraReportSheet *sheet)
{
  guint64 rows = 0;

  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const UraReportBlock *block = g_ptr_array_index (sheet->blocks, i);

      if (block->table != NULL)
        rows += ura_report_table_get_expected_rows (block->table);
    }
  return rows;
}

/* Their cells are filled when everything else is written. */
static gboolean
has_live_figures (const UraReportSheet *sheet)
{
  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const UraReportBlock *block = g_ptr_array_index (sheet->blocks, i);

      for (guint j = 0; block->kind == URA_REPORT_BLOCK_FIGURES && j < block->items->len; j++)
        if (((UraReportItem *) g_ptr_array_index (block->items, j))->formula != NULL)
          return TRUE;
    }
  return FALSE;
}

/* A sheet with very many rows streams them to disk. The library decides that for each sheet when
 * it is added, by an option that is set once for all sheets in its manual. */
static gboolean
add_sheet (UraXlsxBook *book, const UraReportSheet *model, guint64 streaming_rows, GError **error)
{
  UraXlsxSheet *self = g_new0 (UraXlsxSheet, 1);
  g_auto (GStrv) parts = g_strsplit (model->name, "'", -1);
  g_autofree char *escaped = g_strjoinv ("''", parts);

  g_ptr_array_add (book->sheets, self);
  self->book = book;
  self->model = model;
  self->quoted_name = g_strdup_printf ("'%s'", escaped);
  self->streams = count_expected_rows (model) > streaming_rows && !has_live_figures (model);
  book->expected_rows += count_expected_rows (model);
  book->workbook->options.constant_memory = self->streams;
  self->sheet = workbook_add_worksheet (book->workbook, model->name);
  if (self->sheet == NULL || (self->streams && self->sheet->optimize_tmpfile == NULL))
    {
      ura_xlsx_set_error (error, LXW_ERROR_CREATING_TMPFILE, model->name, book->language);
      return FALSE;
    }
  ura_xlsx_set_up_page (self);
  ura_xlsx_sheet_lay_out (self);
  return ura_xlsx_sheet_check (self, error);
}

static gboolean
write_sheet (UraXlsxSheet *self, GError **error)
{
  const GPtrArray *blocks = self->model->blocks;

  if (g_cancellable_set_error_if_cancelled (self->book->cancellable, error))
    return FALSE;
  for (guint i = 0; i < blocks->len;)
    {
      const UraReportBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == URA_REPORT_BLOCK_CHART)
        {
          i += ura_xlsx_place_charts (self, i);
          continue;
        }
      if (!ura_xlsx_write_block (self, block, error))
        return FALSE;
      i++;
    }
  return ura_xlsx_sheet_check (self, error);
}

static void
show_first_sheet (UraXlsxBook *book)
{
  for (guint i = 0; i < book->sheets->len; i++)
    {
      UraXlsxSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (sheet->model->flags & URA_REPORT_SHEET_HIDDEN)
        continue;
      worksheet_activate (sheet->sheet);
      worksheet_set_first_sheet (sheet->sheet);
      return;
    }
}

static gboolean
fill_book (UraXlsxBook *book, guint64 streaming_rows, GError **error)
{
  const GPtrArray *models = book->report->sheets;

  if (!ura_xlsx_set_properties (book, error))
    return FALSE;
  for (guint i = 0; i < models->len; i++)
    if (!add_sheet (book, g_ptr_array_index (models, i), streaming_rows, error))
      return FALSE;
  for (guint i = 0; i < book->sheets->len; i++)
    if (!write_sheet (g_ptr_array_index (book->sheets, i), error))
      return FALSE;
  show_first_sheet (book);
  return ura_xlsx_write_pending_figures (book, error) && ura_xlsx_write_charts (book, error);
}

static gboolean
write_file (const UraReport *report,
            const char *path,
            const char *temporary,
            const UraXlsxOptions *options,
            UraXlsxBook *book,
            GError **error)
{
  lxw_workbook_options workbook_options = { .tmpdir = (char *) options->temporary_folder };
  lxw_error closed;

  if (!ura_xlsx_file_check_temporary_folder (options->temporary_folder, report->language, error))
    return FALSE;
  book->workbook = workbook_new_opt (temporary, &workbook_options);
  if (book->workbook == NULL)
    {
      ura_xlsx_set_error (error, LXW_ERROR_MEMORY_MALLOC_FAILED, path, report->language);
      return FALSE;
    }
  book->styles = ura_xlsx_styles_new (book->workbook);
  if (!fill_book (book, options->streaming_rows, error))
    return FALSE;

  errno = 0;
  closed = workbook_close (g_steal_pointer (&book->workbook));
  if (closed != LXW_NO_ERROR)
    {
      ura_xlsx_file_set_error (error, path, errno, report->language);
      return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (book->cancellable, error) &&
         ura_xlsx_check_file (temporary, report->language, error) &&
         ura_xlsx_file_put_in_place (temporary, path, report->language, error);
}

/* The library prints numbers as the locale says. GTK brings in the system's, where 0.4 may be
 * "0,4", which is no number in a workbook: while it writes, this thread has the plain one. */
static gboolean
write_with_points (const UraReport *report,
                   const char *path,
                   const char *temporary,
                   const UraXlsxOptions *options,
                   UraXlsxBook *book,
                   GError **error)
{
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
  locale_t before = uselocale (plain);
  gboolean written = write_file (report, path, temporary, options, book, error);

  uselocale (before);
  freelocale (plain);
  return written;
}

gboolean
ura_xlsx_writer_write_full (const UraReport *report,
                            const char *path,
                            const UraXlsxOptions *options,
                            UraTask *task,
                            UraXlsxResult *result,
                            GError **error)
{
  UraXlsxOptions chosen = { 0 };
  g_auto (UraXlsxBook) book = { 0 };
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (report != NULL && path != NULL, FALSE);

  if (!ura_report_validate (report, error))
    return FALSE;
  if (options != NULL)
    chosen = *options;
  if (chosen.temporary_folder == NULL)
    {
      chosen.temporary_folder = g_get_user_runtime_dir ();
      g_mkdir_with_parents (chosen.temporary_folder, 0700);
    }
  if (chosen.streaming_rows == 0)
    chosen.streaming_rows = STREAMING_ROWS;

  book.report = report;
  book.language = report->language;
  book.task = task;
  book.cancellable = task != NULL ? ura_task_get_cancellable (task) : NULL;
  book.sheets = g_ptr_array_new_with_free_func (sheet_free);
  book.tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ura_xlsx_table_free);
  book.figures = g_ptr_array_new_with_free_func (g_free);
  book.charts = g_ptr_array_new_with_free_func (g_free);

  temporary = ura_xlsx_file_create_beside (path, report->language, error);
  if (temporary == NULL)
    return FALSE;
  if (!write_with_points (report, path, temporary, &chosen, &book, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (task != NULL)
    ura_task_set_progress (task, 1.0, NULL);
  if (result != NULL)
    {
      *result = book.result;
      book.result = (UraXlsxResult){ 0 };
    }
  return TRUE;
}

gboolean
ura_xlsx_writer_write (const UraReport *report, const char *path, UraTask *task, GError **error)
{
  return ura_xlsx_writer_write_full (report, path, NULL, task, NULL, error);
}
