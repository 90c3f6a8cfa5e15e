/* Rows are held weakly: when the last holder lets one go, its entry goes too. */

#include "config.h"

#include "ura-row-table.h"

#include "ura-row-private.h"

struct _UraRowTable
{
  GHashTable *entries; /* position → Entry */
};

typedef struct
{
  UraRowTable *table;
  guint position;
  UraRow *row; /* not owned; NULL once it is gone */
} Entry;

static void
row_gone_cb (gpointer data, GObject *row)
{
  Entry *entry = data;

  entry->row = NULL;
  g_hash_table_remove (entry->table->entries, GUINT_TO_POINTER (entry->position));
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->row != NULL)
    g_object_weak_unref (G_OBJECT (entry->row), row_gone_cb, entry);
  g_free (entry);
}

UraRowTable *
ura_row_table_new (void)
{
  UraRowTable *self = g_new0 (UraRowTable, 1);

  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
  return self;
}

void
ura_row_table_free (UraRowTable *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

void
ura_row_table_clear (UraRowTable *self)
{
  g_hash_table_remove_all (self->entries);
}

UraRow *
ura_row_table_find (UraRowTable *self, guint position)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (position));

  return entry == NULL ? NULL : entry->row;
}

UraRow *
ura_row_table_add (UraRowTable *self, guint position)
{
  Entry *entry = g_new0 (Entry, 1);

  *entry = (Entry){ self, position, ura_row_new () };
  g_object_weak_ref (G_OBJECT (entry->row), row_gone_cb, entry);
  g_hash_table_insert (self->entries, GUINT_TO_POINTER (position), entry);
  return entry->row;
}

guint *
ura_row_table_get_positions (UraRowTable *self, guint *n)
{
  guint *positions = g_new (guint, g_hash_table_size (self->entries) + 1);
  GHashTableIter iter;
  gpointer position;

  *n = 0;
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    positions[(*n)++] = GPOINTER_TO_UINT (position);
  return positions;
}
