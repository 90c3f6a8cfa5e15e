/* The documents that prove a measure, and the quick way to add one. */

#pragma once

#include "ura-plan-block.h"

G_BEGIN_DECLS

#define URA_TYPE_EVIDENCE_BLOCK (ura_evidence_block_get_type ())
G_DECLARE_FINAL_TYPE (UraEvidenceBlock, ura_evidence_block, URA, EVIDENCE_BLOCK, UraPlanBlock)

GtkWidget *ura_evidence_block_new (UraPlanContext *context, const char *node);

G_END_DECLS
