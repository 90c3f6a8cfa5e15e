/* Typed words: beginnings of words, all of them, anywhere in the searchable fields. */

#include "config.h"

#include "ura-query-compiler.h"

#include "ura-text.h"

/* More words only narrow what is found; the search table takes an expression of limited size. */
#define MAX_WORDS 32

/* Folded words, separated by one space; "" when nothing but signs was typed. */
static char *
split_words (const char *typed)
{
  g_autofree char *folded = ura_text_fold (typed);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean inside = FALSE;
  guint n = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean part = g_unichar_isalnum (c);

      if (part && !inside && n++ == MAX_WORDS)
        break;
      if (part && !inside && words->len > 0)
        g_string_append_c (words, ' ');
      if (part)
        g_string_append_unichar (words, c);
      inside = part;
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
is_blank (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* "mot"* "gji"*: the words hold letters and digits only, so nothing in them means anything. */
static char *
to_match (const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; list[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\"*", i > 0 ? " " : "", list[i]);
  return g_string_free (g_steal_pointer (&match), FALSE);
}

/* As the search table is made. */
static gboolean
is_searchable (const UraField *field)
{
  return (field->flags & URA_FIELD_SEARCHABLE) != 0 && field->derived == NULL &&
         field->type != URA_FIELD_REFERENCES;
}

/* The search table knows all fields. Where the role may not read some of them the words must be
 * found in the others. */
static gboolean
append_visible_match (UraCompiler *self,
                      const UraPlace *place,
                      const char *words,
                      gboolean *searchable,
                      GString *sql,
                      GError **error)
{
  guint n_fields = 0;
  const UraField *const *fields = ura_schema_fields (self->connection->schema,
                                                     place->description->id, &n_fields);
  g_autoptr (GString) visible = g_string_new ("''");
  gboolean hidden = FALSE;
  UraSqlType type = { 0 };

  *searchable = FALSE;
  for (guint i = 0; i < n_fields; i++)
    {
      if (!is_searchable (fields[i]))
        continue;
      *searchable = TRUE;
      if (!ura_apply_visibility (self->connection, fields[i]))
        {
          hidden = TRUE;
          continue;
        }
      g_string_append (visible, " || ' ' || coalesce (");
      if (!ura_compiler_compile_field (self, place, fields[i], visible, &type, error))
        return FALSE;
      g_string_append (visible, ", '')");
    }
  if (!hidden)
    return TRUE;
  g_string_append (sql, " AND ura_matches (");
  ura_compiler_append_text (self, words, sql);
  g_string_append_printf (sql, ", %s)", visible->str);
  return TRUE;
}

gboolean
ura_compiler_compile_search (
    UraCompiler *self, const UraPlace *place, const char *typed, GString *sql, GError **error)
{
  g_autofree char *words = NULL;
  g_autofree char *match = NULL;
  g_autofree char *table = g_strdup_printf ("%s_fts", place->description->table);
  g_autoptr (GString) visible = g_string_new (NULL);
  gboolean searchable;

  if (typed == NULL || is_blank (typed))
    return TRUE;
  words = split_words (typed);
  if (*words == '\0')
    {
      g_string_append (sql, " AND 0");
      return TRUE;
    }
  if (!append_visible_match (self, place, words, &searchable, visible, error))
    return FALSE;
  if (!searchable)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("“%s” has no fields that can be searched by words.")),
                   ura_tr (ura_compiler_language (self), place->description->label_plural));
      return FALSE;
    }
  match = to_match (words);
  g_string_append_printf (sql, " AND %s.id IN (SELECT rowid FROM ", place->alias);
  ura_compiler_append_name (table, sql);
  g_string_append (sql, " WHERE ");
  ura_compiler_append_name (table, sql);
  g_string_append (sql, " MATCH ");
  ura_compiler_append_text (self, match, sql);
  g_string_append_printf (sql, ")%s", visible->str);
  return TRUE;
}
