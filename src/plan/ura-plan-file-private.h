/* What reader and writer of plan files share: which records there are and which keys they have. */

#pragma once

#include "ura-plan-file.h"

G_BEGIN_DECLS

typedef enum
{
  URA_PLAN_RECORD_PLAN,
  URA_PLAN_RECORD_INSTITUTION,
  URA_PLAN_RECORD_TERM,
  URA_PLAN_RECORD_NODE,
  URA_PLAN_RECORD_INDICATOR,
} UraPlanRecordKind;

/* How a key's text is taken. */
typedef enum
{
  URA_PLAN_KEY_TEXT,         /* char * at .offset */
  URA_PLAN_KEY_WORD,         /* the same, one of .words */
  URA_PLAN_KEY_DATE,         /* the same, a date */
  URA_PLAN_KEY_REFERENCE,    /* the same, a code */
  URA_PLAN_KEY_TEXTS,        /* one more in the array at .offset */
  URA_PLAN_KEY_REFERENCES,   /* the same, a code */
  URA_PLAN_KEY_VERIFICATION, /* takes a qualifier, one of .words */
  URA_PLAN_KEY_LINK,         /* plan code, node code; .key is the relation */
  URA_PLAN_KEY_BASELINE,     /* takes a date */
  URA_PLAN_KEY_TARGET,       /* takes a period, "each year" or "end" */
  URA_PLAN_KEY_SPLIT,
} UraPlanKeyKind;

typedef struct
{
  const char *key; /* NULL ends the list */
  UraPlanKeyKind kind;
  gsize offset;
  const char *const *words;
  gboolean required;
} UraPlanKey;

/* The keys of a record in the order in which they are written. */
const UraPlanKey *ura_plan_record_keys (UraPlanRecordKind kind);
/* The word of a header ("area") to its kind; FALSE when there is none. */
gboolean ura_plan_record_kind (const char *word, UraPlanRecordKind *kind);

/* 0 for goals and areas, 1 objectives, 2 measures, 3 sub-measures; -1 for what is no node. */
int ura_plan_type_rank (const char *type);
/* Whether a node of @type may stand directly below one of @parent_type (NULL = the top). */
gboolean ura_plan_type_fits (const char *parent_type, const char *type);

/* Resolves parents, `of`, `same as` and links, and reports what is missing or refers to nothing;
 * what is only doubtful goes to the file's warnings. (ura-plan-file-check.c) */
void ura_plan_file_check (UraPlanFile *self, const UraLanguage *language, GPtrArray *problems);

/* Reads what @lexer gives into the file's records; problems are appended. (ura-plan-file-reader.c)
 */
struct _UraPlanLexer;
void ura_plan_file_read_records (UraPlanFile *self,
                                 struct _UraPlanLexer *lexer,
                                 const UraLanguage *language,
                                 GPtrArray *problems);

G_END_DECLS
