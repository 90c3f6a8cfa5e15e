/* The indicators of an item: where they began, where they should be, where they are. */

#pragma once

#include "ura-plan-block.h"

G_BEGIN_DECLS

#define URA_TYPE_INDICATOR_BLOCK (ura_indicator_block_get_type ())
G_DECLARE_FINAL_TYPE (UraIndicatorBlock, ura_indicator_block, URA, INDICATOR_BLOCK, UraPlanBlock)

GtkWidget *ura_indicator_block_new (UraPlanContext *context, const char *node);

G_END_DECLS
