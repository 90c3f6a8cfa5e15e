/* What is known of a child before anything is filled in. A hidden reference that the parent has too
 * is taken over from it: an item below an item is in the same plan. */

#include "config.h"

#include "ura-child-presets.h"

static gboolean
must_be_given (const UraChild *child, const UraField *field)
{
  return (field->flags & URA_FIELD_REQUIRED) != 0 && (field->flags & URA_FIELD_HIDDEN) != 0 &&
         field->derived == NULL && !g_str_equal (field->id, child->field);
}

static gboolean
is_inherited (UraSchema *schema, const char *register_id, const UraField *field)
{
  const UraField *same = ura_schema_field (schema, register_id, field->id);

  return same != NULL && field->type == URA_FIELD_REFERENCE && same->type == field->type &&
         g_strcmp0 (same->target, field->target) == 0;
}

gboolean
ura_child_presets_suffice (UraSchema *schema, const char *register_id, const UraChild *child)
{
  guint n = 0;
  const UraField *const *fields = ura_schema_fields (schema, child->target, &n);

  for (guint i = 0; i < n; i++)
    if (must_be_given (child, fields[i]) && !is_inherited (schema, register_id, fields[i]))
      return FALSE;
  return TRUE;
}

UraPresets *
ura_child_presets_new (UraSchema *schema, const UraChild *child, UraRecord *parent)
{
  UraPresets *presets = ura_presets_new ();
  const UraField *owner = ura_schema_field (schema, child->target, child->field);
  const char *uid = ura_record_get_uid (parent);
  g_autofree char *name = owner->type == URA_FIELD_ANY_RECORD
                              ? g_strdup_printf ("%s:%s", ura_record_get_register (parent), uid)
                              : g_strdup (uid);
  guint n = 0;
  const UraField *const *fields = ura_schema_fields (schema, child->target, &n);

  ura_presets_set_text (presets, owner->id, name);
  for (guint i = 0; i < n; i++)
    if (must_be_given (child, fields[i]))
      ura_presets_set (presets, fields[i]->id, ura_record_get_value (parent, fields[i]->id));
  return presets;
}
