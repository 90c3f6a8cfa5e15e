/* Writes a report as an Excel workbook (.xlsx). */

#pragma once

#include "ura-report.h"
#include "ura-task.h"

G_BEGIN_DECLS

typedef struct
{
  /* Where text may lie unencrypted for a moment: an existing folder only the user can read; NULL:
   * the user's runtime folder. */
  const char *temporary_folder;
  /* A sheet that announces more rows than this is streamed to disk instead of being kept in memory,
   * unless it has figures with formulas; 0: 10,000. */
  guint64 streaming_rows;
} UraXlsxOptions;

typedef struct
{
  guint64 n_rows;     /* of tables */
  guint n_cut_texts;  /* were longer than a cell can hold */
  guint n_tall_texts; /* higher than a row can be: printed in full below their table */
  guint
      n_wrong_figures; /* whose value is not what their formula gives; the formula's was written */
  char *first_wrong_figure; /* its label */
} UraXlsxResult;

void ura_xlsx_result_clear (UraXlsxResult *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraXlsxResult, ura_xlsx_result_clear)

/**
 * ura_xlsx_writer_write:
 * @path: the file to write; an existing one is replaced only when the new one is complete
 * @task: (nullable): told the progress and asked for cancelling
 *
 * Writes @report to @path: under a temporary name in the same folder, read back, synced, renamed.
 * The same report gives the same bytes. Blocks; any thread.
 *
 * Returns: FALSE with a G_IO_ERROR (among them CANCELLED, NO_SPACE, PERMISSION_DENIED), a
 *   URA_REPORT_ERROR or an error of a row source; nothing is left behind then.
 */
gboolean ura_xlsx_writer_write (const UraReport *report,
                                const char *path,
                                UraTask *task,
                                GError **error);

/* The same with @options (nullable) and a @result (nullable), to be cleared by the caller; it is
 * untouched on failure. */
gboolean ura_xlsx_writer_write_full (const UraReport *report,
                                     const char *path,
                                     const UraXlsxOptions *options,
                                     UraTask *task,
                                     UraXlsxResult *result,
                                     GError **error);

G_END_DECLS
