/* A problem: its place and its sentence. */

#include "config.h"

#include "ura-plan-problem.h"

UraPlanProblem *
ura_plan_problem_new (guint line, guint column, char *sentence_owned)
{
  UraPlanProblem *problem = g_new (UraPlanProblem, 1);

  problem->line = line;
  problem->column = column;
  problem->sentence = sentence_owned;
  return problem;
}

void
ura_plan_problem_free (UraPlanProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->sentence);
  g_free (problem);
}

GPtrArray *
ura_plan_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ura_plan_problem_free);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const UraPlanProblem *left = *(UraPlanProblem *const *) a;
  const UraPlanProblem *right = *(UraPlanProblem *const *) b;

  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  return left->column < right->column ? -1 : left->column > right->column;
}

void
ura_plan_problems_sort (GPtrArray *problems)
{
  g_ptr_array_sort (problems, compare_problems);
}
