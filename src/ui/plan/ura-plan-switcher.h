/* The title of the plan; where the workspace has several, the way to another one. */

#pragma once

#include <adwaita.h>

#include "ura-plan-context.h"

G_BEGIN_DECLS

#define URA_TYPE_PLAN_SWITCHER (ura_plan_switcher_get_type ())
G_DECLARE_FINAL_TYPE (UraPlanSwitcher, ura_plan_switcher, URA, PLAN_SWITCHER, AdwBin)

GtkWidget *ura_plan_switcher_new (UraPlanContext *context);

G_END_DECLS
