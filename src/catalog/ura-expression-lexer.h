/* The words of an expression, one by one. */

#pragma once

#include "ura-expression-fault.h"

G_BEGIN_DECLS

typedef enum
{
  URA_TOKEN_END,
  URA_TOKEN_NUMBER,    /* value */
  URA_TOKEN_TEXT,      /* value */
  URA_TOKEN_NAME,      /* word; key words are names, the parser tells them apart */
  URA_TOKEN_PARAMETER, /* word, without the colon */
  URA_TOKEN_SIGN,      /* word: one of = != < <= > >= + - * / || ( ) , . */
} UraTokenKind;

typedef struct
{
  UraTokenKind kind;
  char *word;
  UraValue value;
  guint column; /* 1-based, in characters */
} UraToken;

/* Returns: (transfer full) (element-type UraToken): ends with URA_TOKEN_END; NULL with @fault set.
 */
GArray *ura_expression_tokenize (const char *text, UraExpressionFault *fault);

G_END_DECLS
