/* What the page of an item shows before anything else, read in one query. */

#pragma once

#include "ura-plan-context.h"

G_BEGIN_DECLS

/* All texts belong to it. */
typedef struct
{
  UraResult *result;

  const char *uid;
  const char *code;
  const char *printed;
  const char *printed_also;
  const char *text;
  const char *expected_result;
  const char *type; /* meaning */
  const char *type_label;
  const char *note;

  const char *above_uid; /* right above it */
  const char *above_code;
  const char *above_text;
  const char *top_uid; /* above that */
  const char *top_code;
  const char *top_text;

  const char *deadline; /* as printed */
  const char *due;      /* date: reported, of the item, or of the plan */
  const char *start;    /* of the item, or of the plan */
  const char *end;
  const char *recurrence; /* meaning */
  const char *recurrence_label;
  gint64 recurrence_count;

  const char *status; /* meaning; NULL: nothing reported */
  const char *status_label;
  int progress; /* percent, -1: not said */
  gboolean overdue;
  gboolean incomplete;
  const char *report; /* uid of the report of the period, NULL when there is none */

  const char *retired_on;
  const char *retired_reason;
  gboolean has_parts;
  gboolean used; /* something was recorded below it, so it cannot be deleted */
} UraNodeFacts;

void ura_node_facts_read_async (UraPlanContext *context,
                                const char *uid,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* Called with the store as source object. Returns: (transfer full), NULL with @error; NOT_FOUND
 * when there is no such item. */
UraNodeFacts *ura_node_facts_read_finish (UraStore *store, GAsyncResult *result, GError **error);
void ura_node_facts_free (UraNodeFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraNodeFacts, ura_node_facts_free)

gboolean ura_node_facts_is_measure (const UraNodeFacts *self);
/* It repeats, or is carried out as needed. */
gboolean ura_node_facts_is_recurring (const UraNodeFacts *self);
/* Times it must be carried out in @period; 0 when it does not repeat. */
gint64 ura_node_facts_occurrences (const UraNodeFacts *self, const UraPeriod *period);

G_END_DECLS
