/* Key figures: label, value, explanation. A figure with a formula is filled in when all tables are
 * written, because only then is it known where their rows stand. */

#include "config.h"

#include <math.h>

#include "ura-xlsx-private.h"
#include "ura-xlsx-text.h"

#define GAP         9.0
#define LABEL_WIDTH 46.0
#define VALUE_WIDTH 14.0
/* How far a given value may be from its formula's, relative to the larger. */
#define TOLERANCE 1e-9

/* Where the three parts of a line stand. */
typedef struct
{
  lxw_col_t label_last;
  lxw_col_t value_first;
  lxw_col_t value_last;
  lxw_col_t note_first;
  lxw_col_t note_last;
} Parts;

static gboolean evaluate (const UraXlsxBook *book, const UraXlsxFigure *figure, double *value);

const UraXlsxFigure *
ura_xlsx_find_figure (const UraXlsxBook *book, const char *id)
{
  for (guint i = 0; i < book->figures->len; i++)
    {
      const UraXlsxFigure *figure = g_ptr_array_index (book->figures, i);

      if (g_str_equal (figure->item->id, id))
        return figure;
    }
  return NULL;
}

static lxw_format *
value_format (const UraXlsxFigure *figure, double value)
{
  return ura_xlsx_styles_get (figure->sheet->book->styles, URA_XLSX_STYLE_FIGURE_VALUE,
                              ura_xlsx_number_for (figure->item->type, value),
                              figure->item->status);
}

static void
write_header (UraXlsxSheet *self, const Parts *parts)
{
  const UraLanguage *language = self->book->language;
  lxw_format *centered = ura_xlsx_styles_get (self->book->styles, URA_XLSX_STYLE_HEADER,
                                              URA_XLSX_NUMBER_INTEGER, URA_REPORT_STATUS_NONE);
  double height = 18.0;

  ura_xlsx_put_span (self, 0, parts->label_last, ura_tr (language, "Figure"), URA_XLSX_STYLE_HEADER,
                     &height);
  ura_xlsx_merge (self, parts->value_first, parts->value_last, centered);
  ura_xlsx_put_text (self, self->row, parts->value_first, ura_tr (language, "Value"), centered);
  ura_xlsx_put_span (self, parts->note_first, parts->note_last, ura_tr (language, "Explanation"),
                     URA_XLSX_STYLE_HEADER, &height);
  ura_xlsx_end_row (self, height);
}

static void
write_missing (UraXlsxSheet *self, const Parts *parts, const char *reason, double *height)
{
  g_autofree char *text = reason != NULL ? g_strconcat ("– ", reason, NULL) : g_strdup ("–");

  ura_xlsx_put_span (self, parts->value_first, parts->value_last, text, URA_XLSX_STYLE_FIGURE_NOTE,
                     height);
}

/* A figure's formula waits; only its look is prepared. */
static void
write_value (UraXlsxSheet *self, const Parts *parts, UraXlsxFigure *figure, double *height)
{
  const UraReportItem *item = figure->item;

  figure->has_value = isfinite (item->value) && item->missing == NULL;
  figure->value = figure->has_value ? item->value : 0.0;
  if (item->formula == NULL && !figure->has_value)
    {
      write_missing (self, parts, item->missing, height);
      return;
    }
  ura_xlsx_merge (self, parts->value_first, parts->value_last,
                  value_format (figure, figure->value));
  if (item->formula == NULL)
    ura_xlsx_put_number (self, self->row, parts->value_first, figure->value,
                         value_format (figure, figure->value));
}

