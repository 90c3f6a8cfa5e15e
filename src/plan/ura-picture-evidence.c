/* Means of verification of each measure, and the documents that were filed as evidence. */

#include "config.h"

#include "ura-plan-picture-private.h"

enum
{
  EVIDENCE_TARGET,
  EVIDENCE_DOCUMENT,
  EVIDENCE_TITLE,
  EVIDENCE_KIND,
  EVIDENCE_DATE,
  EVIDENCE_PROTOCOL,
  EVIDENCE_VERIFICATION,
  EVIDENCE_PERIOD,
};

static gboolean
load_verifications (UraPictureMaker *self, GHashTable *by_uid, GError **error)
{
  UraPlanPicture *picture = self->picture;
  const UraResult *result = ura_picture_query (self, error, "verification", "node.plan = :plan",
                                               "position", "node", "uid", "text", "kind", NULL);
  g_auto (UraPictureGroups) groups = { 0 };
  guint filled = 0;

  if (result == NULL)
    return FALSE;
  ura_picture_group (&groups, result, 0, NULL, picture->by_uid, picture->n_items);
  picture->verifications = g_new0 (UraPictureVerification, ura_result_get_n_rows (result) + 1);
  for (guint i = 0; i < picture->n_items; i++)
    {
      UraPictureMeasure *measure = ura_picture_measure (picture, i);

      if (measure == NULL)
        continue;
      measure->verifications = &picture->verifications[filled];
      measure->n_verifications = groups.starts[i + 1] - groups.starts[i];
      for (guint at = groups.starts[i]; at < groups.starts[i + 1]; at++)
        {
          guint row = groups.rows[at];
          const char *kind = ura_result_get_text (result, row, 3);
          UraPictureVerification *verification = &picture->verifications[filled++];

          verification->uid = ura_result_get_text (result, row, 1);
          verification->text = ura_result_get_text (result, row, 2);
          verification->kind = ura_picture_meaning (self, "evidence_kind", kind);
          verification->kind_label = ura_picture_label (self, "evidence_kind", kind);
          g_hash_table_insert (by_uid, (gpointer) verification->uid, verification);
        }
    }
  return TRUE;
}

static void
set_evidence (UraPictureMaker *self,
              UraPictureEvidence *evidence,
              const UraResult *result,
              guint row,
              GHashTable *verifications)
{
  UraPictureVerification *verification;

  evidence->document = ura_result_get_text (result, row, EVIDENCE_DOCUMENT);
  evidence->title = ura_result_get_text (result, row, EVIDENCE_TITLE);
  evidence->kind_label = ura_picture_label (self, "evidence_kind",
                                            ura_result_get_text (result, row, EVIDENCE_KIND));
  evidence->date = ura_result_get_text (result, row, EVIDENCE_DATE);
  evidence->protocol_no = ura_result_get_text (result, row, EVIDENCE_PROTOCOL);
  evidence->verification = ura_result_get_text (result, row, EVIDENCE_VERIFICATION);
  evidence->period = ura_result_get_text (result, row, EVIDENCE_PERIOD);
  verification = evidence->verification == NULL
                     ? NULL
                     : g_hash_table_lookup (verifications, evidence->verification);
  if (verification != NULL)
    verification->n_evidence++;
}

/* A reference to any record is "register:uid", so those to items stand together in the index. */
gboolean
ura_picture_load_evidence (UraPictureMaker *self, GError **error)
{
  UraPlanPicture *picture = self->picture;
  g_autoptr (GHashTable) verifications = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (UraPictureGroups) groups = { 0 };
  const UraResult *result;
  guint filled = 0;

  if (!load_verifications (self, verifications, error))
    return FALSE;
  result = ura_picture_query (self, error, "evidence_link",
                              "target >= 'node:' and target < 'node;' and "
                              "coalesce (period.start, '') <= :end",
                              "created_at", "target", "document", "document.title", "document.kind",
                              "document.date", "document.protocol_no", "verification", "period.key",
                              NULL);
  if (result == NULL)
    return FALSE;
  ura_picture_group (&groups, result, EVIDENCE_TARGET, "node:", picture->by_uid, picture->n_items);
  picture->evidence = g_new0 (UraPictureEvidence, ura_result_get_n_rows (result) + 1);
  for (guint i = 0; i < picture->n_items; i++)
    {
      UraPictureMeasure *measure = ura_picture_measure (picture, i);

      if (measure == NULL)
        continue;
      measure->evidence = &picture->evidence[filled];
      measure->n_evidence = groups.starts[i + 1] - groups.starts[i];
      for (guint at = groups.starts[i]; at < groups.starts[i + 1]; at++)
        set_evidence (self, &picture->evidence[filled++], result, groups.rows[at], verifications);
    }
  return TRUE;
}
