/* Why this file exists: a record that names a file without a file behind it, and a file that no
 * record names, are both losses that nobody sees until it is too late. */

#include "config.h"

#include "ura-check-private.h"

#include "ura-attachments-private.h"
#include "ura-attachments.h"
#include "ura-work.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* A file is written before the record that names it: a young one is not yet an orphan. */
#define YOUNG_SECONDS (60 * 60)

static void
remember (UraCheck *check, const char *json)
{
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;

  if (ura_attachment_from_json (json, &hash, &name, NULL, NULL))
    g_hash_table_insert (check->referenced, g_steal_pointer (&hash), g_steal_pointer (&name));
}

static gboolean
collect_field (UraConnection *connection,
               UraCheck *check,
               const char *table,
               const char *field,
               GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL",
                                          field, table, field);
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (connection->db, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      if (!ura_db_step (connection->db, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      remember (check, (const char *) sqlite3_column_text (statement, 0));
    }
}

/* What undo or history may still need: any hash in the log of these registers. */
static gboolean
collect_log (UraConnection *connection, UraCheck *check, const char *register_id, GError **error)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\b[0-9a-f]{64}\\b", G_REGEX_RAW, 0, NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT content FROM op WHERE register = '%s' AND content LIKE '%%hash%%'", register_id);
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (connection->db, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (!ura_db_step (connection->db, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_regex_match (regex, (const char *) sqlite3_column_text (statement, 0), 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        g_hash_table_add (check->remembered, g_match_info_fetch (match, 0));
    }
}

gboolean
ura_check_collect (UraConnection *connection, UraCheck *check, GError **error)
{
  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    {
      guint n_fields = 0;
      const UraField *const *fields = ura_schema_fields (connection->schema, (*r)->id, &n_fields);
      gboolean has_files = FALSE;

      for (guint i = 0; i < n_fields; i++)
        {
          if (fields[i]->type != URA_FIELD_ATTACHMENT || !ura_field_has_column (fields[i]))
            continue;
          has_files = TRUE;
          if (!collect_field (connection, check, (*r)->table, fields[i]->id, error))
            return FALSE;
        }
      if (has_files && !collect_log (connection, check, (*r)->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_referenced (const char *folder, UraCheck *check, GError **error)
{
  GCancellable *cancellable = ura_work_get_cancellable (check->task);
  GHashTableIter iter;
  gpointer hash = NULL;
  gpointer name = NULL;

  g_hash_table_iter_init (&iter, check->referenced);
  while (g_hash_table_iter_next (&iter, &hash, &name))
    {
      g_autoptr (GError) problem = NULL;
      const char *shown = name != NULL ? name : hash;

      if (ura_attachment_verify (folder, hash, check->language, cancellable, &problem))
        continue;
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (g_error_matches (problem, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND))
        ura_check_add (
            check,
            ura_tr (check->language, "The attached file “%s” is missing from the workspace."),
            shown);
      else if (g_error_matches (problem, URA_STORE_ERROR, URA_STORE_ERROR_DAMAGED))
        ura_check_add (
            check,
            ura_tr (check->language, "The attached file “%s” is damaged: its content changed."),
            shown);
      else
        ura_check_add (check, "%s", problem->message);
    }
  return TRUE;
}

static gboolean
is_young (const char *path)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GStatBuf info;

  return g_lstat (path, &info) == 0 && info.st_mtime + YOUNG_SECONDS > now;
}

static gboolean
check_orphans (const char *folder, UraCheck *check, GError **error)
{
  g_autoptr (GPtrArray) strangers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) hashes = ura_attachment_list (folder, strangers, check->language, error);

  if (hashes == NULL)
    return FALSE;
  for (guint i = 0; i < hashes->len; i++)
    {
      const char *hash = g_ptr_array_index (hashes, i);
      g_autofree char *file = ura_attachment_file (folder, hash);

      if (!g_hash_table_contains (check->referenced, hash) &&
          !g_hash_table_contains (check->remembered, hash) && !is_young (file))
        ura_check_add (
            check, ura_tr (check->language, "The file “attachments/%.2s/%s” belongs to no record."),
            hash, hash);
    }
  for (guint i = 0; i < strangers->len; i++)
    {
      const char *name = g_ptr_array_index (strangers, i);
      g_autofree char *file = g_build_filename (folder, "attachments", name, NULL);

      if (!is_young (file))
        ura_check_add (
            check, ura_tr (check->language, "“attachments/%s” was not put there by Ura."), name);
    }
  return TRUE;
}

gboolean
ura_check_files (const char *folder, UraCheck *check, GError **error)
{
  ura_work_report (check->task, 0.6, ura_tr (check->language, "Checking the attached files…"));
  return check_referenced (folder, check, error) && check_orphans (folder, check, error);
}
