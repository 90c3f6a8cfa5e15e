/* The operation log: the one source of history, undo and exchange between offices.
 *
 * An entry is (site, seq) with its author, time, batch, record, values and bases: the entries whose
 * values the user saw. Entries are chained for each site:
 *
 *   hash = H (previous hash, metadata, for each field by id: field, commitment)
 *   commitment = H (salt, JSON of the value)       salt = first 16 bytes of H (seed, field)
 *
 * H is BLAKE2b-256. A value that is erased leaves its commitment, so the chain still verifies, and
 * its salt goes with it, so that a short value cannot be guessed back. */

#pragma once

#include "ura-edit-private.h"
#include "ura-store-private.h"

G_BEGIN_DECLS

/* Where a batch is being written. */
typedef struct
{
  char *site;
  gint64 seq;      /* of the last entry of the site */
  guint8 hash[32]; /* of that entry; zeros before the first */
  char *author;    /* uid of the user; "ura" for shipped records */
  char *batch;     /* uid */
  gboolean shipped;
} UraLogWriter;

/* Begins a batch inside a write transaction: its row and the end of the site's chain. */
gboolean ura_log_begin (UraConnection *connection,
                        const UraEdit *edit,
                        UraLogWriter *writer,
                        GError **error);
void ura_log_writer_clear (UraLogWriter *writer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraLogWriter, ura_log_writer_clear)

/* Appends one entry. @fields: field ids, sorted by strcmp, with their @values; none for bin and
 * restore.
 * @bases: "site:seq" of the heads that were seen, separated by spaces; NULL for a creation. */
gboolean ura_log_append (UraConnection *connection,
                         UraLogWriter *writer,
                         UraChangeKind kind,
                         const char *register_id,
                         const char *uid,
                         const char *const *fields,
                         const UraValue *values,
                         guint n_fields,
                         const char *bases,
                         GError **error);

/* The heads of a field, "site:seq" separated by spaces; those of the creation when it was never
 * set. */
char *ura_log_heads (UraConnection *connection, const char *uid, const char *field, GError **error);
/* Makes the last entry appended the only head of the field. */
gboolean ura_log_set_head (UraConnection *connection,
                           UraLogWriter *writer,
                           const char *uid,
                           const char *field,
                           GError **error);

/* The word of the log for a kind of change, and back (0 when unknown). */
const char *ura_log_kind_name (UraChangeKind kind);
UraChangeKind ura_log_kind (const char *name);

/* Reads one value out of an entry's content; a missing value when the entry does not hold the
 * field. */
void ura_log_content_value (const char *content, const char *field, UraValue *value);

/* Verifies every chain. Each broken entry adds a sentence to @findings. FALSE only when it cannot
 * be read. */
gboolean ura_log_verify (UraConnection *connection,
                         GPtrArray *findings,
                         GCancellable *cancellable,
                         GError **error);

/* Erases the values of @fields (all of them when NULL) in every entry of a record: value and salt
 * go, commitments stay. */
gboolean ura_log_erase (UraConnection *connection,
                        const char *uid,
                        const char *const *fields,
                        GError **error);

/* Makes all tables of registers again from the log, in one transaction; what derives from them
 * follows. Open points of records (issue) stay as they are. */
gboolean ura_log_rebuild (UraConnection *connection, GError **error);

G_END_DECLS
