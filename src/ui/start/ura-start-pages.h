/* The widgets of the first start's pages, in the language chosen on the first of them: not a
 * template, because a class has one template for good. */

#pragma once

#include <adwaita.h>

#include "ura-new-workspace.h"

G_BEGIN_DECLS

typedef struct _UraStartPages UraStartPages;

/* Adds the pages to @stack, filled with @answers. */
UraStartPages *ura_start_pages_new (GtkStack *stack, const UraNewWorkspace *answers);
/* Takes the pages out again. */
void ura_start_pages_free (UraStartPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraStartPages, ura_start_pages_free)

/* What the pages hold now, into @answers. */
void ura_start_pages_read (UraStartPages *self, UraNewWorkspace *answers);
/* The name, function of who works here already. */
void ura_start_pages_set_person (UraStartPages *self, const char *name, const char *function);

/* Moves the focus into the page @name. */
void ura_start_pages_focus (UraStartPages *self, const char *name);
/* Shows what is wrong in its place, or takes it away with @sentence NULL. */
void ura_start_pages_set_problem (UraStartPages *self, UraStartField field, const char *sentence);
/* Adapts the page "place" to what was chosen on the page "plan". */
void ura_start_pages_prepare_place (UraStartPages *self, const UraNewWorkspace *answers);
/* Follows the work. @task NULL = none. */
void ura_start_pages_set_task (UraStartPages *self, UraTask *task);

G_END_DECLS
