/* Both directions in one list; a click goes to the other item, in whichever plan it is. */

#include "config.h"

#include "ura-link-block.h"

#include "ura-form-error.h"
#include "ura-plan-work.h"
#include "ura-popover.h"
#include "ura-record-dialog.h"
#include "ura-ui.h"

struct _UraLinkBlock
{
  UraPlanBlock parent_instance;

  GtkWidget *list;
  UraResult *from; /* links that begin here */
  UraResult *to;   /* links that end here */
};

G_DEFINE_FINAL_TYPE (UraLinkBlock, ura_link_block, URA_TYPE_PLAN_BLOCK)

enum
{
  UID,
  RELATION,
  NODE,
  NODE_CODE,
  NODE_TEXT,
  PLAN,
  PLAN_TITLE,
  PRINTED,
  N_COLUMNS
};

static const char *const from_columns[N_COLUMNS] = {
  "uid",          "label (relation)",   "to_node",    "to_node.code", "to_node.text",
  "to_node.plan", "to_node.plan.title", "to_printed",
};
static const char *const to_columns[N_COLUMNS] = {
  "uid",
  "label (relation)",
  "from_node",
  "from_node.code",
  "from_node.text",
  "from_node.plan",
  "from_node.plan.title",
  "missing",
};

static const char *const registers[] = { "node_link", "node", "plan", NULL };
static guint jump_signal;

static void
add_cb (UraLinkBlock *self)
{
  g_autoptr (UraPresets) presets = ura_presets_new ();
  UraFormOptions options = { .presets = presets };

  ura_presets_set_text (presets, "from_node", ura_plan_block_get_node (URA_PLAN_BLOCK (self)));
  gtk_window_present (ura_record_dialog_new (GTK_WIDGET (self),
                                             ura_plan_block_get_store (URA_PLAN_BLOCK (self)),
                                             "node_link", NULL, &options));
}

static void
row_activated_cb (UraLinkBlock *self, GtkListBoxRow *row)
{
  const char *node = g_object_get_data (G_OBJECT (row), "ura-node");
  const char *plan = g_object_get_data (G_OBJECT (row), "ura-plan");

  if (node != NULL && plan != NULL)
    g_signal_emit (self, jump_signal, 0, plan, node);
}

static gboolean
bin_link (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  ura_edit_bin (edit, "node_link", data);
  return TRUE;
}

static void
binned_cb (GtkWidget *widget, gpointer data)
{
  UraWindow *window = ura_form_window_of (widget);

  if (window != NULL)
    ura_window_offer_undo (window, _ ("Link removed"));
}

static void
remove_cb (UraLinkBlock *self, GtkButton *button)
{
  ura_plan_work_run (GTK_WIDGET (self), ura_plan_block_get_store (URA_PLAN_BLOCK (self)),
                     N_ ("Remove a link"), N_ ("The link was not removed."), bin_link, binned_cb,
                     g_strdup (g_object_get_data (G_OBJECT (button), "ura-uid")), g_free);
}

/* "Implements: PKV-2.1.6 …" */
static char *
describe (const UraResult *result, guint row, gboolean from)
{
  const char *relation = ura_result_get_text (result, row, RELATION);
  const char *code = ura_result_get_text (result, row, NODE_CODE);
  const char *text = ura_result_get_text (result, row, NODE_TEXT);
  const char *printed = ura_result_get_text (result, row, PRINTED);
  g_autoptr (GString) words = g_string_new (NULL);

  if (from)
    g_string_append_printf (words, "%s: ", relation == NULL ? _ ("Linked to") : relation);
  else
    /* Translators: a link the other way round; the relation follows. */
    g_string_append_printf (words, _ ("Linked from (%s): "), relation == NULL ? "–" : relation);
  if (code != NULL)
    g_string_append_printf (words, "%s ", code);
  g_string_append (words, text != NULL ? text : printed != NULL ? printed : "–");
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_row (UraLinkBlock *self, const UraResult *result, guint index, gboolean from)
{
  const char *node = ura_result_get_text (result, index, NODE);
  const char *plan_title = ura_result_get_text (result, index, PLAN_TITLE);
  g_autofree char *words = describe (result, index, from);
  GtkWidget *row = ura_plan_block_row (
      words, plan_title != NULL ? plan_title : _ ("That plan is not in this workspace."));
  g_autofree char *name = g_strdup_printf (_ ("Remove the link: %s"), words);
  GtkWidget *button = ura_icon_button_new ("user-trash-symbolic", name);

  gtk_widget_set_tooltip_text (button, _ ("Remove the link"));
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "ura-uid",
                          g_strdup (ura_result_get_text (result, index, UID)), g_free);
  g_object_set_data_full (G_OBJECT (row), "ura-node", g_strdup (node), g_free);
  g_object_set_data_full (G_OBJECT (row), "ura-plan",
                          g_strdup (ura_result_get_text (result, index, PLAN)), g_free);
  gtk_widget_set_sensitive (
      button, !ura_store_get_read_only (ura_plan_block_get_store (URA_PLAN_BLOCK (self))));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  ura_plan_block_row_add (row, button, FALSE);
  if (plan_title != NULL)
    ura_plan_block_row_add (row, gtk_image_new_from_icon_name ("go-next-symbolic"), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), plan_title != NULL);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
