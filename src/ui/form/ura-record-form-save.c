/* How a form saves: one edit for each field, the first of which creates a record that does not
 * exist yet while the others wait for it. An edit under way keeps the form, so that what was typed
 * is written even when the form is gone. */

#include "config.h"

#include "ura-record-form-private.h"

#include "ura-form-error.h"
#include "ura-format.h"
#include "ura-ui.h"

#include <string.h>

typedef struct
{
  UraRecordForm *form;
  UraFieldRow *row;
  char *uid; /* of the record that is written */
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->form);
  g_object_unref (save->row);
  g_free (save->uid);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static Save *
save_new (UraRecordForm *form, UraFieldRow *row)
{
  Save *save = g_new0 (Save, 1);

  save->form = g_object_ref (form);
  save->row = g_object_ref (row);
  save->uid = g_strdup (form->uid);
  form->saving++;
  return save;
}

/* The uids of a REFERENCES value: uid → itself. */
static GHashTable *
uids_of (const UraValue *value)
{
  GHashTable *uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *text = ura_value_get_text (value);
  g_auto (GStrv) each = g_strsplit (text == NULL ? "" : text, "\n", -1);

  for (char **uid = each; *uid != NULL; uid++)
    if (**uid != '\0')
      g_hash_table_add (uids, g_strdup (*uid));
  return uids;
}

static void
add_links (UraEdit *edit, const char *register_id, const char *uid, UraFieldRow *row)
{
  const char *field = ura_field_row_get_field (row)->id;
  g_autoptr (GHashTable) before = uids_of (ura_field_row_get_saved (row));
  g_autoptr (GHashTable) after = uids_of (ura_field_row_get_pending (row));
  GHashTableIter iter;
  gpointer target;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &target, NULL))
    if (!g_hash_table_contains (after, target))
      ura_edit_unlink (edit, register_id, uid, field, target);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &target, NULL))
    if (!g_hash_table_contains (before, target))
      ura_edit_link (edit, register_id, uid, field, target);
}

static void
add_row (UraEdit *edit, UraRecordForm *self, const char *uid, UraFieldRow *row)
{
  const UraField *field = ura_field_row_get_field (row);

  if (field->type == URA_FIELD_REFERENCES)
    add_links (edit, self->description->id, uid, row);
  else
    ura_edit_set (edit, self->description->id, uid, field->id, ura_field_row_get_pending (row));
}

/* The form may be gone; then the window says what was not saved. */
static void
tell_failure (UraRecordForm *self, const UraField *field, const GError *error)
{
  GApplication *application = g_application_get_default ();
  GtkWindow *window = NULL;
  g_autofree char *what = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    return;
  if (GTK_IS_APPLICATION (application))
    window = gtk_application_get_active_window (GTK_APPLICATION (application));
  what = g_strdup_printf (_ ("“%s” was not saved."), ura_format_label (field));
  if (window != NULL)
    ura_form_show_error (GTK_WIDGET (window), what, error);
}

/* The store names the field in front of its sentence; under the field that would say it twice. */
static const char *
without_label (const char *message, const UraField *field)
{
  const char *label = ura_format_label (field);

  if (!g_str_has_prefix (message, label) || strncmp (message + strlen (label), ": ", 2) != 0)
    return message;
  return message + strlen (label) + 2;
}

static void
finish (Save *save, const GError *error)
{
  UraRecordForm *self = save->form;

  self->saving--;
  if (error == NULL)
    ura_field_row_saved (save->row);
  else
    {
      ura_field_row_refused (save->row,
                             without_label (error->message, ura_field_row_get_field (save->row)));
      tell_failure (self, ura_field_row_get_field (save->row), error);
    }
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;

  ura_store_apply_finish (URA_STORE (source), result, NULL, &error);
  finish (save, error);
  ura_record_form_settle (save->form);
}

/* The action of an edit is the name of what was edited: that is what "Undo" says. */
static void
write_row (UraRecordForm *self, UraFieldRow *row)
{
  g_autoptr (UraEdit) edit = ura_edit_new (ura_field_row_get_field (row)->label);

  add_row (edit, self, self->uid, row);
  ura_store_apply_async (self->store, edit, NULL, written_cb, save_new (self, row));
}

static void
end_creation (Save *save, const char *uid, const GError *error)
{
  UraRecordForm *self = save->form;
  GQueue waiting = self->waiting;
  UraFieldRow *row;

  self->creating = FALSE;
  g_queue_init (&self->waiting);
  if (uid != NULL && self->uid == NULL)
    ura_record_form_take_uid (self, uid);
  finish (save, error);
  while ((row = g_queue_pop_head (&waiting)) != NULL)
    {
      ura_record_form_save_row (self, row);
      g_object_unref (row);
    }
  ura_record_form_settle (self);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  gboolean created = ura_store_apply_finish (URA_STORE (source), result, NULL, &error);

  end_creation (save, created ? save->uid : NULL, error);
}

