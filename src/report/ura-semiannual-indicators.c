/* Indicators: target against actual. */

#include "config.h"

#include <math.h>

#include "ura-achievement.h"
#include "ura-plan-codes.h"
#include "ura-semiannual-private.h"

enum
{
  COLUMN_CODE,
  COLUMN_ITEM,
  COLUMN_NAME,
  COLUMN_KIND,
  COLUMN_UNIT,
  COLUMN_SPLITS,
  COLUMN_BASELINE,
  COLUMN_BASELINE_DATE,
  COLUMN_TARGET,
  COLUMN_FINAL_TARGET,
  COLUMN_TARGET_SO_FAR,
  COLUMN_ACTUAL,
  COLUMN_CUMULATIVE,
  COLUMN_ACHIEVEMENT,
  COLUMN_UNCAPPED,
  COLUMN_PACE,
  COLUMN_DIRECTION,
  COLUMN_STATUS,
  COLUMN_SOURCE,
  COLUMN_METHOD,
  COLUMN_COMMENT,
  COLUMN_CORRECTION,
  N_COLUMNS,
};

/* A number where there is one, else the words of the document, else why it is missing. */
static void
set_figure (UraReportRow *row, guint column, const UraPictureFigure *figure)
{
  if (figure->has_value && g_strcmp0 (figure->comparator, URA_COMPARATOR_GROWTH_PERCENT) != 0)
    ura_report_row_set_number (row, column, figure->value);
  else if (figure->printed != NULL)
    ura_report_row_set_text (row, column, figure->printed);
  else if (figure->missing_reason != NULL)
    ura_report_row_set_missing (row, column, figure->missing_reason);
}

static char *
join_splits (const UraPictureIndicator *indicator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < indicator->n_splits; i++)
    {
      const UraPictureSplit *split = &indicator->splits[i];

      g_string_append_printf (text, "%s%s", i == 0 ? "" : "\n", split->dimension);
      if (split->items != NULL && *split->items != '\0')
        g_string_append_printf (text, ": %s", split->items);
    }
  return g_string_free (text, FALSE);
}

static const char *
band_label (UraIndicatorBand band)
{
  switch (band)
    {
    case URA_BAND_ON_TRACK:
      return N_ ("On target");
    case URA_BAND_NEAR:
      return N_ ("Near the target");
    case URA_BAND_BELOW:
      return N_ ("Below the target");
    case URA_BAND_NO_DATA:
      break;
    }
  return N_ ("No data");
}

static void
set_actual (UraReportRow *row, const UraPictureIndicator *indicator)
{
  if (indicator->has_actual)
    ura_report_row_set_number (row, COLUMN_ACTUAL, indicator->actual);
  else if (indicator->actual_text != NULL)
    ura_report_row_set_text (row, COLUMN_ACTUAL, indicator->actual_text);
  else if (indicator->missing_reason != NULL)
    ura_report_row_set_missing (row, COLUMN_ACTUAL, indicator->missing_reason);
  if (indicator->has_cumulative)
    ura_report_row_set_number (row, COLUMN_CUMULATIVE, indicator->cumulative);
}

/* A share of a target: a division of two cells of the row, which stays live, where the rule is one;
 * else (a range, a level to keep, a rise on the baseline, zero) the number. */
static void
set_share (UraReportRow *row,
           guint column,
           const UraPictureIndicator *indicator,
           const char *target_column,
           double target,
           double share)
{
  const UraAchievement achievement = {
    .actual = indicator->has_cumulative ? indicator->cumulative : NAN,
    .target = target,
    .target_to = indicator->target.has_value_to ? indicator->target.value_to : NAN,
    .comparator = indicator->target.comparator,
    .direction = indicator->direction,
  };
  UraAchievementRule rule = ura_achievement_rule (&achievement);
  g_autoptr (UraReportFormula) formula = NULL;

  if (isnan (share))
    return;
  if (rule == URA_ACHIEVEMENT_ACTUAL_BY_TARGET)
    formula = ura_report_formula_ratio (ura_report_formula_cell ("cumulative"),
                                        ura_report_formula_cell (target_column));
  else if (rule == URA_ACHIEVEMENT_TARGET_BY_ACTUAL)
    formula = ura_report_formula_ratio (ura_report_formula_cell (target_column),
                                        ura_report_formula_cell ("cumulative"));
  if (formula != NULL)
    ura_report_row_set_formula (row, column, formula);
  else
    ura_report_row_set_percent (row, column, share);
}

