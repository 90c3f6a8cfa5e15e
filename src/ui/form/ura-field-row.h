/* One field of a form: its name, its editor, its help, and what is to be said of its value. It
 * knows what is saved and what is not; saving itself is the form's. */

#pragma once

#include "ura-editor.h"

G_BEGIN_DECLS

#define URA_TYPE_FIELD_ROW (ura_field_row_get_type ())
G_DECLARE_FINAL_TYPE (UraFieldRow, ura_field_row, URA, FIELD_ROW, GtkWidget)

/* Signals: "save": the pending value is to be saved, answer with ura_field_row_saved() or
 * ura_field_row_refused(); "next": on to the next field. */
UraFieldRow *ura_field_row_new (UraStore *store, const char *register_id, const UraField *field);

const UraField *ura_field_row_get_field (UraFieldRow *self);
UraEditor *ura_field_row_get_editor (UraFieldRow *self);
/* Whether the row wants a whole line of the form. */
gboolean ura_field_row_is_wide (UraFieldRow *self);

/* The record has this value. What is being typed, written or was refused stays. */
void ura_field_row_show (UraFieldRow *self, const UraValue *value, const char *title);
const UraValue *ura_field_row_get_saved (UraFieldRow *self);
/* What the rules say of the field: (element-type UraIssue), of any field; NULL = nothing. */
void ura_field_row_set_issues (UraFieldRow *self, GPtrArray *issues);

/* The field has been left: emits "save" when there is something to save. @again: also what was
 * refused before. */
void ura_field_row_leave (UraFieldRow *self, gboolean again);
const UraValue *ura_field_row_get_pending (UraFieldRow *self);
void ura_field_row_saved (UraFieldRow *self);
/* @reason: a translated sentence. */
void ura_field_row_refused (UraFieldRow *self, const char *reason);
/* Back to the saved value; FALSE when it stands there already. */
gboolean ura_field_row_restore (UraFieldRow *self);

/* Typed, being written, or refused. */
gboolean ura_field_row_has_unsaved (UraFieldRow *self);
/* Why the value cannot be saved, NULL when it can. */
const char *ura_field_row_get_problem (UraFieldRow *self);
/* All that is said of the value, for tests: one sentence a line. Returns: (transfer full). */
char *ura_field_row_dup_messages (UraFieldRow *self);

G_END_DECLS
