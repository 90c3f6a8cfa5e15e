/* What the sheets of the half-year workbook share while it is built. */

#pragma once

#include "ura-plan-rates.h"
#include "ura-semiannual.h"

G_BEGIN_DECLS

typedef struct
{
  const UraLanguage *language;
  UraReport *report;
  UraPlanPicture *picture; /* not owned */
  UraPlanRates *rates;     /* not owned */
  char *subtitle;          /* plan · period */
} UraSemiannual;

/* Ids of tables and figures, as formulas name them; they are read by programs and never translated.
 */
#define URA_SEMIANNUAL_MATRIX     "masat"
#define URA_SEMIANNUAL_RATE       "shkalla"
#define URA_SEMIANNUAL_AREAS      "fushat"
#define URA_SEMIANNUAL_INDICATORS "treguesit"
#define URA_SEMIANNUAL_META       "meta"
#define URA_SEMIANNUAL_UIDS       "uids"

void ura_semiannual_add_cover (UraSemiannual *self);
void ura_semiannual_add_summary (UraSemiannual *self);
void ura_semiannual_add_matrix (UraSemiannual *self);
void ura_semiannual_add_rate (UraSemiannual *self);
void ura_semiannual_add_indicators (UraSemiannual *self);
void ura_semiannual_add_meta (UraSemiannual *self, const char *hash);

/* Where a sheet stands that shows the picture from its first item, or indicator, to its last: what
 * its row source iterates over. */
typedef struct
{
  UraPlanPicture *picture;
  const UraLanguage *language;
  guint position;
} UraSemiannualRows;

gpointer ura_semiannual_rows_open (gpointer data, GError **error);
void ura_semiannual_rows_close (gpointer rows);
/* Gives @table a source whose open and close are those two. */
void ura_semiannual_set_rows (UraSemiannual *self,
                              UraReportTable *table,
                              const UraReportRowSource *source,
                              guint64 expected_rows);

/* What a status is shown as. */
UraReportStatus ura_semiannual_status (UraMeasureStatus state);
UraReportStatus ura_semiannual_band_status (UraIndicatorBand band);
/* The measures that count: those without sub-measures that are not retired. */
gboolean ura_semiannual_counts (const UraPlanPicture *picture, guint index);
/* A sheet with its title and the subtitle of the report. */
UraReportSheet *ura_semiannual_add_sheet (UraSemiannual *self,
                                          const char *name,
                                          const char *description);
/* "12,5" with the unit of the language; for figures that stand in text. (transfer full) */
char *ura_semiannual_number (const UraSemiannual *self, double number);

G_END_DECLS
