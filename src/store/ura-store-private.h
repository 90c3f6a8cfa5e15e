/* What the parts of store share: the session behind a UraStore and jobs on its thread. */

#pragma once

#include "ura-db.h"
#include "ura-store.h"

G_BEGIN_DECLS

/* One open workspace as the store thread sees it. */
typedef struct
{
  UraDb *db;
  UraSchema *schema;  /* the last of schemas */
  GPtrArray *schemas; /* every UraSchema this connection ever showed */
  const UraLanguage *language;
  char *path; /* folder */
  char *user; /* uid */
  char *user_name;
  char *role;         /* meaning */
  char *site;         /* this workspace's site id */
  gint64 clock;       /* last hybrid logical clock value given */
  int schema_version; /* number of the last migration */
  gboolean read_only;
} UraConnection;

/* Runs @function on the store thread and waits. Not from the store thread itself. */
typedef gboolean (*UraJob) (UraConnection *connection,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
gboolean ura_store_run (UraStore *self,
                        UraPriority priority,
                        UraJob job,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error);
/* The same without waiting: @task (whose task data is @data's owner) returns when the job has; the
 * job itself gets the task's data and returns the result through @task. */
typedef void (*UraTaskJob) (UraConnection *connection,
                            GTask *task,
                            gpointer task_data,
                            GCancellable *cancellable);
void ura_store_run_task (UraStore *self, UraPriority priority, GTask *task, UraTaskJob job);

/* The same for an edit: what was handed over is carried out, even when nobody waits for it any more
 * (a form that closes cancels its calls, and must lose nothing by it). */
void ura_store_run_edit (UraStore *self, GTask *task, UraTaskJob job);

/* Compiles and runs a query on the store thread (ura-query-sql.c). */
UraResult *ura_connection_query (UraConnection *connection,
                                 const UraQuery *query,
                                 GCancellable *cancellable,
                                 GError **error);
/* The row ids of a query in its order, ignoring columns and slice: (element-type gint64). */
GArray *ura_connection_query_ids (UraConnection *connection,
                                  const UraQuery *query,
                                  GCancellable *cancellable,
                                  GError **error);
/* The columns of the query, preceded by uid, for the rows with these ids, in the order of @ids (a
 * missing row is skipped). */
UraResult *ura_connection_query_rows (UraConnection *connection,
                                      const UraQuery *query,
                                      const gint64 *ids,
                                      guint n_ids,
                                      GCancellable *cancellable,
                                      GError **error);
/* The registers a query reads, itself first: interned ids, NULL-terminated (transfer full
 * container). */
const char **ura_connection_query_registers (UraConnection *connection, const UraQuery *query);
/* Evaluates one expression on one row (by uid, also in the bin) of a register. */
gboolean ura_connection_evaluate (UraConnection *connection,
                                  const char *register_id,
                                  const char *uid,
                                  const char *expression,
                                  UraValue *result,
                                  GError **error);
/* SQL of an expression for one register, its table aliased @alias; parameters are inlined as bound
 * values appended to
 * @values (element-type UraValue). For derived fields and indexes of store's own. (transfer full)
 */
char *ura_connection_compile (UraConnection *connection,
                              const char *register_id,
                              const char *alias,
                              const char *expression,
                              GArray *values,
                              GError **error);

G_END_DECLS
