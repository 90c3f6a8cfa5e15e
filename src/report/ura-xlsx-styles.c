/* Calibri 10 in tables and 11 in text, thin light borders, one accent. */

#include "config.h"

#include "ura-xlsx-styles.h"

#include "ura-xlsx-text.h"

#define FONT   "Calibri"
#define INDENT 1.5 /* digits that one step of it takes */

#define INK        0x24313a
#define INK_SOFT   0x5b6770
#define BORDER     0xd3dade
#define HEADER     0xe9eef0
#define GROUP_1    0xcfe0e6
#define GROUP_2    0xe1ecef
#define GROUP_3    0xf0f5f7
#define SUBTOTAL   0xf4f6f7
#define LINK_COLOR 0x1f6f8b

typedef enum
{
  EDGE_NONE,
  EDGE_GRID,      /* on all sides */
  EDGE_ROW,       /* below */
  EDGE_ACCENT,    /* below, in the accent's colour */
  EDGE_SUM,       /* grid, and the accent above */
  EDGE_SIGNATURE, /* below, dark */
} Edge;

typedef struct
{
  double size;
  guint32 color;
  guint32 fill; /* 0: none */
  Edge edge;
  gboolean bold;
  gboolean italic;
  gboolean wrap;
  guint8 vertical;
} Look;

static const Look looks[URA_XLSX_N_STYLES] = {
  [URA_XLSX_STYLE_TITLE] = { .size = 18, .color = URA_XLSX_ACCENT, .bold = TRUE, .wrap = TRUE },
  [URA_XLSX_STYLE_SUBTITLE] = { .size = 12, .color = INK_SOFT, .edge = EDGE_ACCENT, .wrap = TRUE },
  [URA_XLSX_STYLE_HEADING] = { .size = 13, .color = URA_XLSX_ACCENT, .bold = TRUE, .wrap = TRUE },
  [URA_XLSX_STYLE_PARAGRAPH] = { .size = 11, .color = INK, .wrap = TRUE },
  [URA_XLSX_STYLE_NOTE] = { .size = 10, .color = INK_SOFT, .italic = TRUE, .wrap = TRUE },
  [URA_XLSX_STYLE_LABEL] = { .size = 11, .color = INK_SOFT, .edge = EDGE_ROW, .wrap = TRUE },
  [URA_XLSX_STYLE_VALUE] = { .size = 11, .color = INK, .edge = EDGE_ROW, .wrap = TRUE },
  [URA_XLSX_STYLE_LINK] = { .size = 11, .color = LINK_COLOR, .edge = EDGE_ROW, .wrap = TRUE },
  [URA_XLSX_STYLE_SIGNATURE_ROLE] = { .size = 11, .color = INK_SOFT, .wrap = TRUE },
  [URA_XLSX_STYLE_SIGNATURE_LINE] = { .size = 11, .color = INK, .edge = EDGE_SIGNATURE },
  [URA_XLSX_STYLE_SIGNATURE_NAME] = { .size = 11, .color = INK, .bold = TRUE, .wrap = TRUE },
  [URA_XLSX_STYLE_FIGURE_LABEL] = { .size = 11, .color = INK, .edge = EDGE_ROW, .wrap = TRUE },
  [URA_XLSX_STYLE_FIGURE_VALUE] = { .size = 11,
                                    .color = URA_XLSX_ACCENT,
                                    .edge = EDGE_ROW,
                                    .bold = TRUE,
                                    .wrap = TRUE },
  [URA_XLSX_STYLE_FIGURE_NOTE] = { .size = 10, .color = INK_SOFT, .edge = EDGE_ROW, .wrap = TRUE },
  [URA_XLSX_STYLE_HEADER] = { .size = 10,
                              .color = URA_XLSX_ACCENT,
                              .fill = HEADER,
                              .edge = EDGE_GRID,
                              .bold = TRUE,
                              .wrap = TRUE,
                              .vertical = LXW_ALIGN_VERTICAL_CENTER },
  [URA_XLSX_STYLE_CELL] = { .size = 10, .color = INK, .edge = EDGE_GRID, .wrap = TRUE },
  [URA_XLSX_STYLE_CELL_SMALL] = { .size = 8, .color = INK, .edge = EDGE_GRID, .wrap = TRUE },
  [URA_XLSX_STYLE_CELL_MISSING] = { .size = 10,
                                    .color = INK_SOFT,
                                    .edge = EDGE_GRID,
                                    .italic = TRUE,
                                    .wrap = TRUE },
  [URA_XLSX_STYLE_GROUP_1] = { .size = 11,
                               .color = URA_XLSX_ACCENT,
                               .fill = GROUP_1,
                               .edge = EDGE_ROW,
                               .bold = TRUE,
                               .wrap = TRUE,
                               .vertical = LXW_ALIGN_VERTICAL_CENTER },
  [URA_XLSX_STYLE_GROUP_2] = { .size = 10,
                               .color = URA_XLSX_ACCENT,
                               .fill = GROUP_2,
                               .edge = EDGE_ROW,
                               .bold = TRUE,
                               .wrap = TRUE,
                               .vertical = LXW_ALIGN_VERTICAL_CENTER },
  [URA_XLSX_STYLE_GROUP_3] = { .size = 10,
                               .color = INK,
                               .fill = GROUP_3,
                               .edge = EDGE_ROW,
                               .bold = TRUE,
                               .wrap = TRUE,
                               .vertical = LXW_ALIGN_VERTICAL_CENTER },
  [URA_XLSX_STYLE_SUBTOTAL] = { .size = 10,
                                .color = INK,
                                .fill = SUBTOTAL,
                                .edge = EDGE_GRID,
                                .bold = TRUE,
                                .wrap = TRUE,
                                .vertical = LXW_ALIGN_VERTICAL_CENTER },
  [URA_XLSX_STYLE_TOTAL] = { .size = 10,
                             .color = URA_XLSX_ACCENT,
                             .fill = HEADER,
                             .edge = EDGE_SUM,
                             .bold = TRUE,
                             .wrap = TRUE,
                             .vertical = LXW_ALIGN_VERTICAL_CENTER },
};