show_rows (UraLinkBlock *self)
{
  guint n = 0;

  if (self->from == NULL || self->to == NULL)
    return;
  ura_plan_block_clear_list (self->list);
  for (guint i = 0; i < ura_result_get_n_rows (self->from); i++, n++)
    add_row (self, self->from, i, TRUE);
  for (guint i = 0; i < ura_result_get_n_rows (self->to); i++, n++)
    add_row (self, self->to, i, FALSE);
  gtk_widget_set_visible (self->list, n > 0);
  ura_plan_block_set_note (URA_PLAN_BLOCK (self),
                           n > 0 ? NULL : _ ("Not linked to an item of another plan."));
}

/* Reading */

static void
take (UraResult **slot, GObject *source, GAsyncResult *asynchronous, UraLinkBlock *self)
{
  g_autoptr (GError) error = NULL;
  UraResult *result = ura_store_query_finish (URA_STORE (source), asynchronous, &error);

  if (!ura_plan_block_is_read (error))
    return;
  g_clear_pointer (slot, ura_result_unref);
  *slot = result;
  show_rows (self);
}

static void
from_read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  take (&((UraLinkBlock *) user_data)->from, source, asynchronous, user_data);
}

static void
to_read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  take (&((UraLinkBlock *) user_data)->to, source, asynchronous, user_data);
}

static void
ask (UraPlanBlock *block,
     const char *const *columns,
     const char *where,
     GAsyncReadyCallback callback)
{
  g_autoptr (UraQuery) query = ura_query_new ("node_link");

  for (guint i = 0; i < N_COLUMNS; i++)
    ura_query_select (query, columns[i]);
  ura_query_where (query, where);
  ura_query_set_parameter_text (query, "node", ura_plan_block_get_node (block));
  ura_store_query_async (ura_plan_block_get_store (block), query, URA_PRIORITY_EDIT,
                         ura_plan_block_get_cancellable (block), callback, block);
}

static void
ura_link_block_refresh (UraPlanBlock *block)
{
  ask (block, from_columns, "from_node = :node", from_read_cb);
  ask (block, to_columns, "to_node = :node", to_read_cb);
}

static void
ura_link_block_finalize (GObject *object)
{
  UraLinkBlock *self = URA_LINK_BLOCK (object);

  g_clear_pointer (&self->from, ura_result_unref);
  g_clear_pointer (&self->to, ura_result_unref);
  G_OBJECT_CLASS (ura_link_block_parent_class)->finalize (object);
}

static void
ura_link_block_class_init (UraLinkBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_link_block_finalize;
  URA_PLAN_BLOCK_CLASS (klass)->registers = registers;
  URA_PLAN_BLOCK_CLASS (klass)->refresh = ura_link_block_refresh;
  jump_signal = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
ura_link_block_init (UraLinkBlock *self)
{
}

GtkWidget *
ura_link_block_new (UraPlanContext *context, const char *node)
{
  UraLinkBlock *self = g_object_new (URA_TYPE_LINK_BLOCK, NULL);
  UraPlanBlock *block = URA_PLAN_BLOCK (self);

  ura_plan_block_setup (block, context, node, _ ("Links to other plans"));
  ura_plan_block_add_button (block, "list-add-symbolic", _ ("Add a link"), G_CALLBACK (add_cb));
  self->list = ura_plan_block_list (_ ("Links to other plans"));
  gtk_widget_set_visible (self->list, FALSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  ura_plan_block_append (block, self->list);
  return GTK_WIDGET (self);
}
