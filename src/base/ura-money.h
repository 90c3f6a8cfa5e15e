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

/* Keys in any order. FALSE, @money untouched, when @json (or NULL) is not money: other keys, a
 * fraction of a minor unit, a negative rate, a rate date that is not a full date. */
gboolean ura_money_from_json (const char *json, UraMoney *money);
/* Canonical key order a, c, r, d; omits empty, and rate and date of ALL: equal money is equal text.
 * Returns: (transfer full). */
char *ura_money_to_json (const UraMoney *money);
/* "12 500 lekë", "1.200,50 EUR", "EUR 1200.5", "€ 5"; without currency: ALL. FALSE, @money
 * untouched, if not money. The rate is left unknown. */
gboolean ura_money_parse (const char *typed, UraMoney *money);
/* "12 500 lekë", "1 200,50 EUR" (en: "12,500 lek"); its spaces are U+00A0.
 * Returns: (transfer full). */
char *ura_money_format (const UraMoney *money, const char *language_code);
/* Amount in lekë minor units, halves rounded away from zero, computed in decimals with nine places
 * of the rate. FALSE, @minor_units untouched, when another currency has no rate or the amount is
 * too large. */
gboolean ura_money_in_lek (const UraMoney *money, gint64 *minor_units);

G_END_DECLS
