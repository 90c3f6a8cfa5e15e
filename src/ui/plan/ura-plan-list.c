/* A list view over a paged model. When other rows come, GTK forgets selection, place and keyboard:
 * all three are put back here. */

#include "config.h"

#include "ura-plan-list.h"

#include "ura-plan-row.h"
#include "ura-ui.h"

struct _UraPlanList
{
  AdwBin parent_instance;

  UraPlanContext *context;
  UraPlanCounts *counts;
  UraPlanFilter filter;
  UraPlanFolds folds;
  UraRecordList *model; /* NULL while there is no plan */
  GtkSingleSelection *selection;
  GtkListView *view;
  GtkScrolledWindow *scroller;
  GtkStack *stack; /* "list", "nothing", "empty", "error" */
  AdwStatusPage *error_page;
  char *selected;

  gboolean replacing; /* rows have gone, others are to come */
  gboolean restore_focus;
  gboolean keep_place;
  double place;
  char *sought; /* to be scrolled to */
  guint idle;
  gboolean click_opens;
  UraRow *awaited; /* selected, its values have not come */
  gulong awaited_handler;
};

G_DEFINE_FINAL_TYPE (UraPlanList, ura_plan_list, ADW_TYPE_BIN)

enum
{
  SELECTED,
  ACTIVATED,
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Rows */

static UraPlanRow *
get_row_widget (GtkListItem *item)
{
  return URA_PLAN_ROW (gtk_list_item_get_child (item));
}

static void
fold_toggled_cb (UraPlanRow *widget, UraPlanList *self)
{
  UraRow *row = ura_plan_row_get_row (widget);
  const char *uid = row == NULL ? NULL : ura_row_get_uid (row);

  if (uid != NULL)
    ura_plan_list_set_folded (self, uid, !ura_plan_folds_is_folded (&self->folds, uid));
}

static void
setup_cb (UraPlanList *self, GtkListItem *item)
{
  GtkWidget *widget = ura_plan_row_new (self->counts);

  g_signal_connect_object (widget, "fold-toggled", G_CALLBACK (fold_toggled_cb), self, 0);
  gtk_list_item_set_child (item, widget);
}

static void
bind_cb (UraPlanList *self, GtkListItem *item)
{
  gboolean flat = ura_plan_filter_is_flat (&self->filter);

  ura_plan_row_set_row (get_row_widget (item), gtk_list_item_get_item (item),
                        flat ? NULL : &self->folds);
}

static void
unbind_cb (UraPlanList *self, GtkListItem *item)
{
  ura_plan_row_set_row (get_row_widget (item), NULL, NULL);
}

/* Calls @visit for every row widget that shows something. */
static void
visit_rows (UraPlanList *self, void (*visit) (UraPlanRow *))
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *child = gtk_widget_get_first_child (item);

      if (URA_IS_PLAN_ROW (child) && ura_plan_row_get_row (URA_PLAN_ROW (child)) != NULL)
        visit (URA_PLAN_ROW (child));
    }
}

static void
counts_changed_cb (UraPlanList *self)
{
  visit_rows (self, ura_plan_row_update);
}

/* Selection */

static void
stop_awaiting (UraPlanList *self)
{
  if (self->awaited != NULL)
    g_clear_signal_handler (&self->awaited_handler, self->awaited);
  g_clear_object (&self->awaited);
}

static void
take_selected (UraPlanList *self, const char *uid)
{
  stop_awaiting (self);
  if (g_strcmp0 (uid, self->selected) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (uid);
  g_signal_emit (self, signals[SELECTED], 0, self->selected);
}

static void
awaited_cb (UraPlanList *self, UraRow *row)
{
  g_autoptr (UraRow) held = g_object_ref (row);

  take_selected (self, ura_row_get_uid (held));
}

static void
selection_changed_cb (UraPlanList *self)
{
  UraRow *row;

  if (self->replacing)
    return;
  row = gtk_single_selection_get_selected_item (self->selection);
  if (row == NULL)
    return;
  stop_awaiting (self);
  if (ura_row_is_loaded (row))
    {
      take_selected (self, ura_row_get_uid (row));
      return;
    }
  self->awaited = g_object_ref (row);
  self->awaited_handler = g_signal_connect_swapped (row, "changed", G_CALLBACK (awaited_cb), self);
}

static void
activate_cb (UraPlanList *self, guint position)
{
  g_autofree char *uid = ura_record_list_get_uid (self->model, position);

  if (uid != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, uid);
}

/* Where the list is all there is to see, one click is enough. */
static void
released_cb (UraPlanList *self, int n_press, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget == NULL ? NULL : gtk_widget_get_ancestor (widget, URA_TYPE_PLAN_ROW);
  const char *uid;

  if (!self->click_opens || n_press > 1 || row == NULL ||
      ura_plan_row_get_row (URA_PLAN_ROW (row)) == NULL)
    return;
  uid = ura_row_get_uid (ura_plan_row_get_row (URA_PLAN_ROW (row)));
  if (uid != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, uid);
}

static GtkWidget *
find_item_widget (UraPlanList *self, const char *uid)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *child = gtk_widget_get_first_child (item);
      UraRow *row = URA_IS_PLAN_ROW (child) ? ura_plan_row_get_row (URA_PLAN_ROW (child)) : NULL;

      if (row != NULL && g_strcmp0 (ura_row_get_uid (row), uid) == 0)
        return item;
    }
  return NULL;
}

