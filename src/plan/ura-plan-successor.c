/* Copies a plan as the next one: records of the old plan are read, records of the new one made, all
 * in one edit. */

#include "config.h"

#include "ura-plan-successor.h"

#include <string.h>

#include "ura-date.h"
#include "ura-plan-nodes.h"
#include "ura-uid.h"

typedef struct
{
  UraStore *store;
  GCancellable *cancellable;
  const UraPlanSuccessor *wanted;
  const char *old_plan; /* uid */
  char *old_code;
  char *plan; /* uid of the new one */
  UraPlanLists *lists;
  UraEdit *edit;
  GHashTable *uids; /* of old records → of new ones */
} Copy;

/* The fields that one register hands on: as they are, except references to what is copied too. */
typedef struct
{
  const char *register_id;
  const char *where;
  const char *sort;
  const char *fields; /* separated by spaces */
} Part;

static gboolean
check_wanted (UraStore *store, const UraPlanSuccessor *wanted, GError **error)
{
  const UraLanguage *language = ura_store_get_language (store);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (wanted->code == NULL || *wanted->code == '\0' || strpbrk (wanted->code, " \t\n/[]") != NULL)
    return ura_plan_refuse (
        error, ura_tr (language, "Give the new plan a code without spaces and slashes."));
  if (wanted->title == NULL || *wanted->title == '\0')
    return ura_plan_refuse (error, ura_tr (language, "Give the new plan a title."));
  first = wanted->start == NULL ? NULL : ura_date_first_day (wanted->start);
  last = wanted->end == NULL ? NULL : ura_date_last_day (wanted->end);
  if (first == NULL || last == NULL)
    return ura_plan_refuse (error,
                            ura_tr (language, "Say when the new plan begins and when it ends."));
  if (strcmp (first, last) > 0)
    return ura_plan_refuse (error, ura_tr (language, "The plan ends before it begins."));
  return TRUE;
}

static gboolean
check_code (Copy *self, GError **error)
{
  g_autoptr (UraResult)
      result = ura_plan_select (self->store, self->cancellable, error, "plan", "code = :code",
                                "code", self->wanted->code, "title", NULL);

  if (result == NULL)
    return FALSE;
  if (ura_result_get_n_rows (result) == 0)
    return TRUE;
  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_EXISTS,
               ura_tr (ura_store_get_language (self->store),
                       "There is a plan with the code %s already: “%s”. Give the new plan another "
                       "code."),
               self->wanted->code, ura_result_get_text (result, 0, 0));
  return FALSE;
}

