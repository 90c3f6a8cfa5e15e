/* Newest first. A click goes to that period, where the report can be changed. */

#include "config.h"

#include "ura-past-block.h"

#include "ura-status-pill.h"
#include "ura-ui.h"

struct _UraPastBlock
{
  UraPlanBlock parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (UraPastBlock, ura_past_block, URA_TYPE_PLAN_BLOCK)

static const char *const registers[] = { "measure_report", NULL };

static void
row_activated_cb (UraPastBlock *self, GtkListBoxRow *row)
{
  UraPeriod period;

  if (ura_period_from_key (g_object_get_data (G_OBJECT (row), "ura-period"), &period))
    ura_plan_context_set_period (ura_plan_block_get_context (URA_PLAN_BLOCK (self)), &period);
}

static void
add_row (UraPastBlock *self, const UraResult *result, guint index)
{
  const char *key = ura_result_get_text (result, index, 0);
  const char *label = ura_result_get_text (result, index, 2);
  gint64 progress = ura_result_get_integer (result, index, 3, -1);
  g_autofree char *title = NULL;
  g_autofree char *status = NULL;
  UraPeriod period;
  GtkWidget *row;

  if (!ura_period_from_key (key, &period))
    return;
  title = ura_period_label (&period, ura_ui_language ());
  row = ura_plan_block_row (title, ura_result_get_text (result, index, 4));
  if (label == NULL)
    label = _ ("Not reported");
  status = progress >= 0 ? g_strdup_printf ("%s, %d %%", label, (int) progress) : g_strdup (label);
  ura_plan_block_row_add (
      row,
      ura_status_pill_new (ura_status_pill_look (ura_result_get_text (result, index, 1)), status),
      FALSE);
  g_object_set_data_full (G_OBJECT (row), "ura-period", g_strdup (key), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = ura_store_query_finish (URA_STORE (source), asynchronous, &error);
  UraPastBlock *self;
  guint n;

  if (!ura_plan_block_is_read (error))
    return;
  self = URA_PAST_BLOCK (user_data);
  n = ura_result_get_n_rows (result);
  ura_plan_block_clear_list (self->list);
  for (guint i = 0; i < n; i++)
    add_row (self, result, i);
  gtk_widget_set_visible (self->list, n > 0);
  ura_plan_block_set_note (URA_PLAN_BLOCK (self),
                           n > 0 ? NULL : _ ("Nothing was reported in other periods."));
}

static void
ura_past_block_refresh (UraPlanBlock *block)
{
  g_autoptr (UraQuery) query = ura_query_new ("measure_report");

  ura_query_select (query, "period.key");
  ura_query_select (query, "state");
  ura_query_select (query, "label (status)");
  ura_query_select (query, "progress");
  ura_query_select (query, "description");
  ura_query_where (query, "node = :node and period != :period");
  ura_query_sort (query, "period.end", TRUE);
  ura_plan_context_bind (ura_plan_block_get_context (block), query);
  ura_query_set_parameter_text (query, "node", ura_plan_block_get_node (block));
  ura_store_query_async (ura_plan_block_get_store (block), query, URA_PRIORITY_EDIT,
                         ura_plan_block_get_cancellable (block), read_cb, block);
}

static void
ura_past_block_class_init (UraPastBlockClass *klass)
{
  URA_PLAN_BLOCK_CLASS (klass)->registers = registers;
  URA_PLAN_BLOCK_CLASS (klass)->refresh = ura_past_block_refresh;
}

static void
ura_past_block_init (UraPastBlock *self)
{
}

GtkWidget *
ura_past_block_new (UraPlanContext *context, const char *node)
{
  UraPastBlock *self = g_object_new (URA_TYPE_PAST_BLOCK, NULL);
  UraPlanBlock *block = URA_PLAN_BLOCK (self);

  ura_plan_block_setup (block, context, node, _ ("Reports of other periods"));
  self->list = ura_plan_block_list (_ ("Reports of other periods"));
  gtk_widget_set_visible (self->list, FALSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  ura_plan_block_append (block, self->list);
  return GTK_WIDGET (self);
}
