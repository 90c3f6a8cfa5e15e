/* The program on a workspace with the plan of Korçë, its page at hand. */

#pragma once

#include "form-fixture.h"

#include "ura-plan-page-private.h"

G_BEGIN_DECLS

typedef struct
{
  UraApplication *application;
  UraWindow *window;
  UraStore *store;
  UraPlanPage *page;
} PlanFixture;

/* Prepares a workspace before the program opens it; may be NULL. */
typedef void (*PlanPrepare) (UraStore *store);

/* @shipped: ids of the plans to bring in, NULL-terminated, or NULL for none. Waits until the list
 * has its rows. */
void plan_fixture_init (PlanFixture *fixture, const char *const *shipped, PlanPrepare prepare);
void plan_fixture_clear (PlanFixture *fixture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlanFixture, plan_fixture_clear)

extern const char *const plan_korce[];

/* The uid of the item with this code. (transfer full) */
char *plan_uid_of (UraStore *store, const char *code);
/* Reports on a measure in the period with this key. */
void plan_report (UraStore *store,
                  const char *code,
                  const char *period,
                  const char *status,
                  const char *new_deadline);
/* How many records outside the bin satisfy @where (NULL = all). */
guint plan_count (UraStore *store, const char *register_id, const char *where);

/* Waits until the list has been read again, and all that was to happen after it has. */
void plan_settle (PlanFixture *fixture);
guint plan_n_rows (PlanFixture *fixture);
/* The codes of the list in order, separated by spaces. (transfer full) */
char *plan_codes (PlanFixture *fixture);
/* The row of an item, loaded. (transfer full) */
UraRow *plan_row (PlanFixture *fixture, const char *code);
/* Types into the search and waits. */
void plan_search (PlanFixture *fixture, const char *words);
/* Selects an item and waits for its page. */
void plan_select (PlanFixture *fixture, const char *code);
/* An action of the group "plan". */
void plan_act (PlanFixture *fixture, const char *action);
/* Waits until the text of a column of an item is @value (NULL: missing). */
void plan_wait_text (PlanFixture *fixture,
                     const char *code,
                     UraPlanColumn column,
                     const char *value);
/* The same of a number; -1: missing. */
void plan_wait_number (PlanFixture *fixture, const char *code, UraPlanColumn column, gint64 number);
/* Waits until the codes of the list are these. */
void plan_wait_codes (PlanFixture *fixture, const char *codes);

G_END_DECLS
