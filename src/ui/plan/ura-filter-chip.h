/* One filter as a small button: a click chooses what to narrow to, another takes it away. */

#pragma once

#include "ura-picker.h"

G_BEGIN_DECLS

#define URA_TYPE_FILTER_CHIP (ura_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (UraFilterChip, ura_filter_chip, URA, FILTER_CHIP, AdwBin)

/* @label: what is chosen from ("Status"). Signal "cleared": the choice was taken away; what is
 * picked is told by the picker. */
GtkWidget *ura_filter_chip_new (const char *label, UraPickerText text);
UraPicker *ura_filter_chip_get_picker (UraFilterChip *self); /* (transfer none) */
/* What is chosen, in words; NULL: nothing. */
void ura_filter_chip_set_value (UraFilterChip *self, const char *value);
const char *ura_filter_chip_get_value (UraFilterChip *self);

G_END_DECLS
