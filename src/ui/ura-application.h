/* The program: its actions, its one window, what it remembers. */

#pragma once

#include <adwaita.h>

#include "ura-settings.h"

G_BEGIN_DECLS

#define URA_TYPE_APPLICATION (ura_application_get_type ())
G_DECLARE_FINAL_TYPE (UraApplication, ura_application, URA, APPLICATION, AdwApplication)

/* @flags: G_APPLICATION_NON_UNIQUE in tests. */
UraApplication *ura_application_new (GApplicationFlags flags);

UraSettings *ura_application_get_settings (UraApplication *self); /* (transfer none) */

/* Opens the workspace in the folder @path in the one window, making it when there is none. */
void ura_application_open (UraApplication *self, const char *path);
/* Shows the pages of the first start, for another workspace also later. */
void ura_application_show_start (UraApplication *self);
/* A topic of the help, by the name of its file without ".md"; NULL = the first. */
void ura_application_show_help (UraApplication *self, const char *topic);

/* Closes everything as app.quit does, and starts again: for a change of language. */
void ura_application_restart (UraApplication *self);
gboolean ura_application_wants_restart (UraApplication *self);

G_END_DECLS
