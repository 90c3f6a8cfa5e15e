/* Opening the database of a workspace: migrations, shipped records, derived tables, session. All on
 * the store thread. */

#pragma once

#include "ura-store-private.h"

G_BEGIN_DECLS

/* "Ura1": marks the database file as Ura's. */
#define URA_DATABASE_ID 0x55726131

char *ura_workspace_database_path (const char *folder);

/* Makes the database in an existing empty folder, with the first user. */
UraConnection *ura_connection_create (const char *folder,
                                      const UraSession *session,
                                      GError **error);
/* Opens it; a database of an older schema is backed up and migrated. */
UraConnection *ura_connection_open (const char *folder, const UraSession *session, GError **error);
void ura_connection_free (UraConnection *connection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraConnection, ura_connection_free)

/* Reads custom fields again after they changed. */
gboolean ura_connection_reload_schema (UraConnection *connection, GError **error);

/* ura-migrate.c: the number of the newest migration, and running those that are missing. */
int ura_migrate_newest (void);
gboolean ura_migrate (UraDb *db, const UraLanguage *language, int from, GError **error);

/* ura-derived.c: search and sort tables follow from the descriptions; (re)built when they changed.
 */
gboolean ura_derived_prepare (UraConnection *connection, GError **error);
/* Brings the derived rows of one record up to date; all of its tree path too when @moved. */
gboolean ura_derived_update (UraConnection *connection,
                             const UraRegister *description,
                             gint64 id,
                             const char *uid,
                             gboolean moved,
                             GError **error);

/* Every path of every tree, from the top down. */
gboolean ura_derived_rebuild_paths (UraConnection *connection, GError **error);

/* ura-apply.c */
typedef struct
{
  GPtrArray *issues;  /* UraIssue */
  GPtrArray *touched; /* UraChangedRecord with owned uid */
} UraOutcome;
UraOutcome *ura_outcome_new (void);
void ura_outcome_free (UraOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraOutcome, ura_outcome_free)
gboolean ura_connection_apply (UraConnection *connection,
                               const UraEdit *edit,
                               UraOutcome *outcome,
                               GError **error);

/* ura-undo.c */
gboolean ura_connection_undo (UraConnection *connection,
                              gboolean redo,
                              gboolean only_possible,
                              UraOutcome *outcome,
                              char **label,
                              GError **error);
/* The translated action that undo (redo) would act on, NULL when none. (transfer full) */
char *ura_connection_undo_label (UraConnection *connection, gboolean redo);

/* ura-history.c, ura-record.c */
GPtrArray *ura_connection_history (UraConnection *connection,
                                   const char *register_id,
                                   const char *uid,
                                   GError **error);
UraRecord *ura_connection_get_record (UraConnection *connection,
                                      const char *register_id,
                                      const char *uid,
                                      GError **error);

/* ura-shipped.c: the value lists that come with the program. */
gboolean ura_shipped_load (UraConnection *connection, GError **error);

G_END_DECLS