/* Blanks between thousands in every language of Excel. What is below zero when it is written gets a
 * format of its own; what falls below it later keeps its sign: a third section would lose it. */
static const char *const number_formats[URA_XLSX_N_NUMBERS] = {
  [URA_XLSX_NUMBER_INTEGER] = "[>=1000000]#\\ ###\\ ###\\ ##0;[<0]\\-#\\ ##0;#\\ ##0",
  [URA_XLSX_NUMBER_DECIMAL] = "[>=1000000]#\\ ###\\ ###\\ ##0.00;[<0]\\-#\\ ##0.00;#\\ ##0.00",
  [URA_XLSX_NUMBER_PERCENT] = "0%",
  [URA_XLSX_NUMBER_DATE] = "dd.mm.yyyy",
  [URA_XLSX_NUMBER_NEGATIVE] = "0;\\-0;0",
  [URA_XLSX_NUMBER_NEGATIVE_THOUSANDS] = "#\\ ##0;\\-#\\ ##0;0",
  [URA_XLSX_NUMBER_NEGATIVE_MILLIONS] = "#\\ ###\\ ##0;\\-#\\ ###\\ ##0;0",
  [URA_XLSX_NUMBER_NEGATIVE_DECIMAL] = "0.00;\\-0.00;0.00",
  [URA_XLSX_NUMBER_NEGATIVE_DECIMAL_THOUSANDS] = "#\\ ##0.00;\\-#\\ ##0.00;0.00",
  [URA_XLSX_NUMBER_NEGATIVE_DECIMAL_MILLIONS] = "#\\ ###\\ ##0.00;\\-#\\ ###\\ ##0.00;0.00",
};

struct _UraXlsxStyles
{
  lxw_workbook *workbook;
  lxw_format *formats[URA_XLSX_N_STYLES][URA_XLSX_N_NUMBERS][URA_REPORT_N_STATUSES];
};

UraXlsxStyles *
ura_xlsx_styles_new (lxw_workbook *workbook)
{
  UraXlsxStyles *self = g_new0 (UraXlsxStyles, 1);

  self->workbook = workbook;
  return self;
}

void
ura_xlsx_styles_free (UraXlsxStyles *self)
{
  g_free (self);
}

static void
set_edge (lxw_format *format, Edge edge)
{
  switch (edge)
    {
    case EDGE_NONE:
      return;
    case EDGE_GRID:
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, BORDER);
      return;
    case EDGE_ROW:
      format_set_bottom (format, LXW_BORDER_THIN);
      format_set_bottom_color (format, BORDER);
      return;
    case EDGE_ACCENT:
      format_set_bottom (format, LXW_BORDER_MEDIUM);
      format_set_bottom_color (format, URA_XLSX_ACCENT);
      return;
    case EDGE_SUM:
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, BORDER);
      format_set_top (format, LXW_BORDER_MEDIUM);
      format_set_top_color (format, URA_XLSX_ACCENT);
      return;
    case EDGE_SIGNATURE:
      format_set_bottom (format, LXW_BORDER_THIN);
      format_set_bottom_color (format, INK_SOFT);
      return;
    }
}

static gboolean
is_indented (UraXlsxStyle style)
{
  return style >= URA_XLSX_STYLE_FIGURE_LABEL;
}

/* Text keeps a distance from the number beside it; the header of a column of numbers stands clear
 * of the filter's button. */
