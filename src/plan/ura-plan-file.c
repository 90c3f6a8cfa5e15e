/* The records of a plan file as plain structs: making and freeing them. */

#include "config.h"

#include "ura-plan-file-private.h"

G_DEFINE_QUARK (ura - plan - file - error - quark, ura_plan_file_error)

static void
free_plan (gpointer data)
{
  UraPlanFilePlan *plan = data;

  if (plan == NULL)
    return;
  g_free (plan->code);
  for (const UraPlanKey *key = ura_plan_record_keys (URA_PLAN_RECORD_PLAN); key->key != NULL; key++)
    g_free (G_STRUCT_MEMBER (char *, plan, key->offset));
  g_free (plan);
}

static void
free_institution (gpointer data)
{
  UraPlanFileInstitution *institution = data;

  g_free (institution->code);
  g_free (institution->name);
  g_free (institution->kind);
  g_free (institution->abbreviation);
  g_ptr_array_unref (institution->aliases);
  g_free (institution);
}

static void
free_term (gpointer data)
{
  UraPlanFileTerm *term = data;

  g_free (term->code);
  g_free (term->abbreviation);
  g_free (term->meaning);
  g_free (term);
}

static void
free_verification (gpointer data)
{
  UraPlanFileVerification *verification = data;

  g_free (verification->kind);
  g_free (verification->text);
  g_free (verification);
}

static void
free_link (gpointer data)
{
  UraPlanFileLink *link = data;

  g_free (link->relation);
  g_free (link->plan);
  g_free (link->node);
  g_free (link);
}

static void
free_node (gpointer data)
{
  UraPlanFileNode *node = data;

  g_free (node->type);
  g_free (node->code);
  g_free (node->parent_code);
  g_free (node->printed);
  g_free (node->printed_also);
  g_free (node->text);
  g_free (node->result);
  g_free (node->deadline);
  g_free (node->start);
  g_free (node->end);
  g_free (node->responsible);
  g_free (node->supporting);
  g_free (node->note);
  g_ptr_array_unref (node->verifications);
  g_ptr_array_unref (node->links);
  g_free (node);
}

static void
free_figure (gpointer data)
{
  UraPlanFileFigure *figure = data;

  g_free (figure->period);
  g_free (figure->text);
  g_free (figure);
}

static void
free_split (gpointer data)
{
  UraPlanFileSplit *split = data;

  g_free (split->dimension);
  g_ptr_array_unref (split->items);
  g_free (split);
}

static void
free_indicator (gpointer data)
{
  UraPlanFileIndicator *indicator = data;

  g_free (indicator->code);
  g_free (indicator->name);
  g_free (indicator->kind);
  g_free (indicator->level);
  g_free (indicator->unit);
  g_free (indicator->direction);
  g_free (indicator->aggregation);
  g_free (indicator->same_as);
  g_free (indicator->note);
  g_ptr_array_unref (indicator->nodes);
  g_ptr_array_unref (indicator->baselines);
  g_ptr_array_unref (indicator->targets);
  g_ptr_array_unref (indicator->splits);
  g_free (indicator);
}

UraPlanFile *
ura_plan_file_new (void)
{
  UraPlanFile *self = g_new0 (UraPlanFile, 1);

  self->institutions = g_ptr_array_new_with_free_func (free_institution);
  self->terms = g_ptr_array_new_with_free_func (free_term);
  self->nodes = g_ptr_array_new_with_free_func (free_node);
  self->indicators = g_ptr_array_new_with_free_func (free_indicator);
  self->warnings = ura_plan_problems_new ();
  return self;
}

void
ura_plan_file_free (UraPlanFile *self)
{
  if (self == NULL)
    return;
  free_plan (self->plan);
  g_ptr_array_unref (self->institutions);
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->indicators);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

UraPlanFilePlan *
ura_plan_file_set_plan (UraPlanFile *self, const char *code)
{
  free_plan (self->plan);
  self->plan = g_new0 (UraPlanFilePlan, 1);
  self->plan->code = g_strdup (code);
  return self->plan;
}

UraPlanFileInstitution *
ura_plan_file_add_institution (UraPlanFile *self, const char *code)
{
  UraPlanFileInstitution *institution = g_new0 (UraPlanFileInstitution, 1);

  institution->code = g_strdup (code);
  institution->aliases = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->institutions, institution);
  return institution;
}

UraPlanFileTerm *
ura_plan_file_add_term (UraPlanFile *self, const char *code)
{
  UraPlanFileTerm *term = g_new0 (UraPlanFileTerm, 1);

  term->code = g_strdup (code);
  g_ptr_array_add (self->terms, term);
  return term;
}

UraPlanFileNode *
ura_plan_file_add_node (UraPlanFile *self, const char *type, const char *code)
{
  UraPlanFileNode *node = g_new0 (UraPlanFileNode, 1);

  node->type = g_strdup (type);
  node->code = g_strdup (code);
  node->parent = -1;
  node->verifications = g_ptr_array_new_with_free_func (free_verification);
  node->links = g_ptr_array_new_with_free_func (free_link);
  g_ptr_array_add (self->nodes, node);
  return node;
}

UraPlanFileIndicator *
ura_plan_file_add_indicator (UraPlanFile *self, const char *code)
{
  UraPlanFileIndicator *indicator = g_new0 (UraPlanFileIndicator, 1);

  indicator->code = g_strdup (code);
  indicator->nodes = g_ptr_array_new_with_free_func (g_free);
  indicator->baselines = g_ptr_array_new_with_free_func (free_figure);
  indicator->targets = g_ptr_array_new_with_free_func (free_figure);
  indicator->splits = g_ptr_array_new_with_free_func (free_split);
  g_ptr_array_add (self->indicators, indicator);
  return indicator;
}

UraPlanFileVerification *
ura_plan_file_add_verification (UraPlanFileNode *node, const char *kind, const char *text)
{
  UraPlanFileVerification *verification = g_new0 (UraPlanFileVerification, 1);

  verification->kind = g_strdup (kind);
  verification->text = g_strdup (text);
  g_ptr_array_add (node->verifications, verification);
  return verification;
}

UraPlanFileLink *
ura_plan_file_add_link (UraPlanFileNode *node,
                        const char *relation,
                        const char *plan,
                        const char *target)
{
  UraPlanFileLink *link = g_new0 (UraPlanFileLink, 1);

  link->relation = g_strdup (relation);
  link->plan = g_strdup (plan);
  link->node = g_strdup (target);
  g_ptr_array_add (node->links, link);
  return link;
}

UraPlanFileFigure *
ura_plan_file_add_figure (GPtrArray *figures, const char *period, const char *text)
{
  UraPlanFileFigure *figure = g_new0 (UraPlanFileFigure, 1);

  figure->period = g_strdup (period);
  figure->text = g_strdup (text);
  g_ptr_array_add (figures, figure);
  return figure;
}

UraPlanFileSplit *
ura_plan_file_add_split (UraPlanFileIndicator *indicator, const char *dimension)
{
  UraPlanFileSplit *split = g_new0 (UraPlanFileSplit, 1);

  split->dimension = g_strdup (dimension);
  split->items = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (indicator->splits, split);
  return split;
}
