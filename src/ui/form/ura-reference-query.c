/* Which records a reference may name. A target that is part of something is narrowed to what the
 * edited record is part of too: the evidence of a measure names means of verification of that
 * measure. Registers that refer to themselves and can be searched are not narrowed: the same
 * figures may stand in another plan. */

#include "config.h"

#include "ura-reference-query.h"

#include <string.h>

static gboolean
is_text (const UraField *field)
{
  return field->type == URA_FIELD_TEXT || field->type == URA_FIELD_LONG_TEXT;
}

/* The uid of the record of @register_id among the owners, NULL when there is none. */
static const char *
find_owner (const char *const *owners, const char *register_id)
{
  gsize length = strlen (register_id);

  for (; *owners != NULL; owners++)
    if (strncmp (*owners, register_id, length) == 0 && (*owners)[length] == ':')
      return *owners + length + 1;
  return NULL;
}

/* Whether a field of the target says what the target is part of. */
static gboolean
is_part_of (const UraField *field)
{
  return field->type == URA_FIELD_REFERENCE && (field->flags & URA_FIELD_REQUIRED) != 0 &&
         (field->flags & URA_FIELD_HIDDEN) != 0;
}

gboolean
ura_reference_is_searchable (UraSchema *schema, const UraField *field)
{
  guint n = 0;
  const UraField *const *fields = ura_schema_fields (schema, field->target, &n);

  for (guint i = 0; i < n; i++)
    if ((fields[i]->flags & URA_FIELD_SEARCHABLE) != 0 &&
        (fields[i]->flags & URA_FIELD_CUSTOM) == 0)
      return TRUE;
  return FALSE;
}

static void
narrow (UraQuery *query, UraSchema *schema, const UraField *field, const char *const *owners)
{
  guint n = 0;
  const UraField *const *fields = ura_schema_fields (schema, field->target, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *owner = is_part_of (fields[i]) ? find_owner (owners, fields[i]->target) : NULL;
      g_autofree char *condition = NULL;
      g_autofree char *quoted = NULL;

      if (owner == NULL)
        continue;
      quoted = ura_expression_quote (owner);
      condition = g_strdup_printf ("%s = %s", fields[i]->id, quoted);
      ura_query_where (query, condition);
    }
}

static const UraField *
find_name (UraSchema *schema, const char *register_id)
{
  const UraField *const *titles = ura_schema_title_fields (schema, register_id);
  const UraField *first = NULL;

  for (; *titles != NULL; titles++)
    {
      if (!is_text (*titles) || !ura_field_has_column (*titles))
        continue;
      if (((*titles)->flags & URA_FIELD_REQUIRED) != 0)
        return *titles;
      if (first == NULL)
        first = *titles;
    }
  return first;
}

UraQuery *
ura_reference_query_new (UraSchema *schema,
                         const char *register_id,
                         const UraField *field,
                         const char *const *owners,
                         const char *words)
{
  UraQuery *query = ura_query_new (field->target);
  const UraRegister *target = ura_schema_register (schema, field->target);
  const UraField *name = find_name (schema, field->target);
  gboolean searchable = ura_reference_is_searchable (schema, field);

  ura_query_select (query, "title ()");
  if (!searchable || g_strcmp0 (register_id, field->target) != 0)
    narrow (query, schema, field, owners);
  if (searchable && *words != '\0')
    ura_query_search (query, words);
  if (target->tree_parent != NULL)
    ura_query_sort (query, "path", FALSE);
  else if (name != NULL)
    ura_query_sort (query, name->id, FALSE);
  return query;
}

const UraField *
ura_reference_name_field (UraSchema *schema, const UraField *field, const char *const *owners)
{
  guint n = 0;
  const UraField *const *fields = ura_schema_fields (schema, field->target, &n);

  for (guint i = 0; i < n; i++)
    if ((fields[i]->flags & URA_FIELD_REQUIRED) != 0 &&
        (fields[i]->flags & URA_FIELD_HIDDEN) != 0 && fields[i]->derived == NULL &&
        (!is_part_of (fields[i]) || find_owner (owners, fields[i]->target) == NULL))
      return NULL;
  return find_name (schema, field->target);
}

const char *
ura_reference_create (UraSchema *schema,
                      const UraField *field,
                      const char *const *owners,
                      const char *words,
                      UraEdit *edit)
{
  const UraField *name = ura_reference_name_field (schema, field, owners);
  const char *uid = ura_edit_create (edit, field->target, NULL);
  guint n = 0;
  const UraField *const *fields = ura_schema_fields (schema, field->target, &n);

  ura_edit_set_text (edit, field->target, uid, name->id, words);
  for (guint i = 0; i < n; i++)
    {
      const char *owner = is_part_of (fields[i]) ? find_owner (owners, fields[i]->target) : NULL;

      if (owner != NULL)
        ura_edit_set_text (edit, field->target, uid, fields[i]->id, owner);
    }
  return uid;
}
