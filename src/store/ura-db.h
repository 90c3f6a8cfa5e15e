/* The one place where SQLite is opened and spoken to; everything else in store goes through it.
 * Only the store thread uses a UraDb. */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "ura-language.h"
#include "ura-value.h"

G_BEGIN_DECLS

typedef struct _UraDb UraDb;

typedef enum
{
  URA_DB_READ_ONLY,
  URA_DB_READ_WRITE,
  URA_DB_CREATE, /* the file must not exist */
} UraDbMode;

/* Opens, sets the connection up (journal DELETE, synchronous EXTRA, temp in memory, no mmap,
 * trusted_schema off, defensive) and checks that it is a database. Errors are URA_STORE_ERROR. */
UraDb *ura_db_open (const char *path, UraDbMode mode, const UraLanguage *language, GError **error);
void ura_db_close (UraDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraDb, ura_db_close)

sqlite3 *ura_db_handle (UraDb *self);
const UraLanguage *ura_db_language (UraDb *self);
/* Turns the connection's last SQLite error into a GError; always returns FALSE. */
gboolean ura_db_fail (UraDb *self, GError **error);
/* The same for a result code without a connection's message. */
gboolean ura_db_fail_code (const UraLanguage *language,
                           int code,
                           const char *detail,
                           GError **error);

/* Several statements, no parameters. */
gboolean ura_db_execute (UraDb *self, const char *sql, GError **error);

/* Prepared statements, cached by text. Get one (reset, unbound), bind from 1, step, release. */
sqlite3_stmt *ura_db_prepare (UraDb *self, const char *sql, GError **error);
void ura_db_release (sqlite3_stmt *statement); /* resets and unbinds; NULL is fine */
void ura_db_bind_text (sqlite3_stmt *statement,
                       int index,
                       const char *text); /* copied; NULL binds NULL */
void ura_db_bind_value (sqlite3_stmt *statement, int index, const UraValue *value);
void ura_db_column_value (sqlite3_stmt *statement, int column, UraValue *value);
/* TRUE with *row telling whether there is a row; FALSE on error. */
gboolean ura_db_step (UraDb *self, sqlite3_stmt *statement, gboolean *row, GError **error);
/* For statements that return nothing: steps to the end and releases. */
gboolean ura_db_run (UraDb *self, sqlite3_stmt *statement, GError **error);
/* First column of the first row; @fallback when there is none. Errors also give @fallback. */
gint64 ura_db_get_integer (UraDb *self, const char *sql, gint64 fallback);
char *ura_db_get_text (UraDb *self, const char *sql); /* (transfer full), NULL when none */

/* Write transactions: BEGIN IMMEDIATE … COMMIT; rollback leaves nothing behind. */
gboolean ura_db_begin (UraDb *self, GError **error);
gboolean ura_db_commit (UraDb *self, GError **error); /* on failure it has rolled back */
void ura_db_rollback (UraDb *self);

/* meta(key, value) of the workspace. */
char *ura_db_get_meta (UraDb *self, const char *key); /* (transfer full), NULL when absent */
gboolean ura_db_set_meta (UraDb *self, const char *key, const char *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, ura_db_release)

G_END_DECLS
