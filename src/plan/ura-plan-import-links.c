/* Links between items of plans. Each keeps what the document says ("PKV 2.1.6"); the item itself is
 * set when its plan is in the workspace, now or later. Shipped records are the same in every office
 * and cannot depend on what else is there: a shipped link leads to its item by a change of this
 * office, made when both plans are in. */

#include "config.h"

#include <string.h>

#include "ura-plan-import-private.h"

/* The items of the plan @code: node code without the plan's → uid. */
static GHashTable *
load_nodes (UraStore *store, const char *code, GCancellable *cancellable, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_select (
      store, cancellable, error, "node", "plan.code = :code and plan.deleted_at is missing", "code",
      code, "code", "uid", NULL);
  g_autofree char *prefix = g_strconcat (code, "-", NULL);
  GHashTable *nodes;

  if (result == NULL)
    return NULL;
  nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      const char *node = ura_result_get_text (result, row, 0);

      if (node != NULL && g_str_has_prefix (node, prefix))
        node += strlen (prefix);
      if (node != NULL)
        g_hash_table_insert (nodes, g_strdup (node),
                             g_strdup (ura_result_get_text (result, row, 1)));
    }
  return nodes;
}

/* The items of other plans, each plan read once. */
static const char *
find_elsewhere (UraPlanImporter *self,
                GHashTable *plans,
                const UraPlanFileLink *link,
                GError **error)
{
  GHashTable *nodes = g_hash_table_lookup (plans, link->plan);

  if (nodes == NULL)
    {
      nodes = load_nodes (self->store, link->plan, self->cancellable, error);
      if (nodes == NULL)
        return NULL;
      g_hash_table_insert (plans, link->plan, nodes);
    }
  return g_hash_table_lookup (nodes, link->node);
}

static void
warn_waiting (UraPlanImporter *self, const UraPlanFileLink *link)
{
  if (!self->shipped)
    ura_plan_importer_warn (
        self, link->line,
        g_strdup_printf (ura_tr (self->language, "The item %s %s is not in the workspace; the link "
                                                 "will lead to it once its plan is imported."),
                         link->plan, link->node));
}

static gboolean
import_link (UraPlanImporter *self,
             GHashTable *plans,
             const UraPlanFileNode *node,
             const UraPlanFileLink *link,
             GError **error)
{
  const char *plan = self->file->plan->code;
  g_autofree char *printed = g_strdup_printf ("%s %s", link->plan, link->node);
  g_autofree char *uid = NULL;
  const char *target = NULL;
  GError *local_error = NULL;

  if (g_str_equal (link->plan, plan))
    target = g_hash_table_lookup (self->nodes, link->node);
  else if (!self->shipped)
    target = find_elsewhere (self, plans, link, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (target == NULL)
    warn_waiting (self, link);

  uid = ura_plan_importer_uid (
      self, "node_link",
      g_strdup_printf ("%s/%s/%s/%s/%s", plan, node->code, link->relation, link->plan, link->node));
  ura_edit_create (self->result->edit, "node_link", uid);
  ura_plan_importer_text (self, "node_link", uid, "from_node",
                          g_hash_table_lookup (self->nodes, node->code));
  ura_plan_importer_choice (self, "node_link", uid, "relation", "node_relation", link->relation);
  ura_plan_importer_text (self, "node_link", uid, "to_node", target);
  ura_plan_importer_text (self, "node_link", uid, "to_printed", printed);
  return TRUE;
}

gboolean
ura_plan_import_links (UraPlanImporter *self, GError **error)
{
  g_autoptr (GHashTable) plans = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                        (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < self->file->nodes->len; i++)
    {
      const UraPlanFileNode *node = self->file->nodes->pdata[i];

      for (guint j = 0; j < node->links->len; j++)
        if (!import_link (self, plans, node, node->links->pdata[j], error))
          return FALSE;
    }
  return self->shipped ||
         ura_plan_resolve_links (self->store, self->result->edit, self->file->plan->code,
                                 self->nodes, self->cancellable, error);
}

/* uid and "PLAN CODE" of the links that lead nowhere yet. */
static UraResult *
load_waiting (UraStore *store, GCancellable *cancellable, GError **error)
{
  return ura_plan_select (store, cancellable, error, "node_link",
                          "to_node is missing and to_printed is not missing", NULL, NULL, "uid",
                          "to_printed", NULL);
}

static void
resolve_link (UraEdit *edit, const char *uid, const char *code, GHashTable *nodes)
{
  const char *target = g_hash_table_lookup (nodes, code);

  if (target != NULL)
    ura_edit_set_text (edit, "node_link", uid, "to_node", target);
}

gboolean
ura_plan_resolve_links (UraStore *store,
                        UraEdit *edit,
                        const char *code,
                        GHashTable *nodes,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (UraResult) waiting = load_waiting (store, cancellable, error);
  g_autofree char *prefix = g_strconcat (code, " ", NULL);

  if (waiting == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (waiting); row++)
    {
      const char *printed = ura_result_get_text (waiting, row, 1);

      if (g_str_has_prefix (printed, prefix))
        resolve_link (edit, ura_result_get_text (waiting, row, 0), printed + strlen (prefix),
                      nodes);
    }
  return TRUE;
}

gboolean
ura_plan_resolve_all_links (UraStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (UraResult) waiting = load_waiting (store, cancellable, error);
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Link plans to each other"));
  g_autoptr (GHashTable) plans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_hash_table_unref);

  if (waiting == NULL)
    return FALSE;
  ura_edit_set_final (edit);
  for (guint row = 0; row < ura_result_get_n_rows (waiting); row++)
    {
      const char *printed = ura_result_get_text (waiting, row, 1);
      const char *space = strchr (printed, ' ');
      g_autofree char *code = space == NULL ? NULL : g_strndup (printed, (gsize) (space - printed));
      GHashTable *nodes = code == NULL ? NULL : g_hash_table_lookup (plans, code);

      if (code == NULL)
        continue;
      if (nodes == NULL)
        {
          nodes = load_nodes (store, code, cancellable, error);
          if (nodes == NULL)
            return FALSE;
          g_hash_table_insert (plans, g_steal_pointer (&code), nodes);
        }
      resolve_link (edit, ura_result_get_text (waiting, row, 0), space + 1, nodes);
    }
  return ura_edit_is_empty (edit) || ura_store_apply (store, edit, cancellable, NULL, error);
}
