/* The items of the plan as one list: folded, filtered, searched, followed by the keyboard. */

#pragma once

#include <adwaita.h>

#include "ura-plan-counts.h"
#include "ura-plan-query.h"
#include "ura-record-list.h"

G_BEGIN_DECLS

#define URA_TYPE_PLAN_LIST (ura_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (UraPlanList, ura_plan_list, URA, PLAN_LIST, AdwBin)

/* Signals: "selected" (const char *uid, NULL: nothing), "activated" (const char *uid: Enter or a
 * double click), "found" (how many items are shown has changed). Actions of the keys go to the
 * page: Delete "plan.remove", Alt+Up and Alt+Down "plan.move-up" and "plan.move-down". */
GtkWidget *ura_plan_list_new (UraPlanContext *context, UraPlanCounts *counts);

const UraPlanFilter *ura_plan_list_get_filter (UraPlanList *self); /* (transfer none) */
void ura_plan_list_set_filter (UraPlanList *self, const UraPlanFilter *filter);
void ura_plan_list_fold_all (UraPlanList *self, gboolean folded);
void ura_plan_list_set_folded (UraPlanList *self, const char *uid, gboolean folded);

/* What is selected, also while it is filtered out. (transfer none), NULL: nothing. */
const char *ura_plan_list_get_selected (UraPlanList *self);
/* Selects an item and scrolls to it as soon as it is in the list. NULL: nothing. */
void ura_plan_list_select (UraPlanList *self, const char *uid);
/* Moves the keyboard to the selected item, or into the list. */
void ura_plan_list_focus (UraPlanList *self);

/* Whether one click activates, as Enter does. */
void ura_plan_list_set_click_opens (UraPlanList *self, gboolean click_opens);

GListModel *ura_plan_list_get_model (UraPlanList *self); /* (transfer none): a UraRecordList */
/* The items have been read for the present filter. */
gboolean ura_plan_list_is_ready (UraPlanList *self);

G_END_DECLS
