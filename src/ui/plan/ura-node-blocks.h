/* The parts of an item's page, in order. A new part is a line in ura-node-blocks.c. */

#pragma once

#include <adwaita.h>

#include "ura-node-facts.h"

G_BEGIN_DECLS

typedef struct
{
  /* @facts: NULL for the plan as a whole. A part may have a signal "jump" (const char *plan, const
   * char *node). Returns: (transfer floating), NULL when there is nothing to show. */
  GtkWidget *(*make) (UraPlanContext *context, const UraNodeFacts *facts);
} UraNodeBlock;

/* Each ends with an empty one. */
const UraNodeBlock *ura_node_blocks_of_measure (void);
const UraNodeBlock *ura_node_blocks_of_group (void);
const UraNodeBlock *ura_node_blocks_of_plan (void);

G_END_DECLS
