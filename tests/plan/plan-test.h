/* What the tests of plans share: the shipped files, temporary workspaces, looking up records. */

#pragma once

#include "ura-plan-file.h"
#include "ura-store.h"

G_BEGIN_DECLS

/* The text of data/plans/<name>.plan. (transfer full) */
char *plan_test_text (const char *name);
/* Reads @text in English and asserts that it is right. (transfer full) */
UraPlanFile *plan_test_read (const char *text);

/* A temporary workspace, in English; plan_test_close() removes it. */
UraStore *plan_test_open (void);
void plan_test_close (UraStore *store);
/* Imports @text as a user's plan. Returns: (transfer full): the plan's uid. */
char *plan_test_import (UraStore *store, const char *text);

/* How many records satisfy @where (NULL = all). */
gint64 plan_test_count (UraStore *store, const char *register_id, const char *where);
/* @column of the first record that satisfies @where, as plain text; NULL when there is none. */
char *plan_test_text_of (UraStore *store,
                         const char *register_id,
                         const char *where,
                         const char *column);
/* The uid of the one record that satisfies @where. (transfer full) */
char *plan_test_uid (UraStore *store, const char *register_id, const char *where);
void plan_test_apply (UraStore *store, UraEdit *edit);
/* Asserts that the file and the records are whole (ura_store_check). */
void plan_test_check (UraStore *store);

G_END_DECLS
