/* A record on its way into the database: what it was, what it will be. */

#pragma once

#include "ura-connection.h"
#include "ura-edit-private.h"

G_BEGIN_DECLS

typedef struct
{
  const UraRegister *description;
  const UraField *const *fields; /* of the schema */
  guint n_fields;
  char *uid;
  gint64 id; /* 0 until written */
  gboolean is_new;
  gboolean existed_in_bin;
  gboolean in_bin;
  gboolean given_as_new; /* the edit creates it (shipped records may exist already) */
  UraValue *old_values;  /* n_fields each */
  UraValue *new_values;
  GPtrArray *links; /* const UraChange *, of kind LINK and UNLINK */
} UraDraft;

/* Reads the record as it is; a missing one gives a new draft when @create, else NOT_FOUND. */
UraDraft *ura_draft_load (UraConnection *connection,
                          const char *register_id,
                          const char *uid,
                          gboolean create,
                          GError **error);
void ura_draft_free (UraDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraDraft, ura_draft_free)

/* The index of a field, or -1. */
int ura_draft_find_field (const UraDraft *draft, const char *field);
gboolean ura_draft_field_changed (const UraDraft *draft, guint index);
gboolean ura_draft_is_changed (const UraDraft *draft);

/* Writes the row: INSERT, or UPDATE of what changed. */
gboolean ura_draft_write (UraConnection *connection,
                          UraDraft *draft,
                          const char *author,
                          GError **error);

/* ura-field-check.c: whether a value fits its field; brings it into its canonical form. @coming
 * holds the uids that the same edit creates. Returns an msgid saying why not, NULL when it fits. */
const char *ura_field_check (UraConnection *connection,
                             const UraField *field,
                             UraValue *value,
                             GHashTable *coming);
/* Another record outside the bin with the same value, within .unique_within. */
gboolean ura_field_is_taken (UraConnection *connection, const UraDraft *draft, guint index);

/* ura-rule-run.c: required fields and rules of a written record; replaces its rows in issue and
 * adds to @issues.
 * @recheck: the record itself was not changed, nothing can be refused. Returns FALSE on errors
 * only. */
gboolean ura_rules_run (UraConnection *connection,
                        UraDraft *draft,
                        gboolean recheck,
                        GPtrArray *issues,
                        GError **error);

G_END_DECLS
