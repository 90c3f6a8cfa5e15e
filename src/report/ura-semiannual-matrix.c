/* The matrix of measures: one row a measure under its area and objective, as officials know it from
 * the plan itself. */

#include "config.h"

#include "ura-date.h"
#include "ura-semiannual-private.h"

enum
{
  COLUMN_CODE,
  COLUMN_PRINTED,
  COLUMN_TEXT,
  COLUMN_DEADLINE,
  COLUMN_RESPONSIBLE,
  COLUMN_SUPPORTING,
  COLUMN_RESULT,
  COLUMN_VERIFICATION,
  COLUMN_STATUS,
  COLUMN_PROGRESS,
  COLUMN_DESCRIPTION,
  COLUMN_REASONS,
  COLUMN_CORRECTION,
  COLUMN_NEW_DEADLINE,
  COLUMN_NEXT_STEPS,
  COLUMN_EVIDENCE,
  COLUMN_COMPLETE,
  COLUMN_REPORTED_BY,
  COLUMN_REPORTED_ON,
  N_COLUMNS,
};

/* Where the iteration stands: groups open before a row, subtotals close behind it. */
typedef struct
{
  const UraPlanPicture *picture;
  const UraLanguage *language;
  guint position;
  char *period;  /* key */
  int area;      /* open group of level 1, -1 = none */
  int objective; /* open group of level 2 */
} Rows;

typedef struct
{
  UraPlanPicture *picture;
  const UraLanguage *language;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  ura_plan_picture_unref (source->picture);
  g_free (source);
}

static gpointer
rows_open (gpointer data, GError **error)
{
  Source *source = data;
  Rows *rows = g_new0 (Rows, 1);

  rows->picture = source->picture;
  rows->language = source->language;
  rows->period = ura_period_key (ura_plan_picture_get_period (source->picture));
  rows->area = -1;
  rows->objective = -1;
  return rows;
}

static void
rows_close (gpointer iteration)
{
  Rows *rows = iteration;

  g_free (rows->period);
  g_free (rows);
}

/* The next measure that is a row; NULL at the end. */
static const UraPictureItem *
peek_measure (Rows *rows)
{
  guint n = ura_plan_picture_get_n_items (rows->picture);

  while (rows->position < n && !ura_semiannual_counts (rows->picture, rows->position))
    rows->position++;
  return rows->position < n ? ura_plan_picture_get_item (rows->picture, rows->position) : NULL;
}

/* "KO-A (Fusha e veprimit A)  Wording", and below it what the document expects of it. */
static void
set_group (Rows *rows, UraReportRow *row, guint level, int index)
{
  const UraPictureItem *item = ura_plan_picture_get_item (rows->picture, (guint) index);
  g_autoptr (GString) label = g_string_new (item->code);

  if (item->code_printed != NULL)
    g_string_append_printf (label, " (%s)", item->code_printed);
  g_string_append_printf (label, "  %s", item->text == NULL ? "" : item->text);
  if (item->expected_result != NULL)
    g_string_append_printf (label, "\n%s: %s", ura_tr (rows->language, N_ ("Expected results")),
                            item->expected_result);
  ura_report_row_set_group (row, level, label->str);
}

static void
set_subtotal (Rows *rows, UraReportRow *row, guint level, int index)
{
  const UraPictureItem *item = ura_plan_picture_get_item (rows->picture, (guint) index);
  g_autofree char *label = g_strdup_printf (ura_tr (rows->language, N_ ("Total %s")), item->code);

  ura_report_row_set_subtotal (row, level, label);
}

/* Closes or opens a group between two measures. FALSE when the measure itself is next. */
static gboolean
set_structure (Rows *rows, UraReportRow *row, const UraPictureItem *next)
{
  int area = next == NULL ? -1 : next->area;
  int objective = next == NULL ? -1 : next->objective;

  if (rows->objective >= 0 && (rows->objective != objective || rows->area != area))
    {
      set_subtotal (rows, row, 2, rows->objective);
      rows->objective = -1;
      return TRUE;
    }
  if (rows->area >= 0 && rows->area != area)
    {
      set_subtotal (rows, row, 1, rows->area);
      rows->area = -1;
      return TRUE;
    }
  if (area >= 0 && rows->area != area)
    {
      set_group (rows, row, 1, area);
      rows->area = area;
      return TRUE;
    }
  if (objective >= 0 && rows->objective != objective)
    {
      set_group (rows, row, 2, objective);
      rows->objective = objective;
      return TRUE;
    }
  return FALSE;
}

static char *
join_verifications (const UraPictureMeasure *measure)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < measure->n_verifications; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : "\n", measure->verifications[i].text);
  return g_string_free (text, FALSE);
}

/* "3: title; title": how many there are in all, and which came in the period or have none. */
static char *
join_evidence (const UraPictureMeasure *measure, const char *period)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  if (measure->n_evidence == 0)
    return NULL;
  for (guint i = 0; i < measure->n_evidence; i++)
    if (measure->evidence[i].period == NULL || g_str_equal (measure->evidence[i].period, period))
      g_string_append_printf (titles, "%s%s", titles->len == 0 ? ": " : "; ",
                              measure->evidence[i].title);
  return g_strdup_printf ("%u%s", measure->n_evidence, titles->str);
}

