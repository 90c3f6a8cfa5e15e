/* What is known of a child before anything is filled in: which record it is part of. */

#pragma once

#include "ura-presets.h"
#include "ura-store.h"

G_BEGIN_DECLS

/* Whether everything that a form does not ask for is known, so that a child can be added. */
gboolean ura_child_presets_suffice (UraSchema *schema,
                                    const char *register_id,
                                    const UraChild *child);
/* Of a new child of @parent. Returns: (transfer full). */
UraPresets *ura_child_presets_new (UraSchema *schema, const UraChild *child, UraRecord *parent);

G_END_DECLS
