/* SQLite behind one small door: opening, statements, transactions, errors as sentences. */

#include "config.h"

#include "ura-db.h"
#include "ura-sql-functions.h"
#include "ura-store.h"

#include <errno.h>
#include <string.h>

#define MAX_CACHED_STATEMENTS 256

struct _UraDb
{
  sqlite3 *handle;
  const UraLanguage *language;
  GHashTable *statements; /* sql → GPtrArray of sqlite3_stmt */
  GQueue order;           /* sql, oldest first; strings owned by the table */
};

static GQuark
code_to_error (int code, UraStoreError *error_code)
{
  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      return G_IO_ERROR;
    case SQLITE_FULL:
      *error_code = URA_STORE_ERROR_FULL;
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      *error_code = URA_STORE_ERROR_READ_ONLY;
      break;
    case SQLITE_NOTADB:
      *error_code = URA_STORE_ERROR_NOT_URA;
      break;
    case SQLITE_CORRUPT:
      *error_code = URA_STORE_ERROR_DAMAGED;
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      *error_code = URA_STORE_ERROR_LOCKED;
      break;
    case SQLITE_CANTOPEN:
      *error_code = URA_STORE_ERROR_NOT_FOUND;
      break;
    default:
      *error_code = URA_STORE_ERROR_FAILED;
      break;
    }
  return URA_STORE_ERROR;
}

static const char *
error_sentence (const UraLanguage *language, UraStoreError code)
{
  switch (code)
    {
    case URA_STORE_ERROR_FULL:
      return ura_tr (language, N_ ("The disk is full. Nothing of this change was saved and nothing "
                                   "that was saved before is lost. Make room and try again."));
    case URA_STORE_ERROR_READ_ONLY:
      return ura_tr (language,
                     N_ ("The workspace cannot be written to. Check that the folder and the "
                         "disk are not read-only."));
    case URA_STORE_ERROR_NOT_URA:
      return ura_tr (language, N_ ("This file is not a workspace of Ura."));
    case URA_STORE_ERROR_DAMAGED:
      return ura_tr (language,
                     N_ ("The workspace is damaged. Do not go on working in it: restore the "
                         "latest backup."));
    case URA_STORE_ERROR_LOCKED:
      return ura_tr (language,
                     N_ ("Another program is using the workspace. Close it and try again."));
    case URA_STORE_ERROR_NOT_FOUND:
      return ura_tr (language,
                     N_ ("The workspace cannot be opened: the file is missing or may not be "
                         "read."));
    case URA_STORE_ERROR_FAILED:
    case URA_STORE_ERROR_EXISTS:
    case URA_STORE_ERROR_NEWER:
    case URA_STORE_ERROR_REFUSED:
    case URA_STORE_ERROR_CONFLICT:
    case URA_STORE_ERROR_QUERY:
    case URA_STORE_ERROR_CLOSED:
    default:
      return ura_tr (language,
                     N_ ("Reading or writing the workspace failed. Nothing of this change "
                         "was saved."));
    }
}

gboolean
ura_db_fail_code (const UraLanguage *language, int code, const char *detail, GError **error)
{
  UraStoreError store_code = URA_STORE_ERROR_FAILED;
  GQuark domain = code_to_error (code, &store_code);

  if (domain == G_IO_ERROR)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         ura_tr (language, N_ ("The operation was cancelled.")));
  else if (store_code == URA_STORE_ERROR_FAILED && detail != NULL)
    g_set_error (error, domain, store_code, "%s (%s)", error_sentence (language, store_code),
                 detail);
  else
    g_set_error_literal (error, domain, store_code, error_sentence (language, store_code));
  return FALSE;
}

static int
code_of_system (int system_error, int code)
{
  switch (system_error)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return SQLITE_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return SQLITE_READONLY;
    default:
      return code;
    }
}

/* SQLite calls many things an input or output error; what the system said tells a disk without room
 * (also for this user, or for a file this large) and a missing permission from a failing disk.
 * SQLite does not always keep what it said, hence both. */