/* Shown up to 100 %, as the mean counts it; the whole of it stands beside. */
static void
set_shares (UraReportRow *row, const UraPictureIndicator *indicator)
{
  if (isnan (indicator->achievement))
    return;
  set_share (row, COLUMN_UNCAPPED, indicator, "target", indicator->target.value,
             indicator->achievement);
  set_share (row, COLUMN_PACE, indicator, "target_so_far", indicator->target_so_far,
             indicator->pace);
  if (indicator->achievement < 0)
    ura_report_row_set_percent (row, COLUMN_ACHIEVEMENT, 0);
  else
    {
      g_autoptr (UraReportFormula) capped = ura_report_formula_min (
          ura_report_formula_cell ("uncapped"), ura_report_formula_number (1));

      ura_report_row_set_formula (row, COLUMN_ACHIEVEMENT, capped);
    }
}

static void
set_indicator (const UraLanguage *language, UraReportRow *row, const UraPictureIndicator *indicator)
{
  g_autofree char *splits = join_splits (indicator);

  ura_report_row_set_text (row, COLUMN_CODE, indicator->code);
  ura_report_row_set_text (row, COLUMN_ITEM, indicator->items);
  ura_report_row_set_text (row, COLUMN_NAME, indicator->name);
  ura_report_row_set_text (row, COLUMN_KIND, indicator->kind_label);
  ura_report_row_set_text (row, COLUMN_UNIT, indicator->unit_label);
  ura_report_row_set_text (row, COLUMN_SPLITS, splits);
  set_figure (row, COLUMN_BASELINE, &indicator->baseline);
  ura_report_row_set_text (row, COLUMN_BASELINE_DATE, indicator->baseline.date);
  set_figure (row, COLUMN_TARGET, &indicator->target);
  set_figure (row, COLUMN_FINAL_TARGET, &indicator->final_target);
  if (!isnan (indicator->target_so_far))
    ura_report_row_set_number (row, COLUMN_TARGET_SO_FAR, indicator->target_so_far);
  set_actual (row, indicator);
  set_shares (row, indicator);
  ura_report_row_set_text (row, COLUMN_DIRECTION, indicator->direction_label);
  ura_report_row_set_status (row, COLUMN_STATUS, ura_semiannual_band_status (indicator->band),
                             ura_tr (language, band_label (indicator->band)));
  ura_report_row_set_text (row, COLUMN_SOURCE,
                           indicator->data_source != NULL ? indicator->data_source
                                                          : indicator->responsible);
  ura_report_row_set_text (row, COLUMN_METHOD, indicator->value_method_label);
  ura_report_row_set_text (row, COLUMN_COMMENT,
                           indicator->comment != NULL ? indicator->comment : indicator->note);
  ura_report_row_set_text (row, COLUMN_CORRECTION, indicator->restate_reason);
}

static gboolean
rows_next (gpointer iteration, UraReportRow *row, GError **error)
{
  UraSemiannualRows *rows = iteration;

  if (rows->position == ura_plan_picture_get_n_indicators (rows->picture))
    return FALSE;
  set_indicator (rows->language, row,
                 ura_plan_picture_get_indicator (rows->picture, rows->position++));
  return TRUE;
}

static gboolean
is_whole (const UraPictureFigure *figure)
{
  return !figure->has_value || figure->value == floor (figure->value);
}

/* Whole numbers are shown without decimals where the plan knows no others. */
static UraReportType
number_type (const UraPlanPicture *picture)
{
  for (guint i = 0; i < ura_plan_picture_get_n_indicators (picture); i++)
    {
      const UraPictureIndicator *indicator = ura_plan_picture_get_indicator (picture, i);

      if (!is_whole (&indicator->baseline) || !is_whole (&indicator->target) ||
          !is_whole (&indicator->final_target) ||
          (indicator->has_actual && indicator->actual != floor (indicator->actual)) ||
          (indicator->has_cumulative && indicator->cumulative != floor (indicator->cumulative)))
        return URA_REPORT_TYPE_DECIMAL;
    }
  return URA_REPORT_TYPE_INTEGER;
}

/* A part of a target has decimals more often than the target. */
static UraReportType
so_far_type (const UraPlanPicture *picture, UraReportType type)
{
  for (guint i = 0; i < ura_plan_picture_get_n_indicators (picture); i++)
    {
      double so_far = ura_plan_picture_get_indicator (picture, i)->target_so_far;

      if (!isnan (so_far) && so_far != floor (so_far))
        return URA_REPORT_TYPE_DECIMAL;
    }
  return type;
}

