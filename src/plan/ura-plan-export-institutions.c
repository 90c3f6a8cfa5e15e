/* The institutions of a plan, and the cells that name them. A cell is the printed one while it
 * still says what the records say; once somebody changed them it is put together from their names.
 */

#include "config.h"

#include <string.h>

#include "ura-plan-codes.h"
#include "ura-plan-export-private.h"
#include "ura-text.h"

typedef struct
{
  UraPlanExport *export;
  GHashTable *used;  /* uids of the plan's institutions */
  GHashTable *codes; /* codes given */
  GHashTable *names; /* uid → the name that a cell uses */
} Institutions;

/* Capitals and figures of a name, "-" between words: a code that nobody has yet. */
static char *
make_code (Institutions *self, const char *name)
{
  g_autofree char *folded = ura_text_fold (name);
  g_autoptr (GString) code = g_string_new (NULL);
  guint n = 1;

  for (const char *at = folded; *at != '\0' && code->len < 60; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (code, g_ascii_toupper (*at));
    else if (code->len > 0 && code->str[code->len - 1] != '-')
      g_string_append_c (code, '-');
  while (code->len > 0 && code->str[code->len - 1] == '-')
    g_string_truncate (code, code->len - 1);
  if (code->len == 0)
    g_string_append (code, "I");
  while (!g_hash_table_add (self->codes, g_strdup (code->str)))
    {
      if (n > 1)
        g_string_truncate (code, (gsize) (strrchr (code->str, '-') - code->str));
      g_string_append_printf (code, "-%u", ++n);
    }
  return g_strdup (code->str);
}

/* Institutions that the plan names; and those that came with it though no plan names them: the
 * members of a committee, say. They were made with the plan, in one batch. */
static gboolean
export_records (Institutions *self, GError **error)
{
  UraPlanExport *export = self->export;
  g_autoptr (UraResult) plan = ura_plan_export_query (export, error, "plan", "uid = :plan", NULL,
                                                      "created_at", "created_by", NULL);
  g_autoptr (UraResult) result = NULL;

  if (plan == NULL)
    return FALSE;
  result = ura_plan_export_query (export, error, "institution", "true", "name", "uid", "name",
                                  "short_name", "kind", "created_at", "created_by", "count (nodes)",
                                  NULL);
  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      const char *uid = ura_result_get_text (result, row, 0);
      const char *name = ura_result_get_text (result, row, 1);
      const char *short_name = ura_result_get_text (result, row, 2);
      gboolean came_along = ura_result_get_integer (result, row, 6, 1) == 0 &&
                            ura_value_equal (ura_result_get (result, row, 4),
                                             ura_result_get (plan, 0, 0)) &&
                            ura_value_equal (ura_result_get (result, row, 5),
                                             ura_result_get (plan, 0, 1));
      g_autofree char *code = NULL;
      UraPlanFileInstitution *institution;

      if (name == NULL || (!came_along && !g_hash_table_contains (self->used, uid)))
        continue;
      code = make_code (self, short_name != NULL ? short_name : name);
      institution = ura_plan_file_add_institution (export->file, code);
      institution->name = g_strdup (name);
      institution->kind = g_strdup (ura_plan_lists_meaning (export->lists, "institution_kind",
                                                            ura_result_get_text (result, row, 3)));
      if (g_strcmp0 (short_name, code) != 0)
        institution->abbreviation = g_strdup (short_name != NULL ? short_name : name);
      g_hash_table_insert (self->names, g_strdup (uid),
                           g_strdup (short_name != NULL ? short_name : name));
      if (g_strcmp0 (uid, export->lead) == 0)
        export->file->plan->lead = g_strdup (code);
      g_hash_table_insert (self->used, g_strdup (uid), institution);
    }
  return TRUE;
}

static gboolean
export_aliases (Institutions *self, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_export_query (
      self->export, error, "institution_alias", "true", "alias", "institution", "alias", NULL);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      const char *uid = ura_result_get_text (result, row, 0);
      const char *alias = ura_result_get_text (result, row, 1);
      UraPlanFileInstitution *institution = uid == NULL ? NULL
                                                        : g_hash_table_lookup (self->used, uid);

      if (institution != NULL && alias != NULL)
        g_ptr_array_add (institution->aliases, g_strdup (alias));
    }
  return TRUE;
}

/* One role of one item on its way into a cell. */
static void
add_to_cell (Institutions *self, char **cell, const char *uid, const char *printed)
{
  const char *name = printed != NULL ? printed : g_hash_table_lookup (self->names, uid);
  char *longer;

  /* The printed cell stands in every row of its role: once is enough. */
  if (name == NULL || (printed != NULL && *cell != NULL))
    return;
  longer = *cell == NULL ? g_strdup (name) : g_strconcat (*cell, ", ", name, NULL);
  g_free (*cell);
  *cell = longer;
}

static void
export_cells (Institutions *self, const UraResult *result)
{
  UraPlanExport *export = self->export;

  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      const char *node_uid = ura_result_get_text (result, row, 0);
      const char *uid = ura_result_get_text (result, row, 1);
      const char *role = ura_plan_lists_meaning (export->lists, "institution_role",
                                                 ura_result_get_text (result, row, 2));
      guint index = node_uid == NULL
                        ? 0
                        : GPOINTER_TO_UINT (g_hash_table_lookup (export->nodes, node_uid));
      UraPlanFileNode *node = index == 0 ? NULL : export->file->nodes->pdata[index - 1];

      if (node == NULL || uid == NULL)
        continue;
      if (g_strcmp0 (role, URA_ROLE_RESPONSIBLE) == 0)
        add_to_cell (self, &node->responsible, uid, ura_result_get_text (result, row, 3));
      else if (g_strcmp0 (role, URA_ROLE_SUPPORTING) == 0)
        add_to_cell (self, &node->supporting, uid, ura_result_get_text (result, row, 3));
      else
        ura_plan_export_warn (
            export, g_strdup_printf (ura_tr (ura_store_get_language (export->store),
                                             "%s: only responsible and supporting institutions are "
                                             "written."),
                                     node->code));
    }
}

gboolean
ura_plan_export_institutions (UraPlanExport *export, GError **error)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Institutions self = { export, used, codes, names };
  g_autoptr (UraResult) result = ura_plan_export_query (
      export, error, "node_institution", "node.plan = :plan", "position", "node", "institution",
      "role", "text_printed", NULL);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    if (ura_result_get_text (result, row, 1) != NULL)
      g_hash_table_insert (used, g_strdup (ura_result_get_text (result, row, 1)), NULL);
  if (export->lead != NULL)
    g_hash_table_insert (used, g_strdup (export->lead), NULL);
  if (!export_records (&self, error) || !export_aliases (&self, error))
    return FALSE;
  export_cells (&self, result);
  return TRUE;
}
