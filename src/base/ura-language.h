/* The compiled message catalogues, read by Ura itself: a fresh Debian has no Albanian locale, and
 * no feature may depend on one. Window, report and command line each hold a language of their
 * own. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Marks a string for translation without translating it. */
#define N_(text)           (text)
#define NC_(context, text) (text)

typedef struct _UraLanguage UraLanguage;

/* The languages Ura speaks, NULL-terminated, the first one being the default: "sq", "en". */
const char *const *ura_language_codes (void);

/* Returns: (transfer none): the language of @code, one immutable object for each code, valid for
 * the life of the program; the default language when @code is NULL or unknown. The name of a
 * locale ("en_GB.UTF-8") counts by its language. Any thread. */
const UraLanguage *ura_language_get (const char *code);

const char *ura_language_code (const UraLanguage *language); /* "sq", "en" */
const char *ura_language_name (const UraLanguage *language); /* its own name: "Shqip", "English" */

/* Each returns (transfer none) the translation, or the English text when there is none. */
const char *ura_tr (const UraLanguage *language, const char *text) G_GNUC_FORMAT (2);
const char *ura_trn (const UraLanguage *language,
                     const char *singular,
                     const char *plural,
                     guint64 number) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);
const char *ura_trc (const UraLanguage *language, const char *context, const char *text)
    G_GNUC_FORMAT (3);

G_END_DECLS
