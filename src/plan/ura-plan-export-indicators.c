/* The indicators of a plan as text. */

#include "config.h"

#include <string.h>

#include "ura-plan-codes.h"
#include "ura-plan-export-private.h"
#include "ura-text.h"

static char *
dup_meaning (
    const UraPlanExport *self, const char *list, const UraResult *result, guint row, guint column)
{
  return g_strdup (
      ura_plan_lists_meaning (self->lists, list, ura_result_get_text (result, row, column)));
}

static gboolean
export_records (UraPlanExport *self, GHashTable *indicators, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_export_query (
      self, error, "indicator", "plan = :plan", "position", "uid", "code", "name", "kind", "level",
      "unit", "direction", "aggregation", "same_as.code", "note", "same_as.plan", NULL);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      g_autofree char *code = ura_plan_export_code (self, ura_result_get_text (result, row, 1));
      UraPlanFileIndicator *indicator = ura_plan_file_add_indicator (self->file, code);
      const char *name = ura_result_get_text (result, row, 2);

      indicator->name = g_strdup (name != NULL ? name : "?");
      indicator->kind = dup_meaning (self, "indicator_kind", result, row, 3);
      indicator->level = dup_meaning (self, "indicator_level", result, row, 4);
      indicator->unit = dup_meaning (self, "unit", result, row, 5);
      indicator->direction = dup_meaning (self, "direction", result, row, 6);
      indicator->aggregation = dup_meaning (self, "aggregation", result, row, 7);
      if (ura_result_get_text (result, row, 8) != NULL &&
          g_strcmp0 (ura_result_get_text (result, row, 10), self->plan) == 0)
        indicator->same_as = ura_plan_export_code (self, ura_result_get_text (result, row, 8));
      indicator->note = g_strdup (ura_result_get_text (result, row, 9));
      g_hash_table_insert (indicators, g_strdup (ura_result_get_text (result, row, 0)), indicator);
    }
  return TRUE;
}

static UraPlanFileIndicator *
find (GHashTable *indicators, const UraResult *result, guint row)
{
  const char *uid = ura_result_get_text (result, row, 0);

  return uid == NULL ? NULL : g_hash_table_lookup (indicators, uid);
}

static gboolean
export_nodes (UraPlanExport *self, GHashTable *indicators, GError **error)
{
  g_autoptr (UraResult)
      result = ura_plan_export_query (self, error, "indicator_link", "indicator.plan = :plan",
                                      "created_at", "indicator", "node", NULL);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      UraPlanFileIndicator *indicator = find (indicators, result, row);
      const char *uid = ura_result_get_text (result, row, 1);
      guint index = uid == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes, uid));

      if (indicator != NULL && index > 0)
        g_ptr_array_add (
            indicator->nodes,
            g_strdup (((UraPlanFileNode *) self->file->nodes->pdata[index - 1])->code));
    }
  return TRUE;
}

/* A number as the reader takes it. */
static void
append_number (GString *text, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_formatd (digits, sizeof digits, "%.15g", number));
}

/* The format has one figure a period: of several the last one stands. */
static void
add_figure (UraPlanExport *self,
            const UraPlanFileIndicator *indicator,
            GPtrArray *figures,
            const char *period,
            const char *text)
{
  for (guint i = 0; i < figures->len; i++)
    {
      UraPlanFileFigure *figure = figures->pdata[i];

      if (!g_str_equal (figure->period, period))
        continue;
      g_free (figure->text);
      figure->text = g_strdup (text);
      ura_plan_export_warn (
          self, g_strdup_printf (ura_tr (ura_store_get_language (self->store),
                                         "%s has more than one figure for %s; one is written."),
                                 indicator->code, period));
      return;
    }
  ura_plan_file_add_figure (figures, period, text);
}

/* A figure that nobody printed, in the words that the reader understands. */
static char *
describe (const char *comparator, const UraValue *value, const UraValue *value_to)
{
  GString *text = g_string_new (NULL);

  if (ura_value_is_null (value))
    return g_string_free (
        g_string_append (text, g_strcmp0 (comparator, URA_COMPARATOR_NOT_SET) == 0 ? "x%" : ""),
        FALSE);
  if (g_strcmp0 (comparator, URA_COMPARATOR_AT_LEAST) == 0)
    g_string_append (text, "Të paktën ");
  else if (g_strcmp0 (comparator, URA_COMPARATOR_AT_MOST) == 0)
    g_string_append (text, "Të shumtën ");
  append_number (text, ura_value_get_real (value, 0));
  if (g_strcmp0 (comparator, URA_COMPARATOR_RANGE) == 0 && !ura_value_is_null (value_to))
    {
      g_string_append (text, " deri në ");
      append_number (text, ura_value_get_real (value_to, 0));
    }
  else if (g_strcmp0 (comparator, URA_COMPARATOR_GROWTH_PERCENT) == 0)
    g_string_append (text, " % rritje nga vlera baseline");
  return g_string_free (text, FALSE);
}

