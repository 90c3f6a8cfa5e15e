/* Builds the half-year workbook from the picture of a plan. */

#include "config.h"

#include <math.h>

#include "ura-date.h"
#include "ura-semiannual-private.h"
#include "ura-text.h"
#include "ura-xlsx-writer.h"

UraReportStatus
ura_semiannual_status (UraMeasureStatus state)
{
  switch (state)
    {
    case URA_STATUS_IMPLEMENTED:
      return URA_REPORT_STATUS_DONE;
    case URA_STATUS_PARTLY_IMPLEMENTED:
      return URA_REPORT_STATUS_PARTLY;
    case URA_STATUS_IN_PROGRESS:
    case URA_STATUS_ONGOING:
      return URA_REPORT_STATUS_ACTIVE;
    case URA_STATUS_NOT_STARTED:
      return URA_REPORT_STATUS_WAITING;
    case URA_STATUS_NOT_IMPLEMENTED:
      return URA_REPORT_STATUS_FAILED;
    case URA_STATUS_POSTPONED:
    case URA_STATUS_CANCELLED:
      return URA_REPORT_STATUS_POSTPONED;
    case URA_STATUS_NOT_REPORTED:
    case URA_N_STATUSES:
      break;
    }
  return URA_REPORT_STATUS_NO_DATA;
}

UraReportStatus
ura_semiannual_band_status (UraIndicatorBand band)
{
  switch (band)
    {
    case URA_BAND_ON_TRACK:
      return URA_REPORT_STATUS_DONE;
    case URA_BAND_NEAR:
      return URA_REPORT_STATUS_PARTLY;
    case URA_BAND_BELOW:
      return URA_REPORT_STATUS_FAILED;
    case URA_BAND_NO_DATA:
      break;
    }
  return URA_REPORT_STATUS_NO_DATA;
}

gboolean
ura_semiannual_counts (const UraPlanPicture *picture, guint index)
{
  const UraPictureItem *item = ura_plan_picture_get_item (picture, index);
  const UraPictureItem *next = index + 1 < ura_plan_picture_get_n_items (picture)
                                   ? ura_plan_picture_get_item (picture, index + 1)
                                   : NULL;

  /* In plan order a sub-measure directly follows its measure. */
  return item->measure != NULL && !item->retired &&
         !(next != NULL && next->parent == (int) index && next->measure != NULL && !next->retired);
}

static UraSemiannualRows *
rows_new (UraPlanPicture *picture, const UraLanguage *language)
{
  UraSemiannualRows *rows = g_new0 (UraSemiannualRows, 1);

  rows->picture = ura_plan_picture_ref (picture);
  rows->language = language;
  return rows;
}

gpointer
ura_semiannual_rows_open (gpointer data, GError **error)
{
  UraSemiannualRows *source = data;

  return rows_new (source->picture, source->language);
}

void
ura_semiannual_rows_close (gpointer data)
{
  UraSemiannualRows *rows = data;

  ura_plan_picture_unref (rows->picture);
  g_free (rows);
}

void
ura_semiannual_set_rows (UraSemiannual *self,
                         UraReportTable *table,
                         const UraReportRowSource *source,
                         guint64 expected_rows)
{
  ura_report_table_set_source (table, source, rows_new (self->picture, self->language),
                               ura_semiannual_rows_close, expected_rows);
}

UraReportSheet *
ura_semiannual_add_sheet (UraSemiannual *self, const char *name, const char *description)
{
  UraReportSheet *sheet = ura_report_add_sheet (self->report, name, URA_REPORT_SHEET_DEFAULT);

  ura_report_sheet_set_description (sheet, description);
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_TITLE, name);
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_SUBTITLE, self->subtitle);
  return sheet;
}

char *
ura_semiannual_number (const UraSemiannual *self, double number)
{
  return ura_text_format_number (number, 2, ura_language_code (self->language));
}

/* The moment of the last change of anything the report shows. */
static char *
last_change (UraStore *store, GCancellable *cancellable, GError **error)
{
  char *latest = g_strdup ("");

  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    {
      g_autoptr (UraQuery) query = ura_query_new ((*r)->id);
      g_autoptr (UraResult) result = NULL;
      const char *at;

      ura_query_set_aggregate (query);
      ura_query_set_bin (query, URA_BIN_INCLUDE);
      ura_query_select (query, "max (updated_at)");
      result = ura_store_query (store, query, cancellable, error);
      if (result == NULL)
        {
          g_free (latest);
          return NULL;
        }
      at = ura_result_get_text (result, 0, 0);
      if (at != NULL && strcmp (at, latest) > 0)
        {
          g_free (latest);
          latest = g_strdup (at);
        }
    }
  return latest;
}

