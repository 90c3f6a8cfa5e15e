/* Why a workspace could not be opened, and what can be done: shown instead of the pages, because
 * starting with nothing would look like lost work. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define URA_TYPE_PROBLEM_PAGE (ura_problem_page_get_type ())
G_DECLARE_FINAL_TYPE (UraProblemPage, ura_problem_page, URA, PROBLEM_PAGE, AdwBin)

GtkWidget *ura_problem_page_new (void);
/* @error: what ura_store_open() said about the folder @path. */
void ura_problem_page_set (UraProblemPage *self, const char *path, const GError *error);

const char *ura_problem_page_get_title (UraProblemPage *self);       /* what is wrong, in short */
const char *ura_problem_page_get_description (UraProblemPage *self); /* why */

G_END_DECLS
