/* One small language for what is computed from records: derived fields, filters, columns and
 * groups of queries, rules for automatic actuals. It is parsed here and turned into SQL by store.
 *
 *   end < :today and meaning (status) not in ('done', 'cancelled')
 *   count (reports where meaning (status) = 'implemented')
 *   last (reports.status by period.end where period.start <= :today)
 *   node.plan.title       responsible.institution = '0190…'      node under :node
 *
 *   or      := and { "or" and }
 *   and     := not { "and" not }
 *   not     := "not" not | compare
 *   compare := sum [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) sum
 *                  | [ "not" ] "in" "(" sum { "," sum } ")"
 *                  | "is" [ "not" ] "missing"
 *                  | "has" sum            CHOICES holds the code, REFERENCES holds the uid
 *                  | "under" sum ]        a uid of a tree: in the subtree of that uid, or it itself
 *   sum     := product { ( "+" | "-" | "||" ) product }
 *   product := value { ( "*" | "/" ) value }
 *   value   := number | 'text' ('' is a quote) | "true" | "false" | "missing" | ":" name
 *            | name { "." name }          path; every step but the last is a REFERENCE, 3 at most
 *            | name "(" [ arguments ] ")" | "(" or ")" | "-" value
 *
 * A comparison with a missing value is false; != and not in are the opposites of = and in, so with
 * one they are true, and so is "not" of it. Arithmetic and || with a missing value are missing, as
 * is division by zero; / never rounds. Key words (or, and, not, in, is, has, under, true, false,
 * missing, where, by) cannot be names, except after a point.
 *
 * Parameters: those of the query; today ("YYYY-MM-DD") and now_year are known without being given.
 *
 * Known in every register: uid, created_at, created_by, updated_at, updated_by, version,
 * deleted_at, incomplete (the rules found something missing); in trees also path and depth.
 *
 * Functions:
 *   meaning (choice)             the fixed meaning of the chosen item
 *   label (choice)               its label in the session's language; of CHOICES one a line
 *   title (reference)            the title of the record referred to (REFERENCES: one a line,
 *                                ANY_RECORD: whichever it is); title () is that of this one
 *   first_day (date), last_day (date)
 *   days (from, to)              from the first day of the one to the last day of the other
 *   year (date)
 *   amount (money)               lekë minor units, missing without a rate
 *   coalesce (a, b, …), if (condition, a, b), fold (text), round (number)
 *
 * Over children (ids of UraChild, also of a record referred to: plan.nodes), not those in the bin:
 *   count (children [where c]), exists (children [where c])
 *   sum | min | max | mean (children.value [where c])           of money the amount
 *   last | first (children.value by order [where c])            greatest or smallest order
 *   join (children.value [by order] [where c])                  texts for people, one a line
 *
 * In the columns of an aggregate query (ura-query.h), over the rows of a group: count (),
 * count_distinct (x), sum (x), min (x), max (x), mean (x), median (x), share (condition), 0 to 1.
 */

#pragma once

#include "ura-value.h"

G_BEGIN_DECLS

#define URA_EXPRESSION_ERROR (ura_expression_error_quark ())
GQuark ura_expression_error_quark (void);

typedef enum
{
  URA_EXPRESSION_ERROR_SYNTAX = 1,
  URA_EXPRESSION_ERROR_UNKNOWN_NAME,
  URA_EXPRESSION_ERROR_TYPE,
} UraExpressionError;

typedef enum
{
  URA_EXPRESSION_LITERAL = 1, /* value */
  URA_EXPRESSION_PARAMETER,   /* name */
  URA_EXPRESSION_PATH,        /* name: steps joined by "." */
  URA_EXPRESSION_NOT,         /* arguments[0] */
  URA_EXPRESSION_NEGATE,      /* arguments[0] */
  URA_EXPRESSION_BINARY,      /* name: operator; arguments[0], [1]; also "has", "under" */
  URA_EXPRESSION_IN,          /* arguments[0] in the rest; negated */
  URA_EXPRESSION_IS_MISSING,  /* arguments[0]; negated */
  URA_EXPRESSION_CALL,        /* name; arguments */
  URA_EXPRESSION_AGGREGATE, /* name; child; arguments[0]: the value in the child, if any; where; by
                             */
} UraExpressionKind;

typedef struct _UraExpression UraExpression;
struct _UraExpression
{
  UraExpressionKind kind;
  char *name;
  char *child;
  UraValue value;
  GPtrArray *arguments; /* (element-type UraExpression), owned; may be NULL */
  UraExpression *where;
  UraExpression *by;
  gboolean negated;
  guint column; /* 1-based position in the text, for messages */
};

/* Returns: (transfer full), NULL with URA_EXPRESSION_ERROR_SYNTAX naming the column. Nesting is
 * limited to 64 levels, a text to 16 KiB and 500 operators. A call whose first argument starts with
 * a name that is followed by "where", "by" or "." and whose function is an aggregate becomes
 * AGGREGATE when the parser meets count/exists/sum/min/max/mean/last/first/join; whether the name
 * is a child is decided by the compiler, which knows the register. */
UraExpression *ura_expression_parse (const char *text, GError **error);
void ura_expression_free (UraExpression *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraExpression, ura_expression_free)

/* 'text' with quotes doubled, for building expressions. Returns: (transfer full). */
char *ura_expression_quote (const char *text);

G_END_DECLS
