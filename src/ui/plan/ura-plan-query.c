/* Filters, folds and columns become one query over the items of a plan. */

#include "config.h"

#include "ura-plan-query.h"

#include "ura-text.h"

#include <string.h>

/* More folds than anybody makes by hand; beyond them the oldest is forgotten. */
#define MAX_FOLDS 1000
/* How far up an item is looked for under a folded one: the ranks of a plan are five at most. */
#define MAX_DEPTH 4

#define IS_MEASURE "meaning (type) in ('measure', 'submeasure')"
/* Reports of the period or of a part of it, and those before it. */
#define NOW    "period.start >= :from and period.end <= :to"
#define BEFORE "period.start < :from and period.end <= :to"
/* The report of the period itself, or the last on a part of it. */
#define REPORTED                                                                                   \
  "coalesce (first (reports.status where period = :period), "                                      \
  "last (reports.status by period.end where " NOW "))"
/* Without one, an earlier report that ended the measure. */
#define STATUS                                                                                     \
  "if (exists (reports where " NOW "), " REPORTED ", "                                             \
  "if (last (reports.state by period.end where " BEFORE ") in ('implemented', 'cancelled'), "      \
  "last (reports.status by period.end where " BEFORE "), missing))"
/* Whatever was said last, in the period or before it. */
#define LAST_STATE                                                                                 \
  "if (exists (reports where " NOW "), meaning (" REPORTED "), "                                   \
  "last (reports.state by period.end where " BEFORE "))"
#define PROGRESS                                                                                   \
  "coalesce (first (reports.progress where period = :period), "                                    \
  "last (reports.progress by period.end where " NOW " and progress is not missing), "              \
  "if (meaning (" STATUS ") = 'implemented', 100, "                                                \
  "last (reports.progress by period.end where " BEFORE " and progress is not missing)))"
/* The last deadline reported by the end of the period, else the measure's, else the plan's. */
#define DUE                                                                                        \
  "coalesce (last (reports.new_deadline by period.end "                                            \
  "where new_deadline is not missing and period.end <= :to), end, plan.period_end)"
#define OVERDUE                                                                                    \
  "(" IS_MEASURE " and retired_on is missing and last_day (" DUE ") < :day and "                   \
  "coalesce (" LAST_STATE ", '') not in ('implemented', 'cancelled', 'ongoing'))"
#define INCOMPLETE "exists (reports where period = :period and incomplete)"
#define COUNTS                                                                                     \
  IS_MEASURE " and retired_on is missing and not exists (parts where retired_on is missing)"

static const char *const columns[URA_PLAN_N_COLUMNS] = {
  [URA_PLAN_COLUMN_CODE] = "code",
  [URA_PLAN_COLUMN_PRINTED] = "code_printed",
  [URA_PLAN_COLUMN_TEXT] = "text",
  [URA_PLAN_COLUMN_TYPE] = "meaning (type)",
  [URA_PLAN_COLUMN_TYPE_LABEL] = "label (type)",
  [URA_PLAN_COLUMN_PARENT] = "parent",
  [URA_PLAN_COLUMN_DEPTH] = "depth",
  [URA_PLAN_COLUMN_HAS_PARTS] = "exists (parts)",
  [URA_PLAN_COLUMN_RETIRED] = "retired_on",
  [URA_PLAN_COLUMN_DEADLINE] = "deadline_text",
  [URA_PLAN_COLUMN_END] = DUE,
  [URA_PLAN_COLUMN_RESPONSIBLE] = "if (" IS_MEASURE
                                  ", join (institutions.institution.display_name by position "
                                  "where meaning (role) = 'responsible'), missing)",
  [URA_PLAN_COLUMN_STATUS] = "meaning (" STATUS ")",
  [URA_PLAN_COLUMN_STATUS_LABEL] = "label (" STATUS ")",
  [URA_PLAN_COLUMN_PROGRESS] = PROGRESS,
  [URA_PLAN_COLUMN_OVERDUE] = OVERDUE,
  [URA_PLAN_COLUMN_INCOMPLETE] = INCOMPLETE,
};

