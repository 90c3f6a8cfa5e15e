/* The values that a new record starts with: few, so an array is enough. */

#include "config.h"

#include "ura-presets.h"

typedef struct
{
  char *field;
  UraValue value;
} Preset;

struct _UraPresets
{
  gatomicrefcount references;
  GPtrArray *presets; /* Preset */
};

static void
preset_free (gpointer data)
{
  Preset *preset = data;

  g_free (preset->field);
  ura_value_clear (&preset->value);
  g_free (preset);
}

UraPresets *
ura_presets_new (void)
{
  UraPresets *self = g_new0 (UraPresets, 1);

  g_atomic_ref_count_init (&self->references);
  self->presets = g_ptr_array_new_with_free_func (preset_free);
  return self;
}

UraPresets *
ura_presets_ref (UraPresets *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
ura_presets_unref (UraPresets *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->presets);
  g_free (self);
}

static Preset *
find (const UraPresets *self, const char *field)
{
  for (guint i = 0; i < self->presets->len; i++)
    {
      Preset *preset = g_ptr_array_index (self->presets, i);

      if (g_str_equal (preset->field, field))
        return preset;
    }
  return NULL;
}

void
ura_presets_set (UraPresets *self, const char *field, const UraValue *value)
{
  Preset *preset;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);

  preset = find (self, field);
  if (ura_value_is_null (value))
    {
      if (preset != NULL)
        g_ptr_array_remove (self->presets, preset);
      return;
    }
  if (preset == NULL)
    {
      preset = g_new0 (Preset, 1);
      preset->field = g_strdup (field);
      g_ptr_array_add (self->presets, preset);
    }
  ura_value_copy (value, &preset->value);
}

void
ura_presets_set_text (UraPresets *self, const char *field, const char *text)
{
  g_auto (UraValue) value = URA_VALUE_INIT;

  ura_value_set_text (&value, text);
  ura_presets_set (self, field, &value);
}

void
ura_presets_set_integer (UraPresets *self, const char *field, gint64 integer)
{
  g_auto (UraValue) value = URA_VALUE_INIT;

  ura_value_set_integer (&value, integer);
  ura_presets_set (self, field, &value);
}

const UraValue *
ura_presets_get (const UraPresets *self, const char *field)
{
  static const UraValue missing = URA_VALUE_INIT;
  const Preset *preset;

  g_return_val_if_fail (self != NULL, &missing);

  preset = find (self, field);
  return preset == NULL ? &missing : &preset->value;
}

void
ura_presets_apply (const UraPresets *self, UraEdit *edit, const char *register_id, const char *uid)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->presets->len; i++)
    {
      const Preset *preset = g_ptr_array_index (self->presets, i);

      ura_edit_set (edit, register_id, uid, preset->field, &preset->value);
    }
}
