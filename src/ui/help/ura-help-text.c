/* The text of the help: small files in a few signs of Markdown, read without a library. */

#include "config.h"

#include "ura-help-text.h"

#include "ura-text.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

/* In reading order; data/help/<language>/<id>.md. */
static const char *const ids[] = {
  "first-steps", "plan-page", "reporting", "workbook", "keyboard", "backups", "privacy", "problems",
};

static void
block_free (gpointer data)
{
  UraHelpBlock *block = data;

  g_free (block->markup);
  g_free (block);
}

/* Puts @open and @close in place of pairs of @sign. */
static char *
replace_pairs (const char *text, const char *sign, const char *open, const char *close)
{
  GString *out = g_string_new (NULL);
  const char *at = text;
  const char *begin;

  while ((begin = strstr (at, sign)) != NULL)
    {
      const char *end = strstr (begin + strlen (sign), sign);

      if (end == NULL)
        break;
      g_string_append_len (out, at, begin - at);
      g_string_append (out, open);
      g_string_append_len (out, begin + strlen (sign), end - begin - (gssize) strlen (sign));
      g_string_append (out, close);
      at = end + strlen (sign);
    }
  g_string_append (out, at);
  return g_string_free (out, FALSE);
}

static char *
make_markup (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *strong = replace_pairs (escaped, "**", "<b>", "</b>");

  return replace_pairs (strong, "`", "<tt>", "</tt>");
}

static void
end_block (GPtrArray *blocks, GString *text, UraHelpKind kind, int number)
{
  UraHelpBlock *block;

  if (text->len == 0)
    return;
  block = g_new0 (UraHelpBlock, 1);
  block->kind = kind;
  block->markup = make_markup (text->str);
  block->number = number;
  g_ptr_array_add (blocks, block);
  g_string_truncate (text, 0);
}

/* The kind that a line begins, its sign skipped; FALSE when it goes on with what was before. */
static gboolean
begins_block (const char **line, UraHelpKind *kind, int *number)
{
  char *end;
  long step = strtol (*line, &end, 10);

  if (g_str_has_prefix (*line, "# "))
    *kind = URA_HELP_TITLE, *line += 2;
  else if (g_str_has_prefix (*line, "## "))
    *kind = URA_HELP_HEADING, *line += 3;
  else if (g_str_has_prefix (*line, "- "))
    *kind = URA_HELP_ITEM, *line += 2;
  else if (g_ascii_isdigit (**line) && step < 100 && g_str_has_prefix (end, ". "))
    *kind = URA_HELP_STEP, *line = end + 2, *number = (int) step;
  else
    return FALSE;
  return TRUE;
}

GPtrArray *
ura_help_parse (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) open = g_string_new (NULL);
  UraHelpKind kind = URA_HELP_PARAGRAPH;
  int number = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      UraHelpKind next = URA_HELP_PARAGRAPH;
      int next_number = 0;
      gboolean begins = begins_block (&line, &next, &next_number);

      if (begins || *line == '\0')
        {
          end_block (blocks, open, kind, number);
          kind = next;
          number = next_number;
        }
      if (open->len > 0)
        g_string_append_c (open, ' ');
      g_string_append (open, line);
      if (kind == URA_HELP_TITLE || kind == URA_HELP_HEADING)
        {
          end_block (blocks, open, kind, number);
          kind = URA_HELP_PARAGRAPH;
        }
    }
  end_block (blocks, open, kind, number);
  return blocks;
}

void
ura_help_topic_free (UraHelpTopic *topic)
{
  if (topic == NULL)
    return;
  g_free (topic->id);
  g_free (topic->title);
  g_free (topic->folded);
  g_ptr_array_unref (topic->blocks);
  g_free (topic);
}

static UraHelpTopic *
read_topic (const char *code, const char *id)
{
  g_autofree char *path = g_strdup_printf ("/al/ura/Ura/help/%s/%s.md", code, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  UraHelpTopic *topic;
  const UraHelpBlock *first;
  const char *text;

  if (bytes == NULL)
    {
      g_warning ("The help has no topic “%s”: %s", id, error->message);
      return NULL;
    }
  text = g_bytes_get_data (bytes, NULL); /* resources end in NUL */
  topic = g_new0 (UraHelpTopic, 1);
  topic->id = g_strdup (id);
  topic->folded = ura_text_fold (text);
  topic->blocks = ura_help_parse (text);
  first = topic->blocks->len > 0 ? g_ptr_array_index (topic->blocks, 0) : NULL;
  topic->title = g_strdup (first != NULL && first->kind == URA_HELP_TITLE ? first->markup : id);
  return topic;
}

GPtrArray *
ura_help_topics (const char *code)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_help_topic_free);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      UraHelpTopic *topic = read_topic (code, ids[i]);

      if (topic != NULL)
        g_ptr_array_add (topics, topic);
    }
  return topics;
}

gboolean
ura_help_topic_matches (const UraHelpTopic *topic, const char *words)
{
  g_autofree char *folded = ura_text_fold (words);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (topic->folded, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}
