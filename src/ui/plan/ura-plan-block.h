/* A part of an item's page: a heading with buttons, and what stands under it. */

#pragma once

#include <adwaita.h>

#include "ura-plan-context.h"

G_BEGIN_DECLS

#define URA_TYPE_PLAN_BLOCK (ura_plan_block_get_type ())
G_DECLARE_DERIVABLE_TYPE (UraPlanBlock, ura_plan_block, URA, PLAN_BLOCK, GtkBox)

struct _UraPlanBlockClass
{
  GtkBoxClass parent_class;

  /* Registers whose change makes the block read again, NULL-terminated; NULL: none. */
  const char *const *registers;
  /* Reads what the block shows; also called once, after it has been made. */
  void (*refresh) (UraPlanBlock *self);
};

/* For the kinds. @node: uid of the item, NULL: the plan as a whole. @title: translated,
 * NULL: what is put in has its own heading. */
void ura_plan_block_setup (UraPlanBlock *self,
                           UraPlanContext *context,
                           const char *node,
                           const char *title);
UraPlanContext *ura_plan_block_get_context (UraPlanBlock *self);
UraStore *ura_plan_block_get_store (UraPlanBlock *self);
const char *ura_plan_block_get_node (UraPlanBlock *self);
/* Reads again in an idle; several times at once are one. The only way to make a block read. */
void ura_plan_block_refresh_soon (UraPlanBlock *self);
/* Cancelled when the block goes away, and by the next refresh. (transfer none) */
GCancellable *ura_plan_block_get_cancellable (UraPlanBlock *self);
/* FALSE when reading was cancelled (the block may be gone) or failed; other failures are logged. */
gboolean ura_plan_block_is_read (const GError *error);

void ura_plan_block_append (UraPlanBlock *self, GtkWidget *child);
/* At the end of the heading. */
void ura_plan_block_add_suffix (UraPlanBlock *self, GtkWidget *widget);
/* A flat button there; @clicked gets the block. Returns: (transfer none). */
GtkWidget *ura_plan_block_add_button (UraPlanBlock *self,
                                      const char *icon,
                                      const char *label,
                                      GCallback clicked);
/* One quiet sentence under the heading; NULL: none. */
void ura_plan_block_set_note (UraPlanBlock *self, const char *note);

/* A list in the style of settings, with the name @label for assistive technology. */
GtkWidget *ura_plan_block_list (const char *label);
/* Takes all rows away. */
void ura_plan_block_clear_list (GtkWidget *list);
/* A row with wrapped texts: @title, and under it @subtitle (may be NULL). Things may be put before
 * and behind. */
GtkWidget *ura_plan_block_row (const char *title, const char *subtitle);
void ura_plan_block_row_add (GtkWidget *row, GtkWidget *widget, gboolean before);

G_END_DECLS