static void
hash_text (GChecksum *checksum, const char *text)
{
  gsize length = text == NULL ? 0 : strlen (text);
  guint64 prefix = GUINT64_TO_LE ((guint64) length);

  g_checksum_update (checksum, (const guint8 *) &prefix, sizeof prefix);
  if (length > 0)
    g_checksum_update (checksum, (const guint8 *) text, (gssize) length);
}

static void
hash_number (GChecksum *checksum, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  hash_text (checksum, isnan (number) ? "" : g_ascii_dtostr (buffer, sizeof buffer, number));
}

static void
hash_report (GChecksum *checksum, const UraPictureReport *report)
{
  const char *texts[] = {
    report->status,          report->description,       report->achievements,
    report->reason_text,     report->deviation_reasons, report->corrective_action,
    report->next_steps,      report->new_deadline,      report->risk_label,
    report->evidence_waiver, report->reported_by,       report->reported_on
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hash_text (checksum, texts[i]);
  hash_number (checksum, report->progress);
  hash_number (checksum, (double) report->occurrences_done);
}

/* Of everything the picture shows: the same data give the same hash, in either language. */
static char *
hash_picture (const UraPlanPicture *picture)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *key = ura_period_key (ura_plan_picture_get_period (picture));

  hash_text (checksum, ura_plan_picture_get_plan (picture)->uid);
  hash_text (checksum, ura_plan_picture_get_plan (picture)->title);
  hash_text (checksum, key);
  hash_text (checksum, ura_plan_picture_get_day (picture));
  for (guint i = 0; i < ura_plan_picture_get_n_items (picture); i++)
    {
      const UraPictureItem *item = ura_plan_picture_get_item (picture, i);

      hash_text (checksum, item->uid);
      hash_text (checksum, item->code);
      hash_text (checksum, item->text);
      hash_text (checksum, item->expected_result);
      if (item->measure == NULL)
        continue;
      hash_text (checksum, item->measure->deadline);
      hash_text (checksum, item->measure->end);
      hash_text (checksum, item->measure->responsible);
      hash_text (checksum, item->measure->supporting);
      hash_number (checksum, item->measure->n_evidence);
      if (item->measure->report != NULL)
        hash_report (checksum, item->measure->report);
    }
  for (guint i = 0; i < ura_plan_picture_get_n_indicators (picture); i++)
    {
      const UraPictureIndicator *indicator = ura_plan_picture_get_indicator (picture, i);

      hash_text (checksum, indicator->code);
      hash_text (checksum, indicator->name);
      hash_number (checksum, indicator->baseline.has_value ? indicator->baseline.value : NAN);
      hash_number (checksum, indicator->target.has_value ? indicator->target.value : NAN);
      hash_number (checksum, indicator->has_actual ? indicator->actual : NAN);
      hash_text (checksum, indicator->actual_text);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static const char *
institution_name (const UraPicturePlan *plan)
{
  return plan->lead != NULL ? plan->lead : plan->place;
}

static gint64
unix_time (const char *at)
{
  g_autoptr (GDateTime) time = at == NULL ? NULL : g_date_time_new_from_iso8601 (at, NULL);

  return time == NULL ? 0 : g_date_time_to_unix (time);
}

static UraReport *
build (UraSemiannual *self, const char *changed)
{
  const UraPicturePlan *plan = ura_plan_picture_get_plan (self->picture);
  g_autofree char *label = ura_period_label (ura_plan_picture_get_period (self->picture),
                                             self->language);
  g_autofree char *title = g_strdup_printf ("%s: %s", plan->title, label);
  g_autofree char *hash = hash_picture (self->picture);
  g_autofree char *footer = g_strdup_printf ("%s · %s", plan->code, label);
  UraReportInfo info = {
    .title = title,
    .author = institution_name (plan),
    .institution = institution_name (plan),
    .version = "Ura " URA_VERSION,
    .hash = hash,
    .footer = footer,
    .created = unix_time (changed),
  };

  self->subtitle = g_strdup_printf ("%s · %s", plan->title, label);
  self->report = ura_report_new (&info, self->language);
  ura_semiannual_add_cover (self);
  ura_semiannual_add_summary (self);
  ura_semiannual_add_matrix (self);
  ura_semiannual_add_rate (self);
  ura_semiannual_add_indicators (self);
  ura_semiannual_add_meta (self, hash);
  g_free (self->subtitle);
  return self->report;
}

UraReport *
ura_semiannual_new (UraStore *store,
                    const char *plan_uid,
                    const UraPeriod *period,
                    const UraLanguage *language,
                    GCancellable *cancellable,
                    GError **error)
{
  UraPlanPictureOptions options = {
    .language = language != NULL ? language : ura_store_get_language (store),
  };
  g_autoptr (UraPlanPicture)
      picture = ura_plan_picture_new (store, plan_uid, period, &options, cancellable, error);
  g_autoptr (UraPlanRates) rates = NULL;
  g_autofree char *changed = NULL;
  UraSemiannual self = { .language = options.language };

  if (picture == NULL)
    return NULL;
  changed = last_change (store, cancellable, error);
  if (changed == NULL)
    return NULL;
  rates = ura_plan_rates_new (picture);
  self.picture = picture;
  self.rates = rates;
  return build (&self, changed);
}

gboolean
ura_semiannual_write (UraStore *store,
                      const char *plan_uid,
                      const UraPeriod *period,
                      const UraLanguage *language,
                      const char *path,
                      UraTask *task,
                      GError **error)
{
  g_autoptr (UraReport) report = NULL;

  if (task != NULL)
    ura_task_set_progress (task, -1,
                           ura_tr (ura_store_get_language (store), N_ ("Gathering the figures…")));
  report = ura_semiannual_new (store, plan_uid, period, language,
                               task == NULL ? NULL : ura_task_get_cancellable (task), error);
  return report != NULL && ura_xlsx_writer_write (report, path, task, error);
}

/* Letters, digits, "-" and "_" of a name; everything else becomes one "-". ë and ç lose their
 * marks, so that the name survives every e-mail program. (transfer full) */
static char *
file_word (const char *text)
{
  g_autoptr (GString) word = g_string_new (NULL);
  g_autofree char *plain = text == NULL ? NULL : g_str_to_ascii (text, "C");

  for (const char *c = plain; c != NULL && *c != '\0'; c++)
    if (g_ascii_isalnum (*c) || *c == '_')
      g_string_append_c (word, *c);
    else if (word->len > 0 && word->str[word->len - 1] != '-')
      g_string_append_c (word, '-');
  while (word->len > 0 && word->str[word->len - 1] == '-')
    g_string_truncate (word, word->len - 1);
  return g_string_free (g_steal_pointer (&word), FALSE);
}

static const char *
period_word (UraPeriodKind kind)
{
  switch (kind)
    {
    case URA_PERIOD_MONTH:
      return "1M";
    case URA_PERIOD_QUARTER:
      return "3M";
    case URA_PERIOD_HALF_YEAR:
      return "6M";
    case URA_PERIOD_YEAR:
      return "12M";
    case URA_PERIOD_FREE:
      break;
    }
  return "P";
}

char *
ura_semiannual_file_name (UraStore *store,
                          const char *plan_uid,
                          const UraPeriod *period,
                          const char *folder,
                          GError **error)
{
  g_autoptr (UraRecord) plan = ura_store_get_record (store, "plan", plan_uid, NULL, error);
  g_autofree char *place = NULL;
  g_autofree char *code = NULL;
  g_autofree char *key = NULL;

  if (plan == NULL)
    return NULL;
  place = file_word (ura_record_get_reference_title (plan, "place"));
  code = file_word (ura_record_get_text (plan, "code"));
  key = ura_period_key (period);
  for (guint n = 1;; n++)
    {
      g_autofree char *name = g_strdup_printf ("Raport_%s_%s%s%s_%s_v%u.xlsx",
                                               period_word (period->kind), place,
                                               *place == '\0' ? "" : "_", code, key, n);
      g_autofree char *path = folder == NULL ? NULL : g_build_filename (folder, name, NULL);

      if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}
