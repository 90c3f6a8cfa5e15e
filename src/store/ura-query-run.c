/* Steps through a compiled query, which may take long: between two pages of the file, or some
 * thousands of steps of SQLite's machine, it looks whether anybody still wants the answer. */

#include "config.h"

#include "ura-query-run.h"

#define STEPS_BETWEEN_LOOKS 2000

static int
is_cancelled_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

/* Compiling has checked what it can; what is left is the limits of SQLite and sums that overflow.
 * Those are the question's fault, not the workspace's. */
static void
blame_query (UraConnection *connection, GError **error)
{
  sqlite3 *handle = ura_db_handle (connection->db);
  int code = sqlite3_errcode (handle) & 0xff;

  if (code != SQLITE_ERROR && code != SQLITE_TOOBIG && code != SQLITE_RANGE)
    return;
  g_clear_error (error);
  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
               ura_tr (connection->language,
                       N_ ("This cannot be computed; the expression is too complicated or its "
                           "result too large (%s).")),
               sqlite3_errmsg (handle));
}

static gboolean
step_through (UraConnection *connection,
              sqlite3_stmt *statement,
              UraRowFunction function,
              gpointer data,
              GError **error)
{
  while (TRUE)
    {
      gboolean row;

      if (!ura_db_step (connection->db, statement, &row, error))
        {
          blame_query (connection, error);
          return FALSE;
        }
      if (!row)
        return TRUE;
      if (!function (statement, data, error))
        return FALSE;
    }
}

gboolean
ura_query_run (UraConnection *connection,
               const char *sql,
               GArray *values,
               UraRowFunction function,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  sqlite3 *handle = ura_db_handle (connection->db);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean done;

  if (g_cancellable_is_cancelled (cancellable))
    return ura_db_fail_code (connection->language, SQLITE_INTERRUPT, NULL, error);
  statement = ura_db_prepare (connection->db, sql, error);
  if (statement == NULL)
    {
      blame_query (connection, error);
      return FALSE;
    }
  for (guint i = 0; i < values->len; i++)
    ura_db_bind_value (statement, (int) i + 1, &g_array_index (values, UraValue, i));

  if (cancellable != NULL)
    sqlite3_progress_handler (handle, STEPS_BETWEEN_LOOKS, is_cancelled_cb, cancellable);
  done = step_through (connection, statement, function, data, error);
  if (cancellable != NULL)
    sqlite3_progress_handler (handle, 0, NULL, NULL);
  return done;
}
