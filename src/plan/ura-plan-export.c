/* Reads a plan back from the workspace into the structs of its file. Cells are written as they were
 * printed; figures and dates that somebody typed since are written as the format has them. */

#include "config.h"

#include "ura-plan-export.h"

#include <string.h>

#include "ura-plan-codes.h"
#include "ura-plan-deadline.h"
#include "ura-plan-export-private.h"
#include "ura-text.h"

UraResult *
ura_plan_export_query (UraPlanExport *self,
                       GError **error,
                       const char *register_id,
                       const char *where,
                       const char *sort,
                       ...)
{
  g_autoptr (UraQuery) query = ura_query_new (register_id);
  const char *column;
  va_list columns;

  va_start (columns, sort);
  while ((column = va_arg (columns, const char *)) != NULL)
    ura_query_select (query, column);
  va_end (columns);
  ura_query_where (query, where);
  if (sort != NULL)
    ura_query_sort (query, sort, FALSE);
  ura_query_set_parameter_text (query, "plan", self->plan);
  return ura_store_query (self->store, query, self->cancellable, error);
}

void
ura_plan_export_warn (UraPlanExport *self, char *sentence)
{
  g_ptr_array_add (self->file->warnings, ura_plan_problem_new (0, 0, sentence));
}

char *
ura_plan_export_code (const UraPlanExport *self, const char *code)
{
  g_autofree char *prefix = g_strconcat (self->file->plan->code, "-", NULL);
  char *bare;

  if (code == NULL)
    return g_strdup ("?");
  bare = g_strdup (g_str_has_prefix (code, prefix) ? code + strlen (prefix) : code);
  return g_strdelimit (bare, " \t\n[]", '_');
}

static char *
dup_meaning (const UraPlanExport *self, const char *list, const char *code)
{
  return g_strdup (ura_plan_lists_meaning (self->lists, list, code));
}

static gboolean
export_plan (UraPlanExport *self, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_export_query (
      self, error, "plan", "uid = :plan", NULL, "code", "title", "level", "place.name",
      "period_start", "period_end", "approving_act.title", "lead_institution", "vision", "mission",
      "goal", "donor_support", "source", "status", NULL);
  UraPlanFilePlan *plan;

  if (result == NULL)
    return FALSE;
  if (ura_result_get_n_rows (result) == 0)
    {
      g_set_error_literal (
          error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
          ura_tr (ura_store_get_language (self->store), "This plan is not in the workspace."));
      return FALSE;
    }
  plan = ura_plan_file_set_plan (self->file, "");
  g_free (plan->code);
  plan->code = g_strdup (ura_result_get_text (result, 0, 0));
  plan->title = g_strdup (ura_result_get_text (result, 0, 1));
  plan->level = dup_meaning (self, "plan_level", ura_result_get_text (result, 0, 2));
  plan->place = g_strdup (ura_result_get_text (result, 0, 3));
  plan->start = g_strdup (ura_result_get_text (result, 0, 4));
  plan->end = g_strdup (ura_result_get_text (result, 0, 5));
  plan->act = g_strdup (ura_result_get_text (result, 0, 6));
  self->lead = g_strdup (ura_result_get_text (result, 0, 7));
  plan->vision = g_strdup (ura_result_get_text (result, 0, 8));
  plan->mission = g_strdup (ura_result_get_text (result, 0, 9));
  plan->goal = g_strdup (ura_result_get_text (result, 0, 10));
  plan->donor = g_strdup (ura_result_get_text (result, 0, 11));
  plan->source = g_strdup (ura_result_get_text (result, 0, 12));
  plan->status = dup_meaning (self, "plan_status", ura_result_get_text (result, 0, 13));
  if (plan->code != NULL && plan->title != NULL && plan->level != NULL && plan->start != NULL &&
      plan->end != NULL)
    return TRUE;
  g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED,
                       ura_tr (ura_store_get_language (self->store),
                               "Give the plan its code, title, level and dates first."));
  return FALSE;
}

static gboolean
export_terms (UraPlanExport *self, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_export_query (
      self, error, "glossary", "plan = :plan", "abbreviation", "abbreviation", "meaning", NULL);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      g_autofree char *code = g_strdup_printf ("TERM-%u", row + 1);
      UraPlanFileTerm *term;

      /* A term of which only half is written down yet is none in the format. */
      if (ura_result_get_text (result, row, 0) == NULL ||
          ura_result_get_text (result, row, 1) == NULL)
        continue;
      term = ura_plan_file_add_term (self->file, code);
      term->abbreviation = g_strdup (ura_result_get_text (result, row, 0));
      term->meaning = g_strdup (ura_result_get_text (result, row, 1));
    }
  return TRUE;
}

