/* The code is suggested as soon as the place is known, and stays free until the user writes one. */

#include "config.h"

#include "ura-add-node-dialog.h"

#include "ura-picker.h"
#include "ura-plan-actions.h"
#include "ura-plan-row.h"
#include "ura-plan-work.h"
#include "ura-ui.h"
#include "ura-value-button.h"

struct _UraAddNodeDialog
{
  AdwWindow parent_instance;

  UraPlanContext *context;
  char *type;
  char *near;
  char *above; /* uid, NULL = the top */
  gboolean code_given;
  gboolean suggesting; /* the code is being set by us */

  GtkWidget *add;
  GtkWidget *parent_label;
  UraValueButton *parent_button;
  GtkTextView *text;
  GtkEditable *code;
  UraPicker *picker;
};

G_DEFINE_FINAL_TYPE (UraAddNodeDialog, ura_add_node_dialog, ADW_TYPE_WINDOW)

static guint added_signal;

/* What a thread works with. */
typedef struct
{
  char *plan;
  char *type;
  char *near;
  char *above;
  char *above_title;
  char *code;
  char *text;
  char *uid;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->plan);
  g_free (order->type);
  g_free (order->near);
  g_free (order->above);
  g_free (order->above_title);
  g_free (order->code);
  g_free (order->text);
  g_free (order->uid);
  g_free (order);
}

static Order *
order_new (UraAddNodeDialog *self)
{
  Order *order = g_new0 (Order, 1);

  order->plan = g_strdup (ura_plan_context_get_plan_uid (self->context));
  order->type = g_strdup (self->type);
  order->near = g_strdup (self->near);
  order->above = g_strdup (self->above);
  return order;
}

static void
update_sensitive (UraAddNodeDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_widget_set_sensitive (self->add, gtk_text_buffer_get_char_count (buffer) > 0 &&
                                           *gtk_editable_get_text (self->code) != '\0');
}

/* Where it stands: the nearest item upwards that can hold it, and the code there. */

static gboolean
can_hold (const char *parent_type, const char *type)
{
  return g_strv_contains (ura_plan_types_below (parent_type), type);
}

static gboolean
find_above (UraStore *store, Order *order, GError **error)
{
  g_autofree char *at = g_strdup (order->near);

  while (at != NULL)
    {
      g_autoptr (UraQuery) query = ura_query_new ("node");
      g_autoptr (UraResult) result = NULL;

      ura_query_select (query, "meaning (type)");
      ura_query_select (query, "parent");
      ura_query_select (query, "title ()");
      ura_query_where (query, "uid = :node");
      ura_query_set_parameter_text (query, "node", at);
      result = ura_store_query (store, query, NULL, error);
      if (result == NULL)
        return FALSE;
      if (ura_result_get_n_rows (result) == 0)
        break;
      if (can_hold (ura_result_get_text (result, 0, 0), order->type))
        {
          order->above = g_strdup (at);
          order->above_title = g_strdup (ura_result_get_text (result, 0, 2));
          break;
        }
      g_free (at);
      at = g_strdup (ura_result_get_text (result, 0, 1));
    }
  return TRUE;
}

/* In a plan of policy goals, what stands at the top is one of them. */
static gboolean
find_top_type (UraStore *store, Order *order, GError **error)
{
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraResult) result = NULL;

  ura_query_select (query, "uid");
  ura_query_where (query, "plan = :plan and depth = 0 and meaning (type) = 'policy_goal'");
  ura_query_set_parameter_text (query, "plan", order->plan);
  ura_query_slice (query, 0, 1);
  result = ura_store_query (store, query, NULL, error);
  if (result == NULL)
    return FALSE;
  if (ura_result_get_n_rows (result) > 0)
    {
      g_free (order->type);
      order->type = g_strdup ("policy_goal");
    }
  return TRUE;
}

static gboolean
prepare (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  Order *order = data;

  if (g_str_equal (order->type, "area"))
    {
      if (!find_top_type (store, order, error))
        return FALSE;
    }
  else if (order->above == NULL && !find_above (store, order, error))
    return FALSE;
  order->code = ura_plan_suggest_code (store, order->plan, order->above, order->type, error);
  return order->code != NULL;
}

static void
prepared_cb (GtkWidget *widget, gpointer data)
{
  UraAddNodeDialog *self = URA_ADD_NODE_DIALOG (widget);
  const Order *order = data;

  g_free (self->type);
  self->type = g_strdup (order->type);
  g_free (self->above);
  self->above = g_strdup (order->above);
  if (order->above_title != NULL)
    ura_value_button_set_text (self->parent_button, order->above_title);
  if (!self->code_given)
    {
      self->suggesting = TRUE;
      gtk_editable_set_text (self->code, order->code);
      self->suggesting = FALSE;
    }
  update_sensitive (self);
}

static void
suggest (UraAddNodeDialog *self)
{
  ura_plan_work_run (GTK_WIDGET (self), ura_plan_context_get_store (self->context),
                     N_ ("Add to the plan"), N_ ("No code could be suggested."), prepare,
                     prepared_cb, order_new (self), order_free);
}

/* Choosing the place */

