/* Which indicators there are is read at once; their figures come from the picture of the plan, so
 * that they are the same as in the report. */

#include "config.h"

#include "ura-indicator-block.h"

#include "ura-indicator-row.h"
#include "ura-record-dialog.h"
#include "ura-ui.h"

struct _UraIndicatorBlock
{
  UraPlanBlock parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (UraIndicatorBlock, ura_indicator_block, URA_TYPE_PLAN_BLOCK)

enum
{
  INDICATOR,
  CODE,
  NAME,
  UNIT,
  VALUE,
};

static const char *const registers[] = {
  "indicator", "indicator_link", "indicator_value", "indicator_cell", "baseline", "target", NULL
};

static UraIndicatorRow *
get_row (UraIndicatorBlock *self, guint index)
{
  return URA_INDICATOR_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) index));
}

/* Figures */

static const UraPictureIndicator *
find_indicator (const UraPlanPicture *picture, const char *uid)
{
  for (guint i = 0; i < ura_plan_picture_get_n_indicators (picture); i++)
    {
      const UraPictureIndicator *indicator = ura_plan_picture_get_indicator (picture, i);

      if (g_str_equal (indicator->uid, uid))
        return indicator;
    }
  return NULL;
}

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanPicture) picture = ura_plan_picture_new_finish (result, &error);
  UraIndicatorBlock *self;
  UraIndicatorRow *row;

  if (!ura_plan_block_is_read (error))
    return;
  self = URA_INDICATOR_BLOCK (user_data);
  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    ura_indicator_row_show (row, find_indicator (picture, ura_indicator_row_get_indicator (row)));
}

static void
ask_picture (UraPlanBlock *block)
{
  UraPlanContext *context = ura_plan_block_get_context (block);
  UraPlanPictureOptions options = { .language = ura_ui_language (), .with_retired = TRUE };

  ura_plan_picture_new_async (ura_plan_block_get_store (block),
                              ura_plan_context_get_plan_uid (context),
                              ura_plan_context_get_period (context), &options,
                              ura_plan_block_get_cancellable (block), picture_cb, block);
}

/* Rows */

static gboolean
has_same_rows (UraIndicatorBlock *self, const UraResult *result)
{
  guint n = ura_result_get_n_rows (result);

  for (guint i = 0; i < n; i++)
    {
      UraIndicatorRow *row = get_row (self, i);

      if (row == NULL || g_strcmp0 (ura_indicator_row_get_indicator (row),
                                    ura_result_get_text (result, i, INDICATOR)) != 0)
        return FALSE;
    }
  return get_row (self, n) == NULL;
}

static void
make_rows (UraIndicatorBlock *self, const UraResult *result)
{
  UraPlanContext *context = ura_plan_block_get_context (URA_PLAN_BLOCK (self));

  ura_plan_block_clear_list (self->list);
  for (guint i = 0; i < ura_result_get_n_rows (result); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         ura_indicator_row_new (context, ura_result_get_text (result, i, INDICATOR),
                                                ura_result_get_text (result, i, CODE),
                                                ura_result_get_text (result, i, NAME),
                                                ura_result_get_text (result, i, UNIT),
                                                ura_result_get_text (result, i, VALUE)));
}

static void
read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = ura_store_query_finish (URA_STORE (source), asynchronous, &error);
  UraIndicatorBlock *self;
  guint n;

  if (!ura_plan_block_is_read (error))
    return;
  self = URA_INDICATOR_BLOCK (user_data);
  n = ura_result_get_n_rows (result);
  if (!has_same_rows (self, result))
    make_rows (self, result);
  for (guint i = 0; i < n; i++)
    ura_indicator_row_set_value (get_row (self, i), ura_result_get_text (result, i, VALUE));
  gtk_widget_set_visible (self->list, n > 0);
  ura_plan_block_set_note (URA_PLAN_BLOCK (self),
                           n > 0 ? NULL : _ ("No indicator measures this item."));
  if (n > 0)
    ask_picture (URA_PLAN_BLOCK (self));
}

static void
ura_indicator_block_refresh (UraPlanBlock *block)
{
  g_autoptr (UraQuery) query = ura_query_new ("indicator_link");

  ura_query_select (query, "indicator");
  ura_query_select (query, "indicator.code");
  ura_query_select (query, "indicator.name");
  ura_query_select (query,
                    "if (meaning (indicator.unit) = 'other', missing, label (indicator.unit))");
  ura_query_select (query, "first (indicator.values.uid where period = :period)");
  ura_query_where (query, "node = :node and indicator.deleted_at is missing");
  ura_query_sort (query, "indicator.position", FALSE);
  ura_query_sort (query, "indicator.code", FALSE);
  ura_plan_context_bind (ura_plan_block_get_context (block), query);
  ura_query_set_parameter_text (query, "node", ura_plan_block_get_node (block));
  ura_store_query_async (ura_plan_block_get_store (block), query, URA_PRIORITY_EDIT,
                         ura_plan_block_get_cancellable (block), read_cb, block);
}

/* Adding one: the link is made in a form that finds an indicator of the plan, or makes a new one.
 */
static void
add_cb (UraIndicatorBlock *self)
{
  g_autoptr (UraPresets) presets = ura_presets_new ();
  UraFormOptions options = { .presets = presets };

  ura_presets_set_text (presets, "node", ura_plan_block_get_node (URA_PLAN_BLOCK (self)));
  gtk_window_present (ura_record_dialog_new (GTK_WIDGET (self),
                                             ura_plan_block_get_store (URA_PLAN_BLOCK (self)),
                                             "indicator_link", NULL, &options));
}

static void
ura_indicator_block_class_init (UraIndicatorBlockClass *klass)
{
  URA_PLAN_BLOCK_CLASS (klass)->registers = registers;
  URA_PLAN_BLOCK_CLASS (klass)->refresh = ura_indicator_block_refresh;
}

static void
ura_indicator_block_init (UraIndicatorBlock *self)
{
}

GtkWidget *
ura_indicator_block_new (UraPlanContext *context, const char *node)
{
  UraIndicatorBlock *self = g_object_new (URA_TYPE_INDICATOR_BLOCK, NULL);
  UraPlanBlock *block = URA_PLAN_BLOCK (self);

  ura_plan_block_setup (block, context, node, _ ("Indicators"));
  ura_plan_block_add_button (block, "list-add-symbolic", _ ("Add an indicator"),
                             G_CALLBACK (add_cb));
  self->list = ura_plan_block_list (_ ("Indicators"));
  gtk_widget_set_visible (self->list, FALSE);
  ura_plan_block_append (block, self->list);
  return GTK_WIDGET (self);
}
