/* Reads printed deadlines. Albanian words are compared without ë and ç. */

#include "config.h"

#include "ura-plan-deadline.h"

#include <string.h>

#include "ura-date.h"
#include "ura-language.h"
#include "ura-plan-codes.h"
#include "ura-plan-words.h"

static gboolean
set_recurrence (UraPlanDeadline *self, const char *recurrence, int count)
{
  self->recurrence = recurrence;
  self->count = count;
  return TRUE;
}

/* @times in every @months: what the recurrences can say, else FALSE. */
static gboolean
set_every (UraPlanDeadline *self, double times, double months)
{
  int n = (int) times;

  if (times != n || n < 1 || n > 366)
    return FALSE;
  if (months == 1)
    return set_recurrence (self, URA_RECURRENCE_MONTHLY, n);
  if (months == 3)
    return set_recurrence (self, URA_RECURRENCE_QUARTERLY, n);
  if (months == 6)
    return set_recurrence (self, URA_RECURRENCE_HALF_YEAR, n);
  if (months == 12)
    return set_recurrence (self, URA_RECURRENCE_YEARLY, n);
  if ((months == 2 || months == 4) && n == 1)
    return set_recurrence (self, URA_RECURRENCE_YEARLY, (int) (12 / months));
  return FALSE;
}

/* "muaj", "3 muaj", "tremujor", "6-mujor", "vit" at @at: how many months, and nothing behind it. */
static gboolean
months_at_end (const UraPlanWords *words, guint at, double *months)
{
  static const struct
  {
    const char *word;
    double months;
  } units[] = {
    { "muaj", 1 },          { "mujor", 1 },     { "mujore", 1 },   { "3-mujor", 3 },
    { "tremujor", 3 },      { "tremujore", 3 }, { "3-mujore", 3 }, { "gjashtemujor", 6 },
    { "gjashtemujore", 6 }, { "6-mujor", 6 },   { "6-mujore", 6 }, { "vit", 12 },
    { "vjetor", 12 },       { "vjetore", 12 },
  };
  double number;
  guint n = ura_plan_words_number (words, at, &number);

  if (n > 0)
    {
      if (at + n + 1 != words->n || !ura_plan_words_match (words, at + n, "muaj"))
        return FALSE;
      *months = number;
      return TRUE;
    }
  for (guint i = 0; at + 1 == words->n && i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (words->folded[at], units[i].word))
      {
        *months = units[i].months;
        return TRUE;
      }
  return FALSE;
}

/* "çdo 3 muaj", "2 herë në vit", "vjetore", "sipas nevojës". */
static gboolean
parse_recurrence (const UraPlanWords *words, UraPlanDeadline *self)
{
  double times, months;
  guint n;

  if (ura_plan_words_match (words, 0, "sipas nevojes") == words->n)
    return set_recurrence (self, URA_RECURRENCE_AS_NEEDED, 0);
  if (ura_plan_words_match (words, 0, "cdo"))
    return months_at_end (words, 1, &months) && set_every (self, 1, months);
  n = ura_plan_words_number (words, 0, &times);
  if (n > 0 && ura_plan_words_match (words, n, "here ne"))
    return months_at_end (words, n + 2, &months) && set_every (self, times, months);
  /* "3 muaj" alone is a length of time, "tremujore" a rhythm. */
  return n == 0 && months_at_end (words, 0, &months) && !g_str_equal (words->folded[0], "muaj") &&
         !g_str_equal (words->folded[0], "vit") && set_every (self, 1, months);
}

static gboolean
set_date (char field[11], const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autofree char *date = ura_date_parse (typed, NULL);

  if (date == NULL)
    return FALSE;
  g_strlcpy (field, date, 11);
  return TRUE;
}

static gboolean
is_backwards (const UraPlanDeadline *self)
{
  g_autofree char *first = ura_date_first_day (self->start);
  g_autofree char *last = ura_date_last_day (self->end);

  return strcmp (first, last) > 0;
}

