/* A plan's text line by line: headers and fields, continuation lines joined. */

#pragma once

#include "ura-plan-file.h"

G_BEGIN_DECLS

typedef enum
{
  URA_PLAN_ENTRY_END,
  URA_PLAN_ENTRY_RECORD, /* [kind code]: name is the kind, value the code */
  URA_PLAN_ENTRY_FIELD,  /* name (qualifier): value */
} UraPlanEntryKind;

typedef struct
{
  UraPlanEntryKind kind;
  guint line;
  guint column;       /* of the value or code */
  GString *name;      /* the key, with a year or period still behind it */
  GString *qualifier; /* "" when there is none */
  GString *value;
} UraPlanEntry;

typedef struct _UraPlanLexer UraPlanLexer;

/* @text is valid UTF-8 without NUL and must stay. Problems are appended to @problems, at most
 * URA_PLAN_MAX_PROBLEMS of them. */
#define URA_PLAN_MAX_PROBLEMS 200
UraPlanLexer *ura_plan_lexer_new (const char *text,
                                  gsize length,
                                  const UraLanguage *language,
                                  GPtrArray *problems);
void ura_plan_lexer_free (UraPlanLexer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraPlanLexer, ura_plan_lexer_free)

/* FALSE when the first line is not "ura-plan 1". Call it once, first. */
gboolean ura_plan_lexer_begin (UraPlanLexer *self);
/* Fills the next entry; lines that are wrong are reported and left out. */
const UraPlanEntry *ura_plan_lexer_next (UraPlanLexer *self);

/* Appends a problem unless there are enough already. Takes @sentence. */
void ura_plan_add_problem (GPtrArray *problems, guint line, guint column, char *sentence);

G_END_DECLS
