/* Plans that come in and go out, and the report: each asks first, then works in a thread with its
 * progress at the foot of the window. */

#include "config.h"

#include "ura-plan-page-private.h"

#include "ura-form-error.h"
#include "ura-plan-export.h"
#include "ura-plan-import-dialog.h"
#include "ura-plan-work.h"
#include "ura-save-report-dialog.h"
#include "ura-ui.h"

#define FILE_DIALOG "ura-file-dialog"

static GtkFileChooserNative *
make_chooser (UraPlanPage *self,
              const char *title,
              GtkFileChooserAction action,
              const char *accept,
              GCallback response)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, accept, _ ("_Cancel"));
  g_autoptr (GtkFileFilter) plans = gtk_file_filter_new ();

  gtk_file_filter_set_name (plans, _ ("Plans (*.plan)"));
  gtk_file_filter_add_suffix (plans, "plan");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), plans);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", response, self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (self), FILE_DIALOG, dialog, g_object_unref);
  return dialog;
}

/* The file that was chosen; drops the dialog. (transfer full), NULL: cancelled. */
static char *
take_chosen (UraPlanPage *self, int response, GtkFileChooserNative *dialog)
{
  char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      path = file == NULL ? NULL : g_file_get_path (file);
    }
  g_object_set_data (G_OBJECT (self), FILE_DIALOG, NULL);
  return path;
}

/* Reading */

static void
imported_cb (UraPlanPage *self, const char *uid)
{
  ura_plan_context_set_plan (self->context, uid);
}

static void
import_chosen_cb (UraPlanPage *self, int response, GtkFileChooserNative *dialog)
{
  g_autofree char *path = take_chosen (self, response, dialog);
  GtkWindow *window;

  if (path == NULL)
    return;
  window = ura_plan_import_dialog_new_for_file (GTK_WIDGET (self), self->store, path);
  g_signal_connect_object (window, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

void
ura_plan_page_import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (
      make_chooser (self, _ ("Read a Plan from a File"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Read"),
                    G_CALLBACK (import_chosen_cb))));
}

void
ura_plan_page_add_shipped (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);
  GtkWindow *window = ura_plan_import_dialog_new (GTK_WIDGET (self), self->store);

  g_signal_connect_object (window, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

/* Writing */

typedef struct
{
  char *plan;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->plan);
  g_free (export->path);
  g_free (export);
}

static gboolean
write_plan (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  const Export *export = data;
  g_autoptr (UraPlanFile)
      file = ura_plan_export (store, export->plan, ura_task_get_cancellable (task), error);
  g_autofree char *text = file == NULL ? NULL : ura_plan_file_write (file);

  return text != NULL &&
         g_file_set_contents_full (export->path, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0644, error);
}

static void
exported_cb (GtkWidget *widget, gpointer data)
{
  const Export *export = data;
  UraWindow *window = ura_form_window_of (widget);
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *note = g_strdup_printf (_ ("Plan written: %s"), name);

  if (window != NULL)
    ura_window_show_note (window, note);
}

static void
export_chosen_cb (UraPlanPage *self, int response, GtkFileChooserNative *dialog)
{
  g_autofree char *path = take_chosen (self, response, dialog);
  g_autoptr (UraTask) task = NULL;
  Export *export;

  if (path == NULL)
    return;
  export = g_new0 (Export, 1);
  export->plan = g_strdup (ura_plan_context_get_plan_uid (self->context));
  export->path = g_steal_pointer (&path);
  task = ura_task_new (_ ("Writing the plan"));
  ura_plan_work_run_task (GTK_WIDGET (self), self->store, task, N_ ("Write a plan"),
                          N_ ("The plan was not written."), write_plan, exported_cb, export,
                          export_free);
}

void
ura_plan_page_export (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);
  const UraPlanInfo *plan = ura_plan_context_get_plan (self->context);
  GtkFileChooserNative *dialog = make_chooser (self, _ ("Write the Plan to a File"),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Write"),
                                               G_CALLBACK (export_chosen_cb));
  g_autofree char *name = g_strdup_printf ("%s.plan", plan->code == NULL ? "plan" : plan->code);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* The report */

void
ura_plan_page_save_report (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);

  gtk_window_present (ura_save_report_dialog_new (GTK_WIDGET (self), self->context));
}
