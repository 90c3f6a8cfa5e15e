/* Symbols are plain geometric characters that every office font set has; none of them has a
 * coloured emoji form. The text colours keep a contrast of at least 4.5 : 1 on their fill. */

#include "config.h"

#include "ura-report-status.h"

typedef struct
{
  const char *symbol;
  guint32 text;
  guint32 fill;
  guint32 solid;
} UraReportStatusLook;

static const UraReportStatusLook looks[URA_REPORT_N_STATUSES] = {
  [URA_REPORT_STATUS_NONE] = { "", 0x24313a, 0xffffff, 0x2f6577 },
  [URA_REPORT_STATUS_DONE] = { "✓", 0x1b5e34, 0xe2f1e7, 0x3b8f5f },
  [URA_REPORT_STATUS_PARTLY] = { "◐", 0x7a4f00, 0xfbf1d8, 0xdba536 },
  [URA_REPORT_STATUS_ACTIVE] = { "►", 0x1c4a76, 0xe1ecf6, 0x4a86bd },
  [URA_REPORT_STATUS_WAITING] = { "○", 0x4b555e, 0xeef0f2, 0xb4bec6 },
  [URA_REPORT_STATUS_FAILED] = { "✗", 0x931f1f, 0xfae4e4, 0xbc4b4b },
  [URA_REPORT_STATUS_LATE] = { "▲", 0x9a3d08, 0xfce9dd, 0xdc7a3c },
  [URA_REPORT_STATUS_POSTPONED] = { "»", 0x54437f, 0xece8f5, 0x8c7db8 },
  [URA_REPORT_STATUS_NO_DATA] = { "□", 0x5b6670, 0xf6f7f8, 0xd9dee2 },
};


const char *
ura_report_status_symbol (UraReportStatus status)
{
  g_return_val_if_fail (status < URA_REPORT_N_STATUSES, "");

  return looks[status].symbol;
}

guint32
ura_report_status_color (UraReportStatus status, UraReportInk ink)
{
  const UraReportStatusLook *look;

  g_return_val_if_fail (status < URA_REPORT_N_STATUSES, 0);

  look = &looks[status];
  switch (ink)
    {
    case URA_REPORT_INK_TEXT:
      return look->text;
    case URA_REPORT_INK_FILL:
      return look->fill;
    case URA_REPORT_INK_SOLID:
      return look->solid;
    }
  g_return_val_if_reached (0);
}
