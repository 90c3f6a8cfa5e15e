/* The calls by which a report fills its sheets, written down and made again by the library alone:
 * the same cells, rows and sheets in the same order, without anything that thinks about them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What this process writes with libxlsxwriter from here on is noted in @path. */
void cells_start (const char *path);
void cells_stop (void);

/* Writes the cells noted in @cells as the workbook @path. */
void cells_write (const char *cells, const char *path);

G_END_DECLS
