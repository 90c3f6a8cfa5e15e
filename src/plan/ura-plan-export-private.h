/* One export on its way: what its parts share. */

#pragma once

#include "ura-plan-export.h"
#include "ura-plan-file-private.h"
#include "ura-plan-select.h"

G_BEGIN_DECLS

typedef struct
{
  UraStore *store;
  GCancellable *cancellable;
  const char *plan; /* uid */
  UraPlanFile *file;
  UraPlanLists *lists;
  GHashTable *nodes; /* uid → index + 1 */
  char *lead;        /* uid */
} UraPlanExport;

/* A query with the parameter :plan. (transfer full) */
UraResult *ura_plan_export_query (UraPlanExport *self,
                                  GError **error,
                                  const char *register_id,
                                  const char *where,
                                  const char *sort,
                                  ...) G_GNUC_NULL_TERMINATED;
/* Takes @sentence. */
void ura_plan_export_warn (UraPlanExport *self, char *sentence);
/* A code without the plan's in front. (transfer full) */
char *ura_plan_export_code (const UraPlanExport *self, const char *code);

/* ura-plan-export-institutions.c, ura-plan-export-indicators.c */
gboolean ura_plan_export_institutions (UraPlanExport *self, GError **error);
gboolean ura_plan_export_indicators (UraPlanExport *self, GError **error);

G_END_DECLS
