/* A plan's text becomes records: one edit, applied as one batch or not at all. */

#pragma once

#include "ura-plan-file.h"
#include "ura-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *plan; /* uid of the plan */
  char *code;
  char *title;
  guint n_areas; /* areas and policy goals */
  guint n_objectives;
  guint n_measures; /* with sub-measures */
  guint n_indicators;
  guint n_new_institutions; /* that the edit makes */
  GPtrArray *warnings; /* (element-type UraPlanProblem): of the text and of the import, by line */
  UraEdit *edit;       /* what will be, or was, applied */
} UraPlanImport;

void ura_plan_import_free (UraPlanImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraPlanImport, ura_plan_import_free)

/* All calls block; use a worker thread in the window. Sentences are in the store's language. */

/* What importing @file would do; nothing is written. The plan's code must be new
 * (URA_STORE_ERROR_EXISTS). Returns: (transfer full), NULL with @error. */
UraPlanImport *ura_plan_import_prepare (UraStore *store,
                                        const UraPlanFile *file,
                                        GCancellable *cancellable,
                                        GError **error);
/* Applies it as one batch, one step of undo. */
gboolean ura_plan_import_apply (UraStore *store,
                                UraPlanImport *self,
                                GCancellable *cancellable,
                                GError **error);

/* A plan that comes with Ura. */
typedef struct
{
  char *id; /* "korce-2022-2025", "pkv-2021-2023", "fier-krat-2022" */
  char *code;
  char *title;
  char *uid; /* of its record, in every office */
} UraPlanShipped;
void ura_plan_shipped_free (UraPlanShipped *shipped);
/* (element-type UraPlanShipped) (transfer full) */
GPtrArray *ura_plan_shipped_list (void);
/* The text of the shipped plan @id. (transfer full), NULL when there is none. */
GBytes *ura_plan_shipped_text (const char *id);
/* Brings the shipped plan @id in, the same records in every office; again is harmless and never
 * overwrites an edited field. Returns: (transfer full), NULL with @error. */
UraPlanImport *ura_plan_import_shipped (UraStore *store,
                                        const char *id,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
