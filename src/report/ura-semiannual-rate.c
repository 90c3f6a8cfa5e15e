/* How the implementation rate comes about, measure by measure: whoever doubts it can add it up. */

#include "config.h"

#include "ura-semiannual-private.h"

enum
{
  COLUMN_CODE,
  COLUMN_TEXT,
  COLUMN_STATUS,
  COLUMN_TIMES_DUE,
  COLUMN_TIMES_DONE,
  COLUMN_DUE,
  COLUMN_DONE,
  COLUMN_STRICT,
  COLUMN_OVERDUE,
  COLUMN_DUE_TOTAL,
  COLUMN_DONE_TOTAL,
  COLUMN_STRICT_TOTAL,
  COLUMN_ACTIVE,
  COLUMN_PROGRESS,
  COLUMN_FINISHED,
  COLUMN_IN_TIME,
  COLUMN_WITHOUT_COST,
  N_COLUMNS,
};

/* What the other figures add up: since the plan began, progress, timeliness, costing. */
static void
set_since_start (UraReportRow *row, const UraPictureMeasure *measure)
{
  gboolean due = measure->occurrences_due_total > 0;
  gboolean finished = ura_measure_is_finished (measure);

  ura_report_row_set_number (row, COLUMN_DUE_TOTAL, due);
  ura_report_row_set_number (row, COLUMN_DONE_TOTAL, due && ura_measure_is_done_in_total (measure));
  ura_report_row_set_number (row, COLUMN_STRICT_TOTAL,
                             due && measure->state == URA_STATUS_IMPLEMENTED);
  ura_report_row_set_number (row, COLUMN_ACTIVE, measure->active);
  if (measure->active)
    ura_report_row_set_percent (row, COLUMN_PROGRESS, MAX (measure->progress, 0) / 100.0);
  ura_report_row_set_number (row, COLUMN_FINISHED, finished);
  ura_report_row_set_number (row, COLUMN_IN_TIME, finished && ura_measure_is_in_time (measure));
  ura_report_row_set_number (row, COLUMN_WITHOUT_COST, !measure->has_cost);
}

static void
set_measure (const UraLanguage *language, UraReportRow *row, const UraPictureItem *item)
{
  const UraPictureMeasure *measure = item->measure;
  gboolean done = measure->due && ura_measure_is_done (measure);
  gboolean strict = measure->due && measure->state == URA_STATUS_IMPLEMENTED;

  ura_report_row_set_text (row, COLUMN_CODE, item->code);
  ura_report_row_set_text (row, COLUMN_TEXT, item->text);
  ura_report_row_set_status (row, COLUMN_STATUS, ura_semiannual_status (measure->state),
                             measure->state == URA_STATUS_NOT_REPORTED
                                 ? ura_tr (language, N_ ("Nothing reported"))
                                 : measure->state_label);
  ura_report_row_set_number (row, COLUMN_TIMES_DUE, (double) measure->occurrences_due);
  if (measure->occurrences_done >= 0)
    ura_report_row_set_number (row, COLUMN_TIMES_DONE, (double) measure->occurrences_done);
  ura_report_row_set_number (row, COLUMN_DUE, measure->due);
  ura_report_row_set_number (row, COLUMN_DONE, done);
  ura_report_row_set_number (row, COLUMN_STRICT, strict);
  ura_report_row_set_number (row, COLUMN_OVERDUE, measure->overdue);
  set_since_start (row, measure);
}

static gboolean
rows_next (gpointer iteration, UraReportRow *row, GError **error)
{
  UraSemiannualRows *rows = iteration;
  guint n = ura_plan_picture_get_n_items (rows->picture);

  while (rows->position < n && !ura_semiannual_counts (rows->picture, rows->position))
    rows->position++;
  if (rows->position == n)
    return FALSE;
  set_measure (rows->language, row, ura_plan_picture_get_item (rows->picture, rows->position++));
  return TRUE;
}

