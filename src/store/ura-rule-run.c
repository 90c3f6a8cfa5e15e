/* Runs the rules of a register on one record, inside the write transaction. */

#include "config.h"

#include "ura-draft.h"
#include "ura-rule.h"

typedef struct
{
  UraRuleReader base;
  UraConnection *connection;
  UraDraft *draft;
  gboolean recheck;
  GPtrArray *found;    /* UraIssue */
  GHashTable *derived; /* field id → UraValue, values of derived fields already computed */
  UraValue deleted_old;
  UraValue deleted_new;
  UraValue uid;
} Reader;

static const UraValue missing = URA_VALUE_INIT;

static void
value_free (gpointer data)
{
  ura_value_clear (data);
  g_free (data);
}

static void
reader_evaluate (UraRuleReader *base, const char *expression, UraValue *result)
{
  Reader *reader = (Reader *) base;
  g_autoptr (GError) error = NULL;

  ura_value_clear (result);
  if (!ura_connection_evaluate (reader->connection, reader->draft->description->id,
                                reader->draft->uid, expression, result, &error))
    g_critical ("rule of %s: %s: %s", reader->draft->description->id, expression, error->message);
}

static const UraValue *
derived_value (Reader *reader, const UraField *field)
{
  UraValue *value = g_hash_table_lookup (reader->derived, field->id);

  if (value == NULL)
    {
      value = g_new0 (UraValue, 1);
      reader_evaluate (&reader->base, field->id, value);
      g_hash_table_insert (reader->derived, (gpointer) field->id, value);
    }
  return value;
}

static const UraValue *
reader_new_value (UraRuleReader *base, const char *field)
{
  Reader *reader = (Reader *) base;
  int index = ura_draft_find_field (reader->draft, field);

  if (g_str_equal (field, "deleted_at"))
    return &reader->deleted_new;
  if (g_str_equal (field, "uid"))
    return &reader->uid;
  if (index < 0)
    return &missing;
  if (reader->draft->fields[index]->derived != NULL)
    return derived_value (reader, reader->draft->fields[index]);
  return &reader->draft->new_values[index];
}

static const UraValue *
reader_old_value (UraRuleReader *base, const char *field)
{
  Reader *reader = (Reader *) base;
  int index = ura_draft_find_field (reader->draft, field);

  if (g_str_equal (field, "deleted_at"))
    return &reader->deleted_old;
  return index < 0 ? &missing : &reader->draft->old_values[index];
}

static gboolean
reader_is_new (UraRuleReader *base)
{
  return ((Reader *) base)->draft->is_new;
}

/* Binds every parameter of an expression to the new record's field of that name. */
static void
bind_parameters (Reader *reader, const UraExpression *expression, UraQuery *query)
{
  if (expression == NULL)
    return;
  if (expression->kind == URA_EXPRESSION_PARAMETER &&
      (g_str_equal (expression->name, "uid") ||
       ura_draft_find_field (reader->draft, expression->name) >= 0))
    ura_query_set_parameter (query, expression->name,
                             reader_new_value (&reader->base, expression->name));
  for (guint i = 0; expression->arguments != NULL && i < expression->arguments->len; i++)
    bind_parameters (reader, g_ptr_array_index (expression->arguments, i), query);
  bind_parameters (reader, expression->where, query);
  bind_parameters (reader, expression->by, query);
}

static gint64
reader_count (UraRuleReader *base, const char *register_id, const char *condition)
{
  Reader *reader = (Reader *) base;
  g_autoptr (UraQuery) query = ura_query_new (register_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraExpression) expression = ura_expression_parse (condition, &error);
  g_autoptr (UraResult) result = NULL;

  if (expression != NULL)
    {
      bind_parameters (reader, expression, query);
      ura_query_set_aggregate (query);
      ura_query_select (query, "count ()");
      ura_query_where (query, condition);
      result = ura_connection_query (reader->connection, query, NULL, &error);
    }
  if (result == NULL)
    {
      g_critical ("rule of %s: %s: %s", reader->draft->description->id, condition, error->message);
      return 0;
    }
  return ura_result_get_integer (result, 0, 0, 0);
}

