/* How a record list gives a row its values. */

#pragma once

#include "ura-query-private.h"
#include "ura-record-list.h"

G_BEGIN_DECLS

UraRow *ura_row_new (void);
/* Row @index of @page, whose first column is uid, is what the row shows from now on. */
void ura_row_fill (UraRow *self, UraResult *page, guint index);

G_END_DECLS
