/* A layout that stacks widgets, each as high as it wants to be: a viewport otherwise gives what it
 * scrolls the least height, and a list in it shows three rows. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define URA_TYPE_NATURAL_COLUMN (ura_natural_column_get_type ())
G_DECLARE_FINAL_TYPE (UraNaturalColumn, ura_natural_column, URA, NATURAL_COLUMN, GtkLayoutManager)

G_END_DECLS
