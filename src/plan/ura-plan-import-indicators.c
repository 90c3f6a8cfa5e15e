/* Indicators with the items they measure, baselines, targets and splits. */

#include "config.h"

#include "ura-date.h"
#include "ura-plan-codes.h"
#include "ura-plan-import-private.h"
#include "ura-plan-value.h"
#include "ura-text.h"

#include <string.h>

static char *
indicator_key (const UraPlanImporter *self, const UraPlanFileIndicator *indicator)
{
  return g_strdup_printf ("%s/%s", self->file->plan->code, indicator->code);
}

static void
warn_figure (UraPlanImporter *self,
             const UraPlanFileIndicator *indicator,
             const UraPlanFileFigure *figure,
             const UraPlanValue *value)
{
  if (value->warning == NULL)
    return;
  ura_plan_importer_warn (self, figure->line,
                          g_strdup_printf ("%s, %s: %s", indicator->code, figure->period,
                                           ura_tr (self->language, value->warning)));
}

static void
import_baseline (UraPlanImporter *self,
                 const UraPlanFileIndicator *indicator,
                 const char *indicator_uid,
                 const UraPlanFileFigure *figure)
{
  g_auto (UraPlanValue) value = URA_PLAN_VALUE_INIT;
  g_autofree char *key = indicator_key (self, indicator);
  g_autofree char *uid = ura_plan_importer_uid (self, "baseline",
                                                g_strdup_printf ("%s/%s", key, figure->period));

  ura_plan_value_parse (figure->text, &value);
  warn_figure (self, indicator, figure, &value);
  ura_edit_create (self->result->edit, "baseline", uid);
  ura_plan_importer_text (self, "baseline", uid, "indicator", indicator_uid);
  ura_plan_importer_text (self, "baseline", uid, "date", figure->period);
  ura_plan_importer_text (self, "baseline", uid, "text_printed", figure->text);
  ura_plan_importer_choice (self, "baseline", uid, "missing_reason", "missing_reason",
                            value.missing_reason);
  /* A baseline is one number: "at least 4" and "2 to 4" are none. */
  if (value.has_value && g_str_equal (value.comparator, URA_COMPARATOR_EQUAL))
    ura_edit_set_real (self->result->edit, "baseline", uid, "value", value.value);
  if (g_strcmp0 (value.comparator, URA_COMPARATOR_NOT_SET) == 0)
    ura_edit_set_integer (self->result->edit, "indicator", indicator_uid, "baseline_to_be_set", 1);
}

static gboolean
import_target (UraPlanImporter *self,
               const UraPlanFileIndicator *indicator,
               const char *indicator_uid,
               const UraPlanFileFigure *figure,
               const UraPeriod *period,
               gboolean tell,
               GError **error)
{
  g_auto (UraPlanValue) value = URA_PLAN_VALUE_INIT;
  g_autofree char *key = indicator_key (self, indicator);
  g_autofree char *period_key = ura_period_key (period);
  g_autofree char *uid = ura_plan_importer_uid (self, "target",
                                                g_strdup_printf ("%s/%s", key, period_key));
  const char *period_uid = ura_period_records_get (self->periods, period, self->cancellable, error);

  if (period_uid == NULL)
    return FALSE;
  ura_plan_value_parse (figure->text, &value);
  if (tell)
    warn_figure (self, indicator, figure, &value);
  ura_edit_create (self->result->edit, "target", uid);
  ura_plan_importer_text (self, "target", uid, "indicator", indicator_uid);
  ura_plan_importer_text (self, "target", uid, "period", period_uid);
  ura_plan_importer_text (self, "target", uid, "text_printed", figure->text);
  ura_plan_importer_choice (self, "target", uid, "comparator", "comparator", value.comparator);
  ura_plan_importer_choice (self, "target", uid, "missing_reason", "missing_reason",
                            value.missing_reason);
  if (value.has_value)
    ura_edit_set_real (self->result->edit, "target", uid, "value", value.value);
  if (value.has_value_to)
    ura_edit_set_real (self->result->edit, "target", uid, "value_to", value.value_to);
  return TRUE;
}

