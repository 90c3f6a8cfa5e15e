/* How an entry of the log is hashed; see ura-log.h for the scheme. */

#pragma once

#include <glib.h>
#include <sodium.h>

G_BEGIN_DECLS

#define URA_LOG_HASH_SIZE 32
#define URA_LOG_SEED_SIZE 16
#define URA_LOG_SALT_SIZE 16

typedef struct
{
  const char *site;
  gint64 seq;
  gint64 clock;
  const char *author;
  gint64 schema;
  const char *batch;
  const char *kind;
  const char *register_id;
  const char *uid;
  const char *bases;
  crypto_generichash_state state;
} UraLogEntry;

/* Metadata first, then each field in order of its id, then the end. */
void ura_log_hash_begin (UraLogEntry *entry, const guint8 previous[URA_LOG_HASH_SIZE]);
void ura_log_hash_value (UraLogEntry *entry,
                         const guint8 seed[URA_LOG_SEED_SIZE],
                         const char *field,
                         const char *json);
void ura_log_hash_commitment (UraLogEntry *entry,
                              const char *field,
                              const guint8 commitment[URA_LOG_HASH_SIZE]);
void ura_log_hash_end (UraLogEntry *entry, guint8 hash[URA_LOG_HASH_SIZE]);

void ura_log_salt (const guint8 seed[URA_LOG_SEED_SIZE],
                   const char *field,
                   guint8 salt[URA_LOG_SALT_SIZE]);
void ura_log_commitment (const guint8 salt[URA_LOG_SALT_SIZE],
                         const char *json,
                         guint8 commitment[URA_LOG_HASH_SIZE]);
/* Shipped records hold nothing secret: their seeds follow from the entry's name. */
void ura_log_public_seed (const char *site, gint64 seq, guint8 seed[URA_LOG_SEED_SIZE]);

G_END_DECLS
