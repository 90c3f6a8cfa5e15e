/* The parts of the check of a workspace. Each adds a sentence a finding; FALSE means that it could
 * not be run. Those with a connection run on the store thread. */

#pragma once

#include "ura-check.h"
#include "ura-store-private.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *findings; /* sentences */
  const UraLanguage *language;
  UraTask *task;          /* may be NULL */
  GHashTable *referenced; /* hash → name, of the attachments that records name */
  GHashTable *remembered; /* set of the hashes that the log names */
  GPtrArray *parts;       /* tables to be looked at one by one, or one NULL: the whole file */
  const char *part;       /* the one that is due */
} UraCheck;

/* ura-check.c */
void ura_check_add (UraCheck *check, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* A number out of the first row; FALSE on error. */
gboolean ura_check_count (UraDb *db, const char *sql, gint64 *count, GError **error);

/* ura-check-schema.c: descriptions against tables, both ways, and the derived tables. */
gboolean ura_check_schema (UraConnection *connection, UraCheck *check, GError **error);

/* ura-check-log.c: chains, heads, and records against the log. */
gboolean ura_check_log (UraConnection *connection, UraCheck *check, GError **error);

/* ura-check-attachments.c: which files there should be, then which there are. */
gboolean ura_check_collect (UraConnection *connection, UraCheck *check, GError **error);
gboolean ura_check_files (const char *folder, UraCheck *check, GError **error);

G_END_DECLS
