/* A sentence about a value: a symbol, the words, a colour. */

#pragma once

#include <adwaita.h>

#include "ura-rule.h"

G_BEGIN_DECLS

/* REFUSE: not saved; INCOMPLETE: saved, something is missing; WARN: saved, is it right?
 * @text is translated. */
GtkWidget *ura_form_message_new (UraIssueLevel level, const char *text);

G_END_DECLS
