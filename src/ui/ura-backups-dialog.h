/* Choosing the backup to restore. */

#pragma once

#include <adwaita.h>

#include "ura-window.h"

G_BEGIN_DECLS

#define URA_TYPE_BACKUPS_DIALOG (ura_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UraBackupsDialog, ura_backups_dialog, URA, BACKUPS_DIALOG, AdwWindow)

/* The backups of @window's workspace, or of all when none is open. The chosen one is restored by
 * @window, over which the dialog stands unless @parent is given. */
GtkWidget *ura_backups_dialog_new (UraWindow *window, GtkWindow *parent);

G_END_DECLS
