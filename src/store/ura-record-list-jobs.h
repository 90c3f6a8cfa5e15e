/* What a record list asks of the store thread. Each answer comes to a callback on the list's main
 * context, unless the list is gone or the job was cancelled. */

#pragma once

#include "ura-record-list.h"

G_BEGIN_DECLS

typedef struct
{
  UraRecordList *list; /* set in the callback */
  GCancellable *cancellable;
  UraQuery *query;
  guint page;             /* rows: which page */
  GArray *ids;            /* (element-type gint64); rows: asked for; ids: the answer */
  const char **registers; /* ids: what the query reads */
  UraResult *rows;        /* rows: one for each id, uid first */
  char *uid;              /* id */
  gint64 id;              /* id: 0 when there is no such record */
  GError *error;          /* why there is no answer, or NULL */
} UraRecordListJob;

typedef void (*UraRecordListAnswer) (UraRecordListJob *job);

/* All ids of the query. */
void ura_record_list_ask_ids (UraRecordList *list,
                              UraStore *store,
                              UraQuery *query,
                              GCancellable *cancellable,
                              UraRecordListAnswer answer);
/* The values of some rows; takes @ids. */
void ura_record_list_ask_rows (UraRecordList *list,
                               UraStore *store,
                               UraQuery *query,
                               guint page,
                               GArray *ids,
                               GCancellable *cancellable,
                               UraRecordListAnswer answer);
/* The id of a record. */
void ura_record_list_ask_id (UraRecordList *list,
                             UraStore *store,
                             UraQuery *query,
                             const char *uid,
                             GCancellable *cancellable,
                             UraRecordListAnswer answer);

G_END_DECLS
