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

/* Properties: "store", NULL while no workspace is open; also notified when what undo and redo would
 * act on has changed. Signal "closing" (gboolean handler (UraWindow *)): fields have been left and
 * what they saved is written; TRUE says that a value is left that cannot be saved, and the user is
 * asked. Actions: win.open-again, win.restore-backup, win.close. */
UraWindow *ura_window_new (UraApplication *application);

/* The window that @widget stands in, NULL when it stands in none. (transfer none) */
UraWindow *ura_window_of (GtkWidget *widget);

/* Opens the workspace in the folder @path and then closes the present one; when that goes wrong the
 * present one stays and the user is told. Ignored while another is being opened. */
void ura_window_open (UraWindow *self, const char *path);
/* Shows the window. The first time it waits a moment for the page to have something to show, so
 * that what the user sees first is what there is. */
void ura_window_present (UraWindow *self);
/* The folder of the workspace that is open, or could not be opened; NULL when there was none. */
const char *ura_window_get_path (UraWindow *self);
UraStore *ura_window_get_store (UraWindow *self); /* (transfer none) */

/* A page of ura-pages.h by its id. Nothing happens while no workspace is open. */
void ura_window_show_page (UraWindow *self, const char *id);

/* The one place where errors are told. @what_failed: a translated sentence ("The change was not
 * saved."); @error's message follows it and says why. Cancelled work is not an error: nothing is
 * shown then. */
void ura_window_show_error (UraWindow *self, const char *what_failed, const GError *error);
/* A short note that goes away by itself. */
void ura_window_show_note (UraWindow *self, const char *note);
/* After deleting or moving: the note, with a button that undoes the last change. */
void ura_window_offer_undo (UraWindow *self, const char *note);
/* After writing a file: the note, with a button that opens it in the program for such files. */
void ura_window_offer_file (UraWindow *self, const char *note, const char *path);
/* Shows long work at the foot, with Cancel, until it is done. */
void ura_window_show_task (UraWindow *self, UraTask *task);
/* Restores the backup file as a new workspace beside the present one, then opens it. */
void ura_window_restore (UraWindow *self, const char *backup);

G_END_DECLS
