/* What stands in an edit, for the parts of store that apply and revert it. */

#pragma once

#include "ura-edit.h"

G_BEGIN_DECLS

typedef enum
{
  URA_CHANGE_CREATE = 1,
  URA_CHANGE_SET,
  URA_CHANGE_LINK,
  URA_CHANGE_UNLINK,
  URA_CHANGE_BIN,
  URA_CHANGE_RESTORE,
} UraChangeKind;

typedef struct
{
  UraChangeKind kind;
  const char *register_id; /* interned */
  char *uid;
  char *field;
  UraValue value;
} UraChange;

struct _UraEdit
{
  char *action;
  char *shipped; /* site of shipped records, or NULL */
  char *undoes;  /* uid of the batch that this one takes back, or NULL */
  gboolean final;
  GPtrArray *changes; /* UraChange */
};

UraEdit *ura_edit_copy (const UraEdit *self);

G_END_DECLS
