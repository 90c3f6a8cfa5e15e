/* The selected item: its wording and status, and everything that is recorded about it. */

#pragma once

#include <adwaita.h>

#include "ura-plan-context.h"
#include "ura-plan-counts.h"

#include "ura-node-facts.h"

G_BEGIN_DECLS

#define URA_TYPE_NODE_PAGE (ura_node_page_get_type ())
G_DECLARE_FINAL_TYPE (UraNodePage, ura_node_page, URA, NODE_PAGE, AdwBin)

/* Signals: "jump" (const char *plan, const char *node: show that item), "shown" (what is known of
 * the item has been read, for the first time or again). */
GtkWidget *ura_node_page_new (UraPlanContext *context, UraPlanCounts *counts);

/* NULL: the plan as a whole. What is being typed is saved first. */
void ura_node_page_show (UraNodePage *self, const char *uid);
const char *ura_node_page_get_uid (UraNodePage *self);
/* What is known of the item; NULL until it has been read. (transfer none) */
const UraNodeFacts *ura_node_page_get_facts (UraNodePage *self);
/* Moves the keyboard to the report on the measure, or to whatever comes first, as soon as it is
 * there. */
void ura_node_page_focus (UraNodePage *self);

G_END_DECLS
