/* A status as symbol, text and colour: as a widget, and as something a row draws. */

#pragma once

#include <adwaita.h>

#include "ura-report-status.h"

G_BEGIN_DECLS

/* The look of a measure's status by its meaning; NULL: nothing was reported. */
UraReportStatus ura_status_pill_look (const char *meaning);
/* Text, fill or solid colour for light and dark surroundings. */
void ura_status_pill_ink (UraReportStatus look, UraReportInk ink, GdkRGBA *color);

/* The words of a pill, "✓ Implemented", in the small font of @widget. Returns: (transfer full). */
PangoLayout *ura_status_pill_layout (GtkWidget *widget, UraReportStatus look, const char *text);
/* The size of the pill around @layout. */
void ura_status_pill_size (PangoLayout *layout, int *width, int *height);
/* Draws it with its upper left corner at @x, @y. */
void ura_status_pill_draw (
    GtkSnapshot *snapshot, PangoLayout *layout, UraReportStatus look, float x, float y);
/* A bar of progress; @percent 0 to 100. */
void ura_status_bar_draw (GtkSnapshot *snapshot,
                          const graphene_rect_t *box,
                          UraReportStatus look,
                          const GdkRGBA *ground,
                          double percent);

#define URA_TYPE_STATUS_PILL (ura_status_pill_get_type ())
G_DECLARE_FINAL_TYPE (UraStatusPill, ura_status_pill, URA, STATUS_PILL, GtkWidget)

GtkWidget *ura_status_pill_new (UraReportStatus look, const char *text);
void ura_status_pill_set (UraStatusPill *self, UraReportStatus look, const char *text);

/* A bar as a widget. */
#define URA_TYPE_STATUS_BAR (ura_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (UraStatusBar, ura_status_bar, URA, STATUS_BAR, GtkWidget)

GtkWidget *ura_status_bar_new (UraReportStatus look, double percent, const char *label);

G_END_DECLS
