/* The pages of the first start: language, person, plan, place. */

#pragma once

#include <adwaita.h>

#include "ura-application.h"

G_BEGIN_DECLS

#define URA_TYPE_START_WINDOW (ura_start_window_get_type ())
G_DECLARE_FINAL_TYPE (UraStartWindow, ura_start_window, URA, START_WINDOW, AdwApplicationWindow)

/* With a workspace open already the language is not asked again. Actions: start.back, start.next;
 * start.language (s). */
UraStartWindow *ura_start_window_new (UraApplication *application);

/* The page that shows: "language", "person", "plan", "place" or "working". */
const char *ura_start_window_get_page (UraStartWindow *self);

G_END_DECLS
