/* A batch of changes that is saved as one transaction, logged as one batch, undone as one. */

#pragma once

#include "ura-value.h"

G_BEGIN_DECLS

typedef struct _UraEdit UraEdit;

/* @action: msgid (N_) of what the user did, shown in history and undo: N_("Report on a measure").
 */
UraEdit *ura_edit_new (const char *action);
void ura_edit_free (UraEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraEdit, ura_edit_free)

/* Announces a new record; its fields follow by ura_edit_set_*(). @uid: NULL for a new one.
 * Returns: (transfer none): its uid, valid as long as the edit. */
const char *ura_edit_create (UraEdit *self, const char *register_id, const char *uid);
void ura_edit_set (UraEdit *self,
                   const char *register_id,
                   const char *uid,
                   const char *field,
                   const UraValue *value);
void ura_edit_set_text (
    UraEdit *self, const char *register_id, const char *uid, const char *field, const char *text);
void ura_edit_set_integer (
    UraEdit *self, const char *register_id, const char *uid, const char *field, gint64 value);
void ura_edit_set_real (
    UraEdit *self, const char *register_id, const char *uid, const char *field, double value);
void ura_edit_link (UraEdit *self,
                    const char *register_id,
                    const char *uid,
                    const char *field,
                    const char *target_uid);
void ura_edit_unlink (UraEdit *self,
                      const char *register_id,
                      const char *uid,
                      const char *field,
                      const char *target_uid);
void ura_edit_bin (UraEdit *self, const char *register_id, const char *uid);
void ura_edit_restore (UraEdit *self, const char *register_id, const char *uid);

/* Shipped records: entries of the reserved site "ura/<source>", where @source names the file and
 * the hash of its content, so that they are the same in every office. All records must be created
 * with a fixed uid (ura_uid_for()). A field that somebody edited is left alone, a record that
 * exists is updated, one that was shipped in exactly this form before is not written again. Cannot
 * be undone. */
void ura_edit_set_shipped (UraEdit *self, const char *source);
/* What the edit does cannot be undone (approving, locking, sending). */
void ura_edit_set_final (UraEdit *self);
gboolean ura_edit_is_empty (const UraEdit *self);

G_END_DECLS
