/* A heading and the fields below it, two on a line where there is room and they are short. */

#pragma once

#include "ura-field-row.h"

G_BEGIN_DECLS

#define URA_TYPE_FORM_SECTION (ura_form_section_get_type ())
G_DECLARE_FINAL_TYPE (UraFormSection, ura_form_section, URA, FORM_SECTION, GtkWidget)

/* @title: translated; NULL: no heading. */
GtkWidget *ura_form_section_new (const char *title);
void ura_form_section_append (UraFormSection *self, UraFieldRow *row);

G_END_DECLS
