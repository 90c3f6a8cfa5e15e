/* The one function that writes: checks, rows, search text, log and issues in one transaction, or
 * nothing. */

#include "config.h"

#include "ura-draft.h"
#include "ura-log.h"
#include "ura-rule.h"

#include <string.h>

/* One edit on its way in. */
typedef struct
{
  UraConnection *connection;
  const UraEdit *edit;
  UraOutcome *outcome;
  GPtrArray *drafts;   /* UraDraft, in order of first mention */
  GHashTable *by_uid;  /* uid → UraDraft */
  GHashTable *coming;  /* uids the edit creates */
  GPtrArray *refusals; /* sentences */
  UraLogWriter writer;
} Apply;

static void
touched_free (gpointer data)
{
  UraChangedRecord *record = data;

  g_free ((char *) record->uid);
  g_free (record);
}

UraOutcome *
ura_outcome_new (void)
{
  UraOutcome *outcome = g_new0 (UraOutcome, 1);

  outcome->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_issue_free);
  outcome->touched = g_ptr_array_new_with_free_func (touched_free);
  return outcome;
}

void
ura_outcome_free (UraOutcome *outcome)
{
  g_ptr_array_unref (outcome->issues);
  g_ptr_array_unref (outcome->touched);
  g_free (outcome);
}

static void
touch (UraOutcome *outcome, const UraDraft *draft)
{
  UraChangedRecord *record = g_new0 (UraChangedRecord, 1);

  record->register_id = g_intern_string (draft->description->id);
  record->uid = g_strdup (draft->uid);
  g_ptr_array_add (outcome->touched, record);
}

/* "Label of the field: sentence", or the sentence alone. */
static void
refuse (Apply *apply, const UraDraft *draft, const char *field, const char *message)
{
  const UraField *description = ura_schema_field (apply->connection->schema, draft->description->id,
                                                  field);
  const UraLanguage *language = apply->connection->language;

  if (description == NULL)
    g_ptr_array_add (apply->refusals, g_strdup (ura_tr (language, message)));
  else
    g_ptr_array_add (apply->refusals,
                     g_strdup_printf ("%s: %s", ura_tr (language, description->label),
                                      ura_tr (language, message)));
}

static UraDraft *
find_draft (Apply *apply, const UraChange *change, GError **error)
{
  UraDraft *draft = g_hash_table_lookup (apply->by_uid, change->uid);

  if (draft != NULL)
    return draft;
  draft = ura_draft_load (apply->connection, change->register_id, change->uid,
                          change->kind == URA_CHANGE_CREATE, error);
  if (draft == NULL)
    return NULL;
  g_ptr_array_add (apply->drafts, draft);
  g_hash_table_insert (apply->by_uid, draft->uid, draft);
  return draft;
}

/* A shipped field that somebody edited belongs to them. */
static gboolean
is_edited_by_hand (Apply *apply, const char *uid, const char *field)
{
  g_autofree char *heads = ura_log_heads (apply->connection, uid, field, NULL);

  return heads != NULL && *heads != '\0' && !g_str_has_prefix (heads, "ura/");
}

static gboolean
take_value (Apply *apply, UraDraft *draft, const UraChange *change)
{
  int index = ura_draft_find_field (draft, change->field);
  const char *reason;

  g_return_val_if_fail (index >= 0, FALSE);
  if (apply->writer.shipped && !draft->is_new &&
      is_edited_by_hand (apply, draft->uid, change->field))
    return TRUE;
  ura_value_copy (&change->value, &draft->new_values[index]);
  reason = ura_field_check (apply->connection, draft->fields[index], &draft->new_values[index],
                            apply->coming);
  if (reason != NULL)
    refuse (apply, draft, change->field, reason);
  return TRUE;
}

