/* Reporting on a measure for the period of the page. */

#pragma once

#include "ura-node-facts.h"
#include "ura-plan-block.h"

G_BEGIN_DECLS

#define URA_TYPE_REPORT_BLOCK (ura_report_block_get_type ())
G_DECLARE_FINAL_TYPE (UraReportBlock, ura_report_block, URA, REPORT_BLOCK, UraPlanBlock)

GtkWidget *ura_report_block_new (UraPlanContext *context, const UraNodeFacts *facts);
/* What is known of the measure has been read again: the report may have come or gone otherwise than
 * by this block, such as by undo. */
void ura_report_block_update (UraReportBlock *self, const UraNodeFacts *facts);
/* Moves the keyboard to the status. */
void ura_report_block_focus (UraReportBlock *self);

G_END_DECLS
