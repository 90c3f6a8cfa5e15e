/* Identifiers that stay unique when offices merge their work. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* UUID version 7: time-ordered, random; lower case, 36 characters. Thread-safe; strictly
 * increasing within a process. Returns: (transfer full). */
char *ura_uid_new (void);
/* UUID version 5 of "@kind/@code" in Ura's own namespace: the same on every machine, for shipped
 * records. @kind has no slash. Returns: (transfer full). */
char *ura_uid_for (const char *kind, const char *code);
/* The canonical form only: lower case, any version of RFC 9562. FALSE for NULL. */
gboolean ura_uid_is_valid (const char *uid);

G_END_DECLS
