/* Collects what one act of the user changes. */

#include "config.h"

#include "ura-edit-private.h"
#include "ura-uid.h"

static void
change_free (gpointer data)
{
  UraChange *change = data;

  g_free (change->uid);
  g_free (change->field);
  ura_value_clear (&change->value);
  g_free (change);
}

UraEdit *
ura_edit_new (const char *action)
{
  UraEdit *self = g_new0 (UraEdit, 1);

  g_return_val_if_fail (action != NULL, NULL);
  self->action = g_strdup (action);
  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

void
ura_edit_free (UraEdit *self)
{
  g_free (self->action);
  g_free (self->shipped);
  g_free (self->undoes);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

UraEdit *
ura_edit_copy (const UraEdit *self)
{
  UraEdit *copy = ura_edit_new (self->action);

  copy->shipped = g_strdup (self->shipped);
  copy->undoes = g_strdup (self->undoes);
  copy->final = self->final;
  for (guint i = 0; i < self->changes->len; i++)
    {
      const UraChange *change = g_ptr_array_index (self->changes, i);
      UraChange *twin = g_new0 (UraChange, 1);

      twin->kind = change->kind;
      twin->register_id = change->register_id;
      twin->uid = g_strdup (change->uid);
      twin->field = g_strdup (change->field);
      ura_value_copy (&change->value, &twin->value);
      g_ptr_array_add (copy->changes, twin);
    }
  return copy;
}

static UraChange *
add_change (
    UraEdit *self, UraChangeKind kind, const char *register_id, const char *uid, const char *field)
{
  UraChange *change = g_new0 (UraChange, 1);

  change->kind = kind;
  change->register_id = g_intern_string (register_id);
  change->uid = g_strdup (uid);
  change->field = g_strdup (field);
  g_ptr_array_add (self->changes, change);
  return change;
}

const char *
ura_edit_create (UraEdit *self, const char *register_id, const char *uid)
{
  g_autofree char *fresh = uid == NULL ? ura_uid_new () : NULL;

  return add_change (self, URA_CHANGE_CREATE, register_id, uid == NULL ? fresh : uid, NULL)->uid;
}

void
ura_edit_set (UraEdit *self,
              const char *register_id,
              const char *uid,
              const char *field,
              const UraValue *value)
{
  ura_value_copy (value, &add_change (self, URA_CHANGE_SET, register_id, uid, field)->value);
}

void
ura_edit_set_text (
    UraEdit *self, const char *register_id, const char *uid, const char *field, const char *text)
{
  ura_value_set_text (&add_change (self, URA_CHANGE_SET, register_id, uid, field)->value, text);
}

void
ura_edit_set_integer (
    UraEdit *self, const char *register_id, const char *uid, const char *field, gint64 value)
{
  ura_value_set_integer (&add_change (self, URA_CHANGE_SET, register_id, uid, field)->value, value);
}

void
ura_edit_set_real (
    UraEdit *self, const char *register_id, const char *uid, const char *field, double value)
{
  ura_value_set_real (&add_change (self, URA_CHANGE_SET, register_id, uid, field)->value, value);
}

void
ura_edit_link (UraEdit *self,
               const char *register_id,
               const char *uid,
               const char *field,
               const char *target_uid)
{
  ura_value_set_text (&add_change (self, URA_CHANGE_LINK, register_id, uid, field)->value,
                      target_uid);
}

void
ura_edit_unlink (UraEdit *self,
                 const char *register_id,
                 const char *uid,
                 const char *field,
                 const char *target_uid)
{
  ura_value_set_text (&add_change (self, URA_CHANGE_UNLINK, register_id, uid, field)->value,
                      target_uid);
}

void
ura_edit_bin (UraEdit *self, const char *register_id, const char *uid)
{
  add_change (self, URA_CHANGE_BIN, register_id, uid, NULL);
}

void
ura_edit_restore (UraEdit *self, const char *register_id, const char *uid)
{
  add_change (self, URA_CHANGE_RESTORE, register_id, uid, NULL);
}

void
ura_edit_set_shipped (UraEdit *self, const char *source)
{
  g_free (self->shipped);
  self->shipped = g_strdup_printf ("ura/%s", source);
  self->final = TRUE;
}

void
ura_edit_set_final (UraEdit *self)
{
  self->final = TRUE;
}

gboolean
ura_edit_is_empty (const UraEdit *self)
{
  return self->changes->len == 0;
}
