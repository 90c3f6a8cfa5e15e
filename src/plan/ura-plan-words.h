/* Words of a printed cell, as printed and folded: what the readers of figures and deadlines share.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char **printed;
  char **folded; /* lower case, without diacritics and the signs at the ends */
  guint n;
} UraPlanWords;

/* The words of the first line of @text. */
void ura_plan_words_split (const char *text, UraPlanWords *words);
void ura_plan_words_clear (UraPlanWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraPlanWords, ura_plan_words_clear)

/* Whether the words from @at on are those of @phrase (folded, separated by spaces).
 * Returns: how many words that are, 0 when they are not. */
guint ura_plan_words_match (const UraPlanWords *words, guint at, const char *phrase);
/* A number in figures ("200 000", "5 %") or an Albanian word (një … dhjetë) at @at.
 * Returns: how many words it takes, 0 when there is none. */
guint ura_plan_words_number (const UraPlanWords *words, guint at, double *number);
/* Whether the word is a number in letters or has a figure in it. */
gboolean ura_plan_words_is_figure (const UraPlanWords *words, guint at);
/* The words from @from up to before @to as printed; NULL when there are none. (transfer full) */
char *ura_plan_words_join (const UraPlanWords *words, guint from, guint to);

G_END_DECLS
