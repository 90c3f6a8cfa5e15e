/* The language of the window and the person who works with it. */

#pragma once

#include <adwaita.h>

#include "ura-window.h"

G_BEGIN_DECLS

#define URA_TYPE_GENERAL_PAGE (ura_general_page_get_type ())
G_DECLARE_FINAL_TYPE (UraGeneralPage, ura_general_page, URA, GENERAL_PAGE, AdwPreferencesPage)

GtkWidget *ura_general_page_new (UraWindow *window);

G_END_DECLS
