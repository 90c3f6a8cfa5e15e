/* What every file of the window needs: its language, and the templates in that language. */

#pragma once

#include <adwaita.h>

#include "ura-language.h"

G_BEGIN_DECLS

/* Translations in the language of the window; the result lives as long as the program. */
#define _(text)                      (ura_tr (ura_ui_language (), text))
#define C_(context, text)            (ura_trc (ura_ui_language (), context, text))
#define _n(singular, plural, number) (ura_trn (ura_ui_language (), singular, plural, number))

/* The one language of every window of the process. Templates belong to classes, and a class is made
 * once: a change after the first templated widget needs a restart of the program. */
const UraLanguage *ura_ui_language (void);
/* Before any templated widget exists. @code: "sq", "en"; anything else means the default. */
void ura_ui_set_language (const char *code);

/* The template "ui/<name>" in the window's language; @name like "plan/ura-plan-page.ui". */
void ura_ui_set_template (GtkWidgetClass *widget_class, const char *name);
/* A builder of pieces that are not a class of their own. Returns: (transfer full). */
GtkBuilder *ura_ui_builder (const char *name);

/* "1,4 MB", "350 KB": decimal units, numbers as the window's language writes them. Returns:
 * (transfer full). */
char *ura_ui_format_size (guint64 bytes);

/* What assistive technology calls a widget without a visible label. */
void ura_ui_set_label (GtkWidget *widget, const char *label);

G_END_DECLS