/* "each year": one target for each year of the plan; "end": its last year. */
static GArray *
periods_of (UraPlanImporter *self, const char *word)
{
  const UraPlanFilePlan *plan = self->file->plan;
  GArray *periods;
  UraPeriod period;

  if (g_str_equal (word, "each year"))
    return ura_plan_periods (plan->start, plan->end, URA_PERIOD_YEAR);
  periods = g_array_new (FALSE, FALSE, sizeof (UraPeriod));
  if (g_str_equal (word, "end"))
    {
      g_autofree char *last = ura_date_last_day (plan->end);

      period = ura_period_containing (URA_PERIOD_YEAR, last);
    }
  else if (!ura_period_from_key (word, &period))
    g_return_val_if_reached (periods);
  g_array_append_val (periods, period);
  return periods;
}

static gboolean
import_targets (UraPlanImporter *self,
                const UraPlanFileIndicator *indicator,
                const char *uid,
                GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < indicator->targets->len; i++)
    {
      const UraPlanFileFigure *figure = indicator->targets->pdata[i];
      g_autoptr (GArray) periods = periods_of (self, figure->period);

      for (guint j = 0; j < periods->len; j++)
        {
          const UraPeriod *period = &g_array_index (periods, UraPeriod, j);

          if (!g_hash_table_add (taken, ura_period_key (period)))
            {
              g_autofree char *key = ura_period_key (period);

              ura_plan_importer_warn (
                  self, figure->line,
                  g_strdup_printf (
                      ura_tr (self->language,
                              "%s has more than one target for %s; the first was kept."),
                      indicator->code, key));
            }
          else if (!import_target (self, indicator, uid, figure, period, j == 0, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Name and categories of a split: what tells one disaggregation from another. */
static char *
split_signature (const char *dimension, const char *items)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", dimension, items == NULL ? "" : items);

  return ura_text_fold (text);
}

static char *
join_items (const UraPlanFileSplit *split)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < split->items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) split->items->pdata[i]);
  return g_string_free (text, FALSE);
}

static char *
create_disaggregation (UraPlanImporter *self, const UraPlanFileSplit *split, const char *signature)
{
  UraEdit *edit = self->result->edit;
  g_autofree char *key = g_strdup_printf ("%s/%s", self->file->plan->code, signature);
  char *uid = ura_plan_importer_uid (self, "disaggregation", g_strdup (key));

  ura_edit_create (edit, "disaggregation", uid);
  ura_plan_importer_text (self, "disaggregation", uid, "name", split->dimension);
  for (guint i = 0; i < split->items->len; i++)
    {
      g_autofree char *item = ura_plan_importer_uid (self, "disaggregation_item",
                                                     g_strdup_printf ("%s/%u", key, i));

      ura_edit_create (edit, "disaggregation_item", item);
      ura_plan_importer_text (self, "disaggregation_item", item, "disaggregation", uid);
      ura_plan_importer_text (self, "disaggregation_item", item, "name", split->items->pdata[i]);
      ura_edit_set_integer (edit, "disaggregation_item", item, "position", i + 1);
    }
  return uid;
}

/* The disaggregations of the workspace by signature → uid; shipped ones are their own. */
static GHashTable *
load_disaggregations (UraPlanImporter *self, GError **error)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (UraResult) result = NULL;

  if (self->shipped)
    return known;
  result = ura_plan_select (self->store, self->cancellable, error, "disaggregation", NULL, NULL,
                            NULL, "uid", "name", "join (items.name by position)", NULL);
  if (result == NULL)
    {
      g_hash_table_unref (known);
      return NULL;
    }
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    if (ura_result_get_text (result, row, 1) != NULL)
      g_hash_table_insert (known,
                           split_signature (ura_result_get_text (result, row, 1),
                                            ura_result_get_text (result, row, 2)),
                           g_strdup (ura_result_get_text (result, row, 0)));
  return known;
}

