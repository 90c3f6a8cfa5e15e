/* What holds between the records of a plan file: parents, references, required texts; and what the
 * document itself leaves doubtful, which is a warning. */

#include "config.h"

#include "ura-date.h"
#include "ura-plan-file-private.h"
#include "ura-plan-lexer.h"

typedef struct
{
  UraPlanFile *file;
  const UraLanguage *language;
  GPtrArray *problems;
  GHashTable *nodes;      /* code → index + 1 */
  GHashTable *indicators; /* code → index + 1 */
} Check;

/* Both take @sentence. */
static void
report (Check *check, guint line, char *sentence)
{
  ura_plan_add_problem (check->problems, line, 0, sentence);
}

static void
warn (Check *check, guint line, char *sentence)
{
  g_ptr_array_add (check->file->warnings, ura_plan_problem_new (line, 0, sentence));
}

static gboolean
find (GHashTable *codes, const char *code, guint *index)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (codes, code));

  if (found == 0)
    return FALSE;
  *index = found - 1;
  return TRUE;
}

/* Required keys, and keys that the document has but left empty. */
static void
check_keys (Check *check, gconstpointer record, UraPlanRecordKind kind, guint line)
{
  for (const UraPlanKey *key = ura_plan_record_keys (kind); key->key != NULL; key++)
    {
      gconstpointer member = G_STRUCT_MEMBER (gconstpointer, record, key->offset);
      gboolean several = key->kind >= URA_PLAN_KEY_TEXTS;
      gboolean missing = several ? ((const GPtrArray *) member)->len == 0 : member == NULL;
      gboolean empty = !several && member != NULL && *(const char *) member == '\0';

      if (key->required && (missing || empty))
        report (check, line,
                g_strdup_printf (ura_tr (check->language, "“%s” is missing in this record."),
                                 key->key));
      else if (empty)
        warn (check, line,
              g_strdup_printf (ura_tr (check->language, "The document leaves “%s” empty."),
                               key->key));
    }
}

static void
check_span (Check *check, const char *start, const char *end, guint line, gboolean is_error)
{
  g_autofree char *first = start == NULL ? NULL : ura_date_first_day (start);
  g_autofree char *last = end == NULL ? NULL : ura_date_last_day (end);

  if (first == NULL || last == NULL || g_strcmp0 (first, last) <= 0)
    return;
  if (is_error)
    report (check, line, g_strdup (ura_tr (check->language, "The plan ends before it begins.")));
  else
    warn (check, line, g_strdup (ura_tr (check->language, "The item ends before it begins.")));
}

static void
warn_note (Check *check, const char *note, guint line)
{
  if (note != NULL && *note != '\0')
    warn (check, line, g_strdup (note));
}

static void
check_terms (Check *check)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < check->file->terms->len; i++)
    {
      const UraPlanFileTerm *term = check->file->terms->pdata[i];

      check_keys (check, term, URA_PLAN_RECORD_TERM, term->line);
      if (term->abbreviation != NULL && !g_hash_table_add (seen, term->abbreviation))
        warn (check, term->line,
              g_strdup_printf (
                  ura_tr (check->language, "The document defines the abbreviation “%s” twice."),
                  term->abbreviation));
    }
}

static void
check_institutions (Check *check)
{
  for (guint i = 0; i < check->file->institutions->len; i++)
    {
      const UraPlanFileInstitution *institution = check->file->institutions->pdata[i];

      check_keys (check, institution, URA_PLAN_RECORD_INSTITUTION, institution->line);
    }
}

/* The parent is the one that the file names, which stands above; else the last node above of a
 * higher rank. So no chain of parents can come back to itself. */
static void
set_parent (Check *check, UraPlanFileNode *node, guint index, const int last[4])
{
  int rank = ura_plan_type_rank (node->type);
  guint parent;

  node->parent = -1;
  if (node->parent_code == NULL)
    {
      for (int higher = 0; higher < rank; higher++)
        node->parent = MAX (node->parent, last[higher]);
      if (node->parent < 0 && !ura_plan_type_fits (NULL, node->type))
        report (check, node->line,
                g_strdup (ura_tr (check->language, "There is no measure that this sub-measure "
                                                   "could belong to.")));
    }
  else if (!find (check->nodes, node->parent_code, &parent))
    report (check, node->line,
            g_strdup_printf (ura_tr (check->language, "There is no item “%s” in this plan."),
                             node->parent_code));
  else if (parent >= index)
    report (check, node->line,
            g_strdup_printf (
                ura_tr (check->language, "“%s” must stand above the items that belong to it."),
                node->parent_code));
  else
    node->parent = (int) parent;
  if (node->parent >= 0)
    {
      const UraPlanFileNode *above = check->file->nodes->pdata[node->parent];

      if (!ura_plan_type_fits (above->type, node->type))
        report (check, node->line,
                g_strdup_printf (ura_tr (check->language, "“%s” cannot belong to “%s”."),
                                 node->code, above->code));
    }
}

