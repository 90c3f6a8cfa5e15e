/* The first sheet, what the others mean, and the hidden one that programs read. */

#include "config.h"

#include "ura-date.h"
#include "ura-semiannual-private.h"

/* Two statuses share a symbol where they mean the same to the reader: ongoing is in progress. */
static const struct
{
  UraReportStatus status;
  const char *label;
} legend[] = {
  { URA_REPORT_STATUS_DONE, N_ ("implemented, or on target") },
  { URA_REPORT_STATUS_PARTLY, N_ ("partly implemented, or near the target (80–99 %)") },
  { URA_REPORT_STATUS_ACTIVE, N_ ("in progress, or ongoing as planned") },
  { URA_REPORT_STATUS_WAITING, N_ ("not started") },
  { URA_REPORT_STATUS_FAILED, N_ ("not implemented, or below the target") },
  { URA_REPORT_STATUS_POSTPONED, N_ ("postponed or cancelled") },
  { URA_REPORT_STATUS_NO_DATA, N_ ("nothing reported") },
};

static void
add_legend (UraSemiannual *self, UraReportSheet *sheet)
{
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_HEADING,
                             ura_tr (self->language, N_ ("Symbols")));
  for (guint i = 0; i < G_N_ELEMENTS (legend); i++)
    ura_report_sheet_add_pair (sheet, ura_report_status_symbol (legend[i].status),
                               ura_tr (self->language, legend[i].label));
}

/* Appends a sentence about @n of something, unless there are none. */
static void
take_sentence (GString *sentences, guint n, char *sentence)
{
  g_autofree char *owned = sentence;

  if (n > 0)
    g_string_append_printf (sentences, "%s%s", sentences->len > 0 ? " " : "", owned);
}

/* What a reader should know before trusting the figures. (transfer full) */
static char *
data_quality (UraSemiannual *self)
{
  const UraLanguage *language = self->language;
  const UraGroupRates *plan = &self->rates->plan;
  guint silent = plan->by_status[URA_STATUS_NOT_REPORTED];
  guint without_data = self->rates->indicators_by_band[URA_BAND_NO_DATA];
  guint unproven = plan->n_without_evidence;
  g_autoptr (GString) text = g_string_new (NULL);

  take_sentence (
      text, silent,
      g_strdup_printf (
          ura_trn (language, "Nothing was reported in this period on %u of the measures.",
                   "Nothing was reported in this period on %u of the measures.", silent),
          silent));
  take_sentence (
      text, without_data,
      g_strdup_printf (
          ura_trn (language, "%u indicator cannot be judged for lack of data or of a target.",
                   "%u indicators cannot be judged for lack of data or of a target.", without_data),
          without_data));
  take_sentence (text, unproven,
                 g_strdup_printf (ura_trn (language, "%u implemented measure has no evidence.",
                                           "%u implemented measures have no evidence.", unproven),
                                  unproven));
  if (text->len == 0)
    g_string_append (text, plan->total == 0
                               ? ura_tr (language, N_ ("The plan has no measures yet."))
                               : ura_tr (language, N_ ("Nothing is missing: every measure was "
                                                       "reported on, with evidence.")));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_pair (UraSemiannual *self, UraReportSheet *sheet, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    ura_report_sheet_add_pair (sheet, ura_tr (self->language, label), value);
}

void
ura_semiannual_add_cover (UraSemiannual *self)
{
  const UraPicturePlan *plan = ura_plan_picture_get_plan (self->picture);
  const UraPeriod *period = ura_plan_picture_get_period (self->picture);
  const UraLanguage *language = self->language;
  UraReportSheet *sheet = ura_report_add_sheet (
      self->report, ura_trc (language, "sheet", NC_ ("sheet", "Cover")), URA_REPORT_SHEET_DEFAULT);
  g_autofree char *label = ura_period_label (period, language);
  g_autofree char *start = ura_date_format (plan->start, language);
  g_autofree char *end = ura_date_format (plan->end, language);
  g_autofree char *span = g_strdup_printf ("%s – %s", start, end);
  g_autofree char *day = ura_date_format (ura_plan_picture_get_day (self->picture), language);
  g_autofree char *quality = data_quality (self);

  ura_report_sheet_add_text (
      sheet, URA_REPORT_TEXT_TITLE,
      period->kind == URA_PERIOD_HALF_YEAR
          ? ura_tr (language, N_ ("Half-year report on the implementation of the plan"))
          : ura_tr (language, N_ ("Report on the implementation of the plan")));
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_SUBTITLE, plan->title);
  add_pair (self, sheet, N_ ("Period"), label);
  add_pair (self, sheet, N_ ("Municipality or region"), plan->place);
  add_pair (self, sheet, N_ ("Leading institution"), plan->lead);
  add_pair (self, sheet, N_ ("Approving act"), plan->act);
  add_pair (self, sheet, N_ ("Plan in force"), span);
  add_pair (self, sheet, N_ ("Overdue as of"), day);
  ura_report_sheet_add_pair (sheet, ura_tr (language, N_ ("Report number, protocol")), "");
  ura_report_sheet_add_pair (sheet, ura_tr (language, N_ ("Date")), "");
  add_pair (self, sheet, N_ ("Quality of the data"), quality);
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_HEADING, ura_tr (language, N_ ("Contents")));
  ura_report_sheet_add_contents (sheet);
  add_legend (self, sheet);
  ura_report_sheet_add_signature (sheet, ura_tr (language, N_ ("Prepared by")), NULL);
  ura_report_sheet_add_signature (sheet, ura_tr (language, N_ ("Approved by")), NULL);
}

