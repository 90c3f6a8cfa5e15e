/* What is doubtful in a plan as a whole: the plan comes in as it is, and the user is told. */

#include "config.h"

#include "ura-plan-codes.h"
#include "ura-plan-import-private.h"
#include "ura-plan-number.h"
#include "ura-plan-value.h"
#include "ura-text.h"

#define MAX_NAMED 5

/* The same words in two items are often copied: said at the second. */
static void
warn_same_text (UraPlanImporter *self,
                GHashTable *seen,
                const UraPlanFileNode *node,
                const char *text,
                gboolean is_result)
{
  g_autofree char *folded = text == NULL || *text == '\0' ? NULL : ura_text_fold (text);
  const char *first = folded == NULL ? NULL : g_hash_table_lookup (seen, folded);

  if (folded == NULL)
    return;
  if (first == NULL)
    g_hash_table_insert (seen, g_steal_pointer (&folded), node->code);
  else
    ura_plan_importer_warn (
        self, node->line,
        g_strdup_printf (
            is_result ? ura_tr (self->language, "%s and %s have the same expected result; one may "
                                                "have been copied.")
                      : ura_tr (self->language,
                                "%s and %s have the same wording; one may have been copied."),
            first, node->code));
}

static void
warn_sequence (UraPlanImporter *self, const UraPlanFileNode *previous, const UraPlanFileNode *node)
{
  if (previous == NULL || g_strcmp0 (previous->type, node->type) != 0 ||
      previous->printed == NULL || node->printed == NULL ||
      ura_plan_number_follows (previous->printed, node->printed))
    return;
  ura_plan_importer_warn (
      self, node->line,
      g_strdup_printf (
          ura_tr (self->language, "The numbers are out of sequence: “%s” stands after “%s”."),
          node->printed, previous->printed));
}

static void
warn_nodes (UraPlanImporter *self)
{
  const GPtrArray *nodes = self->file->nodes;
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree const UraPlanFileNode **last = g_new0 (const UraPlanFileNode *, nodes->len + 1);

  for (guint i = 0; i < nodes->len; i++)
    {
      const UraPlanFileNode *node = nodes->pdata[i];

      warn_same_text (self, texts, node, node->text, FALSE);
      warn_same_text (self, results, node, node->result, TRUE);
      warn_sequence (self, last[node->parent + 1], node);
      last[node->parent + 1] = node;
    }
}

typedef struct
{
  guint n;
  guint line; /* of the first */
  GString *codes;
} Gathered;

static void
gather (Gathered *gathered, const UraPlanFileIndicator *indicator)
{
  if (gathered->n == 0)
    {
      gathered->line = indicator->line;
      gathered->codes = g_string_new (NULL);
    }
  if (gathered->n < MAX_NAMED)
    g_string_append_printf (gathered->codes, "%s%s", gathered->n > 0 ? ", " : "", indicator->code);
  else if (gathered->n == MAX_NAMED)
    g_string_append (gathered->codes, ", …");
  gathered->n++;
}

/* Takes what was gathered. */
static void
warn_gathered (UraPlanImporter *self, Gathered *gathered, char *sentence)
{
  if (gathered->n > 0)
    {
      ura_plan_importer_warn (self, gathered->line,
                              g_strdup_printf ("%s (%s)", sentence, gathered->codes->str));
      g_string_free (gathered->codes, TRUE);
    }
  g_free (sentence);
}

/* How the figures of the targets go: 1 up, -1 down, 0 neither or too few. */
static int
trend_of (const UraPlanFileIndicator *indicator)
{
  double previous = 0;
  guint n = 0;
  gboolean up = TRUE;
  gboolean down = TRUE;

  for (guint i = 0; i < indicator->targets->len; i++)
    {
      const UraPlanFileFigure *figure = indicator->targets->pdata[i];
      g_auto (UraPlanValue) value = URA_PLAN_VALUE_INIT;

      ura_plan_value_parse (figure->text, &value);
      if (!value.has_value || g_str_equal (value.comparator, URA_COMPARATOR_GROWTH_PERCENT))
        return 0;
      up = up && (n == 0 || value.value > previous);
      down = down && (n == 0 || value.value < previous);
      previous = value.value;
      n++;
    }
  return n < 2 ? 0 : up ? 1 : down ? -1 : 0;
}

static void
warn_indicators (UraPlanImporter *self)
{
  const UraLanguage *language = self->language;
  Gathered no_baseline = { 0 };
  Gathered no_target = { 0 };
  Gathered rising = { 0 };
  Gathered falling = { 0 };

  for (guint i = 0; i < self->file->indicators->len; i++)
    {
      const UraPlanFileIndicator *indicator = self->file->indicators->pdata[i];
      int trend = trend_of (indicator);

      if (indicator->baselines->len == 0)
        gather (&no_baseline, indicator);
      if (indicator->targets->len == 0)
        gather (&no_target, indicator);
      if (trend > 0 && indicator->aggregation == NULL)
        gather (&rising, indicator);
      if (trend < 0 && g_strcmp0 (indicator->direction, URA_DIRECTION_FALLING) != 0)
        gather (&falling, indicator);
    }
  warn_gathered (self, &no_baseline,
                 g_strdup_printf (ura_trn (language, "%u indicator has no baseline.",
                                           "%u indicators have no baseline.", no_baseline.n),
                                  no_baseline.n));
  warn_gathered (self, &no_target,
                 g_strdup_printf (ura_trn (language, "%u indicator has no target.",
                                           "%u indicators have no target.", no_target.n),
                                  no_target.n));
  warn_gathered (
      self, &rising,
      g_strdup_printf (ura_trn (language,
                                "The targets of %u indicator rise from year to year: say whether "
                                "they are cumulative or annual.",
                                "The targets of %u indicators rise from year to year: say whether "
                                "they are cumulative or annual.",
                                rising.n),
                       rising.n));
  warn_gathered (
      self, &falling,
      g_strdup_printf (ura_trn (language,
                                "The targets of %u indicator fall from year to year: say whether "
                                "less is better.",
                                "The targets of %u indicators fall from year to year: say whether "
                                "less is better.",
                                falling.n),
                       falling.n));
}

void
ura_plan_import_warn_all (UraPlanImporter *self)
{
  for (guint i = 0; i < self->file->warnings->len; i++)
    {
      const UraPlanProblem *warning = self->file->warnings->pdata[i];

      ura_plan_importer_warn (self, warning->line, g_strdup (warning->sentence));
    }
  warn_nodes (self);
  warn_indicators (self);
  ura_plan_problems_sort (self->result->warnings);
}