static void
write_figure (UraXlsxSheet *self, const Parts *parts, const UraReportItem *item)
{
  UraXlsxFigure *figure = g_new0 (UraXlsxFigure, 1);
  const char *note = item->text != NULL ? item->text : "";
  double height = 18.0;
  g_autofree char *label = NULL;

  figure->item = item;
  figure->sheet = self;
  figure->row = self->row;
  figure->label_column = 0;
  figure->column = parts->value_first;
  g_ptr_array_add (self->book->figures, figure);

  label = g_strdup (item->label != NULL ? item->label : item->id);
  if (item->status != URA_REPORT_STATUS_NONE)
    {
      g_free (label);
      label = g_strdup_printf ("%s %s", ura_report_status_symbol (item->status),
                               item->label != NULL ? item->label : item->id);
    }
  ura_xlsx_put_span (self, 0, parts->label_last, label, URA_XLSX_STYLE_FIGURE_LABEL, &height);
  write_value (self, parts, figure, &height);
  ura_xlsx_put_span (self, parts->note_first, parts->note_last, note, URA_XLSX_STYLE_FIGURE_NOTE,
                     &height);
  ura_xlsx_end_row (self, height);
}

void
ura_xlsx_write_figures (UraXlsxSheet *self, const UraReportBlock *block)
{
  Parts parts;

  parts.label_last = ura_xlsx_sheet_span (self, 0, LABEL_WIDTH);
  parts.value_first = (lxw_col_t) (parts.label_last + 1);
  parts.value_last = ura_xlsx_sheet_span (self, parts.value_first, VALUE_WIDTH);
  parts.note_first = (lxw_col_t) (parts.value_last + 1);
  parts.note_last = (lxw_col_t) MAX (parts.note_first, self->n_text_columns - 1);

  ura_xlsx_skip_row (self, GAP);
  write_header (self, &parts);
  for (guint i = 0; i < block->items->len; i++)
    write_figure (self, &parts, g_ptr_array_index (block->items, i));
  ura_xlsx_skip_row (self, GAP);
}

static gboolean
read_leaf (const UraReportFormula *leaf, gpointer data, double *value)
{
  const UraXlsxBook *book = data;

  if (leaf->kind == URA_REPORT_FORMULA_FIGURE)
    return evaluate (book, ura_xlsx_find_figure (book, leaf->name), value);
  return ura_report_totals_read (ura_xlsx_find_table (book, leaf->table)->totals, 0, leaf, value);
}

/* Circles were refused when the report was validated. */
static gboolean
evaluate (const UraXlsxBook *book, const UraXlsxFigure *figure, double *value)
{
  if (figure->item->formula != NULL)
    return ura_report_formula_evaluate (figure->item->formula, read_leaf, (gpointer) book, value);
  *value = figure->value;
  return figure->has_value;
}

static void
check_value (UraXlsxBook *book, const UraXlsxFigure *figure, gboolean has_value, double value)
{
  double given = figure->item->value;
  double size = MAX (fabs (given), fabs (value));

  if (isnan (given) || (has_value && fabs (given - value) <= TOLERANCE * size))
    return;
  if (book->result.n_wrong_figures++ == 0)
    book->result.first_wrong_figure = g_strdup (figure->item->label != NULL ? figure->item->label
                                                                            : figure->item->id);
}

gboolean
ura_xlsx_write_pending_figures (UraXlsxBook *book, GError **error)
{
  for (guint i = 0; i < book->figures->len; i++)
    {
      UraXlsxFigure *figure = g_ptr_array_index (book->figures, i);
      lxw_worksheet *sheet = figure->sheet->sheet;
      g_autofree char *formula = NULL;
      lxw_format *format;
      double value = 0.0;

      if (figure->item->formula == NULL)
        continue;
      figure->has_value = evaluate (book, figure, &value);
      figure->value = value;
      check_value (book, figure, figure->has_value, value);
      format = value_format (figure, value);
      formula = ura_xlsx_formula_for_figure (book, figure->item->formula);
      if (formula == NULL)
        ura_xlsx_put_number (figure->sheet, figure->row, figure->column, value, format);
      else if (figure->has_value)
        ura_xlsx_sheet_note (figure->sheet,
                             worksheet_write_formula_num (sheet, figure->row, figure->column,
                                                          formula, format, value));
      else
        ura_xlsx_sheet_note (
            figure->sheet,
            worksheet_write_formula_str (sheet, figure->row, figure->column, formula, format, "–"));
      if (!ura_xlsx_sheet_check (figure->sheet, error))
        return FALSE;
    }
  return TRUE;
}
