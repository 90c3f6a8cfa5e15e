/* What the parts of the record form share. */

#pragma once

#include "ura-field-row.h"
#include "ura-record-form.h"

G_BEGIN_DECLS

struct _UraRecordForm
{
  GtkWidget parent_instance;

  UraStore *store;
  const UraRegister *description;
  char *uid;
  UraRecord *record; /* as last read */
  char *title;

  gboolean embedded;
  char **sections;
  char **fields;
  char **child_ids;
  UraPresets *presets;
  UraFormCreate create;
  gpointer create_data;
  GDestroyNotify create_data_free;

  GtkBox *body;
  GtkWidget *header;
  GtkLabel *title_label;
  GtkBox *notices;
  GtkBox *section_box;
  GtkBox *child_box;
  GPtrArray *rows; /* UraFieldRow, not owned */

  GCancellable *reading; /* NULL: nothing is being read */
  gboolean read_again;
  guint saving; /* edits under way */
  gboolean creating;
  GQueue waiting; /* UraFieldRow with a reference: until the record exists */
  gulong closing_handler;
  GtkWidget *window; /* while closing_handler is connected */
};

/* ura-record-form-save.c: the handler of a row's "save", and moving to the bin and back. */
void ura_record_form_save_row (UraRecordForm *self, UraFieldRow *row);
void ura_record_form_move (UraRecordForm *self, gboolean to_bin);
/* ura-record-form-show.c: reads the record and shows it. */
void ura_record_form_read (UraRecordForm *self);
/* Shows what is known now: the record, or the presets of one that does not exist yet. */
void ura_record_form_update (UraRecordForm *self);
/* The links of a REFERENCES field as its editor wants them. */
void ura_record_form_get_value (UraRecordForm *self, const UraField *field, UraValue *value);
/* ura-record-form-build.c: makes the widgets and rows. */
void ura_record_form_build (UraRecordForm *self);
/* ura-record-form.c */
UraFieldRow *ura_record_form_find_row (UraRecordForm *self, const char *field);
void ura_record_form_take_uid (UraRecordForm *self, const char *uid);
void ura_record_form_take_record (UraRecordForm *self, UraRecord *record);
void ura_record_form_settle (UraRecordForm *self);

G_END_DECLS
