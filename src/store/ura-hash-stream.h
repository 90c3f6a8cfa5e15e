/* A stream that proves its content: at the end it fails unless the hash is the expected one. */

#pragma once

#include <gio/gio.h>

#include "ura-language.h"

G_BEGIN_DECLS

#define URA_TYPE_HASH_STREAM (ura_hash_stream_get_type ())
G_DECLARE_FINAL_TYPE (UraHashStream, ura_hash_stream, URA, HASH_STREAM, GFilterInputStream)

/* @expected: 64 hex digits of the BLAKE2b-256 of all of @base. The read that would return 0 (the
 * end) fails with URA_STORE_ERROR_DAMAGED instead when they differ. */
GInputStream *ura_hash_stream_new (GInputStream *base,
                                   const char *expected,
                                   const UraLanguage *language);

G_END_DECLS
