/* One import on its way: what its parts share. */

#pragma once

#include "ura-plan-import.h"
#include "ura-plan-period.h"
#include "ura-plan-select.h"

G_BEGIN_DECLS

typedef struct _UraPlanInstitutions UraPlanInstitutions;

typedef struct
{
  UraStore *store; /* not read when @shipped: those records are the same in every office */
  const UraLanguage *language;
  GCancellable *cancellable;
  const UraPlanFile *file;
  gboolean shipped;
  UraPlanLists *lists;
  UraPeriodRecords *periods;
  UraPlanInstitutions *institutions;
  UraPlanImport *result;  /* edit and warnings go here */
  GPtrArray *node_uids;   /* (element-type utf8), as the file's nodes */
  GHashTable *nodes;      /* node code → uid */
  GHashTable *indicators; /* indicator code → uid */
} UraPlanImporter;

/* The uid of a new record: of shipped ones from register and @key (taken), else a new one. */
char *ura_plan_importer_uid (UraPlanImporter *self, const char *register_id, char *key);
/* Sets a field; NULL and "" leave it missing. */
void ura_plan_importer_text (UraPlanImporter *self,
                             const char *register_id,
                             const char *uid,
                             const char *field,
                             const char *text);
/* The same with the code of a meaning. */
void ura_plan_importer_choice (UraPlanImporter *self,
                               const char *register_id,
                               const char *uid,
                               const char *field,
                               const char *list,
                               const char *meaning);
/* Takes @sentence. */
void ura_plan_importer_warn (UraPlanImporter *self, guint line, char *sentence);

/* ura-plan-import-institutions.c: the declared institutions become records or are found, cells are
 * taken apart. NULL with @error. */
UraPlanInstitutions *ura_plan_institutions_new (UraPlanImporter *importer, GError **error);
void ura_plan_institutions_free (UraPlanInstitutions *self);
/* The uids named in a cell, each once, in order; names that nobody knows become new institutions.
 * (transfer container) (element-type utf8) */
GPtrArray *ura_plan_institutions_in_cell (UraPlanInstitutions *self, const char *cell, guint line);

/* ura-plan-import-nodes.c */
gboolean ura_plan_import_nodes (UraPlanImporter *self, GError **error);
/* ura-plan-import-links.c */
gboolean ura_plan_import_links (UraPlanImporter *self, GError **error);
/* Links that waited for the plan @code find their items in it: into @edit. */
gboolean ura_plan_resolve_links (UraStore *store,
                                 UraEdit *edit,
                                 const char *code,
                                 GHashTable *nodes,
                                 GCancellable *cancellable,
                                 GError **error);
/* Both ways, for a plan that is in the workspace: one batch of its own, none when nothing waits. */
gboolean ura_plan_resolve_all_links (UraStore *store, GCancellable *cancellable, GError **error);
/* ura-plan-import-indicators.c */
gboolean ura_plan_import_indicators (UraPlanImporter *self, GError **error);
/* ura-plan-import-warnings.c: what is doubtful in the plan as a whole. */
void ura_plan_import_warn_all (UraPlanImporter *self);

/* ura-plan-import.c: the shipped form of ura_plan_import_prepare(). */
UraPlanImport *ura_plan_import_prepare_shipped (UraStore *store,
                                                const UraPlanFile *file,
                                                const char *source,
                                                GCancellable *cancellable,
                                                GError **error);

G_END_DECLS
