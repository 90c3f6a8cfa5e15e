/* What the tests of plans share: the shipped files, temporary workspaces, looking up records. */

#pragma once

#include "ura-plan-file.h"
#include "ura-store.h"

G_BEGIN_DECLS

/* The text of data/plans/<name>.plan. (transfer full) */
char *plan_test_text (const char *name);
/* Reads @text in English and asserts that it is right. (transfer full) */
UraPlanFile *plan_test_read (const char *text);

G_END_DECLS
