/* Everything on a sheet that is not a table or a chart: texts, pairs, signatures, contents, key
 * figures and images. Cells are merged here, one row high, and never inside a table. */

#include "config.h"

#include <gio/gio.h>

#include "ura-xlsx-private.h"
#include "ura-xlsx-text.h"

#define GAP          9.0 /* points between blocks */
#define LABEL_WIDTH  34.0
#define FIGURE_WIDTH 46.0
#define VALUE_WIDTH  14.0
#define SIGN_HEIGHT  34.0
#define MM_PER_INCH  25.4
#define PIXELS       96.0 /* of an inch on a sheet */

static gboolean
is_too_tall (
    const UraXlsxSheet *self, lxw_col_t first, lxw_col_t last, const char *text, UraXlsxStyle style)
{
  return ura_xlsx_style_count_lines (style, text, ura_xlsx_sheet_span_width (self, first, last)) >
         ura_xlsx_style_get_max_lines (style);
}

/* The line below the last row goes on as far as the sheet's tables do. */
static void
extend_line (UraXlsxSheet *self, UraXlsxStyle style)
{
  lxw_format *format = ura_xlsx_styles_get (self->book->styles, style, URA_XLSX_NUMBER_NONE,
                                            URA_REPORT_STATUS_NONE);

  for (guint i = self->n_text_columns; i < self->n_columns; i++)
    ura_xlsx_put_text (self, self->row - 1, (lxw_col_t) i, "", format);
}

static void
write_text (UraXlsxSheet *self, const UraReportBlock *block)
{
  switch (block->style)
    {
    case URA_REPORT_TEXT_TITLE:
      ura_xlsx_put_paragraph (self, block->text, URA_XLSX_STYLE_TITLE);
      return;
    case URA_REPORT_TEXT_SUBTITLE:
      ura_xlsx_put_paragraph (self, block->text, URA_XLSX_STYLE_SUBTITLE);
      extend_line (self, URA_XLSX_STYLE_SUBTITLE);
      ura_xlsx_skip_row (self, GAP);
      return;
    case URA_REPORT_TEXT_HEADING:
      ura_xlsx_skip_row (self, GAP);
      ura_xlsx_put_paragraph (self, block->text, URA_XLSX_STYLE_HEADING);
      return;
    case URA_REPORT_TEXT_PARAGRAPH:
      ura_xlsx_put_paragraph (self, block->text, URA_XLSX_STYLE_PARAGRAPH);
      return;
    case URA_REPORT_TEXT_NOTE:
      ura_xlsx_put_paragraph (self, block->text, URA_XLSX_STYLE_NOTE);
      return;
    }
  g_return_if_reached ();
}

static void
write_pairs (UraXlsxSheet *self, const UraReportBlock *block)
{
  lxw_col_t label_last = ura_xlsx_sheet_span (self, 0, LABEL_WIDTH);
  lxw_col_t first = (lxw_col_t) (label_last + 1);
  lxw_col_t last = (lxw_col_t) MAX (first, self->n_text_columns - 1);

  for (guint i = 0; i < block->items->len; i++)
    {
      const UraReportItem *item = g_ptr_array_index (block->items, i);
      const char *label = item->label != NULL ? item->label : "";
      const char *text = item->text != NULL ? item->text : "";
      gboolean tall = is_too_tall (self, first, last, text, URA_XLSX_STYLE_VALUE);
      double height = 18.0;

      ura_xlsx_put_span (self, 0, label_last, label, URA_XLSX_STYLE_LABEL, &height);
      ura_xlsx_put_span (self, first, last, tall ? "" : text, URA_XLSX_STYLE_VALUE, &height);
      ura_xlsx_end_row (self, height);
      if (tall)
        ura_xlsx_put_paragraph (self, text, URA_XLSX_STYLE_PARAGRAPH);
    }
  ura_xlsx_skip_row (self, GAP);
}

/* Two in a row: role, a line to sign on, name. */
static void
write_signatures (UraXlsxSheet *self, const UraReportBlock *block)
{
  guint half = self->n_text_columns / 2;

  ura_xlsx_skip_row (self, GAP);
  for (guint i = 0; i < block->items->len; i += 2)
    for (int part = 0; part < 3; part++)
      {
        double height = part == 1 ? SIGN_HEIGHT : 0.0;

        for (guint j = i; j < MIN (i + 2, block->items->len); j++)
          {
            const UraReportItem *item = g_ptr_array_index (block->items, j);
            lxw_col_t first = (lxw_col_t) (j == i ? 0 : half);
            lxw_col_t last = (lxw_col_t) (first + MAX (half, 2) - 2);
            const char *text = part == 0 ? item->label : part == 2 ? item->text : "";

            ura_xlsx_put_span (self, first, last, text != NULL ? text : "",
                               URA_XLSX_STYLE_SIGNATURE_ROLE + (guint) part, &height);
          }
        ura_xlsx_end_row (self, height);
      }
  ura_xlsx_skip_row (self, GAP);
}

