/* The table's side of rows: its columns, where rows come from, and walking them. */

#include "config.h"

#include "ura-report-private.h"

static void
column_free (gpointer data)
{
  UraReportTableColumn *column = data;

  g_free (column->id);
  g_free (column->header);
  g_clear_pointer (&column->total, ura_report_formula_unref);
  g_free (column);
}

UraReportTable *
ura_report_table_new (const char *id, const char *title)
{
  UraReportTable *self = g_new0 (UraReportTable, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_report_row_free);
  return self;
}

void
ura_report_table_free (UraReportTable *self)
{
  if (self->source_destroy != NULL)
    self->source_destroy (self->source_data);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_free (self->empty_reason);
  g_free (self->title);
  g_free (self->id);
  g_free (self);
}

/* Digits of the body font that the type usually needs. */
static double
usual_width (UraReportType type)
{
  switch (type)
    {
    case URA_REPORT_TYPE_TEXT:
      return 20.0;
    case URA_REPORT_TYPE_LONG_TEXT:
      return 44.0;
    case URA_REPORT_TYPE_INTEGER:
    case URA_REPORT_TYPE_PERCENT:
      return 11.0;
    case URA_REPORT_TYPE_DECIMAL:
    case URA_REPORT_TYPE_DATE:
      return 12.0;
    case URA_REPORT_TYPE_MONEY:
      return 14.0;
    case URA_REPORT_TYPE_STATUS:
      return 18.0;
    }
  g_return_val_if_reached (20.0);
}

guint
ura_report_table_add_column (UraReportTable *self, const UraReportColumn *column)
{
  UraReportTableColumn *copy;

  g_return_val_if_fail (self != NULL && column != NULL && column->id != NULL, G_MAXUINT);
  g_return_val_if_fail (self->rows->len == 0, G_MAXUINT);

  copy = g_new0 (UraReportTableColumn, 1);
  copy->id = g_strdup (column->id);
  copy->header = g_strdup (column->header != NULL ? column->header : column->id);
  copy->type = column->type != 0 ? column->type : URA_REPORT_TYPE_TEXT;
  copy->width = column->width > 0.0 ? column->width : usual_width (copy->type);
  copy->total = column->total;
  if (copy->total != NULL)
    self->has_totals = TRUE;
  g_ptr_array_add (self->columns, copy);
  return self->columns->len - 1;
}

void
ura_report_table_set_source (UraReportTable *self,
                             const UraReportRowSource *source,
                             gpointer data,
                             GDestroyNotify destroy,
                             guint64 expected_rows)
{
  g_return_if_fail (self != NULL && source != NULL);
  g_return_if_fail (source->open != NULL && source->next != NULL && source->close != NULL);

  if (self->source_destroy != NULL)
    self->source_destroy (self->source_data);
  self->source = *source;
  self->source_data = data;
  self->source_destroy = destroy;
  self->expected_rows = expected_rows;
}

UraReportRow *
ura_report_table_add_row (UraReportTable *self)
{
  UraReportRow *row;

  g_return_val_if_fail (self != NULL, NULL);

  row = ura_report_row_new (self);
  g_ptr_array_add (self->rows, row);
  return row;
}

void
ura_report_table_set_empty_reason (UraReportTable *self, const char *reason)
{
  g_return_if_fail (self != NULL);

  g_free (self->empty_reason);
  self->empty_reason = g_strdup (reason);
}

const UraReportTableColumn *
ura_report_table_get_column (const UraReportTable *self, guint column)
{
  return g_ptr_array_index (self->columns, column);
}

guint
ura_report_table_find_column (const UraReportTable *self, const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (ura_report_table_get_column (self, i)->id, id))
      return i;
  return G_MAXUINT;
}

guint64
ura_report_table_get_expected_rows (const UraReportTable *self)
{
  return self->rows->len + self->expected_rows;
}

gboolean
ura_report_type_is_number (UraReportType type)
{
  return type == URA_REPORT_TYPE_INTEGER || type == URA_REPORT_TYPE_DECIMAL ||
         type == URA_REPORT_TYPE_PERCENT || type == URA_REPORT_TYPE_MONEY;
}

gboolean
ura_report_row_walk_open (UraReportRowWalk *self, const UraReportTable *table, GError **error)
{
  *self = (UraReportRowWalk){ .table = table };
  if (table->source.open == NULL)
    return TRUE;

  self->iteration = table->source.open (table->source_data, error);
  if (self->iteration == NULL)
    return FALSE;
  self->row = ura_report_row_new (table);
  return TRUE;
}

const UraReportRow *
ura_report_row_walk_next (UraReportRowWalk *self, GError **error)
{
  UraReportRow *row;

  if (self->n_kept < self->table->rows->len)
    {
      row = g_ptr_array_index (self->table->rows, self->n_kept++);
      ura_report_row_resolve (row);
      return row;
    }
  if (self->iteration == NULL)
    return NULL;

  ura_report_row_clear (self->row);
  if (!self->table->source.next (self->iteration, self->row, error))
    return NULL;
  ura_report_row_resolve (self->row);
  return self->row;
}

void
ura_report_row_walk_close (UraReportRowWalk *self)
{
  g_clear_pointer (&self->row, ura_report_row_free);
  if (self->iteration != NULL)
    self->table->source.close (self->iteration);
  self->iteration = NULL;
}