/* How many of the means of verification that the plan names have a document. */
static char *
completeness (const UraLanguage *language, const UraPictureMeasure *measure)
{
  guint n = 0;

  for (guint i = 0; i < measure->n_verifications; i++)
    n += measure->verifications[i].n_evidence > 0;
  if (measure->n_verifications == 0)
    return g_strdup ("–");
  return g_strdup_printf (ura_tr (language, N_ ("%u of %u")), n, measure->n_verifications);
}

static char *
deadline (const UraLanguage *language, const UraPictureMeasure *measure)
{
  if (measure->deadline != NULL)
    return g_strdup (measure->deadline);
  if (measure->start != NULL && measure->end != NULL && !measure->end_from_plan)
    {
      g_autofree char *start = ura_date_format (measure->start, language);
      g_autofree char *end = ura_date_format (measure->end, language);

      return g_strcmp0 (start, end) == 0 ? g_strdup (start) : g_strdup_printf ("%s–%s", start, end);
    }
  return NULL;
}

static char *
reasons (const UraPictureReport *report)
{
  if (report->deviation_reasons != NULL && report->reason_text != NULL)
    return g_strdup_printf ("%s\n%s", report->deviation_reasons, report->reason_text);
  return g_strdup (report->deviation_reasons != NULL ? report->deviation_reasons
                                                     : report->reason_text);
}

static void
set_report (const UraLanguage *language, UraReportRow *row, const UraPictureReport *report)
{
  g_autofree char *why = reasons (report);
  g_autofree char *done = report->description != NULL && report->achievements != NULL
                              ? g_strdup_printf ("%s\n%s", report->description,
                                                 report->achievements)
                              : g_strdup (report->description != NULL ? report->description
                                                                      : report->achievements);

  ura_report_row_set_text (row, COLUMN_DESCRIPTION, done);
  ura_report_row_set_text (row, COLUMN_REASONS, why);
  ura_report_row_set_text (row, COLUMN_CORRECTION, report->corrective_action);
  ura_report_row_set_date (row, COLUMN_NEW_DEADLINE, report->new_deadline);
  ura_report_row_set_text (row, COLUMN_NEXT_STEPS, report->next_steps);
  ura_report_row_set_text (row, COLUMN_REPORTED_BY, report->reported_by);
  ura_report_row_set_date (row, COLUMN_REPORTED_ON, report->reported_on);
}

static void
set_measure (const UraLanguage *language,
             const char *period,
             UraReportRow *row,
             const UraPictureItem *item)
{
  const UraPictureMeasure *measure = item->measure;
  g_autofree char *verifications = join_verifications (measure);
  g_autofree char *evidence = join_evidence (measure, period);
  g_autofree char *complete = completeness (language, measure);
  g_autofree char *by = deadline (language, measure);

  ura_report_row_set_text (row, COLUMN_CODE, item->code);
  ura_report_row_set_text (row, COLUMN_PRINTED, item->code_printed);
  ura_report_row_set_text (row, COLUMN_TEXT, item->text);
  ura_report_row_set_text (row, COLUMN_DEADLINE, by);
  ura_report_row_set_text (row, COLUMN_RESPONSIBLE,
                           measure->responsible_printed != NULL ? measure->responsible_printed
                                                                : measure->responsible);
  ura_report_row_set_text (row, COLUMN_SUPPORTING,
                           measure->supporting_printed != NULL ? measure->supporting_printed
                                                               : measure->supporting);
  ura_report_row_set_text (row, COLUMN_RESULT, item->expected_result);
  ura_report_row_set_text (row, COLUMN_VERIFICATION, verifications);
  ura_report_row_set_status (row, COLUMN_STATUS, ura_semiannual_status (measure->state),
                             measure->state == URA_STATUS_NOT_REPORTED
                                 ? ura_tr (language, N_ ("Nothing reported"))
                                 : measure->state_label);
  if (measure->progress >= 0)
    ura_report_row_set_percent (row, COLUMN_PROGRESS, measure->progress / 100.0);
  ura_report_row_set_text (row, COLUMN_EVIDENCE, evidence);
  ura_report_row_set_text (row, COLUMN_COMPLETE, complete);
  if (measure->report != NULL)
    set_report (language, row, measure->report);
}

static gboolean
rows_next (gpointer iteration, UraReportRow *row, GError **error)
{
  Rows *rows = iteration;
  const UraPictureItem *item = peek_measure (rows);

  if (set_structure (rows, row, item))
    return TRUE;
  if (item == NULL)
    return FALSE;
  set_measure (rows->language, rows->period, row, item);
  rows->position++;
  return TRUE;
}

