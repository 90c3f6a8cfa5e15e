/* The records that are part of a record, as a short list in its form: add, open, move to the bin.
 */

#pragma once

#include <adwaita.h>

#include "ura-store.h"

G_BEGIN_DECLS

#define URA_TYPE_CHILD_LIST (ura_child_list_get_type ())
G_DECLARE_FINAL_TYPE (UraChildList, ura_child_list, URA, CHILD_LIST, GtkWidget)

/* @child: one of the children of @register_id. @uid: the parent record. */
GtkWidget *ura_child_list_new (UraStore *store,
                               const char *register_id,
                               const char *uid,
                               const char *child);

/* Actions: "child.add" (Insert, Ctrl+N), "child.open" (Enter), "child.bin" (Delete). The model
 * under the list, (transfer none): */
GListModel *ura_child_list_get_model (UraChildList *self);
/* Selects a child; FALSE when it is not in the list (yet). */
gboolean ura_child_list_select (UraChildList *self, const char *uid);

G_END_DECLS
