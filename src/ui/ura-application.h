/* The program: its actions, its one window, what it remembers. */

#pragma once

#include <adwaita.h>

#include "ura-settings.h"

G_BEGIN_DECLS

#define URA_TYPE_APPLICATION (ura_application_get_type ())
G_DECLARE_FINAL_TYPE (UraApplication, ura_application, URA, APPLICATION, AdwApplication)

/* @flags: G_APPLICATION_NON_UNIQUE in tests. */
UraApplication *ura_application_new (GApplicationFlags flags);

UraSettings *ura_application_get_settings (UraApplication *self);

G_END_DECLS
