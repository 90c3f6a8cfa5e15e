/* The plan that follows: the same structure with new dates, linked back to where it comes from. */

#pragma once

#include "ura-store.h"

G_BEGIN_DECLS

typedef struct
{
  const char *code; /* new, no spaces */
  const char *title;
  const char *start; /* dates */
  const char *end;
} UraPlanSuccessor;

/* Copies the items (retired ones not), institutions, means of verification and indicators of
 * @plan_uid as one batch; every new item continues the old one. An indicator's last actual value
 * becomes its baseline; deadlines and targets are left to be set. Returns: (transfer full): uid of
 * the new plan. URA_STORE_ERROR_EXISTS when the code is taken, REFUSED with the reason when code,
 * title or dates are wrong. */
char *ura_plan_create_successor (UraStore *store,
                                 const char *plan_uid,
                                 const UraPlanSuccessor *successor,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
