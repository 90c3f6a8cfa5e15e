/* What a batch changed, for the signal "changed". */

#pragma once

#include "ura-connection.h"

G_BEGIN_DECLS

/* Takes the records out of the outcome. */
UraChanges *ura_changes_new (UraOutcome *outcome);
UraChanges *ura_changes_ref (UraChanges *self);
void ura_changes_unref (UraChanges *self);

/* Tells the main context of the store what a batch changed; on the store thread. @outcome may be
 * NULL. */
void ura_store_announce (UraStore *store, UraOutcome *outcome);

G_END_DECLS