static gboolean
copy_plan (Copy *self, GError **error)
{
  static const char *const fields[] = { "level",  "place",   "report_kind", "lead_institution",
                                        "vision", "mission", "goal",        "donor_support" };
  g_autoptr (UraQuery) query = ura_query_new ("plan");
  g_autoptr (UraResult) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    ura_query_select (query, fields[i]);
  ura_query_select (query, "code");
  ura_query_where (query, "uid = :uid");
  ura_query_set_parameter_text (query, "uid", self->old_plan);
  result = ura_store_query (self->store, query, self->cancellable, error);
  if (result == NULL)
    return FALSE;
  if (ura_result_get_n_rows (result) == 0)
    {
      g_set_error_literal (
          error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
          ura_tr (ura_store_get_language (self->store), "This plan is not in the workspace."));
      return FALSE;
    }
  self->old_code = g_strdup (ura_result_get_text (result, 0, G_N_ELEMENTS (fields)));
  self->plan = g_strdup (ura_edit_create (self->edit, "plan", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!ura_value_is_null (ura_result_get (result, 0, i)))
      ura_edit_set (self->edit, "plan", self->plan, fields[i], ura_result_get (result, 0, i));
  ura_edit_set_text (self->edit, "plan", self->plan, "code", self->wanted->code);
  ura_edit_set_text (self->edit, "plan", self->plan, "title", self->wanted->title);
  ura_edit_set_text (self->edit, "plan", self->plan, "period_start", self->wanted->start);
  ura_edit_set_text (self->edit, "plan", self->plan, "period_end", self->wanted->end);
  ura_edit_set_text (self->edit, "plan", self->plan, "supersedes", self->old_plan);
  ura_edit_set_text (self->edit, "plan", self->plan, "status",
                     ura_plan_lists_code (self->lists, "plan_status", "draft"));
  g_hash_table_insert (self->uids, g_strdup (self->old_plan), g_strdup (self->plan));
  return TRUE;
}

/* Codes begin with the plan's: KO-A.1 becomes KO2-A.1. */
static char *
new_code (const Copy *self, const char *code)
{
  g_autofree char *prefix = g_strconcat (self->old_code == NULL ? "" : self->old_code, "-", NULL);

  return g_strdup_printf ("%s-%s", self->wanted->code,
                          g_str_has_prefix (code, prefix) ? code + strlen (prefix) : code);
}

/* Whether a field refers to a record of the plan, which then has a copy of its own. */
static gboolean
is_inside (Copy *self, const Part *part, const char *field)
{
  const UraField *description = ura_schema_field (ura_store_get_schema (self->store),
                                                  part->register_id, field);
  static const char *const inside[] = { "plan", "node", "indicator", NULL };

  return description->type == URA_FIELD_REFERENCE && g_strv_contains (inside, description->target);
}

/* A reference inside the plan that leads to no copy: what it belongs to was retired. An item whose
 * parent is gone comes to the top, and an indicator can do without another one's figures. */
static gboolean
is_homeless (Copy *self, const Part *part, const char *field, const UraValue *value)
{
  const char *uid = ura_value_get_text (value);

  return is_inside (self, part, field) && !g_str_equal (field, "parent") &&
         !g_str_equal (field, "same_as") &&
         (uid == NULL || g_hash_table_lookup (self->uids, uid) == NULL);
}

static void
copy_field (Copy *self, const Part *part, const char *uid, const char *field, const UraValue *value)
{
  const char *text = ura_value_get_text (value);
  g_autofree char *code = NULL;

  if (ura_value_is_null (value))
    return;
  if (is_inside (self, part, field))
    ura_edit_set_text (self->edit, part->register_id, uid, field,
                       g_hash_table_lookup (self->uids, text));
  else if (g_str_equal (field, "code"))
    {
      code = new_code (self, text);
      ura_edit_set_text (self->edit, part->register_id, uid, field, code);
    }
  else
    ura_edit_set (self->edit, part->register_id, uid, field, value);
}

static void
copy_row (Copy *self, const Part *part, char **fields, const UraResult *result, guint row)
{
  const char *uid = g_hash_table_lookup (self->uids, ura_result_get_text (result, row, 0));

  for (guint i = 0; fields[i] != NULL; i++)
    if (is_homeless (self, part, fields[i], ura_result_get (result, row, i + 1)))
      return;
  ura_edit_create (self->edit, part->register_id, uid);
  for (guint i = 0; fields[i] != NULL; i++)
    copy_field (self, part, uid, fields[i], ura_result_get (result, row, i + 1));
}

static gboolean
copy_part (Copy *self, const Part *part, GError **error)
{
  g_autoptr (UraQuery) query = ura_query_new (part->register_id);
  g_auto (GStrv) fields = g_strsplit (part->fields, " ", -1);
  g_autoptr (UraResult) result = NULL;

  ura_query_select (query, "uid");
  for (char **field = fields; *field != NULL; field++)
    ura_query_select (query, *field);
  ura_query_where (query, part->where);
  ura_query_sort (query, part->sort, FALSE);
  ura_query_set_parameter_text (query, "plan", self->old_plan);
  result = ura_store_query (self->store, query, self->cancellable, error);
  if (result == NULL)
    return FALSE;
  /* First every copy has its uid, so that records of one part may refer to each other. */
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    g_hash_table_insert (self->uids, g_strdup (ura_result_get_text (result, row, 0)),
                         ura_uid_new ());
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    copy_row (self, part, fields, result, row);
  return TRUE;
}

/* Every new item continues the old one. */
static gboolean
link_back (Copy *self, GError **error)
{
  g_autoptr (UraResult)
      result = ura_plan_select (self->store, self->cancellable, error, "node", "plan = :plan",
                                "plan", self->old_plan, "uid", "code", NULL);
  const char *continues = ura_plan_lists_code (self->lists, "node_relation", "continues");

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      const char *old = ura_result_get_text (result, row, 0);
      const char *code = ura_result_get_text (result, row, 1);
      const char *copy = g_hash_table_lookup (self->uids, old);
      g_autofree char *prefix = g_strconcat (self->old_code == NULL ? "" : self->old_code, "-",
                                             NULL);
      g_autofree char *printed = NULL;
      const char *uid;

      if (copy == NULL)
        continue;
      uid = ura_edit_create (self->edit, "node_link", NULL);
      ura_edit_set_text (self->edit, "node_link", uid, "from_node", copy);
      ura_edit_set_text (self->edit, "node_link", uid, "relation", continues);
      ura_edit_set_text (self->edit, "node_link", uid, "to_node", old);
      if (code != NULL)
        {
          printed = g_strdup_printf ("%s %s", self->old_code,
                                     g_str_has_prefix (code, prefix) ? code + strlen (prefix)
                                                                     : code);
          ura_edit_set_text (self->edit, "node_link", uid, "to_printed", printed);
        }
    }
  return TRUE;
}

