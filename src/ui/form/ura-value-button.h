/* The button that shows what is chosen, words wrapped and an arrow behind them. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define URA_TYPE_VALUE_BUTTON (ura_value_button_get_type ())
G_DECLARE_FINAL_TYPE (UraValueButton, ura_value_button, URA, VALUE_BUTTON, GtkButton)

GtkWidget *ura_value_button_new (void);
/* NULL or "": nothing is chosen. */
void ura_value_button_set_text (UraValueButton *self, const char *text);
const char *ura_value_button_get_text (UraValueButton *self);

G_END_DECLS
