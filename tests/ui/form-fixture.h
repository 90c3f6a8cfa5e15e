/* A form over a workspace of its own, filled in as a person would: focus, text, leaving. */

#pragma once

#include "ui-fixture.h"

#include "ura-editor.h"
#include "ura-field-row.h"
#include "ura-picker.h"
#include "ura-record-form.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  UraStore *store;
  GtkWindow *window;
  UraRecordForm *form;
  GtkWidget *elsewhere; /* a button to which the keyboard can go */
} FormFixture;

/* An empty workspace in the home of the test; the window speaks Albanian. */
void form_fixture_init (FormFixture *fixture);
void form_fixture_clear (FormFixture *fixture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FormFixture, form_fixture_clear)

/* Shows a form, waiting until the record has been read and the value lists are known. */
void form_open (FormFixture *fixture,
                const char *register_id,
                const char *uid,
                const UraFormOptions *options);
void form_close (FormFixture *fixture);
/* Also checks that nothing of the form keeps the store. */
void form_close_store (FormFixture *fixture);

/* Saves a record with pairs of field and text, NULL-terminated; returns its uid. */
char *form_make (FormFixture *fixture, const char *register_id, ...) G_GNUC_NULL_TERMINATED;
/* A value as text, "" when missing. (transfer full) */
char *form_stored (FormFixture *fixture,
                   const char *register_id,
                   const char *uid,
                   const char *field);
/* How many records outside the bin satisfy @where (NULL = all). */
gint64 form_count (FormFixture *fixture, const char *register_id, const char *where);

UraFieldRow *form_row (FormFixture *fixture, const char *field);
UraEditor *form_editor (FormFixture *fixture, const char *field);
/* The widget of type @type below @root; fails when there is none. */
gpointer form_find (gpointer root, GType type);

/* Clicks the button that shows this text; fails when there is none. */
void form_click (gpointer root, const char *text);

/* What stands in an entry or a long text. (transfer full) */
char *form_text (FormFixture *fixture, const char *field);
/* Focuses the field and types over what is there. */
void form_type (FormFixture *fixture, const char *field, const char *text);
/* Moves the keyboard away and waits until nothing is being written or read. */
void form_leave (FormFixture *fixture);
void form_settle (FormFixture *fixture);
/* Types words into the list of a field and takes what comes first. */
void form_pick (FormFixture *fixture, const char *field, UraPicker *picker, const char *words);

/* form_type() and form_leave(). */
void form_fill (FormFixture *fixture, const char *field, const char *text);
void form_assert_stored (FormFixture *fixture, const char *field, const char *value);
void form_assert_text (FormFixture *fixture, const char *field, const char *text);
/* What is said under the field; "" = nothing. */
void form_assert_messages (FormFixture *fixture, const char *field, const char *messages);
/* Fails when a control below @root that takes the keyboard has no name for assistive technology. */
void form_assert_named (gpointer root);

G_END_DECLS