/* Where an indicator stood at last is where it starts from now. */
static gboolean
copy_baselines (Copy *self, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_select (
      self->store, self->cancellable, error, "indicator", "plan = :plan", "plan", self->old_plan,
      "uid", "last (values.value by period_end where value is not missing)",
      "last (values.period_end by period_end where value is not missing)", NULL);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      const char *copy = g_hash_table_lookup (self->uids, ura_result_get_text (result, row, 0));
      const UraValue *value = ura_result_get (result, row, 1);
      const char *day = ura_result_get_text (result, row, 2);
      const char *uid;

      if (copy == NULL || ura_value_is_null (value) || day == NULL)
        continue;
      uid = ura_edit_create (self->edit, "baseline", NULL);
      ura_edit_set_text (self->edit, "baseline", uid, "indicator", copy);
      ura_edit_set_text (self->edit, "baseline", uid, "date", day);
      ura_edit_set (self->edit, "baseline", uid, "value", value);
      ura_edit_set_text (self->edit, "baseline", uid, "source", self->old_code);
    }
  return TRUE;
}

static gboolean
copy_all (Copy *self, GError **error)
{
  static const Part parts[] = {
    { "glossary", "plan = :plan", "abbreviation",
      "plan abbreviation meaning definition source_act" },
    { "node", "plan = :plan and retired_on is missing", "path",
      "plan parent type code code_printed code_printed_also text expected_result recurrence "
      "recurrence_count priority position" },
    { "node_institution", "node.plan = :plan", "position",
      "node institution role text_printed position" },
    { "verification", "node.plan = :plan", "position", "node text kind position" },
    { "indicator", "plan = :plan", "position",
      "plan code name kind level unit direction aggregation same_as position definition "
      "data_source "
      "responsible frequency method data_issues" },
    { "indicator_link", "indicator.plan = :plan", "created_at", "indicator node weight" },
    { "indicator_disaggregation", "indicator.plan = :plan", "created_at",
      "indicator disaggregation required" },
  };

  self->lists = ura_plan_lists_load (self->store, self->cancellable, error);
  if (self->lists == NULL || !check_code (self, error) || !copy_plan (self, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!copy_part (self, &parts[i], error))
      return FALSE;
  return link_back (self, error) && copy_baselines (self, error) &&
         ura_store_apply (self->store, self->edit, self->cancellable, NULL, error);
}

char *
ura_plan_create_successor (UraStore *store,
                           const char *plan_uid,
                           const UraPlanSuccessor *successor,
                           GCancellable *cancellable,
                           GError **error)
{
  Copy self = {
    .store = store, .cancellable = cancellable, .wanted = successor, .old_plan = plan_uid
  };
  gboolean done;

  if (!check_wanted (store, successor, error))
    return NULL;
  self.edit = ura_edit_new (N_ ("Make the plan that follows"));
  self.uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  done = copy_all (&self, error);
  g_hash_table_unref (self.uids);
  ura_edit_free (self.edit);
  g_clear_pointer (&self.lists, ura_plan_lists_free);
  g_free (self.old_code);
  if (!done)
    g_clear_pointer (&self.plan, g_free);
  return self.plan;
}
