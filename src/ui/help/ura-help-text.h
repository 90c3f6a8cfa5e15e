/* The text of the help: small files in a few signs of Markdown, read without a library. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  URA_HELP_TITLE,     /* "# " */
  URA_HELP_HEADING,   /* "## " */
  URA_HELP_PARAGRAPH, /* lines up to an empty one */
  URA_HELP_ITEM,      /* "- " */
  URA_HELP_STEP,      /* "1. " */
} UraHelpKind;

typedef struct
{
  UraHelpKind kind;
  char *markup; /* Pango: **strong**, `key` */
  int number;   /* of a STEP */
} UraHelpBlock;

typedef struct
{
  char *id;
  char *title;
  char *folded;      /* all of its words, as search compares them */
  GPtrArray *blocks; /* (element-type UraHelpBlock) */
} UraHelpTopic;

/* Returns: (transfer full) (element-type UraHelpBlock). Signs without their partner stay as they
 * are. */
GPtrArray *ura_help_parse (const char *text);

void ura_help_topic_free (UraHelpTopic *topic);
/* Every topic in the language @code, in reading order. (transfer full) (element-type UraHelpTopic)
 */
GPtrArray *ura_help_topics (const char *code);
/* Whether all @words occur in the topic, in any order, beginnings of words and diacritics left out
 * included; no words match everything. */
gboolean ura_help_topic_matches (const UraHelpTopic *topic, const char *words);

G_END_DECLS
