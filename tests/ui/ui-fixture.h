/* The program in a process and a home folder of its own for each test, driven by actions and looked
 * at through its widgets. Waiting has a bound; nothing sleeps. */

#pragma once

#include <adwaita.h>

#include "ura-application.h"
#include "ura-window.h"

G_BEGIN_DECLS

/* In main(): prepares and runs everything. */
void ui_test_init (int *argc, char ***argv);
/* @scenario runs in a process of its own, in a temporary home. */
void ui_test_add (const char *path, void (*scenario) (void));
/* The same before GTK is initialised. */
void ui_test_add_plain (const char *path, void (*scenario) (void));

/* The program, started as by `ura PATH`, or without arguments for NULL. */
UraApplication *ui_start (const char *path);
/* As by app.quit, waiting until every window has saved and gone. */
void ui_quit (UraApplication *application);

/* Runs the main loop until @condition holds; fails the test, naming @what, after 60 seconds. */
typedef gboolean (*UiCondition) (gpointer data);
void ui_wait (UiCondition condition, gpointer data, const char *what);
/* Runs what is pending. */
void ui_settle (void);

/* Activates an action that the widget, its parents or the program know. */
void ui_act (gpointer widget, const char *action, const char *parameter);

/* The window of the program of this type, waiting for it. */
gpointer ui_window (UraApplication *application, GType type);
/* The widget below @root with this id in its template; fails when there is none. */
gpointer ui_find (gpointer root, const char *id);
/* Whether a label with this text is mapped somewhere below @root. */
gboolean ui_shows (gpointer root, const char *text);
void ui_wait_shows (gpointer root, const char *text);

/* The main window with an open workspace, waiting for both. */
UraWindow *ui_open_window (UraApplication *application);
/* A new workspace in the home folder, closed: its folder, (transfer full). The user is "Arta
 * Prifti". */
char *ui_make_workspace (const char *name);

G_END_DECLS
