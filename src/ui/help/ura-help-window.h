/* The help: topics, a search, the text. */

#pragma once

#include <adwaita.h>

#include "ura-application.h"

G_BEGIN_DECLS

#define URA_TYPE_HELP_WINDOW (ura_help_window_get_type ())
G_DECLARE_FINAL_TYPE (UraHelpWindow, ura_help_window, URA, HELP_WINDOW, AdwWindow)

/* Presents the one help window of @application, at the topic with the id @topic or, for NULL, where
 * it was. */
void ura_help_window_show (UraApplication *application, const char *topic);

void ura_help_window_search (UraHelpWindow *self, const char *words);
/* The id of the topic that shows, NULL when nothing was found. */
const char *ura_help_window_get_topic (UraHelpWindow *self);

G_END_DECLS
