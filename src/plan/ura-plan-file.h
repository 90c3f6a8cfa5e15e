/* A plan as text (data/plans/README.md): what the reader gives and the writer takes. Texts are as
 * printed. NULL: the key is not there; "": the document has the field and left it empty. */

#pragma once

#include <gio/gio.h>

#include "ura-language.h"
#include "ura-plan-problem.h"

G_BEGIN_DECLS

#define URA_PLAN_FILE_ERROR (ura_plan_file_error_quark ())
GQuark ura_plan_file_error_quark (void);

typedef enum
{
  URA_PLAN_FILE_ERROR_TOO_LARGE = 1, /* more than URA_PLAN_FILE_MAX_SIZE */
  URA_PLAN_FILE_ERROR_NOT_TEXT,      /* not UTF-8, or a NUL in it */
  URA_PLAN_FILE_ERROR_NOT_A_PLAN,    /* the first line is not "ura-plan 1" */
  URA_PLAN_FILE_ERROR_REFUSED,       /* there are errors: each has its line */
} UraPlanFileError;

#define URA_PLAN_FILE_MAX_SIZE (32 * 1024 * 1024) /* bytes */
#define URA_PLAN_FILE_MAX_LINE (256 * 1024)       /* bytes */

typedef struct
{
  guint line;
  char *code;
  char *title;
  char *level;
  char *place;
  char *start; /* a date of ura-date.h */
  char *end;
  char *act;
  char *lead;
  char *vision;
  char *mission;
  char *goal;
  char *donor;
  char *source;
  char *status;
} UraPlanFilePlan;

typedef struct
{
  guint line;
  char *code;
  char *name;
  char *kind;
  char *abbreviation;
  GPtrArray *aliases; /* (element-type utf8) */
} UraPlanFileInstitution;

typedef struct
{
  guint line;
  char *code;
  char *abbreviation;
  char *meaning;
} UraPlanFileTerm;

typedef struct
{
  guint line;
  char *kind; /* NULL: not said */
  char *text;
} UraPlanFileVerification;

typedef struct
{
  guint line;
  char *relation; /* "implements", "continues", "duplicates", "contributes" */
  char *plan;     /* plan code */
  char *node;     /* node code in that plan */
} UraPlanFileLink;

typedef struct
{
  guint line;
  char *type; /* "policy_goal" … "submeasure" */
  char *code;
  char *parent_code; /* only where the file names it */
  int parent;        /* index among the nodes, -1 at the top; always before the node itself */
  char *printed;
  char *printed_also;
  char *text;
  char *result;
  char *deadline;
  char *start;
  char *end;
  char *responsible;
  char *supporting;
  GPtrArray *verifications; /* (element-type UraPlanFileVerification) */
  GPtrArray *links;         /* (element-type UraPlanFileLink) */
  char *note;
} UraPlanFileNode;

typedef struct
{
  guint line;
  char *period; /* "2022", "2022-1", and for targets "each year", "end" */
  char *text;   /* the cell; "" when empty */
} UraPlanFileFigure;

typedef struct
{
  guint line;
  char *dimension;
  GPtrArray *items; /* (element-type utf8), may be empty */
} UraPlanFileSplit;

typedef struct
{
  guint line;
  char *code;
  GPtrArray *nodes; /* (element-type utf8): codes of nodes */
  char *name;
  char *kind;
  char *level;
  char *unit;
  char *direction;
  char *aggregation;
  GPtrArray *baselines; /* (element-type UraPlanFileFigure) */
  GPtrArray *targets;   /* (element-type UraPlanFileFigure) */
  GPtrArray *splits;    /* (element-type UraPlanFileSplit) */
  char *same_as;
  char *note;
} UraPlanFileIndicator;

typedef struct
{
  UraPlanFilePlan *plan;
  GPtrArray *institutions; /* (element-type UraPlanFileInstitution) */
  GPtrArray *terms;        /* (element-type UraPlanFileTerm) */
  GPtrArray *nodes;        /* (element-type UraPlanFileNode), in the order of the plan */
  GPtrArray *indicators;   /* (element-type UraPlanFileIndicator) */
  GPtrArray *warnings;     /* (element-type UraPlanProblem): what the text itself leaves doubtful */
} UraPlanFile;

/* Reads a plan. Any error refuses the whole file: NULL with URA_PLAN_FILE_ERROR, whose message is
 * the first problem with its line, and with all of them (at most 200) in @problems (optional, out,
 * transfer full, element-type UraPlanProblem; untouched on success). Linear in the size of the
 * file. */
UraPlanFile *ura_plan_file_read (GBytes *bytes,
                                 const UraLanguage *language,
                                 GPtrArray **problems,
                                 GError **error);
/* The same from disk; also fails as reading a file does. */
UraPlanFile *ura_plan_file_load (const char *path,
                                 const UraLanguage *language,
                                 GPtrArray **problems,
                                 GError **error);
void ura_plan_file_free (UraPlanFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraPlanFile, ura_plan_file_free)

/* Returns: (transfer full): the text; what it says is what reading it gives again. Comments are not
 * part of a plan and are not written. */
char *ura_plan_file_write (const UraPlanFile *self);

/* Empty ones, for building a plan in code. */
UraPlanFile *ura_plan_file_new (void);
UraPlanFilePlan *ura_plan_file_set_plan (UraPlanFile *self, const char *code);
UraPlanFileInstitution *ura_plan_file_add_institution (UraPlanFile *self, const char *code);
UraPlanFileTerm *ura_plan_file_add_term (UraPlanFile *self, const char *code);
UraPlanFileNode *ura_plan_file_add_node (UraPlanFile *self, const char *type, const char *code);
UraPlanFileIndicator *ura_plan_file_add_indicator (UraPlanFile *self, const char *code);
UraPlanFileVerification *ura_plan_file_add_verification (UraPlanFileNode *node,
                                                         const char *kind,
                                                         const char *text);
UraPlanFileLink *ura_plan_file_add_link (UraPlanFileNode *node,
                                         const char *relation,
                                         const char *plan,
                                         const char *target);
/* @figures: an indicator's baselines or targets. */
UraPlanFileFigure *ura_plan_file_add_figure (GPtrArray *figures,
                                             const char *period,
                                             const char *text);
UraPlanFileSplit *ura_plan_file_add_split (UraPlanFileIndicator *indicator, const char *dimension);

G_END_DECLS
