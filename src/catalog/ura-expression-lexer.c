/* Cuts the text of an expression into words. Only ASCII has a meaning outside quotes. */

#include "config.h"

#include "ura-expression-lexer.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "ura-language.h"

/* "x_" and a uid: the id of a field that staff added, hyphens included. */
#define CUSTOM_PREFIX     "x_"
#define CUSTOM_UID_LENGTH 36

typedef struct
{
  const char *text;
  const char *at;
  GArray *tokens;
  UraExpressionFault *fault;
  const char *counted; /* up to here there are column - 1 characters */
  guint column;
} Lexer;

static void
token_clear (gpointer data)
{
  UraToken *token = data;

  g_free (token->word);
  ura_value_clear (&token->value);
}

/* The column of the place where the lexer stands, counted on from the last one asked for. */
static guint
current_column (Lexer *self)
{
  self->column += (guint) g_utf8_strlen (self->counted, self->at - self->counted);
  self->counted = self->at;
  return self->column;
}

static gboolean
fail (Lexer *self, const char *at, const char *message)
{
  self->fault->message = message;
  self->fault->column = (guint) g_utf8_pointer_to_offset (self->text, at) + 1;
  self->fault->word = g_utf8_substring (at, 0, MIN (g_utf8_strlen (at, -1), 12));
  return FALSE;
}

/* Takes @length bytes as the word of a new token. */
static UraToken *
add (Lexer *self, UraTokenKind kind, gsize length)
{
  UraToken token = { .kind = kind,
                     .word = g_strndup (self->at, length),
                     .value = URA_VALUE_INIT,
                     .column = current_column (self) };

  g_array_append_val (self->tokens, token);
  self->at += length;
  return &g_array_index (self->tokens, UraToken, self->tokens->len - 1);
}

static gboolean
is_uid (const char *text)
{
  for (guint i = 0; i < CUSTOM_UID_LENGTH; i++)
    if (i == 8 || i == 13 || i == 18 || i == 23 ? text[i] != '-' : !g_ascii_isxdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gsize
name_length (const char *text)
{
  gsize length = 0;

  if (!g_ascii_isalpha (*text) && *text != '_')
    return 0;
  if (g_str_has_prefix (text, CUSTOM_PREFIX) && is_uid (text + strlen (CUSTOM_PREFIX)))
    length = strlen (CUSTOM_PREFIX) + CUSTOM_UID_LENGTH;
  while (g_ascii_isalnum (text[length]) || text[length] == '_')
    length++;
  return length;
}

static gboolean
read_number (Lexer *self)
{
  gsize length = strspn (self->at, "0123456789");
  gboolean whole = TRUE;
  UraToken *token;
  gint64 integer;
  double real;

  if (self->at[length] == '.' && g_ascii_isdigit (self->at[length + 1]))
    {
      length += 1 + strspn (self->at + length + 1, "0123456789");
      whole = FALSE;
    }
  if (name_length (self->at + length) > 0)
    return fail (self, self->at, N_ ("This is neither a number nor a name."));

  token = add (self, URA_TOKEN_NUMBER, length);
  errno = 0;
  integer = g_ascii_strtoll (token->word, NULL, 10);
  if (whole && errno == 0)
    {
      ura_value_set_integer (&token->value, integer);
      return TRUE;
    }
  real = g_ascii_strtod (token->word, NULL);
  if (!isfinite (real))
    return fail (self, self->at - length, N_ ("This number is too large."));
  ura_value_set_real (&token->value, real);
  return TRUE;
}

/* 'text', in which '' is one quote. */
static gboolean
read_text (Lexer *self)
{
  g_autoptr (GString) content = g_string_new (NULL);
  const char *p = self->at + 1;
  UraToken *token;

  for (; *p != '\0'; p++)
    {
      if (*p == '\'' && p[1] != '\'')
        break;
      if (*p == '\'')
        p++;
      g_string_append_c (content, *p);
    }
  if (*p == '\0')
    return fail (self, self->at, N_ ("The closing quote of this text is missing."));

  token = add (self, URA_TOKEN_TEXT, (gsize) (p + 1 - self->at));
  /* Unlike a field's value the empty text is a text here: coalesce (a, '') || b. */
  token->value.kind = URA_VALUE_TEXT;
  token->value.text = g_string_free (g_steal_pointer (&content), FALSE);
  return TRUE;
}

static gboolean
read_parameter (Lexer *self)
{
  gsize length = name_length (self->at + 1);

  if (length == 0)
    return fail (self, self->at, N_ ("A name is missing after the colon."));
  self->at++;
  add (self, URA_TOKEN_PARAMETER, length)->column--;
  return TRUE;
}

static gboolean
read_sign (Lexer *self)
{
  static const char *const signs[] = { "!=", "<=", ">=", "||", "=", "<", ">", "+",
                                       "-",  "*",  "/",  "(",  ")", ",", "." };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (self->at, signs[i]))
      {
        add (self, URA_TOKEN_SIGN, strlen (signs[i]));
        return TRUE;
      }
  return fail (self, self->at, N_ ("This sign has no meaning here."));
}

static gboolean
read_token (Lexer *self)
{
  if (g_ascii_isdigit (*self->at))
    return read_number (self);
  if (*self->at == '\'')
    return read_text (self);
  if (*self->at == ':')
    return read_parameter (self);
  if (name_length (self->at) > 0)
    {
      add (self, URA_TOKEN_NAME, name_length (self->at));
      return TRUE;
    }
  return read_sign (self);
}

GArray *
ura_expression_tokenize (const char *text, UraExpressionFault *fault)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, TRUE, sizeof (UraToken));
  Lexer lexer = { text, text, tokens, fault, text, 1 };

  g_array_set_clear_func (tokens, token_clear);
  if (!g_utf8_validate (text, -1, NULL))
    {
      fault->message = N_ ("The text is not valid UTF-8.");
      fault->column = 1;
      fault->word = g_strdup ("");
      return NULL;
    }
  while (TRUE)
    {
      while (g_ascii_isspace (*lexer.at))
        lexer.at++;
      if (*lexer.at == '\0')
        break;
      if (!read_token (&lexer))
        return NULL;
    }
  add (&lexer, URA_TOKEN_END, 0);
  return g_steal_pointer (&tokens);
}
