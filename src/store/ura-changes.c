/* An immutable list of changed records. */

#include "config.h"

#include "ura-changes.h"

/* Beyond this many, "everything may have changed" is the better message. */
#define MAX_LISTED 2000

struct _UraChanges
{
  gatomicrefcount references;
  GPtrArray *records; /* UraChangedRecord */
  gboolean overflow;
};

G_DEFINE_BOXED_TYPE (UraChanges, ura_changes, ura_changes_ref, ura_changes_unref)

UraChanges *
ura_changes_new (UraOutcome *outcome)
{
  UraChanges *self = g_new0 (UraChanges, 1);

  g_atomic_ref_count_init (&self->references);
  self->records = g_steal_pointer (&outcome->touched);
  self->overflow = self->records->len > MAX_LISTED;
  outcome->touched = g_ptr_array_new ();
  return self;
}

UraChanges *
ura_changes_ref (UraChanges *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
ura_changes_unref (UraChanges *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->records);
  g_free (self);
}

guint
ura_changes_get_n (const UraChanges *self)
{
  return self->overflow ? 0 : self->records->len;
}

const UraChangedRecord *
ura_changes_get (const UraChanges *self, guint index)
{
  g_return_val_if_fail (index < self->records->len, NULL);
  return g_ptr_array_index (self->records, index);
}

gboolean
ura_changes_touch (const UraChanges *self, const char *register_id)
{
  if (self->overflow || self->records->len == 0)
    return TRUE;
  for (guint i = 0; i < self->records->len; i++)
    if (g_str_equal (((UraChangedRecord *) g_ptr_array_index (self->records, i))->register_id,
                     register_id))
      return TRUE;
  return FALSE;
}
