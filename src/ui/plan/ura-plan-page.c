/* The page puts its parts together: what is selected in the list is shown beside it, what is
 * filtered above it is asked for, and the header bar has the plan's own buttons. */

#include "config.h"

#include "ura-plan-page-private.h"

#include "ura-application.h"
#include "ura-date.h"
#include "ura-form-error.h"
#include "ura-ui.h"

G_DEFINE_FINAL_TYPE (UraPlanPage, ura_plan_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_TITLE = 1,
  PROP_HEADER_START,
  PROP_HEADER_END,
  N_PROPS
} UraPlanPageProps;

static GParamSpec *properties[N_PROPS];

/* Plan */

static void
update_title (UraPlanPage *self)
{
  const UraPlanInfo *plan = ura_plan_context_get_plan (self->context);
  const char *title = plan == NULL ? _ ("Plans") : plan->title;

  if (g_strcmp0 (title, self->title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
update_ended_bar (UraPlanPage *self)
{
  const UraPlanInfo *plan = ura_plan_context_get_plan (self->context);
  gboolean ended = plan != NULL && ura_plan_context_has_ended (self->context);

  if (ended)
    {
      g_autofree char *end = ura_date_format (plan->end, ura_ui_language ());
      g_autofree char *words = g_strdup_printf (
          plan->has_successor ? _ ("This plan ended with %s. Another plan continues it.")
                              : _ ("This plan ended with %s. Its successor can take over "
                                   "structure, institutions and indicators."),
          end);

      gtk_label_set_label (self->ended_label, words);
    }
  gtk_revealer_set_reveal_child (self->ended_bar, ended);
}

static void
plan_changed_cb (UraPlanPage *self)
{
  gboolean plan = ura_plan_context_get_plan (self->context) != NULL;

  update_title (self);
  update_ended_bar (self);
  gtk_stack_set_visible_child_name (self->stack, plan ? "plan" : "none");
  ura_plan_page_update_actions (self);
}

/* Selection */

static void
selected_cb (UraPlanPage *self, const char *uid)
{
  ura_node_page_show (self->node_page, uid);
  if (uid == NULL)
    ura_fold_pane_set_show_detail (self->pane, FALSE);
  ura_plan_page_update_actions (self);
}

static void
activated_cb (UraPlanPage *self, const char *uid)
{
  ura_plan_list_select (self->list, uid);
  ura_fold_pane_set_show_detail (self->pane, TRUE);
  ura_node_page_focus (self->node_page);
}

static void
jump_cb (UraPlanPage *self, const char *plan, const char *node)
{
  ura_plan_page_show_node (self, plan, node);
}

static void
filter_changed_cb (UraPlanPage *self)
{
  ura_plan_list_set_filter (self->list, ura_plan_filter_bar_get_filter (self->filter_bar));
}

/* Layout */

static void
folded_cb (UraPlanPage *self)
{
  gboolean folded = ura_fold_pane_get_folded (self->pane);

  gtk_widget_set_visible (self->back, folded);
  ura_plan_list_set_click_opens (self->list, folded);
  ura_plan_page_fold_header (self, folded);
}

static UraSettings *
get_settings (void)
{
  GApplication *application = g_application_get_default ();

  return URA_IS_APPLICATION (application)
             ? ura_application_get_settings (URA_APPLICATION (application))
             : NULL;
}

static void
position_cb (UraPlanPage *self)
{
  UraSettings *settings = get_settings ();

  if (settings != NULL)
    ura_settings_set_int (settings, URA_SETTING_PANE_POSITION,
                          ura_fold_pane_get_position (self->pane));
}

static GtkWidget *
make_list_side (UraPlanPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->filter_bar = URA_PLAN_FILTER_BAR (ura_plan_filter_bar_new (self->context));
  self->list = URA_PLAN_LIST (ura_plan_list_new (self->context, self->counts));
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filter_bar));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (box, "view");
  ura_plan_filter_bar_capture (self->filter_bar, GTK_WIDGET (self->list));
  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_bar, "leave", G_CALLBACK (ura_plan_list_focus), self->list,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_detail_side (UraPlanPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "go-previous-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Back to the List"));
  self->back = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->back), content);
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_halign (self->back, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->back, 6);
  gtk_widget_set_margin_top (self->back, 6);
  gtk_widget_set_visible (self->back, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "plan.show-list");

  self->node_page = URA_NODE_PAGE (ura_node_page_new (self->context, self->counts));
  gtk_widget_set_vexpand (GTK_WIDGET (self->node_page), TRUE);
  g_signal_connect_object (self->node_page, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->node_page));
  return box;
}