static gboolean
has_focus (UraPlanList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && (focus == GTK_WIDGET (self->view) ||
                           gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)));
}

/* Putting things back */

static gboolean
settle_cb (gpointer user_data)
{
  UraPlanList *self = URA_PLAN_LIST (user_data);
  GtkWidget *item;

  self->idle = 0;
  if (self->keep_place)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), self->place);
  self->keep_place = FALSE;
  if (!self->restore_focus)
    return G_SOURCE_REMOVE;
  item = self->selected == NULL ? NULL : find_item_widget (self, self->selected);
  if (item != NULL)
    gtk_widget_grab_focus (item);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->restore_focus = FALSE;
  return G_SOURCE_REMOVE;
}

static void
settle (UraPlanList *self)
{
  /* After the list has been laid out. */
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, settle_cb, self, NULL);
}

static void
show_position (UraPlanList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (g_strcmp0 (self->sought, self->selected) == 0)
    {
      g_clear_pointer (&self->sought, g_free);
      self->keep_place = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
    }
  settle (self);
}

static void
restore_selection (UraPlanList *self)
{
  guint position = G_MAXUINT;

  self->replacing = FALSE;
  if (self->selected != NULL)
    position = ura_record_list_find (self->model, self->selected);
  if (position != G_MAXUINT)
    show_position (self, position);
  else
    settle (self);
}

static void
located_cb (UraPlanList *self, const char *uid, guint position)
{
  if (!self->replacing && g_strcmp0 (uid, self->selected) == 0)
    show_position (self, position);
}

