/* Rows of values, in one block: what a query found. */

#include "config.h"

#include "ura-query-private.h"

struct _UraResult
{
  gatomicrefcount references;
  guint n_columns;
  guint n_rows;
  GArray *cells; /* UraValue, row by row */
};

G_DEFINE_BOXED_TYPE (UraResult, ura_result, ura_result_ref, ura_result_unref)

static void
cell_clear (gpointer data)
{
  ura_value_clear (data);
}

UraResult *
ura_result_new (guint n_columns)
{
  UraResult *self = g_new0 (UraResult, 1);

  g_atomic_ref_count_init (&self->references);
  self->n_columns = n_columns;
  self->cells = g_array_new (FALSE, TRUE, sizeof (UraValue));
  g_array_set_clear_func (self->cells, cell_clear);
  return self;
}

UraValue *
ura_result_append (UraResult *self)
{
  g_array_set_size (self->cells, self->cells->len + 1);
  return &g_array_index (self->cells, UraValue, self->cells->len - 1);
}

void
ura_result_end_row (UraResult *self)
{
  self->n_rows++;
  g_assert (self->cells->len == (gsize) self->n_rows * self->n_columns);
}

UraResult *
ura_result_ref (UraResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
ura_result_unref (UraResult *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->cells);
  g_free (self);
}

guint
ura_result_get_n_rows (const UraResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

guint
ura_result_get_n_columns (const UraResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

const UraValue *
ura_result_get (const UraResult *self, guint row, guint column)
{
  static const UraValue missing = URA_VALUE_INIT;

  g_return_val_if_fail (self != NULL, &missing);
  g_return_val_if_fail (row < self->n_rows, &missing);
  g_return_val_if_fail (column < self->n_columns, &missing);

  return &g_array_index (self->cells, UraValue, (gsize) row * self->n_columns + column);
}

const char *
ura_result_get_text (const UraResult *self, guint row, guint column)
{
  return ura_value_get_text (ura_result_get (self, row, column));
}

gint64
ura_result_get_integer (const UraResult *self, guint row, guint column, gint64 fallback)
{
  return ura_value_get_integer (ura_result_get (self, row, column), fallback);
}

double
ura_result_get_real (const UraResult *self, guint row, guint column, double fallback)
{
  return ura_value_get_real (ura_result_get (self, row, column), fallback);
}
