/* A record as a snapshot, and how it is read. */

#include "config.h"

#include "ura-connection.h"
#include "ura-record.h"

#include <string.h>

struct _UraRecord
{
  GObject parent_instance;

  const UraRegister *description;
  UraSchema *schema;
  const UraField *const *fields;
  guint n_fields;
  char *uid;
  char *title;
  gint64 version;
  gboolean deleted;
  UraValue *values;
  GHashTable *reference_titles; /* field id → title */
  GHashTable *links;            /* field id → char ** */
  GPtrArray *issues;
};

G_DEFINE_FINAL_TYPE (UraRecord, ura_record, G_TYPE_OBJECT)

void
ura_issue_free (UraIssue *issue)
{
  g_free (issue->field);
  g_free (issue->message);
  g_free (issue);
}

static void
ura_record_finalize (GObject *object)
{
  UraRecord *self = URA_RECORD (object);

  for (guint i = 0; i < self->n_fields; i++)
    ura_value_clear (&self->values[i]);
  g_free (self->values);
  g_free (self->uid);
  g_free (self->title);
  g_hash_table_unref (self->reference_titles);
  g_hash_table_unref (self->links);
  g_ptr_array_unref (self->issues);
  g_clear_pointer (&self->schema, ura_schema_unref);
  G_OBJECT_CLASS (ura_record_parent_class)->finalize (object);
}

static void
ura_record_class_init (UraRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_record_finalize;
}

static void
ura_record_init (UraRecord *self)
{
  self->reference_titles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_strfreev);
  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_issue_free);
}

/* The query of one record: version, deleted_at, title (), every field, then the titles of
 * references. */
static UraQuery *
record_query (UraRecord *self)
{
  g_autoptr (UraQuery) query = ura_query_new (self->description->id);

  ura_query_where (query, "uid = :this");
  ura_query_set_parameter_text (query, "this", self->uid);
  ura_query_set_bin (query, URA_BIN_INCLUDE);
  ura_query_select (query, "version");
  ura_query_select (query, "deleted_at");
  ura_query_select (query, "title ()");
  for (guint i = 0; i < self->n_fields; i++)
    ura_query_select (query, self->fields[i]->type == URA_FIELD_REFERENCES ? "missing"
                                                                           : self->fields[i]->id);
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i]->type == URA_FIELD_REFERENCE && self->fields[i]->derived == NULL)
      {
        g_autofree char *title = g_strdup_printf ("title (%s)", self->fields[i]->id);

        ura_query_select (query, title);
      }
  return g_steal_pointer (&query);
}

static gboolean
read_links (UraConnection *connection, UraRecord *self, GError **error)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      g_autoptr (GPtrArray) uids = NULL;
      g_autoptr (sqlite3_stmt) statement = NULL;
      gboolean row = TRUE;

      if (self->fields[i]->type != URA_FIELD_REFERENCES)
        continue;
      uids = g_ptr_array_new ();
      statement = ura_db_prepare (
          connection->db,
          "SELECT target FROM link WHERE register = ? AND uid = ? AND field = ? ORDER BY target",
          error);
      if (statement == NULL)
        return FALSE;
      ura_db_bind_text (statement, 1, self->description->id);
      ura_db_bind_text (statement, 2, self->uid);
      ura_db_bind_text (statement, 3, self->fields[i]->id);
      while (row)
        {
          if (!ura_db_step (connection->db, statement, &row, error))
            return FALSE;
          if (row)
            g_ptr_array_add (uids, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
        }
      g_ptr_array_add (uids, NULL);
      g_hash_table_insert (self->links, (gpointer) self->fields[i]->id,
                           g_ptr_array_free (g_steal_pointer (&uids), FALSE));
    }
  return TRUE;
}

