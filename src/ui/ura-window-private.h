/* What the files of the window share. */

#pragma once

#include "ura-problem-page.h"
#include "ura-task-bar.h"
#include "ura-window.h"

G_BEGIN_DECLS

struct _UraWindow
{
  AdwApplicationWindow parent_instance;

  AdwHeaderBar *header;
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GMenuModel *menu;
  GtkListBox *page_rows;
  GtkMenuButton *menu_button;
  GtkSpinner *spinner;
  GtkStack *pages;
  GtkStack *states; /* "opening", "workspace", "problem" */
  GtkWidget *sidebar;
  GtkToggleButton *sidebar_button;
  UraTaskBar *task_bar;

  UraProblemPage *problem_page; /* made with the first problem */
  GtkWidget *error_dialog;      /* while one is shown */
  GtkWidget *header_start;      /* what the page on top put into the header bar */
  GtkWidget *header_end;

  UraSettings *settings;
  UraStore *store;
  char *path;           /* the workspace that is open, or could not be opened */
  char *next_path;      /* the one to be opened */
  UraStore *next_store; /* opened, waiting for the present one to close */
  gboolean opening;     /* a thread is at work */
  gboolean closing;     /* a thread is at work */
  gboolean to_destroy;  /* once closed */
  guint spinner_delay;
  guint present_delay;
  guint backup_delay;
};

/* ura-window.c: asks the pages. */
gboolean ura_window_has_unsaved (UraWindow *self);

/* ura-window-pages.c */
void ura_window_watch_pages (UraWindow *self);
void ura_window_fill_pages (UraWindow *self);
void ura_window_clear_pages (UraWindow *self);

/* ura-window-close.c */
/* Saves and closes. TRUE: there is nothing to close. FALSE: ura_window_closed() will be called, or
 * the user stays. */
gboolean ura_window_close_store (UraWindow *self);

/* ura-window-open.c */
/* After the store is closed, or when there was none: what is to be done next. */
void ura_window_closed (UraWindow *self);
/* The user would not leave the present workspace. */
void ura_window_stay (UraWindow *self);
void ura_window_open_again (UraWindow *self);
void ura_window_stop_timers (UraWindow *self);

/* ura-window-messages.c */
void ura_window_open_file (UraWindow *self, const char *path);

/* ura-window-restore.c */
void ura_window_choose_backup (UraWindow *self);

G_END_DECLS
