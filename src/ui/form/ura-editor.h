/* What edits one field: shows a value, reads back what a person made of it. The kinds are in
 * ura-*-editor.c; ura_editor_new() picks one by the type of the field. */

#pragma once

#include <adwaita.h>

#include "ura-value-lists.h"

G_BEGIN_DECLS

#define URA_TYPE_EDITOR (ura_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (UraEditor, ura_editor, URA, EDITOR, AdwBin)

/* Signals: "edited" (the person changed something), "left" (now is the time to save), "next"
 * (Enter: on to the next field). Several references are one text to show and read: their uids, one
 * a line. */
struct _UraEditorClass
{
  AdwBinClass parent_class;

  /* @title: of the record a reference names; NULL: not known. */
  void (*show) (UraEditor *self, const UraValue *value, const char *title);
  /* FALSE: not understood, and *@reason is a sentence (transfer full). NULL: the editor only shows.
   */
  gboolean (*read) (UraEditor *self, UraValue *value, char **reason);
};

UraEditor *ura_editor_new (UraStore *store, const char *register_id, const UraField *field);

UraStore *ura_editor_get_store (UraEditor *self);
UraValueLists *ura_editor_get_lists (UraEditor *self);
const UraField *ura_editor_get_field (UraEditor *self);
const char *ura_editor_get_register (UraEditor *self);

void ura_editor_show (UraEditor *self, const UraValue *value, const char *title);
gboolean ura_editor_read (UraEditor *self, UraValue *value, char **reason);
gboolean ura_editor_is_writable (UraEditor *self); /* FALSE: it only shows */

/* The records the edited one is part of, "register:uid", NULL-terminated: choices of references are
 * narrowed by them. */
void ura_editor_set_owners (UraEditor *self, const char *const *owners);
const char *const *ura_editor_get_owners (UraEditor *self); /* never NULL */

/* What assistive technology says beside the name. */
void ura_editor_set_description (UraEditor *self, const char *description);
/* Marks the editor; the class is "error", "warning" or NULL. */
void ura_editor_set_mark (UraEditor *self, const char *css_class);

/* For the kinds: the widget that takes the keyboard, gets name and marks; it must be set once. */
void ura_editor_set_main (UraEditor *self, GtkWidget *main);
GtkWidget *ura_editor_get_main (UraEditor *self);
/* Names a button beside it for assistive technology: "Deadline: Choose a date". */
void ura_editor_name_part (UraEditor *self, GtkWidget *part, const char *label);
/* The person changed something; ignored while the editor itself is showing a value. */
void ura_editor_edited (UraEditor *self);
/* The same, and it is a choice that is made at once. */
void ura_editor_chosen (UraEditor *self);
/* The person pressed Enter. */
void ura_editor_next (UraEditor *self);

G_END_DECLS
