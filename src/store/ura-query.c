/* Queries as values: what is asked, not how. ura-query-sql.c turns them into SQL. */

#include "config.h"

#include "ura-query.h"

#include "ura-query-private.h"

G_DEFINE_BOXED_TYPE (UraQuery, ura_query, ura_query_ref, ura_query_unref)

static void
sort_free (gpointer data)
{
  UraQuerySort *sort = data;

  g_free (sort->expression);
  g_free (sort);
}

static void
value_free (gpointer data)
{
  ura_value_clear (data);
  g_free (data);
}

UraQuery *
ura_query_new (const char *register_id)
{
  UraQuery *self;

  g_return_val_if_fail (register_id != NULL, NULL);

  self = g_new0 (UraQuery, 1);
  g_atomic_ref_count_init (&self->references);
  self->register_id = g_strdup (register_id);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->filters = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->sorts = g_ptr_array_new_with_free_func (sort_free);
  self->limit = -1;
  self->parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
  return self;
}

UraQuery *
ura_query_ref (UraQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
ura_query_unref (UraQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->register_id);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->filters);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->sorts);
  g_free (self->words);
  g_hash_table_unref (self->parameters);
  g_free (self);
}

static void
copy_texts (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (g_ptr_array_index (from, i)));
}

UraQuery *
ura_query_copy (const UraQuery *self)
{
  UraQuery *copy;
  GHashTableIter iter;
  gpointer name, value;

  g_return_val_if_fail (self != NULL, NULL);

  copy = ura_query_new (self->register_id);
  copy_texts (self->columns, copy->columns);
  copy_texts (self->filters, copy->filters);
  copy_texts (self->groups, copy->groups);
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const UraQuerySort *sort = g_ptr_array_index (self->sorts, i);

      ura_query_sort (copy, sort->expression, sort->descending);
    }
  copy->words = g_strdup (self->words);
  copy->offset = self->offset;
  copy->limit = self->limit;
  copy->bin = self->bin;
  copy->aggregate = self->aggregate;
  g_hash_table_iter_init (&iter, self->parameters);
  while (g_hash_table_iter_next (&iter, &name, &value))
    ura_query_set_parameter (copy, name, value);
  return copy;
}

void
ura_query_select (UraQuery *self, const char *expression)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (expression != NULL);

  g_ptr_array_add (self->columns, g_strdup (expression));
}

void
ura_query_where (UraQuery *self, const char *expression)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (expression != NULL);

  g_ptr_array_add (self->filters, g_strdup (expression));
}

void
ura_query_search (UraQuery *self, const char *words)
{
  char *copy;

  g_return_if_fail (self != NULL);

  copy = g_strdup (words);
  g_free (self->words);
  self->words = copy;
}

void
ura_query_sort (UraQuery *self, const char *expression, gboolean descending)
{
  UraQuerySort *sort;

  g_return_if_fail (self != NULL);
  g_return_if_fail (expression != NULL);

  sort = g_new0 (UraQuerySort, 1);
  sort->expression = g_strdup (expression);
  sort->descending = descending;
  g_ptr_array_add (self->sorts, sort);
}

void
ura_query_slice (UraQuery *self, gint64 offset, gint64 limit)
{
  g_return_if_fail (self != NULL);

  self->offset = MAX (offset, 0);
  self->limit = limit < 0 ? -1 : limit;
}

void
ura_query_set_bin (UraQuery *self, UraBin bin)
{
  g_return_if_fail (self != NULL);

  self->bin = bin;
}

void
ura_query_group_by (UraQuery *self, const char *expression)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (expression != NULL);

  g_ptr_array_add (self->groups, g_strdup (expression));
  self->aggregate = TRUE;
}

void
ura_query_set_aggregate (UraQuery *self)
{
  g_return_if_fail (self != NULL);

  self->aggregate = TRUE;
}

void
ura_query_set_parameter (UraQuery *self, const char *name, const UraValue *value)
{
  UraValue *copy;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  copy = g_new0 (UraValue, 1);
  ura_value_copy (value, copy);
  g_hash_table_replace (self->parameters, g_strdup (name), copy);
}

void
ura_query_set_parameter_text (UraQuery *self, const char *name, const char *text)
{
  g_auto (UraValue) value = URA_VALUE_INIT;

  ura_value_set_text (&value, text);
  ura_query_set_parameter (self, name, &value);
}

const char *
ura_query_get_register (const UraQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->register_id;
}

guint
ura_query_get_n_columns (const UraQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}