void
ura_semiannual_add_rate (UraSemiannual *self)
{
  static const UraReportRowSource source = { ura_semiannual_rows_open, rows_next,
                                             ura_semiannual_rows_close };
  const UraLanguage *language = self->language;
  UraReportSheet *sheet = ura_semiannual_add_sheet (
      self, ura_trc (language, "sheet", NC_ ("sheet", "Implementation rate")),
      ura_tr (language, N_ ("Which measure was due, which was carried out: the rate added up")));
  UraReportTable *table;
  const UraReportColumn columns[N_COLUMNS] = {
    [COLUMN_CODE] = { "code", ura_tr (language, N_ ("Code")), URA_REPORT_TYPE_TEXT, 14, NULL },
    [COLUMN_TEXT] = { "text", ura_tr (language, N_ ("Measure")), URA_REPORT_TYPE_LONG_TEXT, 52,
                      NULL },
    [COLUMN_STATUS] = { "status", ura_tr (language, N_ ("Status")), URA_REPORT_TYPE_STATUS, 22,
                        NULL },
    [COLUMN_TIMES_DUE] = { "times_due", ura_tr (language, N_ ("Times due")),
                           URA_REPORT_TYPE_INTEGER, 9, ura_report_formula_sum (NULL, "times_due") },
    [COLUMN_TIMES_DONE] = { "times_done", ura_tr (language, N_ ("Times carried out")),
                            URA_REPORT_TYPE_INTEGER, 10,
                            ura_report_formula_sum (NULL, "times_done") },
    [COLUMN_DUE] = { "due", ura_tr (language, N_ ("Due (1 = yes)")), URA_REPORT_TYPE_INTEGER, 10,
                     ura_report_formula_sum (NULL, "due") },
    [COLUMN_DONE] = { "done", ura_tr (language, N_ ("Carried out (1 = yes)")),
                      URA_REPORT_TYPE_INTEGER, 12, ura_report_formula_sum (NULL, "done") },
    [COLUMN_STRICT] = { "strict", ura_tr (language, N_ ("Implemented (1 = yes)")),
                        URA_REPORT_TYPE_INTEGER, 12, ura_report_formula_sum (NULL, "strict") },
    [COLUMN_OVERDUE] = { "overdue", ura_tr (language, N_ ("Overdue (1 = yes)")),
                         URA_REPORT_TYPE_INTEGER, 11, ura_report_formula_sum (NULL, "overdue") },
    [COLUMN_DUE_TOTAL] = { "due_total",
                           ura_tr (language, N_ ("Due since the plan began (1 = yes)")),
                           URA_REPORT_TYPE_INTEGER, 12,
                           ura_report_formula_sum (NULL, "due_total") },
    [COLUMN_DONE_TOTAL] = { "done_total", ura_tr (language, N_ ("Of these, carried out (1 = yes)")),
                            URA_REPORT_TYPE_INTEGER, 12,
                            ura_report_formula_sum (NULL, "done_total") },
    [COLUMN_STRICT_TOTAL] = { "strict_total",
                              ura_tr (language, N_ ("Of these, implemented (1 = yes)")),
                              URA_REPORT_TYPE_INTEGER, 12,
                              ura_report_formula_sum (NULL, "strict_total") },
    [COLUMN_ACTIVE] = { "active", ura_tr (language, N_ ("Active in the period (1 = yes)")),
                        URA_REPORT_TYPE_INTEGER, 11, ura_report_formula_sum (NULL, "active") },
    [COLUMN_PROGRESS] = { "progress", ura_tr (language, N_ ("Progress of the active")),
                          URA_REPORT_TYPE_PERCENT, 10,
                          ura_report_formula_ratio (ura_report_formula_sum (NULL, "progress"),
                                                    ura_report_formula_sum (NULL, "active")) },
    [COLUMN_FINISHED] = { "finished", ura_tr (language, N_ ("Finished so far (1 = yes)")),
                          URA_REPORT_TYPE_INTEGER, 11, ura_report_formula_sum (NULL, "finished") },
    [COLUMN_IN_TIME] = { "in_time", ura_tr (language, N_ ("Finished by the deadline (1 = yes)")),
                         URA_REPORT_TYPE_INTEGER, 12, ura_report_formula_sum (NULL, "in_time") },
    [COLUMN_WITHOUT_COST] = { "without_cost", ura_tr (language, N_ ("Without a costing (1 = yes)")),
                              URA_REPORT_TYPE_INTEGER, 11,
                              ura_report_formula_sum (NULL, "without_cost") },
  };

  ura_report_sheet_add_text (
      sheet, URA_REPORT_TEXT_NOTE,
      ura_tr (language,
              N_ ("A measure is due when its deadline falls in the period or, for measures that "
                  "repeat, when at least one of its times does. It is carried out when it is "
                  "implemented or, for measures that repeat or go on, when it was done as often as "
                  "was due.")));
  table = ura_report_sheet_add_table (sheet, URA_SEMIANNUAL_RATE, NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    ura_report_table_add_column (table, &columns[i]);
  ura_semiannual_set_rows (self, table, &source, ura_plan_picture_get_n_items (self->picture));
  ura_report_table_set_empty_reason (table,
                                     ura_tr (language, N_ ("The plan has no measures yet.")));
  ura_report_sheet_keep_in_view (sheet, table, 2);
}