static void
take_link (Apply *apply, UraDraft *draft, const UraChange *change)
{
  int index = ura_draft_find_field (draft, change->field);
  g_auto (UraValue) target = URA_VALUE_INIT;
  const char *reason;

  g_return_if_fail (index >= 0 && draft->fields[index]->type == URA_FIELD_REFERENCES);
  ura_value_copy (&change->value, &target);
  reason = change->kind == URA_CHANGE_UNLINK
               ? NULL
               : ura_field_check (apply->connection, draft->fields[index], &target, apply->coming);
  if (reason != NULL)
    refuse (apply, draft, change->field, reason);
  g_ptr_array_add (draft->links, (gpointer) change);
}

static gboolean
collect (Apply *apply, GError **error)
{
  for (guint i = 0; i < apply->edit->changes->len; i++)
    {
      const UraChange *change = g_ptr_array_index (apply->edit->changes, i);

      if (change->kind == URA_CHANGE_CREATE)
        g_hash_table_add (apply->coming, change->uid);
    }
  for (guint i = 0; i < apply->edit->changes->len; i++)
    {
      const UraChange *change = g_ptr_array_index (apply->edit->changes, i);
      UraDraft *draft = find_draft (apply, change, error);

      if (draft == NULL)
        return FALSE;
      switch (change->kind)
        {
        case URA_CHANGE_CREATE:
          draft->given_as_new = TRUE;
          if (!draft->is_new && !apply->writer.shipped)
            g_ptr_array_add (
                apply->refusals,
                g_strdup (ura_tr (apply->connection->language,
                                  N_ ("A record with this identifier exists already."))));
          break;
        case URA_CHANGE_SET:
          if (!take_value (apply, draft, change))
            return FALSE;
          break;
        case URA_CHANGE_LINK:
        case URA_CHANGE_UNLINK:
          take_link (apply, draft, change);
          break;
        case URA_CHANGE_BIN:
          draft->in_bin = TRUE;
          break;
        case URA_CHANGE_RESTORE:
          draft->in_bin = FALSE;
          break;
        }
    }
  return TRUE;
}

static void
check_unique (Apply *apply, UraDraft *draft)
{
  for (guint i = 0; i < draft->n_fields; i++)
    if ((draft->fields[i]->flags & URA_FIELD_UNIQUE) != 0 && !draft->in_bin &&
        !ura_value_is_null (&draft->new_values[i]) &&
        (draft->is_new || draft->existed_in_bin || ura_draft_field_changed (draft, i)) &&
        ura_field_is_taken (apply->connection, draft, i))
      refuse (apply, draft, draft->fields[i]->id,
              N_ ("Another record has this already; it must be different."));
}

static gboolean
is_tree_change (const UraDraft *draft)
{
  const char *names[] = { draft->description->tree_parent, draft->description->tree_position };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int index = names[i] == NULL ? -1 : ura_draft_find_field (draft, names[i]);

      if (index >= 0 && (draft->is_new || ura_draft_field_changed (draft, (guint) index)))
        return TRUE;
    }
  return FALSE;
}

