/* Why this file exists: damage must be noticed before it is needed, and told in sentences. The
 * check only reads. It runs as several jobs, so that the window's own work passes between them. */

#include "config.h"

#include "ura-check.h"

#include "ura-check-private.h"
#include "ura-work.h"

/* Up to here the whole file is looked at in one job, which takes about a second. */
#define WHOLE_FILE_SIZE G_GINT64_CONSTANT (67108864)

#define TABLES                                                                                     \
  "SELECT '\"' || replace (name, '\"', '\"\"') || '\"' FROM sqlite_schema WHERE type = 'table' "   \
  "AND sql NOT LIKE 'CREATE VIRTUAL TABLE%' "                                                      \
  "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"

typedef gboolean (*UraCheckStep) (UraConnection *connection, UraCheck *check, GError **error);

typedef struct
{
  UraCheckStep step;
  UraCheck *check;
} UraCheckJob;

void
ura_check_add (UraCheck *check, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (check->findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

gboolean
ura_check_count (UraDb *db, const char *sql, gint64 *count, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (db, sql, error);
  gboolean row = FALSE;

  if (statement == NULL || !ura_db_step (db, statement, &row, error))
    return FALSE;
  *count = row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

/* One job for a small file; a job a table for a large one, without the pages that no table has. */
static gboolean
plan_file (UraConnection *connection, UraCheck *check, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 pages = 0;
  gint64 page_size = 0;
  gboolean row = TRUE;

  if (!ura_check_count (connection->db, "PRAGMA page_count", &pages, error) ||
      !ura_check_count (connection->db, "PRAGMA page_size", &page_size, error))
    return FALSE;
  if (pages * page_size <= WHOLE_FILE_SIZE)
    {
      g_ptr_array_add (check->parts, NULL);
      return TRUE;
    }

  statement = ura_db_prepare (connection->db, TABLES, error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      if (!ura_db_step (connection->db, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (check->parts, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
}

static gboolean
check_file (UraConnection *connection, UraCheck *check, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA integrity_check (%s)",
                                          check->part != NULL ? check->part : "20");
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = TRUE;

  statement = ura_db_prepare (connection->db, sql, error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      const char *text = NULL;

      if (!ura_db_step (connection->db, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      text = (const char *) sqlite3_column_text (statement, 0);
      if (g_strcmp0 (text, "ok") != 0)
        ura_check_add (check,
                       ura_tr (check->language, "The database file is damaged (%s). Restore the "
                                                "latest backup."),
                       text);
    }
}

static gboolean
step_job (UraConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  UraCheckJob *job = data;
  gboolean done = FALSE;

  ura_work_watch (connection->db, job->check->task);
  done = job->step (connection, job->check, error);
  ura_work_watch (connection->db, NULL);
  return done;
}

/* Damage that keeps a step from ending is a finding of that step, not a failure of the check. */
static gboolean
run_step (UraStore *store, UraCheck *check, UraCheckStep step, GError **error)
{
  UraCheckJob job = { .step = step, .check = check };
  GCancellable *cancellable = ura_work_get_cancellable (check->task);
  g_autoptr (GError) problem = NULL;

  if (ura_store_run (store, URA_PRIORITY_BACKGROUND, step_job, &job, cancellable, &problem))
    return TRUE;
  if (!g_error_matches (problem, URA_STORE_ERROR, URA_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  ura_check_add (check, "%s", problem->message);
  return TRUE;
}

static gboolean
run_file (UraStore *store, UraCheck *check, GError **error)
{
  if (!run_step (store, check, plan_file, error))
    return FALSE;
  for (guint i = 0; i < check->parts->len; i++)
    {
      check->part = g_ptr_array_index (check->parts, i);
      ura_work_report (check->task, 0.3 * i / check->parts->len,
                       ura_tr (check->language, "Checking the database…"));
      if (!run_step (store, check, check_file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_everything (UraStore *store, UraCheck *check, GError **error)
{
  if (!run_file (store, check, error))
    return FALSE;
  ura_work_report (check->task, 0.3, ura_tr (check->language, "Checking the records…"));
  if (!run_step (store, check, ura_check_schema, error) ||
      !run_step (store, check, ura_check_log, error) ||
      !run_step (store, check, ura_check_collect, error))
    return FALSE;
  return ura_check_files (ura_store_get_path (store), check, error);
}

GPtrArray *
ura_store_check (UraStore *store, UraTask *task, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  UraCheck check = { .findings = findings, .task = task };
  gboolean done = FALSE;

  g_return_val_if_fail (URA_IS_STORE (store), NULL);

  check.language = ura_store_get_language (store);
  check.referenced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  check.remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  check.parts = g_ptr_array_new_with_free_func (g_free);
  done = run_everything (store, &check, error);
  g_ptr_array_unref (check.parts);
  g_hash_table_unref (check.remembered);
  g_hash_table_unref (check.referenced);
  return done ? g_steal_pointer (&findings) : NULL;
}
