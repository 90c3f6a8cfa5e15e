/* The second sheet: key figures that can be followed, and the picture in charts. */

#include "config.h"

#include <math.h>

#include "ura-semiannual-private.h"

static void
add_figure (UraSemiannual *self,
            UraReportSheet *sheet,
            const char *id,
            const char *label,
            UraReportType type,
            UraReportStatus status,
            double value,
            UraReportFormula *formula,
            const char *explanation)
{
  UraReportFigure figure = {
    .id = id,
    .label = ura_tr (self->language, label),
    .explanation = explanation == NULL ? NULL : ura_tr (self->language, explanation),
    .type = type,
    .value = value,
    .status = status,
    .formula = formula,
  };

  ura_report_sheet_add_figure (sheet, &figure);
}

/* Statuses as the reader knows them, and the measures of the picture that have them. */
static const struct
{
  const char *id;
  const char *label;
  UraReportStatus status;
  UraMeasureStatus states[2];
} statuses[] = {
  { "n_implemented", N_ ("Implemented"), URA_REPORT_STATUS_DONE, { URA_STATUS_IMPLEMENTED, 0 } },
  { "n_partly",
    N_ ("Partly implemented"),
    URA_REPORT_STATUS_PARTLY,
    { URA_STATUS_PARTLY_IMPLEMENTED, 0 } },
  { "n_in_progress",
    N_ ("In progress or ongoing"),
    URA_REPORT_STATUS_ACTIVE,
    { URA_STATUS_IN_PROGRESS, URA_STATUS_ONGOING } },
  { "n_not_started", N_ ("Not started"), URA_REPORT_STATUS_WAITING, { URA_STATUS_NOT_STARTED, 0 } },
  { "n_not_implemented",
    N_ ("Not implemented"),
    URA_REPORT_STATUS_FAILED,
    { URA_STATUS_NOT_IMPLEMENTED, 0 } },
  { "n_postponed",
    N_ ("Postponed or cancelled"),
    URA_REPORT_STATUS_POSTPONED,
    { URA_STATUS_POSTPONED, URA_STATUS_CANCELLED } },
  { "n_not_reported",
    N_ ("Nothing reported"),
    URA_REPORT_STATUS_NO_DATA,
    { URA_STATUS_NOT_REPORTED, 0 } },
};

static void
add_status_figures (UraSemiannual *self, UraReportSheet *sheet)
{
  const guint *by_status = self->rates->plan.by_status;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      guint n = by_status[statuses[i].states[0]];

      if (statuses[i].states[1] != 0)
        n += by_status[statuses[i].states[1]];
      add_figure (
          self, sheet, statuses[i].id, statuses[i].label, URA_REPORT_TYPE_INTEGER,
          statuses[i].status, n,
          ura_report_formula_count_status (URA_SEMIANNUAL_MATRIX, "status", statuses[i].status),
          NULL);
    }
}

static const char *
band_label (UraRateBand band)
{
  switch (band)
    {
    case URA_RATE_BAND_OVER_90:
      return N_ ("Band of the rate: over 90 %.");
    case URA_RATE_BAND_70_90:
      return N_ ("Band of the rate: 70–90 %.");
    case URA_RATE_BAND_50_70:
      return N_ ("Band of the rate: 50–70 %.");
    case URA_RATE_BAND_30_50:
      return N_ ("Band of the rate: 30–50 %.");
    case URA_RATE_BAND_UNDER_30:
      return N_ ("Band of the rate: under 30 %.");
    case URA_RATE_BAND_NONE:
      break;
    }
  return N_ ("No measure was due in the period, so there is no rate.");
}

