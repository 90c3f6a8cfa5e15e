/* A file that belongs to a record: chosen or dropped, copied into the workspace by a thread, opened
 * as a copy that is wiped again. */

#include "config.h"

#include "ura-attachment-editor.h"

#include "ura-attachments.h"
#include "ura-form-error.h"
#include "ura-format.h"
#include "ura-opened-files.h"
#include "ura-progress-stream.h"
#include "ura-task.h"
#include "ura-ui.h"

struct _UraAttachmentEditor
{
  UraEditor parent_instance;

  GtkLabel *label;
  GtkWidget *choose;
  GtkWidget *open;
  GtkWidget *remove;
  GtkWidget *cancel;
  GtkProgressBar *progress;
  UraTask *task; /* while a file is being copied */
  GtkFileChooserNative *chooser;
  UraValue value; /* what the editor holds */
};

G_DEFINE_FINAL_TYPE (UraAttachmentEditor, ura_attachment_editor, URA_TYPE_EDITOR)

static void
update (UraAttachmentEditor *self)
{
  UraEditor *editor = URA_EDITOR (self);
  gboolean busy = self->task != NULL;
  gboolean empty = ura_value_is_null (&self->value);
  g_autofree char *text = NULL;

  if (busy)
    text = g_strdup_printf (_ ("%s is being added…"), ura_task_get_title (self->task));
  else if (empty)
    text = g_strdup (_ ("No file. Choose one, or drop it here."));
  else
    text = ura_format_value (ura_editor_get_lists (editor), ura_editor_get_field (editor),
                             &self->value);
  gtk_label_set_label (self->label, text);
  gtk_button_set_label (GTK_BUTTON (self->choose), empty ? _ ("Choose a file…") : _ ("Replace…"));
  gtk_widget_set_visible (self->choose, !busy);
  gtk_widget_set_visible (self->open, !busy && !empty);
  gtk_widget_set_visible (self->remove, !busy && !empty);
  gtk_widget_set_visible (self->cancel, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
}

static void
ura_attachment_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  UraAttachmentEditor *self = URA_ATTACHMENT_EDITOR (editor);

  ura_value_copy (value, &self->value);
  update (self);
}

static gboolean
ura_attachment_editor_read (UraEditor *editor, UraValue *value, char **reason)
{
  ura_value_copy (&URA_ATTACHMENT_EDITOR (editor)->value, value);
  return TRUE;
}

typedef struct
{
  UraStore *store;
  GFile *file;
  UraTask *task;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->store);
  g_object_unref (copy->file);
  g_object_unref (copy->task);
  g_free (copy);
}

/* In a thread. Returns: (transfer full): the value of the field. */
static char *
copy_in (const Copy *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) content = g_file_read (copy->file, cancellable, error);
  g_autoptr (GInputStream) counted = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *hash = NULL;
  gint64 size = 0;

  if (content == NULL)
    return NULL;
  info = g_file_query_info (copy->file,
                            G_FILE_ATTRIBUTE_STANDARD_SIZE
                            "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE
                            "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;
  counted = ura_progress_stream_new (G_INPUT_STREAM (content), g_file_info_get_size (info),
                                     copy->task);
  hash = ura_attachments_put (copy->store, counted, &size, cancellable, error);
  if (hash == NULL)
    return NULL;
  return ura_attachment_to_json (hash, g_file_info_get_display_name (info), size,
                                 g_file_info_get_content_type (info));
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *json = copy_in (task_data, cancellable, &error);

  if (json == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, json, g_free);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraAttachmentEditor) self = URA_ATTACHMENT_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = g_task_propagate_pointer (G_TASK (result), &error);

  ura_task_finish (self->task);
  g_clear_object (&self->task);
  if (json != NULL)
    ura_value_set_text (&self->value, json);
  update (self);
  if (json != NULL)
    ura_editor_chosen (URA_EDITOR (self));
  else
    ura_form_show_error (GTK_WIDGET (self), _ ("The file was not added."), error);
}

static void
progress_cb (UraAttachmentEditor *self)
{
  double fraction = self->task == NULL ? 0 : ura_task_get_fraction (self->task);

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
  else
    gtk_progress_bar_pulse (self->progress);
}

