/* What the first pages ask for, as one value: checked without widgets, made in a thread. */

#pragma once

#include "ura-store.h"
#include "ura-task.h"

G_BEGIN_DECLS

typedef enum
{
  URA_START_SHIPPED, /* a plan that comes with Ura */
  URA_START_BLANK,
  URA_START_PRACTICE,
} UraStartKind;

typedef enum
{
  URA_START_FIELD_NONE = 0,
  URA_START_FIELD_USER_NAME,
  URA_START_FIELD_TITLE,
  URA_START_FIELD_BEGINS,
  URA_START_FIELD_ENDS,
  URA_START_FIELD_NAME,
  URA_START_FIELD_FOLDER,
} UraStartField;

typedef struct
{
  char *user_name;
  char *user_function;
  UraStartKind kind;
  char *shipped;    /* SHIPPED: id of the plan to begin with */
  GPtrArray *extra; /* (element-type utf8): ids of further shipped plans; not for PRACTICE */
  char *title;      /* BLANK */
  char *level;      /* BLANK: meaning, "municipality" */
  char *begins;     /* BLANK: as typed */
  char *ends;
  char *name;   /* of the workspace */
  char *folder; /* in which it is made */
} UraNewWorkspace;

UraNewWorkspace *ura_new_workspace_new (void);
void ura_new_workspace_free (UraNewWorkspace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraNewWorkspace, ura_new_workspace_free)

/* The first field that is wrong, among those of the person (@whole FALSE) or all; @sentence says
 * what is wrong, (transfer full). NONE when all is well. */
UraStartField ura_new_workspace_check (const UraNewWorkspace *self,
                                       gboolean whole,
                                       char **sentence);

/* Makes the workspace, puts in what was asked for and closes it; blocks. On failure, or when @task
 * is cancelled, nothing is left behind. @task is finished in either case. Returns: (transfer full):
 * the folder of the workspace, NULL on error. */
char *ura_new_workspace_make (const UraNewWorkspace *self, UraTask *task, GError **error);

/* The same in a thread. @self must live until the callback. */
void ura_new_workspace_make_async (const UraNewWorkspace *self,
                                   UraTask *task,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char *ura_new_workspace_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
