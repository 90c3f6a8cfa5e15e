/* How a workspace's database is made and opened. */

#include "config.h"

#include "ura-connection.h"

#include "ura-attachments-private.h"
#include "ura-backup-private.h"
#include "ura-sql-functions.h"
#include "ura-uid.h"

#include <glib/gstdio.h>
#include <sodium.h>

char *
ura_workspace_database_path (const char *folder)
{
  return g_build_filename (folder, "workspace.db", NULL);
}

void
ura_connection_free (UraConnection *connection)
{
  g_clear_pointer (&connection->db, ura_db_close);
  g_ptr_array_unref (connection->schemas);
  g_free (connection->path);
  g_free (connection->user);
  g_free (connection->user_name);
  g_free (connection->role);
  g_free (connection->site);
  g_free (connection);
}

static UraConnection *
connection_new (const char *folder, const UraSession *session)
{
  UraConnection *connection = g_new0 (UraConnection, 1);

  connection->path = g_strdup (folder);
  connection->language = session->language != NULL ? session->language : ura_language_get (NULL);
  connection->schemas = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_schema_unref);
  connection->schema = ura_schema_new (NULL, 0);
  g_ptr_array_add (connection->schemas, connection->schema);
  return connection;
}

/* A site is one copy of the workspace on one machine. A copy that was restored or carried to
 * another machine starts a new one, so that no two copies ever write the same entry. */
static gboolean
start_site (UraConnection *connection, GError **error)
{
  g_autofree char *machine = NULL;
  g_autofree char *known_machine = ura_db_get_meta (connection->db, "machine");
  g_autofree char *host = g_strdup (g_get_host_name ());
  g_autofree char *machine_id = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  sqlite3_stmt *statement;

  if (!g_file_get_contents ("/etc/machine-id", &machine_id, NULL, NULL))
    machine_id = g_strdup ("");
  /* The identifier of the machine itself is private; only its hash is kept. */
  machine = g_compute_checksum_for_string (G_CHECKSUM_SHA256, machine_id, -1);
  connection->site = ura_db_get_meta (connection->db, "site");
  if (connection->site != NULL && g_strcmp0 (machine, known_machine) == 0)
    return TRUE;

  g_free (connection->site);
  connection->site = ura_uid_new ();
  if (!ura_db_begin (connection->db, error))
    return FALSE;
  statement = ura_db_prepare (connection->db,
                              "INSERT INTO site (id, started_at, machine) VALUES (?, ?, ?)", error);
  if (statement == NULL)
    goto failed;
  ura_db_bind_text (statement, 1, connection->site);
  ura_db_bind_text (statement, 2, at);
  ura_db_bind_text (statement, 3, host);
  if (!ura_db_run (connection->db, statement, error) ||
      !ura_db_set_meta (connection->db, "site", connection->site, error) ||
      !ura_db_set_meta (connection->db, "machine", machine, error))
    goto failed;
  return ura_db_commit (connection->db, error);

failed:
  ura_db_rollback (connection->db);
  return FALSE;
}

static UraFieldType
custom_type (const char *meaning)
{
  static const struct
  {
    const char *meaning;
    UraFieldType type;
  } types[] = {
    { "text", URA_FIELD_TEXT },       { "long_text", URA_FIELD_LONG_TEXT },
    { "integer", URA_FIELD_INTEGER }, { "decimal", URA_FIELD_DECIMAL },
    { "date", URA_FIELD_DATE },       { "yes_no", URA_FIELD_BOOL },
    { "choice", URA_FIELD_CHOICE },   { "money", URA_FIELD_MONEY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].meaning, meaning) == 0)
      return types[i].type;
  return URA_FIELD_TEXT;
}

static void
custom_field_clear (gpointer data)
{
  UraCustomField *field = data;

  g_free ((char *) field->register_id);
  g_free ((char *) field->field_id);
  g_free ((char *) field->label);
  g_free ((char *) field->list);
}