static void
create_plainly (UraRecordForm *self, UraFieldRow *row)
{
  g_autoptr (UraEdit) edit = ura_edit_new (self->description->label);
  const char *uid = ura_edit_create (edit, self->description->id, NULL);
  Save *save = save_new (self, row);

  save->uid = g_strdup (uid);
  if (self->presets != NULL)
    ura_presets_apply (self->presets, edit, self->description->id, uid);
  add_row (edit, self, uid, row);
  ura_store_apply_async (self->store, edit, NULL, created_cb, save);
}

/* Creation by a function of the owner of the form. */
typedef struct
{
  UraStore *store;
  UraEdit *edit;
  const char *register_id;
  UraFormCreate create;
  gpointer create_data;
  UraPresets *presets;
  char *field;
  UraValue value;
} Creation;

static void
creation_free (gpointer data)
{
  Creation *creation = data;

  g_object_unref (creation->store);
  ura_edit_free (creation->edit);
  g_clear_pointer (&creation->presets, ura_presets_unref);
  g_free (creation->field);
  ura_value_clear (&creation->value);
  g_free (creation);
}

static void
create_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Creation *creation = task_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = creation->create (creation->store, creation->edit, creation->create_data,
                                           &error);

  if (uid == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (creation->presets != NULL)
    ura_presets_apply (creation->presets, creation->edit, creation->register_id, uid);
  ura_edit_set (creation->edit, creation->register_id, uid, creation->field, &creation->value);
  if (ura_store_apply (creation->store, creation->edit, NULL, NULL, &error))
    g_task_return_pointer (task, g_steal_pointer (&uid), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
created_in_thread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = g_task_propagate_pointer (G_TASK (result), &error);

  end_creation (save, uid, error);
}

static void
create_by_function (UraRecordForm *self, UraFieldRow *row)
{
  Save *save = save_new (self, row);
  Creation *creation = g_new0 (Creation, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, created_in_thread_cb, save);

  creation->store = g_object_ref (self->store);
  creation->edit = ura_edit_new (self->description->label);
  creation->register_id = self->description->id;
  creation->create = self->create;
  creation->create_data = self->create_data; /* the form, which @save keeps, owns it */
  creation->presets = self->presets == NULL ? NULL : ura_presets_ref (self->presets);
  creation->field = g_strdup (ura_field_row_get_field (row)->id);
  ura_value_copy (ura_field_row_get_pending (row), &creation->value);
  g_task_set_source_tag (task, create_by_function);
  g_task_set_task_data (task, creation, creation_free);
  g_task_run_in_thread (task, create_in_thread);
}

void
ura_record_form_save_row (UraRecordForm *self, UraFieldRow *row)
{
  if (self->uid != NULL)
    write_row (self, row);
  else if (self->creating)
    g_queue_push_tail (&self->waiting, g_object_ref (row));
  else
    {
      self->creating = TRUE;
      if (self->create != NULL)
        create_by_function (self, row);
      else
        create_plainly (self, row);
    }
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraRecordForm) self = URA_RECORD_FORM (user_data);
  g_autoptr (GError) error = NULL;

  self->saving--;
  if (!ura_store_apply_finish (URA_STORE (source), result, NULL, &error))
    ura_form_show_error (GTK_WIDGET (self), _ ("The record was not moved."), error);
  ura_record_form_settle (self);
}

static void
binned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraRecordForm) self = URA_RECORD_FORM (user_data);
  g_autoptr (GError) error = NULL;
  UraWindow *window = ura_form_window_of (GTK_WIDGET (self));

  self->saving--;
  if (!ura_store_apply_finish (URA_STORE (source), result, NULL, &error))
    ura_form_show_error (GTK_WIDGET (self), _ ("The record was not moved to the bin."), error);
  else
    {
      if (window != NULL)
        ura_window_offer_undo (window, _ ("Moved to the bin"));
      g_signal_emit_by_name (self, "binned");
    }
  ura_record_form_settle (self);
}

void
ura_record_form_move (UraRecordForm *self, gboolean to_bin)
{
  g_autoptr (UraEdit)
      edit = ura_edit_new (to_bin ? N_ ("Move to the bin") : N_ ("Take out of the bin"));

  if (self->uid == NULL)
    return;
  if (to_bin)
    ura_edit_bin (edit, self->description->id, self->uid);
  else
    ura_edit_restore (edit, self->description->id, self->uid);
  self->saving++;
  ura_store_apply_async (self->store, edit, NULL, to_bin ? binned_cb : moved_cb,
                         g_object_ref (self));
}
