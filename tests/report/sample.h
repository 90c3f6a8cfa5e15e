/* A report as rich as a real one, of invented facts: what the tests write and read back, and what
 * one looks at when the looks of the workbook change. */

#pragma once

#include "ura-report.h"

UraReport *sample_report_new (void);

/* A table of texts of all lengths in columns of many widths. */
UraReport *sample_texts_new (void);
