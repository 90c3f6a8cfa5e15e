/* Who is meant by the names in a plan: "SMD/Drejtoria e burimeve njerëzore" are two institutions. A
 * name is looked up among those that the file declares, then among those of the workspace; what
 * nobody knows becomes a new institution, and what could be two is said aloud. */

#include "config.h"

#include <string.h>

#include "ura-plan-import-private.h"
#include "ura-text.h"

#define MAX_PARTS_OF_A_NAME 4

struct _UraPlanInstitutions
{
  UraPlanImporter *importer; /* not owned */
  GHashTable *declared;      /* folded name → GPtrArray of uids, in order */
  GHashTable *existing;      /* the same, of the workspace */
  GHashTable *labels;        /* uid → name to show */
  GHashTable *meanings;      /* folded abbreviation → GPtrArray of different folded meanings */
  GHashTable *told;          /* folded names that a warning was given for */
};

static GHashTable *
name_table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

/* Adds @value under the folded @name, each once. */
static void
add_name (GHashTable *names, const char *name, const char *value)
{
  g_autofree char *folded = name == NULL ? NULL : ura_text_fold (name);
  GPtrArray *values;

  if (folded == NULL || *folded == '\0')
    return;
  values = g_hash_table_lookup (names, folded);
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (names, g_steal_pointer (&folded), values);
    }
  if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
    g_ptr_array_add (values, g_strdup (value));
}

static const GPtrArray *
find_name (GHashTable *names, const char *name)
{
  g_autofree char *folded = name == NULL ? NULL : ura_text_fold (name);

  return folded == NULL ? NULL : g_hash_table_lookup (names, folded);
}

static gboolean
load_existing (UraPlanInstitutions *self, GError **error)
{
  UraPlanImporter *importer = self->importer;
  g_autoptr (UraResult) names = NULL;
  g_autoptr (UraResult) aliases = NULL;

  names = ura_plan_select (importer->store, importer->cancellable, error, "institution", NULL, NULL,
                           NULL, "uid", "name", "short_name", NULL);
  if (names == NULL)
    return FALSE;
  aliases = ura_plan_select (importer->store, importer->cancellable, error, "institution_alias",
                             NULL, NULL, NULL, "institution", "alias", NULL);
  if (aliases == NULL)
    return FALSE;
  for (guint row = 0; row < ura_result_get_n_rows (names); row++)
    {
      const char *uid = ura_result_get_text (names, row, 0);

      add_name (self->existing, ura_result_get_text (names, row, 1), uid);
      add_name (self->existing, ura_result_get_text (names, row, 2), uid);
      g_hash_table_insert (self->labels, g_strdup (uid),
                           g_strdup (ura_result_get_text (names, row, 1)));
    }
  for (guint row = 0; row < ura_result_get_n_rows (aliases); row++)
    if (g_hash_table_contains (self->labels, ura_result_get_text (aliases, row, 0)))
      add_name (self->existing, ura_result_get_text (aliases, row, 1),
                ura_result_get_text (aliases, row, 0));
  return TRUE;
}

static const char *
label_of (UraPlanInstitutions *self, const char *uid)
{
  const char *label = g_hash_table_lookup (self->labels, uid);

  return label == NULL ? "" : label;
}

/* Says once what a name that could mean several was taken for. */
static void
tell_ambiguous (UraPlanInstitutions *self, const char *name, const char *uid, guint line)
{
  g_autofree char *folded = ura_text_fold (name);

  if (!g_hash_table_add (self->told, g_steal_pointer (&folded)))
    return;
  ura_plan_importer_warn (
      self->importer, line,
      g_strdup_printf (ura_tr (self->importer->language,
                               "“%s” can mean more than one thing; it was taken as “%s”."),
                       name, label_of (self, uid)));
}

