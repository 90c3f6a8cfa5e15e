/* Compiled SQL on its way through the database. */

#pragma once

#include "ura-query-compiler.h"

G_BEGIN_DECLS

/* Called for every row; FALSE with @error stops. */
typedef gboolean (*UraRowFunction) (sqlite3_stmt *statement, gpointer data, GError **error);

/* Binds @values and calls @function for every row. Cancelling stops at once with
 * G_IO_ERROR_CANCELLED; what SQLite finds wrong with the expression is URA_STORE_ERROR_QUERY. */
gboolean ura_query_run (UraConnection *connection,
                        const char *sql,
                        GArray *values,
                        UraRowFunction function,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
