/* Cuts a plan's text into headers and fields. It touches every byte once and holds one entry, so
 * its time and memory follow the size of the file whatever stands in it. */

#include "config.h"

#include "ura-plan-lexer.h"

#include <string.h>

struct _UraPlanLexer
{
  const char *at;
  const char *end;
  const UraLanguage *language;
  GPtrArray *problems;
  guint line; /* of the line that starts at @at */
  UraPlanEntry entry;
};

typedef struct
{
  const char *start;
  const char *end; /* without the line's end */
  guint number;
} Line;

void
ura_plan_add_problem (GPtrArray *problems, guint line, guint column, char *sentence)
{
  if (problems->len < URA_PLAN_MAX_PROBLEMS)
    g_ptr_array_add (problems, ura_plan_problem_new (line, column, sentence));
  else
    g_free (sentence);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t';
}

static guint
column_of (const Line *line, const char *at)
{
  return (guint) g_utf8_strlen (line->start, at - line->start) + 1;
}

static gboolean
peek_line (UraPlanLexer *self, Line *line)
{
  const char *newline;

  if (self->at >= self->end)
    return FALSE;
  newline = memchr (self->at, '\n', (gsize) (self->end - self->at));
  line->start = self->at;
  line->end = newline != NULL ? newline : self->end;
  line->number = self->line;
  if (line->end > line->start && line->end[-1] == '\r')
    line->end--;
  return TRUE;
}

static void
skip_line (UraPlanLexer *self, const Line *line)
{
  const char *at = line->end;

  if (at < self->end && *at == '\r')
    at++;
  if (at < self->end && *at == '\n')
    at++;
  self->at = at;
  self->line++;
}

/* Too long, or with a control character in it: reported, and the line does not count. */
static gboolean
line_is_sound (UraPlanLexer *self, const Line *line)
{
  if (line->end - line->start > URA_PLAN_FILE_MAX_LINE)
    {
      ura_plan_add_problem (self->problems, line->number, 0,
                            g_strdup (ura_tr (self->language, "The line is too long.")));
      return FALSE;
    }
  for (const char *at = line->start; at < line->end; at++)
    if (((guchar) *at < 0x20 && *at != '\t') || *at == 0x7f)
      {
        ura_plan_add_problem (
            self->problems, line->number, column_of (line, at),
            g_strdup (ura_tr (self->language,
                              "There is a control character here. Remove it and try again.")));
        return FALSE;
      }
  return TRUE;
}

static void
trim (const char **start, const char **end)
{
  while (*start < *end && is_space (**start))
    (*start)++;
  while (*end > *start && is_space ((*end)[-1]))
    (*end)--;
}

static void
set_trimmed (GString *string, const char *start, const char *end)
{
  trim (&start, &end);
  g_string_truncate (string, 0);
  g_string_append_len (string, start, end - start);
}

static gboolean
is_nothing (const Line *line)
{
  return line->start == line->end || *line->start == '#';
}

/* [kind code] */
static gboolean
read_header (UraPlanLexer *self, const Line *line)
{
  const char *start = line->start + 1;
  const char *end = line->end;
  const char *code;

  trim (&start, &end);
  if (end > start && end[-1] == ']')
    {
      end--;
      trim (&start, &end);
      for (code = start; code < end && !is_space (*code);)
        code++;
      if (code > start && code < end)
        {
          self->entry.kind = URA_PLAN_ENTRY_RECORD;
          set_trimmed (self->entry.name, start, code);
          while (is_space (*code))
            code++;
          self->entry.column = column_of (line, code);
          set_trimmed (self->entry.value, code, end);
          if (strpbrk (self->entry.value->str, " \t[]") == NULL && self->entry.value->len <= 200)
            return TRUE;
        }
    }
  ura_plan_add_problem (
      self->problems, line->number, 1,
      g_strdup (ura_tr (self->language, "A record begins like this: [measure A.1]. The code has no "
                                        "spaces and at most 200 characters.")));
  return FALSE;
}

/* "key (qualifier)" in front of the colon. */
static void
split_key (UraPlanLexer *self, const char *start, const char *colon)
{
  const char *open;

  g_string_truncate (self->entry.qualifier, 0);
  trim (&start, &colon);
  open = memchr (start, '(', (gsize) (colon - start));
  if (open != NULL && colon[-1] == ')')
    {
      set_trimmed (self->entry.qualifier, open + 1, colon - 1);
      colon = open;
    }
  set_trimmed (self->entry.name, start, colon);
}

