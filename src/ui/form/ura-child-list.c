/* The records that are part of a record: a list of its own height with its own keys, so that ten
 * thousand of them cost no more than a screenful. */

#include "config.h"

#include "ura-child-list.h"

#include "ura-child-columns.h"
#include "ura-child-presets.h"
#include "ura-child-row.h"
#include "ura-form-error.h"
#include "ura-natural-column.h"
#include "ura-popover.h"
#include "ura-record-dialog.h"
#include "ura-ui.h"

#define MAX_HEIGHT 280

struct _UraChildList
{
  GtkWidget parent_instance;

  UraStore *store;
  const char *register_id; /* interned */
  char *uid;
  const UraChild *child;
  UraChildColumns *columns;

  UraRecordList *records;
  GtkSingleSelection *selection;
  GtkListView *list;
  GtkWidget *scroller;
  GtkWidget *empty;
  GtkLabel *problem;
  char *wanted; /* uid to select as soon as it is in the list */
};

G_DEFINE_FINAL_TYPE (UraChildList, ura_child_list, GTK_TYPE_WIDGET)

static UraSchema *
get_schema (UraChildList *self)
{
  return ura_store_get_schema (self->store);
}

static gboolean
can_add (UraChildList *self)
{
  return !ura_store_get_read_only (self->store) &&
         ura_child_presets_suffice (get_schema (self), self->register_id, self->child);
}

static void
created_cb (UraChildList *self, GParamSpec *pspec, UraRecordForm *form)
{
  ura_child_list_select (self, ura_record_form_get_uid (form));
}

static void
parent_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraChildList) self = URA_CHILD_LIST (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraRecord) parent = ura_store_get_record_finish (URA_STORE (source), result, &error);
  g_autoptr (UraPresets) presets = NULL;
  GtkWindow *dialog;

  if (parent == NULL)
    {
      ura_form_show_error (GTK_WIDGET (self), _ ("Nothing can be added."), error);
      return;
    }
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  presets = ura_child_presets_new (get_schema (self), self->child, parent);
  dialog = ura_record_dialog_new (GTK_WIDGET (self), self->store, self->child->target, NULL,
                                  &(UraFormOptions){ .presets = presets });
  g_signal_connect_object (ura_record_dialog_get_form (URA_RECORD_DIALOG (dialog)), "notify::uid",
                           G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UraChildList *self = URA_CHILD_LIST (widget);

  ura_store_get_record_async (self->store, self->register_id, self->uid, NULL, parent_read_cb,
                              g_object_ref (self));
}

static UraRow *
get_selected (UraChildList *self)
{
  UraRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL && ura_row_is_loaded (row) ? row : NULL;
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UraChildList *self = URA_CHILD_LIST (widget);
  UraRow *row = get_selected (self);

  if (row != NULL)
    gtk_window_present (ura_record_dialog_new (widget, self->store, self->child->target,
                                               ura_row_get_uid (row), NULL));
}

static void
binned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraChildList) self = URA_CHILD_LIST (user_data);
  g_autoptr (GError) error = NULL;
  UraWindow *window = ura_form_window_of (GTK_WIDGET (self));

  if (!ura_store_apply_finish (URA_STORE (source), result, NULL, &error))
    ura_form_show_error (GTK_WIDGET (self), _ ("The record was not moved to the bin."), error);
  else if (window != NULL)
    ura_window_offer_undo (window, _ ("Moved to the bin"));
}

static void
bin_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UraChildList *self = URA_CHILD_LIST (widget);
  UraRow *row = get_selected (self);
  g_autoptr (UraEdit) edit = NULL;

  if (row == NULL)
    return;
  edit = ura_edit_new (N_ ("Move to the bin"));
  ura_edit_bin (edit, self->child->target, ura_row_get_uid (row));
  ura_store_apply_async (self->store, edit, NULL, binned_cb, g_object_ref (self));
}

static void
update_actions (UraChildList *self)
{
  gboolean selected = gtk_single_selection_get_selected_item (self->selection) != NULL;
  gboolean read_only = ura_store_get_read_only (self->store);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "child.add", can_add (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "child.open", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "child.bin", selected && !read_only);
}

static void
update (UraChildList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  gboolean loading = FALSE;
  g_autofree char *error = NULL;

  g_object_get (self->records, "loading", &loading, "error", &error, NULL);
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_visible (self->empty, n == 0 && !loading && error == NULL);
  gtk_label_set_label (self->problem, error == NULL ? "" : error);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  update_actions (self);
}

