/* What a user does to a plan: add, move, retire an item, report on a measure. All calls block.
 * Where an @edit is taken, the caller applies it (with more changes of its own, if it likes). */

#pragma once

#include "ura-period.h"
#include "ura-store.h"

G_BEGIN_DECLS

/* The code that follows the last sibling's: after A.1.3.b comes A.1.3.c, after 2.1.7 comes 2.1.8;
 * the first child of A.1 is A.1.a for a measure, A.1.1 otherwise. With the plan's code in front,
 * unused in the plan. (transfer full) */
char *ura_plan_suggest_code (UraStore *store,
                             const char *plan_uid,
                             const char *parent_uid,
                             const char *type,
                             GError **error);

/* Adds an item as the last child of @parent_uid (NULL = the top). @code NULL = the suggested one.
 * The type must fit below its parent, else URA_STORE_ERROR_REFUSED. Returns: (transfer full): its
 * uid. */
char *ura_plan_add_node (UraStore *store,
                         UraEdit *edit,
                         const char *plan_uid,
                         const char *parent_uid,
                         const char *type,
                         const char *code,
                         const char *text,
                         GError **error);

/* Which types may stand below @parent_type (NULL = the top). NULL-terminated, (transfer none). */
const char *const *ura_plan_types_below (const char *parent_type);

typedef enum
{
  URA_PLAN_MOVE_UP = -1, /* before the sibling above */
  URA_PLAN_MOVE_DOWN = 1,
} UraPlanMove;

/* Moves an item among its siblings, past retired ones. At the end of them the edit stays empty
 * (ura_edit_is_empty()). */
gboolean ura_plan_move_node (
    UraStore *store, UraEdit *edit, const char *node_uid, UraPlanMove move, GError **error);
/* Puts the item with all below it at @position (0-based, G_MAXUINT = last) of @parent_uid's
 * children. REFUSED: below itself, in another plan, or where its type does not fit. */
gboolean ura_plan_move_node_to (UraStore *store,
                                UraEdit *edit,
                                const char *node_uid,
                                const char *parent_uid,
                                guint position,
                                GError **error);

/* Retires the item and all below it; @reason must say something. */
gboolean ura_plan_retire_node (UraStore *store,
                               UraEdit *edit,
                               const char *node_uid,
                               const char *day,
                               const char *reason,
                               GError **error);
/* Takes it back, for the item, all below it and, so that it shows, all above it. */
gboolean ura_plan_unretire_node (UraStore *store,
                                 UraEdit *edit,
                                 const char *node_uid,
                                 GError **error);

/* The report on a measure for a period: the existing one, or one that @edit creates (with the
 * period's record where missing). @created tells which (optional, out). Only measures and
 * sub-measures: else REFUSED. Returns: (transfer full): its uid. */
char *ura_plan_report_on (UraStore *store,
                          UraEdit *edit,
                          const char *node_uid,
                          const UraPeriod *period,
                          gboolean *created,
                          GError **error);

G_END_DECLS