void
ura_plan_filter_clear (UraPlanFilter *self)
{
  g_free (self->words);
  g_free (self->area);
  g_free (self->institution);
  g_free (self->status);
  *self = (UraPlanFilter){ 0 };
}

void
ura_plan_filter_copy (const UraPlanFilter *self, UraPlanFilter *copy)
{
  UraPlanFilter old = *copy;

  *copy = *self;
  copy->words = g_strdup (self->words);
  copy->area = g_strdup (self->area);
  copy->institution = g_strdup (self->institution);
  copy->status = g_strdup (self->status);
  ura_plan_filter_clear (&old);
}

gboolean
ura_plan_filter_equal (const UraPlanFilter *a, const UraPlanFilter *b)
{
  return g_strcmp0 (a->words, b->words) == 0 && g_strcmp0 (a->area, b->area) == 0 &&
         g_strcmp0 (a->institution, b->institution) == 0 && g_strcmp0 (a->status, b->status) == 0 &&
         a->overdue == b->overdue && a->incomplete == b->incomplete && a->retired == b->retired;
}

gboolean
ura_plan_filter_is_empty (const UraPlanFilter *self)
{
  return self->area == NULL && !ura_plan_filter_is_flat (self);
}

gboolean
ura_plan_filter_is_flat (const UraPlanFilter *self)
{
  return self->words != NULL || self->institution != NULL || self->status != NULL ||
         self->overdue || self->incomplete;
}

static guint
find_fold (const UraPlanFolds *self, const char *uid)
{
  guint index = G_MAXUINT;

  if (self->uids != NULL)
    g_ptr_array_find_with_equal_func (self->uids, uid, g_str_equal, &index);
  return index;
}

gboolean
ura_plan_folds_is_folded (const UraPlanFolds *self, const char *uid)
{
  return (find_fold (self, uid) != G_MAXUINT) != self->folded;
}

gboolean
ura_plan_folds_set (UraPlanFolds *self, const char *uid, gboolean folded)
{
  guint index = find_fold (self, uid);

  if (ura_plan_folds_is_folded (self, uid) == folded)
    return FALSE;
  if (index != G_MAXUINT)
    {
      g_ptr_array_remove_index (self->uids, index);
      return TRUE;
    }
  if (self->uids == NULL)
    self->uids = g_ptr_array_new_with_free_func (g_free);
  if (self->uids->len == MAX_FOLDS)
    g_ptr_array_remove_index (self->uids, 0);
  g_ptr_array_add (self->uids, g_strdup (uid));
  return TRUE;
}

void
ura_plan_folds_set_all (UraPlanFolds *self, gboolean folded)
{
  g_clear_pointer (&self->uids, g_ptr_array_unref);
  self->folded = folded;
}

void
ura_plan_folds_clear (UraPlanFolds *self)
{
  g_clear_pointer (&self->uids, g_ptr_array_unref);
}

const char *
ura_plan_column (UraPlanColumn column)
{
  return columns[column];
}

/* An item shows when nothing above it is folded: "parent", "parent.parent", … are looked up in the
 * exceptions. */
static void
add_folds (UraQuery *query, const UraPlanFolds *folds)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) above = g_string_new ("parent");
  g_autoptr (GString) condition = g_string_new (NULL);
  guint n = folds->uids == NULL ? 0 : folds->uids->len;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("fold%u", i);

      ura_query_set_parameter_text (query, name, g_ptr_array_index (folds->uids, i));
      g_string_append_printf (list, "%s:%s", i > 0 ? ", " : "", name);
    }
  if (n == 0)
    {
      if (folds->folded)
        ura_query_where (query, "parent is missing");
      return;
    }
  for (guint i = 0; i < MAX_DEPTH; i++)
    {
      g_string_truncate (condition, 0);
      if (folds->folded)
        g_string_append_printf (condition, "%s is missing or ", above->str);
      g_string_append_printf (condition, "%s %s (%s)", above->str, folds->folded ? "in" : "not in",
                              list->str);
      ura_query_where (query, condition->str);
      g_string_append (above, ".parent");
    }
}

