/* The inside of queries and results, for those who compile and run them. */

#pragma once

#include "ura-query.h"

G_BEGIN_DECLS

typedef struct
{
  char *expression;
  gboolean descending;
} UraQuerySort;

struct _UraQuery
{
  gatomicrefcount references;
  char *register_id;
  GPtrArray *columns; /* (element-type utf8): expressions */
  GPtrArray *filters; /* (element-type utf8): expressions, and-ed */
  GPtrArray *groups;  /* (element-type utf8): expressions */
  GPtrArray *sorts;   /* (element-type UraQuerySort) */
  char *words;
  gint64 offset;
  gint64 limit; /* < 0: all */
  UraBin bin;
  gboolean aggregate;
  GHashTable *parameters; /* name → UraValue */
};

/* A result grows by cells, row by row, until it is handed out. */
UraResult *ura_result_new (guint n_columns);
/* Returns: (transfer none): the next cell, a missing value to be set; valid until the next call. */
UraValue *ura_result_append (UraResult *self);
void ura_result_end_row (UraResult *self);

G_END_DECLS
