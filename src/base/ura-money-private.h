/* What the files of money share. */

#pragma once

#include "ura-money.h"

G_BEGIN_DECLS

#define URA_MONEY_LEK "ALL"

/* Whether @money is a value the store may hold: currency of three capitals, a rate that is not
 * negative, a rate date that is empty or a full date. */
gboolean ura_money_is_valid (const UraMoney *money);

G_END_DECLS
