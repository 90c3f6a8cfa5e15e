/* A paged list model over a query. Items are UraRow; get_item() never blocks: a row that has not
 * arrived has no values yet and notifies "loaded" when it has. Keeps at most a few hundred rows. */

#pragma once

#include "ura-store.h"

G_BEGIN_DECLS

#define URA_TYPE_ROW (ura_row_get_type ())
G_DECLARE_FINAL_TYPE (UraRow, ura_row, URA, ROW, GObject)

/* Signal "changed": its values have arrived or are others now (with notify::loaded). The list gives
 * the same object for a position as long as somebody holds it. */
gboolean ura_row_is_loaded (UraRow *self);  /* property "loaded" */
const char *ura_row_get_uid (UraRow *self); /* NULL until loaded */
/* The values of the query's columns, in order; NULL value until loaded. */
const UraValue *ura_row_get_value (UraRow *self, guint column);
const char *ura_row_get_text (UraRow *self, guint column);

#define URA_TYPE_RECORD_LIST (ura_record_list_get_type ())
G_DECLARE_FINAL_TYPE (UraRecordList, ura_record_list, URA, RECORD_LIST, GObject)

/* Item type UraRow. Refreshes itself when the store changes a register the query reads: the same
 * rows in the same order stay and only tell of other values, others go n→0→m. The query may be
 * replaced; the rows of the old one stay until those of the new one are known, then n→0→m.
 * Properties: "n-items" (as GListModel plus notify), "loading" (gboolean: a new query has no rows
 * yet), "error" (char *: sentence, or NULL). */
UraRecordList *ura_record_list_new (UraStore *store, UraQuery *query);
void ura_record_list_set_query (UraRecordList *self, UraQuery *query);
UraQuery *ura_record_list_get_query (UraRecordList *self);
/* The position of a record in the list, or G_MAXUINT when it is not there (yet): the signal
 * "located" (uid, position) then tells when it is. Immediate for rows that were loaded. */
guint ura_record_list_find (UraRecordList *self, const char *uid);
/* The uid at a position without loading the row, NULL when unknown. (transfer full) */
char *ura_record_list_get_uid (UraRecordList *self, guint position);
void ura_record_list_refresh (UraRecordList *self);

G_END_DECLS
