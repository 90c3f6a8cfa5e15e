/* What a status means, whatever its wording: the symbol and the colours every writer shows beside
 * the word, so that no status is ever told by colour alone. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  URA_REPORT_STATUS_NONE,
  URA_REPORT_STATUS_DONE,      /* implemented, on target */
  URA_REPORT_STATUS_PARTLY,    /* partly implemented, near the target */
  URA_REPORT_STATUS_ACTIVE,    /* in progress */
  URA_REPORT_STATUS_WAITING,   /* not started, not yet due */
  URA_REPORT_STATUS_FAILED,    /* not implemented, below the target */
  URA_REPORT_STATUS_LATE,      /* past its deadline */
  URA_REPORT_STATUS_POSTPONED, /* moved or given up by decision */
  URA_REPORT_STATUS_NO_DATA,
  URA_REPORT_N_STATUSES,
} UraReportStatus;

typedef enum
{
  URA_REPORT_INK_TEXT,  /* the word */
  URA_REPORT_INK_FILL,  /* the ground behind the word */
  URA_REPORT_INK_SOLID, /* bars and slices of charts */
} UraReportInk;

/* Returns: (transfer none): one character; no two statuses share one. "" for NONE. */
const char *ura_report_status_symbol (UraReportStatus status);

/* Returns: 0xRRGGBB. */
guint32 ura_report_status_color (UraReportStatus status, UraReportInk ink);

G_END_DECLS
