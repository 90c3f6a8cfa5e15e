/* What a record list asks of the store beyond queries. */

#pragma once

#include "ura-store-private.h"

G_BEGIN_DECLS

/* ura_connection_query_rows() with one row for each id: a row that is not there has missing values
 * only, uid included. */
UraResult *ura_connection_query_page (UraConnection *connection,
                                      const UraQuery *query,
                                      const gint64 *ids,
                                      guint n_ids,
                                      GCancellable *cancellable,
                                      GError **error);
/* The row id of a record; 0 when there is none. */
gboolean ura_connection_find_id (UraConnection *connection,
                                 const char *register_id,
                                 const char *uid,
                                 gint64 *id,
                                 GError **error);

G_END_DECLS
