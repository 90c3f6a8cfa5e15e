/* Turns a plan file into one edit and applies it. Shipped plans give the same records with the same
 * uids in every office, so nothing in their edit depends on what else the workspace holds. */

#include "config.h"

#include "ura-plan-import-private.h"
#include "ura-text.h"
#include "ura-uid.h"

void
ura_plan_import_free (UraPlanImport *self)
{
  if (self == NULL)
    return;
  g_free (self->plan);
  g_free (self->code);
  g_free (self->title);
  g_ptr_array_unref (self->warnings);
  ura_edit_free (self->edit);
  g_free (self);
}

static UraPlanImport *
import_new (const UraPlanFile *file)
{
  UraPlanImport *self = g_new0 (UraPlanImport, 1);

  self->code = g_strdup (file->plan->code);
  self->title = g_strdup (file->plan->title);
  self->warnings = ura_plan_problems_new ();
  self->edit = ura_edit_new (N_ ("Import a plan"));
  return self;
}

char *
ura_plan_importer_uid (UraPlanImporter *self, const char *register_id, char *key)
{
  char *uid = self->shipped ? ura_uid_for (register_id, key) : ura_uid_new ();

  g_free (key);
  return uid;
}

void
ura_plan_importer_text (UraPlanImporter *self,
                        const char *register_id,
                        const char *uid,
                        const char *field,
                        const char *text)
{
  if (text != NULL && *text != '\0')
    ura_edit_set_text (self->result->edit, register_id, uid, field, text);
}

void
ura_plan_importer_choice (UraPlanImporter *self,
                          const char *register_id,
                          const char *uid,
                          const char *field,
                          const char *list,
                          const char *meaning)
{
  ura_plan_importer_text (self, register_id, uid, field,
                          ura_plan_lists_code (self->lists, list, meaning));
}

void
ura_plan_importer_warn (UraPlanImporter *self, guint line, char *sentence)
{
  g_ptr_array_add (self->result->warnings, ura_plan_problem_new (line, 0, sentence));
}

/* What kind of act a title names; nothing where it does not say so itself. */
static const char *
act_kind (const char *title)
{
  static const struct
  {
    const char *beginning;
    const char *kind;
  } beginnings[] = {
    { "vendimi i keshillit te ministrave", "cabinet_decision" },
    { "vendim i keshillit te ministrave", "cabinet_decision" },
    { "vkm", "cabinet_decision" },
    { "vendim i krat", "krat_decision" },
    { "vendimi i keshillit bashkiak", "council_decision" },
    { "vendim i keshillit bashkiak", "council_decision" },
    { "ligj", "law" },
    { "urdher i kryeministrit", "prime_minister_order" },
    { "memorandum", "memorandum" },
  };
  g_autofree char *folded = ura_text_fold (title);

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (folded, beginnings[i].beginning))
      return beginnings[i].kind;
  return NULL;
}

/* The first record whose text @field folds to that of @text. FALSE on errors only. */
static gboolean
find_by_text (UraPlanImporter *self,
              const char *register_id,
              const char *field,
              const char *text,
              char **uid,
              GError **error)
{
  g_autofree char *folded = ura_text_fold (text);
  g_autoptr (UraResult) result = NULL;

  *uid = NULL;
  if (self->shipped)
    return TRUE;
  result = ura_plan_select (self->store, self->cancellable, error, register_id, NULL, NULL, NULL,
                            "uid", field, NULL);
  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result) && *uid == NULL; row++)
    {
      const char *known = ura_result_get_text (result, row, 1);
      g_autofree char *folded_known = known == NULL ? NULL : ura_text_fold (known);

      if (g_strcmp0 (folded, folded_known) == 0)
        *uid = g_strdup (ura_result_get_text (result, row, 0));
    }
  return TRUE;
}

static gboolean
import_act (UraPlanImporter *self, GError **error)
{
  const UraPlanFilePlan *plan = self->file->plan;
  g_autofree char *uid = NULL;

  if (plan->act == NULL || *plan->act == '\0')
    return TRUE;
  if (!find_by_text (self, "legal_act", "title", plan->act, &uid, error))
    return FALSE;
  if (uid == NULL)
    {
      uid = ura_plan_importer_uid (self, "legal_act", g_strdup_printf ("%s/act", plan->code));
      ura_edit_create (self->result->edit, "legal_act", uid);
      ura_plan_importer_text (self, "legal_act", uid, "title", plan->act);
      ura_plan_importer_choice (self, "legal_act", uid, "kind", "act_kind", act_kind (plan->act));
    }
  ura_plan_importer_text (self, "plan", self->result->plan, "approving_act", uid);
  return TRUE;
}

static gboolean
import_place (UraPlanImporter *self, GError **error)
{
  const UraPlanFilePlan *plan = self->file->plan;
  const char *level = g_str_equal (plan->level, "national") ? "country" : plan->level;
  g_autofree char *uid = NULL;

  if (plan->place == NULL || *plan->place == '\0')
    return TRUE;
  if (!find_by_text (self, "place", "name", plan->place, &uid, error))
    return FALSE;
  if (uid == NULL)
    {
      uid = ura_plan_importer_uid (self, "place", g_strdup_printf ("%s/%s", level, plan->place));
      ura_edit_create (self->result->edit, "place", uid);
      ura_plan_importer_text (self, "place", uid, "name", plan->place);
      ura_plan_importer_choice (self, "place", uid, "level", "place_level", level);
    }
  ura_plan_importer_text (self, "plan", self->result->plan, "place", uid);
  return TRUE;
}

