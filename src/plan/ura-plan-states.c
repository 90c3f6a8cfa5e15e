/* Retiring items, and finding or making the report on a measure. */

#include "config.h"

#include "ura-date.h"
#include "ura-plan-actions.h"
#include "ura-plan-file-private.h"
#include "ura-plan-nodes.h"
#include "ura-plan-period.h"

static void
set_retired (UraEdit *edit, const char *uid, const char *day, const char *reason)
{
  g_auto (UraValue) day_value = URA_VALUE_INIT;
  g_auto (UraValue) reason_value = URA_VALUE_INIT;

  ura_value_set_text (&day_value, day);
  ura_value_set_text (&reason_value, reason);
  ura_edit_set (edit, "node", uid, "retired_on", &day_value);
  ura_edit_set (edit, "node", uid, "retired_reason", &reason_value);
}

gboolean
ura_plan_retire_node (UraStore *store,
                      UraEdit *edit,
                      const char *node_uid,
                      const char *day,
                      const char *reason,
                      GError **error)
{
  const UraLanguage *language = ura_store_get_language (store);
  g_autofree char *words = g_strstrip (g_strdup (reason == NULL ? "" : reason));
  g_autoptr (UraPlanNode) node = NULL;
  g_autoptr (GPtrArray) below = NULL;

  if (*words == '\0')
    return ura_plan_refuse (error, ura_tr (language, "Say why the item is retired."));
  if (day == NULL || !ura_date_is_valid (day))
    return ura_plan_refuse (error, ura_tr (language, "This is not a date."));
  node = ura_plan_node_load (store, node_uid, error);
  if (node == NULL)
    return FALSE;
  below = ura_plan_node_load_below (store, node, error);
  if (below == NULL)
    return FALSE;
  for (guint i = 0; i < below->len; i++)
    set_retired (edit, below->pdata[i], day, words);
  return TRUE;
}

gboolean
ura_plan_unretire_node (UraStore *store, UraEdit *edit, const char *node_uid, GError **error)
{
  g_autoptr (UraPlanNode) node = ura_plan_node_load (store, node_uid, error);
  g_autoptr (GPtrArray) below = NULL;
  g_autofree char *above = NULL;

  if (node == NULL)
    return FALSE;
  below = ura_plan_node_load_below (store, node, error);
  if (below == NULL)
    return FALSE;
  for (guint i = 0; i < below->len; i++)
    set_retired (edit, below->pdata[i], NULL, NULL);
  above = g_strdup (node->parent);
  for (guint steps = 0; above != NULL && steps < 100; steps++)
    {
      g_autoptr (UraPlanNode) parent = ura_plan_node_load (store, above, error);

      if (parent == NULL)
        return FALSE;
      if (parent->retired)
        set_retired (edit, parent->uid, NULL, NULL);
      g_free (above);
      above = g_strdup (parent->parent);
    }
  return TRUE;
}

/* The report on the measure in the period, NULL when there is none. FALSE on errors only. */
static gboolean
find_report (UraStore *store, const char *node, const char *period, char **uid, GError **error)
{
  g_autoptr (UraQuery) query = ura_query_new ("measure_report");
  g_autoptr (UraResult) result = NULL;

  ura_query_select (query, "uid");
  ura_query_where (query, "node = :node and period = :period");
  ura_query_set_parameter_text (query, "node", node);
  ura_query_set_parameter_text (query, "period", period);
  result = ura_store_query (store, query, NULL, error);
  if (result == NULL)
    return FALSE;
  *uid = ura_result_get_n_rows (result) == 0 ? NULL : g_strdup (ura_result_get_text (result, 0, 0));
  return TRUE;
}

char *
ura_plan_report_on (UraStore *store,
                    UraEdit *edit,
                    const char *node_uid,
                    const UraPeriod *period,
                    gboolean *created,
                    GError **error)
{
  g_autoptr (UraPlanNode) node = ura_plan_node_load (store, node_uid, error);
  g_autofree char *period_uid = ura_period_uid (period);
  g_autofree char *uid = NULL;

  if (node == NULL)
    return NULL;
  if (ura_plan_type_rank (node->type) < 2)
    {
      ura_plan_refuse (error, ura_tr (ura_store_get_language (store),
                                      "Only measures and sub-measures are reported on."));
      return NULL;
    }
  if (!find_report (store, node_uid, period_uid, &uid, error))
    return NULL;
  if (created != NULL)
    *created = uid == NULL;
  if (uid == NULL)
    {
      g_free (period_uid);
      period_uid = ura_period_record (store, edit, period, NULL, error);
      if (period_uid == NULL)
        return NULL;
      uid = g_strdup (ura_edit_create (edit, "measure_report", NULL));
      ura_edit_set_text (edit, "measure_report", uid, "node", node_uid);
      ura_edit_set_text (edit, "measure_report", uid, "period", period_uid);
    }
  return g_steal_pointer (&uid);
}
