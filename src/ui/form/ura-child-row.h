/* The rows of a list of children. */

#pragma once

#include <adwaita.h>

#include "ura-child-columns.h"

G_BEGIN_DECLS

/* Rows of a title and details, for items of the type UraRow. Returns: (transfer full). */
GtkListItemFactory *ura_child_row_factory_new (UraChildColumns *columns);

G_END_DECLS
