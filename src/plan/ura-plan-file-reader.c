/* Reads a plan file into its structs: record by record, key by key. References between records are
 * checked afterwards (ura-plan-file-check.c). */

#include "config.h"

#include <string.h>

#include "ura-date.h"
#include "ura-period.h"
#include "ura-plan-file-private.h"
#include "ura-plan-lexer.h"

typedef struct
{
  UraPlanFile *file;
  const UraLanguage *language;
  GPtrArray *problems;
  GHashTable *codes[URA_PLAN_RECORD_INDICATOR + 1];
  gpointer record; /* that fields go to; NULL after a header that is wrong */
  UraPlanRecordKind kind;
} Reader;

/* Takes @sentence. */
static void
report (Reader *reader, const UraPlanEntry *entry, guint column, char *sentence)
{
  ura_plan_add_problem (reader->problems, entry->line, column, sentence);
}

static gpointer
add_record (Reader *reader, const UraPlanEntry *entry)
{
  const char *code = entry->value->str;
  UraPlanFileInstitution *institution;
  UraPlanFileTerm *term;
  UraPlanFileNode *node;
  UraPlanFileIndicator *indicator;

  switch (reader->kind)
    {
    case URA_PLAN_RECORD_PLAN:
      ura_plan_file_set_plan (reader->file, code)->line = entry->line;
      return reader->file->plan;
    case URA_PLAN_RECORD_INSTITUTION:
      institution = ura_plan_file_add_institution (reader->file, code);
      institution->line = entry->line;
      return institution;
    case URA_PLAN_RECORD_TERM:
      term = ura_plan_file_add_term (reader->file, code);
      term->line = entry->line;
      return term;
    case URA_PLAN_RECORD_NODE:
      node = ura_plan_file_add_node (reader->file, entry->name->str, code);
      node->line = entry->line;
      return node;
    case URA_PLAN_RECORD_INDICATOR:
      indicator = ura_plan_file_add_indicator (reader->file, code);
      indicator->line = entry->line;
      return indicator;
    }
  g_return_val_if_reached (NULL);
}

static void
read_record (Reader *reader, const UraPlanEntry *entry)
{
  const char *code = entry->value->str;

  reader->record = NULL;
  if (!ura_plan_record_kind (entry->name->str, &reader->kind))
    {
      report (reader, entry, 2,
              g_strdup_printf (ura_tr (reader->language, "There is no kind of record called “%s”."),
                               entry->name->str));
      return;
    }
  if ((reader->file->plan == NULL) != (reader->kind == URA_PLAN_RECORD_PLAN))
    report (reader, entry, 1,
            g_strdup (ura_tr (reader->language,
                              "The first record is the plan, and there is only one plan.")));
  if (reader->kind == URA_PLAN_RECORD_PLAN && strchr (code, '/') != NULL)
    report (reader, entry, entry->column,
            g_strdup (ura_tr (reader->language, "The code of a plan has no slash in it.")));
  if (reader->kind == URA_PLAN_RECORD_PLAN && reader->file->plan != NULL)
    return;
  reader->record = add_record (reader, entry);
  if (!g_hash_table_add (reader->codes[reader->kind], g_strdup (code)))
    report (reader, entry, entry->column,
            g_strdup_printf (ura_tr (reader->language, "The code “%s” is used twice."), code));
}

static gboolean
is_word (const char *const *words, const char *word)
{
  return g_strv_contains (words, word);
}

/* Finds the key of an entry. What stands behind "baseline" or "target" is set to @period. */
static const UraPlanKey *
find_key (Reader *reader, const UraPlanEntry *entry, const char **period)
{
  const char *name = entry->name->str;

  *period = NULL;
  for (const UraPlanKey *key = ura_plan_record_keys (reader->kind); key->key != NULL; key++)
    {
      gsize length = strlen (key->key);

      if (key->kind == URA_PLAN_KEY_BASELINE || key->kind == URA_PLAN_KEY_TARGET)
        {
          if (strncmp (name, key->key, length) == 0 && name[length] == ' ')
            {
              *period = name + length + strspn (name + length, " \t");
              return key;
            }
        }
      else if (g_str_equal (name, key->key))
        return key;
    }
  return NULL;
}