static void
set_side (lxw_format *format, UraXlsxStyle style, UraXlsxNumber number)
{
  gboolean is_text = number <= URA_XLSX_NUMBER_LABEL || number == URA_XLSX_NUMBER_DATE;

  if (is_text)
    format_set_align (format, LXW_ALIGN_LEFT);
  else
    format_set_align (format, style == URA_XLSX_STYLE_HEADER ? LXW_ALIGN_CENTER : LXW_ALIGN_RIGHT);
  if (is_text && is_indented (style))
    format_set_indent (format, 1);
}

static lxw_format *
make (UraXlsxStyles *self, UraXlsxStyle style, UraXlsxNumber number, UraReportStatus status)
{
  const Look *look = &looks[style];
  lxw_format *format = workbook_add_format (self->workbook);

  if (format == NULL)
    return NULL;
  format_set_font_name (format, FONT);
  format_set_font_size (format, look->size);
  format_set_font_color (format, look->color);
  format_set_align (format, look->vertical != 0 ? look->vertical : LXW_ALIGN_VERTICAL_TOP);
  if (look->bold)
    format_set_bold (format);
  if (look->italic)
    format_set_italic (format);
  if (look->wrap && number != URA_XLSX_NUMBER_LABEL)
    format_set_text_wrap (format);
  if (look->fill != 0)
    format_set_bg_color (format, look->fill);
  if (style == URA_XLSX_STYLE_LINK)
    format_set_underline (format, LXW_UNDERLINE_SINGLE);
  set_edge (format, look->edge);
  if (number_formats[number] != NULL && style != URA_XLSX_STYLE_HEADER)
    format_set_num_format (format, number_formats[number]);
  set_side (format, style, number);
  if (status != URA_REPORT_STATUS_NONE)
    {
      format_set_font_color (format, ura_report_status_color (status, URA_REPORT_INK_TEXT));
      format_set_bg_color (format, ura_report_status_color (status, URA_REPORT_INK_FILL));
    }
  return format;
}

lxw_format *
ura_xlsx_styles_get (UraXlsxStyles *self,
                     UraXlsxStyle style,
                     UraXlsxNumber number,
                     UraReportStatus status)
{
  lxw_format **format = &self->formats[style][number][status];

  if (*format == NULL)
    *format = make (self, style, number, status);
  return *format;
}

static UraXlsxNumber
number_by_size (double value, gboolean decimals)
{
  if (value >= 0.0)
    return decimals ? URA_XLSX_NUMBER_DECIMAL : URA_XLSX_NUMBER_INTEGER;
  if (value > -999.5)
    return decimals ? URA_XLSX_NUMBER_NEGATIVE_DECIMAL : URA_XLSX_NUMBER_NEGATIVE;
  if (value > -999999.5)
    return decimals ? URA_XLSX_NUMBER_NEGATIVE_DECIMAL_THOUSANDS
                    : URA_XLSX_NUMBER_NEGATIVE_THOUSANDS;
  return decimals ? URA_XLSX_NUMBER_NEGATIVE_DECIMAL_MILLIONS : URA_XLSX_NUMBER_NEGATIVE_MILLIONS;
}

UraXlsxNumber
ura_xlsx_number_for (UraReportType type, double value)
{
  switch (type)
    {
    case URA_REPORT_TYPE_PERCENT:
      return URA_XLSX_NUMBER_PERCENT;
    case URA_REPORT_TYPE_DATE:
      return URA_XLSX_NUMBER_DATE;
    case URA_REPORT_TYPE_DECIMAL:
      return number_by_size (value, TRUE);
    case URA_REPORT_TYPE_INTEGER:
    case URA_REPORT_TYPE_MONEY:
      return number_by_size (value, FALSE);
    case URA_REPORT_TYPE_TEXT:
    case URA_REPORT_TYPE_LONG_TEXT:
    case URA_REPORT_TYPE_STATUS:
      return URA_XLSX_NUMBER_NONE;
    }
  g_return_val_if_reached (URA_XLSX_NUMBER_NONE);
}

const char *
ura_xlsx_style_next_line (UraXlsxStyle style, const char *start, double width)
{
  if (is_indented (style))
    width = MAX (width - INDENT, 1.0);
  return ura_xlsx_text_next_line (start, width, looks[style].size, looks[style].bold);
}

guint
ura_xlsx_style_count_lines (UraXlsxStyle style, const char *text, double width)
{
  if (is_indented (style))
    width = MAX (width - INDENT, 1.0);
  return ura_xlsx_text_count_lines (text, width, looks[style].size, looks[style].bold);
}

double
ura_xlsx_style_get_height (UraXlsxStyle style, guint lines)
{
  return ura_xlsx_text_height (lines, looks[style].size);
}

guint
ura_xlsx_style_get_max_lines (UraXlsxStyle style)
{
  return ura_xlsx_text_max_lines (looks[style].size);
}