/* Walks up from the new parent: meeting the record itself would close a circle. */
static gboolean
makes_circle (Apply *apply, const UraDraft *draft, GError **error)
{
  const UraRegister *description = draft->description;
  int index = description->tree_parent == NULL
                  ? -1
                  : ura_draft_find_field (draft, description->tree_parent);
  g_autofree char *sql = NULL;
  g_autofree char *at = NULL;

  if (index < 0 || !ura_draft_field_changed (draft, (guint) index))
    return FALSE;
  sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE uid = ?", description->tree_parent,
                         description->table);
  at = g_strdup (ura_value_get_text (&draft->new_values[index]));
  for (guint steps = 0; at != NULL; steps++)
    {
      g_autoptr (sqlite3_stmt) statement = ura_db_prepare (apply->connection->db, sql, error);
      gboolean row;

      if (g_str_equal (at, draft->uid) || steps > 1000)
        return TRUE;
      if (statement == NULL)
        return FALSE;
      ura_db_bind_text (statement, 1, at);
      if (!ura_db_step (apply->connection->db, statement, &row, error))
        return FALSE;
      g_free (at);
      at = row ? g_strdup ((const char *) sqlite3_column_text (statement, 0)) : NULL;
    }
  return FALSE;
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* One entry with every field for a creation. */
static gboolean
log_creation (Apply *apply, UraDraft *draft, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree UraValue *values = NULL; /* borrowed contents */

  for (guint i = 0; i < draft->n_fields; i++)
    if (!ura_value_is_null (&draft->new_values[i]))
      g_ptr_array_add (names, (gpointer) draft->fields[i]->id);
  g_ptr_array_sort (names, compare_fields);
  values = g_new0 (UraValue, names->len + 1);
  for (guint i = 0; i < names->len; i++)
    values[i] = draft->new_values[ura_draft_find_field (draft, g_ptr_array_index (names, i))];
  if (!ura_log_append (apply->connection, &apply->writer, URA_CHANGE_CREATE, draft->description->id,
                       draft->uid, (const char *const *) names->pdata, values, names->len, NULL,
                       error))
    return FALSE;
  /* A record that was shipped before and is shipped again has two creations: name the heads. */
  for (guint i = 0; !draft->is_new && i < names->len; i++)
    if (!is_edited_by_hand (apply, draft->uid, g_ptr_array_index (names, i)) &&
        !ura_log_set_head (apply->connection, &apply->writer, draft->uid,
                           g_ptr_array_index (names, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
log_one (Apply *apply,
         UraDraft *draft,
         UraChangeKind kind,
         const char *field,
         const UraValue *value,
         GError **error)
{
  const char *head_field = field != NULL ? field : "deleted_at";
  g_autofree char *key = kind == URA_CHANGE_LINK || kind == URA_CHANGE_UNLINK
                             ? g_strdup_printf ("%s/%s", head_field, ura_value_get_text (value))
                             : g_strdup (head_field);
  g_autofree char *bases = ura_log_heads (apply->connection, draft->uid, key, error);

  if (bases == NULL)
    return FALSE;
  return ura_log_append (apply->connection, &apply->writer, kind, draft->description->id,
                         draft->uid, field == NULL ? NULL : &field, value, field == NULL ? 0 : 1,
                         bases, error) &&
         ura_log_set_head (apply->connection, &apply->writer, draft->uid, key, error);
}

static gboolean
log_draft (Apply *apply, UraDraft *draft, GError **error)
{
  if (draft->is_new || (draft->given_as_new && apply->writer.shipped))
    {
      if (!log_creation (apply, draft, error))
        return FALSE;
    }
  else
    for (guint i = 0; i < draft->n_fields; i++)
      if (ura_draft_field_changed (draft, i) &&
          !log_one (apply, draft, URA_CHANGE_SET, draft->fields[i]->id, &draft->new_values[i],
                    error))
        return FALSE;

  for (guint i = 0; i < draft->links->len; i++)
    {
      const UraChange *change = g_ptr_array_index (draft->links, i);

      if (!log_one (apply, draft, change->kind, change->field, &change->value, error))
        return FALSE;
    }
  if (draft->in_bin != draft->existed_in_bin)
    return log_one (apply, draft, draft->in_bin ? URA_CHANGE_BIN : URA_CHANGE_RESTORE, NULL, NULL,
                    error);
  return TRUE;
}

static gboolean
write_draft (Apply *apply, UraDraft *draft, GError **error)
{
  g_autoptr (GError) walk_error = NULL;

  if (!ura_draft_is_changed (draft) && !(draft->given_as_new && apply->writer.shipped))
    return TRUE;
  check_unique (apply, draft);
  if (makes_circle (apply, draft, &walk_error))
    refuse (apply, draft, NULL, N_ ("An item cannot be moved below itself."));
  if (walk_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&walk_error));
      return FALSE;
    }
  if (apply->refusals->len > 0)
    return TRUE;
  if (!log_draft (apply, draft, error))
    return FALSE;
  if (ura_draft_is_changed (draft) &&
      (!ura_draft_write (apply->connection, draft, apply->writer.author, error) ||
       !ura_derived_update (apply->connection, draft->description, draft->id, draft->uid,
                            is_tree_change (draft), error)))
    return FALSE;
  touch (apply->outcome, draft);
  return TRUE;
}

/* Reference fields marked OWNER name the record this one is part of: its rules, and those of the
 * other records that are part of it, may judge differently now. */
static gboolean
recheck_record (Apply *apply, const char *register_id, const char *uid, GError **error)
{
  const UraRegister *description = ura_schema_register (apply->connection->schema, register_id);
  g_autoptr (UraDraft) draft = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (description == NULL || description->rules == NULL ||
      g_hash_table_contains (apply->by_uid, uid))
    return TRUE;
  draft = ura_draft_load (apply->connection, register_id, uid, TRUE, error);
  if (draft == NULL)
    return FALSE;
  if (draft->is_new)
    return TRUE;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_issue_free);
  touch (apply->outcome, draft);
  return ura_rules_run (apply->connection, draft, TRUE, found, error);
}

static gboolean
recheck_parts (Apply *apply, const UraChild *child, const char *key, GError **error)
{
  const UraRegister *target = ura_schema_register (apply->connection->schema, child->target);
  const UraField *field = ura_schema_field (apply->connection->schema, child->target, child->field);
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sql = NULL;
  gboolean row = TRUE;

  if (target->rules == NULL || (field->flags & URA_FIELD_OWNER) == 0)
    return TRUE;
  sql = g_strdup_printf (
      "SELECT uid FROM \"%s\" WHERE \"%s\" = ? AND deleted_at IS NULL LIMIT 1000", target->table,
      field->id);
  statement = ura_db_prepare (apply->connection->db, sql, error);
  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, key);
  while (TRUE)
    {
      if (!ura_db_step (apply->connection->db, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      g_ptr_array_add (uids, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  g_clear_pointer (&statement, ura_db_release);
  for (guint i = 0; i < uids->len; i++)
    if (!recheck_record (apply, child->target, g_ptr_array_index (uids, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
recheck_owner (Apply *apply, const UraField *field, const char *value, GError **error)
{
  g_auto (GStrv) parts = NULL;
  const UraRegister *owner;
  const char *uid = value;

  if (value == NULL)
    return TRUE;
  if (field->type == URA_FIELD_ANY_RECORD)
    {
      parts = g_strsplit (value, ":", 2);
      owner = ura_schema_register (apply->connection->schema, parts[0]);
      uid = parts[1];
    }
  else
    owner = ura_schema_register (apply->connection->schema, field->target);
  if (owner == NULL || uid == NULL || !recheck_record (apply, owner->id, uid, error))
    return FALSE;
  for (const UraChild *child = owner->children; child != NULL && child->id != NULL; child++)
    {
      const UraField *back = ura_schema_field (apply->connection->schema, child->target,
                                               child->field);
      g_autofree char *key = back->type == URA_FIELD_ANY_RECORD
                                 ? g_strdup_printf ("%s:%s", owner->id, uid)
                                 : g_strdup (uid);

      if (!recheck_parts (apply, child, key, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_rules (Apply *apply, GError **error)
{
  for (guint i = 0; i < apply->drafts->len; i++)
    {
      UraDraft *draft = g_ptr_array_index (apply->drafts, i);
      guint first = apply->outcome->issues->len;

      if (!ura_draft_is_changed (draft))
        continue;
      if (!ura_rules_run (apply->connection, draft, FALSE, apply->outcome->issues, error))
        return FALSE;
      for (guint n = first; n < apply->outcome->issues->len; n++)
        {
          UraIssue *issue = g_ptr_array_index (apply->outcome->issues, n);

          if (issue->level == URA_ISSUE_REFUSE)
            refuse (apply, draft, issue->field, issue->message);
        }
    }
  for (guint i = 0; apply->refusals->len == 0 && i < apply->drafts->len; i++)
    {
      UraDraft *draft = g_ptr_array_index (apply->drafts, i);

      for (guint f = 0; ura_draft_is_changed (draft) && f < draft->n_fields; f++)
        {
          if ((draft->fields[f]->flags & URA_FIELD_OWNER) == 0)
            continue;
          if (!recheck_owner (apply, draft->fields[f], ura_value_get_text (&draft->new_values[f]),
                              error))
            return FALSE;
          if (ura_draft_field_changed (draft, f) &&
              !recheck_owner (apply, draft->fields[f], ura_value_get_text (&draft->old_values[f]),
                              error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
refused (Apply *apply, GError **error)
{
  g_autofree char *sentences = NULL;

  if (apply->refusals->len == 0)
    return FALSE;
  g_ptr_array_add (apply->refusals, NULL);
  sentences = g_strjoinv ("\n", (char **) apply->refusals->pdata);
  g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED, sentences);
  return TRUE;
}

static gboolean
apply_in_transaction (Apply *apply, GError **error)
{
  if (!ura_log_begin (apply->connection, apply->edit, &apply->writer, error) ||
      !collect (apply, error) || refused (apply, error))
    return FALSE;
  for (guint i = 0; i < apply->drafts->len; i++)
    if (!write_draft (apply, g_ptr_array_index (apply->drafts, i), error))
      return FALSE;
  if (refused (apply, error) || !run_rules (apply, error) || refused (apply, error))
    return FALSE;
  return TRUE;
}

static gboolean
already_shipped (UraConnection *connection, const UraEdit *edit)
{
  g_autoptr (sqlite3_stmt)
      statement = ura_db_prepare (connection->db, "SELECT 1 FROM batch WHERE site = ?", NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, edit->shipped);
  return ura_db_step (connection->db, statement, &row, NULL) && row;
}

/* Saving what is there already leaves no batch: undo would seem to do nothing, and redo be lost. */
static gboolean
is_idle (const Apply *apply)
{
  return apply->outcome->touched->len == 0 && apply->edit->shipped == NULL &&
         apply->edit->undoes == NULL;
}

gboolean
ura_connection_apply (UraConnection *connection,
                      const UraEdit *edit,
                      UraOutcome *outcome,
                      GError **error)
{
  Apply apply = { .connection = connection, .edit = edit, .outcome = outcome };
  gint64 clock = connection->clock;
  gboolean applied;

  if (connection->read_only)
    {
      g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_READ_ONLY,
                           ura_tr (connection->language, N_ ("Your role allows reading only.")));
      return FALSE;
    }
  if (edit->shipped != NULL && already_shipped (connection, edit))
    return TRUE;
  if (!ura_db_begin (connection->db, error))
    return FALSE;

  apply.drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_draft_free);
  apply.by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  apply.coming = g_hash_table_new (g_str_hash, g_str_equal);
  apply.refusals = g_ptr_array_new_with_free_func (g_free);
  applied = apply_in_transaction (&apply, error);
  if (applied && !is_idle (&apply))
    applied = ura_db_commit (connection->db, error);
  else
    {
      ura_db_rollback (connection->db);
      connection->clock = clock;
    }
  if (!applied)
    {
      connection->clock = clock;
      g_ptr_array_set_size (outcome->issues, 0);
      g_ptr_array_set_size (outcome->touched, 0);
    }
  g_hash_table_unref (apply.by_uid);
  g_hash_table_unref (apply.coming);
  g_ptr_array_unref (apply.drafts);
  g_ptr_array_unref (apply.refusals);
  ura_log_writer_clear (&apply.writer);
  return applied;
}
