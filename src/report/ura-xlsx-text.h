/* Text as a workbook can hold it, and how much room it needs there: programs do not fit the height
 * of rows that a library wrote, so it has to be known beforehand. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define URA_XLSX_MAX_TEXT       32767 /* UTF-16 units in a cell */
#define URA_XLSX_MAX_ROW_HEIGHT 409.0 /* points */

/* Returns: (nullable) (transfer full): @text made fit for a cell, NULL when it is fit already:
 * valid UTF-8, no control characters but tab and line feed, nothing Excel would read as an escape
 * ("_x0041_"), at most 32,767 characters, then ending in a mark. @was_cut tells the last. */
char *ura_xlsx_text_clean (const char *text, gboolean *was_cut);

/* Where the line after the one at @start begins, when a line holds @width digits of Calibri 11 and
 * @text is @size points high; NULL after the last line. */
const char *ura_xlsx_text_next_line (const char *start, double width, double size, gboolean bold);

/* How many lines @text takes; at least 1. */
guint ura_xlsx_text_count_lines (const char *text, double width, double size, gboolean bold);

/* The height in points of a row of @lines lines. */
double ura_xlsx_text_height (guint lines, double size);

/* How many lines fit in the highest row. */
guint ura_xlsx_text_max_lines (double size);

G_END_DECLS
