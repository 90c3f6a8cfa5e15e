/* Reads the cells of baselines and targets. The forms are those of the shipped plans and their near
 * kin; anything else stays text. Albanian words are compared without ë and ç. */

#include "config.h"

#include "ura-plan-value.h"

#include <string.h>

#include "ura-language.h"
#include "ura-plan-codes.h"
#include "ura-plan-words.h"

static const char *const at_least[] = { "te pakten",    "se paku",  "minimumi",
                                        "jo me pak se", "at least", NULL };
static const char *const at_most[] = { "te shumten",     "me se shumti", "maksimumi",
                                       "jo me shume se", "at most",      NULL };
static const char *const each_year[] = {
  "ne vit", "cdo vit", "per vit", "a year", "per year", NULL
};
/* Directly behind a figure these make it something else than a plain value. */
static const char *const changes_figure[] = { "ose", "apo", "deri", "rritje", "ulje", "here",
                                              "nga", "e",   "me",   "or",     "to",   NULL };

void
ura_plan_value_clear (UraPlanValue *value)
{
  g_free (value->unit);
  *value = (UraPlanValue) URA_PLAN_VALUE_INIT;
}

static guint
match_any (const UraPlanWords *words, guint at, const char *const *phrases)
{
  for (; *phrases != NULL; phrases++)
    {
      guint n = ura_plan_words_match (words, at, *phrases);

      if (n > 0)
        return n;
    }
  return 0;
}

/* Cells that say that there is no figure. */
static gboolean
parse_missing (const UraPlanWords *words, UraPlanValue *value)
{
  const char *word = words->n == 1 ? words->folded[0] : "";

  if (words->n == 0)
    {
      value->missing_reason = URA_MISSING_NOT_PRINTED;
      value->warning = N_ ("The document leaves the cell empty.");
    }
  else if (g_str_equal (word, "n/a") || g_str_equal (word, "n.a"))
    {
      value->missing_reason = URA_MISSING_NOT_APPLICABLE;
      value->warning = N_ ("The document says “N/A”, which can mean not applicable or not "
                           "available.");
    }
  else if (g_str_equal (word, "-"))
    {
      value->missing_reason = URA_MISSING_NOT_PRINTED;
      value->warning = N_ ("The document has a dash instead of a figure.");
    }
  else if (g_str_equal (word, "x%") || g_str_equal (word, "x") ||
           ura_plan_words_match (words, 0, "x %") == words->n)
    {
      value->missing_reason = URA_MISSING_NOT_YET;
      value->comparator = URA_COMPARATOR_NOT_SET;
      value->warning = N_ ("The document has not set the figure yet.");
    }
  else
    return FALSE;
  return TRUE;
}

/* "2-4 takime", "2 deri në 4 takime", "nga 2 deri në 4". */
static gboolean
parse_range (const UraPlanWords *words, UraPlanValue *value)
{
  g_autoptr (GString) spaced = g_string_new (NULL);
  g_auto (UraPlanWords) parts = { 0 };
  guint at, n;
  double low, high;

  for (guint i = 0; i < words->n; i++)
    g_string_append_printf (spaced, "%s%s", i > 0 ? " " : "", words->printed[i]);
  g_string_replace (spaced, "–", "-", 0);
  for (const char *dash = strchr (spaced->str + 1, '-'); dash != NULL && spaced->len > 1;
       dash = NULL)
    if (g_ascii_isdigit (dash[-1]) && g_ascii_isdigit (dash[1]))
      {
        gssize place = dash - spaced->str;

        g_string_erase (spaced, place, 1);
        g_string_insert (spaced, place, " - ");
      }
  ura_plan_words_split (spaced->str, &parts);

  at = ura_plan_words_match (&parts, 0, "nga");
  n = ura_plan_words_number (&parts, at, &low);
  if (n == 0)
    return FALSE;
  at += n;
  n = ura_plan_words_match (&parts, at, "deri ne");
  if (n == 0)
    n = ura_plan_words_match (&parts, at, "deri");
  if (n == 0)
    n = ura_plan_words_match (&parts, at, "-");
  if (n == 0)
    return FALSE;
  at += n;
  n = ura_plan_words_number (&parts, at, &high);
  /* Two years are a period, not an amount. */
  if (n == 0 || high <= low || (low >= 1900 && high <= 2100))
    return FALSE;
  for (guint i = at + n; i < parts.n; i++)
    if (ura_plan_words_is_figure (&parts, i))
      return FALSE;
  value->has_value = value->has_value_to = TRUE;
  value->value = low;
  value->value_to = high;
  value->comparator = URA_COMPARATOR_RANGE;
  value->unit = ura_plan_words_join (&parts, at + n, parts.n);
  return TRUE;
}

