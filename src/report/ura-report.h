/* A report as a value: sheets of blocks, built in code from plan and store, without knowing in
 * which format it will be written. Writers turn it into Excel, PDF or HTML; approving one freezes
 * it. Nothing in it belongs to any format: formulas say what is added, colours say what is meant.
 */

#pragma once

#include <glib.h>

#include "ura-language.h"
#include "ura-report-chart.h"
#include "ura-report-formula.h"
#include "ura-report-status.h"
#include "ura-report-table.h"

G_BEGIN_DECLS

#define URA_REPORT_ERROR (ura_report_error_quark ())
GQuark ura_report_error_quark (void);

typedef enum
{
  URA_REPORT_ERROR_INVALID,   /* the report contradicts itself: a mistake of whoever built it */
  URA_REPORT_ERROR_TOO_LARGE, /* more rows or columns than the format can hold */
  URA_REPORT_ERROR_INCOMPLETE /* what was written did not survive being read back */
} UraReportError;

typedef struct _UraReport UraReport;
typedef struct _UraReportSheet UraReportSheet; /* owned by its report */

/* Any string may be NULL; all are copied. */
typedef struct
{
  const char *title;
  const char *author;
  const char *institution;
  const char *version; /* of the program that built it */
  const char *number;  /* the report's own, as printed */
  const char *hash;    /* of the frozen report; its first 12 characters are printed on pages */
  const char *footer;  /* one line for every page */
  gint64 created;      /* seconds since 1970-01-01 UTC */
} UraReportInfo;

typedef enum
{
  URA_REPORT_SHEET_DEFAULT = 0,
  URA_REPORT_SHEET_HIDDEN = 1 << 0,
  URA_REPORT_SHEET_PORTRAIT = 1 << 1, /* landscape otherwise */
} UraReportSheetFlags;

typedef enum
{
  URA_REPORT_TEXT_TITLE = 1,
  URA_REPORT_TEXT_SUBTITLE,
  URA_REPORT_TEXT_HEADING,
  URA_REPORT_TEXT_PARAGRAPH,
  URA_REPORT_TEXT_NOTE,
} UraReportTextStyle;

/* One line of a block of key figures. A figure with a formula stays live where the format allows
 * it; its value is then what the formula gives, and @value (unless NAN) is checked against it. */
typedef struct
{
  const char *id; /* unique in the report */
  const char *label;
  const char *explanation; /* (nullable) */
  const char *missing;     /* (nullable): why there is no value */
  UraReportType type;      /* INTEGER, DECIMAL, PERCENT or MONEY */
  double value;
  UraReportStatus status;
  UraReportFormula *formula; /* (transfer full) (nullable): of other tables and figures */
} UraReportFigure;

/* Texts the writers add themselves, "Total" or "Page", are in @language. */
UraReport *ura_report_new (const UraReportInfo *info, const UraLanguage *language);
UraReport *ura_report_ref (UraReport *self);
void ura_report_unref (UraReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraReport, ura_report_unref)

void ura_report_set_hash (UraReport *self, const char *hash);

/* A sheet's name is at most 31 characters, unique, without [ ] : * ? / \ and outer apostrophes;
 * @name is changed as little as needed to become one. Returns: (transfer none). */
UraReportSheet *ura_report_add_sheet (UraReport *self, const char *name, UraReportSheetFlags flags);
const char *ura_report_sheet_get_name (UraReportSheet *self);
/* What the sheet holds, for the list of contents. */
void ura_report_sheet_set_description (UraReportSheet *self, const char *description);

/* Blocks, in the order in which they are shown. Pairs, signatures and figures added one after the
 * other are one block. */
void ura_report_sheet_add_text (UraReportSheet *self, UraReportTextStyle style, const char *text);
void ura_report_sheet_add_pair (UraReportSheet *self, const char *label, const char *value);
/* A line to sign on; @name is printed below it when known. */
void ura_report_sheet_add_signature (UraReportSheet *self, const char *role, const char *name);
/* Links to all other sheets that are not hidden, with their descriptions. */
void ura_report_sheet_add_contents (UraReportSheet *self);
void ura_report_sheet_add_figure (UraReportSheet *self, const UraReportFigure *figure);
/* @id is a letter or _ followed by letters, digits, _ and dots, unique in the report and unlike
 * the name of a cell ("T1"): readers of the written file find the table by it. @title may be NULL.
 * Readers can filter one table of a sheet: the one kept in view, otherwise the first. */
UraReportTable *ura_report_sheet_add_table (UraReportSheet *self,
                                            const char *id,
                                            const char *title);
UraReportChart *ura_report_sheet_add_chart (UraReportSheet *self,
                                            UraReportChartKind kind,
                                            const char *title);
/* A PNG or JPEG shown @width_mm wide. @description is for those who cannot see it. */
void ura_report_sheet_add_image (UraReportSheet *self,
                                 GBytes *image,
                                 double width_mm,
                                 const char *description);

/* The header of @table and its first @columns columns stay in view while the reader scrolls, and
 * the header is repeated on every page. A sheet of one table and texts does that without being
 * told. */
void ura_report_sheet_keep_in_view (UraReportSheet *self, UraReportTable *table, guint columns);

/* Whether ids are unique and well formed and whatever formulas and charts name exists. Writers ask
 * first. */
gboolean ura_report_validate (const UraReport *self, GError **error);

G_END_DECLS
