/* Every part that enters a hash is preceded by its length, so that no two entries hash alike. */

#include "config.h"

#include "ura-log-hash.h"

#include <string.h>

static void
add_bytes (crypto_generichash_state *state, const void *bytes, gsize length)
{
  guint64 prefix = GUINT64_TO_LE ((guint64) length);

  crypto_generichash_update (state, (const guint8 *) &prefix, sizeof prefix);
  crypto_generichash_update (state, bytes, length);
}

static void
add_text (crypto_generichash_state *state, const char *text)
{
  add_bytes (state, text == NULL ? "" : text, text == NULL ? 0 : strlen (text));
}

static void
add_number (crypto_generichash_state *state, gint64 number)
{
  gint64 little = GINT64_TO_LE (number);

  crypto_generichash_update (state, (const guint8 *) &little, sizeof little);
}

void
ura_log_hash_begin (UraLogEntry *entry, const guint8 previous[URA_LOG_HASH_SIZE])
{
  crypto_generichash_init (&entry->state, NULL, 0, URA_LOG_HASH_SIZE);
  crypto_generichash_update (&entry->state, previous, URA_LOG_HASH_SIZE);
  add_text (&entry->state, entry->site);
  add_number (&entry->state, entry->seq);
  add_number (&entry->state, entry->clock);
  add_text (&entry->state, entry->author);
  add_number (&entry->state, entry->schema);
  add_text (&entry->state, entry->batch);
  add_text (&entry->state, entry->kind);
  add_text (&entry->state, entry->register_id);
  add_text (&entry->state, entry->uid);
  add_text (&entry->state, entry->bases);
}

void
ura_log_salt (const guint8 seed[URA_LOG_SEED_SIZE],
              const char *field,
              guint8 salt[URA_LOG_SALT_SIZE])
{
  crypto_generichash (salt, URA_LOG_SALT_SIZE, (const guint8 *) field, strlen (field), seed,
                      URA_LOG_SEED_SIZE);
}

void
ura_log_commitment (const guint8 salt[URA_LOG_SALT_SIZE],
                    const char *json,
                    guint8 commitment[URA_LOG_HASH_SIZE])
{
  crypto_generichash (commitment, URA_LOG_HASH_SIZE, (const guint8 *) json, strlen (json), salt,
                      URA_LOG_SALT_SIZE);
}

void
ura_log_hash_commitment (UraLogEntry *entry,
                         const char *field,
                         const guint8 commitment[URA_LOG_HASH_SIZE])
{
  add_text (&entry->state, field);
  crypto_generichash_update (&entry->state, commitment, URA_LOG_HASH_SIZE);
}

void
ura_log_hash_value (UraLogEntry *entry,
                    const guint8 seed[URA_LOG_SEED_SIZE],
                    const char *field,
                    const char *json)
{
  guint8 salt[URA_LOG_SALT_SIZE];
  guint8 commitment[URA_LOG_HASH_SIZE];

  ura_log_salt (seed, field, salt);
  ura_log_commitment (salt, json, commitment);
  ura_log_hash_commitment (entry, field, commitment);
}

void
ura_log_hash_end (UraLogEntry *entry, guint8 hash[URA_LOG_HASH_SIZE])
{
  crypto_generichash_final (&entry->state, hash, URA_LOG_HASH_SIZE);
}

void
ura_log_public_seed (const char *site, gint64 seq, guint8 seed[URA_LOG_SEED_SIZE])
{
  g_autofree char *name = g_strdup_printf ("%s:%" G_GINT64_FORMAT, site, seq);

  crypto_generichash (seed, URA_LOG_SEED_SIZE, (const guint8 *) name, strlen (name), NULL, 0);
}