static void
check_links (Check *check, const UraPlanFileNode *node)
{
  guint target;

  for (guint i = 0; i < node->links->len; i++)
    {
      const UraPlanFileLink *link = node->links->pdata[i];

      if (!g_str_equal (link->plan, check->file->plan->code))
        continue;
      if (!find (check->nodes, link->node, &target))
        report (check, link->line,
                g_strdup_printf (ura_tr (check->language, "There is no item “%s” in this plan."),
                                 link->node));
      else if (g_str_equal (link->node, node->code))
        report (check, link->line,
                g_strdup (ura_tr (check->language, "An item cannot be linked to itself.")));
    }
}

static void
check_nodes (Check *check)
{
  int last[4] = { -1, -1, -1, -1 };

  for (guint i = 0; i < check->file->nodes->len; i++)
    {
      UraPlanFileNode *node = check->file->nodes->pdata[i];

      check_keys (check, node, URA_PLAN_RECORD_NODE, node->line);
      set_parent (check, node, i, last);
      last[ura_plan_type_rank (node->type)] = (int) i;
      check_links (check, node);
      check_span (check, node->start, node->end, node->line, FALSE);
      for (guint j = 0; j < node->verifications->len; j++)
        {
          const UraPlanFileVerification *verification = node->verifications->pdata[j];

          if (*verification->text == '\0')
            warn (check, verification->line,
                  g_strdup_printf (ura_tr (check->language, "The document leaves “%s” empty."),
                                   "verification"));
        }
      warn_note (check, node->note, node->line);
    }
}

/* "Same figures as" leads somewhere, and never in a circle: each indicator is visited once. */
static void
check_same_as (Check *check)
{
  GPtrArray *indicators = check->file->indicators;
  g_autofree guint *visited = g_new0 (guint, indicators->len + 1);

  for (guint i = 0; i < indicators->len; i++)
    {
      guint at = i;

      while (visited[at] == 0)
        {
          const UraPlanFileIndicator *indicator = indicators->pdata[at];
          guint next;

          visited[at] = i + 1;
          if (indicator->same_as == NULL || *indicator->same_as == '\0')
            break;
          if (!find (check->indicators, indicator->same_as, &next))
            {
              report (check, indicator->line,
                      g_strdup_printf (
                          ura_tr (check->language, "There is no indicator “%s” in this plan."),
                          indicator->same_as));
              break;
            }
          if (visited[next] == i + 1)
            report (check, indicator->line,
                    g_strdup (
                        ura_tr (check->language, "“same as” leads back to the indicator itself.")));
          at = next;
        }
    }
}

static void
check_indicators (Check *check)
{
  for (guint i = 0; i < check->file->indicators->len; i++)
    {
      const UraPlanFileIndicator *indicator = check->file->indicators->pdata[i];
      guint unused;

      check_keys (check, indicator, URA_PLAN_RECORD_INDICATOR, indicator->line);
      for (guint j = 0; j < indicator->nodes->len; j++)
        if (!find (check->nodes, indicator->nodes->pdata[j], &unused))
          report (check, indicator->line,
                  g_strdup_printf (ura_tr (check->language, "There is no item “%s” in this plan."),
                                   (char *) indicator->nodes->pdata[j]));
      warn_note (check, indicator->note, indicator->line);
    }
  check_same_as (check);
}

void
ura_plan_file_check (UraPlanFile *self, const UraLanguage *language, GPtrArray *problems)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) indicators = g_hash_table_new (g_str_hash, g_str_equal);
  Check check = { self, language, problems, nodes, indicators };

  for (guint i = 0; i < self->nodes->len; i++)
    g_hash_table_insert (nodes, ((UraPlanFileNode *) self->nodes->pdata[i])->code,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->indicators->len; i++)
    g_hash_table_insert (indicators, ((UraPlanFileIndicator *) self->indicators->pdata[i])->code,
                         GUINT_TO_POINTER (i + 1));

  check_keys (&check, self->plan, URA_PLAN_RECORD_PLAN, self->plan->line);
  check_span (&check, self->plan->start, self->plan->end, self->plan->line, TRUE);
  check_institutions (&check);
  check_terms (&check);
  check_nodes (&check);
  check_indicators (&check);
}