/* Dates are written where the printed deadline does not say them itself. */
static void
set_dates (UraPlanExport *self, UraPlanFileNode *node, const char *start, const char *end)
{
  UraPlanDeadline said = ura_plan_deadline_parse (node->deadline, self->file->plan->start);

  if (g_strcmp0 (start != NULL ? start : "", said.start) != 0)
    node->start = g_strdup (start);
  if (g_strcmp0 (end != NULL ? end : "", said.end) != 0)
    node->end = g_strdup (end);
}

/* A recurrence that the deadline's text does not say becomes its text, where there is none. */
static void
set_recurrence (UraPlanExport *self, UraPlanFileNode *node, const char *recurrence, gint64 count)
{
  UraPlanDeadline said = ura_plan_deadline_parse (node->deadline, self->file->plan->start);
  static const struct
  {
    const char *recurrence;
    const char *words;
  } forms[] = {
    { URA_RECURRENCE_MONTHLY, "muaj" },
    { URA_RECURRENCE_QUARTERLY, "3 muaj" },
    { URA_RECURRENCE_HALF_YEAR, "6 muaj" },
    { URA_RECURRENCE_YEARLY, "vit" },
  };

  if (g_strcmp0 (recurrence, said.recurrence) == 0 && (said.count == 0 || count == said.count))
    return;
  if (g_strcmp0 (recurrence, URA_RECURRENCE_NONE) == 0 && said.recurrence == NULL)
    return;
  for (gsize i = 0; node->deadline == NULL && i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (recurrence, forms[i].recurrence) == 0)
      {
        node->deadline = g_strdup_printf ("%" G_GINT64_FORMAT " herë në %s", MAX (count, 1),
                                          forms[i].words);
        return;
      }
  if (node->deadline == NULL && g_strcmp0 (recurrence, URA_RECURRENCE_AS_NEEDED) == 0)
    node->deadline = g_strdup ("sipas nevojës");
  else
    ura_plan_export_warn (
        self, g_strdup_printf (ura_tr (ura_store_get_language (self->store),
                                       "%s repeats differently from what its deadline says; the "
                                       "text of the plan has the deadline only."),
                               node->code));
}

static void
export_node (UraPlanExport *self, const UraResult *result, guint row)
{
  const char *type = ura_plan_lists_meaning (self->lists, "node_type",
                                             ura_result_get_text (result, row, 2));
  g_autofree char *code = ura_plan_export_code (self, ura_result_get_text (result, row, 3));
  UraPlanFileNode *node = ura_plan_file_add_node (self->file, type != NULL ? type : "measure",
                                                  code);
  const char *parent = ura_result_get_text (result, row, 1);

  node->printed = g_strdup (ura_result_get_text (result, row, 4));
  node->printed_also = g_strdup (ura_result_get_text (result, row, 5));
  node->text = g_strdup (ura_result_get_text (result, row, 6));
  node->result = g_strdup (ura_result_get_text (result, row, 7));
  node->deadline = g_strdup (ura_result_get_text (result, row, 8));
  node->note = g_strdup (ura_result_get_text (result, row, 13));
  set_recurrence (
      self, node,
      ura_plan_lists_meaning (self->lists, "recurrence", ura_result_get_text (result, row, 11)),
      ura_result_get_integer (result, row, 12, 0));
  set_dates (self, node, ura_result_get_text (result, row, 9),
             ura_result_get_text (result, row, 10));
  if (node->text == NULL)
    node->text = g_strdup ("?");
  if (parent != NULL)
    node->parent = GPOINTER_TO_INT (g_hash_table_lookup (self->nodes, parent)) - 1;
  g_hash_table_insert (self->nodes, g_strdup (ura_result_get_text (result, row, 0)),
                       GUINT_TO_POINTER (self->file->nodes->len));
}