static void
add_meta_row (UraReportTable *table, const char *key, const char *value)
{
  UraReportRow *row = ura_report_table_add_row (table);

  ura_report_row_set_text (row, 0, key);
  ura_report_row_set_text (row, 1, value);
}

/* Rows of the table of uids: items first, then indicators. */
typedef struct
{
  const UraPlanPicture *picture;
  guint position;
} UidRows;

static gpointer
uids_open (gpointer data, GError **error)
{
  UidRows *rows = g_new0 (UidRows, 1);

  rows->picture = data;
  return rows;
}

static gboolean
uids_next (gpointer iteration, UraReportRow *row, GError **error)
{
  UidRows *rows = iteration;
  guint n_items = ura_plan_picture_get_n_items (rows->picture);

  if (rows->position < n_items)
    {
      const UraPictureItem *item = ura_plan_picture_get_item (rows->picture, rows->position);

      ura_report_row_set_text (row, 0, item->code);
      ura_report_row_set_text (row, 1, "node");
      ura_report_row_set_text (row, 2, item->uid);
    }
  else if (rows->position < n_items + ura_plan_picture_get_n_indicators (rows->picture))
    {
      const UraPictureIndicator *indicator = ura_plan_picture_get_indicator (
          rows->picture, rows->position - n_items);

      ura_report_row_set_text (row, 0, indicator->code);
      ura_report_row_set_text (row, 1, "indicator");
      ura_report_row_set_text (row, 2, indicator->uid);
    }
  else
    return FALSE;
  rows->position++;
  return TRUE;
}

void
ura_semiannual_add_meta (UraSemiannual *self, const char *hash)
{
  static const UraReportRowSource source = { uids_open, uids_next, g_free };
  const UraPicturePlan *plan = ura_plan_picture_get_plan (self->picture);
  UraReportSheet *sheet = ura_report_add_sheet (self->report, "_meta", URA_REPORT_SHEET_HIDDEN);
  UraReportTable *table = ura_report_sheet_add_table (sheet, URA_SEMIANNUAL_META, NULL);
  g_autofree char *key = ura_period_key (ura_plan_picture_get_period (self->picture));

  ura_report_table_add_column (table,
                               &(UraReportColumn){ .id = "key", .header = "key", .width = 24 });
  ura_report_table_add_column (table,
                               &(UraReportColumn){ .id = "value", .header = "value", .width = 70 });
  add_meta_row (table, "template", "ura-semiannual");
  add_meta_row (table, "template_version", "2");
  add_meta_row (table, "program", "Ura " URA_VERSION);
  add_meta_row (table, "plan", plan->uid);
  add_meta_row (table, "plan_code", plan->code);
  add_meta_row (table, "period", key);
  add_meta_row (table, "language", ura_language_code (self->language));
  add_meta_row (table, "snapshot_hash", hash);

  table = ura_report_sheet_add_table (sheet, URA_SEMIANNUAL_UIDS, NULL);
  ura_report_table_add_column (table, &(UraReportColumn){ .id = "code", .header = "code" });
  ura_report_table_add_column (table, &(UraReportColumn){ .id = "register", .header = "register" });
  ura_report_table_add_column (table,
                               &(UraReportColumn){ .id = "uid", .header = "uid", .width = 40 });
  ura_report_table_set_source (table, &source, ura_plan_picture_ref (self->picture),
                               (GDestroyNotify) ura_plan_picture_unref,
                               ura_plan_picture_get_n_items (self->picture) +
                                   ura_plan_picture_get_n_indicators (self->picture));
}
