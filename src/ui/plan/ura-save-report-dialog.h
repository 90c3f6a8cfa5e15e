/* Saving the workbook of a period: language, file, folder. */

#pragma once

#include <adwaita.h>

#include "ura-plan-context.h"

G_BEGIN_DECLS

#define URA_TYPE_SAVE_REPORT_DIALOG (ura_save_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    UraSaveReportDialog, ura_save_report_dialog, URA, SAVE_REPORT_DIALOG, AdwWindow)

/* @page: the widget in whose window progress and errors are shown. Present it with
 * gtk_window_present(). */
GtkWindow *ura_save_report_dialog_new (GtkWidget *page, UraPlanContext *context);

/* What the dialog does in the end, for it and for tests. @path ends in ".xlsx". */
void ura_save_report (GtkWidget *page,
                      UraPlanContext *context,
                      const UraLanguage *language,
                      const char *path);

G_END_DECLS
