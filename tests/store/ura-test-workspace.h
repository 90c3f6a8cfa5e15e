/* A workspace of its own for each test, in a temporary folder that goes with it. */

#pragma once

#include "ura-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder; /* temporary */
  char *path;   /* the workspace in it */
  UraStore *store;
} UraTestWorkspace;

UraTestWorkspace *ura_test_workspace_new (void);
void ura_test_workspace_free (UraTestWorkspace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraTestWorkspace, ura_test_workspace_free)
/* Closes and opens again. */
void ura_test_workspace_reopen (UraTestWorkspace *self);

/* Applies the edit, which is freed, and fails the test when it is refused. */
void ura_test_apply (UraStore *store, UraEdit *edit);
/* One value of one record. (transfer full) text, "" when missing */
char *ura_test_value (UraStore *store, const char *register_id, const char *uid, const char *field);
/* Every value of every record, in the bin or not, with its place in the tree. (transfer full) */
char *ura_test_dump (UraStore *store);
/* Makes all tables again from the log. */
void ura_test_rebuild (UraStore *store);
/* Asserts that ura_store_check() finds nothing. */
void ura_test_check (UraStore *store);
/* Runs the main context until nothing is pending. */
void ura_test_settle (void);
/* Removes a folder and everything in it. */
void ura_test_remove_folder (const char *path);

G_END_DECLS