/* How many words at @at say "until": "deri në 2024". */
static guint
match_until (const UraPlanWords *words, guint at)
{
  guint n = ura_plan_words_match (words, at, "deri ne");

  return n > 0 ? n : ura_plan_words_match (words, at, "deri");
}

/* The two halves of "nga 2022 deri në 2023", "01.2022 – 06.2023" and "2022-2025". */
static gboolean
split_span (const char *line, const UraPlanWords *words, char **from, char **to)
{
  const char *dash = strstr (line, "–");
  gsize length = dash != NULL ? strlen ("–") : 1;

  for (guint i = 1; i + 1 < words->n; i++)
    {
      guint between = match_until (words, i);

      if (between == 0)
        between = ura_plan_words_match (words, i, "-");
      if (between > 0 && i + between < words->n)
        {
          *from = ura_plan_words_join (words, ura_plan_words_match (words, 0, "nga"), i);
          *to = ura_plan_words_join (words, i + between, words->n);
          return *from != NULL;
        }
    }
  if (dash == NULL)
    dash = strchr (line, '-');
  if (words->n != 1 || dash == NULL)
    return FALSE;
  *from = g_strndup (line, (gsize) (dash - line));
  *to = g_strdup (dash + length);
  return TRUE;
}

/* "2022", "mars 2023", "2022-2025", "01.2022 – 06.2023", "nga 2022 deri në 2023", "deri në 2024".
 */
static gboolean
parse_span (const char *line, const UraPlanWords *words, UraPlanDeadline *self)
{
  guint until = match_until (words, 0);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (until > 0)
    {
      to = ura_plan_words_join (words, until, words->n);
      return to != NULL && set_date (self->end, to);
    }
  if (set_date (self->end, line))
    {
      /* A day is a deadline; a year or month is the time in which to do it. */
      if (strlen (self->end) < 10)
        g_strlcpy (self->start, self->end, sizeof self->start);
      return TRUE;
    }
  return split_span (line, words, &from, &to) && set_date (self->start, from) &&
         set_date (self->end, to) && !is_backwards (self);
}

/* "3 muaj (do të pasurohet vazhdimisht)", "brenda 3 muajve": counted from the plan's start. */
static gboolean
parse_length (const UraPlanWords *words, const char *plan_start, UraPlanDeadline *self)
{
  g_autofree char *first = plan_start == NULL ? NULL : ura_date_first_day (plan_start);
  g_autofree char *after = NULL;
  g_autofree char *last = NULL;
  guint at = ura_plan_words_match (words, 0, "brenda");
  double months;
  guint n = ura_plan_words_number (words, at, &months);

  at += n;
  if (first == NULL || n == 0 || months != (int) months || months < 1 || months > 120 ||
      (!ura_plan_words_match (words, at, "muaj") && !ura_plan_words_match (words, at, "muajve")))
    return FALSE;
  if (at + 1 < words->n && *words->printed[at + 1] != '(')
    return FALSE;
  after = ura_date_add_months (first, (int) months);
  last = ura_date_add_days (after, -1);
  g_strlcpy (self->start, first, sizeof self->start);
  g_strlcpy (self->end, last, sizeof self->end);
  self->warning = N_ ("The deadline is a length of time; it was counted from the plan's start.");
  return TRUE;
}

UraPlanDeadline
ura_plan_deadline_parse (const char *printed, const char *plan_start)
{
  static const UraPlanDeadline nothing = { 0 };
  UraPlanDeadline self = nothing;
  g_auto (UraPlanWords) words = { 0 };
  g_autofree char *line = NULL;

  ura_plan_words_split (printed == NULL ? "" : printed, &words);
  line = ura_plan_words_join (&words, 0, words.n);
  if (line == NULL)
    return self;
  if (strchr (printed, '\n') == NULL)
    {
      if (parse_recurrence (&words, &self))
        return self;
      self = nothing;
      if (parse_span (line, &words, &self))
        return self;
      self = nothing;
      if (parse_length (&words, plan_start, &self))
        return self;
      self = nothing;
    }
  self.warning = N_ ("The deadline could not be read as dates; its text was kept.");
  return self;
}
