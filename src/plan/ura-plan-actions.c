/* Adding and moving items: codes that follow, types that fit, and no circle. */

#include "config.h"

#include "ura-plan-actions.h"

#include <string.h>

#include "ura-plan-file-private.h"
#include "ura-plan-nodes.h"
#include "ura-plan-number.h"

const char *const *
ura_plan_types_below (const char *parent_type)
{
  static const char *const top[] = { "policy_goal",        "area",    "objective",
                                     "specific_objective", "measure", NULL };
  static const char *const below_goal[] = { "area", "objective", "specific_objective", "measure",
                                            NULL };
  static const char *const below_objective[] = { "specific_objective", "measure", NULL };
  static const char *const below_specific[] = { "measure", NULL };
  static const char *const below_measure[] = { "submeasure", NULL };
  static const char *const nothing[] = { NULL };

  if (parent_type == NULL)
    return top;
  if (g_str_equal (parent_type, "policy_goal"))
    return below_goal;
  if (g_str_equal (parent_type, "area"))
    return below_goal + 1;
  if (g_str_equal (parent_type, "objective"))
    return below_objective;
  if (g_str_equal (parent_type, "specific_objective"))
    return below_specific;
  return g_str_equal (parent_type, "measure") ? below_measure : nothing;
}

/* Whether the plan has an item of this code. FALSE on errors only. */
static gboolean
find_code (UraStore *store, const char *plan, const char *code, gboolean *is_taken, GError **error)
{
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraResult) result = NULL;

  ura_query_select (query, "uid");
  ura_query_where (query, "plan = :plan and code = :code");
  ura_query_set_parameter_text (query, "plan", plan);
  ura_query_set_parameter_text (query, "code", code);
  ura_query_slice (query, 0, 1);
  result = ura_store_query (store, query, NULL, error);
  if (result == NULL)
    return FALSE;
  *is_taken = ura_result_get_n_rows (result) > 0;
  return TRUE;
}

/* The first part of a code below @parent_code ("KO-A.1", or "KO" at the top): a letter for
 * measures, areas by letter too, else a number. */
static char *
first_code (const char *parent_code, gboolean at_top, const char *type)
{
  const char *last = "1";

  if (g_str_equal (type, "measure") && !at_top)
    last = "a";
  else if (g_str_equal (type, "area"))
    last = "A";
  return g_strdup_printf ("%s%s%s", parent_code, at_top ? "-" : ".", last);
}

/* The code after @code; where letters end, its own with a number behind it. */
static char *
next_code (const char *code, const char *plan_code)
{
  gsize skip = g_str_has_prefix (code, plan_code) && code[strlen (plan_code)] == '-'
                   ? strlen (plan_code) + 1
                   : 0;
  g_autofree char *prefix = NULL;
  g_autofree char *last = NULL;
  g_autofree char *next = NULL;

  if (ura_plan_number_split (code + skip, &prefix, &last))
    next = ura_plan_number_next (last);
  if (next == NULL)
    return g_strconcat (code, ".1", NULL);
  return g_strdup_printf ("%.*s%s%s", (int) skip, code, prefix, next);
}

static char *
load_plan_code (UraStore *store, const char *plan, GError **error)
{
  g_autoptr (UraResult) result = ura_plan_select (store, NULL, error, "plan", "uid = :uid", "uid",
                                                  plan, "code", NULL);

  if (result == NULL)
    return NULL;
  if (ura_result_get_n_rows (result) == 0)
    {
      g_set_error_literal (
          error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
          ura_tr (ura_store_get_language (store), "This plan is not in the workspace."));
      return NULL;
    }
  return g_strdup (ura_result_get_text (result, 0, 0) == NULL ? ""
                                                              : ura_result_get_text (result, 0, 0));
}

char *
ura_plan_suggest_code (
    UraStore *store, const char *plan_uid, const char *parent_uid, const char *type, GError **error)
{
  g_autofree char *plan_code = load_plan_code (store, plan_uid, error);
  g_autoptr (GPtrArray) siblings = NULL;
  g_autoptr (UraPlanNode) parent = NULL;
  g_autofree char *code = NULL;

  if (plan_code == NULL)
    return NULL;
  siblings = ura_plan_node_load_children (store, plan_uid, parent_uid, error);
  if (siblings == NULL)
    return NULL;
  if (parent_uid != NULL)
    {
      parent = ura_plan_node_load (store, parent_uid, error);
      if (parent == NULL)
        return NULL;
    }
  for (guint i = siblings->len; i > 0 && code == NULL; i--)
    {
      const UraPlanNode *sibling = siblings->pdata[i - 1];

      if (g_strcmp0 (sibling->type, type) == 0 && sibling->code != NULL)
        code = next_code (sibling->code, plan_code);
    }
  if (code == NULL)
    code = first_code (parent == NULL ? plan_code : parent->code, parent == NULL, type);
  while (TRUE)
    {
      gboolean is_taken;
      g_autofree char *next = NULL;

      if (!find_code (store, plan_uid, code, &is_taken, error))
        return NULL;
      if (!is_taken)
        return g_steal_pointer (&code);
      next = next_code (code, plan_code);
      g_free (code);
      code = g_steal_pointer (&next);
    }
}

/* Where an item of @type is to stand: in this plan, below a parent that takes it. */
static gboolean
check_parent (
    UraStore *store, const char *plan, const UraPlanNode *parent, const char *type, GError **error)
{
  const UraLanguage *language = ura_store_get_language (store);

  if (parent != NULL && g_strcmp0 (parent->plan, plan) != 0)
    return ura_plan_refuse (error, ura_tr (language, "The item is in another plan."));
  if (!ura_plan_type_fits (parent == NULL ? NULL : parent->type, type))
    return ura_plan_refuse (error, ura_tr (language, "An item of this kind cannot stand here."));
  return TRUE;
}

