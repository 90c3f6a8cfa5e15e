/* The workspace: one folder, one database, one thread that runs all SQL, one writer. */

#pragma once

#include <gio/gio.h>

#include "ura-edit.h"
#include "ura-language.h"
#include "ura-query.h"
#include "ura-record.h"

G_BEGIN_DECLS

#define URA_STORE_ERROR (ura_store_error_quark ())
GQuark ura_store_error_quark (void);

/* Every message is a sentence in the session's language that says what to do. */
typedef enum
{
  URA_STORE_ERROR_FAILED = 1,
  URA_STORE_ERROR_NOT_FOUND, /* no such workspace or record */
  URA_STORE_ERROR_EXISTS,    /* something stands where a workspace should be made */
  URA_STORE_ERROR_NOT_URA,   /* not a database, or not one of Ura's */
  URA_STORE_ERROR_NEWER,     /* written by a newer Ura */
  URA_STORE_ERROR_DAMAGED,
  URA_STORE_ERROR_LOCKED,    /* open elsewhere; the message names the holder */
  URA_STORE_ERROR_READ_ONLY, /* folder, file or role does not allow writing */
  URA_STORE_ERROR_FULL,      /* disk full */
  URA_STORE_ERROR_REFUSED,   /* a rule refused the change */
  URA_STORE_ERROR_CONFLICT,  /* changed since */
  URA_STORE_ERROR_QUERY,     /* an expression is wrong */
  URA_STORE_ERROR_CLOSED,
} UraStoreError;

#define URA_TYPE_STORE (ura_store_get_type ())
G_DECLARE_FINAL_TYPE (UraStore, ura_store, URA, STORE, GObject)

/* Who opens a session. */
typedef struct
{
  const UraLanguage *language; /* of messages and of label() in queries; NULL = default */
  const char *user;            /* uid; NULL = the first active user (or, at creation, a new one) */
  const char *user_name;       /* at creation: required */
  const char *user_function;   /* at creation: may be NULL */
} UraSession;

/* One "changed" per batch: what happened to which records. */
typedef struct
{
  const char *register_id; /* interned */
  const char *uid;
} UraChangedRecord;
typedef struct _UraChanges UraChanges;
GType ura_changes_get_type (void);
#define URA_TYPE_CHANGES (ura_changes_get_type ())
guint ura_changes_get_n (
    const UraChanges *self); /* 0 = too many to list: everything may have changed */
const UraChangedRecord *ura_changes_get (const UraChanges *self, guint index);
gboolean ura_changes_touch (const UraChanges *self,
                            const char *register_id); /* TRUE also when n is 0 */

/* All three block (opening may migrate: call from a worker thread in the window). @path is the
 * folder "Name.ura". Creating loads the shipped records (value lists). Signals come on the
 * thread-default main context of the caller. Returns: (transfer full), NULL on error. */
UraStore *ura_store_create (const char *path, const UraSession *session, GError **error);
UraStore *ura_store_open (const char *path, const UraSession *session, GError **error);
/* Finishes what is queued, closes, releases the lock. Idempotent; also done by dispose. */
void ura_store_close (UraStore *self);

const char *ura_store_get_path (UraStore *self);
const char *ura_store_get_name (UraStore *self); /* "Name" */
const char *ura_store_get_user (UraStore *self); /* uid */
const char *ura_store_get_role (UraStore *self); /* meaning of the user's role */
const UraLanguage *ura_store_get_language (UraStore *self);
UraSchema *ura_store_get_schema (UraStore *self); /* (transfer none) */
gboolean ura_store_get_read_only (UraStore *self);

typedef enum
{
  URA_PRIORITY_EDIT, /* edits and visible pages */
  URA_PRIORITY_SEARCH,
  URA_PRIORITY_BACKGROUND,
} UraPriority;

/* The blocking calls may be used from any thread but the store's; the window uses the async ones.
 */
UraResult *ura_store_query (UraStore *self,
                            UraQuery *query,
                            GCancellable *cancellable,
                            GError **error);
void ura_store_query_async (UraStore *self,
                            UraQuery *query,
                            UraPriority priority,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
UraResult *ura_store_query_finish (UraStore *self, GAsyncResult *result, GError **error);

/* NOT_FOUND when there is no such record; a record in the bin is found. */
UraRecord *ura_store_get_record (UraStore *self,
                                 const char *register_id,
                                 const char *uid,
                                 GCancellable *cancellable,
                                 GError **error);
void ura_store_get_record_async (UraStore *self,
                                 const char *register_id,
                                 const char *uid,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
UraRecord *ura_store_get_record_finish (UraStore *self, GAsyncResult *result, GError **error);

/* Applies the whole edit or nothing. On success @issues (optional, out, transfer full) lists what
 * the rules found INCOMPLETE or WARN, (element-type UraIssue). REFUSED carries the sentences. */
gboolean ura_store_apply (UraStore *self,
                          const UraEdit *edit,
                          GCancellable *cancellable,
                          GPtrArray **issues,
                          GError **error);
/* Takes a copy of the edit. Cancelling ends the waiting, not the edit. */
void ura_store_apply_async (UraStore *self,
                            const UraEdit *edit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean ura_store_apply_finish (UraStore *self,
                                 GAsyncResult *result,
                                 GPtrArray **issues,
                                 GError **error);

/* Undo of the user's own last batch, across restarts. Fields that changed since are listed, not
 * reverted: with @only_possible FALSE and such fields nothing is done and the error is CONFLICT,
 * its message the list. Returns the label of what was undone or redone, (transfer full). */
char *ura_store_undo (UraStore *self, gboolean only_possible, GError **error);
char *ura_store_redo (UraStore *self, gboolean only_possible, GError **error);
void ura_store_undo_async (UraStore *self,
                           gboolean redo,
                           gboolean only_possible,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
char *ura_store_undo_finish (UraStore *self, GAsyncResult *result, GError **error);
/* What undo and redo would act on, in the session's language, or NULL; kept up to date with
 * notify::undo-label, notify::redo-label. */
const char *ura_store_get_undo_label (UraStore *self);
const char *ura_store_get_redo_label (UraStore *self);

/* History of one record, newest first. */
typedef struct
{
  char *time;   /* "YYYY-MM-DD HH:MM" local */
  char *author; /* name */
  char *action; /* label of the batch, translated */
  char *field;  /* field id; NULL for creation, bin, restore */
  char *change; /* "created", "set", "link", "unlink", "bin", "restore" */
  char *value;  /* plain text of the new value, NULL when missing */
  char *old_value;
} UraHistoryEntry;
void ura_history_entry_free (UraHistoryEntry *entry);
/* Returns: (transfer full) (element-type UraHistoryEntry). */
GPtrArray *ura_store_history (UraStore *self,
                              const char *register_id,
                              const char *uid,
                              GError **error);
void ura_store_history_async (UraStore *self,
                              const char *register_id,
                              const char *uid,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *ura_store_history_finish (UraStore *self, GAsyncResult *result, GError **error);

/* The position of the log: a picture built from several queries is consistent when it did not move.
 */
gint64 ura_store_get_log_position (UraStore *self);

/* How long the queue is and whether an edit is being written, for the window. */
void ura_issue_free (UraIssue *issue);

G_END_DECLS
