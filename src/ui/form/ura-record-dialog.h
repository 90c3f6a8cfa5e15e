/* A record in a window of its own over the one it belongs to. */

#pragma once

#include "ura-record-form.h"

G_BEGIN_DECLS

#define URA_TYPE_RECORD_DIALOG (ura_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UraRecordDialog, ura_record_dialog, URA, RECORD_DIALOG, AdwWindow)

/* @parent: any widget of the window it stands over. @uid NULL: a new record, made of @options'
 * presets and create function. A new one in which nothing was filled in is not kept. Present it
 * with gtk_window_present(). */
GtkWindow *ura_record_dialog_new (GtkWidget *parent,
                                  UraStore *store,
                                  const char *register_id,
                                  const char *uid,
                                  const UraFormOptions *options);
UraRecordForm *ura_record_dialog_get_form (UraRecordDialog *self);

G_END_DECLS
