/* From expressions to SQL: what the parts of the compiler share.
 *
 * A fragment is complete in itself (a column, a call, something in brackets), values are bound as
 * ?1, ?2, …, identifiers come from the descriptions only. Names are looked up from a place: a row,
 * under an alias, of one register. A place belongs to a scope, the FROM clause it stands in: paths
 * through references add a LEFT JOIN to it, once for each path. */

#pragma once

#include "ura-query-private.h"
#include "ura-store-private.h"

G_BEGIN_DECLS

/* References followed in one path. */
#define URA_COMPILER_MAX_HOPS 3

typedef struct
{
  GString *joins;      /* " LEFT JOIN …", to be put after FROM */
  GHashTable *aliases; /* what is joined already → alias */
  gboolean closed;     /* the FROM clause is not ours: paths become subqueries */
} UraScope;

/* SQLite joins at most 64 tables. */
#define URA_COMPILER_MAX_JOINS 40

typedef struct
{
  UraScope *scope;
  const UraRegister *description;
  const char *alias; /* as long as the compiler */
} UraPlace;

/* What a fragment gives. */
typedef struct
{
  UraFieldType type;  /* 0 = anything: a parameter, a missing value */
  const char *list;   /* of choices, or NULL */
  const char *target; /* register whose uid it is, or NULL */
  gboolean condition; /* a comparison or the like, in which NULL stands for false */
} UraSqlType;

typedef struct
{
  UraConnection *connection;
  const UraQuery *query; /* for its parameters; may be NULL */
  GArray *values;        /* (element-type UraValue): ?1, ?2, … */
  GPtrArray *registers;  /* interned ids of what is read */
  GPtrArray *aliases;    /* owned */
  guint n_nodes;
  guint depth; /* derived fields and titles inside one another */
  /* In the columns of an aggregate query: what it is grouped by (element-type UraExpression).
   * Outside of set functions nothing else of a row may be named. NULL elsewhere. */
  GPtrArray *groups;
} UraCompiler;

/* @values: NULL for a list of its own; else fragments number their values after those there. */
void ura_compiler_init (UraCompiler *self,
                        UraConnection *connection,
                        const UraQuery *query,
                        GArray *values);
void ura_compiler_clear (UraCompiler *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraCompiler, ura_compiler_clear)

void ura_scope_init (UraScope *scope);
void ura_scope_clear (UraScope *scope);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraScope, ura_scope_clear)

GArray *ura_compiler_values_new (void);
void ura_compiler_append_value (UraCompiler *self, const UraValue *value, GString *sql);
void ura_compiler_append_text (UraCompiler *self, const char *text, GString *sql);
/* "name", quoted. */
void ura_compiler_append_name (const char *name, GString *sql);
/* alias."column" */
void ura_compiler_append_column (const UraPlace *place, const char *column, GString *sql);
/* Returns: (transfer none): a new alias that begins with @letter. */
const char *ura_compiler_new_alias (UraCompiler *self, char letter);
void ura_compiler_add_register (UraCompiler *self, const char *register_id);
/* The description of a register that is read from now on; NULL with @error when there is none. */
const UraRegister *ura_compiler_open_register (UraCompiler *self,
                                               const char *register_id,
                                               GError **error);
const UraLanguage *ura_compiler_language (UraCompiler *self);
/* Parses, with the fault as a sentence in the session's language. */
UraExpression *ura_compiler_parse (UraCompiler *self, const char *text, GError **error);
/* Goes one level deeper into derived fields or titles; FALSE when that is too deep. */
gboolean ura_compiler_enter (UraCompiler *self, const char *name, GError **error);
void ura_compiler_leave (UraCompiler *self);

/* ura-query-expression.c */
gboolean ura_compiler_compile (UraCompiler *self,
                               const UraPlace *place,
                               const UraExpression *expression,
                               GString *sql,
                               UraSqlType *type,
                               GError **error);
/* The same where a value is wanted: a condition gives 0 or 1, never NULL. */
gboolean ura_compiler_compile_value (UraCompiler *self,
                                     const UraPlace *place,
                                     const UraExpression *expression,
                                     GString *sql,
                                     UraSqlType *type,
                                     GError **error);
gboolean ura_compiler_is_group (UraCompiler *self, const UraExpression *expression);
/* FALSE in the columns of an aggregate query, outside of set functions: there is no single row. */
gboolean ura_compiler_check_row (UraCompiler *self,
                                 const UraExpression *expression,
                                 GError **error);
gboolean ura_compiler_check_n_arguments (UraCompiler *self,
                                         const UraExpression *expression,
                                         guint minimum,
                                         guint maximum,
                                         GError **error);
/* FALSE for what has several values where one is needed. */
gboolean ura_compiler_check_single (UraCompiler *self,
                                    const UraExpression *expression,
                                    const UraSqlType *type,
                                    GError **error);
/* FALSE for money, with which only amount () calculates. */
gboolean ura_compiler_check_not_money (UraCompiler *self,
                                       const UraExpression *expression,
                                       const UraSqlType *type,
                                       GError **error);

