/* Writes a plan file: the keys of each record in the order of their list, an indicator after the
 * last item that it measures. */

#include "config.h"

#include "ura-plan-file-private.h"

static void
append_char (GString *text, char c, gboolean *at_start)
{
  if (*at_start && (c == ' ' || c == '\t'))
    return;
  g_string_append_c (text, c);
  *at_start = FALSE;
}

static void
strip_spaces (GString *text)
{
  while (text->len > 0 && (text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '\t'))
    g_string_truncate (text, text->len - 1);
}

/* "name: text", further lines indented. What the format cannot hold (space at the ends of a line,
 * control characters) becomes what the reader would make of it. */
static void
append_field (GString *file, const char *name, const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean at_start = TRUE;
  gboolean first = TRUE;

  g_string_append_printf (file, "%s:", name);
  for (const char *at = text;; at++)
    {
      if (*at == '\0' || *at == '\n')
        {
          strip_spaces (line);
          /* An empty line inside a text is white space; before and behind it, nothing. */
          if (first)
            g_string_append_printf (file, "%s%s", line->len > 0 ? " " : "", line->str);
          else if (*at != '\0' || line->len > 0)
            g_string_append_printf (file, "\n  %s", line->str);
          first = FALSE;
          at_start = TRUE;
          g_string_truncate (line, 0);
          if (*at == '\0')
            break;
        }
      else if ((guchar) *at < 0x20 || *at == 0x7f)
        append_char (line, ' ', &at_start);
      else
        append_char (line, *at, &at_start);
    }
  g_string_append_c (file, '\n');
}

static void
append_header (GString *file, const char *kind, const char *code)
{
  g_string_append_printf (file, "\n[%s %s]\n", kind, code);
}

static void
append_texts (GString *file, const char *name, const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    append_field (file, name, texts->pdata[i]);
}

static void
append_verifications (GString *file, const GPtrArray *verifications)
{
  for (guint i = 0; i < verifications->len; i++)
    {
      const UraPlanFileVerification *verification = verifications->pdata[i];
      g_autofree char *name = verification->kind == NULL
                                  ? g_strdup ("verification")
                                  : g_strdup_printf ("verification (%s)", verification->kind);

      append_field (file, name, verification->text);
    }
}

/* All links of an item in their order, at the place of the first of the four keys. */
static void
append_links (GString *file, const GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      const UraPlanFileLink *link = links->pdata[i];

      g_string_append_printf (file, "%s: %s %s\n", link->relation, link->plan, link->node);
    }
}

static void
append_figures (GString *file, const char *key, const GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const UraPlanFileFigure *figure = figures->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s %s", key, figure->period);

      append_field (file, name, figure->text);
    }
}

static void
append_splits (GString *file, const GPtrArray *splits)
{
  for (guint i = 0; i < splits->len; i++)
    {
      const UraPlanFileSplit *split = splits->pdata[i];
      g_autoptr (GString) text = g_string_new (split->dimension);

      for (guint j = 0; j < split->items->len; j++)
        g_string_append_printf (text, "%s %s", j == 0 ? ":" : ";", (char *) split->items->pdata[j]);
      if (split->items->len == 0)
        g_string_append_c (text, ':');
      append_field (file, "split", text->str);
    }
}

static void
append_key (GString *file, gconstpointer record, const UraPlanKey *key)
{
  gconstpointer member = G_STRUCT_MEMBER (gconstpointer, record, key->offset);

  switch (key->kind)
    {
    case URA_PLAN_KEY_TEXT:
    case URA_PLAN_KEY_WORD:
    case URA_PLAN_KEY_DATE:
    case URA_PLAN_KEY_REFERENCE:
      if (member != NULL)
        append_field (file, key->key, member);
      break;
    case URA_PLAN_KEY_TEXTS:
    case URA_PLAN_KEY_REFERENCES:
      append_texts (file, key->key, member);
      break;
    case URA_PLAN_KEY_VERIFICATION:
      append_verifications (file, member);
      break;
    case URA_PLAN_KEY_LINK:
      if (g_str_equal (key->key, "implements"))
        append_links (file, member);
      break;
    case URA_PLAN_KEY_BASELINE:
    case URA_PLAN_KEY_TARGET:
      append_figures (file, key->key, member);
      break;
    case URA_PLAN_KEY_SPLIT:
      append_splits (file, member);
      break;
    }
}

static void
append_record (
    GString *file, UraPlanRecordKind kind, const char *word, const char *code, gconstpointer record)
{
  append_header (file, word, code);
  for (const UraPlanKey *key = ura_plan_record_keys (kind); key->key != NULL; key++)
    append_key (file, record, key);
}

/* The place among the nodes after which each indicator can stand. */
static guint
last_node_of (GHashTable *places, const UraPlanFileIndicator *indicator)
{
  guint last = 0;

  for (guint i = 0; i < indicator->nodes->len; i++)
    last = MAX (last, GPOINTER_TO_UINT (g_hash_table_lookup (places, indicator->nodes->pdata[i])));
  return last;
}

static void
append_tree (GString *file, const UraPlanFile *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint next = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    g_hash_table_insert (places, ((UraPlanFileNode *) self->nodes->pdata[i])->code,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const UraPlanFileNode *node = self->nodes->pdata[i];

      append_record (file, URA_PLAN_RECORD_NODE, node->type, node->code, node);
      for (; next < self->indicators->len; next++)
        {
          const UraPlanFileIndicator *indicator = self->indicators->pdata[next];

          if (last_node_of (places, indicator) > i + 1)
            break;
          append_record (file, URA_PLAN_RECORD_INDICATOR, "indicator", indicator->code, indicator);
        }
    }
  for (; next < self->indicators->len; next++)
    {
      const UraPlanFileIndicator *indicator = self->indicators->pdata[next];

      append_record (file, URA_PLAN_RECORD_INDICATOR, "indicator", indicator->code, indicator);
    }
}

char *
ura_plan_file_write (const UraPlanFile *self)
{
  GString *file = g_string_new ("ura-plan 1\n");

  if (self->plan != NULL)
    append_record (file, URA_PLAN_RECORD_PLAN, "plan", self->plan->code, self->plan);
  for (guint i = 0; i < self->institutions->len; i++)
    {
      const UraPlanFileInstitution *institution = self->institutions->pdata[i];

      append_record (file, URA_PLAN_RECORD_INSTITUTION, "institution", institution->code,
                     institution);
    }
  for (guint i = 0; i < self->terms->len; i++)
    {
      const UraPlanFileTerm *term = self->terms->pdata[i];

      append_record (file, URA_PLAN_RECORD_TERM, "term", term->code, term);
    }
  append_tree (file, self);
  return g_string_free (file, FALSE);
}
