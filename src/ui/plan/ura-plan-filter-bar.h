/* Search and filters above the list of a plan. */

#pragma once

#include <adwaita.h>

#include "ura-plan-context.h"
#include "ura-plan-query.h"

G_BEGIN_DECLS

#define URA_TYPE_PLAN_FILTER_BAR (ura_plan_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (UraPlanFilterBar, ura_plan_filter_bar, URA, PLAN_FILTER_BAR, AdwBin)

/* Signals: "changed" (the filter is another one), "leave" (Down or Enter in the search: on to the
 * list). */
GtkWidget *ura_plan_filter_bar_new (UraPlanContext *context);

const UraPlanFilter *ura_plan_filter_bar_get_filter (UraPlanFilterBar *self); /* (transfer none) */
/* As if it had been chosen; names of what it filters by are looked up. */
void ura_plan_filter_bar_set_filter (UraPlanFilterBar *self, const UraPlanFilter *filter);
/* Takes everything away but the showing of retired items. */
void ura_plan_filter_bar_clear (UraPlanFilterBar *self);
void ura_plan_filter_bar_set_retired (UraPlanFilterBar *self, gboolean retired);
/* Moves the keyboard to the search. */
void ura_plan_filter_bar_search (UraPlanFilterBar *self);
/* What is typed anywhere below @widget goes to the search. */
void ura_plan_filter_bar_capture (UraPlanFilterBar *self, GtkWidget *widget);

G_END_DECLS
