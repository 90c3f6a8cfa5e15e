/* A month to choose a day from, or the month or year itself. GtkCalendar speaks the language of the
 * system, which knows no Albanian on many computers, and its days have no names for assistive
 * technology. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define URA_TYPE_CALENDAR (ura_calendar_get_type ())
G_DECLARE_FINAL_TYPE (UraCalendar, ura_calendar, URA, CALENDAR, GtkBox)

/* Signal "chosen" (const char *date): a day, a month or a year, as in ura-date.h. */
GtkWidget *ura_calendar_new (void);
/* Shows the month of @date and marks it; today's when it is NULL or no date. */
void ura_calendar_set_date (UraCalendar *self, const char *date);

G_END_DECLS