static int
find_code (UraDb *self)
{
  int system_error = errno;
  int code = sqlite3_extended_errcode (self->handle);
  int found = code;

  if ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN)
    found = code_of_system (sqlite3_system_errno (self->handle), code);
  if (found == code && (code & 0xff) == SQLITE_IOERR)
    found = code_of_system (system_error, code);
  return found;
}

gboolean
ura_db_fail (UraDb *self, GError **error)
{
  return ura_db_fail_code (self->language, find_code (self), sqlite3_errmsg (self->handle), error);
}

static void
statements_free (gpointer data)
{
  g_ptr_array_unref (data);
}

/* The settings of every connection; reliability comes before speed: with the rollback journal and
 * EXTRA no acknowledged commit is lost to a power cut, and one file is the whole database. */
static gboolean
set_up_connection (UraDb *self, GError **error)
{
  int ignored;

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, 2000);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &ignored);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &ignored);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, &ignored);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, &ignored);
  return ura_db_execute (self,
                         "PRAGMA locking_mode = NORMAL;"
                         "PRAGMA journal_mode = DELETE;"
                         "PRAGMA synchronous = EXTRA;"
                         "PRAGMA temp_store = MEMORY;"
                         "PRAGMA mmap_size = 0;"
                         "PRAGMA cell_size_check = ON;"
                         "PRAGMA secure_delete = ON;"
                         "PRAGMA cache_size = -16384;",
                         error);
}

UraDb *
ura_db_open (const char *path, UraDbMode mode, const UraLanguage *language, GError **error)
{
  g_autoptr (UraDb) self = g_new0 (UraDb, 1);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code;

  self->language = language;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statements_free);
  g_queue_init (&self->order);
  if (mode == URA_DB_READ_ONLY)
    flags |= SQLITE_OPEN_READONLY;
  else
    flags |= SQLITE_OPEN_READWRITE;
  if (mode == URA_DB_CREATE)
    {
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_EXISTS,
                       ura_tr (language, N_ ("“%s” exists already; choose another name.")), path);
          return NULL;
        }
      flags |= SQLITE_OPEN_CREATE;
    }

  code = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      ura_db_fail_code (language, code, sqlite3_errstr (code), error);
      return NULL;
    }
  if (!set_up_connection (self, error) || !ura_sql_functions_install (self, error))
    return NULL;
  /* Reads the first page: what is not a database shows here. */
  if (!ura_db_execute (self, "SELECT count (*) FROM sqlite_schema", error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ura_db_close (UraDb *self)
{
  GHashTableIter iter;
  gpointer statements;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statements))
    for (guint i = 0; i < ((GPtrArray *) statements)->len; i++)
      sqlite3_finalize (g_ptr_array_index ((GPtrArray *) statements, i));
  g_queue_clear (&self->order);
  g_hash_table_unref (self->statements);
  /* A handle that failed to open must be closed too; nothing can be done about a failure here. */
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("closing the database: %s", sqlite3_errmsg (self->handle));
  g_free (self);
}

sqlite3 *
ura_db_handle (UraDb *self)
{
  return self->handle;
}

const UraLanguage *
ura_db_language (UraDb *self)
{
  return self->language;
}

gboolean
ura_db_execute (UraDb *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return ura_db_fail (self, error);
  return TRUE;
}

/* Finalises the oldest cached statements that nobody is stepping. */
static void
trim_cache (UraDb *self)
{
  guint tries = g_queue_get_length (&self->order);

  while (g_queue_get_length (&self->order) > MAX_CACHED_STATEMENTS && tries-- > 0)
    {
      char *sql = g_queue_pop_head (&self->order);
      GPtrArray *statements = g_hash_table_lookup (self->statements, sql);
      gboolean busy = FALSE;

      for (guint i = 0; i < statements->len; i++)
        busy |= sqlite3_stmt_busy (g_ptr_array_index (statements, i)) != 0;
      if (busy)
        {
          g_queue_push_tail (&self->order, sql);
          continue;
        }
      for (guint i = 0; i < statements->len; i++)
        sqlite3_finalize (g_ptr_array_index (statements, i));
      g_hash_table_remove (self->statements, sql);
    }
}

