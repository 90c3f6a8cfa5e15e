/* The plan that follows: its name and its years. */

#pragma once

#include <adwaita.h>

#include "ura-plan-context.h"

G_BEGIN_DECLS

#define URA_TYPE_SUCCESSOR_DIALOG (ura_successor_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UraSuccessorDialog, ura_successor_dialog, URA, SUCCESSOR_DIALOG, AdwWindow)

/* Of the plan that is shown. Signal "made" (const char *uid). Present it with gtk_window_present().
 */
GtkWindow *ura_successor_dialog_new (GtkWidget *parent, UraPlanContext *context);

G_END_DECLS
