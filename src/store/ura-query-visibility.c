/* What a role is shown: the one place where the session's role decides what a query may read. */

#include "config.h"

#include "ura-query-compiler.h"

/* Roles that work with people. Everybody else (auditor, read_only, a role that this version does
 * not know) reads all but the fields that identify a person. */
static const char *const roles_with_personal_data[] = {
  "specialist",
  "case_worker",
  "head",
  "administrator",
};

gboolean
ura_apply_visibility (UraConnection *connection, const UraField *field)
{
  if ((field->flags & URA_FIELD_PERSONAL) == 0)
    return TRUE;
  /* No role: the program itself, before a session has begun. */
  if (connection->role == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (roles_with_personal_data); i++)
    if (g_str_equal (connection->role, roles_with_personal_data[i]))
      return TRUE;
  return FALSE;
}
