/* One line of text: words, numbers, and what can be read from them. */

#pragma once

#include "ura-editor.h"

G_BEGIN_DECLS

#define URA_TYPE_ENTRY_EDITOR (ura_entry_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (UraEntryEditor, ura_entry_editor, URA, ENTRY_EDITOR, UraEditor)

struct _UraEntryEditorClass
{
  UraEditorClass parent_class;

  /* The value as it stands in the entry. (transfer full) */
  char *(*format) (UraEntryEditor *self, const UraValue *value);
  /* @text is never empty and has no spaces at its ends. FALSE: *@reason is a sentence. */
  gboolean (*parse) (UraEntryEditor *self, const char *text, UraValue *value, char **reason);
};

UraEditor *ura_entry_editor_new (UraStore *store, const char *register_id, const UraField *field);

GtkEditable *ura_entry_editor_get_entry (UraEntryEditor *self);
/* The box that holds the entry and what the kinds put behind it. */
GtkBox *ura_entry_editor_get_box (UraEntryEditor *self);
/* The saved value that the editor shows. (transfer none) */
const UraValue *ura_entry_editor_get_shown (UraEntryEditor *self);
/* Replaces the text as if it had been typed and the field left. */
void ura_entry_editor_choose (UraEntryEditor *self, const char *text);

G_END_DECLS
