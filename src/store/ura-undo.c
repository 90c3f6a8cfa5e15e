/* Undo reverts each field of the user's own last batch where that batch still gave the field its
 * value. A later batch that was itself undone does not stand in the way. Redo is undo of an undo.
 */

#include "config.h"

#include "ura-draft.h"
#include "ura-log.h"

#include <string.h>

/* A batch is "done" when nothing takes it back. Undo acts on the last done batch that takes nothing
 * back; redo on the last done batch that does, if no other was made since. */
#define DONE                                                                                       \
  "NOT EXISTS (SELECT 1 FROM batch u WHERE u.undoes = b.uid AND NOT EXISTS "                       \
  "(SELECT 1 FROM batch r WHERE r.undoes = u.uid))"
#define MINE "b.author = ?1 AND b.final = 0"
/* Whether the batch that b takes back takes one back itself: then b is a redo. */
#define IS_REDO "EXISTS (SELECT 1 FROM batch t WHERE t.uid = b.undoes AND t.undoes IS NOT NULL)"

#define UNDO_SQL                                                                                   \
  "SELECT b.uid, b.action FROM batch b WHERE " MINE " AND b.undoes IS NULL AND " DONE              \
  " ORDER BY b.id DESC LIMIT 1"
#define REDO_SQL                                                                                   \
  "SELECT b.uid, b.action FROM batch b WHERE " MINE " AND b.undoes IS NOT NULL AND NOT " IS_REDO   \
  " AND NOT EXISTS (SELECT 1 FROM batch r WHERE r.undoes = b.uid)"                                 \
  " AND NOT EXISTS (SELECT 1 FROM batch l WHERE l.author = ?1 AND l.undoes IS NULL AND l.id > "    \
  "b.id)"                                                                                          \
  " ORDER BY b.id DESC LIMIT 1"

static gboolean
find_batch (UraConnection *connection, gboolean redo, char **uid, char **action, GError **error)
{
  g_autoptr (sqlite3_stmt)
      statement = ura_db_prepare (connection->db, redo ? REDO_SQL : UNDO_SQL, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, connection->user);
  if (!ura_db_step (connection->db, statement, &row, error))
    return FALSE;
  if (row)
    {
      *uid = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      *action = g_strdup ((const char *) sqlite3_column_text (statement, 1));
    }
  return TRUE;
}

char *
ura_connection_undo_label (UraConnection *connection, gboolean redo)
{
  g_autofree char *uid = NULL;
  g_autofree char *action = NULL;

  if (connection->read_only || !find_batch (connection, redo, &uid, &action, NULL) || uid == NULL)
    return NULL;
  return g_strdup (ura_tr (connection->language, action));
}

/* One entry of the log as undo needs it. */
typedef struct
{
  char *id; /* "site:seq" */
  char *batch;
  char *kind;
  char *register_id;
  char *uid;
  char *content;
  char *bases;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_free (entry->batch);
  g_free (entry->kind);
  g_free (entry->register_id);
  g_free (entry->uid);
  g_free (entry->content);
  g_free (entry->bases);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, entry_free)

#define ENTRY_COLUMNS "site || ':' || seq, batch, kind, register, uid, content, bases"

static Entry *
read_entry (sqlite3_stmt *row)
{
  Entry *entry = g_new0 (Entry, 1);
  char **parts[] = { &entry->id,  &entry->batch,   &entry->kind, &entry->register_id,
                     &entry->uid, &entry->content, &entry->bases };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    *parts[i] = g_strdup ((const char *) sqlite3_column_text (row, (int) i));
  return entry;
}

static Entry *
find_entry (UraConnection *connection, const char *sql, const char *a, const char *b)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (connection->db, sql, NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return NULL;
  ura_db_bind_text (statement, 1, a);
  if (b != NULL)
    ura_db_bind_text (statement, 2, b);
  if (!ura_db_step (connection->db, statement, &row, NULL) || !row)
    return NULL;
  return read_entry (statement);
}