static gboolean
set_text (Reader *reader, const UraPlanEntry *entry, const UraPlanKey *key)
{
  char **member = G_STRUCT_MEMBER_P (reader->record, key->offset);

  if (*member != NULL)
    {
      report (reader, entry, 1,
              g_strdup_printf (ura_tr (reader->language, "“%s” stands twice in this record."),
                               key->key));
      return FALSE;
    }
  *member = g_strndup (entry->value->str, entry->value->len);
  return TRUE;
}

static void
set_word (Reader *reader, const UraPlanEntry *entry, const UraPlanKey *key)
{
  const char *word = entry->value->str;

  if (set_text (reader, entry, key) && *word != '\0' && !is_word (key->words, word))
    report (reader, entry, entry->column,
            g_strdup_printf (ura_tr (reader->language, "“%s” is not a possible value of “%s”."),
                             word, key->key));
}

static void
set_date (Reader *reader, const UraPlanEntry *entry, const UraPlanKey *key)
{
  if (set_text (reader, entry, key) && entry->value->len > 0 &&
      !ura_date_is_valid (entry->value->str))
    report (reader, entry, entry->column,
            g_strdup_printf (ura_tr (reader->language, "“%s” is not a date. Write a date as 2022, "
                                                       "2022-03 or 2022-03-05."),
                             entry->value->str));
}

static void
add_verification (Reader *reader, const UraPlanEntry *entry, const UraPlanKey *key)
{
  const char *kind = entry->qualifier->len > 0 ? entry->qualifier->str : NULL;

  if (kind != NULL && !is_word (key->words, kind))
    {
      report (reader, entry, 1,
              g_strdup_printf (ura_tr (reader->language, "“%s” is not a possible value of “%s”."),
                               kind, key->key));
      kind = NULL;
    }
  ura_plan_file_add_verification (reader->record, kind, entry->value->str)->line = entry->line;
}

static void
add_link (Reader *reader, const UraPlanEntry *entry, const UraPlanKey *key)
{
  const char *value = entry->value->str;
  gsize plan = strcspn (value, " \t\n");
  const char *node = value + plan + strspn (value + plan, " \t");

  if (plan == 0 || *node == '\0' || strpbrk (node, " \t\n") != NULL)
    report (reader, entry, entry->column,
            g_strdup (
                ura_tr (reader->language, "A link names a plan and an item of it: “PKV 2.1.6”.")));
  else
    {
      g_autofree char *code = g_strndup (value, plan);

      ura_plan_file_add_link (reader->record, key->key, code, node)->line = entry->line;
    }
}

static gboolean
period_is_right (const UraPlanKey *key, const char *period)
{
  UraPeriod unused;

  if (key->kind == URA_PLAN_KEY_BASELINE)
    return ura_date_is_valid (period);
  return g_str_equal (period, "each year") || g_str_equal (period, "end") ||
         ura_period_from_key (period, &unused);
}

static void
add_figure (Reader *reader, const UraPlanEntry *entry, const UraPlanKey *key, const char *period)
{
  GPtrArray *figures = G_STRUCT_MEMBER (GPtrArray *, reader->record, key->offset);

  if (!period_is_right (key, period))
    {
      report (reader, entry, 1,
              g_strdup_printf (
                  key->kind == URA_PLAN_KEY_BASELINE
                      ? ura_tr (reader->language,
                                "A baseline belongs to a year or a date; “%s” is none.")
                      : ura_tr (reader->language, "A target belongs to a year, a half-year "
                                                  "(2022-1), “each year” or “end”; “%s” is none."),
                  period));
      return;
    }
  /* As many as there are periods in a plan; hostile files are told off before this gets slow. */
  for (guint i = 0; i < figures->len; i++)
    if (g_str_equal (((UraPlanFileFigure *) figures->pdata[i])->period, period))
      {
        report (reader, entry, 1,
                g_strdup_printf (ura_tr (reader->language, "“%s” stands twice in this record."),
                                 entry->name->str));
        return;
      }
  if (figures->len >= 400)
    report (reader, entry, 1,
            g_strdup (ura_tr (reader->language, "This indicator has too many figures.")));
  else
    ura_plan_file_add_figure (figures, period, entry->value->str)->line = entry->line;
}