static void
items_changed_cb (UraChildList *self)
{
  if (self->wanted != NULL)
    ura_child_list_select (self, self->wanted);
  update (self);
}

static void
located_cb (UraChildList *self, const char *uid, guint position)
{
  if (g_strcmp0 (uid, self->wanted) != 0)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Remembers what is selected: the list may be emptied and filled again by any change. */
static void
selected_cb (UraChildList *self)
{
  UraRow *row = get_selected (self);

  if (row != NULL && g_strcmp0 (ura_row_get_uid (row), self->wanted) != 0)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (ura_row_get_uid (row));
    }
  update_actions (self);
}

static void
activate_cb (UraChildList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "child.open", NULL);
}

/* Building */

static GtkWidget *
append_action (GtkBox *box, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = ura_icon_button_new (icon, label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (box, button);
  return button;
}

static GtkWidget *
header_new (UraChildList *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *label = gtk_label_new (_ (self->child->label));
  g_autofree char *add = g_strdup_printf (_ ("Add: %s"), _ (self->child->label));
  g_autofree char *open = g_strdup_printf (_ ("Open: %s"), _ (self->child->label));
  g_autofree char *bin = g_strdup_printf (_ ("To the bin: %s"), _ (self->child->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
  gtk_widget_set_visible (append_action (box, "list-add-symbolic", add, "child.add"),
                          can_add (self));
  append_action (box, "document-edit-symbolic", open, "child.open");
  append_action (box, "user-trash-symbolic", bin, "child.bin");
  return GTK_WIDGET (box);
}

static void
build_list (UraChildList *self)
{
  GtkListItemFactory *factory = ura_child_row_factory_new (self->columns);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->records));
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  ura_ui_set_label (GTK_WIDGET (self->list), _ (self->child->label));
  gtk_list_view_set_show_separators (self->list, TRUE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (self->scroller, "child-list");

  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
}

static void
build (UraChildList *self)
{
  g_autoptr (UraQuery)
      query = ura_child_columns_query (self->columns, self->register_id, self->uid);

  self->records = ura_record_list_new (self->store, query);
  build_list (self);
  self->empty = gtk_label_new (_ ("None yet"));
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "dim-label");
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_parent (header_new (self), GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->problem), GTK_WIDGET (self));

  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->records, "notify::loading", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "notify::error", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "located", G_CALLBACK (located_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
ura_child_list_dispose (GObject *object)
{
  UraChildList *self = URA_CHILD_LIST (object);
  GtkWidget *child;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->selection = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->records);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ura_child_list_parent_class)->dispose (object);
}

static void
ura_child_list_finalize (GObject *object)
{
  UraChildList *self = URA_CHILD_LIST (object);

  g_clear_pointer (&self->columns, ura_child_columns_unref);
  g_free (self->uid);
  g_free (self->wanted);
  G_OBJECT_CLASS (ura_child_list_parent_class)->finalize (object);
}

static void
ura_child_list_class_init (UraChildListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_child_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_child_list_finalize;

  gtk_widget_class_install_action (widget_class, "child.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "child.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "child.bin", NULL, bin_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "child.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "child.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "child.bin", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, URA_TYPE_NATURAL_COLUMN);
}

static void
ura_child_list_init (UraChildList *self)
{
}

GtkWidget *
ura_child_list_new (UraStore *store, const char *register_id, const char *uid, const char *child)
{
  UraChildList *self;
  const UraChild *description;

  g_return_val_if_fail (URA_IS_STORE (store), NULL);
  description = ura_schema_child (ura_store_get_schema (store), register_id, child);
  g_return_val_if_fail (description != NULL, NULL);

  self = g_object_new (URA_TYPE_CHILD_LIST, NULL);
  self->store = g_object_ref (store);
  self->register_id = g_intern_string (register_id);
  self->uid = g_strdup (uid);
  self->child = description;
  self->columns = ura_child_columns_new (store, description);
  build (self);
  return GTK_WIDGET (self);
}

GListModel *
ura_child_list_get_model (UraChildList *self)
{
  g_return_val_if_fail (URA_IS_CHILD_LIST (self), NULL);

  return G_LIST_MODEL (self->records);
}

gboolean
ura_child_list_select (UraChildList *self, const char *uid)
{
  guint position;

  g_return_val_if_fail (URA_IS_CHILD_LIST (self), FALSE);

  if (uid != self->wanted)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (uid);
    }
  position = ura_record_list_find (self->records, uid);
  if (position == G_MAXUINT || position >= g_list_model_get_n_items (G_LIST_MODEL (self->records)))
    return FALSE;
  located_cb (self, uid, position);
  return TRUE;
}
