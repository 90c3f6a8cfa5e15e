/* Folding: the form in which search compares texts, so that "e" finds "ë" and a straight quote
 * finds a curly one. */

#include "config.h"

#include "ura-text.h"

#include "ura-text-private.h"

/* Letters of the diaspora's countries that Unicode does not take apart, and signs people type in
 * several ways. */
static const char *
plain_form (gunichar c)
{
  switch (c)
    {
    case 0x0131: /* dotless i */
      return "i";
    case 0x00F8: /* o with stroke */
      return "o";
    case 0x0142: /* l with stroke */
      return "l";
    case 0x0111: /* d with stroke */
    case 0x00F0: /* eth */
      return "d";
    case 0x0127: /* h with stroke */
      return "h";
    case 0x00E6:
      return "ae";
    case 0x0153:
      return "oe";
    case 0x00FE: /* thorn */
      return "th";
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
      return "\"";
    case 0x0060:
    case 0x00B4:
    case 0x02B9:
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A:
      return "'";
    case 0x2212: /* minus */
      return "-";
    default:
      return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION ? "-" : NULL;
    }
}

/* Accents, and format characters such as the soft hyphen, which nobody sees or types. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

static char *
drop_marks (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  GString *plain = g_string_sized_new (strlen (apart));

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_invisible (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

/* Unifies signs and spaces in case-folded text; runs of white space become one space, none at the
 * ends. */
static char *
unify_signs (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *form;

      if (ura_text_is_space (c))
        {
          space = plain->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (plain, ' ');
      space = FALSE;
      form = plain_form (c);
      if (form != NULL)
        g_string_append (plain, form);
      else
        g_string_append_unichar (plain, g_unichar_tolower (c)); /* GLib folds Cherokee upwards */
    }
  return g_string_free (plain, FALSE);
}

gboolean
ura_text_is_space (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR || c == '\v';
}

char *
ura_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *folded = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (g_str_is_ascii (text))
    {
      folded = g_ascii_strdown (text, -1);
      return unify_signs (folded);
    }
  valid = g_utf8_make_valid (text, -1);
  plain = drop_marks (valid);
  folded = g_utf8_casefold (plain, -1);
  return unify_signs (folded);
}
