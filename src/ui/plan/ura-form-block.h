/* Parts of an item's page that are a form of its record, or a list of records that belong to it. */

#pragma once

#include "ura-plan-block.h"

G_BEGIN_DECLS

#define URA_TYPE_FORM_BLOCK (ura_form_block_get_type ())
G_DECLARE_FINAL_TYPE (UraFormBlock, ura_form_block, URA, FORM_BLOCK, UraPlanBlock)

/* @fields: ids, NULL-terminated, static. */
GtkWidget *ura_form_block_new (UraPlanContext *context,
                               const char *node,
                               const char *title,
                               const char *const *fields);
/* @child: of the register of items. */
GtkWidget *ura_child_block_new (UraPlanContext *context, const char *node, const char *child);

G_END_DECLS
