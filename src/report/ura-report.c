/* Building a report: information, sheets and their blocks. */

#include "config.h"

#include "ura-report-private.h"

G_DEFINE_QUARK (ura - report - error - quark, ura_report_error)

static void
item_free (gpointer data)
{
  UraReportItem *item = data;

  g_free (item->id);
  g_free (item->label);
  g_free (item->text);
  g_free (item->missing);
  g_clear_pointer (&item->formula, ura_report_formula_unref);
  g_free (item);
}

static void
block_free (gpointer data)
{
  UraReportBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->items, g_ptr_array_unref);
  g_clear_pointer (&block->table, ura_report_table_free);
  g_clear_pointer (&block->chart, ura_report_chart_free);
  g_clear_pointer (&block->image, g_bytes_unref);
  g_free (block);
}

static void
sheet_free (gpointer data)
{
  UraReportSheet *sheet = data;

  g_ptr_array_unref (sheet->blocks);
  g_free (sheet->name);
  g_free (sheet->description);
  g_free (sheet);
}

UraReport *
ura_report_new (const UraReportInfo *info, const UraLanguage *language)
{
  UraReport *self;

  g_return_val_if_fail (info != NULL && language != NULL, NULL);

  self = g_new0 (UraReport, 1);
  g_atomic_ref_count_init (&self->references);
  self->title = g_strdup (info->title);
  self->author = g_strdup (info->author);
  self->institution = g_strdup (info->institution);
  self->version = g_strdup (info->version);
  self->number = g_strdup (info->number);
  self->hash = g_strdup (info->hash);
  self->footer = g_strdup (info->footer);
  self->created = info->created;
  self->language = language;
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  return self;
}

UraReport *
ura_report_ref (UraReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
ura_report_unref (UraReport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->sheets);
  g_free (self->title);
  g_free (self->author);
  g_free (self->institution);
  g_free (self->version);
  g_free (self->number);
  g_free (self->hash);
  g_free (self->footer);
  g_free (self);
}

void
ura_report_set_hash (UraReport *self, const char *hash)
{
  g_return_if_fail (self != NULL);

  g_free (self->hash);
  self->hash = g_strdup (hash);
}

UraReportSheet *
ura_report_add_sheet (UraReport *self, const char *name, UraReportSheetFlags flags)
{
  UraReportSheet *sheet;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = g_new0 (UraReportSheet, 1);
  sheet->report = self;
  sheet->name = ura_report_sheet_name_make (self, name);
  sheet->flags = flags;
  sheet->blocks = g_ptr_array_new_with_free_func (block_free);
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

const char *
ura_report_sheet_get_name (UraReportSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

void
ura_report_sheet_set_description (UraReportSheet *self, const char *description)
{
  g_return_if_fail (self != NULL);

  g_free (self->description);
  self->description = g_strdup (description);
}

static UraReportBlock *
add_block (UraReportSheet *self, UraReportBlockKind kind)
{
  UraReportBlock *block = g_new0 (UraReportBlock, 1);

  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Adds to the last block if it is of @kind, to a new one otherwise. */
static UraReportItem *
add_item (UraReportSheet *self, UraReportBlockKind kind)
{
  UraReportBlock *block = NULL;
  UraReportItem *item = g_new0 (UraReportItem, 1);

  if (self->blocks->len > 0)
    block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  if (block == NULL || block->kind != kind)
    {
      block = add_block (self, kind);
      block->items = g_ptr_array_new_with_free_func (item_free);
    }
  g_ptr_array_add (block->items, item);
  return item;
}

void
ura_report_sheet_add_text (UraReportSheet *self, UraReportTextStyle style, const char *text)
{
  UraReportBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, URA_REPORT_BLOCK_TEXT);
  block->style = style;
  block->text = g_strdup (text != NULL ? text : "");
}

void
ura_report_sheet_add_pair (UraReportSheet *self, const char *label, const char *value)
{
  UraReportItem *item;

  g_return_if_fail (self != NULL);

  item = add_item (self, URA_REPORT_BLOCK_PAIRS);
  item->label = g_strdup (label);
  item->text = g_strdup (value);
}

void
ura_report_sheet_add_signature (UraReportSheet *self, const char *role, const char *name)
{
  UraReportItem *item;

  g_return_if_fail (self != NULL);

  item = add_item (self, URA_REPORT_BLOCK_SIGNATURES);
  item->label = g_strdup (role);
  item->text = g_strdup (name);
}

void
ura_report_sheet_add_contents (UraReportSheet *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, URA_REPORT_BLOCK_CONTENTS);
}

void
ura_report_sheet_add_figure (UraReportSheet *self, const UraReportFigure *figure)
{
  UraReportItem *item;

  g_return_if_fail (self != NULL && figure != NULL && figure->id != NULL);
  g_return_if_fail (figure->status < URA_REPORT_N_STATUSES);

  item = add_item (self, URA_REPORT_BLOCK_FIGURES);
  item->id = g_strdup (figure->id);
  item->label = g_strdup (figure->label);
  item->text = g_strdup (figure->explanation);
  item->missing = g_strdup (figure->missing);
  item->type = figure->type != 0 ? figure->type : URA_REPORT_TYPE_INTEGER;
  item->value = figure->value;
  item->status = figure->status;
  item->formula = figure->formula;
}

UraReportTable *
ura_report_sheet_add_table (UraReportSheet *self, const char *id, const char *title)
{
  UraReportBlock *block;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  block = add_block (self, URA_REPORT_BLOCK_TABLE);
  block->table = ura_report_table_new (id, title);
  return block->table;
}

UraReportChart *
ura_report_sheet_add_chart (UraReportSheet *self, UraReportChartKind kind, const char *title)
{
  UraReportBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = add_block (self, URA_REPORT_BLOCK_CHART);
  block->chart = ura_report_chart_new (kind, title);
  return block->chart;
}

void
ura_report_sheet_add_image (UraReportSheet *self,
                            GBytes *image,
                            double width_mm,
                            const char *description)
{
  UraReportBlock *block;

  g_return_if_fail (self != NULL && image != NULL);
  g_return_if_fail (width_mm > 0.0);

  block = add_block (self, URA_REPORT_BLOCK_IMAGE);
  block->image = g_bytes_ref (image);
  block->width_mm = width_mm;
  block->text = g_strdup (description);
}

void
ura_report_sheet_keep_in_view (UraReportSheet *self, UraReportTable *table, guint columns)
{
  g_return_if_fail (self != NULL && table != NULL);

  self->kept_table = table;
  self->kept_columns = columns;
}
