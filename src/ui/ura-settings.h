/* What the window remembers on this computer: GSettings, or memory alone where the schema is not
 * installed, so that the program starts in either case. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define URA_TYPE_SETTINGS (ura_settings_get_type ())
G_DECLARE_FINAL_TYPE (UraSettings, ura_settings, URA, SETTINGS, GObject)

/* The keys of data/al.ura.Ura.gschema.xml. */
#define URA_SETTING_LAST_WORKSPACE   "last-workspace"
#define URA_SETTING_LANGUAGE         "language"
#define URA_SETTING_WINDOW_WIDTH     "window-width"
#define URA_SETTING_WINDOW_HEIGHT    "window-height"
#define URA_SETTING_WINDOW_MAXIMIZED "window-maximized"
#define URA_SETTING_PANE_POSITION    "pane-position"

UraSettings *ura_settings_new (void);

/* A key the schema lacks reads as "", 0 or FALSE until it is set. Returns: (transfer full). */
char *ura_settings_get_string (UraSettings *self, const char *key);
int ura_settings_get_int (UraSettings *self, const char *key);
gboolean ura_settings_get_boolean (UraSettings *self, const char *key);

/* A value outside the schema's range is not kept. */
void ura_settings_set_string (UraSettings *self, const char *key, const char *value);
void ura_settings_set_int (UraSettings *self, const char *key, int value);
void ura_settings_set_boolean (UraSettings *self, const char *key, gboolean value);

G_END_DECLS
