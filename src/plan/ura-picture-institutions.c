/* Who answers for each measure, and what it costs. */

#include "config.h"

#include "ura-plan-picture-private.h"

enum
{
  COLUMN_NODE,
  COLUMN_INSTITUTION,
  COLUMN_SHORT_NAME,
  COLUMN_NAME,
  COLUMN_ROLE,
  COLUMN_PRINTED,
};

static void
set_institution (UraPictureMaker *self,
                 UraPictureInstitution *institution,
                 const UraResult *result,
                 guint row,
                 const char *role)
{
  institution->institution = ura_result_get_text (result, row, COLUMN_INSTITUTION);
  institution->short_name = ura_result_get_text (result, row, COLUMN_SHORT_NAME);
  institution->name = ura_result_get_text (result, row, COLUMN_NAME);
  if (institution->short_name == NULL)
    institution->short_name = institution->name != NULL ? institution->name : "";
  institution->role = role;
  institution->printed = ura_result_get_text (result, row, COLUMN_PRINTED);
}

/* Short names of one role, and the cell as it was printed: the same in every row of the role. */
static const char *
join_role (UraPictureMaker *self,
           const UraPictureMeasure *measure,
           const char *role,
           const char **printed)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < measure->n_institutions; i++)
    {
      const UraPictureInstitution *institution = &measure->institutions[i];

      if (g_strcmp0 (institution->role, role) != 0)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", institution->short_name);
      if (*printed == NULL)
        *printed = institution->printed;
    }
  return ura_picture_keep (self, names->str);
}

static gboolean
load_budgets (UraPictureMaker *self, GError **error)
{
  UraPlanPicture *picture = self->picture;
  const UraResult *result = ura_picture_query (self, error, "measure_budget", "node.plan = :plan",
                                               NULL, "node", NULL);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    {
      int item = ura_plan_picture_find_item (picture, ura_result_get_text (result, row, 0));
      UraPictureMeasure *measure = item < 0 ? NULL : ura_picture_measure (picture, (guint) item);

      if (measure != NULL)
        measure->has_cost = TRUE;
    }
  return TRUE;
}

gboolean
ura_picture_load_institutions (UraPictureMaker *self, GError **error)
{
  static const char *const roles[] = { URA_ROLE_RESPONSIBLE, URA_ROLE_SUPPORTING, NULL };
  UraPlanPicture *picture = self->picture;
  const UraResult *result = ura_picture_query (
      self, error, "node_institution", "node.plan = :plan", "position", "node", "institution",
      "institution.short_name", "institution.name", "role", "text_printed", NULL);
  g_auto (UraPictureGroups) groups = { 0 };
  guint filled = 0;

  if (result == NULL)
    return FALSE;
  ura_picture_group (&groups, result, COLUMN_NODE, NULL, picture->by_uid, picture->n_items);
  picture->institutions = g_new0 (UraPictureInstitution, ura_result_get_n_rows (result) + 1);
  for (guint i = 0; i < picture->n_items; i++)
    {
      UraPictureMeasure *measure = ura_picture_measure (picture, i);

      if (measure == NULL)
        continue;
      measure->institutions = &picture->institutions[filled];
      /* Responsible ones, supporting ones, then every other role. */
      for (guint pass = 0; pass < G_N_ELEMENTS (roles); pass++)
        for (guint at = groups.starts[i]; at < groups.starts[i + 1]; at++)
          {
            guint row = groups.rows[at];
            const char *role = ura_picture_meaning (self, "institution_role",
                                                    ura_result_get_text (result, row, COLUMN_ROLE));
            gboolean named = role != NULL && g_strv_contains (roles, role);

            if (pass < G_N_ELEMENTS (roles) - 1 ? g_strcmp0 (role, roles[pass]) == 0 : !named)
              set_institution (self, &picture->institutions[filled++], result, row, role);
          }
      measure->n_institutions = (guint) (&picture->institutions[filled] - measure->institutions);
      measure->responsible = join_role (self, measure, URA_ROLE_RESPONSIBLE,
                                        &measure->responsible_printed);
      measure->supporting = join_role (self, measure, URA_ROLE_SUPPORTING,
                                       &measure->supporting_printed);
    }
  return load_budgets (self, error);
}