/* Appends the lines that continue a text; empty lines and comments between them mean nothing. */
static void
read_continuation (UraPlanLexer *self)
{
  UraPlanEntry *entry = &self->entry;
  gboolean too_long = FALSE;
  Line line;

  while (peek_line (self, &line) &&
         (is_nothing (&line) || (line.start < line.end && is_space (*line.start))))
    {
      const char *start = line.start;
      const char *end = line.end;

      skip_line (self, &line);
      if (is_nothing (&line) || !line_is_sound (self, &line))
        continue;
      trim (&start, &end);
      if (entry->value->len + (gsize) (end - start) > URA_PLAN_FILE_MAX_LINE)
        too_long = TRUE;
      else if (!too_long)
        {
          g_string_append_c (entry->value, '\n');
          g_string_append_len (entry->value, start, end - start);
        }
    }
  if (too_long)
    ura_plan_add_problem (self->problems, entry->line, 0,
                          g_strdup (ura_tr (self->language, "The text is too long.")));
}

static void
strip_newlines (GString *text)
{
  gsize leading = 0;

  while (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  while (leading < text->len && text->str[leading] == '\n')
    leading++;
  g_string_erase (text, 0, (gssize) leading);
}

static gboolean
read_field (UraPlanLexer *self, const Line *line)
{
  const char *colon = memchr (line->start, ':', (gsize) (line->end - line->start));
  const char *value;

  if (colon == NULL || colon == line->start)
    {
      ura_plan_add_problem (
          self->problems, line->number, 1,
          g_strdup (ura_tr (self->language,
                            "This line is neither “key: text” nor the beginning of a "
                            "record. A line that continues a text begins with a "
                            "space.")));
      return FALSE;
    }
  self->entry.kind = URA_PLAN_ENTRY_FIELD;
  split_key (self, line->start, colon);
  for (value = colon + 1; value < line->end && is_space (*value);)
    value++;
  self->entry.column = column_of (line, value);
  set_trimmed (self->entry.value, value, line->end);
  read_continuation (self);
  strip_newlines (self->entry.value);
  return TRUE;
}

gboolean
ura_plan_lexer_begin (UraPlanLexer *self)
{
  g_autofree char *first = NULL;
  Line line;

  if (self->end - self->at >= 3 && memcmp (self->at, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;
  if (!peek_line (self, &line) || line.end - line.start > 64)
    return FALSE;
  skip_line (self, &line);
  first = g_strchomp (g_strndup (line.start, (gsize) (line.end - line.start)));
  return g_str_equal (first, "ura-plan 1");
}

const UraPlanEntry *
ura_plan_lexer_next (UraPlanLexer *self)
{
  Line line;

  while (peek_line (self, &line))
    {
      skip_line (self, &line);
      if (is_nothing (&line) || !line_is_sound (self, &line))
        continue;
      self->entry.line = line.number;
      if (is_space (*line.start))
        {
          const char *start = line.start;
          const char *end = line.end;

          trim (&start, &end);
          if (start < end)
            ura_plan_add_problem (
                self->problems, line.number, 1,
                g_strdup (ura_tr (self->language, "There is no text that this line continues.")));
          continue;
        }
      if (*line.start == '[' ? read_header (self, &line) : read_field (self, &line))
        return &self->entry;
    }
  self->entry.kind = URA_PLAN_ENTRY_END;
  self->entry.line = self->line;
  return &self->entry;
}

UraPlanLexer *
ura_plan_lexer_new (const char *text,
                    gsize length,
                    const UraLanguage *language,
                    GPtrArray *problems)
{
  UraPlanLexer *self = g_new0 (UraPlanLexer, 1);

  self->at = text;
  self->end = text + length;
  self->language = language;
  self->problems = problems;
  self->line = 1;
  self->entry.name = g_string_new (NULL);
  self->entry.qualifier = g_string_new (NULL);
  self->entry.value = g_string_new (NULL);
  return self;
}

void
ura_plan_lexer_free (UraPlanLexer *self)
{
  g_string_free (self->entry.name, TRUE);
  g_string_free (self->entry.qualifier, TRUE);
  g_string_free (self->entry.value, TRUE);
  g_free (self);
}
