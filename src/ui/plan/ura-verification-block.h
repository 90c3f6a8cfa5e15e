/* What the plan says will show that a measure was carried out, and which of it is there. */

#pragma once

#include "ura-plan-block.h"

G_BEGIN_DECLS

#define URA_TYPE_VERIFICATION_BLOCK (ura_verification_block_get_type ())
G_DECLARE_FINAL_TYPE (
    UraVerificationBlock, ura_verification_block, URA, VERIFICATION_BLOCK, UraPlanBlock)

GtkWidget *ura_verification_block_new (UraPlanContext *context, const char *node);

G_END_DECLS
