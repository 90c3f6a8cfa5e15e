/* One record as a page of fields, built from the description of its register. There is nothing to
 * save: every field saves itself when it is left, what cannot be saved stays and says why. */

#pragma once

#include <adwaita.h>

#include "ura-presets.h"
#include "ura-store.h"

G_BEGIN_DECLS

#define URA_TYPE_RECORD_FORM (ura_record_form_get_type ())
G_DECLARE_FINAL_TYPE (UraRecordForm, ura_record_form, URA, RECORD_FORM, GtkWidget)

/* Adds to @edit what makes the record: its creation, and whatever it needs. It runs in a thread of
 * its own, so it may use the blocking calls of the store; @data must bear that. Returns: (transfer
 * full): the uid of the record, which may exist already; NULL with @error. */
typedef char *(*UraFormCreate) (UraStore *store, UraEdit *edit, gpointer data, GError **error);

/* How a form differs from a whole page; zeroes are the defaults. The strings must outlive the form
 * (they are ids and msgids); the lists are copied. */
typedef struct
{
  gboolean embedded;           /* no scrolling of its own, no title and menu */
  const char *const *sections; /* msgids of the only sections shown; NULL = all */
  const char *const *fields;   /* ids of the only fields shown, then without headings; NULL = all */
  const char *const *children; /* ids of the only lists of children shown; NULL = all */
  UraPresets *presets;         /* of a record that does not exist yet */
  UraFormCreate create;        /* instead of a plain creation; presets are added to it */
  gpointer create_data;
  GDestroyNotify create_data_free;
} UraFormOptions;

/* @uid: NULL for a record that does not exist yet; the first field that is saved creates it.
 * @options may be NULL. */
GtkWidget *ura_record_form_new_with_options (UraStore *store,
                                             const char *register_id,
                                             const char *uid,
                                             const UraFormOptions *options);
GtkWidget *ura_record_form_new (UraStore *store, const char *register_id, const char *uid);
GtkWidget *ura_record_form_new_for_creation (UraStore *store,
                                             const char *register_id,
                                             UraPresets *presets);

/* Properties: "uid" (string, NULL until the record exists), "record" (UraRecord as last read, NULL
 * until then), "title" (string: the record's title, or the register's label). */
const char *ura_record_form_get_uid (UraRecordForm *self);
UraRecord *ura_record_form_get_record (UraRecordForm *self);
const char *ura_record_form_get_title (UraRecordForm *self);
UraStore *ura_record_form_get_store (UraRecordForm *self);

/* Saves what is being typed, as if the field were left. Also done when the form goes away. */
void ura_record_form_flush (UraRecordForm *self);
/* TRUE while something is shown that is not saved: being typed, being written, or refused. */
gboolean ura_record_form_has_unsaved (UraRecordForm *self);
/* TRUE while something is being written; signal "settled" says that nothing is any more. */
gboolean ura_record_form_is_busy (UraRecordForm *self);
/* TRUE when every field that can be filled in is empty; presets do not count. */
gboolean ura_record_form_is_empty (UraRecordForm *self);
/* Moves the keyboard to a field; FALSE when the form does not show it. */
gboolean ura_record_form_focus_field (UraRecordForm *self, const char *field);

/* Actions of the form, also in its menu: "form.history", "form.bin", "form.restore". Signal
 * "binned": the person moved the record to the bin. */

G_END_DECLS