/* "A.1.1", "2.1.", "KO-A.1": one word with a point and a figure is a code, which the search by
 * words would take apart. */
static gboolean
is_code (const char *words)
{
  gboolean point = FALSE, figure = FALSE;

  for (const char *p = words; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && c != '.' && c != '-')
        return FALSE;
      point = point || c == '.';
      figure = figure || g_unichar_isdigit (c);
    }
  return point && figure;
}

/* Codes that begin so, with the plan's own code in front or without. */
static void
add_code (UraQuery *query, UraPlanContext *context, const char *typed)
{
  const UraPlanInfo *plan = ura_plan_context_get_plan (context);
  g_autofree char *code = ura_text_fold (typed);
  g_autofree char *prefix = ura_text_fold (plan == NULL ? NULL : plan->code);
  g_autofree char *whole = NULL;

  while (g_str_has_suffix (code, "."))
    code[strlen (code) - 1] = '\0';
  whole = g_strdup_printf ("%s-%s", prefix, code);
  ura_query_where (query, "(fold (code) >= :code and fold (code) < :code || '~') or "
                          "(fold (code) >= :whole and fold (code) < :whole || '~')");
  ura_query_set_parameter_text (query, "code", code);
  ura_query_set_parameter_text (query, "whole", whole);
}

static void
add_filter (UraQuery *query, UraPlanContext *context, const UraPlanFilter *filter)
{
  if (!filter->retired)
    ura_query_where (query, "retired_on is missing");
  if (is_code (filter->words))
    add_code (query, context, filter->words);
  else
    ura_query_search (query, filter->words);
  if (filter->area != NULL)
    {
      ura_query_where (query, "uid under :area");
      ura_query_set_parameter_text (query, "area", filter->area);
    }
  if (filter->institution != NULL)
    {
      ura_query_where (query, "exists (institutions where institution = :institution)");
      ura_query_set_parameter_text (query, "institution", filter->institution);
    }
  if (filter->status != NULL)
    {
      ura_query_where (query, IS_MEASURE " and coalesce (" STATUS ", '" URA_PLAN_STATUS_NOT_REPORTED
                                         "') = :status");
      ura_query_set_parameter_text (query, "status", filter->status);
    }
  if (filter->overdue)
    ura_query_where (query, OVERDUE);
  if (filter->incomplete)
    ura_query_where (query, INCOMPLETE);
}

UraQuery *
ura_plan_list_query (UraPlanContext *context,
                     const UraPlanFilter *filter,
                     const UraPlanFolds *folds)
{
  UraQuery *query = ura_query_new ("node");

  for (guint i = 0; i < URA_PLAN_N_COLUMNS; i++)
    ura_query_select (query, columns[i]);
  ura_query_where (query, "plan = :plan");
  add_filter (query, context, filter);
  if (!ura_plan_filter_is_flat (filter))
    add_folds (query, folds);
  ura_query_sort (query, "path", FALSE);
  ura_plan_context_bind (context, query);
  return query;
}

UraQuery *
ura_plan_count_query (UraPlanContext *context, const char *under)
{
  UraQuery *query = ura_query_new ("node");

  ura_query_group_by (query, "parent");
  ura_query_group_by (query, "meaning (" STATUS ")");
  ura_query_select (query, "parent");
  ura_query_select (query, "meaning (" STATUS ")");
  ura_query_select (query, "count ()");
  ura_query_select (query, "sum (if (" OVERDUE ", 1, 0))");
  ura_query_where (query, "plan = :plan");
  ura_query_where (query, COUNTS);
  if (under != NULL)
    {
      ura_query_where (query, "uid under :under");
      ura_query_set_parameter_text (query, "under", under);
    }
  ura_plan_context_bind (context, query);
  return query;
}
