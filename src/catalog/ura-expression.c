/* The tree of an expression and its errors; ura-expression-parser.c reads the text. */

#include "config.h"

#include "ura-expression.h"

#include "ura-expression-fault.h"

G_DEFINE_QUARK (ura - expression - error - quark, ura_expression_error)

void
ura_expression_free (UraExpression *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->child);
  ura_value_clear (&self->value);
  g_clear_pointer (&self->arguments, g_ptr_array_unref);
  ura_expression_free (self->where);
  ura_expression_free (self->by);
  g_free (self);
}

void
ura_expression_fault_clear (UraExpressionFault *fault)
{
  g_clear_pointer (&fault->word, g_free);
}

UraExpression *
ura_expression_parse (const char *text, GError **error)
{
  g_auto (UraExpressionFault) fault = { 0 };
  UraExpression *tree = ura_expression_parse_with_fault (text, &fault);

  if (tree == NULL && fault.message != NULL)
    g_set_error (error, URA_EXPRESSION_ERROR, URA_EXPRESSION_ERROR_SYNTAX, "%s (position %u: “%s”)",
                 fault.message, fault.column, fault.word);
  return tree;
}

char *
ura_expression_quote (const char *text)
{
  g_autoptr (GString) quoted = g_string_new ("'");

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\'')
        g_string_append_c (quoted, '\'');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '\'');
  return g_string_free (g_steal_pointer (&quoted), FALSE);
}
