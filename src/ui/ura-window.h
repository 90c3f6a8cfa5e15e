/* The window: one workspace, its pages, long work at the foot, and the one place that tells errors.
 */

#pragma once

#include <adwaita.h>

#include "ura-application.h"
#include "ura-store.h"
#include "ura-task.h"

G_BEGIN_DECLS

#define URA_TYPE_WINDOW (ura_window_get_type ())
G_DECLARE_FINAL_TYPE (UraWindow, ura_window, URA, WINDOW, AdwApplicationWindow)

UraWindow *ura_window_new (UraApplication *application);

/* The window that @widget stands in, NULL when it stands in none. (transfer none) */
UraWindow *ura_window_of (GtkWidget *widget);

UraStore *ura_window_get_store (UraWindow *self); /* (transfer none), NULL while none is open */

/* The one place where errors are told. @what_failed: a translated sentence ("The change was not
 * saved."); @error's message follows it and says why. Cancelled work is not an error: nothing is
 * shown then. */
void ura_window_show_error (UraWindow *self, const char *what_failed, const GError *error);
/* A short note that goes away by itself. */
void ura_window_show_note (UraWindow *self, const char *note);
/* After deleting or moving: the note, with a button that undoes the last change. */
void ura_window_offer_undo (UraWindow *self, const char *note);
/* Shows long work at the foot, with Cancel, until it is done. */
void ura_window_show_task (UraWindow *self, UraTask *task);

G_END_DECLS
