/* Rules of a register: what may be saved, what is incomplete, what deserves a warning. */

#pragma once

#include "ura-schema.h"

G_BEGIN_DECLS

typedef enum
{
  URA_ISSUE_REFUSE = 1, /* nothing is saved: wrong type, not unique, illegal transition */
  URA_ISSUE_INCOMPLETE, /* saved and listed; blocks approval */
  URA_ISSUE_WARN,
} UraIssueLevel;

/* What a rule may read: the record before (NULL values when new) and after, and other records. It
 * runs on the store thread, inside the write transaction. */
typedef struct _UraRuleReader UraRuleReader;
typedef struct
{
  const UraValue *(*old_value) (UraRuleReader *reader, const char *field); /* never NULL */
  const UraValue *(*new_value) (UraRuleReader *reader, const char *field); /* never NULL */
  gboolean (*is_new) (UraRuleReader *reader);
  /* Evaluates an expression on the new record; a missing value on any failure. */
  void (*evaluate) (UraRuleReader *reader, const char *expression, UraValue *result);
  /* How many records of a register, outside the bin, satisfy an expression, in which the fields of
   * the new record (derived ones and uid included) are parameters: "list = :list and uid != :uid".
   */
  gint64 (*count) (UraRuleReader *reader, const char *register_id, const char *expression);
  /* Reports an outcome; @message is an msgid (N_). @field may be NULL. */
  void (*report) (UraRuleReader *reader,
                  UraIssueLevel level,
                  const char *field,
                  const char *message);
} UraRuleReaderInterface;

struct _UraRuleReader
{
  const UraRuleReaderInterface *iface;
};

struct _UraRule
{
  const char *id;
  void (*check) (UraRuleReader *reader);
};

#define ura_rule_old(reader, field) ((reader)->iface->old_value ((reader), (field)))
#define ura_rule_new(reader, field) ((reader)->iface->new_value ((reader), (field)))
#define ura_rule_is_new(reader)     ((reader)->iface->is_new ((reader)))
#define ura_rule_evaluate(reader, expression, result)                                              \
  ((reader)->iface->evaluate ((reader), (expression), (result)))
#define ura_rule_count(reader, register_id, expression)                                            \
  ((reader)->iface->count ((reader), (register_id), (expression)))
#define ura_rule_report(reader, level, field, message)                                             \
  ((reader)->iface->report ((reader), (level), (field), (message)))

G_END_DECLS