static void
reader_report (UraRuleReader *base, UraIssueLevel level, const char *field, const char *message)
{
  Reader *reader = (Reader *) base;
  UraIssue *issue;

  for (guint i = 0; i < reader->found->len; i++)
    {
      UraIssue *known = g_ptr_array_index (reader->found, i);

      if (g_strcmp0 (known->field, field) == 0 && g_str_equal (known->message, message))
        return;
    }
  issue = g_new0 (UraIssue, 1);
  issue->level = (int) (reader->recheck && level == URA_ISSUE_REFUSE ? URA_ISSUE_INCOMPLETE
                                                                     : level);
  issue->field = g_strdup (field);
  issue->message = g_strdup (message);
  g_ptr_array_add (reader->found, issue);
}

static const UraRuleReaderInterface reader_interface = {
  .old_value = reader_old_value,
  .new_value = reader_new_value,
  .is_new = reader_is_new,
  .evaluate = reader_evaluate,
  .count = reader_count,
  .report = reader_report,
};

static gboolean
save_issues (UraConnection *connection, UraDraft *draft, GPtrArray *found, GError **error)
{
  if (!draft->is_new)
    {
      sqlite3_stmt *clear = ura_db_prepare (connection->db, "DELETE FROM issue WHERE uid = ?",
                                            error);

      if (clear == NULL)
        return FALSE;
      ura_db_bind_text (clear, 1, draft->uid);
      if (!ura_db_run (connection->db, clear, error))
        return FALSE;
    }
  for (guint i = 0; !draft->in_bin && i < found->len; i++)
    {
      const UraIssue *issue = g_ptr_array_index (found, i);
      sqlite3_stmt *insert = ura_db_prepare (
          connection->db,
          "INSERT INTO issue (register, uid, level, field, message) VALUES (?, ?, ?, ?, ?)", error);

      if (insert == NULL)
        return FALSE;
      ura_db_bind_text (insert, 1, draft->description->id);
      ura_db_bind_text (insert, 2, draft->uid);
      sqlite3_bind_int (insert, 3, issue->level);
      ura_db_bind_text (insert, 4, issue->field);
      ura_db_bind_text (insert, 5, issue->message);
      if (!ura_db_run (connection->db, insert, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
ura_rules_run (
    UraConnection *connection, UraDraft *draft, gboolean recheck, GPtrArray *issues, GError **error)
{
  Reader reader = {
    .base.iface = &reader_interface,
    .connection = connection,
    .draft = draft,
    .recheck = recheck,
  };
  char *role = connection->role;
  gboolean saved;

  /* Rules see everything, whoever is at work: a field hidden from a role is not missing. */
  connection->role = NULL;
  reader.found = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_issue_free);
  reader.derived = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, value_free);
  ura_value_set_text (&reader.uid, draft->uid);
  ura_value_set_text (&reader.deleted_old, draft->existed_in_bin ? "bin" : NULL);
  ura_value_set_text (&reader.deleted_new, draft->in_bin ? "bin" : NULL);

  for (guint i = 0; i < draft->n_fields; i++)
    if ((draft->fields[i]->flags & URA_FIELD_REQUIRED) != 0 && draft->fields[i]->derived == NULL &&
        draft->fields[i]->type != URA_FIELD_REFERENCES && ura_value_is_null (&draft->new_values[i]))
      reader_report (&reader.base, URA_ISSUE_INCOMPLETE, draft->fields[i]->id,
                     N_ ("Fill in this field."));
  for (const UraRule *rule = draft->description->rules; rule != NULL && rule->id != NULL; rule++)
    rule->check (&reader.base);

  connection->role = role;
  saved = save_issues (connection, draft, reader.found, error);
  g_ptr_array_extend_and_steal (issues, g_steal_pointer (&reader.found));
  g_hash_table_unref (reader.derived);
  ura_value_clear (&reader.uid);
  ura_value_clear (&reader.deleted_old);
  ura_value_clear (&reader.deleted_new);
  return saved;
}
