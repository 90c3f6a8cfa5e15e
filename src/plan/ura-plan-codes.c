/* The statuses of measures by number. */

#include "config.h"

#include "ura-plan-codes.h"

static const char *const meanings[URA_N_STATUSES] = {
  [URA_STATUS_NOT_REPORTED] = "",
  [URA_STATUS_NOT_STARTED] = "not_started",
  [URA_STATUS_IN_PROGRESS] = "in_progress",
  [URA_STATUS_IMPLEMENTED] = "implemented",
  [URA_STATUS_PARTLY_IMPLEMENTED] = "partly",
  [URA_STATUS_NOT_IMPLEMENTED] = "not_implemented",
  [URA_STATUS_ONGOING] = "ongoing",
  [URA_STATUS_POSTPONED] = "postponed",
  [URA_STATUS_CANCELLED] = "cancelled",
};

const char *
ura_measure_status_meaning (UraMeasureStatus status)
{
  g_return_val_if_fail ((guint) status < URA_N_STATUSES, "");
  return meanings[status];
}

UraMeasureStatus
ura_measure_status_from_meaning (const char *meaning)
{
  for (guint i = 1; meaning != NULL && i < URA_N_STATUSES; i++)
    if (g_str_equal (meaning, meanings[i]))
      return (UraMeasureStatus) i;
  return URA_STATUS_NOT_REPORTED;
}