static void
write_link (UraXlsxSheet *self, const UraReportSheet *target, double *height)
{
  lxw_col_t last = ura_xlsx_sheet_span (self, 0, LABEL_WIDTH);
  lxw_format *format = ura_xlsx_styles_get (self->book->styles, URA_XLSX_STYLE_LINK,
                                            URA_XLSX_NUMBER_NONE, URA_REPORT_STATUS_NONE);
  g_auto (GStrv) parts = g_strsplit (target->name, "'", -1);
  g_autofree char *escaped = g_strjoinv ("''", parts);
  g_autofree char *url = g_strdup_printf ("internal:'%s'!A1", escaped);

  ura_xlsx_put_span (self, 0, last, target->name, URA_XLSX_STYLE_LINK, height);
  ura_xlsx_sheet_note (
      self, worksheet_write_url_opt (self->sheet, self->row, 0, url, format, target->name, NULL));
}

static void
write_contents (UraXlsxSheet *self)
{
  const UraReport *report = self->book->report;
  lxw_col_t first = (lxw_col_t) (ura_xlsx_sheet_span (self, 0, LABEL_WIDTH) + 1);
  lxw_col_t last = (lxw_col_t) MAX (first, self->n_text_columns - 1);

  for (guint i = 0; i < report->sheets->len; i++)
    {
      const UraReportSheet *target = g_ptr_array_index (report->sheets, i);
      const char *description = target->description != NULL ? target->description : "";
      double height = 18.0;

      if (target == self->model || (target->flags & URA_REPORT_SHEET_HIDDEN))
        continue;
      write_link (self, target, &height);
      ura_xlsx_put_span (self, first, last, description, URA_XLSX_STYLE_VALUE, &height);
      ura_xlsx_end_row (self, height);
    }
  ura_xlsx_skip_row (self, GAP);
}

static gboolean
write_image (UraXlsxSheet *self, const UraReportBlock *block, GError **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (block->image, &size);
  lxw_image_options options = {
    .description = block->text != NULL ? block->text : (char *) "",
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
  };
  lxw_object_properties *placed = NULL;
  lxw_object_properties *candidate;
  double natural_width;
  double scale;
  double pixels;

  if (worksheet_insert_image_buffer_opt (self->sheet, self->row, 0, data, size, &options) !=
      LXW_NO_ERROR)
    {
      g_set_error (error, URA_REPORT_ERROR, URA_REPORT_ERROR_INVALID,
                   ura_tr (self->book->language, "An image on “%s” is neither PNG nor JPEG"),
                   self->model->name);
      return FALSE;
    }
  /* The library has just read the size of the image; reading it a second time would only differ. */
  STAILQ_FOREACH (candidate, self->sheet->image_props, list_pointers)
  placed = candidate;
  natural_width = placed->width * PIXELS / placed->x_dpi;
  scale = block->width_mm / MM_PER_INCH * PIXELS / natural_width;
  placed->x_scale = scale;
  placed->y_scale = scale;
  pixels = placed->height * PIXELS / placed->y_dpi * scale;
  ura_xlsx_skip_pixels (self, pixels);
  return TRUE;
}

gboolean
ura_xlsx_write_block (UraXlsxSheet *self, const UraReportBlock *block, GError **error)
{
  switch (block->kind)
    {
    case URA_REPORT_BLOCK_TEXT:
      write_text (self, block);
      break;
    case URA_REPORT_BLOCK_PAIRS:
      write_pairs (self, block);
      break;
    case URA_REPORT_BLOCK_SIGNATURES:
      write_signatures (self, block);
      break;
    case URA_REPORT_BLOCK_CONTENTS:
      write_contents (self);
      break;
    case URA_REPORT_BLOCK_FIGURES:
      ura_xlsx_write_figures (self, block);
      break;
    case URA_REPORT_BLOCK_IMAGE:
      if (!write_image (self, block, error))
        return FALSE;
      break;
    case URA_REPORT_BLOCK_TABLE:
      if (!ura_xlsx_write_table (self, block->table, error))
        return FALSE;
      break;
    case URA_REPORT_BLOCK_CHART:
      break; /* placed by the caller, which knows its neighbours */
    }
  return ura_xlsx_sheet_check (self, error);
}
