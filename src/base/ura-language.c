/* The languages Ura speaks. English needs no catalogue: the text in the source is the text shown.
 * Albanian is compiled into the program (po/), and read where it lies. */

#include "config.h"

#include "ura-language.h"

#include "ura-catalogue.h"
#include "ura-mo-file.h"

#include <string.h>

#define CATALOGUE_FOLDER "/al/ura/Ura/catalogue/"

struct _UraLanguage
{
  const char *code;
  const char *name;
  UraMoFile *messages; /* NULL: English */
};

static const char *const codes[] = { "sq", "en", NULL };
static const char *const names[] = { "Shqip", "English" };

static UraMoFile *
load_messages (const char *code)
{
  g_autofree char *path = g_strconcat (CATALOGUE_FOLDER, code, ".mo", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  UraMoFile *messages = NULL;

  bytes = g_resource_lookup_data (ura_catalogue_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  &error);
  if (bytes != NULL)
    messages = ura_mo_file_new (bytes, &error);
  if (messages == NULL)
    g_warning ("No messages in the language “%s”: %s", code, error->message);
  return messages;
}

static gpointer
load_languages (gpointer unused)
{
  UraLanguage *languages = g_new0 (UraLanguage, G_N_ELEMENTS (names));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      languages[i].code = codes[i];
      languages[i].name = names[i];
      if (!g_str_equal (codes[i], "en"))
        languages[i].messages = load_messages (codes[i]);
    }
  return languages;
}

/* The empty text is the catalogue's header. */
static gboolean
has_messages_for (const UraLanguage *language, const char *text)
{
  return language->messages != NULL && *text != '\0';
}

const char *const *
ura_language_codes (void)
{
  return codes;
}

const UraLanguage *
ura_language_get (const char *code)
{
  static GOnce once = G_ONCE_INIT;
  const UraLanguage *languages = g_once (&once, load_languages, NULL);
  gsize length = code == NULL ? 0 : strcspn (code, "_-.@");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (length == strlen (codes[i]) && strncmp (code, codes[i], length) == 0)
      return &languages[i];
  return &languages[0];
}

const char *
ura_language_code (const UraLanguage *language)
{
  g_return_val_if_fail (language != NULL, NULL);

  return language->code;
}

const char *
ura_language_name (const UraLanguage *language)
{
  g_return_val_if_fail (language != NULL, NULL);

  return language->name;
}

const char *
ura_tr (const UraLanguage *language, const char *text)
{
  const char *translation = NULL;

  g_return_val_if_fail (language != NULL && text != NULL, text);

  if (has_messages_for (language, text))
    translation = ura_mo_file_lookup (language->messages, NULL, text);
  return translation != NULL ? translation : text;
}

const char *
ura_trn (const UraLanguage *language, const char *singular, const char *plural, guint64 number)
{
  const char *translation = NULL;

  g_return_val_if_fail (language != NULL && singular != NULL && plural != NULL, singular);

  if (has_messages_for (language, singular))
    translation = ura_mo_file_lookup_plural (language->messages, singular, number);
  if (translation != NULL)
    return translation;
  return number == 1 ? singular : plural;
}

const char *
ura_trc (const UraLanguage *language, const char *context, const char *text)
{
  const char *translation = NULL;

  g_return_val_if_fail (language != NULL && context != NULL && text != NULL, text);

  if (has_messages_for (language, text))
    translation = ura_mo_file_lookup (language->messages, context, text);
  return translation != NULL ? translation : text;
}
