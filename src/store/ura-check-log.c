/* Why this file exists: the log is the one source of history, undo and exchange. It must be
 * unbroken, and records and log must know of each other. */

#include "config.h"

#include "ura-check-private.h"

#include "ura-log.h"
#include "ura-work.h"

static gboolean
check_heads (UraConnection *connection, UraCheck *check, GError **error)
{
  gint64 count = 0;

  if (!ura_check_count (
          connection->db,
          "SELECT count (*) FROM head h LEFT JOIN op o ON o.site = h.site AND o.seq = h.seq "
          "WHERE o.id IS NULL OR o.uid <> h.uid",
          &count, error))
    return FALSE;
  if (count > 0)
    ura_check_add (check,
                   ura_trn (check->language, "%u value names an entry of the log that is missing.",
                            "%u values name entries of the log that are missing.", (guint64) count),
                   (guint) count);
  return TRUE;
}

static gboolean
check_batches (UraConnection *connection, UraCheck *check, GError **error)
{
  gint64 count = 0;

  if (!ura_check_count (
          connection->db,
          "SELECT count (*) FROM op o LEFT JOIN batch b ON b.uid = o.batch WHERE b.uid IS NULL",
          &count, error))
    return FALSE;
  if (count > 0)
    ura_check_add (check,
                   ura_trn (check->language, "%u entry of the log belongs to no act of a user.",
                            "%u entries of the log belong to no act of a user.", (guint64) count),
                   (guint) count);
  return TRUE;
}

/* A record without the entry that created it cannot be explained; an entry without its record means
 * that a record is lost. */
static gboolean
check_register (UraConnection *connection,
                UraCheck *check,
                const UraRegister *description,
                GError **error)
{
  const char *label = ura_tr (check->language, description->label_plural);
  g_autofree char *unknown = g_strdup_printf (
      "SELECT count (*) FROM \"%s\" t WHERE NOT EXISTS "
      "(SELECT 1 FROM op WHERE op.uid = t.uid AND op.kind = 'create' AND op.register = '%s')",
      description->table, description->id);
  g_autofree char *lost = g_strdup_printf (
      "SELECT count (*) FROM op WHERE kind = 'create' AND register = '%s' AND NOT EXISTS "
      "(SELECT 1 FROM \"%s\" t WHERE t.uid = op.uid)",
      description->id, description->table);
  gint64 count = 0;

  if (!ura_check_count (connection->db, unknown, &count, error))
    return FALSE;
  if (count > 0)
    ura_check_add (check,
                   ura_trn (check->language, "“%s”: %u record has no entry in the log.",
                            "“%s”: %u records have no entry in the log.", (guint64) count),
                   label, (guint) count);

  if (!ura_check_count (connection->db, lost, &count, error))
    return FALSE;
  if (count > 0)
    ura_check_add (check,
                   ura_trn (check->language, "“%s”: %u record of the log is missing.",
                            "“%s”: %u records of the log are missing.", (guint64) count),
                   label, (guint) count);
  return TRUE;
}

/* A missing table is a finding of the schema's check. */
static gboolean
has_table (UraDb *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = '%s'", table);

  return ura_db_get_integer (db, sql, 0) == 1;
}

gboolean
ura_check_log (UraConnection *connection, UraCheck *check, GError **error)
{
  GCancellable *cancellable = ura_work_get_cancellable (check->task);

  if (!ura_log_verify (connection, check->findings, cancellable, error) ||
      !check_heads (connection, check, error) || !check_batches (connection, check, error))
    return FALSE;
  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    if (has_table (connection->db, (*r)->table) && !check_register (connection, check, *r, error))
      return FALSE;
  return TRUE;
}
