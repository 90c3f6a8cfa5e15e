/* The functions of Ura's own that compiled queries call. */

#pragma once

#include "ura-db.h"

G_BEGIN_DECLS

/* Adds to a connection: ura_first_day (date), ura_last_day (date), ura_days (from, to),
 * ura_amount (money), ura_fold (text), ura_sort_key (text), ura_matches (words, text),
 * ura_date_text (date), ura_money_text (money), ura_number_text (number) and the aggregate
 * ura_median (number). They may be used in queries only, never in the schema: SQLite refuses them
 * there. */
gboolean ura_sql_functions_install (UraDb *db, GError **error);

G_END_DECLS