static Entry *
entry_by_id (UraConnection *connection, const char *id)
{
  const char *colon = id == NULL ? NULL : strrchr (id, ':');
  g_autofree char *site = colon == NULL ? NULL : g_strndup (id, (gsize) (colon - id));

  if (colon == NULL)
    return NULL;
  return find_entry (
      connection, "SELECT " ENTRY_COLUMNS " FROM op WHERE site = ?1 AND seq = CAST (?2 AS INTEGER)",
      site, colon + 1);
}

/* What the field is called among the heads. */
static char *
head_key (const Entry *entry, const char *field)
{
  g_auto (UraValue) target = URA_VALUE_INIT;

  if (!g_str_equal (entry->kind, "link") && !g_str_equal (entry->kind, "unlink"))
    return g_strdup (field == NULL ? "deleted_at" : field);
  ura_log_content_value (entry->content, field, &target);
  return g_strdup_printf ("%s/%s", field, ura_value_get_text (&target));
}

/* How the content of an entry for this head begins; NULL for bin and restore, which have none. */
static char *
content_prefix (const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 2);

  if (g_str_equal (key, "deleted_at"))
    return NULL;
  return parts[1] == NULL ? g_strdup_printf ("{\"%s\":", parts[0])
                          : g_strdup_printf ("{\"%s\":\"%s\"", parts[0], parts[1]);
}

/* The entry for the same head in the batch that @batch takes back. */
static Entry *
undone_entry (UraConnection *connection, const char *batch, const char *uid, const char *key)
{
  g_autofree char *prefix = content_prefix (key);
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      connection->db,
      "SELECT o.site || ':' || o.seq, o.batch, o.kind, o.register, o.uid, o.content, o.bases "
      "FROM batch b JOIN op o ON o.batch = b.undoes "
      "WHERE b.uid = ?1 AND o.uid = ?2 AND o.kind != 'create' AND "
      "CASE WHEN ?3 IS NULL THEN o.content IS NULL ELSE substr (o.content, 1, length (?3)) = ?3 "
      "END",
      NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return NULL;
  ura_db_bind_text (statement, 1, batch);
  ura_db_bind_text (statement, 2, uid);
  ura_db_bind_text (statement, 3, prefix);
  if (!ura_db_step (connection->db, statement, &row, NULL) || !row)
    return NULL;
  return read_entry (statement);
}

/* Whether @id still gives the field its value. A head that belongs to an undo stands for what it
 * restored, so the way from the head back through such batches may lead to @id. */
static gboolean
is_in_effect (UraConnection *connection, const char *uid, const char *key, const char *id)
{
  g_autofree char *head = ura_log_heads (connection, uid, key, NULL);

  for (guint steps = 0; head != NULL && steps < 1000; steps++)
    {
      g_autoptr (Entry) entry = entry_by_id (connection, head);
      g_autoptr (Entry) undone = NULL;

      if (g_str_equal (head, id))
        return TRUE;
      undone = entry == NULL ? NULL : undone_entry (connection, entry->batch, uid, key);
      if (undone == NULL || undone->bases == NULL)
        return FALSE;
      g_free (head);
      head = g_strdup (undone->bases);
    }
  return FALSE;
}

/* The only field of a set, link or unlink. */
static char *
only_field (const Entry *entry)
{
  const char *start = entry->content == NULL ? NULL : strchr (entry->content, '"');
  const char *end = start == NULL ? NULL : strchr (start + 1, '"');

  return end == NULL ? NULL : g_strndup (start + 1, (gsize) (end - start - 1));
}

/* A creation can be taken back unless somebody worked on the record since. */
static gboolean
is_untouched (UraConnection *connection, const Entry *creation)
{
  g_autoptr (Entry) later = find_entry (
      connection,
      "SELECT " ENTRY_COLUMNS " FROM op WHERE uid = ?1 AND batch != ?2 AND batch IN "
      "(SELECT b.uid FROM batch b WHERE b.undoes IS NULL AND " DONE ")",
      creation->uid, creation->batch);

  return later == NULL;
}

