/* What the files of the application share. */

#pragma once

#include "ura-application.h"
#include "ura-window.h"
#include "ura-workspace.h"

G_BEGIN_DECLS

/* ura-application-actions.c */
void ura_application_add_actions (UraApplication *self);
/* Undo and redo can be chosen when the window's store has something for them. */
void ura_application_watch_undo (UraApplication *self, UraWindow *window);

/* The workspace at @path, if the start began to open it. (transfer full), NULL: it did not. */
UraOpening *ura_application_take_opening (UraApplication *self, const char *path);

/* The window, NULL when there is none. (transfer none) */
UraWindow *ura_application_get_window (UraApplication *self);
/* Any window of the program to stand in front of, the one in use first. (transfer none) */
GtkWindow *ura_application_get_parent (UraApplication *self);

G_END_DECLS
