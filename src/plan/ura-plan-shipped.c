/* The plans that come with Ura. */

#include "config.h"

#include "ura-plan-import-private.h"
#include "ura-uid.h"

#define FOLDER "/al/ura/Ura/plans/"

static const char *const ids[] = { "korce-2022-2025", "pkv-2021-2023", "fier-krat-2022" };

void
ura_plan_shipped_free (UraPlanShipped *shipped)
{
  if (shipped == NULL)
    return;
  g_free (shipped->id);
  g_free (shipped->code);
  g_free (shipped->title);
  g_free (shipped->uid);
  g_free (shipped);
}

GBytes *
ura_plan_shipped_text (const char *id)
{
  g_autofree char *path = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (id, ids[i]) == 0)
      path = g_strdup_printf (FOLDER "%s.plan", id);
  return path == NULL ? NULL : g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static UraPlanFile *
read_shipped (const char *id, const UraLanguage *language, GBytes **text, GError **error)
{
  *text = ura_plan_shipped_text (id);
  if (*text == NULL)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
                   ura_tr (language, "There is no plan called “%s” in the program."), id);
      return NULL;
    }
  return ura_plan_file_read (*text, language, NULL, error);
}

GPtrArray *
ura_plan_shipped_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_plan_shipped_free);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GBytes) text = NULL;
      g_autoptr (UraPlanFile) file = read_shipped (ids[i], ura_language_get (NULL), &text, NULL);
      UraPlanShipped *shipped;

      g_assert (file != NULL); /* the tests read every shipped plan */
      shipped = g_new0 (UraPlanShipped, 1);
      shipped->id = g_strdup (ids[i]);
      shipped->code = g_strdup (file->plan->code);
      shipped->title = g_strdup (file->plan->title);
      shipped->uid = ura_uid_for ("plan", file->plan->code);
      g_ptr_array_add (list, shipped);
    }
  return list;
}

/* Links of this plan to plans that are not in the workspace: one sentence for all. */
static gboolean
warn_waiting_links (UraStore *store,
                    UraPlanImport *result,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (UraResult) waiting = ura_plan_select (store, cancellable, error, "node_link",
                                                   "from_node.plan = :plan and to_node is missing",
                                                   "plan", result->plan, "to_printed", NULL);
  guint n;

  if (waiting == NULL)
    return FALSE;
  n = ura_result_get_n_rows (waiting);
  if (n > 0)
    g_ptr_array_add (
        result->warnings,
        ura_plan_problem_new (
            0, 0,
            g_strdup_printf (ura_trn (ura_store_get_language (store),
                                      "%u link leads to a plan that is not in the workspace; it "
                                      "will work once that plan is imported.",
                                      "%u links lead to a plan that is not in the workspace; they "
                                      "will work once that plan is imported.",
                                      n),
                             n)));
  return TRUE;
}

UraPlanImport *
ura_plan_import_shipped (UraStore *store, const char *id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (UraPlanFile) file = read_shipped (id, ura_store_get_language (store), &text, error);
  g_autoptr (UraPlanImport) result = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *source = NULL;

  if (file == NULL)
    return NULL;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  source = g_strdup_printf ("%s/%.12s", id, hash);
  result = ura_plan_import_prepare_shipped (store, file, source, cancellable, error);
  if (result == NULL || !ura_plan_import_apply (store, result, cancellable, error) ||
      !ura_plan_resolve_all_links (store, cancellable, error) ||
      !warn_waiting_links (store, result, cancellable, error))
    return NULL;
  return g_steal_pointer (&result);
}
