/* The practice workspace: every register filled with invented people and records, for training and
 * for measuring. The same seed gives the same records. */

#pragma once

#include "ura-store.h"
#include "ura-task.h"

G_BEGIN_DECLS

/* What a practice workspace has when nobody asks for more. */
#define URA_PRACTICE_RECORDS 2000

/* Brings in the three shipped plans, reports on their measures for every period up to today, and
 * adds documents, institutions and acts until about @records records were made (at most 2,000,000).
 * For a workspace that was just created; its records cannot be undone. Blocks; @task (nullable) is
 * told the progress and asked for cancelling. */
gboolean ura_practice_fill (
    UraStore *store, guint64 seed, guint records, UraTask *task, GError **error);

G_END_DECLS
