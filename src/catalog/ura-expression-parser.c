/* Reads the text of an expression by recursive descent over the grammar in ura-expression.h. */

#include "config.h"

#include "ura-expression-lexer.h"

#include <string.h>

#include "ura-language.h"

#define MAX_LENGTH  (16 * 1024)
#define MAX_NESTING 64
/* The tree of a chain "a + b + c" is as deep as the chain is long. */
#define MAX_SIGNS 500

typedef struct
{
  const UraToken *token; /* the next one */
  guint nesting;
  guint n_signs; /* binary ones, so far */
  UraExpressionFault *fault;
} Parser;

static UraExpression *parse_or (Parser *self);

/* Trees */

static UraExpression *
node_new (UraExpressionKind kind, const char *name, guint column)
{
  UraExpression *node = g_new0 (UraExpression, 1);

  node->kind = kind;
  node->name = g_strdup (name);
  node->column = column;
  return node;
}

static void
add_argument (UraExpression *self, UraExpression *argument)
{
  if (self->arguments == NULL)
    self->arguments = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_expression_free);
  g_ptr_array_add (self->arguments, argument);
}

/* Reading words */

static gpointer
fail (Parser *self, const UraToken *token, const char *message)
{
  self->fault->message = message;
  self->fault->column = token->column;
  self->fault->word = g_strdup (token->word);
  return NULL;
}

static gboolean
is_sign (const UraToken *token, const char *sign)
{
  return token->kind == URA_TOKEN_SIGN && g_str_equal (token->word, sign);
}

static gboolean
is_word (const UraToken *token, const char *word)
{
  return token->kind == URA_TOKEN_NAME && g_str_equal (token->word, word);
}

