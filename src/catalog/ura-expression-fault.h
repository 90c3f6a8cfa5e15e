/* What is wrong in the text of an expression, as parts: catalog has no language to put it in. */

#pragma once

#include "ura-expression.h"

G_BEGIN_DECLS

typedef struct
{
  const char *message; /* msgid of a sentence, constant */
  guint column;        /* 1-based, in characters */
  char *word;          /* the text at that place; "" at the end */
} UraExpressionFault;

void ura_expression_fault_clear (UraExpressionFault *fault);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraExpressionFault, ura_expression_fault_clear)

/* ura_expression_parse() for who translates the message: NULL with @fault, which must be empty,
 * set. */
UraExpression *ura_expression_parse_with_fault (const char *text, UraExpressionFault *fault);

G_END_DECLS
