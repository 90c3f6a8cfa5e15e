/* What the files of the plan page share. */

#pragma once

#include "ura-fold-pane.h"
#include "ura-node-page.h"
#include "ura-plan-context.h"
#include "ura-plan-counts.h"
#include "ura-plan-filter-bar.h"
#include "ura-plan-list.h"
#include "ura-plan-page.h"

G_BEGIN_DECLS

struct _UraPlanPage
{
  AdwBin parent_instance;

  UraStore *store;
  UraPlanContext *context;
  UraPlanCounts *counts;
  GSimpleActionGroup *actions;
  char *title;

  GtkWidget *header_start;
  GtkWidget *header_end;
  GtkWidget *period_switcher;
  GtkWidget *save_button;
  GtkRevealer *ended_bar;
  GtkLabel *ended_label;
  GtkStack *stack; /* "plan", "none" */
  AdwBin *holder;  /* of the pane */
  UraFoldPane *pane;
  UraPlanFilterBar *filter_bar;
  UraPlanList *list;
  UraNodePage *node_page;
  GtkWidget *back;
};

/* ura-plan-page-actions.c */
void ura_plan_page_add_actions (UraPlanPage *self);
void ura_plan_page_update_actions (UraPlanPage *self);

/* ura-plan-page-edit.c */
void ura_plan_page_add_area (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_add_measure (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_add_objective (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_bin (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_move_down (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_move_up (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_remove (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_retire (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_successor (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_unretire (GSimpleAction *action, GVariant *parameter, gpointer user_data);

/* ura-plan-page-files.c */
void ura_plan_page_add_shipped (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_export (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_import (GSimpleAction *action, GVariant *parameter, gpointer user_data);
void ura_plan_page_save_report (GSimpleAction *action, GVariant *parameter, gpointer user_data);

/* ura-plan-page-header.c */
void ura_plan_page_make_header (UraPlanPage *self);
void ura_plan_page_fold_header (UraPlanPage *self, gboolean narrow);

G_END_DECLS
