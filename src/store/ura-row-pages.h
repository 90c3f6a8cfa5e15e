/* The pages of a record list that are in memory: the last few that were used. */

#pragma once

#include "ura-query-private.h"

G_BEGIN_DECLS

#define URA_ROW_PAGE_SIZE 64

typedef struct _UraRowPages UraRowPages;

UraRowPages *ura_row_pages_new (void);
void ura_row_pages_free (UraRowPages *self);
void ura_row_pages_clear (UraRowPages *self);
/* Returns: (transfer none): the values of a page, now the last one used; NULL when it is not there.
 */
UraResult *ura_row_pages_get (UraRowPages *self, guint page);
/* Keeps a reference and forgets the page that has not been used for longest. */
void ura_row_pages_put (UraRowPages *self, guint page, UraResult *values);

G_END_DECLS
