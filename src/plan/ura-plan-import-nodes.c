/* The items of a plan with their deadlines, institutions and means of verification. */

#include "config.h"

#include "ura-plan-codes.h"
#include "ura-plan-deadline.h"
#include "ura-plan-file-private.h"
#include "ura-plan-import-private.h"

static char *
node_key (const UraPlanImporter *self, const UraPlanFileNode *node)
{
  return g_strdup_printf ("%s/%s", self->file->plan->code, node->code);
}

static void
import_deadline (UraPlanImporter *self, const UraPlanFileNode *node, const char *uid)
{
  UraPlanDeadline deadline = ura_plan_deadline_parse (node->deadline, self->file->plan->start);

  ura_plan_importer_text (self, "node", uid, "deadline_text", node->deadline);
  /* What the document prints in columns of their own goes before what its text says. */
  ura_plan_importer_text (self, "node", uid, "start",
                          node->start != NULL ? node->start : deadline.start);
  ura_plan_importer_text (self, "node", uid, "end", node->end != NULL ? node->end : deadline.end);
  ura_plan_importer_choice (self, "node", uid, "recurrence", "recurrence", deadline.recurrence);
  if (deadline.count > 0)
    ura_edit_set_integer (self->result->edit, "node", uid, "recurrence_count", deadline.count);
  if (deadline.warning != NULL)
    ura_plan_importer_warn (
        self, node->line,
        g_strdup_printf ("%s: %s", node->code, ura_tr (self->language, deadline.warning)));
}

/* One row an institution; the whole printed cell stands in each, so that it can be shown as it was.
 */
static void
import_cell (UraPlanImporter *self,
             const UraPlanFileNode *node,
             const char *node_uid,
             const char *cell,
             const char *role)
{
  g_autoptr (GPtrArray) uids = NULL;

  if (cell == NULL || *cell == '\0')
    return;
  uids = ura_plan_institutions_in_cell (self->institutions, cell, node->line);
  for (guint i = 0; i < uids->len; i++)
    {
      g_autofree char *key = node_key (self, node);
      g_autofree char *uid = ura_plan_importer_uid (self, "node_institution",
                                                    g_strdup_printf ("%s/%s/%u", key, role, i));

      ura_edit_create (self->result->edit, "node_institution", uid);
      ura_plan_importer_text (self, "node_institution", uid, "node", node_uid);
      ura_plan_importer_text (self, "node_institution", uid, "institution", uids->pdata[i]);
      ura_plan_importer_choice (self, "node_institution", uid, "role", "institution_role", role);
      ura_plan_importer_text (self, "node_institution", uid, "text_printed", cell);
      ura_edit_set_integer (self->result->edit, "node_institution", uid, "position", i + 1);
    }
}

static void
import_verifications (UraPlanImporter *self, const UraPlanFileNode *node, const char *node_uid)
{
  for (guint i = 0; i < node->verifications->len; i++)
    {
      const UraPlanFileVerification *verification = node->verifications->pdata[i];
      g_autofree char *key = NULL;
      g_autofree char *uid = NULL;

      if (*verification->text == '\0')
        continue;
      key = node_key (self, node);
      uid = ura_plan_importer_uid (self, "verification", g_strdup_printf ("%s/%u", key, i));
      ura_edit_create (self->result->edit, "verification", uid);
      ura_plan_importer_text (self, "verification", uid, "node", node_uid);
      ura_plan_importer_text (self, "verification", uid, "text", verification->text);
      ura_plan_importer_choice (self, "verification", uid, "kind", "evidence_kind",
                                verification->kind);
      ura_edit_set_integer (self->result->edit, "verification", uid, "position", i + 1);
    }
}

static void
count_node (UraPlanImport *result, const UraPlanFileNode *node)
{
  switch (ura_plan_type_rank (node->type))
    {
    case 0:
      result->n_areas++;
      break;
    case 1:
      result->n_objectives++;
      break;
    default:
      result->n_measures++;
      break;
    }
}

static void
import_node (UraPlanImporter *self, const UraPlanFileNode *node, const char *uid, guint position)
{
  UraEdit *edit = self->result->edit;
  g_autofree char *code = g_strdup_printf ("%s-%s", self->file->plan->code, node->code);

  ura_edit_create (edit, "node", uid);
  ura_plan_importer_text (self, "node", uid, "plan", self->result->plan);
  if (node->parent >= 0)
    ura_plan_importer_text (self, "node", uid, "parent", self->node_uids->pdata[node->parent]);
  ura_plan_importer_choice (self, "node", uid, "type", "node_type", node->type);
  ura_plan_importer_text (self, "node", uid, "code", code);
  ura_plan_importer_text (self, "node", uid, "code_printed", node->printed);
  ura_plan_importer_text (self, "node", uid, "code_printed_also", node->printed_also);
  ura_plan_importer_text (self, "node", uid, "text", node->text);
  ura_plan_importer_text (self, "node", uid, "expected_result", node->result);
  ura_plan_importer_text (self, "node", uid, "note", node->note);
  ura_edit_set_integer (edit, "node", uid, "position", position);
  import_deadline (self, node, uid);
  import_cell (self, node, uid, node->responsible, URA_ROLE_RESPONSIBLE);
  import_cell (self, node, uid, node->supporting, URA_ROLE_SUPPORTING);
  import_verifications (self, node, uid);
  count_node (self->result, node);
}

gboolean
ura_plan_import_nodes (UraPlanImporter *self, GError **error)
{
  const GPtrArray *nodes = self->file->nodes;
  g_autofree guint *n_children = g_new0 (guint, nodes->len + 1);

  for (guint i = 0; i < nodes->len; i++)
    {
      const UraPlanFileNode *node = nodes->pdata[i];
      char *uid = ura_plan_importer_uid (self, "node", node_key (self, node));

      g_ptr_array_add (self->node_uids, uid);
      g_hash_table_insert (self->nodes, node->code, uid);
    }
  for (guint i = 0; i < nodes->len; i++)
    {
      const UraPlanFileNode *node = nodes->pdata[i];

      import_node (self, node, self->node_uids->pdata[i], ++n_children[node->parent + 1]);
      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  return TRUE;
}
