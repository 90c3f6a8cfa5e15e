/* The inside of a picture, for the files that draw it. */

#pragma once

#include "ura-plan-picture.h"
#include "ura-plan-select.h"

G_BEGIN_DECLS

struct _UraPlanPicture
{
  gatomicrefcount references;
  UraPeriod period;
  char period_key[32];
  char day[11];
  gint64 log_position;
  UraPicturePlan plan;
  char plan_first[11]; /* first and last day of the plan, "" when missing */
  char plan_last[11];

  UraPictureItem *items;
  guint n_items;
  GHashTable *by_uid; /* uid → index + 1; the keys belong to the results */
  UraPictureMeasure *measures;
  UraPictureInstitution *institutions;
  UraPictureVerification *verifications;
  UraPictureEvidence *evidence;
  UraPictureReport *reports;

  UraPictureIndicator *indicators;
  guint n_indicators;
  UraPictureFigure *targets;
  UraPictureSplit *splits;
  UraPictureCell *cells;

  /* What all texts point into. */
  GPtrArray *results; /* UraResult */
  GStringChunk *texts;
  UraPlanLists *lists;
};

/* Drawing one. */
typedef struct
{
  UraPlanPicture *picture;
  UraStore *store;
  const char *plan; /* uid */
  const UraLanguage *language;
  GCancellable *cancellable;
  gboolean with_retired;
  gboolean with_indicators;
} UraPictureMaker;

/* Runs a query about the plan (parameters :plan, :start, :end, the last two those of the period)
 * and keeps its result for the picture's life. @sorts: expressions separated by ";", "-" before
 * what goes down. Returns: (transfer none), NULL with @error. */
UraResult *ura_picture_query (UraPictureMaker *self,
                              GError **error,
                              const char *register_id,
                              const char *where,
                              const char *sorts,
                              ...) G_GNUC_NULL_TERMINATED;

/* The rows of a result by their owner: rows[starts[i]] … rows[starts[i + 1] - 1] are those of owner
 * i, in the result's order. Rows of nobody are left out. */
typedef struct
{
  guint *starts; /* n_owners + 1 */
  guint *rows;
} UraPictureGroups;

/* @owners: uid → index + 1. @column holds the uid; @prefix stands before it ("node:"), or NULL. */
void ura_picture_group (UraPictureGroups *groups,
                        const UraResult *result,
                        guint column,
                        const char *prefix,
                        GHashTable *owners,
                        guint n_owners);
void ura_picture_groups_clear (UraPictureGroups *groups);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraPictureGroups, ura_picture_groups_clear)

/* NULL for a missing value; "" where a label is wanted. All (transfer none). */
const char *ura_picture_label (UraPictureMaker *self, const char *list, const char *code);
const char *ura_picture_meaning (UraPictureMaker *self, const char *list, const char *code);
/* Copies a text into the picture. */
const char *ura_picture_keep (UraPictureMaker *self, const char *text);

gboolean ura_picture_load_plan (UraPictureMaker *self, GError **error);
gboolean ura_picture_load_items (UraPictureMaker *self, GError **error);
gboolean ura_picture_load_institutions (UraPictureMaker *self, GError **error);
gboolean ura_picture_load_evidence (UraPictureMaker *self, GError **error);
gboolean ura_picture_load_reports (UraPictureMaker *self, GError **error);
gboolean ura_picture_load_indicators (UraPictureMaker *self, GError **error);

/* The measure of an item, to be filled; NULL when it is none. */
UraPictureMeasure *ura_picture_measure (UraPlanPicture *picture, guint item);

G_END_DECLS
