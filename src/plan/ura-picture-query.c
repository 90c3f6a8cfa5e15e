/* What the parts of a picture share: queries about one plan, and rows gathered by their owner. */

#include "config.h"

#include <string.h>

#include "ura-plan-picture-private.h"

UraResult *
ura_picture_query (UraPictureMaker *self,
                   GError **error,
                   const char *register_id,
                   const char *where,
                   const char *sorts,
                   ...)
{
  g_autoptr (UraQuery) query = ura_query_new (register_id);
  g_auto (GStrv) orders = g_strsplit (sorts == NULL ? "" : sorts, ";", -1);
  const char *column;
  UraResult *result;
  va_list columns;

  va_start (columns, sorts);
  while ((column = va_arg (columns, const char *)) != NULL)
    ura_query_select (query, column);
  va_end (columns);
  ura_query_where (query, where);
  for (char **order = orders; *order != NULL; order++)
    if (**order != '\0')
      ura_query_sort (query, *order + (**order == '-'), **order == '-');
  ura_query_set_parameter_text (query, "plan", self->plan);
  ura_query_set_parameter_text (query, "start", self->picture->period.start);
  ura_query_set_parameter_text (query, "end", self->picture->period.end);
  result = ura_store_query (self->store, query, self->cancellable, error);
  if (result != NULL)
    g_ptr_array_add (self->picture->results, result);
  return result;
}

/* The owner of a row, G_MAXUINT when it is nobody's. */
static guint
owner_of (const UraResult *result, guint row, guint column, gsize skip, GHashTable *owners)
{
  const char *uid = ura_result_get_text (result, row, column);

  if (uid == NULL || strlen (uid) <= skip)
    return G_MAXUINT;
  return GPOINTER_TO_UINT (g_hash_table_lookup (owners, uid + skip)) - 1;
}

/* Counts, then places: linear, and in the order of the result. */
void
ura_picture_group (UraPictureGroups *groups,
                   const UraResult *result,
                   guint column,
                   const char *prefix,
                   GHashTable *owners,
                   guint n_owners)
{
  guint n_rows = ura_result_get_n_rows (result);
  gsize skip = prefix == NULL ? 0 : strlen (prefix);
  g_autofree guint *next = g_new0 (guint, n_owners + 1);

  ura_picture_groups_clear (groups);
  groups->starts = g_new0 (guint, n_owners + 1);
  groups->rows = g_new0 (guint, n_rows + 1);
  for (guint row = 0; row < n_rows; row++)
    {
      guint owner = owner_of (result, row, column, skip, owners);

      if (owner < n_owners)
        groups->starts[owner + 1]++;
    }
  for (guint i = 0; i < n_owners; i++)
    groups->starts[i + 1] += groups->starts[i];
  memcpy (next, groups->starts, (n_owners + 1) * sizeof (guint));
  for (guint row = 0; row < n_rows; row++)
    {
      guint owner = owner_of (result, row, column, skip, owners);

      if (owner < n_owners)
        groups->rows[next[owner]++] = row;
    }
}

void
ura_picture_groups_clear (UraPictureGroups *groups)
{
  g_clear_pointer (&groups->starts, g_free);
  g_clear_pointer (&groups->rows, g_free);
}

const char *
ura_picture_label (UraPictureMaker *self, const char *list, const char *code)
{
  const char *label = ura_plan_lists_label (self->picture->lists, list, code, self->language);

  return label == NULL ? "" : label;
}

const char *
ura_picture_meaning (UraPictureMaker *self, const char *list, const char *code)
{
  return ura_plan_lists_meaning (self->picture->lists, list, code);
}

const char *
ura_picture_keep (UraPictureMaker *self, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert (self->picture->texts, text);
}

UraPictureMeasure *
ura_picture_measure (UraPlanPicture *picture, guint item)
{
  const UraPictureMeasure *measure = picture->items[item].measure;

  return measure == NULL ? NULL : &picture->measures[measure - picture->measures];
}
