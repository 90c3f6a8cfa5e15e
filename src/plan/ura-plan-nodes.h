/* Items of a plan as the actions see them. Private to this layer. */

#pragma once

#include "ura-plan-select.h"

G_BEGIN_DECLS

typedef struct
{
  char *uid;
  char *plan;
  char *plan_code;
  char *parent; /* NULL at the top */
  char *type;   /* meaning */
  char *code;
  char *path;
  gint64 position; /* 0 when missing */
  gboolean retired;
} UraPlanNode;

void ura_plan_node_free (UraPlanNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraPlanNode, ura_plan_node_free)

/* NOT_FOUND with a sentence when there is none, or it is in the bin. */
UraPlanNode *ura_plan_node_load (UraStore *store, const char *uid, GError **error);
/* The items directly below @parent (NULL = the top of @plan), in order. (element-type UraPlanNode)
 */
GPtrArray *ura_plan_node_load_children (UraStore *store,
                                        const char *plan,
                                        const char *parent,
                                        GError **error);
/* The uids of the item and of everything below it. (element-type utf8) */
GPtrArray *ura_plan_node_load_below (UraStore *store, const UraPlanNode *node, GError **error);
/* Fails with URA_STORE_ERROR_REFUSED and the (translated) sentence; always FALSE. */
gboolean ura_plan_refuse (GError **error, const char *sentence);

G_END_DECLS
