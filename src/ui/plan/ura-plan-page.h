/* The page of a plan: its items on the left, the selected one on the right. */

#pragma once

#include <adwaita.h>

#include "ura-store.h"

G_BEGIN_DECLS

#define URA_TYPE_PLAN_PAGE (ura_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (UraPlanPage, ura_plan_page, URA, PLAN_PAGE, AdwBin)

/* Properties: "title" (what the window's title says while the page shows), "header-start" and
 * "header-end" (widgets for the header bar). Actions of the group "plan", on the page and on its
 * widgets in the header bar: see ura-plan-page-actions.c. */
GtkWidget *ura_plan_page_new (UraStore *store);

/* Shows an item, whatever is filtered; for links. */
void ura_plan_page_show_node (UraPlanPage *self, const char *plan, const char *node);

G_END_DECLS