/* "5 % rritje nga vlera baseline e përllogaritur": the rise, where the baseline is named. */
static gboolean
is_rise_on_baseline (const UraPlanWords *words, guint at)
{
  if (strchr (words->printed[at - 1], '%') == NULL || !ura_plan_words_match (words, at, "rritje"))
    return FALSE;
  for (guint i = at + 1; i < words->n; i++)
    if (g_str_equal (words->folded[i], "baseline") || g_str_equal (words->folded[i], "baze") ||
        g_str_equal (words->folded[i], "bazes"))
      return TRUE;
  return FALSE;
}

/* A figure with the words of its unit, "each year" behind it. FALSE: it means something else. */
static gboolean
parse_unit (const UraPlanWords *words, guint at, UraPlanValue *value)
{
  guint end = words->n;

  for (guint i = at; i < words->n; i++)
    if (ura_plan_words_is_figure (words, i))
      return FALSE;
  for (guint i = at; i < words->n; i++)
    if (match_any (words, i, each_year) == words->n - i)
      {
        value->recurrence = URA_RECURRENCE_YEARLY;
        end = i;
        break;
      }
  if (at < end && g_strv_contains (changes_figure, words->folded[at]))
    return FALSE;
  if (strchr (words->printed[at - 1], '%') != NULL)
    {
      g_autofree char *rest = ura_plan_words_join (words, at, end);

      value->unit = rest == NULL ? g_strdup ("%") : g_strdup_printf ("%% %s", rest);
    }
  else
    value->unit = ura_plan_words_join (words, at, end);
  return TRUE;
}

static gboolean
parse_figure (const UraPlanWords *words, UraPlanValue *value)
{
  const char *comparator = URA_COMPARATOR_EQUAL;
  guint at = match_any (words, 0, at_least);
  double number;
  guint n;

  if (at > 0)
    comparator = URA_COMPARATOR_AT_LEAST;
  else if ((at = match_any (words, 0, at_most)) > 0)
    comparator = URA_COMPARATOR_AT_MOST;
  n = ura_plan_words_number (words, at, &number);
  if (n == 0)
    return FALSE;
  at += n;
  if (is_rise_on_baseline (words, at))
    {
      comparator = URA_COMPARATOR_GROWTH_PERCENT;
      value->unit = g_strdup ("%");
    }
  else if (!parse_unit (words, at, value))
    return FALSE;
  value->has_value = TRUE;
  value->value = number;
  value->comparator = comparator;
  return TRUE;
}

static guint
count_figures (const UraPlanWords *words)
{
  guint n = 0;

  for (guint i = 0; i < words->n; i++)
    n += ura_plan_words_is_figure (words, i);
  return n;
}

void
ura_plan_value_parse (const char *cell, UraPlanValue *value)
{
  g_auto (UraPlanWords) words = { 0 };

  ura_plan_value_clear (value);
  ura_plan_words_split (cell == NULL ? "" : cell, &words);
  if (parse_missing (&words, value) || parse_figure (&words, value))
    return;
  ura_plan_value_clear (value);
  if (parse_range (&words, value))
    return;
  ura_plan_value_clear (value);
  value->warning = count_figures (&words) > 1
                       ? N_ ("The cell has more than one figure, so none was taken.")
                       : N_ ("The cell could not be read as a figure; its text was kept.");
}
