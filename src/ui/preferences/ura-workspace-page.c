/* Where the workspace stands, its backups, whether it is whole. Work that outlives the page goes on
 * and shows at the foot of the window. */

#include "config.h"

#include "ura-workspace-page.h"

#include "ura-backups-dialog.h"
#include "ura-backups.h"
#include "ura-check.h"
#include "ura-task-bar.h"
#include "ura-ui.h"
#include "ura-workspace.h"

struct _UraWorkspacePage
{
  AdwPreferencesPage parent_instance;

  AdwActionRow *place;
  AdwActionRow *size;
  AdwActionRow *backups;
  AdwActionRow *check;
  AdwPreferencesGroup *check_group;
  UraTaskBar *task_bar;

  UraWindow *window;
  UraStore *store;
  GCancellable *cancellable;
  GPtrArray *findings;
  GPtrArray *finding_rows;
};

G_DEFINE_FINAL_TYPE (UraWorkspacePage, ura_workspace_page, ADW_TYPE_PREFERENCES_PAGE)

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, markup);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  guint64 size = 0;
  gboolean measured = g_file_measure_disk_usage_finish (G_FILE (source), result, &size, NULL, NULL,
                                                        &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  shown = ura_ui_format_size (size);
  set_subtitle (URA_WORKSPACE_PAGE (user_data)->size, measured ? shown : error->message);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = ura_backups_list_finish (result, &error);
  UraWorkspacePage *self;
  g_autofree char *latest = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = URA_WORKSPACE_PAGE (user_data);
  if (list->len == 0)
    {
      set_subtitle (self->backups,
                    _ ("None yet. Ura makes one each day on which something changed."));
      return;
    }
  latest = ura_backups_describe (g_ptr_array_index (list, 0));
  text = g_strdup_printf (_n ("%u backup: %s", "%u backups, the latest: %s", list->len), list->len,
                          latest);
  set_subtitle (self->backups, text);
}

static void
list_backups (UraWorkspacePage *self)
{
  ura_backups_list_async (self->store, self->cancellable, listed_cb, self);
}

static void
show_task (UraWorkspacePage *self, UraTask *task)
{
  ura_task_bar_add (self->task_bar, task);
  ura_window_show_task (self->window, task);
}

static void
backup_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraWorkspacePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ura_backups_create_finish (result, &error);

  /* Taken apart meanwhile? Then only its own copy of the window is left to speak. */
  if (path == NULL)
    ura_window_show_error (self->window, _ ("The backup was not made."), error);
  else
    ura_window_show_note (self->window, _ ("The backup is made and checked."));
  if (!g_cancellable_is_cancelled (self->cancellable))
    list_backups (self);
}

void
ura_workspace_page_make_backup (UraWorkspacePage *self)
{
  g_autoptr (UraTask) task = NULL;

  g_return_if_fail (URA_IS_WORKSPACE_PAGE (self));

  task = ura_task_new (_ ("Making a backup"));
  show_task (self, task);
  ura_backups_create_async (self->store, task, backup_made_cb, g_object_ref (self));
}

static void
add_finding (UraWorkspacePage *self, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_preferences_group_add (self->check_group, row);
  g_ptr_array_add (self->finding_rows, row);
}

static void
clear_findings (UraWorkspacePage *self)
{
  for (guint i = 0; i < self->finding_rows->len; i++)
    adw_preferences_group_remove (self->check_group, g_ptr_array_index (self->finding_rows, i));
  g_ptr_array_set_size (self->finding_rows, 0);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
}

static void
show_findings (UraWorkspacePage *self, GPtrArray *findings)
{
  g_autofree char *count = NULL;

  clear_findings (self);
  self->findings = g_ptr_array_ref (findings);
  for (guint i = 0; i < findings->len; i++)
    add_finding (self, g_ptr_array_index (findings, i));
  count = g_strdup_printf (_n ("%u finding", "%u findings", findings->len), findings->len);
  set_subtitle (self->check, findings->len == 0 ? _ ("Everything is in order.") : count);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraWorkspacePage) self = URA_WORKSPACE_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_object_ref (self);
  findings = g_task_propagate_pointer (G_TASK (result), &error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), TRUE);
  if (findings == NULL)
    ura_window_show_error (self->window, _ ("The workspace was not checked."), error);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    show_findings (self, findings);
}