static void
add_rate_figures (UraSemiannual *self, UraReportSheet *sheet)
{
  const UraGroupRates *plan = &self->rates->plan;

  add_figure (self, sheet, "n_total", N_ ("Measures in the plan"), URA_REPORT_TYPE_INTEGER,
              URA_REPORT_STATUS_NONE, plan->total,
              ura_report_formula_count (URA_SEMIANNUAL_MATRIX, "text"), NULL);
  add_figure (self, sheet, "n_due", N_ ("Due in the period"), URA_REPORT_TYPE_INTEGER,
              URA_REPORT_STATUS_NONE, plan->due,
              ura_report_formula_sum (URA_SEMIANNUAL_RATE, "due"),
              N_ ("The deadline, or a time of a measure that repeats, falls in the period."));
  add_figure (self, sheet, "n_done", N_ ("Of these, carried out"), URA_REPORT_TYPE_INTEGER,
              URA_REPORT_STATUS_NONE, plan->rate.n,
              ura_report_formula_sum (URA_SEMIANNUAL_RATE, "done"),
              N_ ("Implemented, or carried out as often as was due."));
  add_figure (self, sheet, "rate", N_ ("Implementation rate"), URA_REPORT_TYPE_PERCENT,
              URA_REPORT_STATUS_NONE, ura_rate_value (plan->rate),
              ura_report_formula_ratio (ura_report_formula_figure ("n_done"),
                                        ura_report_formula_figure ("n_due")),
              band_label (ura_rate_band (plan->rate)));
  add_figure (self, sheet, "n_strict", N_ ("Of those due, implemented for good"),
              URA_REPORT_TYPE_INTEGER, URA_REPORT_STATUS_NONE, plan->strict_rate.n,
              ura_report_formula_sum (URA_SEMIANNUAL_RATE, "strict"), NULL);
  add_figure (self, sheet, "strict_rate", N_ ("Strict implementation rate"),
              URA_REPORT_TYPE_PERCENT, URA_REPORT_STATUS_NONE, ura_rate_value (plan->strict_rate),
              ura_report_formula_ratio (ura_report_formula_figure ("n_strict"),
                                        ura_report_formula_figure ("n_due")),
              N_ ("Measures that repeat are not credited."));
  add_figure (self, sheet, "n_overdue", N_ ("Overdue"), URA_REPORT_TYPE_INTEGER,
              URA_REPORT_STATUS_LATE, plan->overdue,
              ura_report_formula_sum (URA_SEMIANNUAL_RATE, "overdue"),
              N_ ("Past the deadline, neither implemented nor cancelled nor ongoing as planned."));
}

/* A share of two columns of the sheet on the rate, which names the measures. */
static void
add_share (UraSemiannual *self,
           UraReportSheet *sheet,
           const char *id,
           const char *label,
           double value,
           const char *part,
           const char *whole,
           const char *explanation)
{
  add_figure (self, sheet, id, label, URA_REPORT_TYPE_PERCENT, URA_REPORT_STATUS_NONE, value,
              ura_report_formula_ratio (ura_report_formula_sum (URA_SEMIANNUAL_RATE, part),
                                        ura_report_formula_sum (URA_SEMIANNUAL_RATE, whole)),
              explanation);
}

static void
add_shares (UraSemiannual *self, UraReportSheet *sheet)
{
  const UraGroupRates *plan = &self->rates->plan;

  add_share (self, sheet, "rate_total", N_ ("Implementation rate since the plan began"),
             ura_rate_value (plan->rate_total), "done_total", "due_total", NULL);
  add_share (self, sheet, "strict_rate_total", N_ ("Strict rate since the plan began"),
             ura_rate_value (plan->strict_rate_total), "strict_total", "due_total", NULL);
  add_share (self, sheet, "progress", N_ ("Mean progress of the active measures"),
             isnan (plan->progress) ? NAN : plan->progress / 100, "progress", "active",
             N_ ("Equal weights; a measure without a figure counts as 0 %."));
  add_share (self, sheet, "timeliness", N_ ("Finished by the deadline"),
             ura_rate_value (plan->timeliness), "in_time", "finished",
             N_ ("Of the measures finished so far."));
}

