/* The actions of the page, group "plan": menus, buttons and keys all mean these. What changes the
 * plan's structure is in ura-plan-page-edit.c, what reads and writes files in
 * ura-plan-page-files.c. */

#include "config.h"

#include "ura-plan-page-private.h"

#include "ura-history-dialog.h"
#include "ura-plan-row.h"
#include "ura-record-dialog.h"
#include "ura-ui.h"

static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);

  ura_fold_pane_set_show_detail (self->pane, FALSE);
  ura_plan_filter_bar_search (self->filter_bar);
}

static void
clear_filters_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ura_plan_filter_bar_clear (URA_PLAN_PAGE (user_data)->filter_bar);
}

static void
fold_all_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ura_plan_list_fold_all (URA_PLAN_PAGE (user_data)->list, TRUE);
}

static void
unfold_all_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ura_plan_list_fold_all (URA_PLAN_PAGE (user_data)->list, FALSE);
}

static void
show_retired_action (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_simple_action_set_state (action, value);
  ura_plan_filter_bar_set_retired (URA_PLAN_PAGE (user_data)->filter_bar,
                                   g_variant_get_boolean (value));
}

static void
show_list_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);

  ura_fold_pane_set_show_detail (self->pane, FALSE);
  ura_plan_list_focus (self->list);
}

static void
show_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ura_plan_list_select (URA_PLAN_PAGE (user_data)->list, NULL);
}

static void
details_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);

  gtk_window_present (ura_record_dialog_new (GTK_WIDGET (self), self->store, "plan",
                                             ura_plan_context_get_plan_uid (self->context), NULL));
}

static void
add_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);

  gtk_window_present (ura_record_dialog_new (GTK_WIDGET (self), self->store, "plan", NULL, NULL));
}

static void
history_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);
  const UraNodeFacts *facts = ura_node_page_get_facts (self->node_page);

  if (facts != NULL)
    gtk_window_present (ura_history_dialog_new (GTK_WIDGET (self), self->store, "node", facts->uid,
                                                facts->code == NULL ? facts->text : facts->code));
}

static const GActionEntry actions[] = {
  { "add-area", ura_plan_page_add_area },
  { "add-measure", ura_plan_page_add_measure },
  { "add-objective", ura_plan_page_add_objective },
  { "add-plan", add_plan_action },
  { "add-shipped", ura_plan_page_add_shipped },
  { "bin", ura_plan_page_bin },
  { "clear-filters", clear_filters_action },
  { "details", details_action },
  { "export", ura_plan_page_export },
  { "fold-all", fold_all_action },
  { "history", history_action },
  { "import", ura_plan_page_import },
  { "move-down", ura_plan_page_move_down },
  { "move-up", ura_plan_page_move_up },
  { "remove", ura_plan_page_remove },
  { "retire", ura_plan_page_retire },
  { "save-report", ura_plan_page_save_report },
  { "search", search_action },
  { "show-list", show_list_action },
  { "show-plan", show_plan_action },
  { "show-retired", NULL, NULL, "false", show_retired_action },
  { "successor", ura_plan_page_successor },
  { "unfold-all", unfold_all_action },
  { "unretire", ura_plan_page_unretire },
};

static void
set_enabled (UraPlanPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
ura_plan_page_update_actions (UraPlanPage *self)
{
  const UraNodeFacts *facts = ura_node_page_get_facts (self->node_page);
  gboolean writable = !ura_store_get_read_only (self->store);
  gboolean plan = ura_plan_context_get_plan (self->context) != NULL;
  gboolean node = facts != NULL && writable;
  static const char *const of_plan[] = { "add-area", "add-measure", "add-objective", "successor" };

  for (gsize i = 0; i < G_N_ELEMENTS (of_plan); i++)
    set_enabled (self, of_plan[i], plan && writable);
  set_enabled (self, "details", plan);
  set_enabled (self, "export", plan);
  set_enabled (self, "save-report", plan);
  set_enabled (self, "add-plan", writable);
  set_enabled (self, "add-shipped", writable);
  set_enabled (self, "import", writable);
  set_enabled (self, "bin", node && !facts->used);
  set_enabled (self, "history", facts != NULL);
  set_enabled (self, "move-down", node);
  set_enabled (self, "move-up", node);
  set_enabled (self, "remove", node);
  set_enabled (self, "retire", node && facts->retired_on == NULL);
  set_enabled (self, "unretire", node && facts->retired_on != NULL);
}

/* Keys that mean something wherever on the page, or in its header bar, the keyboard is. */
static void
add_keys (UraPlanPage *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_f, GDK_CONTROL_MASK, "plan.search" },
    { GDK_KEY_n, GDK_CONTROL_MASK, "plan.add-measure" },
    { GDK_KEY_s, GDK_CONTROL_MASK, "plan.save-report" },
    { GDK_KEY_Left, GDK_ALT_MASK, "plan.show-list" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
ura_plan_page_add_actions (UraPlanPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions),
                                   self);
  add_keys (self);
  g_signal_connect_object (self->node_page, "shown", G_CALLBACK (ura_plan_page_update_actions),
                           self, G_CONNECT_SWAPPED);
  ura_plan_page_update_actions (self);
}
