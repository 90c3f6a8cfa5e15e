/* The page of a plan. */

#pragma once

#include <adwaita.h>

#include "ura-store.h"

G_BEGIN_DECLS

#define URA_TYPE_PLAN_PAGE (ura_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (UraPlanPage, ura_plan_page, URA, PLAN_PAGE, AdwBin)

/* Property "title": what the window's title says while the page shows. */
GtkWidget *ura_plan_page_new (UraStore *store);

G_END_DECLS
