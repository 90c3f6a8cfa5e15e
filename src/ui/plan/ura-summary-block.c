/* Measures by status, each with a bar as long as its share. */

#include "config.h"

#include "ura-summary-block.h"

#include "ura-plan-codes.h"
#include "ura-plan-query.h"
#include "ura-status-pill.h"
#include "ura-ui.h"
#include "ura-value-lists.h"

struct _UraSummaryBlock
{
  UraPlanBlock parent_instance;

  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (UraSummaryBlock, ura_summary_block, URA_TYPE_PLAN_BLOCK)

static const char *const registers[] = { "node", "measure_report", NULL };

typedef struct
{
  guint by_status[URA_N_STATUSES];
  guint total;
  guint overdue;
} Figures;

/* The label of the first item of the list with this meaning. */
static const char *
get_label (UraSummaryBlock *self, UraMeasureStatus status)
{
  UraValueLists *lists = ura_value_lists_of (ura_plan_block_get_store (URA_PLAN_BLOCK (self)));
  g_autoptr (GPtrArray) items = ura_value_lists_choices (lists, "measure_status", NULL);
  const char *meaning = ura_measure_status_meaning (status);

  for (guint i = 0; i < items->len; i++)
    {
      UraValueItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (ura_value_item_get_meaning (item), meaning) == 0)
        return ura_value_item_get_label (item);
    }
  return status == URA_STATUS_NOT_REPORTED ? _ ("Not reported") : meaning;
}

static void
add_line (UraSummaryBlock *self, const Figures *figures, UraMeasureStatus status, int row)
{
  guint n = figures->by_status[status];
  UraReportStatus look = ura_status_pill_look (ura_measure_status_meaning (status));
  g_autofree char *number = g_strdup_printf ("%u", n);
  GtkWidget *bar = ura_status_bar_new (look, 100.0 * n / MAX (figures->total, 1),
                                       get_label (self, status));
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_set_hexpand (bar, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, ura_status_pill_new (look, get_label (self, status)), 0, row, 1, 1);
  gtk_grid_attach (self->grid, bar, 1, row, 1, 1);
  gtk_grid_attach (self->grid, label, 2, row, 1, 1);
}

static char *
make_sentence (const Figures *figures)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words, _n ("%u measure", "%u measures", figures->total), figures->total);
  g_string_append (words, "  ·  ");
  g_string_append_printf (words, _n ("%u overdue", "%u overdue", figures->overdue),
                          figures->overdue);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show (UraSummaryBlock *self, const Figures *figures)
{
  /* What is good first, what is missing last. */
  static const UraMeasureStatus order[] = {
    URA_STATUS_IMPLEMENTED, URA_STATUS_PARTLY_IMPLEMENTED, URA_STATUS_ONGOING,
    URA_STATUS_IN_PROGRESS, URA_STATUS_NOT_STARTED,        URA_STATUS_NOT_IMPLEMENTED,
    URA_STATUS_POSTPONED,   URA_STATUS_CANCELLED,          URA_STATUS_NOT_REPORTED,
  };
  g_autofree char *sentence = make_sentence (figures);
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), figures->total > 0);
  ura_plan_block_set_note (URA_PLAN_BLOCK (self),
                           figures->total > 0 ? sentence : _ ("There are no measures here yet."));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (figures->by_status[order[i]] > 0)
      add_line (self, figures, order[i], row++);
}

static void
read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = ura_store_query_finish (URA_STORE (source), asynchronous, &error);
  Figures figures = { 0 };

  if (!ura_plan_block_is_read (error))
    return;
  for (guint i = 0; i < ura_result_get_n_rows (result); i++)
    {
      guint n = (guint) ura_result_get_integer (result, i, 2, 0);

      figures.by_status[ura_measure_status_from_meaning (ura_result_get_text (result, i, 1))] += n;
      figures.total += n;
      figures.overdue += (guint) ura_result_get_integer (result, i, 3, 0);
    }
  show (URA_SUMMARY_BLOCK (user_data), &figures);
}

static void
ura_summary_block_refresh (UraPlanBlock *block)
{
  g_autoptr (UraQuery) query = ura_plan_count_query (ura_plan_block_get_context (block),
                                                     ura_plan_block_get_node (block));

  ura_store_query_async (ura_plan_block_get_store (block), query, URA_PRIORITY_SEARCH,
                         ura_plan_block_get_cancellable (block), read_cb, block);
}

static void
ura_summary_block_class_init (UraSummaryBlockClass *klass)
{
  URA_PLAN_BLOCK_CLASS (klass)->registers = registers;
  URA_PLAN_BLOCK_CLASS (klass)->refresh = ura_summary_block_refresh;
}

static void
ura_summary_block_init (UraSummaryBlock *self)
{
}

GtkWidget *
ura_summary_block_new (UraPlanContext *context, const char *node)
{
  UraSummaryBlock *self = g_object_new (URA_TYPE_SUMMARY_BLOCK, NULL);
  UraPlanBlock *block = URA_PLAN_BLOCK (self);
  g_autofree char *period = ura_period_label (ura_plan_context_get_period (context),
                                              ura_ui_language ());
  /* Translators: a heading; the period follows, such as "First half of 2024". */
  g_autofree char *title = g_strdup_printf (_ ("Measures: %s"), period);

  ura_plan_block_setup (block, context, node, title);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 8);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), FALSE);
  ura_plan_block_append (block, GTK_WIDGET (self->grid));
  g_signal_connect_object (ura_value_lists_of (ura_plan_context_get_store (context)), "changed",
                           G_CALLBACK (ura_plan_block_refresh_soon), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
