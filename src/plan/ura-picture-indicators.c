/* The indicators of the plan with what belongs to each; how far they are is worked out in
 * ura-picture-figures.c. */

#include "config.h"

#include <math.h>

#include "ura-picture-figures.h"

enum
{
  INDICATOR_UID,
  INDICATOR_CODE,
  INDICATOR_NAME,
  INDICATOR_KIND,
  INDICATOR_LEVEL,
  INDICATOR_UNIT,
  INDICATOR_DIRECTION,
  INDICATOR_AGGREGATION,
  INDICATOR_TO_BE_SET,
  INDICATOR_SAME_AS,
  INDICATOR_DEFINITION,
  INDICATOR_SOURCE,
  INDICATOR_RESPONSIBLE_SHORT,
  INDICATOR_RESPONSIBLE,
  INDICATOR_FREQUENCY,
  INDICATOR_METHOD,
  INDICATOR_ISSUES,
  INDICATOR_NOTE,
  INDICATOR_SAME_AS_CODE,
};

static void
set_indicator (UraPictureMaker *self,
               UraPictureIndicator *indicator,
               const UraResult *result,
               guint row)
{
  const char *kind = ura_result_get_text (result, row, INDICATOR_KIND);
  const char *unit = ura_result_get_text (result, row, INDICATOR_UNIT);
  const char *direction = ura_result_get_text (result, row, INDICATOR_DIRECTION);
  const char *aggregation = ura_result_get_text (result, row, INDICATOR_AGGREGATION);

  indicator->uid = ura_result_get_text (result, row, INDICATOR_UID);
  indicator->code = ura_result_get_text (result, row, INDICATOR_CODE);
  indicator->name = ura_result_get_text (result, row, INDICATOR_NAME);
  indicator->kind = ura_picture_meaning (self, "indicator_kind", kind);
  indicator->kind_label = ura_picture_label (self, "indicator_kind", kind);
  indicator->level_label = ura_picture_label (self, "indicator_level",
                                              ura_result_get_text (result, row, INDICATOR_LEVEL));
  indicator->unit = ura_picture_meaning (self, "unit", unit);
  indicator->unit_label = ura_picture_label (self, "unit", unit);
  indicator->direction = ura_picture_meaning (self, "direction", direction);
  indicator->direction_label = ura_picture_label (self, "direction", direction);
  indicator->aggregation = ura_picture_meaning (self, "aggregation", aggregation);
  indicator->aggregation_label = ura_picture_label (self, "aggregation", aggregation);
  indicator->baseline_to_be_set = ura_result_get_integer (result, row, INDICATOR_TO_BE_SET, 0) != 0;
  indicator->definition = ura_result_get_text (result, row, INDICATOR_DEFINITION);
  indicator->data_source = ura_result_get_text (result, row, INDICATOR_SOURCE);
  indicator->responsible = ura_result_get_text (result, row, INDICATOR_RESPONSIBLE_SHORT);
  if (indicator->responsible == NULL)
    indicator->responsible = ura_result_get_text (result, row, INDICATOR_RESPONSIBLE);
  indicator->frequency_label = ura_picture_label (
      self, "period_kind", ura_result_get_text (result, row, INDICATOR_FREQUENCY));
  indicator->method = ura_result_get_text (result, row, INDICATOR_METHOD);
  indicator->data_issues = ura_result_get_text (result, row, INDICATOR_ISSUES);
  indicator->note = ura_result_get_text (result, row, INDICATOR_NOTE);
  indicator->same_as = ura_result_get_text (result, row, INDICATOR_SAME_AS_CODE);
}

/* Which items each indicator measures, in the order of the plan. */
static gboolean
load_links (UraPictureMaker *self, GHashTable *by_uid, GError **error)
{
  UraPlanPicture *picture = self->picture;
  const UraResult *result = ura_picture_query (self, error, "indicator_link",
                                               "indicator.plan = :plan", "node.path", "indicator",
                                               "node", "node.code", NULL);
  g_auto (UraPictureGroups) groups = { 0 };

  if (result == NULL)
    return FALSE;
  ura_picture_group (&groups, result, 0, NULL, by_uid, picture->n_indicators);
  for (guint i = 0; i < picture->n_indicators; i++)
    {
      UraPictureIndicator *indicator = &picture->indicators[i];
      g_autoptr (GString) codes = g_string_new (NULL);

      indicator->item = -1;
      for (guint at = groups.starts[i]; at < groups.starts[i + 1]; at++)
        {
          guint row = groups.rows[at];
          const char *code = ura_result_get_text (result, row, 2);
          int item = ura_plan_picture_find_item (picture, ura_result_get_text (result, row, 1));

          if (indicator->item < 0)
            indicator->item = item;
          if (code != NULL)
            g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", code);
        }
      indicator->items = ura_picture_keep (self, codes->str);
    }
  return TRUE;
}

