/* What the plan page puts into the header bar: plan, period, report, menu. */

#include "config.h"

#include "ura-plan-page-private.h"

#include "ura-period-switcher.h"
#include "ura-plan-switcher.h"
#include "ura-popover.h"
#include "ura-ui.h"

static GtkWidget *
make_menu_button (void)
{
  g_autoptr (GtkBuilder) builder = ura_ui_builder ("plan/ura-plan-menu.ui");
  GMenuModel *menu = G_MENU_MODEL (gtk_builder_get_object (builder, "menu"));
  GtkWidget *button = ura_icon_button_new ("view-more-symbolic", _ ("Menu of the plan"));

  ura_popover_attach_menu (menu, button);
  return button;
}

void
ura_plan_page_make_header (UraPlanPage *self)
{
  GtkWidget *plan_switcher = ura_plan_switcher_new (self->context);

  self->period_switcher = ura_period_switcher_new (self->context);
  self->header_start = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (GTK_BOX (self->header_start), plan_switcher);
  gtk_box_append (GTK_BOX (self->header_start), self->period_switcher);

  /* Without mnemonic: it would be spoken. Ctrl+S does the same. */
  self->save_button = gtk_button_new_with_label (_ ("Save Report…"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_set_tooltip_text (self->save_button, _ ("Save the workbook of the period (Ctrl+S)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save_button), "plan.save-report");
  self->header_end = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (GTK_BOX (self->header_end), self->save_button);
  gtk_box_append (GTK_BOX (self->header_end), make_menu_button ());
  /* They stand outside of the page. */
  gtk_widget_insert_action_group (self->header_start, "plan", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (self->header_end, "plan", G_ACTION_GROUP (self->actions));
}

void
ura_plan_page_fold_header (UraPlanPage *self, gboolean narrow)
{
  ura_period_switcher_set_narrow (URA_PERIOD_SWITCHER (self->period_switcher), narrow);
  if (narrow)
    {
      gtk_button_set_icon_name (GTK_BUTTON (self->save_button), "document-save-symbolic");
      ura_ui_set_label (self->save_button, _ ("Save Report…"));
    }
  else
    gtk_button_set_label (GTK_BUTTON (self->save_button), _ ("Save Report…"));
}
