/* What was reported about a measure in other periods. */

#pragma once

#include "ura-plan-block.h"

G_BEGIN_DECLS

#define URA_TYPE_PAST_BLOCK (ura_past_block_get_type ())
G_DECLARE_FINAL_TYPE (UraPastBlock, ura_past_block, URA, PAST_BLOCK, UraPlanBlock)

GtkWidget *ura_past_block_new (UraPlanContext *context, const char *node);

G_END_DECLS