static gboolean
load_splits (UraPictureMaker *self, GHashTable *by_uid, GError **error)
{
  UraPlanPicture *picture = self->picture;
  const UraResult *result = ura_picture_query (
      self, error, "indicator_disaggregation", "indicator.plan = :plan", "created_at", "indicator",
      "disaggregation", "disaggregation.name", "required", NULL);
  const UraResult *items = result == NULL
                               ? NULL
                               : ura_picture_query (self, error, "disaggregation", "true", NULL,
                                                    "uid", "join (items.name by position)", NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (UraPictureGroups) groups = { 0 };
  guint filled = 0;

  if (items == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (items); row++)
    {
      const char *names = ura_result_get_text (items, row, 1);
      g_autoptr (GString) joined = g_string_new (names);

      g_string_replace (joined, "\n", "; ", 0);
      g_hash_table_insert (texts, (gpointer) ura_result_get_text (items, row, 0),
                           (gpointer) ura_picture_keep (self, joined->str));
    }
  ura_picture_group (&groups, result, 0, NULL, by_uid, picture->n_indicators);
  picture->splits = g_new0 (UraPictureSplit, ura_result_get_n_rows (result) + 1);
  for (guint i = 0; i < picture->n_indicators; i++)
    {
      picture->indicators[i].splits = &picture->splits[filled];
      picture->indicators[i].n_splits = groups.starts[i + 1] - groups.starts[i];
      for (guint at = groups.starts[i]; at < groups.starts[i + 1]; at++)
        {
          guint row = groups.rows[at];
          const char *uid = ura_result_get_text (result, row, 1);
          UraPictureSplit *split = &picture->splits[filled++];

          split->dimension = ura_result_get_text (result, row, 2);
          split->items = uid == NULL ? NULL : g_hash_table_lookup (texts, uid);
          split->required = ura_result_get_integer (result, row, 3, 0) != 0;
        }
    }
  return TRUE;
}

static gboolean
load_cells (UraPictureMaker *self, GHashTable *by_uid, GError **error)
{
  UraPlanPicture *picture = self->picture;
  const UraResult *result = ura_picture_query (
      self, error, "indicator_cell",
      "indicator_value.indicator.plan = :plan and indicator_value.period.start = :start and "
      "indicator_value.period.end = :end",
      "item.position", "indicator_value.indicator", "indicator_value.period.key",
      "item.disaggregation.name", "item.name", "value", NULL);
  g_auto (UraPictureGroups) groups = { 0 };
  guint filled = 0;

  if (result == NULL)
    return FALSE;
  ura_picture_group (&groups, result, 0, NULL, by_uid, picture->n_indicators);
  picture->cells = g_new0 (UraPictureCell, ura_result_get_n_rows (result) + 1);
  for (guint i = 0; i < picture->n_indicators; i++)
    {
      picture->indicators[i].cells = &picture->cells[filled];
      picture->indicators[i].n_cells = groups.starts[i + 1] - groups.starts[i];
      for (guint at = groups.starts[i]; at < groups.starts[i + 1]; at++)
        {
          guint row = groups.rows[at];
          UraPictureCell *cell = &picture->cells[filled++];

          cell->period = ura_result_get_text (result, row, 1);
          cell->dimension = ura_result_get_text (result, row, 2);
          cell->item = ura_result_get_text (result, row, 3);
          cell->has_value = !ura_value_is_null (ura_result_get (result, row, 4));
          cell->value = ura_result_get_real (result, row, 4, 0);
        }
    }
  return TRUE;
}

gboolean
ura_picture_load_indicators (UraPictureMaker *self, GError **error)
{
  UraPlanPicture *picture = self->picture;
  const UraResult *result = ura_picture_query (
      self, error, "indicator", "plan = :plan", "position", "uid", "code", "name", "kind", "level",
      "unit", "direction", "aggregation", "baseline_to_be_set", "same_as", "definition",
      "data_source", "responsible.short_name", "responsible.name", "frequency", "method",
      "data_issues", "note", "same_as.code", NULL);
  g_autoptr (GHashTable) by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree int *same_as = NULL;

  if (result == NULL)
    return FALSE;
  picture->n_indicators = ura_result_get_n_rows (result);
  picture->indicators = g_new0 (UraPictureIndicator, picture->n_indicators + 1);
  for (guint i = 0; i < picture->n_indicators; i++)
    {
      set_indicator (self, &picture->indicators[i], result, i);
      g_hash_table_insert (by_uid, (gpointer) picture->indicators[i].uid, GUINT_TO_POINTER (i + 1));
    }
  same_as = g_new (int, picture->n_indicators + 1);
  for (guint i = 0; i < picture->n_indicators; i++)
    {
      const char *uid = ura_result_get_text (result, i, INDICATOR_SAME_AS);

      same_as[i] = uid == NULL ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (by_uid, uid)) - 1;
    }
  return load_links (self, by_uid, error) && load_splits (self, by_uid, error) &&
         load_cells (self, by_uid, error) &&
         ura_picture_load_figures (self, by_uid, same_as, error);
}
