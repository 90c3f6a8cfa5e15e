/* One field's value. Money, dates, several choices and references are text with a canonical form;
 * a missing value is NULL and never zero or "". */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  URA_VALUE_NULL,
  URA_VALUE_INTEGER, /* also booleans, 0 or 1 */
  URA_VALUE_REAL,
  URA_VALUE_TEXT,
} UraValueKind;

typedef struct
{
  UraValueKind kind;
  union
  {
    gint64 integer;
    double real;
    char *text; /* owned */
  };
} UraValue;

#define URA_VALUE_INIT                                                                             \
  {                                                                                                \
    .kind = URA_VALUE_NULL                                                                         \
  }

void ura_value_clear (UraValue *value);
void ura_value_copy (const UraValue *value,
                     UraValue *copy); /* @copy must be initialised; old content is freed */
gboolean ura_value_equal (const UraValue *a, const UraValue *b);
gboolean ura_value_is_null (const UraValue *value);

/* Setters free what was there. An empty or NULL text is a missing value. */
void ura_value_set_text (UraValue *value, const char *text);
void ura_value_set_integer (UraValue *value, gint64 integer);
void ura_value_set_real (UraValue *value, double real);

/* NULL unless the value is text. */
const char *ura_value_get_text (const UraValue *value);
/* Numbers of either kind; @fallback for anything else. */
gint64 ura_value_get_integer (const UraValue *value, gint64 fallback);
double ura_value_get_real (const UraValue *value, double fallback);
/* Any value as plain text, "" for a missing one. Returns: (transfer full). */
char *ura_value_to_string (const UraValue *value);

/* JSON of one value (null, number, string), as the operation log holds it. */
void ura_value_append_json (const UraValue *value, GString *json);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UraValue, ura_value_clear)

G_END_DECLS
