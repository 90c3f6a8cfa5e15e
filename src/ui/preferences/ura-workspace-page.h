/* Where the workspace stands, its backups, whether it is whole. */

#pragma once

#include <adwaita.h>

#include "ura-window.h"

G_BEGIN_DECLS

#define URA_TYPE_WORKSPACE_PAGE (ura_workspace_page_get_type ())
G_DECLARE_FINAL_TYPE (UraWorkspacePage, ura_workspace_page, URA, WORKSPACE_PAGE, AdwPreferencesPage)

GtkWidget *ura_workspace_page_new (UraWindow *window);

/* What the page's buttons do. */
void ura_workspace_page_make_backup (UraWorkspacePage *self);
void ura_workspace_page_check (UraWorkspacePage *self);
/* The sentences of the last check, NULL before one has ended. (element-type utf8) */
GPtrArray *ura_workspace_page_get_findings (UraWorkspacePage *self);

G_END_DECLS
