/* Money as people write and read it, and its value in lekë. Amounts stay whole numbers throughout:
 * no amount passes through a double. */

#include "config.h"

#include "ura-money-private.h"

#include "ura-language.h"
#include "ura-text-private.h"
#include "ura-text.h"

#include <math.h>
#include <string.h>

#define RATE_SCALE   1000000000 /* rates count to nine decimals */
#define HIGHEST_RATE 1000000000
#define NO_BREAK     "\302\240"

__extension__ typedef __int128 Wide;

/* The currencies of ISO 4217 in which a person can be paid. */
static const char known_currencies[] = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN "
                                       "BHD BIF BMD BND BOB BRL BSD BTN BWP BYN "
                                       "BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP "
                                       "DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
                                       "GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR "
                                       "ISK JMD JOD JPY KES KGS KHR KMF KPW KRW "
                                       "KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK "
                                       "MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD "
                                       "NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR "
                                       "RON RSD RUB RWF SAR SBD SCR SDG SEK SGD "
                                       "SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
                                       "TRY TTD TWD TZS UAH UGX USD UYU UZS VED "
                                       "VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL ";

static const struct
{
  const char *word; /* folded */
  const char *currency;
} words[] = {
  { "lek", "ALL" },     { "leke", "ALL" }, { "l", "ALL" },       { "€", "EUR" },
  { "euro", "EUR" },    { "$", "USD" },    { "dollare", "USD" }, { "dollar", "USD" },
  { "dollars", "USD" }, { "£", "GBP" },    { "franga", "CHF" },
};

static char *
fold_slice (const char *start, const char *end)
{
  g_autofree char *slice = g_strndup (start, (gsize) (end - start));

  return ura_text_fold (slice);
}

static gboolean
find_currency (const char *folded, char currency[4])
{
  g_autofree char *upper = NULL;
  g_autofree char *entry = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, folded))
      {
        g_strlcpy (currency, words[i].currency, 4);
        return TRUE;
      }
  upper = g_ascii_strup (folded, -1);
  entry = g_strconcat (upper, " ", NULL);
  if (strlen (upper) != 3 || strstr (known_currencies, entry) == NULL)
    return FALSE;
  g_strlcpy (currency, upper, 4);
  return TRUE;
}

/* "-1234.5" to -123450. Returns FALSE for more than two decimals and for what does not fit. */
static gboolean
to_minor_units (const char *decimal, gint64 *minor_units)
{
  const char *point = strchr (decimal, '.');
  gsize decimals = point == NULL ? 0 : strlen (point + 1);
  g_autofree char *digits = NULL;

  if (decimals > 2)
    return FALSE;
  digits = g_strdup_printf ("%.*s%s%s", point == NULL ? G_MAXINT : (int) (point - decimal), decimal,
                            point == NULL ? "" : point + 1, &"00"[decimals]);
  return g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, minor_units, NULL);
}

static const char *
find_number (const char *typed)
{
  gsize length = strcspn (typed, "+-0123456789");
  const char *minus = g_strstr_len (typed, (gssize) length, "−");

  return minus != NULL ? minus : typed + length;
}

static const char *
find_number_end (const char *number)
{
  const char *end = number;

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      end = p + 1;
  return end;
}

gboolean
ura_money_parse (const char *typed, UraMoney *money)
{
  UraMoney found = { .currency = URA_MONEY_LEK };
  const char *number;
  const char *end;
  g_autofree char *before = NULL;
  g_autofree char *middle = NULL;
  g_autofree char *after = NULL;
  g_autofree char *decimal = NULL;

  g_return_val_if_fail (typed != NULL && money != NULL, FALSE);

  if (!g_utf8_validate (typed, -1, NULL))
    return FALSE;
  number = find_number (typed);
  end = find_number_end (number);
  before = fold_slice (typed, number);
  middle = g_strndup (number, (gsize) (end - number));
  after = fold_slice (end, end + strlen (end));
  if (*before != '\0' && *after != '\0')
    return FALSE;
  if ((*before != '\0' || *after != '\0') &&
      !find_currency (*before != '\0' ? before : after, found.currency))
    return FALSE;
  decimal = ura_text_scan_decimal (middle);
  if (decimal == NULL || !to_minor_units (decimal, &found.minor_units))
    return FALSE;
  found.rate = g_str_equal (found.currency, URA_MONEY_LEK) ? 1 : 0;
  *money = found;
  return TRUE;
}

char *
ura_money_format (const UraMoney *money, const char *language_code)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *digits = NULL;
  guint64 amount;
  const char *unit;

  g_return_val_if_fail (money != NULL && ura_money_is_valid (money), NULL);

  amount = money->minor_units < 0 ? -(guint64) money->minor_units : (guint64) money->minor_units;
  if (money->minor_units < 0)
    g_string_append_c (text, '-');
  digits = g_strdup_printf ("%" G_GUINT64_FORMAT, amount / 100);
  ura_text_append_grouped (text, digits, strlen (digits), language_code);
  if (amount % 100 != 0)
    g_string_append_printf (text, "%s%02d", ura_text_decimal_sign (language_code),
                            (int) (amount % 100));
  unit = money->currency;
  if (g_str_equal (unit, URA_MONEY_LEK))
    unit = ura_trc (ura_language_get (language_code), "after an amount", "lek");
  g_string_append_printf (text, NO_BREAK "%s", unit);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
ura_money_in_lek (const UraMoney *money, gint64 *minor_units)
{
  gint64 rate;
  Wide product;

  g_return_val_if_fail (money != NULL && minor_units != NULL, FALSE);
  g_return_val_if_fail (ura_money_is_valid (money), FALSE);

  if (g_str_equal (money->currency, URA_MONEY_LEK))
    {
      *minor_units = money->minor_units;
      return TRUE;
    }
  rate = money->rate > HIGHEST_RATE ? 0 : llround (money->rate * RATE_SCALE);
  if (rate == 0)
    return FALSE;
  product = (Wide) money->minor_units * rate;
  product += product < 0 ? -(RATE_SCALE / 2) : RATE_SCALE / 2;
  product /= RATE_SCALE;
  if (product < G_MININT64 || product > G_MAXINT64)
    return FALSE;
  *minor_units = (gint64) product;
  return TRUE;
}
