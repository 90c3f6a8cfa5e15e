/* Written workbooks as another program unpacks them, for tests. */

#pragma once

#include "ura-xlsx-writer.h"

/* A folder of the test's own, with a subfolder for temporary files; removed by
 * workbook_folder_free. */
typedef struct
{
  char *path;
  char *temporary;
  char *file; /* path/report.xlsx */
} WorkbookFolder;

WorkbookFolder *workbook_folder_new (void);
void workbook_folder_free (WorkbookFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorkbookFolder, workbook_folder_free)

/* How many files stand in the folder itself and in that for temporary ones. */
guint workbook_folder_count (const WorkbookFolder *self);

/* Writes @report to the folder's file, and asserts that it can. */
void workbook_write (const WorkbookFolder *folder, const UraReport *report, UraXlsxResult *result);

/* Returns: (transfer full): the text of a part, unpacked by unzip. */
char *workbook_read_part (const char *path, const char *part);

/* Returns: (transfer full): an empty report in English. */
UraReport *workbook_report_new (void);
