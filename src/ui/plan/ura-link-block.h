/* Links between items: what this one implements, continues, or contributes to, and the other way
 * round. */

#pragma once

#include "ura-plan-block.h"

G_BEGIN_DECLS

#define URA_TYPE_LINK_BLOCK (ura_link_block_get_type ())
G_DECLARE_FINAL_TYPE (UraLinkBlock, ura_link_block, URA, LINK_BLOCK, UraPlanBlock)

/* Signal "jump" (const char *plan, const char *node). */
GtkWidget *ura_link_block_new (UraPlanContext *context, const char *node);

G_END_DECLS