/* ura-query-conditions.c */
gboolean ura_compiler_compile_has (UraCompiler *self,
                                   const UraPlace *place,
                                   const UraExpression *expression,
                                   GString *sql,
                                   GError **error);
gboolean ura_compiler_compile_under (UraCompiler *self,
                                     const UraPlace *place,
                                     const UraExpression *expression,
                                     GString *sql,
                                     GError **error);
gboolean ura_compiler_compile_missing (UraCompiler *self,
                                       const UraPlace *place,
                                       const UraExpression *expression,
                                       GString *sql,
                                       GError **error);

/* ura-query-paths.c */

/* What stands at the end of a path: @steps are those left over, the first one at @place. */
typedef struct _UraPathEnd UraPathEnd;
struct _UraPathEnd
{
  gboolean (*compile) (UraCompiler *self,
                       const UraPlace *place,
                       char **steps,
                       const UraPathEnd *end,
                       GString *sql,
                       UraSqlType *type,
                       GError **error);
  guint column; /* of the path in its text */
  gconstpointer data;
};
/* Follows the first @n_hops steps, all references, and compiles the rest there. */
gboolean ura_compiler_walk (UraCompiler *self,
                            const UraPlace *place,
                            char **steps,
                            guint n_hops,
                            const UraPathEnd *end,
                            GString *sql,
                            UraSqlType *type,
                            GError **error);
/* A path to a field, as a value. */
gboolean ura_compiler_compile_path (UraCompiler *self,
                                    const UraPlace *place,
                                    const UraExpression *expression,
                                    GString *sql,
                                    UraSqlType *type,
                                    GError **error);
/* The field a path leads to, without compiling anything; NULL with @error. */
const UraField *ura_compiler_find_end (
    UraCompiler *self, const UraRegister *description, char **steps, guint column, GError **error);
/* A field of a register, or one of the names known in each; NULL when there is none. */
const UraField *ura_compiler_find_field (UraCompiler *self,
                                         const UraRegister *description,
                                         const char *name);
/* Whether it is one of the names known in every register. */
gboolean ura_compiler_is_common_field (const UraField *field);
gboolean ura_compiler_compile_field (UraCompiler *self,
                                     const UraPlace *place,
                                     const UraField *field,
                                     GString *sql,
                                     UraSqlType *type,
                                     GError **error);
/* Whether the scope takes another join. */
gboolean ura_compiler_can_join (const UraPlace *place);
/* Joins the record that the reference @field names. */
gboolean ura_compiler_join (UraCompiler *self,
                            const UraPlace *place,
                            const UraField *field,
                            UraPlace *joined,
                            GError **error);
/* The alias of the sort keys of @place's row, joined. */
const char *ura_compiler_join_sort_keys (UraCompiler *self, const UraPlace *place);
/* " FROM <links of a REFERENCES field> AS alias WHERE …": all links of @place's row. */
void ura_compiler_append_links (UraCompiler *self,
                                const UraPlace *place,
                                const UraField *field,
                                const char *alias,
                                GString *sql);

/* ura-query-functions.c */
gboolean ura_compiler_compile_call (UraCompiler *self,
                                    const UraPlace *place,
                                    const UraExpression *expression,
                                    GString *sql,
                                    UraSqlType *type,
                                    GError **error);

/* ura-query-texts.c: values as people read them. */
gboolean ura_compiler_compile_label (UraCompiler *self,
                                     const char *code_sql,
                                     const UraSqlType *type,
                                     GString *sql);
/* @column of the value item with a code: meaning, position. */
void ura_compiler_append_item (
    UraCompiler *self, const char *column, const char *list, const char *code_sql, GString *sql);
gboolean ura_compiler_compile_title (UraCompiler *self,
                                     const UraPlace *place,
                                     const UraExpression *expression,
                                     GString *sql,
                                     UraSqlType *type,
                                     GError **error);
gboolean ura_compiler_compile_field_text (
    UraCompiler *self, const UraPlace *place, const UraField *field, GString *sql, GError **error);

/* ura-query-children.c */
gboolean ura_compiler_compile_children (UraCompiler *self,
                                        const UraPlace *place,
                                        const UraExpression *expression,
                                        GString *sql,
                                        UraSqlType *type,
                                        GError **error);
/* ura-query-summaries.c */
gboolean ura_compiler_is_set_function (const char *name);
gboolean ura_compiler_compile_set_function (UraCompiler *self,
                                            const UraPlace *place,
                                            const UraExpression *expression,
                                            GString *sql,
                                            UraSqlType *type,
                                            GError **error);

/* ura-query-order.c: appends the terms of ORDER BY, separated by commas. */
gboolean ura_compiler_compile_sort (UraCompiler *self,
                                    const UraPlace *place,
                                    const UraExpression *expression,
                                    gboolean descending,
                                    GString *terms,
                                    GError **error);

/* ura-query-search.c: " AND …" for typed words. */
gboolean ura_compiler_compile_search (
    UraCompiler *self, const UraPlace *place, const char *typed, GString *sql, GError **error);

/* ura-query-visibility.c: whether the session's role may read a field; if not it is compiled as
 * missing. */
gboolean ura_apply_visibility (UraConnection *connection, const UraField *field);

G_END_DECLS
