/* A plan of the workspace as text again. */

#pragma once

#include "ura-plan-file.h"
#include "ura-store.h"

G_BEGIN_DECLS

/* The plan with @plan_uid in the form of its file; what the format has no word for is named in the
 * file's warnings. Retired items are left out. Returns: (transfer full), NULL with @error. */
UraPlanFile *ura_plan_export (UraStore *store,
                              const char *plan_uid,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
