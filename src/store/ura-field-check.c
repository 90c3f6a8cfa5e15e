/* Whether a value fits its field. Type and uniqueness refuse a change; everything else is saved and
 * listed as incomplete. */

#include "config.h"

#include "ura-attachments.h"
#include "ura-date.h"
#include "ura-draft.h"
#include "ura-money.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define MAX_TEXT_BYTES (1024 * 1024)

/* TRUE when the statement, bound to the texts, finds a row. */
static gboolean
finds (UraConnection *connection, const char *sql, const char *first, const char *second)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (connection->db, sql, NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, first);
  if (second != NULL)
    ura_db_bind_text (statement, 2, second);
  return ura_db_step (connection->db, statement, &row, NULL) && row;
}

static gboolean
item_exists (UraConnection *connection, const char *list, const char *code)
{
  return finds (connection,
                "SELECT 1 FROM value_item WHERE list = ? AND code = ? AND deleted_at IS NULL", list,
                code);
}

static gboolean
record_exists (UraConnection *connection,
               const char *register_id,
               const char *uid,
               GHashTable *coming)
{
  const UraRegister *description = ura_schema_register (connection->schema, register_id);
  g_autofree char *sql = NULL;

  if (description == NULL)
    return FALSE;
  if (coming != NULL && g_hash_table_contains (coming, uid))
    return TRUE;
  sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE uid = ?", description->table);
  return finds (connection, sql, uid, NULL);
}

static const char *
check_number (const UraField *field, UraValue *value, gboolean whole)
{
  double number;

  if (value->kind == URA_VALUE_TEXT)
    return N_ ("This is not a number.");
  number = ura_value_get_real (value, 0);
  if (!isfinite (number))
    return N_ ("This is not a number.");
  if (whole && number != floor (number))
    return N_ ("This must be a whole number.");
  if (whole && value->kind == URA_VALUE_REAL)
    {
      if (fabs (number) > 9e15)
        return N_ ("This number is too large.");
      ura_value_set_integer (value, (gint64) number);
    }
  if (!whole && value->kind == URA_VALUE_INTEGER)
    ura_value_set_real (value, number);
  if ((field->minimum != 0 || field->maximum != 0) &&
      (number < field->minimum || number > field->maximum))
    return N_ ("This number is outside what is possible here.");
  return NULL;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, without repetitions; an empty set is a missing value. */
static const char *
check_choices (UraConnection *connection, const UraField *field, UraValue *value)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GString) json = g_string_new ("[");
  JsonArray *array;

  if (!json_parser_load_from_data (parser, value->text, -1, NULL) ||
      !JSON_NODE_HOLDS_ARRAY (json_parser_get_root (parser)))
    return N_ ("This is not a list of choices.");
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING ||
          !item_exists (connection, field->list, json_node_get_string (node)))
        return N_ ("This choice is not in the list.");
      g_ptr_array_add (codes, (gpointer) json_node_get_string (node));
    }
  g_ptr_array_sort (codes, compare_codes);
  for (guint i = 0; i < codes->len; i++)
    {
      UraValue code = { .kind = URA_VALUE_TEXT, .text = g_ptr_array_index (codes, i) };

      if (i > 0 && g_str_equal (code.text, g_ptr_array_index (codes, i - 1)))
        continue;
      if (i > 0)
        g_string_append_c (json, ',');
      ura_value_append_json (&code, json);
    }
  g_string_append_c (json, ']');
  ura_value_set_text (value, codes->len == 0 ? NULL : json->str);
  return NULL;
}

static const char *
check_any_record (UraConnection *connection, const UraValue *value, GHashTable *coming)
{
  g_auto (GStrv) parts = g_strsplit (value->text, ":", 2);

  if (g_strv_length (parts) != 2 || !record_exists (connection, parts[0], parts[1], coming))
    return N_ ("The record referred to does not exist.");
  return NULL;
}

