/* The value lists of a workspace, kept in memory in the window's language: read once, and again
 * whenever staff change them. */

#pragma once

#include "ura-store.h"

G_BEGIN_DECLS

#define URA_TYPE_VALUE_ITEM (ura_value_item_get_type ())
G_DECLARE_FINAL_TYPE (UraValueItem, ura_value_item, URA, VALUE_ITEM, GObject)

/* An item without a code, shown as "—": nothing is chosen. */
UraValueItem *ura_value_item_new_empty (void);

const char *ura_value_item_get_code (UraValueItem *self); /* NULL: nothing */
const char *ura_value_item_get_label (UraValueItem *self);
const char *ura_value_item_get_meaning (UraValueItem *self);
gboolean ura_value_item_is_active (UraValueItem *self);
/* The label through ura_text_fold(). */
const char *ura_value_item_get_folded (UraValueItem *self);

#define URA_TYPE_VALUE_LISTS (ura_value_lists_get_type ())
G_DECLARE_FINAL_TYPE (UraValueLists, ura_value_lists, URA, VALUE_LISTS, GObject)

/* The lists of @store, shared by everything that shows it. (transfer none). Signal "changed": they
 * have been read, for the first time or again. */
UraValueLists *ura_value_lists_of (UraStore *store);
gboolean ura_value_lists_is_loaded (UraValueLists *self);

/* (transfer none): the item, NULL when there is none (or the lists have not been read yet). */
UraValueItem *ura_value_lists_find (UraValueLists *self, const char *list, const char *code);
/* The code itself when its label is not known. (transfer none) */
const char *ura_value_lists_get_label (UraValueLists *self, const char *list, const char *code);
/* What can be chosen, in order: the active items, and the retired ones among @current
 * (NULL-terminated, may be NULL). Returns: (transfer full) (element-type UraValueItem). */
GPtrArray *ura_value_lists_choices (UraValueLists *self,
                                    const char *list,
                                    const char *const *current);

G_END_DECLS