static gboolean
read_issues (UraConnection *connection, UraRecord *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      connection->db, "SELECT level, field, message FROM issue WHERE uid = ? ORDER BY level, rowid",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, self->uid);
  while (TRUE)
    {
      UraIssue *issue;

      if (!ura_db_step (connection->db, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      issue = g_new0 (UraIssue, 1);
      issue->level = sqlite3_column_int (statement, 0);
      issue->field = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      issue->message = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      g_ptr_array_add (self->issues, issue);
    }
}

UraRecord *
ura_connection_get_record (UraConnection *connection,
                           const char *register_id,
                           const char *uid,
                           GError **error)
{
  g_autoptr (UraRecord) self = g_object_new (URA_TYPE_RECORD, NULL);
  g_autoptr (UraQuery) query = NULL;
  g_autoptr (UraResult) result = NULL;
  guint column = 3;

  self->schema = ura_schema_ref (connection->schema);
  self->description = ura_schema_register (connection->schema, register_id);
  g_return_val_if_fail (self->description != NULL, NULL);
  self->fields = ura_schema_fields (connection->schema, register_id, &self->n_fields);
  self->values = g_new0 (UraValue, self->n_fields);
  self->uid = g_strdup (uid);

  query = record_query (self);
  result = ura_connection_query (connection, query, NULL, error);
  if (result == NULL)
    return NULL;
  if (ura_result_get_n_rows (result) == 0)
    {
      g_set_error_literal (
          error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
          ura_tr (connection->language, N_ ("This record does not exist any more.")));
      return NULL;
    }
  self->version = ura_result_get_integer (result, 0, 0, 0);
  self->deleted = ura_result_get_text (result, 0, 1) != NULL;
  self->title = g_strdup (ura_result_get_text (result, 0, 2));
  for (guint i = 0; i < self->n_fields; i++)
    ura_value_copy (ura_result_get (result, 0, column++), &self->values[i]);
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i]->type == URA_FIELD_REFERENCE && self->fields[i]->derived == NULL)
      g_hash_table_insert (self->reference_titles, (gpointer) self->fields[i]->id,
                           g_strdup (ura_result_get_text (result, 0, column++)));
  if (!read_links (connection, self, error) || !read_issues (connection, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

const char *
ura_record_get_register (UraRecord *self)
{
  g_return_val_if_fail (URA_IS_RECORD (self), NULL);
  return self->description->id;
}

const char *
ura_record_get_uid (UraRecord *self)
{
  g_return_val_if_fail (URA_IS_RECORD (self), NULL);
  return self->uid;
}

gint64
ura_record_get_version (UraRecord *self)
{
  g_return_val_if_fail (URA_IS_RECORD (self), 0);
  return self->version;
}

gboolean
ura_record_is_deleted (UraRecord *self)
{
  g_return_val_if_fail (URA_IS_RECORD (self), FALSE);
  return self->deleted;
}

const char *
ura_record_get_title (UraRecord *self)
{
  g_return_val_if_fail (URA_IS_RECORD (self), NULL);
  return self->title == NULL ? "" : self->title;
}

const UraValue *
ura_record_get_value (UraRecord *self, const char *field)
{
  static const UraValue missing = URA_VALUE_INIT;

  g_return_val_if_fail (URA_IS_RECORD (self), &missing);
  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i]->id, field))
      return &self->values[i];
  return &missing;
}

const char *
ura_record_get_text (UraRecord *self, const char *field)
{
  return ura_value_get_text (ura_record_get_value (self, field));
}

const char *
ura_record_get_reference_title (UraRecord *self, const char *field)
{
  g_return_val_if_fail (URA_IS_RECORD (self), NULL);
  return g_hash_table_lookup (self->reference_titles, field);
}

const char *const *
ura_record_get_links (UraRecord *self, const char *field)
{
  static const char *const none[] = { NULL };
  const char *const *links;

  g_return_val_if_fail (URA_IS_RECORD (self), none);
  links = g_hash_table_lookup (self->links, field);
  return links == NULL ? none : links;
}

guint
ura_record_get_n_issues (UraRecord *self)
{
  g_return_val_if_fail (URA_IS_RECORD (self), 0);
  return self->issues->len;
}

const UraIssue *
ura_record_get_issue (UraRecord *self, guint index)
{
  g_return_val_if_fail (URA_IS_RECORD (self) && index < self->issues->len, NULL);
  return g_ptr_array_index (self->issues, index);
}
