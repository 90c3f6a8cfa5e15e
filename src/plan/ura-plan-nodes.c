/* Reads items of a plan for the actions on them. */

#include "config.h"

#include "ura-plan-nodes.h"

#define COLUMNS                                                                                    \
  "uid", "plan", "plan.code", "parent", "meaning (type)", "code", "path", "position",              \
      "retired_on is not missing"

void
ura_plan_node_free (UraPlanNode *node)
{
  if (node == NULL)
    return;
  g_free (node->uid);
  g_free (node->plan);
  g_free (node->plan_code);
  g_free (node->parent);
  g_free (node->type);
  g_free (node->code);
  g_free (node->path);
  g_free (node);
}

gboolean
ura_plan_refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED, sentence);
  return FALSE;
}

static UraPlanNode *
node_from_row (const UraResult *result, guint row)
{
  UraPlanNode *node = g_new0 (UraPlanNode, 1);

  node->uid = g_strdup (ura_result_get_text (result, row, 0));
  node->plan = g_strdup (ura_result_get_text (result, row, 1));
  node->plan_code = g_strdup (ura_result_get_text (result, row, 2));
  node->parent = g_strdup (ura_result_get_text (result, row, 3));
  node->type = g_strdup (ura_result_get_text (result, row, 4));
  node->code = g_strdup (ura_result_get_text (result, row, 5));
  node->path = g_strdup (ura_result_get_text (result, row, 6));
  node->position = ura_result_get_integer (result, row, 7, 0);
  node->retired = ura_result_get_integer (result, row, 8, 0) != 0;
  return node;
}

UraPlanNode *
ura_plan_node_load (UraStore *store, const char *uid, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_select (store, NULL, error, "node", "uid = :uid", "uid",
                                                  uid, COLUMNS, NULL);

  if (result == NULL)
    return NULL;
  if (ura_result_get_n_rows (result) == 0)
    {
      g_set_error_literal (
          error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
          ura_tr (ura_store_get_language (store), "This item is not in the plan any more."));
      return NULL;
    }
  return node_from_row (result, 0);
}

GPtrArray *
ura_plan_node_load_children (UraStore *store, const char *plan, const char *parent, GError **error)
{
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraResult) result = NULL;
  const char *columns[] = { COLUMNS };
  GPtrArray *children;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    ura_query_select (query, columns[i]);
  if (parent == NULL)
    {
      ura_query_where (query, "plan = :plan and parent is missing");
      ura_query_set_parameter_text (query, "plan", plan);
    }
  else
    {
      ura_query_where (query, "parent = :parent");
      ura_query_set_parameter_text (query, "parent", parent);
    }
  ura_query_sort (query, "path", FALSE);
  result = ura_store_query (store, query, NULL, error);
  if (result == NULL)
    return NULL;
  children = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_plan_node_free);
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    g_ptr_array_add (children, node_from_row (result, row));
  return children;
}

GPtrArray *
ura_plan_node_load_below (UraStore *store, const UraPlanNode *node, GError **error)
{
  g_autoptr (UraResult)
      result = ura_plan_select (store, NULL, error, "node", "path >= :path and path < :path || '~'",
                                "path", node->path, "uid", NULL);
  GPtrArray *uids;

  if (result == NULL)
    return NULL;
  uids = g_ptr_array_new_with_free_func (g_free);
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    g_ptr_array_add (uids, g_strdup (ura_result_get_text (result, row, 0)));
  return uids;
}