static const char *
check_text_value (UraConnection *connection,
                  const UraField *field,
                  UraValue *value,
                  GHashTable *coming)
{
  UraMoney money;

  switch (field->type)
    {
    case URA_FIELD_MONEY:
      return ura_money_from_json (value->text, &money) ? NULL : N_ ("This is not a sum of money.");
    case URA_FIELD_DATE:
      return ura_date_is_valid (value->text) ? NULL : N_ ("This is not a date.");
    case URA_FIELD_CHOICE:
      return item_exists (connection, field->list, value->text)
                 ? NULL
                 : N_ ("This choice is not in the list.");
    case URA_FIELD_CHOICES:
      return check_choices (connection, field, value);
    case URA_FIELD_REFERENCE:
    case URA_FIELD_REFERENCES:
      return record_exists (connection, field->target, value->text, coming)
                 ? NULL
                 : N_ ("The record referred to does not exist.");
    case URA_FIELD_ANY_RECORD:
      return check_any_record (connection, value, coming);
    case URA_FIELD_ATTACHMENT:
      return ura_attachment_from_json (value->text, NULL, NULL, NULL, NULL)
                 ? NULL
                 : N_ ("This is not a file of the workspace.");
    case URA_FIELD_TEXT:
    case URA_FIELD_LONG_TEXT:
    case URA_FIELD_EMAIL:
    case URA_FIELD_PHONE:
    case URA_FIELD_URL:
    case URA_FIELD_INTEGER:
    case URA_FIELD_DECIMAL:
    case URA_FIELD_YEAR:
    case URA_FIELD_BOOL:
      return NULL;
    }
  g_assert_not_reached ();
}

const char *
ura_field_check (UraConnection *connection,
                 const UraField *field,
                 UraValue *value,
                 GHashTable *coming)
{
  if (ura_value_is_null (value))
    return NULL;
  if (field->derived != NULL)
    return N_ ("This field is computed; it cannot be changed.");

  switch (field->type)
    {
    case URA_FIELD_INTEGER:
    case URA_FIELD_YEAR:
      return check_number (field, value, TRUE);
    case URA_FIELD_DECIMAL:
      return check_number (field, value, FALSE);
    case URA_FIELD_BOOL:
      if (value->kind != URA_VALUE_INTEGER || (value->integer != 0 && value->integer != 1))
        return N_ ("This is neither yes nor no.");
      return NULL;
    case URA_FIELD_TEXT:
    case URA_FIELD_LONG_TEXT:
    case URA_FIELD_MONEY:
    case URA_FIELD_DATE:
    case URA_FIELD_CHOICE:
    case URA_FIELD_CHOICES:
    case URA_FIELD_REFERENCE:
    case URA_FIELD_REFERENCES:
    case URA_FIELD_ANY_RECORD:
    case URA_FIELD_EMAIL:
    case URA_FIELD_PHONE:
    case URA_FIELD_URL:
    case URA_FIELD_ATTACHMENT:
      break;
    }
  if (value->kind != URA_VALUE_TEXT || !g_utf8_validate (value->text, -1, NULL))
    return N_ ("This is not text.");
  if (strlen (value->text) > MAX_TEXT_BYTES)
    return N_ ("This text is too long.");
  return check_text_value (connection, field, value, coming);
}

gboolean
ura_field_is_taken (UraConnection *connection, const UraDraft *draft, guint index)
{
  const UraField *field = draft->fields[index];
  int within = field->unique_within == NULL ? -1
                                            : ura_draft_find_field (draft, field->unique_within);
  g_autofree char *condition = within < 0 ? g_strdup ("")
                                          : g_strdup_printf (" AND \"%s\" IS ?3",
                                                             draft->fields[within]->id);
  g_autofree char *sql = g_strdup_printf (
      "SELECT 1 FROM \"%s\" WHERE \"%s\" = ?1 AND uid != ?2 AND deleted_at IS NULL%s",
      draft->description->table, field->id, condition);
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (connection->db, sql, NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_value (statement, 1, &draft->new_values[index]);
  ura_db_bind_text (statement, 2, draft->uid);
  if (within >= 0)
    ura_db_bind_value (statement, 3, &draft->new_values[within]);
  return ura_db_step (connection->db, statement, &row, NULL) && row;
}
