/* A new item of the plan: what it says, its number, where it stands. */

#pragma once

#include <adwaita.h>

#include "ura-plan-context.h"

G_BEGIN_DECLS

#define URA_TYPE_ADD_NODE_DIALOG (ura_add_node_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UraAddNodeDialog, ura_add_node_dialog, URA, ADD_NODE_DIALOG, AdwWindow)

/* @parent: any widget of the window it stands over. @type: meaning ("measure"). @near: uid of an
 * item, the new one comes below it or beside it, or NULL. Signal "added" (const char *uid). Present
 * it with gtk_window_present(). */
GtkWindow *ura_add_node_dialog_new (GtkWidget *parent,
                                    UraPlanContext *context,
                                    const char *type,
                                    const char *near);

G_END_DECLS