static void
add_indicator_figures (UraSemiannual *self, UraReportSheet *sheet)
{
  static const struct
  {
    const char *id;
    const char *label;
    UraIndicatorBand band;
  } bands[] = {
    { "i_on_track", N_ ("Indicators on target"), URA_BAND_ON_TRACK },
    { "i_near", N_ ("Indicators near the target (80–99 %)"), URA_BAND_NEAR },
    { "i_below", N_ ("Indicators below the target"), URA_BAND_BELOW },
    { "i_no_data", N_ ("Indicators that cannot be judged yet"), URA_BAND_NO_DATA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    add_figure (self, sheet, bands[i].id, bands[i].label, URA_REPORT_TYPE_INTEGER,
                ura_semiannual_band_status (bands[i].band),
                self->rates->indicators_by_band[bands[i].band],
                ura_report_formula_count_status (URA_SEMIANNUAL_INDICATORS, "status",
                                                 ura_semiannual_band_status (bands[i].band)),
                NULL);
  add_figure (self, sheet, "achievement", N_ ("Mean achievement of the indicators"),
              URA_REPORT_TYPE_PERCENT, URA_REPORT_STATUS_NONE, self->rates->mean_achievement,
              ura_report_formula_ratio (
                  ura_report_formula_sum (URA_SEMIANNUAL_INDICATORS, "achievement"),
                  ura_report_formula_count (URA_SEMIANNUAL_INDICATORS, "achievement")),
              N_ ("Of their targets, each up to 100 %; those without data do not count."));
}

/* "pa kostim": Korçë's plan has no costs, and nothing is shown as zero for that. */
static void
add_cost_figure (UraSemiannual *self, UraReportSheet *sheet)
{
  add_figure (self, sheet, "n_without_cost", N_ ("Measures without a costing"),
              URA_REPORT_TYPE_INTEGER, URA_REPORT_STATUS_NONE, self->rates->plan.n_without_cost,
              ura_report_formula_sum (URA_SEMIANNUAL_RATE, "without_cost"),
              N_ ("No financing gap can be given for these."));
}

static void
set_count (UraReportRow *row, guint column, guint n)
{
  ura_report_row_set_number (row, column, n);
}

static void
add_area_row (UraSemiannual *self, UraReportTable *table, const UraGroupRates *group)
{
  g_autoptr (UraReportFormula) rate = ura_report_formula_ratio (ura_report_formula_cell ("done"),
                                                                ura_report_formula_cell ("due"));
  g_autoptr (UraReportFormula) progress = ura_report_formula_ratio (
      ura_report_formula_cell ("progress_sum"), ura_report_formula_cell ("active"));
  const UraPictureItem *item = group->item < 0
                                   ? NULL
                                   : ura_plan_picture_get_item (self->picture, (guint) group->item);
  UraReportRow *row = ura_report_table_add_row (table);
  guint going = group->by_status[URA_STATUS_IN_PROGRESS] + group->by_status[URA_STATUS_ONGOING];

  ura_report_row_set_text (row, 0, item == NULL ? "–" : item->code);
  ura_report_row_set_text (
      row, 1, item == NULL ? ura_tr (self->language, N_ ("Outside the areas")) : item->text);
  set_count (row, 2, group->total);
  set_count (row, 3, group->due);
  set_count (row, 4, group->rate.n);
  ura_report_row_set_formula (row, 5, rate);
  set_count (row, 6, group->by_status[URA_STATUS_IMPLEMENTED]);
  set_count (row, 7, group->by_status[URA_STATUS_PARTLY_IMPLEMENTED]);
  set_count (row, 8, going);
  set_count (row, 9, group->overdue);
  set_count (row, 10, group->n_active);
  ura_report_row_set_number (row, 11, group->progress_sum / 100);
  ura_report_row_set_formula (row, 12, progress);
}

static void
add_areas (UraSemiannual *self, UraReportSheet *sheet)
{
  const UraLanguage *language = self->language;
  UraReportTable *table = ura_report_sheet_add_table (
      sheet, URA_SEMIANNUAL_AREAS, ura_tr (language, N_ ("Implementation by area")));
  UraReportColumn columns[] = {
    { "code", ura_tr (language, N_ ("Code")), URA_REPORT_TYPE_TEXT, 12, NULL },
    { "area", ura_tr (language, N_ ("Area")), URA_REPORT_TYPE_LONG_TEXT, 44, NULL },
    { "total", ura_tr (language, N_ ("Measures")), URA_REPORT_TYPE_INTEGER, 9,
      ura_report_formula_sum (NULL, "total") },
    { "due", ura_tr (language, N_ ("Were due")), URA_REPORT_TYPE_INTEGER, 9,
      ura_report_formula_sum (NULL, "due") },
    { "done", ura_tr (language, N_ ("Carried out")), URA_REPORT_TYPE_INTEGER, 10,
      ura_report_formula_sum (NULL, "done") },
    { "rate", ura_tr (language, N_ ("Implementation rate")), URA_REPORT_TYPE_PERCENT, 12,
      ura_report_formula_ratio (ura_report_formula_sum (NULL, "done"),
                                ura_report_formula_sum (NULL, "due")) },
    { "implemented", ura_tr (language, N_ ("Implemented")), URA_REPORT_TYPE_INTEGER, 10,
      ura_report_formula_sum (NULL, "implemented") },
    { "partly", ura_tr (language, N_ ("Partly implemented")), URA_REPORT_TYPE_INTEGER, 11,
      ura_report_formula_sum (NULL, "partly") },
    { "going", ura_tr (language, N_ ("In progress or ongoing")), URA_REPORT_TYPE_INTEGER, 13,
      ura_report_formula_sum (NULL, "going") },
    { "overdue", ura_tr (language, N_ ("Overdue")), URA_REPORT_TYPE_INTEGER, 10,
      ura_report_formula_sum (NULL, "overdue") },
    { "active", ura_tr (language, N_ ("Active in the period")), URA_REPORT_TYPE_INTEGER, 10,
      ura_report_formula_sum (NULL, "active") },
    { "progress_sum", ura_tr (language, N_ ("Their progress, in whole measures")),
      URA_REPORT_TYPE_DECIMAL, 11, ura_report_formula_sum (NULL, "progress_sum") },
    { "progress", ura_tr (language, N_ ("Mean progress")), URA_REPORT_TYPE_PERCENT, 11,
      ura_report_formula_ratio (ura_report_formula_sum (NULL, "progress_sum"),
                                ura_report_formula_sum (NULL, "active")) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    ura_report_table_add_column (table, &columns[i]);
  for (guint i = 0; i < self->rates->n_areas; i++)
    add_area_row (self, table, &self->rates->areas[i]);
}

static void
add_charts (UraSemiannual *self, UraReportSheet *sheet)
{
  const UraLanguage *language = self->language;
  const char *ids[G_N_ELEMENTS (statuses) + 1] = { NULL };
  UraReportChart *chart = ura_report_sheet_add_chart (sheet, URA_REPORT_CHART_DONUT,
                                                      ura_tr (language, N_ ("Measures by status")));

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    ids[i] = statuses[i].id;
  ura_report_chart_add_figures (chart, ura_tr (language, N_ ("Measures")), ids);
  ura_report_chart_set_description (chart,
                                    ura_tr (language, N_ ("How many measures have which status")));
  chart = ura_report_sheet_add_chart (sheet, URA_REPORT_CHART_BAR,
                                      ura_tr (language, N_ ("Mean progress by area")));
  ura_report_chart_add_series (chart, ura_tr (language, N_ ("Mean progress")), URA_SEMIANNUAL_AREAS,
                               "area", "progress", URA_REPORT_STATUS_NONE);
  ura_report_chart_set_description (chart, ura_tr (language, N_ ("Mean progress of each area")));
}

/* Sentences of the reports themselves: what was achieved, what stands in the way. */
static void
add_sentences (UraSemiannual *self, UraReportSheet *sheet, const char *heading, gboolean problems)
{
  guint n = 0;

  for (guint i = 0; i < ura_plan_picture_get_n_items (self->picture) && n < 5; i++)
    {
      const UraPictureItem *item = ura_plan_picture_get_item (self->picture, i);
      const UraPictureReport *report = item->measure == NULL ? NULL : item->measure->report;
      const char *text = report == NULL ? NULL
                         : problems     ? report->reason_text
                                        : report->achievements;
      g_autofree char *line = NULL;

      if (text == NULL)
        continue;
      if (n++ == 0)
        ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_HEADING,
                                   ura_tr (self->language, heading));
      line = g_strdup_printf ("%s: %s", item->code, text);
      ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_PARAGRAPH, line);
    }
}

void
ura_semiannual_add_summary (UraSemiannual *self)
{
  const UraLanguage *language = self->language;
  UraReportSheet *sheet = ura_semiannual_add_sheet (
      self, ura_trc (language, "sheet", NC_ ("sheet", "Summary")),
      ura_tr (language, N_ ("Key figures, implementation rate, charts")));

  add_rate_figures (self, sheet);
  add_shares (self, sheet);
  add_status_figures (self, sheet);
  add_indicator_figures (self, sheet);
  add_cost_figure (self, sheet);
  add_areas (self, sheet);
  add_charts (self, sheet);
  add_sentences (self, sheet, N_ ("Achievements"), FALSE);
  add_sentences (self, sheet, N_ ("Problems"), TRUE);
  ura_report_sheet_add_text (
      sheet, URA_REPORT_TEXT_NOTE,
      ura_tr (language,
              N_ ("Implementation rate (SIGMA): measures carried out among those due in the "
                  "period; measures that repeat count when they are on schedule. The strict rate "
                  "counts implemented measures only. Which measure counts how stands in the "
                  "sheet on the rate.")));
}