/* Writes `parent` only where the order of the file does not say it. */
static void
name_parents (UraPlanExport *self)
{
  int last[4] = { -1, -1, -1, -1 };

  for (guint i = 0; i < self->file->nodes->len; i++)
    {
      UraPlanFileNode *node = self->file->nodes->pdata[i];
      int rank = ura_plan_type_rank (node->type);
      int above = -1;

      for (int higher = 0; higher < rank; higher++)
        above = MAX (above, last[higher]);
      if (node->parent >= 0 && node->parent != above)
        node->parent_code = g_strdup (
            ((UraPlanFileNode *) self->file->nodes->pdata[node->parent])->code);
      else if (node->parent < 0 && above >= 0)
        ura_plan_export_warn (
            self,
            g_strdup_printf (ura_tr (ura_store_get_language (self->store),
                                     "%s stands at the top of the plan; in the text it will belong "
                                     "to the item above it."),
                             node->code));
      last[rank] = (int) i;
    }
}

static gboolean
export_nodes (UraPlanExport *self, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_export_query (
      self, error, "node", "plan = :plan and retired_on is missing", "path", "uid", "parent",
      "type", "code", "code_printed", "code_printed_also", "text", "expected_result",
      "deadline_text", "start", "end", "recurrence", "recurrence_count", "note",
      "priority is not missing or cost is not missing", NULL);
  guint n_with_more = 0;

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      export_node (self, result, row);
      n_with_more += ura_result_get_integer (result, row, 14, 0) != 0;
    }
  if (n_with_more > 0)
    ura_plan_export_warn (
        self,
        g_strdup_printf (ura_trn (ura_store_get_language (self->store),
                                  "Priority and cost of %u item are not written.",
                                  "Priority and cost of %u items are not written.", n_with_more),
                         n_with_more));
  name_parents (self);
  return TRUE;
}

static UraPlanFileNode *
find_node (UraPlanExport *self, const char *uid)
{
  guint index = uid == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes, uid));

  return index == 0 ? NULL : self->file->nodes->pdata[index - 1];
}

static gboolean
export_verifications (UraPlanExport *self, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_export_query (
      self, error, "verification", "node.plan = :plan", "position", "node", "text", "kind", NULL);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      UraPlanFileNode *node = find_node (self, ura_result_get_text (result, row, 0));
      const char *text = ura_result_get_text (result, row, 1);

      if (node != NULL && text != NULL)
        ura_plan_file_add_verification (
            node,
            ura_plan_lists_meaning (self->lists, "evidence_kind",
                                    ura_result_get_text (result, row, 2)),
            text);
    }
  return TRUE;
}

static gboolean
export_links (UraPlanExport *self, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_export_query (
      self, error, "node_link", "from_node.plan = :plan", "to_printed", "from_node", "relation",
      "to_printed", "to_node.plan.code", "to_node.code", NULL);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      UraPlanFileNode *node = find_node (self, ura_result_get_text (result, row, 0));
      const char *relation = ura_plan_lists_meaning (self->lists, "node_relation",
                                                     ura_result_get_text (result, row, 1));
      const char *printed = ura_result_get_text (result, row, 2);
      const char *plan = ura_result_get_text (result, row, 3);
      const char *code = ura_result_get_text (result, row, 4);
      g_autofree char *plan_code = NULL;
      g_autofree char *prefix = NULL;

      if (node == NULL || relation == NULL)
        continue;
      if (plan != NULL && code != NULL)
        {
          prefix = g_strconcat (plan, "-", NULL);
          ura_plan_file_add_link (node, relation, plan,
                                  g_str_has_prefix (code, prefix) ? code + strlen (prefix) : code);
        }
      else if (printed != NULL && strchr (printed, ' ') != NULL)
        {
          plan_code = g_strndup (printed, strcspn (printed, " "));
          ura_plan_file_add_link (node, relation, plan_code, strchr (printed, ' ') + 1);
        }
    }
  return TRUE;
}

static gboolean
export_all (UraPlanExport *self, GError **error)
{
  self->lists = ura_plan_lists_load (self->store, self->cancellable, error);
  return self->lists != NULL && export_plan (self, error) && export_terms (self, error) &&
         export_nodes (self, error) && export_verifications (self, error) &&
         export_links (self, error) && ura_plan_export_institutions (self, error) &&
         ura_plan_export_indicators (self, error);
}

UraPlanFile *
ura_plan_export (UraStore *store, const char *plan_uid, GCancellable *cancellable, GError **error)
{
  UraPlanExport self = {
    .store = store,
    .cancellable = cancellable,
    .plan = plan_uid,
    .file = ura_plan_file_new (),
    .nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  gboolean done = export_all (&self, error);

  g_hash_table_unref (self.nodes);
  g_clear_pointer (&self.lists, ura_plan_lists_free);
  g_free (self.lead);
  if (!done)
    g_clear_pointer (&self.file, ura_plan_file_free);
  return self.file;
}
