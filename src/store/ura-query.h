/* A query is a value: register, columns, filter, words, order, slice, parameters, groups. The store
 * turns it into SQL; nobody else writes SQL. */

#pragma once

#include <glib-object.h>

#include "ura-expression.h"

G_BEGIN_DECLS

#define URA_TYPE_QUERY (ura_query_get_type ())
GType ura_query_get_type (void);

typedef struct _UraQuery UraQuery;

typedef enum
{
  URA_BIN_EXCLUDE, /* the default */
  URA_BIN_ONLY,
  URA_BIN_INCLUDE,
} UraBin;

/* Everything given as text is an expression (ura-expression.h); syntax errors surface when the
 * query is run. */
UraQuery *ura_query_new (const char *register_id);
UraQuery *ura_query_ref (UraQuery *self);
void ura_query_unref (UraQuery *self);
UraQuery *ura_query_copy (const UraQuery *self); /* deep; the copy may be changed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraQuery, ura_query_unref)

/* Until a query is handed to the store it belongs to its maker and may be changed. */
void ura_query_select (UraQuery *self, const char *expression); /* appends a column */
void ura_query_where (UraQuery *self, const char *expression);  /* and-ed with what is there */
void ura_query_search (UraQuery *self,
                       const char *words); /* word beginnings, all of them; NULL = none */
void ura_query_sort (UraQuery *self,
                     const char *expression,
                     gboolean descending);                          /* appends; uid ends it */
void ura_query_slice (UraQuery *self, gint64 offset, gint64 limit); /* limit < 0 = all */
void ura_query_set_bin (UraQuery *self, UraBin bin);
void ura_query_group_by (UraQuery *self,
                         const char *expression); /* appends; makes it an aggregate query */
void ura_query_set_aggregate (UraQuery *self);    /* aggregate over everything, one row */
void ura_query_set_parameter (UraQuery *self, const char *name, const UraValue *value);
void ura_query_set_parameter_text (UraQuery *self, const char *name, const char *text);

const char *ura_query_get_register (const UraQuery *self);
guint ura_query_get_n_columns (const UraQuery *self);

/* Rows of values; immutable. */
typedef struct _UraResult UraResult;
#define URA_TYPE_RESULT (ura_result_get_type ())
GType ura_result_get_type (void);
UraResult *ura_result_ref (UraResult *self);
void ura_result_unref (UraResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraResult, ura_result_unref)
guint ura_result_get_n_rows (const UraResult *self);
guint ura_result_get_n_columns (const UraResult *self);
/* (transfer none); an out-of-range cell is a programmer's error. */
const UraValue *ura_result_get (const UraResult *self, guint row, guint column);
const char *ura_result_get_text (const UraResult *self,
                                 guint row,
                                 guint column); /* NULL unless text */
gint64 ura_result_get_integer (const UraResult *self, guint row, guint column, gint64 fallback);
double ura_result_get_real (const UraResult *self, guint row, guint column, double fallback);

G_END_DECLS