/* The uid that a name stands for, NULL when nobody has it. */
static const char *
resolve (UraPlanInstitutions *self, const char *name, guint line)
{
  const GPtrArray *uids = find_name (self->declared, name);
  const GPtrArray *meanings = find_name (self->meanings, name);

  if (uids == NULL)
    uids = find_name (self->existing, name);
  if (uids == NULL)
    return NULL;
  if (uids->len > 1 || (meanings != NULL && meanings->len > 1))
    tell_ambiguous (self, name, uids->pdata[0], line);
  return uids->pdata[0];
}

static const char *
create (UraPlanInstitutions *self, const char *name, char *key)
{
  UraPlanImporter *importer = self->importer;
  char *uid = ura_plan_importer_uid (importer, "institution", key);

  ura_edit_create (importer->result->edit, "institution", uid);
  ura_plan_importer_text (importer, "institution", uid, "name", name);
  ura_edit_set_integer (importer->result->edit, "institution", uid, "active", 1);
  g_hash_table_insert (self->labels, uid, g_strdup (name));
  importer->result->n_new_institutions++;
  return uid;
}

static void
create_alias (UraPlanInstitutions *self,
              const char *institution,
              const char *code,
              const char *alias)
{
  UraPlanImporter *importer = self->importer;
  const GPtrArray *known = find_name (self->existing, alias);
  g_autofree char *uid = NULL;

  if (known != NULL &&
      g_ptr_array_find_with_equal_func ((GPtrArray *) known, institution, g_str_equal, NULL))
    return;
  uid = ura_plan_importer_uid (importer, "institution_alias",
                               g_strdup_printf ("%s/%s", code, alias));
  ura_edit_create (importer->result->edit, "institution_alias", uid);
  ura_plan_importer_text (importer, "institution_alias", uid, "institution", institution);
  ura_plan_importer_text (importer, "institution_alias", uid, "alias", alias);
  ura_plan_importer_text (importer, "institution_alias", uid, "context",
                          importer->file->plan->code);
}

static const char *
abbreviation_of (const UraPlanFileInstitution *institution)
{
  gboolean given = institution->abbreviation != NULL && *institution->abbreviation != '\0';

  return given ? institution->abbreviation : institution->code;
}

/* The workspace's record of a declared institution: by name, else by abbreviation or alias. */
static const char *
find_existing (UraPlanInstitutions *self, const UraPlanFileInstitution *institution)
{
  const GPtrArray *uids = find_name (self->existing, institution->name);

  if (uids == NULL)
    uids = find_name (self->existing, abbreviation_of (institution));
  for (guint i = 0; uids == NULL && i < institution->aliases->len; i++)
    uids = find_name (self->existing, institution->aliases->pdata[i]);
  if (uids == NULL)
    return NULL;
  if (uids->len > 1)
    tell_ambiguous (self, abbreviation_of (institution), uids->pdata[0], institution->line);
  return uids->pdata[0];
}

static void
declare (UraPlanInstitutions *self, const UraPlanFileInstitution *institution)
{
  UraPlanImporter *importer = self->importer;
  const char *abbreviation = abbreviation_of (institution);
  const char *uid = find_existing (self, institution);
  g_autofree char *folded_name = ura_text_fold (institution->name);
  g_autofree char *folded_abbreviation = ura_text_fold (abbreviation);

  if (uid == NULL)
    {
      uid = create (self, institution->name, g_strdup (institution->code));
      if (!g_str_equal (folded_name, folded_abbreviation))
        ura_plan_importer_text (importer, "institution", uid, "short_name", abbreviation);
      ura_plan_importer_choice (importer, "institution", uid, "kind", "institution_kind",
                                institution->kind);
    }
  else if (find_name (self->existing, institution->name) == NULL)
    ura_plan_importer_warn (
        importer, institution->line,
        g_strdup_printf (
            ura_tr (importer->language, "“%s” was taken as the institution “%s” of the workspace."),
            institution->name, label_of (self, uid)));
  add_name (self->declared, institution->code, uid);
  add_name (self->declared, abbreviation, uid);
  add_name (self->declared, institution->name, uid);
  for (guint i = 0; i < institution->aliases->len; i++)
    {
      create_alias (self, uid, institution->code, institution->aliases->pdata[i]);
      add_name (self->declared, institution->aliases->pdata[i], uid);
    }
}

