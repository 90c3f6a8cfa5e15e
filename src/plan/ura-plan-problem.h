/* What is wrong or doubtful in a plan's text: where, and one sentence. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint line;     /* 1-based; 0 = the file as a whole, or a record that came from no file */
  guint column;   /* 1-based, in characters; 0 = the whole line */
  char *sentence; /* in the language that was asked for */
} UraPlanProblem;

UraPlanProblem *ura_plan_problem_new (guint line, guint column, char *sentence_owned);
void ura_plan_problem_free (UraPlanProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraPlanProblem, ura_plan_problem_free)

/* (element-type UraPlanProblem), owning. */
GPtrArray *ura_plan_problems_new (void);
/* By line and column. */
void ura_plan_problems_sort (GPtrArray *problems);

G_END_DECLS
