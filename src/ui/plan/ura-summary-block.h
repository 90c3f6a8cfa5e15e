/* The measures below an item, or of the whole plan, in numbers. */

#pragma once

#include "ura-plan-block.h"

G_BEGIN_DECLS

#define URA_TYPE_SUMMARY_BLOCK (ura_summary_block_get_type ())
G_DECLARE_FINAL_TYPE (UraSummaryBlock, ura_summary_block, URA, SUMMARY_BLOCK, UraPlanBlock)

/* @node: NULL for the whole plan. */
GtkWidget *ura_summary_block_new (UraPlanContext *context, const char *node);

G_END_DECLS