static void
make_pane (UraPlanPage *self)
{
  UraSettings *settings = get_settings ();

  self->pane = URA_FOLD_PANE (ura_fold_pane_new (make_list_side (self), make_detail_side (self)));
  if (settings != NULL)
    ura_fold_pane_set_position (self->pane,
                                ura_settings_get_int (settings, URA_SETTING_PANE_POSITION));
  adw_bin_set_child (self->holder, GTK_WIDGET (self->pane));
  g_signal_connect_object (self->pane, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "notify::position", G_CALLBACK (position_cb), self,
                           G_CONNECT_SWAPPED);
}

/* GObject */

static void
ura_plan_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UraPlanPage *self = URA_PLAN_PAGE (object);

  switch ((UraPlanPageProps) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, self->header_start);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, self->header_end);
      break;
    case N_PROPS:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
ura_plan_page_dispose (GObject *object)
{
  UraPlanPage *self = URA_PLAN_PAGE (object);

  if (self->holder != NULL)
    adw_bin_set_child (self->holder, NULL);
  g_clear_object (&self->header_start);
  g_clear_object (&self->header_end);
  g_clear_object (&self->actions);
  g_clear_object (&self->counts);
  g_clear_object (&self->context);
  g_clear_object (&self->store);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (ura_plan_page_parent_class)->dispose (object);
}

static void
ura_plan_page_class_init (UraPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ura_plan_page_dispose;
  object_class->get_property = ura_plan_page_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_HEADER_START] = g_param_spec_object ("header-start", NULL, NULL, GTK_TYPE_WIDGET,
                                                       flags);
  properties[PROP_HEADER_END] = g_param_spec_object ("header-end", NULL, NULL, GTK_TYPE_WIDGET,
                                                     flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  ura_ui_set_template (widget_class, "plan/ura-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UraPlanPage, ended_bar);
  gtk_widget_class_bind_template_child (widget_class, UraPlanPage, ended_label);
  gtk_widget_class_bind_template_child (widget_class, UraPlanPage, holder);
  gtk_widget_class_bind_template_child (widget_class, UraPlanPage, stack);
}

static void
ura_plan_page_init (UraPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ura_plan_page_new (UraStore *store)
{
  UraPlanPage *self;

  g_return_val_if_fail (URA_IS_STORE (store), NULL);

  self = g_object_new (URA_TYPE_PLAN_PAGE, NULL);
  g_set_object (&self->store, store);
  self->title = g_strdup (_ ("Plans"));
  self->context = ura_plan_context_new (store);
  self->counts = ura_plan_counts_new (self->context);
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "plan", G_ACTION_GROUP (self->actions));
  ura_plan_page_make_header (self);
  make_pane (self);
  ura_plan_page_add_actions (self);
  g_signal_connect_object (self->context, "plan-changed", G_CALLBACK (plan_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
ura_plan_page_show_node (UraPlanPage *self, const char *plan, const char *node)
{
  g_auto (UraPlanFilter) everything = { 0 };

  g_return_if_fail (URA_IS_PLAN_PAGE (self));
  g_return_if_fail (plan != NULL && node != NULL);

  everything.retired = ura_plan_filter_bar_get_filter (self->filter_bar)->retired;
  ura_plan_context_set_plan (self->context, plan);
  ura_plan_filter_bar_set_filter (self->filter_bar, &everything);
  ura_plan_list_fold_all (self->list, FALSE);
  ura_plan_list_select (self->list, node);
  ura_fold_pane_set_show_detail (self->pane, TRUE);
}
