/* What a list of children shows of each: its title, and the other fields that belong in a list. */

#pragma once

#include "ura-format.h"
#include "ura-record-list.h"

G_BEGIN_DECLS

typedef struct _UraChildColumns UraChildColumns;

UraChildColumns *ura_child_columns_new (UraStore *store, const UraChild *child);
UraChildColumns *ura_child_columns_ref (UraChildColumns *self);
void ura_child_columns_unref (UraChildColumns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraChildColumns, ura_child_columns_unref)
UraStore *ura_child_columns_get_store (UraChildColumns *self);

/* The children of the record @register_id, @uid, with these columns, in their order.
 * Returns: (transfer full). */
UraQuery *ura_child_columns_query (UraChildColumns *self, const char *register_id, const char *uid);
/* A record that the row names as "register:uid" and whose title is not known: the title is asked
 * for by ura-titles.h and told with ura_child_columns_learn(). FALSE when there is none. */
gboolean ura_child_columns_unknown (UraChildColumns *self,
                                    UraRow *row,
                                    char **register_id,
                                    char **uid);
void ura_child_columns_learn (UraChildColumns *self,
                              const char *register_id,
                              const char *uid,
                              const char *title);
/* "" while the row is not loaded. Returns: (transfer full). */
char *ura_child_columns_title (UraChildColumns *self, UraRow *row);
/* "Role: Responsible · Position: 2". Returns: (transfer full). */
char *ura_child_columns_details (UraChildColumns *self, UraRow *row);

G_END_DECLS