void
ura_semiannual_add_matrix (UraSemiannual *self)
{
  static const UraReportRowSource source = { rows_open, rows_next, rows_close };
  const UraLanguage *language = self->language;
  UraReportSheet *sheet = ura_semiannual_add_sheet (
      self, ura_trc (language, "sheet", NC_ ("sheet", "Measures")),
      ura_tr (language, N_ ("Every measure with its status, progress, reasons and next steps")));
  UraReportTable *table;
  const UraReportColumn columns[N_COLUMNS] = {
    [COLUMN_CODE] = { "code", ura_tr (language, N_ ("Code")), URA_REPORT_TYPE_TEXT, 11, NULL },
    [COLUMN_PRINTED] = { "printed", ura_tr (language, N_ ("No.")), URA_REPORT_TYPE_TEXT, 6, NULL },
    [COLUMN_TEXT] = { "text", ura_tr (language, N_ ("Measure")), URA_REPORT_TYPE_LONG_TEXT, 28,
                      ura_report_formula_count (NULL, "text") },
    [COLUMN_DEADLINE] = { "deadline", ura_tr (language, N_ ("Deadline")), URA_REPORT_TYPE_TEXT, 10,
                          NULL },
    [COLUMN_RESPONSIBLE] = { "responsible", ura_tr (language, N_ ("Responsible institution")),
                             URA_REPORT_TYPE_TEXT, 12, NULL },
    [COLUMN_SUPPORTING] = { "supporting", ura_tr (language, N_ ("Supporting institution")),
                            URA_REPORT_TYPE_TEXT, 12, NULL },
    [COLUMN_RESULT] = { "result", ura_tr (language, N_ ("Expected result")),
                        URA_REPORT_TYPE_LONG_TEXT, 22, NULL },
    [COLUMN_VERIFICATION] = { "verification",
                              ura_tr (language, N_ ("Indicator, means of verification")),
                              URA_REPORT_TYPE_LONG_TEXT, 18, NULL },
    /* Below the statuses, the share of what is implemented. Progress has no total here: its mean is
     * of the active measures only, which the sheet on the rate names. */
    [COLUMN_STATUS] = { "status", ura_tr (language, N_ ("Status")), URA_REPORT_TYPE_STATUS, 14,
                        ura_report_formula_ratio (ura_report_formula_count_status (
                                                      NULL, "status", URA_REPORT_STATUS_DONE),
                                                  ura_report_formula_count (NULL, "text")) },
    [COLUMN_PROGRESS] = { "progress", ura_tr (language, N_ ("Progress")), URA_REPORT_TYPE_PERCENT,
                          8, NULL },
    [COLUMN_DESCRIPTION] = { "description", ura_tr (language, N_ ("Implementation in the period")),
                             URA_REPORT_TYPE_LONG_TEXT, 28, NULL },
    [COLUMN_REASONS] = { "reasons", ura_tr (language, N_ ("Reasons for deviation")),
                         URA_REPORT_TYPE_LONG_TEXT, 15, NULL },
    [COLUMN_CORRECTION] = { "correction", ura_tr (language, N_ ("Corrective action")),
                            URA_REPORT_TYPE_LONG_TEXT, 14, NULL },
    [COLUMN_NEW_DEADLINE] = { "new_deadline", ura_tr (language, N_ ("New deadline")),
                              URA_REPORT_TYPE_DATE, 10, NULL },
    [COLUMN_NEXT_STEPS] = { "next_steps", ura_tr (language, N_ ("Next steps")),
                            URA_REPORT_TYPE_LONG_TEXT, 14, NULL },
    [COLUMN_EVIDENCE] = { "evidence", ura_tr (language, N_ ("Evidence")), URA_REPORT_TYPE_LONG_TEXT,
                          15, NULL },
    [COLUMN_COMPLETE] = { "complete", ura_tr (language, N_ ("Means of verification covered")),
                          URA_REPORT_TYPE_TEXT, 8, NULL },
    [COLUMN_REPORTED_BY] = { "reported_by", ura_tr (language, N_ ("Reported by")),
                             URA_REPORT_TYPE_TEXT, 8, NULL },
    [COLUMN_REPORTED_ON] = { "reported_on", ura_tr (language, N_ ("Reported on")),
                             URA_REPORT_TYPE_DATE, 10, NULL },
  };
  Source *data = g_new0 (Source, 1);

  ura_report_sheet_add_text (
      sheet, URA_REPORT_TEXT_NOTE,
      ura_tr (language, N_ ("Rows of totals say how many measures there are and, below the "
                            "statuses, what share of them is implemented.")));
  table = ura_report_sheet_add_table (sheet, URA_SEMIANNUAL_MATRIX, NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    ura_report_table_add_column (table, &columns[i]);
  data->picture = ura_plan_picture_ref (self->picture);
  data->language = language;
  ura_report_table_set_source (table, &source, data, source_free,
                               ura_plan_picture_get_n_items (self->picture));
  ura_report_table_set_empty_reason (table,
                                     ura_tr (language, N_ ("The plan has no measures yet.")));
  ura_report_sheet_keep_in_view (sheet, table, 3);
}