static gboolean
is_key_word (const UraToken *token)
{
  static const char *const words[] = { "or",    "and",  "not",   "in",      "is",    "has",
                                       "under", "true", "false", "missing", "where", "by" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_word (token, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
accept_sign (Parser *self, const char *sign)
{
  if (!is_sign (self->token, sign))
    return FALSE;
  self->token++;
  return TRUE;
}

static gboolean
accept_word (Parser *self, const char *word)
{
  if (!is_word (self->token, word))
    return FALSE;
  self->token++;
  return TRUE;
}

static gboolean
enter (Parser *self)
{
  if (self->nesting == MAX_NESTING)
    {
      fail (self, self->token, N_ ("The expression is nested too deeply."));
      return FALSE;
    }
  self->nesting++;
  return TRUE;
}

/* Values */

/* name { "." name }, the first one being the next token. NULL when a name is missing. */
static char *
read_path (Parser *self)
{
  g_autoptr (GString) path = g_string_new (self->token->word);

  self->token++;
  while (accept_sign (self, "."))
    {
      if (self->token->kind != URA_TOKEN_NAME)
        return fail (self, self->token, N_ ("A name is missing after the point."));
      g_string_append_printf (path, ".%s", self->token->word);
      self->token++;
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static UraExpression *
parse_path (Parser *self)
{
  guint column = self->token->column;
  g_autofree char *path = read_path (self);

  return path == NULL ? NULL : node_new (URA_EXPRESSION_PATH, path, column);
}

static gboolean
is_aggregate_name (const char *name)
{
  static const char *const names[] = { "count", "exists", "sum",   "min", "max",
                                       "mean",  "last",   "first", "join" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return TRUE;
  return FALSE;
}

/* Whether what follows the "(" are children: "reports)", "reports.value)", "reports where", … A
 * lone name belongs to count and exists only; sum (x) is over the rows of a group. */
static gboolean
starts_with_children (const UraToken *token, const char *name)
{
  gboolean counts = g_str_equal (name, "count") || g_str_equal (name, "exists");
  gboolean dotted = FALSE;

  if (!is_aggregate_name (name) || token->kind != URA_TOKEN_NAME || is_key_word (token))
    return FALSE;
  token++;
  while (is_sign (token, ".") && token[1].kind == URA_TOKEN_NAME)
    {
      dotted = TRUE;
      token += 2;
    }
  return is_word (token, "where") || is_word (token, "by") ||
         (is_sign (token, ")") && (dotted || counts));
}

/* After the "(". */
static UraExpression *
parse_children (Parser *self, const char *name, guint column)
{
  g_autoptr (UraExpression) node = node_new (URA_EXPRESSION_AGGREGATE, name, column);
  guint path_column = self->token->column;
  g_autofree char *path = read_path (self);
  char *point;

  if (path == NULL)
    return NULL;
  point = strchr (path, '.');
  if (point != NULL)
    {
      guint value_column = path_column + (guint) (point + 1 - path);

      add_argument (node, node_new (URA_EXPRESSION_PATH, point + 1, value_column));
      *point = '\0';
    }
  node->child = g_steal_pointer (&path);

  while (is_word (self->token, "by") || is_word (self->token, "where"))
    {
      gboolean by = is_word (self->token, "by");
      UraExpression **part = by ? &node->by : &node->where;

      if (*part != NULL)
        return fail (self, self->token, N_ ("This word is there twice."));
      self->token++;
      *part = parse_or (self);
      if (*part == NULL)
        return NULL;
    }
  if (!accept_sign (self, ")"))
    return fail (self, self->token, N_ ("A closing bracket is missing."));
  return g_steal_pointer (&node);
}

/* expression { "," expression } ")", at least one. */
static gboolean
parse_arguments (Parser *self, UraExpression *node)
{
  do
    {
      UraExpression *argument = parse_or (self);

      if (argument == NULL)
        return FALSE;
      add_argument (node, argument);
    }
  while (accept_sign (self, ","));
  if (accept_sign (self, ")"))
    return TRUE;
  fail (self, self->token, N_ ("A closing bracket is missing."));
  return FALSE;
}

static UraExpression *
parse_call (Parser *self)
{
  g_autoptr (UraExpression) node = NULL;
  const UraToken *name = self->token;

  self->token += 2;
  if (starts_with_children (self->token, name->word))
    return parse_children (self, name->word, name->column);
  node = node_new (URA_EXPRESSION_CALL, name->word, name->column);
  if (!accept_sign (self, ")") && !parse_arguments (self, node))
    return NULL;
  return g_steal_pointer (&node);
}

static UraExpression *
parse_literal (Parser *self)
{
  const UraToken *token = self->token++;
  UraExpression *node = node_new (URA_EXPRESSION_LITERAL, NULL, token->column);

  if (token->kind != URA_TOKEN_NAME)
    ura_value_copy (&token->value, &node->value);
  else if (!g_str_equal (token->word, "missing"))
    ura_value_set_integer (&node->value, g_str_equal (token->word, "true") ? 1 : 0);
  return node;
}

static UraExpression *
parse_brackets (Parser *self)
{
  g_autoptr (UraExpression) inner = NULL;

  self->token++;
  inner = parse_or (self);
  if (inner != NULL && !accept_sign (self, ")"))
    return fail (self, self->token, N_ ("A closing bracket is missing."));
  return g_steal_pointer (&inner);
}

static UraExpression *parse_value (Parser *self);

static UraExpression *
parse_negative (Parser *self)
{
  guint column = self->token->column;
  UraExpression *operand;
  UraExpression *node;

  self->token++;
  operand = parse_value (self);
  if (operand == NULL)
    return NULL;
  node = node_new (URA_EXPRESSION_NEGATE, NULL, column);
  add_argument (node, operand);
  return node;
}

static UraExpression *
parse_plain_value (Parser *self)
{
  const UraToken *token = self->token;

  if (token->kind == URA_TOKEN_NUMBER || token->kind == URA_TOKEN_TEXT || is_word (token, "true") ||
      is_word (token, "false") || is_word (token, "missing"))
    return parse_literal (self);
  if (token->kind == URA_TOKEN_PARAMETER)
    return node_new (URA_EXPRESSION_PARAMETER, (self->token++)->word, token->column);
  if (token->kind == URA_TOKEN_NAME && !is_key_word (token))
    return is_sign (token + 1, "(") ? parse_call (self) : parse_path (self);
  if (is_sign (token, "("))
    return parse_brackets (self);
  if (is_sign (token, "-"))
    return parse_negative (self);
  if (token->kind == URA_TOKEN_END)
    return fail (self, token, N_ ("The expression ends too early."));
  return fail (self, token, N_ ("A value is expected here."));
}

static UraExpression *
parse_value (Parser *self)
{
  UraExpression *value;

  if (!enter (self))
    return NULL;
  value = parse_plain_value (self);
  self->nesting--;
  return value;
}

/* Operators */

static UraExpression *
binary_new (const UraToken *sign, UraExpression *left, UraExpression *right)
{
  UraExpression *node = node_new (URA_EXPRESSION_BINARY, sign->word, sign->column);

  add_argument (node, left);
  add_argument (node, right);
  return node;
}

/* operand { sign operand }, for signs that group to the left. */
static UraExpression *
parse_chain (Parser *self,
             gboolean (*continues) (const UraToken *token),
             UraExpression *(*parse_operand) (Parser *self))
{
  g_autoptr (UraExpression) left = parse_operand (self);

  while (left != NULL && continues (self->token))
    {
      const UraToken *sign = self->token;
      UraExpression *right;

      if (++self->n_signs > MAX_SIGNS)
        return fail (self, sign, N_ ("The expression is too long."));
      self->token++;
      right = parse_operand (self);
      if (right == NULL)
        return NULL;
      left = binary_new (sign, g_steal_pointer (&left), right);
    }
  return g_steal_pointer (&left);
}

static gboolean
is_product_sign (const UraToken *token)
{
  return is_sign (token, "*") || is_sign (token, "/");
}

static gboolean
is_sum_sign (const UraToken *token)
{
  return is_sign (token, "+") || is_sign (token, "-") || is_sign (token, "||");
}

static UraExpression *
parse_product (Parser *self)
{
  return parse_chain (self, is_product_sign, parse_value);
}

static UraExpression *
parse_sum (Parser *self)
{
  return parse_chain (self, is_sum_sign, parse_product);
}

static gboolean
is_comparison (const UraToken *token)
{
  static const char *const signs[] = { "=", "!=", "<", "<=", ">", ">=" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (is_sign (token, signs[i]))
      return TRUE;
  return is_word (token, "has") || is_word (token, "under");
}

/* [ "not" ] "in" "(" … ")" after its left side; takes @left. */
static UraExpression *
parse_in (Parser *self, UraExpression *left)
{
  g_autoptr (UraExpression) node = node_new (URA_EXPRESSION_IN, NULL, self->token->column);

  add_argument (node, left);
  node->negated = accept_word (self, "not");
  self->token++;
  if (!accept_sign (self, "("))
    return fail (self, self->token, N_ ("“in” needs a list in brackets."));
  return parse_arguments (self, node) ? g_steal_pointer (&node) : NULL;
}

/* "is" [ "not" ] "missing" after its left side; takes @left. */
static UraExpression *
parse_is_missing (Parser *self, UraExpression *left)
{
  g_autoptr (UraExpression) node = node_new (URA_EXPRESSION_IS_MISSING, NULL, self->token->column);

  add_argument (node, left);
  self->token++;
  node->negated = accept_word (self, "not");
  if (!accept_word (self, "missing"))
    return fail (self, self->token, N_ ("After “is” only “missing” or “not missing” can stand."));
  return g_steal_pointer (&node);
}

static UraExpression *
parse_compare (Parser *self)
{
  g_autoptr (UraExpression) left = parse_sum (self);
  const UraToken *sign = self->token;
  UraExpression *right;

  if (left == NULL)
    return NULL;
  if (is_word (sign, "in") || (is_word (sign, "not") && is_word (sign + 1, "in")))
    return parse_in (self, g_steal_pointer (&left));
  if (is_word (sign, "is"))
    return parse_is_missing (self, g_steal_pointer (&left));
  if (!is_comparison (sign))
    return g_steal_pointer (&left);
  self->token++;
  right = parse_sum (self);
  if (right == NULL)
    return NULL;
  return binary_new (sign, g_steal_pointer (&left), right);
}

static UraExpression *
parse_not (Parser *self)
{
  guint column = self->token->column;
  UraExpression *operand;
  UraExpression *node;

  if (!accept_word (self, "not"))
    return parse_compare (self);
  if (!enter (self))
    return NULL;
  operand = parse_not (self);
  self->nesting--;
  if (operand == NULL)
    return NULL;
  node = node_new (URA_EXPRESSION_NOT, NULL, column);
  add_argument (node, operand);
  return node;
}

static gboolean
is_and (const UraToken *token)
{
  return is_word (token, "and");
}

static gboolean
is_or (const UraToken *token)
{
  return is_word (token, "or");
}

static UraExpression *
parse_and (Parser *self)
{
  return parse_chain (self, is_and, parse_not);
}

static UraExpression *
parse_or (Parser *self)
{
  return parse_chain (self, is_or, parse_and);
}

UraExpression *
ura_expression_parse_with_fault (const char *text, UraExpressionFault *fault)
{
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (UraExpression) tree = NULL;
  Parser parser = { .fault = fault };

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > MAX_LENGTH)
    {
      fault->message = N_ ("The expression is too long.");
      fault->column = 1;
      fault->word = g_strdup ("");
      return NULL;
    }
  tokens = ura_expression_tokenize (text, fault);
  if (tokens == NULL)
    return NULL;
  parser.token = &g_array_index (tokens, UraToken, 0);
  tree = parse_or (&parser);
  if (tree != NULL && parser.token->kind != URA_TOKEN_END)
    return fail (&parser, parser.token, N_ ("The expression should end before this."));
  return g_steal_pointer (&tree);
}
