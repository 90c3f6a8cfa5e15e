/* What a row of the plan says in words. */

#include "config.h"

#include "ura-plan-row.h"

#include "ura-date.h"
#include "ura-ui.h"

const char *
ura_plan_row_short_code (const char *code)
{
  const char *dash = code == NULL ? NULL : strchr (code, '-');

  return dash == NULL || dash[1] == '\0' ? code : dash + 1;
}

gboolean
ura_plan_row_is_measure (UraRow *row)
{
  const char *type = ura_row_get_text (row, URA_PLAN_COLUMN_TYPE);

  return g_strcmp0 (type, "measure") == 0 || g_strcmp0 (type, "submeasure") == 0;
}

static gint64
get_integer (UraRow *row, UraPlanColumn column, gint64 fallback)
{
  return ura_value_get_integer (ura_row_get_value (row, column), fallback);
}

G_GNUC_PRINTF (2, 3)
static void
add_sentence (GString *words, const char *format, ...)
{
  va_list arguments;

  if (words->len > 0)
    g_string_append (words, words->str[words->len - 1] == '.' ? " " : ". ");
  va_start (arguments, format);
  g_string_append_vprintf (words, format, arguments);
  va_end (arguments);
}

static void
add_status (GString *words, UraRow *row)
{
  const char *label = ura_row_get_text (row, URA_PLAN_COLUMN_STATUS_LABEL);
  gint64 progress = get_integer (row, URA_PLAN_COLUMN_PROGRESS, -1);

  add_sentence (words, _ ("Status: %s"), label == NULL ? _ ("Not reported") : label);
  if (progress >= 0)
    add_sentence (words, _ ("Progress: %d %%"), (int) progress);
  if (get_integer (row, URA_PLAN_COLUMN_OVERDUE, 0) != 0)
    add_sentence (words, "%s", _ ("Overdue"));
  if (get_integer (row, URA_PLAN_COLUMN_INCOMPLETE, 0) != 0)
    add_sentence (words, "%s", _ ("Report incomplete"));
}

static void
add_measure (GString *words, UraRow *row)
{
  const char *responsible = ura_row_get_text (row, URA_PLAN_COLUMN_RESPONSIBLE);
  const char *deadline = ura_row_get_text (row, URA_PLAN_COLUMN_DEADLINE);

  add_status (words, row);
  if (responsible != NULL)
    {
      g_auto (GStrv) names = g_strsplit (responsible, "\n", -1);
      g_autofree char *list = g_strjoinv (", ", names);

      add_sentence (words, _ ("Responsible: %s"), list);
    }
  if (deadline != NULL)
    add_sentence (words, _ ("Deadline: %s"), deadline);
}

char *
ura_plan_row_describe (UraRow *row, const UraPlanCount *count)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *code, *printed, *text;

  if (!ura_row_is_loaded (row))
    return g_strdup ("");
  code = ura_row_get_text (row, URA_PLAN_COLUMN_CODE);
  printed = ura_row_get_text (row, URA_PLAN_COLUMN_PRINTED);
  text = ura_row_get_text (row, URA_PLAN_COLUMN_TEXT);
  g_string_append (words, code == NULL ? "" : code);
  if (printed != NULL)
    g_string_append_printf (words, ", %s", printed);
  add_sentence (words, "%s", text == NULL ? "" : text);
  if (get_integer (row, URA_PLAN_COLUMN_HAS_PARTS, 0) != 0 && count != NULL)
    /* Translators: of an area or objective: how many of its measures are implemented. */
    add_sentence (words, _ ("%u of %u measures implemented"), count->implemented, count->total);
  else if (ura_plan_row_is_measure (row))
    add_measure (words, row);
  if (ura_row_get_text (row, URA_PLAN_COLUMN_RETIRED) != NULL)
    {
      g_autofree char *day = ura_date_format (ura_row_get_text (row, URA_PLAN_COLUMN_RETIRED),
                                              ura_ui_language ());

      add_sentence (words, _ ("Retired on %s"), day);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
