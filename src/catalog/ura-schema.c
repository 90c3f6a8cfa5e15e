/* Looks descriptions up by id. The tables are made once per opened workspace; afterwards every
 * lookup is a hash or a short walk, and nothing changes. */

#include "config.h"

#include "ura-schema.h"

typedef struct
{
  const UraRegister *description;
  GPtrArray *fields;       /* const UraField *, not owned */
  GPtrArray *title_fields; /* const UraField *, NULL-terminated */
  GHashTable *by_id;       /* field id → const UraField * */
} Entry;

struct _UraSchema
{
  gatomicrefcount references;
  GHashTable *entries; /* register id → Entry */
  GPtrArray *custom;   /* UraField, owned, with owned strings */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_ptr_array_unref (entry->fields);
  g_ptr_array_unref (entry->title_fields);
  g_hash_table_unref (entry->by_id);
  g_free (entry);
}

static void
custom_field_free (gpointer data)
{
  UraField *field = data;

  g_free ((char *) field->id);
  g_free ((char *) field->label);
  g_free ((char *) field->list);
  g_free (field);
}

static void
entry_add_field (Entry *entry, const UraField *field)
{
  g_ptr_array_add (entry->fields, (gpointer) field);
  g_hash_table_insert (entry->by_id, (gpointer) field->id, (gpointer) field);
}

static Entry *
entry_new (const UraRegister *description)
{
  Entry *entry = g_new0 (Entry, 1);
  g_auto (GStrv) titles = g_strsplit (description->title, " ", -1);

  entry->description = description;
  entry->fields = g_ptr_array_new ();
  entry->title_fields = g_ptr_array_new ();
  entry->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (const UraSection *section = description->sections; section->label != NULL; section++)
    for (const UraField *field = section->fields; field->id != NULL; field++)
      entry_add_field (entry, field);
  for (char **id = titles; *id != NULL; id++)
    {
      gpointer field = g_hash_table_lookup (entry->by_id, *id);

      g_assert (field != NULL);
      g_ptr_array_add (entry->title_fields, field);
    }
  g_ptr_array_add (entry->title_fields, NULL);
  return entry;
}

UraSchema *
ura_schema_new (const UraCustomField *custom, gsize n_custom)
{
  UraSchema *self = g_new0 (UraSchema, 1);

  g_atomic_ref_count_init (&self->references);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  self->custom = g_ptr_array_new_with_free_func (custom_field_free);
  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    g_hash_table_insert (self->entries, (gpointer) (*r)->id, entry_new (*r));

  for (gsize i = 0; i < n_custom; i++)
    {
      Entry *entry = g_hash_table_lookup (self->entries, custom[i].register_id);
      UraField *field;

      /* A field of a register that this version does not know is kept in the data, not shown. */
      if (entry == NULL || g_hash_table_contains (entry->by_id, custom[i].field_id))
        continue;
      field = g_new0 (UraField, 1);
      field->id = g_strdup (custom[i].field_id);
      field->label = g_strdup (custom[i].label);
      field->type = custom[i].type;
      field->flags = URA_FIELD_CUSTOM | URA_FIELD_SEARCHABLE;
      field->list = g_strdup (custom[i].list);
      g_ptr_array_add (self->custom, field);
      entry_add_field (entry, field);
    }
  return self;
}

UraSchema *
ura_schema_ref (UraSchema *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
ura_schema_unref (UraSchema *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->custom);
  g_free (self);
}

static Entry *
find_entry (const UraSchema *self, const char *register_id)
{
  return register_id == NULL ? NULL : g_hash_table_lookup (self->entries, register_id);
}

const UraRegister *
ura_schema_register (const UraSchema *self, const char *register_id)
{
  Entry *entry = find_entry (self, register_id);

  return entry == NULL ? NULL : entry->description;
}

const UraField *
ura_schema_field (const UraSchema *self, const char *register_id, const char *field_id)
{
  Entry *entry = find_entry (self, register_id);

  return entry == NULL || field_id == NULL ? NULL : g_hash_table_lookup (entry->by_id, field_id);
}

const UraChild *
ura_schema_child (const UraSchema *self, const char *register_id, const char *child_id)
{
  Entry *entry = find_entry (self, register_id);

  if (entry == NULL || entry->description->children == NULL || child_id == NULL)
    return NULL;
  for (const UraChild *child = entry->description->children; child->id != NULL; child++)
    if (g_str_equal (child->id, child_id))
      return child;
  return NULL;
}

const UraField *const *
ura_schema_fields (const UraSchema *self, const char *register_id, guint *n_fields)
{
  Entry *entry = find_entry (self, register_id);

  g_return_val_if_fail (entry != NULL, NULL);
  *n_fields = entry->fields->len;
  return (const UraField *const *) entry->fields->pdata;
}

const UraField *const *
ura_schema_title_fields (const UraSchema *self, const char *register_id)
{
  Entry *entry = find_entry (self, register_id);

  g_return_val_if_fail (entry != NULL, NULL);
  return (const UraField *const *) entry->title_fields->pdata;
}

gboolean
ura_field_has_column (const UraField *field)
{
  return field->derived == NULL && field->type != URA_FIELD_REFERENCES &&
         (field->flags & URA_FIELD_CUSTOM) == 0;
}

gboolean
ura_field_has_sort_key (const UraField *field)
{
  return ura_field_has_column (field) &&
         (field->type == URA_FIELD_TEXT || field->type == URA_FIELD_LONG_TEXT);
}
