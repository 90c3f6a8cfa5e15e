/* What SQLite lacks for queries: partial dates, money, Albanian text, the median. A missing or
 * wrong argument gives a missing result, never an error: one bad record must not stop a list. */

#include "config.h"

#include "ura-sql-functions.h"

#include <string.h>

#include "ura-date.h"
#include "ura-money.h"
#include "ura-text.h"

typedef void (*Function) (sqlite3_context *context, int n_arguments, sqlite3_value **arguments);

/* NULL unless it is text. */
static const char *
get_text (sqlite3_value *value)
{
  if (sqlite3_value_type (value) != SQLITE_TEXT)
    return NULL;
  return (const char *) sqlite3_value_text (value);
}

/* Also of numbers, of which a year is one. */
static const char *
get_any_text (sqlite3_value *value)
{
  return sqlite3_value_type (value) == SQLITE_NULL ? NULL
                                                   : (const char *) sqlite3_value_text (value);
}

/* Takes @text; NULL is a missing value. */
static void
return_text (sqlite3_context *context, char *text)
{
  if (text == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, text, -1, g_free);
}

static void
first_day (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *date = get_any_text (arguments[0]);

  return_text (context, date == NULL ? NULL : ura_date_first_day (date));
}

static void
last_day (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *date = get_any_text (arguments[0]);

  return_text (context, date == NULL ? NULL : ura_date_last_day (date));
}

static void
days (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *from = get_any_text (arguments[0]);
  const char *to = get_any_text (arguments[1]);
  g_autofree char *first = from == NULL ? NULL : ura_date_first_day (from);
  g_autofree char *last = to == NULL ? NULL : ura_date_last_day (to);

  if (first == NULL || last == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_int (context, ura_date_days_between (first, last));
}

static void
amount (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *json = get_text (arguments[0]);
  UraMoney money;
  gint64 minor_units;

  if (json != NULL && ura_money_from_json (json, &money) && ura_money_in_lek (&money, &minor_units))
    sqlite3_result_int64 (context, minor_units);
  else
    sqlite3_result_null (context);
}

static void
fold (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *text = get_any_text (arguments[0]);

  return_text (context, text == NULL ? NULL : ura_text_fold (text));
}

static void
sort_key (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *text = get_any_text (arguments[0]);
  g_autoptr (GBytes) key = text == NULL ? NULL : ura_text_sort_key (text);
  gconstpointer data;
  gsize size;

  if (key == NULL)
    {
      sqlite3_result_null (context);
      return;
    }
  data = g_bytes_get_data (key, &size);
  sqlite3_result_blob64 (context, size > 0 ? data : "", size, SQLITE_TRANSIENT);
}

/* Whether @word begins a word of @folded. */
static gboolean
has_word (const char *folded, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strstr (folded, word); p != NULL; p = strstr (p + length, word))
    if (p == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
      return TRUE;
  return FALSE;
}

/* ura_matches ("mot gji", text): every word, folded already, begins a word of the text. */
static void
matches (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *words = get_text (arguments[0]);
  const char *text = get_any_text (arguments[1]);
  g_autofree char *folded = text == NULL ? NULL : ura_text_fold (text);
  g_auto (GStrv) list = words == NULL ? NULL : g_strsplit (words, " ", -1);
  gboolean all = folded != NULL && list != NULL;

  for (guint i = 0; all && list[i] != NULL; i++)
    all = has_word (folded, list[i]);
  sqlite3_result_int (context, all);
}

static const UraLanguage *
get_language (sqlite3_context *context)
{
  return sqlite3_user_data (context);
}

static void
date_text (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *date = get_any_text (arguments[0]);

  return_text (context, date == NULL ? NULL : ura_date_format (date, get_language (context)));
}

static void
money_text (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *json = get_text (arguments[0]);
  UraMoney money;

  if (json != NULL && ura_money_from_json (json, &money))
    return_text (context, ura_money_format (&money, ura_language_code (get_language (context))));
  else
    sqlite3_result_null (context);
}

static void
number_text (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  if (sqlite3_value_type (arguments[0]) == SQLITE_NULL)
    sqlite3_result_null (context);
  else
    return_text (context, ura_text_format_number (sqlite3_value_double (arguments[0]), 6,
                                                  ura_language_code (get_language (context))));
}

/* The median: the numbers of a group, sorted at the end. */

static void
median_step (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  GArray **numbers = sqlite3_aggregate_context (context, sizeof *numbers);
  int type = sqlite3_value_type (arguments[0]);
  double number = sqlite3_value_double (arguments[0]);

  if (numbers == NULL)
    {
      sqlite3_result_error_nomem (context);
      return;
    }
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT)
    return;
  if (*numbers == NULL)
    *numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (*numbers, number);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
median_final (sqlite3_context *context)
{
  GArray **place = sqlite3_aggregate_context (context, 0);
  g_autoptr (GArray) numbers = place == NULL ? NULL : g_steal_pointer (place);
  double upper, lower;

  if (numbers == NULL)
    {
      sqlite3_result_null (context);
      return;
    }
  g_array_sort (numbers, compare_numbers);
  upper = g_array_index (numbers, double, numbers->len / 2);
  lower = g_array_index (numbers, double, (numbers->len - 1) / 2);
  sqlite3_result_double (context, lower + (upper - lower) / 2);
}

gboolean
ura_sql_functions_install (UraDb *db, GError **error)
{
  static const struct
  {
    const char *name;
    int n_arguments;
    Function function;
  } functions[] = {
    { "ura_first_day", 1, first_day },
    { "ura_last_day", 1, last_day },
    { "ura_days", 2, days },
    { "ura_amount", 1, amount },
    { "ura_fold", 1, fold },
    { "ura_sort_key", 1, sort_key },
    { "ura_matches", 2, matches },
    { "ura_date_text", 1, date_text },
    { "ura_money_text", 1, money_text },
    { "ura_number_text", 1, number_text },
  };
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  gpointer language = (gpointer) ura_db_language (db);

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function_v2 (ura_db_handle (db), functions[i].name, functions[i].n_arguments,
                                    flags, language, functions[i].function, NULL, NULL,
                                    NULL) != SQLITE_OK)
      return ura_db_fail (db, error);
  if (sqlite3_create_function_v2 (ura_db_handle (db), "ura_median", 1, flags, NULL, NULL,
                                  median_step, median_final, NULL) != SQLITE_OK)
    return ura_db_fail (db, error);
  return TRUE;
}
