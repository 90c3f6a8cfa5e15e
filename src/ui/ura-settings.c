/* g_settings_new() ends the program when its schema is missing or older than the program; Ura looks
 * first and then remembers in memory what it cannot keep. */

#include "config.h"

#include "ura-settings.h"

#include <gio/gio.h>

struct _UraSettings
{
  GObject parent_instance;

  GSettings *settings; /* NULL without a schema */
  GSettingsSchema *schema;
  GHashTable *memory; /* key → GVariant */
};

G_DEFINE_FINAL_TYPE (UraSettings, ura_settings, G_TYPE_OBJECT)

/* What holds without a schema; the schema's own defaults otherwise. */
static const struct
{
  const char *key;
  int value;
} defaults[] = {
  { URA_SETTING_WINDOW_WIDTH, 1200 },
  { URA_SETTING_WINDOW_HEIGHT, 760 },
  { URA_SETTING_PANE_POSITION, -1 },
};

static gboolean
has_key (UraSettings *self, const char *key, const GVariantType *type)
{
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;

  if (self->settings == NULL || !g_settings_schema_has_key (self->schema, key))
    return FALSE;
  schema_key = g_settings_schema_get_key (self->schema, key);
  return g_variant_type_equal (g_settings_schema_key_get_value_type (schema_key), type);
}

static GVariant *
dup_value (UraSettings *self, const char *key, const GVariantType *type)
{
  GVariant *value;

  if (has_key (self, key, type))
    return g_settings_get_value (self->settings, key);
  value = g_hash_table_lookup (self->memory, key);
  if (value == NULL || !g_variant_is_of_type (value, type))
    return NULL;
  return g_variant_ref (value);
}

static void
take_value (UraSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (value);

  if (has_key (self, key, g_variant_get_type (held)))
    {
      g_autoptr (GSettingsSchemaKey) schema_key = g_settings_schema_get_key (self->schema, key);

      if (g_settings_schema_key_range_check (schema_key, held))
        g_settings_set_value (self->settings, key, held);
      return;
    }
  g_hash_table_insert (self->memory, g_strdup (key), g_steal_pointer (&held));
}

static void
ura_settings_finalize (GObject *object)
{
  UraSettings *self = URA_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->schema, g_settings_schema_unref);
  g_clear_pointer (&self->memory, g_hash_table_unref);
  G_OBJECT_CLASS (ura_settings_parent_class)->finalize (object);
}

static void
ura_settings_class_init (UraSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_settings_finalize;
}

static void
ura_settings_init (UraSettings *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_variant_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_hash_table_insert (self->memory, g_strdup (defaults[i].key),
                         g_variant_ref_sink (g_variant_new_int32 (defaults[i].value)));
  if (source != NULL)
    self->schema = g_settings_schema_source_lookup (source, URA_APPLICATION_ID, TRUE);
  if (self->schema != NULL)
    self->settings = g_settings_new_full (self->schema, NULL, NULL);
}

UraSettings *
ura_settings_new (void)
{
  return g_object_new (URA_TYPE_SETTINGS, NULL);
}

char *
ura_settings_get_string (UraSettings *self, const char *key)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (URA_IS_SETTINGS (self), NULL);

  value = dup_value (self, key, G_VARIANT_TYPE_STRING);
  return value == NULL ? g_strdup ("") : g_variant_dup_string (value, NULL);
}

int
ura_settings_get_int (UraSettings *self, const char *key)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (URA_IS_SETTINGS (self), 0);

  value = dup_value (self, key, G_VARIANT_TYPE_INT32);
  return value == NULL ? 0 : g_variant_get_int32 (value);
}

gboolean
ura_settings_get_boolean (UraSettings *self, const char *key)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (URA_IS_SETTINGS (self), FALSE);

  value = dup_value (self, key, G_VARIANT_TYPE_BOOLEAN);
  return value != NULL && g_variant_get_boolean (value);
}

void
ura_settings_set_string (UraSettings *self, const char *key, const char *value)
{
  g_return_if_fail (URA_IS_SETTINGS (self));

  take_value (self, key, g_variant_new_string (value == NULL ? "" : value));
}

void
ura_settings_set_int (UraSettings *self, const char *key, int value)
{
  g_return_if_fail (URA_IS_SETTINGS (self));

  take_value (self, key, g_variant_new_int32 (value));
}

void
ura_settings_set_boolean (UraSettings *self, const char *key, gboolean value)
{
  g_return_if_fail (URA_IS_SETTINGS (self));

  take_value (self, key, g_variant_new_boolean (value));
}