void
ura_semiannual_add_indicators (UraSemiannual *self)
{
  static const UraReportRowSource source = { ura_semiannual_rows_open, rows_next,
                                             ura_semiannual_rows_close };
  const UraReportType type = number_type (self->picture);
  const UraLanguage *language = self->language;
  UraReportSheet *sheet = ura_semiannual_add_sheet (
      self, ura_trc (language, "sheet", NC_ ("sheet", "Indicators")),
      ura_tr (language, N_ ("Baseline, target and actual value of every indicator")));
  UraReportTable *table = ura_report_sheet_add_table (sheet, URA_SEMIANNUAL_INDICATORS, NULL);
  const UraReportColumn columns[N_COLUMNS] = {
    [COLUMN_CODE] = { "code", ura_tr (language, N_ ("Code")), URA_REPORT_TYPE_TEXT, 12, NULL },
    [COLUMN_ITEM] = { "item", ura_tr (language, N_ ("Measures what")), URA_REPORT_TYPE_TEXT, 11,
                      NULL },
    [COLUMN_NAME] = { "name", ura_tr (language, N_ ("Indicator")), URA_REPORT_TYPE_LONG_TEXT, 32,
                      NULL },
    [COLUMN_KIND] = { "kind", ura_tr (language, N_ ("Kind")), URA_REPORT_TYPE_TEXT, 9, NULL },
    [COLUMN_UNIT] = { "unit", ura_tr (language, N_ ("Unit")), URA_REPORT_TYPE_TEXT, 10, NULL },
    [COLUMN_SPLITS] = { "splits", ura_tr (language, N_ ("Required split")),
                        URA_REPORT_TYPE_LONG_TEXT, 16, NULL },
    [COLUMN_BASELINE] = { "baseline", ura_tr (language, N_ ("Baseline")), type, 9, NULL },
    [COLUMN_BASELINE_DATE] = { "baseline_date", ura_tr (language, N_ ("Year of the baseline")),
                               URA_REPORT_TYPE_TEXT, 8, NULL },
    [COLUMN_TARGET] = { "target", ura_tr (language, N_ ("Target of the period")), type, 10, NULL },
    [COLUMN_FINAL_TARGET] = { "final_target", ura_tr (language, N_ ("Final target")), type, 11,
                              NULL },
    [COLUMN_TARGET_SO_FAR] = { "target_so_far", ura_tr (language, N_ ("Target so far")),
                               so_far_type (self->picture, type), 9, NULL },
    [COLUMN_ACTUAL] = { "actual", ura_tr (language, N_ ("Actual in the period")), type, 9, NULL },
    [COLUMN_CUMULATIVE] = { "cumulative", ura_tr (language, N_ ("Actual so far")), type, 9, NULL },
    [COLUMN_ACHIEVEMENT] = { "achievement", ura_tr (language, N_ ("Achievement")),
                             URA_REPORT_TYPE_PERCENT, 10,
                             ura_report_formula_ratio (
                                 ura_report_formula_sum (NULL, "achievement"),
                                 ura_report_formula_count (NULL, "achievement")) },
    [COLUMN_UNCAPPED] = { "uncapped", ura_tr (language, N_ ("Achievement, not capped")),
                          URA_REPORT_TYPE_PERCENT, 10, NULL },
    [COLUMN_PACE] = { "pace", ura_tr (language, N_ ("Of the target so far")),
                      URA_REPORT_TYPE_PERCENT, 9, NULL },
    [COLUMN_DIRECTION] = { "direction", ura_tr (language, N_ ("Direction")), URA_REPORT_TYPE_TEXT,
                           8, NULL },
    [COLUMN_STATUS] = { "status", ura_tr (language, N_ ("Status")), URA_REPORT_TYPE_STATUS, 14,
                        NULL },
    [COLUMN_SOURCE] = { "source", ura_tr (language, N_ ("Source of the data")),
                        URA_REPORT_TYPE_TEXT, 11, NULL },
    [COLUMN_METHOD] = { "method", ura_tr (language, N_ ("How it was obtained")),
                        URA_REPORT_TYPE_TEXT, 10, NULL },
    [COLUMN_COMMENT] = { "comment", ura_tr (language, N_ ("Comment")), URA_REPORT_TYPE_LONG_TEXT,
                         20, NULL },
    [COLUMN_CORRECTION] = { "correction", ura_tr (language, N_ ("Correction")),
                            URA_REPORT_TYPE_LONG_TEXT, 10, NULL },
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    ura_report_table_add_column (table, &columns[i]);
  ura_semiannual_set_rows (self, table, &source, ura_plan_picture_get_n_indicators (self->picture));
  ura_report_table_set_empty_reason (table, ura_tr (language, N_ ("The plan has no indicators.")));
  ura_report_sheet_keep_in_view (sheet, table, 3);
}
