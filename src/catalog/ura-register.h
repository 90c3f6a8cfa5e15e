/* What a register is: the description from which tables, lists, forms, search, validation, history
 * and the workbook's columns follow. Descriptions are constant data, one file a register. */

#pragma once

#include <glib.h>

#include "ura-value.h"

G_BEGIN_DECLS

typedef enum
{
  URA_FIELD_TEXT = 1,
  URA_FIELD_LONG_TEXT,
  URA_FIELD_INTEGER,
  URA_FIELD_DECIMAL,
  URA_FIELD_MONEY,      /* canonical JSON of ura-money.h */
  URA_FIELD_DATE,       /* day, month or year: ura-date.h */
  URA_FIELD_YEAR,       /* integer */
  URA_FIELD_BOOL,       /* integer 0, 1 */
  URA_FIELD_CHOICE,     /* code of an item of the value list .list */
  URA_FIELD_CHOICES,    /* sorted JSON array of codes */
  URA_FIELD_REFERENCE,  /* uid of a record of the register .target */
  URA_FIELD_REFERENCES, /* several, in the link table; no column */
  URA_FIELD_ANY_RECORD, /* "register:uid" */
  URA_FIELD_EMAIL,
  URA_FIELD_PHONE,
  URA_FIELD_URL,
  URA_FIELD_ATTACHMENT, /* JSON {"hash":…,"name":…,"size":…,"type":…} */
} UraFieldType;

typedef enum
{
  URA_FIELD_PLAIN = 0,
  URA_FIELD_REQUIRED = 1 << 0, /* left empty, the record is incomplete */
  URA_FIELD_UNIQUE = 1 << 1,   /* within .unique_within, or the register */
  URA_FIELD_PERSONAL = 1 << 2, /* identifies a person */
  URA_FIELD_SEARCHABLE = 1 << 3,
  URA_FIELD_IN_LIST = 1 << 4,   /* a column of the list by default */
  URA_FIELD_READ_ONLY = 1 << 5, /* set by the program, shown in forms, not edited */
  URA_FIELD_HIDDEN = 1 << 6,    /* never shown in forms or lists */
  URA_FIELD_OWNER =
      1 << 7, /* reference to the record this one is part of: its rules are checked again */
  URA_FIELD_CUSTOM = 1 << 8, /* added by staff; lives in the column "extra" */
} UraFieldFlags;

typedef struct
{
  const char *id; /* also the column; never renamed, never reused */
  const char *label;
  UraFieldType type;
  UraFieldFlags flags;
  const char *list;    /* CHOICE, CHOICES: value list */
  const char *target;  /* REFERENCE, REFERENCES: register */
  const char *derived; /* expression (ura-expression.h); then no column, never stored or logged */
  const char *unique_within; /* UNIQUE: id of the reference field within which it is unique */
  const char *help;          /* one sentence under the field */
  double minimum;            /* INTEGER, DECIMAL, YEAR; both 0 = no bounds */
  double maximum;
} UraField;

typedef struct
{
  const char *label;
  const UraField *fields; /* ends with an empty one */
} UraSection;

/* Records of another register that are part of, or refer to, a record of this one. */
typedef struct
{
  const char *id; /* the name in expressions: count (reports) */
  const char *label;
  const char *target; /* register of the children */
  const char *field;  /* their reference field (or ANY_RECORD) that names this record */
} UraChild;

typedef struct _UraRule UraRule;

typedef struct
{
  const char *id;
  const char *label;
  const char *label_plural;
  const char *icon;  /* symbolic icon name */
  const char *table; /* in the database */
  const char *title; /* ids of the fields that make a record's title, separated by spaces */
  const UraSection *sections;
  const UraChild *children;  /* ends with an empty one; may be NULL */
  const UraRule *rules;      /* ends with an empty one; may be NULL */
  const char *tree_parent;   /* reference field to the parent record; the table then has the derived
                                columns path (order and subtree) and depth */
  const char *tree_position; /* integer field that orders siblings */
  const char *tree_root;     /* reference field the whole tree hangs on (a node's plan), or NULL */
} UraRegister;

/* Every register of the program, NULL-terminated. */
const UraRegister *const *ura_registers (void);

G_END_DECLS