static void
import_splits (UraPlanImporter *self,
               const UraPlanFileIndicator *indicator,
               const char *indicator_uid,
               GHashTable *known)
{
  for (guint i = 0; i < indicator->splits->len; i++)
    {
      const UraPlanFileSplit *split = indicator->splits->pdata[i];
      g_autofree char *items = join_items (split);
      g_autofree char *signature = split_signature (split->dimension, items);
      g_autofree char *key = indicator_key (self, indicator);
      g_autofree char *uid = ura_plan_importer_uid (self, "indicator_disaggregation",
                                                    g_strdup_printf ("%s/%u", key, i));
      const char *disaggregation = g_hash_table_lookup (known, signature);

      if (disaggregation == NULL)
        {
          char *created = create_disaggregation (self, split, signature);

          g_hash_table_insert (known, g_steal_pointer (&signature), created);
          disaggregation = created;
        }
      ura_edit_create (self->result->edit, "indicator_disaggregation", uid);
      ura_plan_importer_text (self, "indicator_disaggregation", uid, "indicator", indicator_uid);
      ura_plan_importer_text (self, "indicator_disaggregation", uid, "disaggregation",
                              disaggregation);
      ura_edit_set_integer (self->result->edit, "indicator_disaggregation", uid, "required", 1);
    }
}

static void
import_links (UraPlanImporter *self,
              const UraPlanFileIndicator *indicator,
              const char *indicator_uid)
{
  g_autoptr (GHashTable) linked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < indicator->nodes->len; i++)
    {
      const char *code = indicator->nodes->pdata[i];
      g_autofree char *key = NULL;
      g_autofree char *uid = NULL;

      if (!g_hash_table_add (linked, (gpointer) code))
        continue;
      key = indicator_key (self, indicator);
      uid = ura_plan_importer_uid (self, "indicator_link", g_strdup_printf ("%s/%s", key, code));
      ura_edit_create (self->result->edit, "indicator_link", uid);
      ura_plan_importer_text (self, "indicator_link", uid, "indicator", indicator_uid);
      ura_plan_importer_text (self, "indicator_link", uid, "node",
                              g_hash_table_lookup (self->nodes, code));
    }
}

static gboolean
import_indicator (UraPlanImporter *self,
                  const UraPlanFileIndicator *indicator,
                  guint position,
                  GHashTable *disaggregations,
                  GError **error)
{
  const char *uid = g_hash_table_lookup (self->indicators, indicator->code);
  g_autofree char *code = g_strdup_printf ("%s-%s", self->file->plan->code, indicator->code);

  ura_edit_create (self->result->edit, "indicator", uid);
  ura_plan_importer_text (self, "indicator", uid, "plan", self->result->plan);
  ura_plan_importer_text (self, "indicator", uid, "code", code);
  ura_plan_importer_text (self, "indicator", uid, "name", indicator->name);
  ura_plan_importer_choice (self, "indicator", uid, "kind", "indicator_kind", indicator->kind);
  ura_plan_importer_choice (self, "indicator", uid, "level", "indicator_level", indicator->level);
  ura_plan_importer_choice (self, "indicator", uid, "unit", "unit", indicator->unit);
  ura_plan_importer_choice (self, "indicator", uid, "direction", "direction", indicator->direction);
  ura_plan_importer_choice (self, "indicator", uid, "aggregation", "aggregation",
                            indicator->aggregation);
  if (indicator->same_as != NULL)
    ura_plan_importer_text (self, "indicator", uid, "same_as",
                            g_hash_table_lookup (self->indicators, indicator->same_as));
  ura_plan_importer_text (self, "indicator", uid, "note", indicator->note);
  ura_edit_set_integer (self->result->edit, "indicator", uid, "position", position);

  import_links (self, indicator, uid);
  for (guint i = 0; i < indicator->baselines->len; i++)
    import_baseline (self, indicator, uid, indicator->baselines->pdata[i]);
  import_splits (self, indicator, uid, disaggregations);
  return import_targets (self, indicator, uid, error);
}

gboolean
ura_plan_import_indicators (UraPlanImporter *self, GError **error)
{
  const GPtrArray *indicators = self->file->indicators;
  g_autoptr (GHashTable) disaggregations = load_disaggregations (self, error);

  if (disaggregations == NULL)
    return FALSE;
  for (guint i = 0; i < indicators->len; i++)
    {
      const UraPlanFileIndicator *indicator = indicators->pdata[i];

      g_hash_table_insert (
          self->indicators, indicator->code,
          ura_plan_importer_uid (self, "indicator", indicator_key (self, indicator)));
    }
  for (guint i = 0; i < indicators->len; i++)
    if (!import_indicator (self, indicators->pdata[i], i + 1, disaggregations, error))
      return FALSE;
  self->result->n_indicators = indicators->len;
  return TRUE;
}
