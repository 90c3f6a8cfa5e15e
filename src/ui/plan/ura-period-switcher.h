/* Which period is reported on: one back, one on, or any of the plan's. */

#pragma once

#include <adwaita.h>

#include "ura-plan-context.h"

G_BEGIN_DECLS

#define URA_TYPE_PERIOD_SWITCHER (ura_period_switcher_get_type ())
G_DECLARE_FINAL_TYPE (UraPeriodSwitcher, ura_period_switcher, URA, PERIOD_SWITCHER, AdwBin)

GtkWidget *ura_period_switcher_new (UraPlanContext *context);
/* Without the arrows, where there is little room. */
void ura_period_switcher_set_narrow (UraPeriodSwitcher *self, gboolean narrow);

G_END_DECLS
