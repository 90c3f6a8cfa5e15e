/* One record as its description sees it: an immutable snapshot. */

#pragma once

#include <glib-object.h>

#include "ura-schema.h"

G_BEGIN_DECLS

#define URA_TYPE_RECORD (ura_record_get_type ())
G_DECLARE_FINAL_TYPE (UraRecord, ura_record, URA, RECORD, GObject)

typedef struct
{
  int level;     /* UraIssueLevel */
  char *field;   /* may be NULL */
  char *message; /* msgid */
} UraIssue;

const char *ura_record_get_register (UraRecord *self);
const char *ura_record_get_uid (UraRecord *self);
gint64 ura_record_get_version (UraRecord *self);
gboolean ura_record_is_deleted (UraRecord *self);
const char *ura_record_get_title (UraRecord *self); /* of its title fields */

/* (transfer none); a NULL value for an unknown field. Derived fields are included. */
const UraValue *ura_record_get_value (UraRecord *self, const char *field);
const char *ura_record_get_text (UraRecord *self, const char *field);
/* For REFERENCE fields: the title of the record referred to, else NULL. */
const char *ura_record_get_reference_title (UraRecord *self, const char *field);
/* For REFERENCES fields: uids. (transfer none), NULL-terminated. */
const char *const *ura_record_get_links (UraRecord *self, const char *field);

guint ura_record_get_n_issues (UraRecord *self);
const UraIssue *ura_record_get_issue (UraRecord *self, guint index);

G_END_DECLS
