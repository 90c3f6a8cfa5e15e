/* Short forms for the queries of this layer. */

#pragma once

#include "ura-store.h"

G_BEGIN_DECLS

/* Runs a query on a register: @where (may be NULL) with one parameter @name (may be NULL) of text
 * @value, the columns following up to NULL. With several sorts or parameters build a UraQuery. */
UraResult *ura_plan_select (UraStore *store,
                            GCancellable *cancellable,
                            GError **error,
                            const char *register_id,
                            const char *where,
                            const char *name,
                            const char *value,
                            ...) G_GNUC_NULL_TERMINATED;

/* The value lists of the workspace, read once. */
typedef struct _UraPlanLists UraPlanLists;
UraPlanLists *ura_plan_lists_load (UraStore *store, GCancellable *cancellable, GError **error);
void ura_plan_lists_free (UraPlanLists *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraPlanLists, ura_plan_lists_free)

/* The code to write for a meaning: the item that comes with Ura, else the first one that is in use.
 * NULL when the list has none, or for NULL and "". (transfer none) */
const char *ura_plan_lists_code (const UraPlanLists *self, const char *list, const char *meaning);
/* What a code means; NULL for NULL and what is in no list. (transfer none) */
const char *ura_plan_lists_meaning (const UraPlanLists *self, const char *list, const char *code);
/* The label of a code, the code itself when it is in no list, NULL for NULL. (transfer none) */
const char *ura_plan_lists_label (const UraPlanLists *self,
                                  const char *list,
                                  const char *code,
                                  const UraLanguage *language);

G_END_DECLS
