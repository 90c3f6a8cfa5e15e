/* Preferences: language and person; workspace, backups, check. */

#pragma once

#include <adwaita.h>

#include "ura-window.h"

G_BEGIN_DECLS

#define URA_TYPE_PREFERENCES_WINDOW (ura_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (
    UraPreferencesWindow, ura_preferences_window, URA, PREFERENCES_WINDOW, AdwPreferencesWindow)

/* @window has a workspace open. */
UraPreferencesWindow *ura_preferences_window_new (UraWindow *window);

G_END_DECLS
