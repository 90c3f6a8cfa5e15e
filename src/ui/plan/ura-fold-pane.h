/* A list and what is selected in it: side by side, or one over the other where there is no room. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define URA_TYPE_FOLD_PANE (ura_fold_pane_get_type ())
G_DECLARE_FINAL_TYPE (UraFoldPane, ura_fold_pane, URA, FOLD_PANE, GtkWidget)

/* Properties: "folded" (boolean, read-only: only one of the two shows), "show-detail" (boolean:
 * which one that is), "position" (int: width of the list when both show, -1: as it comes). */
GtkWidget *ura_fold_pane_new (GtkWidget *list, GtkWidget *detail);

gboolean ura_fold_pane_get_folded (UraFoldPane *self);
gboolean ura_fold_pane_get_show_detail (UraFoldPane *self);
void ura_fold_pane_set_show_detail (UraFoldPane *self, gboolean show_detail);
int ura_fold_pane_get_position (UraFoldPane *self);
void ura_fold_pane_set_position (UraFoldPane *self, int position);

G_END_DECLS
