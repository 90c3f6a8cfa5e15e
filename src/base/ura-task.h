/* Long work as the window shows it: title, message, fraction, cancel. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define URA_TYPE_TASK (ura_task_get_type ())
G_DECLARE_FINAL_TYPE (UraTask, ura_task, URA, TASK, GObject)

/* Properties: "title" (construct), "message", "fraction" (0..1, -1 = unknown), "done". Setters may
 * be called from any thread; notifications come on the main context that was the default when the
 * task was made, folded into one idle. A NULL message keeps the one before; a finished task does
 * not change any more. */
UraTask *ura_task_new (const char *title);
void ura_task_set_progress (UraTask *self, double fraction, const char *message);
void ura_task_finish (UraTask *self);
GCancellable *ura_task_get_cancellable (UraTask *self); /* (transfer none) */
const char *ura_task_get_title (UraTask *self);
char *ura_task_dup_message (UraTask *self);
double ura_task_get_fraction (UraTask *self);
gboolean ura_task_get_done (UraTask *self);

G_END_DECLS
