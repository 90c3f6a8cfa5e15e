/* A file that belongs to a record. */

#pragma once

#include "ura-editor.h"

G_BEGIN_DECLS

#define URA_TYPE_ATTACHMENT_EDITOR (ura_attachment_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraAttachmentEditor, ura_attachment_editor, URA, ATTACHMENT_EDITOR, UraEditor)

UraEditor *ura_attachment_editor_new (UraStore *store,
                                      const char *register_id,
                                      const UraField *field);
/* What choosing or dropping a file does: copies it into the workspace, then saves the field. */
void ura_attachment_editor_take (UraAttachmentEditor *self, GFile *file);

G_END_DECLS
