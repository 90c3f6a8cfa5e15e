/* The rows of a record list that somebody holds, by position: the same object for a position as
 * long as it lives. */

#pragma once

#include "ura-record-list.h"

G_BEGIN_DECLS

typedef struct _UraRowTable UraRowTable;

UraRowTable *ura_row_table_new (void);
void ura_row_table_free (UraRowTable *self);
/* Forgets all rows; they live on without a position. */
void ura_row_table_clear (UraRowTable *self);
/* Returns: (transfer none): NULL when nobody holds the row. */
UraRow *ura_row_table_find (UraRowTable *self, guint position);
/* Returns: (transfer full): a new row without values, for a position that has none. */
UraRow *ura_row_table_add (UraRowTable *self, guint position);
/* Returns: (transfer full): the positions of all rows, in no order. */
guint *ura_row_table_get_positions (UraRowTable *self, guint *n);

G_END_DECLS
