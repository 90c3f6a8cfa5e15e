/* A plan file from bytes or disk: what must hold before a line is read, and what is said when it is
 * refused. */

#include "config.h"

#include "ura-plan-file-private.h"
#include "ura-plan-lexer.h"

/* The size, the encoding and the first line. */
static gboolean
check_text (const char *text, gsize length, const UraLanguage *language, GError **error)
{
  const char *invalid;

  if (length > URA_PLAN_FILE_MAX_SIZE)
    {
      g_set_error_literal (error, URA_PLAN_FILE_ERROR, URA_PLAN_FILE_ERROR_TOO_LARGE,
                           ura_tr (language, "The file is larger than a plan can be (32 MB)."));
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, &invalid))
    {
      guint line = 1;

      for (const char *at = text; at < invalid; at++)
        line += *at == '\n';
      g_set_error (error, URA_PLAN_FILE_ERROR, URA_PLAN_FILE_ERROR_NOT_TEXT,
                   ura_tr (language, "Line %u is not UTF-8 text. Save the plan as UTF-8 and try "
                                     "again."),
                   line);
      return FALSE;
    }
  return TRUE;
}

static void
refuse (GPtrArray *problems, const UraLanguage *language, GError **error)
{
  const UraPlanProblem *first;

  ura_plan_problems_sort (problems);
  first = problems->pdata[0];
  if (problems->len == 1)
    g_set_error (error, URA_PLAN_FILE_ERROR, URA_PLAN_FILE_ERROR_REFUSED,
                 ura_tr (language, "Line %u: %s"), first->line, first->sentence);
  else
    g_set_error (error, URA_PLAN_FILE_ERROR, URA_PLAN_FILE_ERROR_REFUSED,
                 ura_trn (language, "Line %u: %s (and %u more error)",
                          "Line %u: %s (and %u more errors)", problems->len - 1),
                 first->line, first->sentence, problems->len - 1);
}

UraPlanFile *
ura_plan_file_read (GBytes *bytes,
                    const UraLanguage *language,
                    GPtrArray **problems,
                    GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GPtrArray) found = ura_plan_problems_new ();
  g_autoptr (UraPlanFile) file = ura_plan_file_new ();
  g_autoptr (UraPlanLexer) lexer = NULL;

  if (!check_text (text, length, language, error))
    return NULL;
  lexer = ura_plan_lexer_new (text, length, language, found);
  if (!ura_plan_lexer_begin (lexer))
    {
      g_set_error_literal (error, URA_PLAN_FILE_ERROR, URA_PLAN_FILE_ERROR_NOT_A_PLAN,
                           ura_tr (language, "This is not a plan that Ura can read: the first line "
                                             "of a plan is “ura-plan 1”."));
      return NULL;
    }
  ura_plan_file_read_records (file, lexer, language, found);
  if (found->len == 0)
    ura_plan_file_check (file, language, found);
  if (found->len > 0)
    {
      refuse (found, language, error);
      if (problems != NULL)
        *problems = g_steal_pointer (&found);
      return NULL;
    }
  ura_plan_problems_sort (file->warnings);
  return g_steal_pointer (&file);
}

UraPlanFile *
ura_plan_file_load (const char *path,
                    const UraLanguage *language,
                    GPtrArray **problems,
                    GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;
  /* One byte more than allowed tells a file that is too large, without reading all of it. */
  text = g_malloc (URA_PLAN_FILE_MAX_SIZE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, URA_PLAN_FILE_MAX_SIZE + 1, &length,
                                NULL, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  return ura_plan_file_read (bytes, language, problems, error);
}
