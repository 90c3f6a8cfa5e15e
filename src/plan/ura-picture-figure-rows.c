/* Reads baselines, targets and values, and hands each indicator its own. */

#include "config.h"

#include "ura-picture-figures.h"

enum
{
  BASELINE_INDICATOR,
  BASELINE_DATE,
  BASELINE_VALUE,
  BASELINE_PRINTED,
  BASELINE_MISSING,
};

static void
set_baseline (UraPictureMaker *self,
              UraPictureIndicator *indicator,
              const UraResult *result,
              guint row)
{
  const char *missing = ura_result_get_text (result, row, BASELINE_MISSING);
  UraPictureFigure *baseline = &indicator->baseline;

  baseline->date = ura_result_get_text (result, row, BASELINE_DATE);
  baseline->has_value = !ura_value_is_null (ura_result_get (result, row, BASELINE_VALUE));
  baseline->value = ura_result_get_real (result, row, BASELINE_VALUE, 0);
  baseline->printed = ura_result_get_text (result, row, BASELINE_PRINTED);
  baseline->missing_reason = missing == NULL ? NULL
                                             : ura_picture_label (self, "missing_reason", missing);
}

static gboolean
load_baselines (UraPictureMaker *self, GHashTable *by_uid, GError **error)
{
  UraPlanPicture *picture = self->picture;
  const UraResult *result = ura_picture_query (self, error, "baseline", "indicator.plan = :plan",
                                               "date", "indicator", "date", "value", "text_printed",
                                               "missing_reason", NULL);
  g_auto (UraPictureGroups) groups = { 0 };

  if (result == NULL)
    return FALSE;
  ura_picture_group (&groups, result, 0, NULL, by_uid, picture->n_indicators);
  for (guint i = 0; i < picture->n_indicators; i++)
    if (groups.starts[i + 1] > groups.starts[i])
      set_baseline (self, &picture->indicators[i], result, groups.rows[groups.starts[i + 1] - 1]);
  return TRUE;
}

/* Takes the targets that another one revises out of each group. Returns where groups end now. */
static guint *
drop_revised (UraPictureGroups *groups, const UraResult *result, guint n_owners)
{
  g_autoptr (GHashTable) revised = g_hash_table_new (g_str_hash, g_str_equal);
  guint *ends = g_new0 (guint, n_owners + 1);

  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    if (ura_result_get_text (result, row, TARGET_REVISED_FROM) != NULL)
      g_hash_table_add (revised, (gpointer) ura_result_get_text (result, row, TARGET_REVISED_FROM));
  for (guint i = 0; i < n_owners; i++)
    {
      ends[i] = groups->starts[i];
      for (guint at = groups->starts[i]; at < groups->starts[i + 1]; at++)
        if (!g_hash_table_contains (revised,
                                    ura_result_get_text (result, groups->rows[at], TARGET_UID)))
          groups->rows[ends[i]++] = groups->rows[at];
    }
  return ends;
}

/* The indicator whose values this one shows: its own when it has any. */
static guint
values_from (guint indicator, const int *same_as, const UraPictureGroups *values)
{
  guint at = indicator;

  for (guint steps = 0; steps < 10 && values->starts[at + 1] == values->starts[at]; steps++)
    {
      if (same_as[at] < 0)
        return indicator;
      at = (guint) same_as[at];
    }
  return at;
}

static void
judge_all (UraPictureMaker *self,
           const UraResult *targets,
           const UraResult *values,
           GHashTable *by_uid,
           const int *same_as)
{
  UraPlanPicture *picture = self->picture;
  g_auto (UraPictureGroups) of_targets = { 0 };
  g_auto (UraPictureGroups) of_values = { 0 };
  g_autofree guint *ends = NULL;
  guint filled = 0;

  ura_picture_group (&of_targets, targets, 0, NULL, by_uid, picture->n_indicators);
  ura_picture_group (&of_values, values, 0, NULL, by_uid, picture->n_indicators);
  ends = drop_revised (&of_targets, targets, picture->n_indicators);
  picture->targets = g_new0 (UraPictureFigure, ura_result_get_n_rows (targets) + 1);
  for (guint i = 0; i < picture->n_indicators; i++)
    {
      UraPictureIndicator *indicator = &picture->indicators[i];
      guint source = values_from (i, same_as, &of_values);
      UraPictureSubject subject = {
        .maker = self,
        .indicator = indicator,
        .targets = targets,
        .target_rows = of_targets.rows + of_targets.starts[i],
        .n_targets = ends[i] - of_targets.starts[i],
        .values = values,
        .value_rows = of_values.rows + of_values.starts[source],
        .n_values = of_values.starts[source + 1] - of_values.starts[source],
      };

      indicator->targets = &picture->targets[filled];
      indicator->n_targets = subject.n_targets;
      for (guint j = 0; j < subject.n_targets; j++)
        ura_picture_set_figure (self, &picture->targets[filled++], targets, subject.target_rows[j]);
      ura_picture_judge (&subject);
    }
}

gboolean
ura_picture_load_figures (UraPictureMaker *self,
                          GHashTable *by_uid,
                          const int *same_as,
                          GError **error)
{
  const UraResult *targets = NULL;
  const UraResult *values = NULL;

  if (!load_baselines (self, by_uid, error))
    return FALSE;
  targets = ura_picture_query (self, error, "target", "indicator.plan = :plan",
                               "period.end;-period.start", "indicator", "uid", "period.key",
                               "period.start", "period.end", "comparator", "value", "value_to",
                               "text_printed", "missing_reason", "revised_from", NULL);
  if (targets == NULL)
    return FALSE;
  values = ura_picture_query (
      self, error, "indicator_value", "indicator.plan = :plan and period.end <= :end",
      "period.start;-period.end", "indicator", "period.key", "period.start", "period.end", "value",
      "text_value", "missing_reason", "method", "comment", "restate_reason", NULL);
  if (values == NULL)
    return FALSE;
  judge_all (self, targets, values, by_uid, same_as);
  return TRUE;
}
