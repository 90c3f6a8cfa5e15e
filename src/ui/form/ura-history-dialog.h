/* What happened to a record, newest first: when, who, and which field went from what to what. */

#pragma once

#include <adwaita.h>

#include "ura-store.h"

G_BEGIN_DECLS

#define URA_TYPE_HISTORY_DIALOG (ura_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UraHistoryDialog, ura_history_dialog, URA, HISTORY_DIALOG, AdwWindow)

/* @parent: any widget of the window it stands over. @title: the record's. Present it with
 * gtk_window_present(). */
GtkWindow *ura_history_dialog_new (GtkWidget *parent,
                                   UraStore *store,
                                   const char *register_id,
                                   const char *uid,
                                   const char *title);
/* What is shown, (transfer none); its items are UraHistoryItem. Empty until it has been read. */
GListModel *ura_history_dialog_get_model (UraHistoryDialog *self);

#define URA_TYPE_HISTORY_ITEM (ura_history_item_get_type ())
G_DECLARE_FINAL_TYPE (UraHistoryItem, ura_history_item, URA, HISTORY_ITEM, GObject)

/* "21.11.2026 14:05 · Arta Prifti" */
const char *ura_history_item_get_heading (UraHistoryItem *self);
/* "Status: Not begun → Implemented" */
const char *ura_history_item_get_text (UraHistoryItem *self);

G_END_DECLS