gboolean
ura_connection_reload_schema (UraConnection *connection, GError **error)
{
  g_autoptr (GArray) custom = g_array_new (FALSE, TRUE, sizeof (UraCustomField));
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      connection->db,
      "SELECT c.register, c.uid, c.label, v.meaning, c.value_list FROM custom_field c "
      "LEFT JOIN value_item v ON v.list = 'field_type' AND v.code = c.type "
      "WHERE c.deleted_at IS NULL AND c.register IS NOT NULL ORDER BY c.position, c.uid",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  g_array_set_clear_func (custom, custom_field_clear);
  while (TRUE)
    {
      UraCustomField field = { 0 };

      if (!ura_db_step (connection->db, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      field.register_id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      field.field_id = g_strconcat ("x_", (const char *) sqlite3_column_text (statement, 1), NULL);
      field.label = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      field.type = custom_type ((const char *) sqlite3_column_text (statement, 3));
      field.list = g_strdup ((const char *) sqlite3_column_text (statement, 4));
      g_array_append_val (custom, field);
    }
  /* Whoever still looks at the old one may go on: it lives as long as the connection. */
  g_ptr_array_add (connection->schemas,
                   ura_schema_new ((const UraCustomField *) custom->data, custom->len));
  connection->schema = g_ptr_array_index (connection->schemas, connection->schemas->len - 1);
  return TRUE;
}

/* Who this session is: the user asked for, else the first who is not disabled. */
static gboolean
find_user (UraConnection *connection, const char *uid, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      connection->db,
      "SELECT u.uid, u.name, v.meaning FROM user u "
      "LEFT JOIN value_item v ON v.list = 'role' AND v.code = u.role "
      "WHERE u.deleted_at IS NULL AND coalesce (u.disabled, 0) = 0 AND (?1 IS NULL OR u.uid = ?1) "
      "ORDER BY u.id LIMIT 1",
      error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, uid);
  if (!ura_db_step (connection->db, statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (
          error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
          ura_tr (connection->language,
                  N_ ("This workspace has no such user, or the user is disabled.")));
      return FALSE;
    }
  connection->user = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  connection->user_name = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  connection->role = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  if (connection->role == NULL)
    connection->role = g_strdup ("specialist");
  if (g_str_equal (connection->role, "read_only"))
    connection->read_only = TRUE;
  return TRUE;
}

/* The last tick of any site. A site's clock never goes backwards, so its last entry tells; from
 * site to site and to their last entries through the index, because the log may be long. */
static void
read_clock (UraConnection *connection)
{
  connection->clock = ura_db_get_integer (
      connection->db,
      "WITH RECURSIVE writer (site) AS (SELECT min (site) FROM op UNION ALL "
      "SELECT (SELECT min (site) FROM op WHERE site > writer.site) FROM writer "
      "WHERE writer.site IS NOT NULL) "
      "SELECT max ((SELECT clock FROM op WHERE op.site = writer.site ORDER BY seq DESC LIMIT 1)) "
      "FROM writer",
      0);
  connection->schema_version = (int) ura_db_get_integer (connection->db, "PRAGMA user_version", 0);
}

static gboolean
add_first_user (UraConnection *connection, const UraSession *session, GError **error)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Begin the workspace"));
  g_autoptr (UraOutcome) outcome = ura_outcome_new ();
  g_autofree char *uid = ura_uid_new ();

  ura_edit_set_final (edit);
  ura_edit_create (edit, "user", uid);
  ura_edit_set_text (edit, "user", uid, "name", session->user_name);
  ura_edit_set_text (edit, "user", uid, "function", session->user_function);
  ura_edit_set_text (edit, "user", uid, "role", "specialist");
  connection->user = g_strdup (uid);
  if (!ura_connection_apply (connection, edit, outcome, error))
    return FALSE;
  g_clear_pointer (&connection->user, g_free);
  return find_user (connection, uid, error);
}

UraConnection *
ura_connection_create (const char *folder, const UraSession *session, GError **error)
{
  g_autoptr (UraConnection) connection = connection_new (folder, session);
  g_autofree char *path = ura_workspace_database_path (folder);
  g_autofree char *id = ura_uid_new ();

  connection->db = ura_db_open (path, URA_DB_CREATE, connection->language, error);
  if (connection->db == NULL)
    return NULL;
  if (!ura_sql_functions_install (connection->db, error) ||
      !ura_migrate (connection->db, connection->language, 0, error) ||
      !ura_db_set_meta (connection->db, "workspace", id, error) || !start_site (connection, error))
    return NULL;
  read_clock (connection);
  if (!ura_derived_prepare (connection, error) || !ura_shipped_load (connection, error) ||
      !add_first_user (connection, session, error))
    return NULL;
  return g_steal_pointer (&connection);
}

/* What the file says of itself, before anything in it is trusted. */
static gboolean
check_identity (UraConnection *connection, int *version, GError **error)
{
  gint64 application = ura_db_get_integer (connection->db, "PRAGMA application_id", 0);

  *version = (int) ura_db_get_integer (connection->db, "PRAGMA user_version", 0);
  if (application != URA_DATABASE_ID || *version <= 0)
    return ura_db_fail_code (connection->language, SQLITE_NOTADB, NULL, error);
  if (*version > ura_migrate_newest ())
    {
      g_set_error_literal (
          error, URA_STORE_ERROR, URA_STORE_ERROR_NEWER,
          ura_tr (connection->language,
                  N_ ("This workspace was last used with a newer version of Ura. Install the newer "
                      "version; nothing in the workspace was changed.")));
      return FALSE;
    }
  return TRUE;
}

UraConnection *
ura_connection_open (const char *folder, const UraSession *session, GError **error)
{
  g_autoptr (UraConnection) connection = connection_new (folder, session);
  g_autofree char *path = ura_workspace_database_path (folder);
  gboolean writable = g_access (path, W_OK) == 0;
  int version;

  connection->db = ura_db_open (path, writable ? URA_DB_READ_WRITE : URA_DB_READ_ONLY,
                                connection->language, error);
  if (connection->db == NULL || !ura_sql_functions_install (connection->db, error) ||
      !check_identity (connection, &version, error))
    return NULL;
  /* SQLite falls back to reading when the system allows no more. */
  connection->read_only = sqlite3_db_readonly (ura_db_handle (connection->db), "main") != 0;
  if (version < ura_migrate_newest ())
    {
      if (!ura_backup_before_migration (connection->db, folder, error) ||
          !ura_migrate (connection->db, connection->language, version, error))
        return NULL;
    }
  if (!connection->read_only)
    ura_attachment_remove_unfinished (folder);
  if (!connection->read_only && !start_site (connection, error))
    return NULL;
  read_clock (connection);
  if (!ura_connection_reload_schema (connection, error))
    return NULL;
  if (!connection->read_only &&
      (!ura_derived_prepare (connection, error) || !ura_shipped_load (connection, error)))
    return NULL;
  if (!find_user (connection, session->user, error))
    return NULL;
  return g_steal_pointer (&connection);
}