static gboolean
import_plan (UraPlanImporter *self, GError **error)
{
  const UraPlanFilePlan *plan = self->file->plan;
  const char *uid = self->result->plan;

  ura_edit_create (self->result->edit, "plan", uid);
  ura_plan_importer_text (self, "plan", uid, "title", plan->title);
  ura_plan_importer_text (self, "plan", uid, "code", plan->code);
  ura_plan_importer_choice (self, "plan", uid, "level", "plan_level", plan->level);
  ura_plan_importer_text (self, "plan", uid, "period_start", plan->start);
  ura_plan_importer_text (self, "plan", uid, "period_end", plan->end);
  ura_plan_importer_choice (self, "plan", uid, "report_kind", "period_kind",
                            ura_period_kind_meaning (URA_PERIOD_HALF_YEAR));
  ura_plan_importer_choice (self, "plan", uid, "status", "plan_status", plan->status);
  ura_plan_importer_text (self, "plan", uid, "vision", plan->vision);
  ura_plan_importer_text (self, "plan", uid, "mission", plan->mission);
  ura_plan_importer_text (self, "plan", uid, "goal", plan->goal);
  ura_plan_importer_text (self, "plan", uid, "donor_support", plan->donor);
  ura_plan_importer_text (self, "plan", uid, "source", plan->source);
  if (plan->lead != NULL && *plan->lead != '\0')
    {
      g_autoptr (GPtrArray)
          leads = ura_plan_institutions_in_cell (self->institutions, plan->lead, plan->line);

      if (leads->len > 0)
        ura_plan_importer_text (self, "plan", uid, "lead_institution", leads->pdata[0]);
    }
  return import_act (self, error) && import_place (self, error);
}

static void
import_terms (UraPlanImporter *self)
{
  for (guint i = 0; i < self->file->terms->len; i++)
    {
      const UraPlanFileTerm *term = self->file->terms->pdata[i];
      g_autofree char *uid = ura_plan_importer_uid (
          self, "glossary", g_strdup_printf ("%s/%s", self->file->plan->code, term->code));

      ura_edit_create (self->result->edit, "glossary", uid);
      ura_plan_importer_text (self, "glossary", uid, "abbreviation", term->abbreviation);
      ura_plan_importer_text (self, "glossary", uid, "meaning", term->meaning);
      ura_plan_importer_text (self, "glossary", uid, "plan", self->result->plan);
    }
}

static gboolean
import_all (UraPlanImporter *self, GError **error)
{
  self->institutions = ura_plan_institutions_new (self, error);
  if (self->institutions == NULL || !import_plan (self, error))
    return FALSE;
  import_terms (self);
  if (!ura_plan_import_nodes (self, error) || !ura_plan_import_links (self, error) ||
      !ura_plan_import_indicators (self, error))
    return FALSE;
  ura_plan_import_warn_all (self);
  return TRUE;
}

/* A plan of that code in the workspace, other than @uid, stands in the way. */
static gboolean
check_code (
    UraStore *store, const char *code, const char *uid, GCancellable *cancellable, GError **error)
{
  const UraLanguage *language = ura_store_get_language (store);
  g_autoptr (UraResult) result = ura_plan_select (store, cancellable, error, "plan", "code = :code",
                                                  "code", code, "uid", "title", NULL);

  if (result == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (result); row++)
    if (g_strcmp0 (ura_result_get_text (result, row, 0), uid) != 0)
      {
        g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_EXISTS,
                     ura_tr (language, "There is a plan with the code %s already: “%s”. Give the "
                                       "new plan another code."),
                     code, ura_result_get_text (result, row, 1));
        return FALSE;
      }
  return TRUE;
}

static UraPlanImport *
prepare (UraStore *store,
         const UraPlanFile *file,
         const char *source,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (UraPlanImport) result = import_new (file);
  g_autoptr (UraPlanLists) lists = NULL;
  g_autoptr (UraPeriodRecords) periods = NULL;
  g_autoptr (GPtrArray) node_uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) indicators = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  UraPlanImporter self = {
    .store = store,
    .language = ura_store_get_language (store),
    .cancellable = cancellable,
    .file = file,
    .shipped = source != NULL,
    .result = result,
    .node_uids = node_uids,
    .nodes = nodes,
    .indicators = indicators,
  };
  gboolean done;

  lists = ura_plan_lists_load (store, cancellable, error);
  if (lists == NULL)
    return NULL;
  self.lists = lists;
  result->plan = ura_plan_importer_uid (&self, "plan", g_strdup (file->plan->code));
  if (!check_code (store, file->plan->code, result->plan, cancellable, error))
    return NULL;
  if (self.shipped)
    ura_edit_set_shipped (result->edit, source);
  periods = self.shipped ? ura_period_records_new_shipped (store, result->edit)
                         : ura_period_records_new (store, result->edit);
  self.periods = periods;
  done = import_all (&self, error);
  ura_plan_institutions_free (self.institutions);
  return done ? g_steal_pointer (&result) : NULL;
}

UraPlanImport *
ura_plan_import_prepare (UraStore *store,
                         const UraPlanFile *file,
                         GCancellable *cancellable,
                         GError **error)
{
  return prepare (store, file, NULL, cancellable, error);
}

UraPlanImport *
ura_plan_import_prepare_shipped (UraStore *store,
                                 const UraPlanFile *file,
                                 const char *source,
                                 GCancellable *cancellable,
                                 GError **error)
{
  return prepare (store, file, source, cancellable, error);
}

gboolean
ura_plan_import_apply (UraStore *store,
                       UraPlanImport *self,
                       GCancellable *cancellable,
                       GError **error)
{
  return ura_store_apply (store, self->edit, cancellable, NULL, error);
}
