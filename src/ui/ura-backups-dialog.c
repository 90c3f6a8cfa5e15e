/* Choosing the backup to restore: those that Ura made by itself, or any file. */

#include "config.h"

#include "ura-backups-dialog.h"

#include "ura-backups.h"
#include "ura-ui.h"

struct _UraBackupsDialog
{
  AdwWindow parent_instance;

  GtkListBox *list;
  GtkStack *stack;

  UraWindow *window;
  GCancellable *cancellable;
  GPtrArray *backups;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (UraBackupsDialog, ura_backups_dialog, ADW_TYPE_WINDOW)

static void
restore (UraBackupsDialog *self, const char *path)
{
  g_autoptr (UraWindow) window = g_object_ref (self->window);
  g_autofree char *backup = g_strdup (path);

  gtk_window_destroy (GTK_WINDOW (self));
  ura_window_restore (window, backup);
}

static void
row_activated_cb (UraBackupsDialog *self, GtkListBoxRow *row)
{
  const UraBackup *backup = g_ptr_array_index (self->backups,
                                               (guint) gtk_list_box_row_get_index (row));

  restore (self, backup->path);
}

static void
chosen_cb (UraBackupsDialog *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  path = file == NULL ? NULL : g_file_get_path (file);
  if (path != NULL)
    restore (self, path);
}

static void
choose_file_cb (UraBackupsDialog *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Restore a Backup"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Restore"),
                                               _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Backups of Ura"));
  gtk_file_filter_add_pattern (filter, "*.urabackup");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GtkWidget *
make_row (const UraBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = ura_backups_describe (backup);
  g_autofree char *size = ura_ui_format_size ((guint64) MAX (backup->size, 0));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = ura_backups_list_finish (result, &error);
  UraBackupsDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = URA_BACKUPS_DIALOG (user_data);
  self->backups = backups;
  for (guint i = 0; i < backups->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (backups, i)));
  gtk_stack_set_visible_child_name (self->stack, backups->len > 0 ? "list" : "empty");
}

static void
ura_backups_dialog_dispose (GObject *object)
{
  UraBackupsDialog *self = URA_BACKUPS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->window);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  G_OBJECT_CLASS (ura_backups_dialog_parent_class)->dispose (object);
}

static void
ura_backups_dialog_class_init (UraBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_backups_dialog_dispose;

  ura_ui_set_template (widget_class, "ura-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UraBackupsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, UraBackupsDialog, stack);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ura_backups_dialog_init (UraBackupsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ura_backups_dialog_new (UraWindow *window, GtkWindow *parent)
{
  UraBackupsDialog *self = g_object_new (URA_TYPE_BACKUPS_DIALOG, "transient-for",
                                         parent == NULL ? GTK_WINDOW (window) : parent, NULL);

  self->window = g_object_ref (window);
  ura_backups_list_async (ura_window_get_store (window), self->cancellable, listed_cb, self);
  return GTK_WIDGET (self);
}