UraPlanInstitutions *
ura_plan_institutions_new (UraPlanImporter *importer, GError **error)
{
  UraPlanInstitutions *self = g_new0 (UraPlanInstitutions, 1);

  self->importer = importer;
  self->declared = name_table_new ();
  self->existing = name_table_new ();
  self->meanings = name_table_new ();
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!importer->shipped && !load_existing (self, error))
    {
      ura_plan_institutions_free (self);
      return NULL;
    }
  for (guint i = 0; i < importer->file->terms->len; i++)
    {
      const UraPlanFileTerm *term = importer->file->terms->pdata[i];
      g_autofree char *meaning = ura_text_fold (term->meaning);

      add_name (self->meanings, term->abbreviation, meaning);
    }
  for (guint i = 0; i < importer->file->institutions->len; i++)
    declare (self, importer->file->institutions->pdata[i]);
  return self;
}

void
ura_plan_institutions_free (UraPlanInstitutions *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->declared);
  g_hash_table_unref (self->existing);
  g_hash_table_unref (self->meanings);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->told);
  g_free (self);
}

static const char *
create_named (UraPlanInstitutions *self, const char *name, guint line)
{
  UraPlanImporter *importer = self->importer;
  g_autofree char *folded = ura_text_fold (name);
  const char *uid = create (self, name,
                            g_strdup_printf ("%s/%s", importer->file->plan->code, folded));

  add_name (self->declared, name, uid);
  ura_plan_importer_warn (
      importer, line,
      g_strdup_printf (
          ura_tr (importer->language,
                  "“%s” is none of the known institutions; it was added as a new one."),
          name));
  return uid;
}

/* The parts of a cell from @from up to before @to, separators between them included. */
static char *
join_parts (const char *cell, const GArray *bounds, guint from, guint to)
{
  gsize start = g_array_index (bounds, gsize, from * 2);
  gsize end = g_array_index (bounds, gsize, (to - 1) * 2 + 1);

  return g_strstrip (g_strndup (cell + start, end - start));
}

/* Where the parts of a cell begin and end; parts of white space alone are left out. */
static GArray *
find_parts (const char *cell)
{
  GArray *bounds = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start = 0;

  while (TRUE)
    {
      gsize end = start + strcspn (cell + start, "/,;\n");

      if (strspn (cell + start, " \t") < end - start)
        {
          g_array_append_val (bounds, start);
          g_array_append_val (bounds, end);
        }
      if (cell[end] == '\0')
        return bounds;
      start = end + 1;
    }
}

GPtrArray *
ura_plan_institutions_in_cell (UraPlanInstitutions *self, const char *cell, guint line)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GArray) bounds = find_parts (cell == NULL ? "" : cell);
  guint n = bounds->len / 2;

  for (guint at = 0; at < n;)
    {
      const char *uid = NULL;
      guint taken = 1;

      /* A name may itself have a separator in it: the longest one that is known wins. */
      for (guint length = MIN (n - at, MAX_PARTS_OF_A_NAME); length > 0 && uid == NULL; length--)
        {
          g_autofree char *name = join_parts (cell, bounds, at, at + length);

          uid = resolve (self, name, line);
          taken = length;
        }
      if (uid == NULL)
        {
          g_autofree char *name = join_parts (cell, bounds, at, at + 1);

          uid = create_named (self, name, line);
          taken = 1;
        }
      if (!g_ptr_array_find_with_equal_func (found, uid, g_str_equal, NULL))
        g_ptr_array_add (found, (gpointer) uid);
      at += taken;
    }
  return found;
}
