/* Values as people read them. */

#include "config.h"

#include "ura-format.h"

#include "ura-attachments.h"
#include "ura-date.h"
#include "ura-money.h"
#include "ura-period.h"
#include "ura-text.h"
#include "ura-ui.h"

#include <json-glib/json-glib.h>

/* More decimals than anybody types; what a figure has beyond them is binary noise. */
#define DECIMALS 6

const char *
ura_format_label (const UraField *field)
{
  return (field->flags & URA_FIELD_CUSTOM) != 0 ? field->label : _ (field->label);
}

char **
ura_format_codes (const UraValue *value)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *json = ura_value_get_text (value);
  JsonArray *array;

  if (json != NULL && json_parser_load_from_data (parser, json, -1, NULL) &&
      JSON_NODE_HOLDS_ARRAY (json_parser_get_root (parser)))
    {
      array = json_node_get_array (json_parser_get_root (parser));
      for (guint i = 0; i < json_array_get_length (array); i++)
        if (JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i)))
          g_strv_builder_add (codes, json_array_get_string_element (array, i));
    }
  return g_strv_builder_end (codes);
}

static char *
format_choices (UraValueLists *lists, const UraField *field, const UraValue *value)
{
  g_auto (GStrv) codes = ura_format_codes (value);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **code = codes; *code != NULL; code++)
    {
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, ura_value_lists_get_label (lists, field->list, *code));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_money (const UraValue *value)
{
  const char *json = ura_value_get_text (value);
  UraMoney money;

  if (json == NULL || !ura_money_from_json (json, &money))
    return ura_value_to_string (value);
  return ura_money_format (&money, ura_language_code (ura_ui_language ()));
}

char *
ura_format_size (gint64 bytes)
{
  static const char *const units[] = { "kB", "MB", "GB" };
  const char *language = ura_language_code (ura_ui_language ());
  double size = (double) bytes;
  guint unit = 0;
  g_autofree char *number = NULL;

  if (bytes < 1000)
    return g_strdup_printf (_n ("%d byte", "%d bytes", (guint64) bytes), (int) bytes);
  for (size /= 1000; size >= 1000 && unit + 1 < G_N_ELEMENTS (units); unit++)
    size /= 1000;
  number = ura_text_format_number (size, size < 10 ? 1 : 0, language);
  return g_strdup_printf ("%s %s", number, units[unit]);
}

static char *
format_attachment (const UraValue *value)
{
  g_autofree char *name = NULL;
  g_autofree char *length = NULL;
  gint64 size = 0;

  if (ura_value_get_text (value) == NULL ||
      !ura_attachment_from_json (ura_value_get_text (value), NULL, &name, &size, NULL))
    return ura_value_to_string (value);
  length = ura_format_size (size);
  return g_strdup_printf ("%s (%s)", name, length);
}

static char *
format_number (const UraValue *value)
{
  if (value->kind != URA_VALUE_INTEGER && value->kind != URA_VALUE_REAL)
    return ura_value_to_string (value);
  return ura_text_format_number (ura_value_get_real (value, 0), DECIMALS,
                                 ura_language_code (ura_ui_language ()));
}

char *
ura_format_value (UraValueLists *lists, const UraField *field, const UraValue *value)
{
  if (ura_value_is_null (value))
    return g_strdup ("");

  switch (field->type)
    {
    case URA_FIELD_INTEGER:
    case URA_FIELD_DECIMAL:
      return format_number (value);
    case URA_FIELD_MONEY:
      return format_money (value);
    case URA_FIELD_DATE:
      return ura_date_format (ura_value_get_text (value), ura_ui_language ());
    case URA_FIELD_BOOL:
      return g_strdup (ura_value_get_integer (value, 0) != 0 ? _ ("Yes") : _ ("No"));
    case URA_FIELD_CHOICE:
      if (ura_value_get_text (value) == NULL)
        return ura_value_to_string (value);
      return g_strdup (ura_value_lists_get_label (lists, field->list, ura_value_get_text (value)));
    case URA_FIELD_CHOICES:
      return format_choices (lists, field, value);
    case URA_FIELD_ATTACHMENT:
      return format_attachment (value);
    case URA_FIELD_TEXT:
    case URA_FIELD_LONG_TEXT:
    case URA_FIELD_YEAR:
    case URA_FIELD_REFERENCE:
    case URA_FIELD_REFERENCES:
    case URA_FIELD_ANY_RECORD:
    case URA_FIELD_EMAIL:
    case URA_FIELD_PHONE:
    case URA_FIELD_URL:
      break;
    }
  return ura_value_to_string (value);
}

char *
ura_format_title (const char *register_id, const char *title)
{
  UraPeriod period;

  if (title == NULL)
    return g_strdup ("");
  if (g_strcmp0 (register_id, "period") == 0 && ura_period_from_key (title, &period))
    return ura_period_label (&period, ura_ui_language ());
  return g_strdup (title);
}