static void
list_conflict (UraConnection *connection,
               const Entry *entry,
               const char *field,
               GPtrArray *conflicts)
{
  const UraRegister *description = ura_schema_register (connection->schema, entry->register_id);
  const UraField *known = ura_schema_field (connection->schema, entry->register_id, field);

  g_ptr_array_add (conflicts,
                   g_strdup_printf ("%s: %s", ura_tr (connection->language, description->label),
                                    known != NULL
                                        ? ura_tr (connection->language, known->label)
                                        : ura_tr (connection->language, N_ ("changed since"))));
}

/* Adds the opposite of one entry to @edit. */
static void
add_opposite (UraConnection *connection, const Entry *entry, UraEdit *edit, GPtrArray *conflicts)
{
  g_autofree char *field = only_field (entry);
  g_autofree char *key = head_key (entry, field);
  g_autoptr (Entry) base = NULL;
  g_auto (UraValue) value = URA_VALUE_INIT;

  if (g_str_equal (entry->kind, "create"))
    {
      if (is_untouched (connection, entry))
        ura_edit_bin (edit, entry->register_id, entry->uid);
      else
        list_conflict (connection, entry, NULL, conflicts);
      return;
    }
  if (!is_in_effect (connection, entry->uid, key, entry->id))
    {
      list_conflict (connection, entry, field, conflicts);
      return;
    }
  switch (ura_log_kind (entry->kind))
    {
    case URA_CHANGE_SET:
      base = entry_by_id (connection, entry->bases);
      if (base != NULL)
        ura_log_content_value (base->content, field, &value);
      ura_edit_set (edit, entry->register_id, entry->uid, field, &value);
      break;
    case URA_CHANGE_LINK:
    case URA_CHANGE_UNLINK:
      ura_log_content_value (entry->content, field, &value);
      (g_str_equal (entry->kind, "link") ? ura_edit_unlink : ura_edit_link) (
          edit, entry->register_id, entry->uid, field, ura_value_get_text (&value));
      break;
    case URA_CHANGE_BIN:
      ura_edit_restore (edit, entry->register_id, entry->uid);
      break;
    case URA_CHANGE_RESTORE:
      ura_edit_bin (edit, entry->register_id, entry->uid);
      break;
    case URA_CHANGE_CREATE:
      break;
    }
}

static gboolean
add_opposites (UraConnection *connection, UraEdit *edit, GPtrArray *conflicts, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      connection->db, "SELECT " ENTRY_COLUMNS " FROM op WHERE batch = ? ORDER BY id DESC", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, edit->undoes);
  while (TRUE)
    {
      if (!ura_db_step (connection->db, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      g_ptr_array_add (entries, read_entry (statement));
    }
  g_clear_pointer (&statement, ura_db_release);
  for (guint i = 0; i < entries->len; i++)
    add_opposite (connection, g_ptr_array_index (entries, i), edit, conflicts);
  return TRUE;
}

gboolean
ura_connection_undo (UraConnection *connection,
                     gboolean redo,
                     gboolean only_possible,
                     UraOutcome *outcome,
                     char **label,
                     GError **error)
{
  g_autofree char *batch = NULL;
  g_autofree char *action = NULL;
  g_autoptr (UraEdit) edit = NULL;
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (g_free);

  if (!find_batch (connection, redo, &batch, &action, error))
    return FALSE;
  if (batch == NULL)
    {
      g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
                           redo ? ura_tr (connection->language, N_ ("There is nothing to redo."))
                                : ura_tr (connection->language, N_ ("There is nothing to undo.")));
      return FALSE;
    }
  edit = ura_edit_new (action);
  edit->undoes = g_strdup (batch);
  if (!add_opposites (connection, edit, conflicts, error))
    return FALSE;
  if (conflicts->len > 0 && !only_possible)
    {
      g_autofree char *list = NULL;

      g_ptr_array_add (conflicts, NULL);
      list = g_strjoinv ("\n", (char **) conflicts->pdata);
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_CONFLICT,
                   ura_tr (connection->language,
                           N_ ("These were changed since and would stay as they are:\n%s")),
                   list);
      return FALSE;
    }
  if (!ura_connection_apply (connection, edit, outcome, error))
    return FALSE;
  *label = g_strdup (ura_tr (connection->language, action));
  return TRUE;
}