static void
add_split (Reader *reader, const UraPlanEntry *entry)
{
  g_autofree char *text = g_strdelimit (g_strdup (entry->value->str), "\n", ' ');
  char *colon = strchr (text, ':');
  UraPlanFileSplit *split;
  g_auto (GStrv) items = NULL;

  if (colon == NULL || colon == text)
    {
      report (reader, entry, entry->column,
              g_strdup (ura_tr (reader->language, "A split is written like this: “sex: women; "
                                                  "men”.")));
      return;
    }
  *colon = '\0';
  split = ura_plan_file_add_split (reader->record, g_strstrip (text));
  split->line = entry->line;
  items = g_strsplit (colon + 1, ";", -1);
  for (char **item = items; *item != NULL; item++)
    if (*g_strstrip (*item) != '\0')
      g_ptr_array_add (split->items, g_strdup (*item));
}

static void
add_text (Reader *reader, const UraPlanEntry *entry, const UraPlanKey *key)
{
  GPtrArray *texts = G_STRUCT_MEMBER (GPtrArray *, reader->record, key->offset);

  if (entry->value->len == 0)
    report (reader, entry, 1,
            g_strdup_printf (ura_tr (reader->language, "“%s” needs a text."), key->key));
  else
    g_ptr_array_add (texts, g_strdup (entry->value->str));
}

static void
take_field (Reader *reader, const UraPlanEntry *entry, const UraPlanKey *key, const char *period)
{
  switch (key->kind)
    {
    case URA_PLAN_KEY_TEXT:
    case URA_PLAN_KEY_REFERENCE:
      set_text (reader, entry, key);
      break;
    case URA_PLAN_KEY_WORD:
      set_word (reader, entry, key);
      break;
    case URA_PLAN_KEY_DATE:
      set_date (reader, entry, key);
      break;
    case URA_PLAN_KEY_TEXTS:
    case URA_PLAN_KEY_REFERENCES:
      add_text (reader, entry, key);
      break;
    case URA_PLAN_KEY_VERIFICATION:
      add_verification (reader, entry, key);
      break;
    case URA_PLAN_KEY_LINK:
      add_link (reader, entry, key);
      break;
    case URA_PLAN_KEY_BASELINE:
    case URA_PLAN_KEY_TARGET:
      add_figure (reader, entry, key, period);
      break;
    case URA_PLAN_KEY_SPLIT:
      add_split (reader, entry);
      break;
    }
}

static void
read_field (Reader *reader, const UraPlanEntry *entry)
{
  const UraPlanKey *key;
  const char *period;

  if (reader->record == NULL)
    {
      if (reader->file->plan == NULL)
        report (reader, entry, 1,
                g_strdup (ura_tr (reader->language,
                                  "A field stands before the first record. The first record is the "
                                  "plan.")));
      return;
    }
  key = find_key (reader, entry, &period);
  if (key == NULL)
    report (
        reader, entry, 1,
        g_strdup_printf (ura_tr (reader->language, "This record has no “%s”."), entry->name->str));
  else if (entry->qualifier->len > 0 && key->kind != URA_PLAN_KEY_VERIFICATION)
    report (reader, entry, 1,
            g_strdup_printf (ura_tr (reader->language, "“%s” takes nothing in parentheses."),
                             key->key));
  else
    take_field (reader, entry, key, period);
}

void
ura_plan_file_read_records (UraPlanFile *self,
                            UraPlanLexer *lexer,
                            const UraLanguage *language,
                            GPtrArray *problems)
{
  Reader reader = { .file = self, .language = language, .problems = problems };

  for (guint i = 0; i < G_N_ELEMENTS (reader.codes); i++)
    reader.codes[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (const UraPlanEntry *entry = ura_plan_lexer_next (lexer); entry->kind != URA_PLAN_ENTRY_END;
       entry = ura_plan_lexer_next (lexer))
    if (entry->kind == URA_PLAN_ENTRY_RECORD)
      read_record (&reader, entry);
    else
      read_field (&reader, entry);
  for (guint i = 0; i < G_N_ELEMENTS (reader.codes); i++)
    g_hash_table_unref (reader.codes[i]);
  if (self->plan == NULL && problems->len == 0)
    ura_plan_add_problem (
        problems, 1, 0,
        g_strdup (ura_tr (language, "There is no plan in this file: no line “[plan CODE]”.")));
}