sqlite3_stmt *
ura_db_prepare (UraDb *self, const char *sql, GError **error)
{
  GPtrArray *statements = g_hash_table_lookup (self->statements, sql);
  sqlite3_stmt *statement = NULL;

  for (guint i = 0; statements != NULL && i < statements->len; i++)
    if (!sqlite3_stmt_busy (g_ptr_array_index (statements, i)))
      return g_ptr_array_index (statements, i);

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK)
    {
      ura_db_fail (self, error);
      return NULL;
    }
  if (statements == NULL)
    {
      char *key = g_strdup (sql);

      statements = g_ptr_array_new ();
      g_hash_table_insert (self->statements, key, statements);
      g_queue_push_tail (&self->order, key);
      trim_cache (self);
    }
  g_ptr_array_add (statements, statement);
  return statement;
}

void
ura_db_release (sqlite3_stmt *statement)
{
  if (statement == NULL)
    return;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

void
ura_db_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

void
ura_db_bind_value (sqlite3_stmt *statement, int index, const UraValue *value)
{
  switch (value->kind)
    {
    case URA_VALUE_INTEGER:
      sqlite3_bind_int64 (statement, index, value->integer);
      break;
    case URA_VALUE_REAL:
      sqlite3_bind_double (statement, index, value->real);
      break;
    case URA_VALUE_TEXT:
      ura_db_bind_text (statement, index, value->text);
      break;
    case URA_VALUE_NULL:
      sqlite3_bind_null (statement, index);
      break;
    }
}

void
ura_db_column_value (sqlite3_stmt *statement, int column, UraValue *value)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      ura_value_set_integer (value, sqlite3_column_int64 (statement, column));
      break;
    case SQLITE_FLOAT:
      ura_value_set_real (value, sqlite3_column_double (statement, column));
      break;
    case SQLITE_TEXT:
      ura_value_set_text (value, (const char *) sqlite3_column_text (statement, column));
      break;
    default:
      ura_value_clear (value);
      break;
    }
}

gboolean
ura_db_step (UraDb *self, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  switch (sqlite3_step (statement))
    {
    case SQLITE_ROW:
      *row = TRUE;
      return TRUE;
    case SQLITE_DONE:
      *row = FALSE;
      return TRUE;
    default:
      return ura_db_fail (self, error);
    }
}

gboolean
ura_db_run (UraDb *self, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (sqlite3_stmt) running = statement;
  gboolean row = TRUE;

  while (row)
    if (!ura_db_step (self, running, &row, error))
      return FALSE;
  return TRUE;
}

gint64
ura_db_get_integer (UraDb *self, const char *sql, gint64 fallback)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (self, sql, NULL);

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW &&
      sqlite3_column_type (statement, 0) != SQLITE_NULL)
    return sqlite3_column_int64 (statement, 0);
  return fallback;
}

char *
ura_db_get_text (UraDb *self, const char *sql)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (self, sql, NULL);

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    return g_strdup ((const char *) sqlite3_column_text (statement, 0));
  return NULL;
}

gboolean
ura_db_begin (UraDb *self, GError **error)
{
  return ura_db_execute (self, "BEGIN IMMEDIATE", error);
}

gboolean
ura_db_commit (UraDb *self, GError **error)
{
  if (ura_db_execute (self, "COMMIT", error))
    return TRUE;
  ura_db_rollback (self);
  return FALSE;
}

void
ura_db_rollback (UraDb *self)
{
  /* Some errors have rolled back already. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

char *
ura_db_get_meta (UraDb *self, const char *key)
{
  g_autoptr (sqlite3_stmt)
      statement = ura_db_prepare (self, "SELECT value FROM meta WHERE key = ?", NULL);

  if (statement == NULL)
    return NULL;
  ura_db_bind_text (statement, 1, key);
  if (sqlite3_step (statement) == SQLITE_ROW)
    return g_strdup ((const char *) sqlite3_column_text (statement, 0));
  return NULL;
}

gboolean
ura_db_set_meta (UraDb *self, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *statement = ura_db_prepare (
      self,
      "INSERT INTO meta (key, value) VALUES (?1, ?2) "
      "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      error);

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, key);
  ura_db_bind_text (statement, 2, value);
  return ura_db_run (self, statement, error);
}