static void
before_change_cb (UraPlanList *self, guint position, guint removed, guint added)
{
  if (removed == 0 || self->replacing)
    return;
  self->replacing = TRUE;
  self->restore_focus = self->restore_focus || has_focus (self);
  self->place = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

static void
after_change_cb (UraPlanList *self, guint position, guint removed, guint added)
{
  if (added > 0)
    restore_selection (self);
}

static void
update_state (UraPlanList *self)
{
  gboolean loading, narrowed;
  g_autofree char *error = NULL;
  const char *state = "list";

  if (self->model == NULL)
    return;
  g_object_get (self->model, "loading", &loading, "error", &error, NULL);
  narrowed = !ura_plan_filter_is_empty (&self->filter);
  if (error != NULL)
    {
      adw_status_page_set_description (self->error_page, error);
      state = "error";
    }
  else if (!loading && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    state = narrowed ? "nothing" : "empty";
  if (!loading)
    self->replacing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, state);
  g_signal_emit (self, signals[FOUND], 0);
}

/* The model */

static void
make_model (UraPlanList *self, UraQuery *query)
{
  self->model = ura_record_list_new (ura_plan_context_get_store (self->context), query);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (before_change_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (after_change_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->model, "located", G_CALLBACK (located_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
}

static void
ask_again (UraPlanList *self)
{
  g_autoptr (UraQuery) query = NULL;

  if (ura_plan_context_get_plan (self->context) == NULL)
    return;
  query = ura_plan_list_query (self->context, &self->filter, &self->folds);
  if (self->model == NULL)
    make_model (self, query);
  else
    ura_record_list_set_query (self->model, query);
  update_state (self);
}

static void
plan_changed_cb (UraPlanList *self)
{
  const char *plan = ura_plan_context_get_plan_uid (self->context);
  const char *shown = g_object_get_data (G_OBJECT (self), "ura-plan");

  /* Only its record changed: the list follows by itself. */
  if (g_strcmp0 (plan, shown) == 0)
    return;
  g_object_set_data_full (G_OBJECT (self), "ura-plan", g_strdup (plan), g_free);
  ura_plan_folds_set_all (&self->folds, FALSE);
  take_selected (self, NULL);
  g_clear_pointer (&self->filter.area, g_free);
  ask_again (self);
}

static void
period_changed_cb (UraPlanList *self)
{
  self->keep_place = TRUE;
  ask_again (self);
}

/* Keys */

static gboolean
fold_selected (UraPlanList *self, gboolean folded)
{
  UraRow *row = gtk_single_selection_get_selected_item (self->selection);
  const char *uid = row == NULL ? NULL : ura_row_get_uid (row);
  const char *parent;

  if (uid == NULL || ura_plan_filter_is_flat (&self->filter))
    return FALSE;
  if (ura_value_get_integer (ura_row_get_value (row, URA_PLAN_COLUMN_HAS_PARTS), 0) != 0 &&
      ura_plan_folds_is_folded (&self->folds, uid) != folded)
    {
      ura_plan_list_set_folded (self, uid, folded);
      return TRUE;
    }
  parent = ura_row_get_text (row, URA_PLAN_COLUMN_PARENT);
  if (folded && parent != NULL)
    ura_plan_list_select (self, parent);
  return TRUE;
}

static gboolean
key_pressed_cb (UraPlanList *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget *widget = GTK_WIDGET (self);

  if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    return gtk_widget_activate_action (widget, "plan.move-up", NULL);
  if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    return gtk_widget_activate_action (widget, "plan.move-down", NULL);
  if (modifiers != 0)
    return FALSE;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    return fold_selected (self, TRUE);
  if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    return fold_selected (self, FALSE);
  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    return gtk_widget_activate_action (widget, "plan.remove", NULL);
  return FALSE;
}

/* GObject */

static void
ura_plan_list_dispose (GObject *object)
{
  UraPlanList *self = URA_PLAN_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  stop_awaiting (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->counts);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (ura_plan_list_parent_class)->dispose (object);
}

static void
ura_plan_list_finalize (GObject *object)
{
  UraPlanList *self = URA_PLAN_LIST (object);

  ura_plan_filter_clear (&self->filter);
  ura_plan_folds_clear (&self->folds);
  g_free (self->selected);
  g_free (self->sought);
  G_OBJECT_CLASS (ura_plan_list_parent_class)->finalize (object);
}

static void
ura_plan_list_class_init (UraPlanListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_plan_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_plan_list_finalize;

  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  ura_ui_set_template (widget_class, "plan/ura-plan-list.ui");
  gtk_widget_class_bind_template_child (widget_class, UraPlanList, error_page);
  gtk_widget_class_bind_template_child (widget_class, UraPlanList, scroller);
  gtk_widget_class_bind_template_child (widget_class, UraPlanList, selection);
  gtk_widget_class_bind_template_child (widget_class, UraPlanList, stack);
  gtk_widget_class_bind_template_child (widget_class, UraPlanList, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
ura_plan_list_init (UraPlanList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ura_plan_list_new (UraPlanContext *context, UraPlanCounts *counts)
{
  UraPlanList *self = g_object_new (URA_TYPE_PLAN_LIST, NULL);

  g_set_object (&self->context, context);
  g_set_object (&self->counts, counts);
  g_signal_connect_object (counts, "changed", G_CALLBACK (counts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "plan-changed", G_CALLBACK (plan_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "period-changed", G_CALLBACK (period_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (ura_plan_context_get_plan (context) != NULL)
    plan_changed_cb (self);
  return GTK_WIDGET (self);
}

/* Public */

const UraPlanFilter *
ura_plan_list_get_filter (UraPlanList *self)
{
  return &self->filter;
}

void
ura_plan_list_set_filter (UraPlanList *self, const UraPlanFilter *filter)
{
  g_return_if_fail (URA_IS_PLAN_LIST (self));

  if (ura_plan_filter_equal (&self->filter, filter))
    return;
  ura_plan_filter_copy (filter, &self->filter);
  g_free (self->sought);
  self->sought = g_strdup (self->selected);
  ask_again (self);
}

void
ura_plan_list_fold_all (UraPlanList *self, gboolean folded)
{
  g_return_if_fail (URA_IS_PLAN_LIST (self));

  ura_plan_folds_set_all (&self->folds, folded);
  ask_again (self);
}

void
ura_plan_list_set_folded (UraPlanList *self, const char *uid, gboolean folded)
{
  g_return_if_fail (URA_IS_PLAN_LIST (self));
  g_return_if_fail (uid != NULL);

  if (!ura_plan_folds_set (&self->folds, uid, folded))
    return;
  self->keep_place = TRUE;
  visit_rows (self, ura_plan_row_update);
  ask_again (self);
}

const char *
ura_plan_list_get_selected (UraPlanList *self)
{
  g_return_val_if_fail (URA_IS_PLAN_LIST (self), NULL);

  return self->selected;
}

void
ura_plan_list_select (UraPlanList *self, const char *uid)
{
  g_autofree char *wanted = g_strdup (uid);
  guint position;

  g_return_if_fail (URA_IS_PLAN_LIST (self));

  g_free (self->sought);
  self->sought = g_strdup (wanted);
  take_selected (self, wanted);
  if (self->model == NULL || self->replacing)
    return;
  position = wanted == NULL ? G_MAXUINT : ura_record_list_find (self->model, wanted);
  if (position != G_MAXUINT)
    show_position (self, position);
  else if (wanted == NULL)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

void
ura_plan_list_focus (UraPlanList *self)
{
  g_return_if_fail (URA_IS_PLAN_LIST (self));

  self->restore_focus = TRUE;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION &&
      self->model != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  settle (self);
}

void
ura_plan_list_set_click_opens (UraPlanList *self, gboolean click_opens)
{
  g_return_if_fail (URA_IS_PLAN_LIST (self));

  self->click_opens = click_opens;
}

GListModel *
ura_plan_list_get_model (UraPlanList *self)
{
  return G_LIST_MODEL (self->model);
}

gboolean
ura_plan_list_is_ready (UraPlanList *self)
{
  gboolean loading = TRUE;

  if (self->model != NULL)
    g_object_get (self->model, "loading", &loading, NULL);
  return !loading;
}