static gboolean
export_baselines (UraPlanExport *self, GHashTable *indicators, GError **error)
{
  g_autoptr (UraResult)
      result = ura_plan_export_query (self, error, "baseline", "indicator.plan = :plan", "date",
                                      "indicator", "date", "value", "text_printed", NULL);
  g_auto (UraValue) nothing = URA_VALUE_INIT;

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      UraPlanFileIndicator *indicator = find (indicators, result, row);
      const char *date = ura_result_get_text (result, row, 1);
      const char *printed = ura_result_get_text (result, row, 3);
      g_autofree char *text = printed != NULL
                                  ? g_strdup (printed)
                                  : describe (NULL, ura_result_get (result, row, 2), &nothing);

      if (indicator != NULL && date != NULL)
        add_figure (self, indicator, indicator->baselines, date, text);
    }
  return TRUE;
}

static gboolean
export_targets (UraPlanExport *self, GHashTable *indicators, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_export_query (
      self, error, "target", "indicator.plan = :plan", "period.end", "indicator", "period.key",
      "value", "value_to", "comparator", "text_printed", "uid", "revised_from", NULL);
  g_autoptr (GHashTable) revised = g_hash_table_new (g_str_hash, g_str_equal);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    if (ura_result_get_text (result, row, 7) != NULL)
      g_hash_table_add (revised, (gpointer) ura_result_get_text (result, row, 7));
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      UraPlanFileIndicator *indicator = find (indicators, result, row);
      const char *period = ura_result_get_text (result, row, 1);
      const char *printed = ura_result_get_text (result, row, 5);
      g_autofree char *text = printed != NULL ? g_strdup (printed)
                                              : describe (ura_plan_lists_meaning (
                                                              self->lists, "comparator",
                                                              ura_result_get_text (result, row, 4)),
                                                          ura_result_get (result, row, 2),
                                                          ura_result_get (result, row, 3));

      if (indicator != NULL && period != NULL &&
          !g_hash_table_contains (revised, ura_result_get_text (result, row, 6)))
        add_figure (self, indicator, indicator->targets, period, text);
    }
  return TRUE;
}

/* ":" and ";" separate in the format: they are written as other signs. */
static char *
clean (const char *text, const char *separators)
{
  return g_strdelimit (g_strdup (text), separators, ',');
}

static gboolean
export_splits (UraPlanExport *self, GHashTable *indicators, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_export_query (
      self, error, "indicator_disaggregation", "indicator.plan = :plan", "disaggregation.name",
      "indicator", "disaggregation", "disaggregation.name", NULL);
  g_autoptr (UraResult) items = NULL;
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  if (result == NULL)
    return FALSE;
  items = ura_plan_export_query (self, error, "disaggregation", "true", NULL, "uid",
                                 "join (items.name by position)", NULL);
  if (items == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (items); row++)
    g_hash_table_insert (texts, (gpointer) ura_result_get_text (items, row, 0),
                         (gpointer) ura_result_get_text (items, row, 1));
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      UraPlanFileIndicator *indicator = find (indicators, result, row);
      const char *uid = ura_result_get_text (result, row, 1);
      const char *name = ura_result_get_text (result, row, 2);
      const char *joined = uid == NULL ? NULL : g_hash_table_lookup (texts, uid);
      g_auto (GStrv) parts = g_strsplit (joined == NULL ? "" : joined, "\n", -1);
      g_autofree char *dimension = name == NULL ? NULL : clean (name, ":;");
      UraPlanFileSplit *split;

      if (indicator == NULL || dimension == NULL)
        continue;
      split = ura_plan_file_add_split (indicator, dimension);
      for (char **part = parts; *part != NULL; part++)
        if (**part != '\0')
          g_ptr_array_add (split->items, clean (*part, ";"));
    }
  return TRUE;
}

/* An indicator of retired items alone has nothing to belong to. */
static void
drop_homeless (UraPlanExport *self)
{
  GPtrArray *indicators = self->file->indicators;

  for (guint i = indicators->len; i > 0; i--)
    {
      const UraPlanFileIndicator *indicator = indicators->pdata[i - 1];

      if (indicator->nodes->len > 0)
        continue;
      ura_plan_export_warn (
          self, g_strdup_printf (ura_tr (ura_store_get_language (self->store),
                                         "The indicator %s belongs to no item of the plan that is "
                                         "in force; it is not written."),
                                 indicator->code));
      g_ptr_array_remove_index (indicators, i - 1);
    }
}

gboolean
ura_plan_export_indicators (UraPlanExport *self, GError **error)
{
  g_autoptr (GHashTable) indicators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!export_records (self, indicators, error) || !export_nodes (self, indicators, error) ||
      !export_baselines (self, indicators, error) || !export_targets (self, indicators, error) ||
      !export_splits (self, indicators, error))
    return FALSE;
  drop_homeless (self);
  return TRUE;
}