void
ura_attachment_editor_take (UraAttachmentEditor *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;
  Copy *copy;

  g_return_if_fail (URA_IS_ATTACHMENT_EDITOR (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->task != NULL)
    return;
  name = g_file_get_basename (file);
  self->task = ura_task_new (name);
  g_signal_connect_object (self->task, "notify::fraction", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  copy = g_new0 (Copy, 1);
  copy->store = g_object_ref (ura_editor_get_store (URA_EDITOR (self)));
  copy->file = g_object_ref (file);
  copy->task = g_object_ref (self->task);
  task = g_task_new (NULL, ura_task_get_cancellable (self->task), copied_cb, g_object_ref (self));
  g_task_set_source_tag (task, ura_attachment_editor_take);
  g_task_set_task_data (task, copy, copy_free);
  gtk_progress_bar_set_fraction (self->progress, 0);
  update (self);
  g_task_run_in_thread (task, copy_in_thread);
}

static void
response_cb (UraAttachmentEditor *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    ura_attachment_editor_take (self, file);
}

static void
choose_cb (UraAttachmentEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      ura_format_label (ura_editor_get_field (URA_EDITOR (self))),
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"),
      _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraAttachmentEditor) self = URA_ATTACHMENT_EDITOR (user_data);
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    ura_form_show_error (GTK_WIDGET (self), _ ("No program opened the file."), error);
}

static void
copied_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraAttachmentEditor) self = URA_ATTACHMENT_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = ura_opened_files_copy_finish (URA_OPENED_FILES (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *uri = file == NULL ? NULL : g_file_get_uri (file);

  if (uri == NULL)
    ura_form_show_error (GTK_WIDGET (self), _ ("The file could not be opened."), error);
  else if (GTK_IS_WINDOW (root))
    gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, shown_cb,
                       g_object_ref (self));
}

static void
open_cb (UraAttachmentEditor *self)
{
  UraStore *store = ura_editor_get_store (URA_EDITOR (self));

  ura_opened_files_copy_async (ura_opened_files_of (store), ura_value_get_text (&self->value), NULL,
                               copied_out_cb, g_object_ref (self));
}

static void
remove_cb (UraAttachmentEditor *self)
{
  gtk_widget_grab_focus (self->choose);
  ura_value_clear (&self->value);
  update (self);
  ura_editor_chosen (URA_EDITOR (self));
}

static void
cancel_cb (UraAttachmentEditor *self)
{
  if (self->task != NULL)
    g_cancellable_cancel (ura_task_get_cancellable (self->task));
}

static gboolean
drop_cb (UraAttachmentEditor *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || self->task != NULL)
    return FALSE;
  ura_attachment_editor_take (self, G_FILE (files->data));
  return TRUE;
}

static GtkWidget *
append_button (UraAttachmentEditor *self, GtkBox *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (box, button);
  return button;
}

static void
ura_attachment_editor_constructed (GObject *object)
{
  UraAttachmentEditor *self = URA_ATTACHMENT_EDITOR (object);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkBox *buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  G_OBJECT_CLASS (ura_attachment_editor_parent_class)->constructed (object);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->open = append_button (self, buttons, _ ("Open"), G_CALLBACK (open_cb));
  self->choose = append_button (self, buttons, "", G_CALLBACK (choose_cb));
  self->remove = append_button (self, buttons, _ ("Take away"), G_CALLBACK (remove_cb));
  self->cancel = append_button (self, buttons, _ ("Cancel"), G_CALLBACK (cancel_cb));
  gtk_box_append (box, GTK_WIDGET (self->label));
  gtk_box_append (box, GTK_WIDGET (self->progress));
  gtk_box_append (box, GTK_WIDGET (buttons));
  gtk_widget_add_css_class (GTK_WIDGET (box), "attachment");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  ura_editor_set_main (URA_EDITOR (self), self->choose);
  ura_editor_name_part (URA_EDITOR (self), self->open, _ ("Open"));
  ura_editor_name_part (URA_EDITOR (self), self->remove, _ ("Take away"));
  ura_editor_name_part (URA_EDITOR (self), self->cancel, _ ("Cancel"));
  update (self);
}

static void
ura_attachment_editor_dispose (GObject *object)
{
  UraAttachmentEditor *self = URA_ATTACHMENT_EDITOR (object);

  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (ura_attachment_editor_parent_class)->dispose (object);
}

static void
ura_attachment_editor_finalize (GObject *object)
{
  UraAttachmentEditor *self = URA_ATTACHMENT_EDITOR (object);

  ura_value_clear (&self->value);
  g_clear_object (&self->task);
  G_OBJECT_CLASS (ura_attachment_editor_parent_class)->finalize (object);
}

static void
ura_attachment_editor_class_init (UraAttachmentEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ura_attachment_editor_constructed;
  object_class->dispose = ura_attachment_editor_dispose;
  object_class->finalize = ura_attachment_editor_finalize;
  URA_EDITOR_CLASS (klass)->show = ura_attachment_editor_show;
  URA_EDITOR_CLASS (klass)->read = ura_attachment_editor_read;
}

static void
ura_attachment_editor_init (UraAttachmentEditor *self)
{
}

UraEditor *
ura_attachment_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_ATTACHMENT_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}
