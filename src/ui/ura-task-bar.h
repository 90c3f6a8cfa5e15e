/* The bar at the foot of the window: long work with its progress and a way to stop it. */

#pragma once

#include <adwaita.h>

#include "ura-task.h"

G_BEGIN_DECLS

#define URA_TYPE_TASK_BAR (ura_task_bar_get_type ())
G_DECLARE_FINAL_TYPE (UraTaskBar, ura_task_bar, URA, TASK_BAR, AdwBin)

/* Shows @task until it is done; the latest one on top. Work that ends at once never shows. */
void ura_task_bar_add (UraTaskBar *self, UraTask *task);
/* The work that is shown, or about to be. (transfer none), NULL when there is none. */
UraTask *ura_task_bar_get_task (UraTaskBar *self);

G_END_DECLS
