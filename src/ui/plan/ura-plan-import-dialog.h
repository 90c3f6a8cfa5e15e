/* Bringing a plan in: one that comes with Ura, or one from a file, with what is doubtful in it. */

#pragma once

#include <adwaita.h>

#include "ura-store.h"

G_BEGIN_DECLS

#define URA_TYPE_PLAN_IMPORT_DIALOG (ura_plan_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    UraPlanImportDialog, ura_plan_import_dialog, URA, PLAN_IMPORT_DIALOG, AdwWindow)

/* Signal "imported" (const char *uid of the plan). Both are presented with gtk_window_present(). */

/* Offers the plans that come with Ura. */
GtkWindow *ura_plan_import_dialog_new (GtkWidget *parent, UraStore *store);
/* Reads the file and says what it would bring; nothing is written before the user agrees. */
GtkWindow *ura_plan_import_dialog_new_for_file (GtkWidget *parent,
                                                UraStore *store,
                                                const char *path);

G_END_DECLS