static gint64
last_position (const GPtrArray *siblings)
{
  gint64 position = 0;

  for (guint i = 0; i < siblings->len; i++)
    position = MAX (position, ((const UraPlanNode *) siblings->pdata[i])->position);
  return position;
}

char *
ura_plan_add_node (UraStore *store,
                   UraEdit *edit,
                   const char *plan_uid,
                   const char *parent_uid,
                   const char *type,
                   const char *code,
                   const char *text,
                   GError **error)
{
  g_autoptr (UraPlanLists) lists = ura_plan_lists_load (store, NULL, error);
  g_autoptr (UraPlanNode) parent = NULL;
  g_autoptr (GPtrArray) siblings = NULL;
  g_autofree char *given = NULL;
  const char *uid;

  if (lists == NULL)
    return NULL;
  if (parent_uid != NULL && (parent = ura_plan_node_load (store, parent_uid, error)) == NULL)
    return NULL;
  if (!check_parent (store, plan_uid, parent, type, error))
    return NULL;
  siblings = ura_plan_node_load_children (store, plan_uid, parent_uid, error);
  given = code != NULL && *code != '\0'
              ? g_strdup (code)
              : ura_plan_suggest_code (store, plan_uid, parent_uid, type, error);
  if (siblings == NULL || given == NULL)
    return NULL;

  uid = ura_edit_create (edit, "node", NULL);
  ura_edit_set_text (edit, "node", uid, "plan", plan_uid);
  if (parent_uid != NULL)
    ura_edit_set_text (edit, "node", uid, "parent", parent_uid);
  ura_edit_set_text (edit, "node", uid, "type", ura_plan_lists_code (lists, "node_type", type));
  ura_edit_set_text (edit, "node", uid, "code", given);
  ura_edit_set_text (edit, "node", uid, "text", text);
  ura_edit_set_integer (edit, "node", uid, "position", last_position (siblings) + 1);
  return g_strdup (uid);
}

/* Numbers the siblings in their new order; only those whose number changes. */
static void
set_positions (UraEdit *edit, const GPtrArray *order)
{
  for (guint i = 0; i < order->len; i++)
    {
      const UraPlanNode *node = order->pdata[i];

      if (node->position != (gint64) i + 1)
        ura_edit_set_integer (edit, "node", node->uid, "position", i + 1);
    }
}

static int
find_node (const GPtrArray *nodes, const char *uid)
{
  for (guint i = 0; i < nodes->len; i++)
    if (g_str_equal (((const UraPlanNode *) nodes->pdata[i])->uid, uid))
      return (int) i;
  return -1;
}

gboolean
ura_plan_move_node (
    UraStore *store, UraEdit *edit, const char *node_uid, UraPlanMove move, GError **error)
{
  g_autoptr (UraPlanNode) node = ura_plan_node_load (store, node_uid, error);
  g_autoptr (GPtrArray) siblings = NULL;
  int from, to;

  if (node == NULL)
    return FALSE;
  siblings = ura_plan_node_load_children (store, node->plan, node->parent, error);
  if (siblings == NULL)
    return FALSE;
  from = find_node (siblings, node_uid);
  g_return_val_if_fail (from >= 0, FALSE);
  for (to = from + move; to >= 0 && to < (int) siblings->len; to += move)
    if (!((const UraPlanNode *) siblings->pdata[to])->retired)
      {
        gpointer moved = g_ptr_array_steal_index (siblings, (guint) from);

        g_ptr_array_insert (siblings, to, moved);
        set_positions (edit, siblings);
        break;
      }
  return TRUE;
}

/* Walks up from the new parent: meeting the item itself would close a circle. */
static gboolean
check_circle (UraStore *store, const UraPlanNode *node, const UraPlanNode *parent, GError **error)
{
  if (parent != NULL && node->path != NULL && parent->path != NULL &&
      g_str_has_prefix (parent->path, node->path))
    return ura_plan_refuse (
        error, ura_tr (ura_store_get_language (store), "An item cannot be moved below itself."));
  return TRUE;
}

gboolean
ura_plan_move_node_to (UraStore *store,
                       UraEdit *edit,
                       const char *node_uid,
                       const char *parent_uid,
                       guint position,
                       GError **error)
{
  g_autoptr (UraPlanNode) node = ura_plan_node_load (store, node_uid, error);
  g_autoptr (UraPlanNode) parent = NULL;
  g_autoptr (GPtrArray) siblings = NULL;
  UraPlanNode *moved = NULL;
  int at;

  if (node == NULL)
    return FALSE;
  if (parent_uid != NULL && (parent = ura_plan_node_load (store, parent_uid, error)) == NULL)
    return FALSE;
  if (!check_parent (store, node->plan, parent, node->type, error) ||
      !check_circle (store, node, parent, error))
    return FALSE;
  siblings = ura_plan_node_load_children (store, node->plan, parent_uid, error);
  if (siblings == NULL)
    return FALSE;
  at = find_node (siblings, node_uid);
  if (at >= 0)
    moved = g_ptr_array_steal_index (siblings, (guint) at);
  else
    {
      moved = g_steal_pointer (&node);
      /* Its number among other siblings says nothing here. */
      moved->position = 0;
      if (parent_uid == NULL)
        {
          g_auto (UraValue) none = URA_VALUE_INIT;

          ura_edit_set (edit, "node", node_uid, "parent", &none);
        }
      else
        ura_edit_set_text (edit, "node", node_uid, "parent", parent_uid);
    }
  g_ptr_array_insert (siblings, position >= siblings->len ? -1 : (int) position, moved);
  set_positions (edit, siblings);
  return TRUE;
}
