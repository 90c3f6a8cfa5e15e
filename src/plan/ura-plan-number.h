/* Numbers of items as documents print them ("2.1.7", "Objektivi 3.1", "a)"), and which one follows.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Splits the last word of @printed, without the signs behind it, into what stands before its last
 * part ("2.1.") and that part ("7"), a number or one letter. FALSE when it has no such part. */
gboolean ura_plan_number_split (const char *printed, char **prefix, char **last);
/* Whether @next can directly follow @previous: the same prefix and the next number or letter; after
 * c comes d or ç, after ç comes d. TRUE also when one of them is no number. */
gboolean ura_plan_number_follows (const char *previous, const char *next);
/* The number or letter after @last; NULL after z or when it is neither. (transfer full) */
char *ura_plan_number_next (const char *last);

G_END_DECLS