typedef struct
{
  UraStore *store;
  UraTask *progress;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_object_unref (check->store);
  g_object_unref (check->progress);
  g_free (check);
}

static void
check_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Check *check = task_data;
  GError *error = NULL;
  GPtrArray *findings = ura_store_check (check->store, check->progress, &error);

  ura_task_finish (check->progress);
  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
ura_workspace_page_check (UraWorkspacePage *self)
{
  g_autoptr (UraTask) progress = NULL;
  g_autoptr (GTask) task = NULL;
  Check *check;

  g_return_if_fail (URA_IS_WORKSPACE_PAGE (self));

  progress = ura_task_new (_ ("Checking the workspace"));
  task = g_task_new (self, NULL, checked_cb, NULL);
  check = g_new0 (Check, 1);
  check->store = g_object_ref (self->store);
  check->progress = g_object_ref (progress);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), FALSE);
  show_task (self, progress);
  g_task_set_source_tag (task, ura_workspace_page_check);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_thread);
}

static void
make_backup_cb (UraWorkspacePage *self)
{
  ura_workspace_page_make_backup (self);
}

static void
check_cb (UraWorkspacePage *self)
{
  ura_workspace_page_check (self);
}

static void
restore_cb (UraWorkspacePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (GTK_WINDOW (ura_backups_dialog_new (self->window, NULL)));
  gtk_window_close (GTK_WINDOW (root));
}

static void
ura_workspace_page_dispose (GObject *object)
{
  UraWorkspacePage *self = URA_WORKSPACE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (ura_workspace_page_parent_class)->dispose (object);
}

static void
ura_workspace_page_finalize (GObject *object)
{
  UraWorkspacePage *self = URA_WORKSPACE_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->window);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_ptr_array_unref (self->finding_rows);
  G_OBJECT_CLASS (ura_workspace_page_parent_class)->finalize (object);
}

static void
ura_workspace_page_class_init (UraWorkspacePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_workspace_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_workspace_page_finalize;

  g_type_ensure (URA_TYPE_TASK_BAR);
  ura_ui_set_template (widget_class, "preferences/ura-workspace-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UraWorkspacePage, backups);
  gtk_widget_class_bind_template_child (widget_class, UraWorkspacePage, check);
  gtk_widget_class_bind_template_child (widget_class, UraWorkspacePage, check_group);
  gtk_widget_class_bind_template_child (widget_class, UraWorkspacePage, place);
  gtk_widget_class_bind_template_child (widget_class, UraWorkspacePage, size);
  gtk_widget_class_bind_template_child (widget_class, UraWorkspacePage, task_bar);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_backup_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
ura_workspace_page_init (UraWorkspacePage *self)
{
  self->cancellable = g_cancellable_new ();
  self->finding_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ura_workspace_page_new (UraWindow *window)
{
  UraWorkspacePage *self = g_object_new (URA_TYPE_WORKSPACE_PAGE, NULL);
  g_autofree char *shown = ura_workspace_shown_path (ura_window_get_path (window));
  g_autoptr (GFile) folder = g_file_new_for_path (ura_window_get_path (window));

  self->window = g_object_ref (window);
  self->store = g_object_ref (ura_window_get_store (window));
  set_subtitle (self->place, shown);
  g_file_measure_disk_usage_async (folder, G_FILE_MEASURE_NONE, G_PRIORITY_DEFAULT,
                                   self->cancellable, NULL, NULL, measured_cb, self);
  list_backups (self);
  return GTK_WIDGET (self);
}

GPtrArray *
ura_workspace_page_get_findings (UraWorkspacePage *self)
{
  g_return_val_if_fail (URA_IS_WORKSPACE_PAGE (self), NULL);

  return self->findings;
}
