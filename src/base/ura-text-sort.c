/* Albanian alphabetical order, from the collation tables of ICU. The collator is opened when the
 * first key is asked for, not when the program starts. */

#include "config.h"

#include "ura-text.h"

#include "ura-text-private.h"

#include <string.h>
#include <unicode/icudataver.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

#define COLLATION_LOCALE  "sq"
#define SUBSTITUTE        0xFFFD
#define STACK_TEXT_LENGTH 256
#define STACK_KEY_LENGTH  512

typedef struct
{
  UCollator *collator;
  char version[128];
} Order;

static void
describe_order (Order *order)
{
  UErrorCode status = U_ZERO_ERROR;
  const char *locale = ucol_getLocaleByType (order->collator, ULOC_ACTUAL_LOCALE, &status);
  UVersionInfo info;
  char rules[U_MAX_VERSION_STRING_LENGTH];
  char data[U_MAX_VERSION_STRING_LENGTH];

  ucol_getVersion (order->collator, info);
  u_versionToString (info, rules);
  u_getDataVersion (info, &status);
  u_versionToString (info, data);
  if (U_FAILURE (status))
    g_error ("The Albanian alphabet has no version: %s", u_errorName (status));
  g_snprintf (order->version, sizeof order->version, "%s-numeric/%s/%s", locale, rules, data);
}

/* The Unicode library is part of every installation; without it there is no order to keep. */
static gpointer
open_order (gpointer unused)
{
  UErrorCode status = U_ZERO_ERROR;
  Order *order = g_new0 (Order, 1);

  order->collator = ucol_open (COLLATION_LOCALE, &status);
  ucol_setAttribute (order->collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  if (U_FAILURE (status))
    g_error ("The Albanian alphabet cannot be opened: %s", u_errorName (status));
  describe_order (order);
  return order;
}

static const Order *
get_order (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, open_order, NULL);
}

/* Every byte of UTF-8 makes at most one UTF-16 unit, so @size units always suffice; the ends that
 * ICU would refuse cannot occur. */
static int32_t
to_utf16 (const char *text, gsize length, UChar *units, gsize size)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;

  u_strFromUTF8WithSub (units, (int32_t) size, &written, text, (int32_t) length, SUBSTITUTE, NULL,
                        &status);
  g_assert (U_SUCCESS (status));
  return written;
}

GBytes *
ura_text_sort_key (const char *text)
{
  UChar stack_units[STACK_TEXT_LENGTH];
  guint8 stack_key[STACK_KEY_LENGTH];
  g_autofree UChar *heap_units = NULL;
  g_autofree guint8 *heap_key = NULL;
  UChar *units = stack_units;
  const UCollator *collator;
  gsize length;
  int32_t n_units;
  int32_t key_length;

  if (text == NULL)
    return NULL;
  length = strlen (text);
  g_return_val_if_fail (length <= G_MAXINT32 / 8, NULL);

  if (length > STACK_TEXT_LENGTH)
    units = heap_units = g_new (UChar, length);
  n_units = to_utf16 (text, length, units, MAX (length, STACK_TEXT_LENGTH));
  collator = get_order ()->collator;
  key_length = ucol_getSortKey (collator, units, n_units, stack_key, STACK_KEY_LENGTH);
  g_assert (key_length > 0);
  /* The key ends with a NUL that orders nothing. */
  if (key_length <= STACK_KEY_LENGTH)
    return g_bytes_new (stack_key, (gsize) key_length - 1);
  heap_key = g_malloc ((gsize) key_length);
  ucol_getSortKey (collator, units, n_units, heap_key, key_length);
  return g_bytes_new_take (g_steal_pointer (&heap_key), (gsize) key_length - 1);
}

const char *
ura_text_sort_key_version (void)
{
  return get_order ()->version;
}
