/* Money is one value: minor units, currency, and for other currencies the rate to the lek and its
 * date. In the store it is the JSON text {"a":123450,"c":"EUR","r":100.25,"d":"2024-03-05"}. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 minor_units; /* hundredths; also for ALL */
  char currency[4];   /* ISO 4217 */
  double rate;        /* lekë for one unit; 0 = unknown; 1 for ALL */
  char rate_date[11]; /* "YYYY-MM-DD" or "" */
} UraMoney;

gboolean ura_money_from_json (const char *json, UraMoney *money);
char *ura_money_to_json (const UraMoney *money); /* canonical key order a, c, r, d; omits empty */
/* "12 500 lekë", "1.200,50 EUR", "EUR 1200.5", "€ 5"; without currency: ALL. FALSE if not money. */
gboolean ura_money_parse (const char *typed, UraMoney *money);
/* "12 500 lekë", "1 200,50 EUR". Returns: (transfer full). */
char *ura_money_format (const UraMoney *money, const char *language_code);
/* Amount in lekë minor units. FALSE when another currency has no rate. */
gboolean ura_money_in_lek (const UraMoney *money, gint64 *minor_units);

G_END_DECLS
