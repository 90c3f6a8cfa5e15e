/* How the workbook looks: every cell format in one place, made when it is first asked for. */

#pragma once

#include <glib.h>
#include <xlsxwriter.h>

#include "ura-report-table.h"

G_BEGIN_DECLS

/* One dark blue-teal accent, greys, and tints of both. */
#define URA_XLSX_ACCENT 0x1f4e5f

typedef enum
{
  URA_XLSX_STYLE_TITLE,
  URA_XLSX_STYLE_SUBTITLE,
  URA_XLSX_STYLE_HEADING,
  URA_XLSX_STYLE_PARAGRAPH,
  URA_XLSX_STYLE_NOTE,
  URA_XLSX_STYLE_LABEL, /* of a pair */
  URA_XLSX_STYLE_VALUE,
  URA_XLSX_STYLE_LINK,
  URA_XLSX_STYLE_SIGNATURE_ROLE,
  URA_XLSX_STYLE_SIGNATURE_LINE,
  URA_XLSX_STYLE_SIGNATURE_NAME,
  /* From here on text is indented. */
  URA_XLSX_STYLE_FIGURE_LABEL,
  URA_XLSX_STYLE_FIGURE_VALUE,
  URA_XLSX_STYLE_FIGURE_NOTE,
  URA_XLSX_STYLE_HEADER,
  URA_XLSX_STYLE_CELL,
  URA_XLSX_STYLE_CELL_SMALL, /* for what would not fit the highest row otherwise */
  URA_XLSX_STYLE_CELL_MISSING,
  URA_XLSX_STYLE_GROUP_1,
  URA_XLSX_STYLE_GROUP_2,
  URA_XLSX_STYLE_GROUP_3,
  URA_XLSX_STYLE_SUBTOTAL,
  URA_XLSX_STYLE_TOTAL,
  URA_XLSX_N_STYLES,
} UraXlsxStyle;

typedef enum
{
  URA_XLSX_NUMBER_NONE,  /* text */
  URA_XLSX_NUMBER_LABEL, /* text that runs on over the empty cells beside it */
  URA_XLSX_NUMBER_INTEGER,
  URA_XLSX_NUMBER_DECIMAL,
  URA_XLSX_NUMBER_PERCENT,
  URA_XLSX_NUMBER_DATE,
  /* Numbers below zero, by size. */
  URA_XLSX_NUMBER_NEGATIVE,
  URA_XLSX_NUMBER_NEGATIVE_THOUSANDS,
  URA_XLSX_NUMBER_NEGATIVE_MILLIONS,
  URA_XLSX_NUMBER_NEGATIVE_DECIMAL,
  URA_XLSX_NUMBER_NEGATIVE_DECIMAL_THOUSANDS,
  URA_XLSX_NUMBER_NEGATIVE_DECIMAL_MILLIONS,
  URA_XLSX_N_NUMBERS,
} UraXlsxNumber;

typedef struct _UraXlsxStyles UraXlsxStyles;

UraXlsxStyles *ura_xlsx_styles_new (lxw_workbook *workbook);
void ura_xlsx_styles_free (UraXlsxStyles *self);

/* Returns: (transfer none): owned by the workbook. @status colours cells and figures. */
lxw_format *ura_xlsx_styles_get (UraXlsxStyles *self,
                                 UraXlsxStyle style,
                                 UraXlsxNumber number,
                                 UraReportStatus status);

/* The format for a number of @type that is @value now. */
UraXlsxNumber ura_xlsx_number_for (UraReportType type, double value);

/* Where the line after the one at @start begins in cells @width digits wide; NULL after the last.
 */
const char *ura_xlsx_style_next_line (UraXlsxStyle style, const char *start, double width);
guint ura_xlsx_style_count_lines (UraXlsxStyle style, const char *text, double width);
/* Points. */
double ura_xlsx_style_get_height (UraXlsxStyle style, guint lines);
guint ura_xlsx_style_get_max_lines (UraXlsxStyle style);

G_END_DECLS