static char *
describe (gpointer item)
{
  const char *title = ura_row_get_text (item, 0);

  return g_strdup (title == NULL ? "" : title);
}

static void
search_cb (UraAddNodeDialog *self, const char *words)
{
  static const char *const types[] = { "policy_goal",        "area",    "objective",
                                       "specific_objective", "measure", NULL };
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraRecordList) list = NULL;
  g_autoptr (GString) holders = g_string_new (NULL);

  for (const char *const *type = types; *type != NULL; type++)
    if (can_hold (*type, self->type))
      g_string_append_printf (holders, "%s'%s'", holders->len > 0 ? ", " : "", *type);
  ura_query_select (query, "title ()");
  ura_query_where (query, "plan = :plan and retired_on is missing");
  if (holders->len > 0)
    {
      g_autofree char *where = g_strdup_printf ("meaning (type) in (%s)", holders->str);

      ura_query_where (query, where);
    }
  ura_query_search (query, words);
  ura_query_sort (query, "path", FALSE);
  ura_plan_context_bind (self->context, query);
  list = ura_record_list_new (ura_plan_context_get_store (self->context), query);
  ura_picker_set_model (self->picker, G_LIST_MODEL (list));
}

static void
picked_cb (UraAddNodeDialog *self, UraRow *row)
{
  g_free (self->above);
  self->above = g_strdup (ura_row_get_uid (row));
  ura_value_button_set_text (self->parent_button, ura_row_get_text (row, 0));
  suggest (self);
}

static void
code_changed_cb (UraAddNodeDialog *self)
{
  if (!self->suggesting)
    self->code_given = *gtk_editable_get_text (self->code) != '\0';
  update_sensitive (self);
}

/* Adding */

static gboolean
add_node (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  Order *order = data;

  order->uid = ura_plan_add_node (store, edit, order->plan, order->above, order->type, order->code,
                                  order->text, error);
  return order->uid != NULL;
}

static void
added_cb (GtkWidget *widget, gpointer data)
{
  g_signal_emit (widget, added_signal, 0, ((Order *) data)->uid);
  gtk_window_destroy (GTK_WINDOW (widget));
}

static char *
get_typed_text (UraAddNodeDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
add_cb (UraAddNodeDialog *self)
{
  Order *order = order_new (self);

  order->text = g_strstrip (get_typed_text (self));
  order->code = g_strstrip (g_strdup (gtk_editable_get_text (self->code)));
  ura_plan_work_run (GTK_WIDGET (self), ura_plan_context_get_store (self->context),
                     N_ ("Add to the plan"), N_ ("The item was not added."), add_node, added_cb,
                     order, order_free);
}

/* GObject */

static void
ura_add_node_dialog_dispose (GObject *object)
{
  g_clear_object (&URA_ADD_NODE_DIALOG (object)->context);
  G_OBJECT_CLASS (ura_add_node_dialog_parent_class)->dispose (object);
}

static void
ura_add_node_dialog_finalize (GObject *object)
{
  UraAddNodeDialog *self = URA_ADD_NODE_DIALOG (object);

  g_free (self->type);
  g_free (self->near);
  g_free (self->above);
  G_OBJECT_CLASS (ura_add_node_dialog_parent_class)->finalize (object);
}

static void
ura_add_node_dialog_class_init (UraAddNodeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_add_node_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_add_node_dialog_finalize;
  added_signal = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (URA_TYPE_VALUE_BUTTON);
  ura_ui_set_template (widget_class, "plan/ura-add-node-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UraAddNodeDialog, add);
  gtk_widget_class_bind_template_child (widget_class, UraAddNodeDialog, code);
  gtk_widget_class_bind_template_child (widget_class, UraAddNodeDialog, parent_button);
  gtk_widget_class_bind_template_child (widget_class, UraAddNodeDialog, parent_label);
  gtk_widget_class_bind_template_child (widget_class, UraAddNodeDialog, text);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ura_add_node_dialog_init (UraAddNodeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (update_sensitive), self, G_CONNECT_SWAPPED);
  self->picker = ura_picker_new (GTK_WIDGET (self->parent_button), _ ("Belongs to"), describe);
  ura_picker_set_searchable (self->picker, TRUE);
  g_signal_connect_object (self->picker, "search", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
}

static const char *
get_title (const char *type)
{
  if (g_str_equal (type, "area"))
    return _ ("Add an Area");
  if (g_str_equal (type, "objective"))
    return _ ("Add an Objective");
  return _ ("Add a Measure");
}

GtkWindow *
ura_add_node_dialog_new (GtkWidget *parent,
                         UraPlanContext *context,
                         const char *type,
                         const char *near)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  UraAddNodeDialog *self = g_object_new (URA_TYPE_ADD_NODE_DIALOG, "transient-for",
                                         GTK_IS_WINDOW (root) ? root : NULL, "title",
                                         get_title (type), NULL);
  gboolean at_top = g_str_equal (type, "area");

  self->context = g_object_ref (context);
  self->type = g_strdup (type);
  self->near = g_strdup (near);
  gtk_widget_set_visible (self->parent_label, !at_top);
  gtk_widget_set_visible (GTK_WIDGET (self->parent_button), !at_top);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  suggest (self);
  return GTK_WINDOW (self);
}
