/* What a list of children shows of each. Titles are put together here and not by the store, because
 * they hold dates, choices and periods, which are words only in the window's language. */

#include "config.h"

#include "ura-child-columns.h"

#include "ura-ui.h"

struct _UraChildColumns
{
  gatomicrefcount references;
  UraStore *store;
  const UraChild *child;
  GPtrArray *fields; /* const UraField *: a column each, titles first */
  guint n_titles;
  GHashTable *titles; /* "register:uid" → title */
};

/* A field that says which record the child is part of tells nothing in that record's form. */
static gboolean
is_owner (const UraChildColumns *self, const UraField *field)
{
  return g_str_equal (field->id, self->child->field);
}

static gboolean
is_detail (const UraChildColumns *self, const UraField *field)
{
  return (field->flags & URA_FIELD_IN_LIST) != 0 && (field->flags & URA_FIELD_HIDDEN) == 0 &&
         field->type != URA_FIELD_LONG_TEXT && field->type != URA_FIELD_REFERENCES &&
         !is_owner (self, field) && !g_ptr_array_find (self->fields, field, NULL);
}

UraChildColumns *
ura_child_columns_new (UraStore *store, const UraChild *child)
{
  UraChildColumns *self = g_new0 (UraChildColumns, 1);
  UraSchema *schema = ura_store_get_schema (store);
  const UraField *const *titles = ura_schema_title_fields (schema, child->target);
  guint n = 0;
  const UraField *const *fields = ura_schema_fields (schema, child->target, &n);

  g_atomic_ref_count_init (&self->references);
  self->store = g_object_ref (store);
  self->child = child;
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->fields = g_ptr_array_new ();
  for (; *titles != NULL; titles++)
    if (!is_owner (self, *titles))
      g_ptr_array_add (self->fields, (gpointer) *titles);
  /* A title that only says what the child is part of: then it is what it is joined with. */
  for (guint i = 0; self->fields->len == 0 && i < n; i++)
    if (fields[i]->type == URA_FIELD_ANY_RECORD && !is_owner (self, fields[i]))
      g_ptr_array_add (self->fields, (gpointer) fields[i]);
  self->n_titles = self->fields->len;
  for (guint i = 0; i < n; i++)
    if (is_detail (self, fields[i]))
      g_ptr_array_add (self->fields, (gpointer) fields[i]);
  return self;
}

UraChildColumns *
ura_child_columns_ref (UraChildColumns *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

UraStore *
ura_child_columns_get_store (UraChildColumns *self)
{
  return self->store;
}

void
ura_child_columns_unref (UraChildColumns *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_object_unref (self->store);
  g_ptr_array_unref (self->fields);
  g_hash_table_unref (self->titles);
  g_free (self);
}

static char *
expression_of (const UraField *field)
{
  return field->type == URA_FIELD_REFERENCE ? g_strdup_printf ("title (%s)", field->id)
                                            : g_strdup (field->id);
}

static void
add_order (UraChildColumns *self, UraQuery *query)
{
  UraSchema *schema = ura_store_get_schema (self->store);
  const UraRegister *target = ura_schema_register (schema, self->child->target);

  if (target->tree_parent != NULL)
    {
      ura_query_sort (query, "path", FALSE);
      return;
    }
  if (ura_schema_field (schema, self->child->target, "position") != NULL)
    ura_query_sort (query, "position", FALSE);
  if (self->n_titles > 0)
    {
      g_autofree char *first = expression_of (g_ptr_array_index (self->fields, 0));

      ura_query_sort (query, first, FALSE);
    }
}

UraQuery *
ura_child_columns_query (UraChildColumns *self, const char *register_id, const char *uid)
{
  UraQuery *query = ura_query_new (self->child->target);
  const UraField *owner = ura_schema_field (ura_store_get_schema (self->store), self->child->target,
                                            self->child->field);
  gboolean any = owner->type == URA_FIELD_ANY_RECORD;
  g_autofree char *name = any ? g_strdup_printf ("%s:%s", register_id, uid) : g_strdup (uid);
  g_autofree char *quoted = ura_expression_quote (name);
  g_autofree char *condition = g_strdup_printf ("%s = %s", owner->id, quoted);

  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autofree char *expression = expression_of (g_ptr_array_index (self->fields, i));

      ura_query_select (query, expression);
    }
  ura_query_where (query, condition);
  add_order (self, query);
  return query;
}

static char *
format (UraChildColumns *self, UraRow *row, guint column)
{
  const UraField *field = g_ptr_array_index (self->fields, column);

  if (field->type == URA_FIELD_REFERENCE)
    return ura_format_title (field->target, ura_row_get_text (row, column));
  if (field->type == URA_FIELD_ANY_RECORD)
    {
      const char *name = ura_row_get_text (row, column);

      return g_strdup (name == NULL ? "" : g_hash_table_lookup (self->titles, name));
    }
  return ura_format_value (ura_value_lists_of (self->store), field,
                           ura_row_get_value (row, column));
}

gboolean
ura_child_columns_unknown (UraChildColumns *self, UraRow *row, char **register_id, char **uid)
{
  for (guint i = 0; ura_row_is_loaded (row) && i < self->fields->len; i++)
    {
      const UraField *field = g_ptr_array_index (self->fields, i);
      const char *name = ura_row_get_text (row, i);
      g_auto (GStrv) parts = NULL;

      if (field->type != URA_FIELD_ANY_RECORD || name == NULL ||
          g_hash_table_contains (self->titles, name))
        continue;
      parts = g_strsplit (name, ":", 2);
      if (g_strv_length (parts) != 2)
        continue;
      *register_id = g_strdup (parts[0]);
      *uid = g_strdup (parts[1]);
      return TRUE;
    }
  return FALSE;
}

void
ura_child_columns_learn (UraChildColumns *self,
                         const char *register_id,
                         const char *uid,
                         const char *title)
{
  g_hash_table_replace (self->titles, g_strdup_printf ("%s:%s", register_id, uid),
                        g_strdup (title == NULL ? "" : title));
}

char *
ura_child_columns_title (UraChildColumns *self, UraRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!ura_row_is_loaded (row))
    return g_strdup ("");
  for (guint i = 0; i < self->n_titles; i++)
    {
      g_autofree char *part = format (self, row, i);

      if (part != NULL && *part != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
    }
  if (text->len == 0)
    g_string_assign (text, _ ("Without a title"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
ura_child_columns_details (UraChildColumns *self, UraRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!ura_row_is_loaded (row))
    return g_strdup ("");
  for (guint i = self->n_titles; i < self->fields->len; i++)
    {
      g_autofree char *part = format (self, row, i);

      if (part != NULL && *part != '\0')
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "",
                                ura_format_label (g_ptr_array_index (self->fields, i)), part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
