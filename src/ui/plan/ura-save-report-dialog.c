/* The dialog asks; writing goes on in a thread after it has gone, with its progress at the foot of
 * the window. */

#include "config.h"

#include "ura-save-report-dialog.h"

#include "ura-form-error.h"
#include "ura-plan-work.h"
#include "ura-semiannual.h"
#include "ura-ui.h"

#include <glib/gstdio.h>

#define SUFFIX      ".xlsx"
#define FILE_DIALOG "ura-file-dialog"

struct _UraSaveReportDialog
{
  AdwWindow parent_instance;

  GtkWidget *page;
  UraPlanContext *context;
  char *folder;
  gboolean name_given;
  gboolean suggesting;

  GtkLabel *what;
  GtkToggleButton *english;
  GtkEditable *file_name;
  AdwActionRow *folder_row;
  GtkLabel *problem;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (UraSaveReportDialog, ura_save_report_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  char *plan;
  UraPeriod period;
  const UraLanguage *language;
  char *folder; /* to find a name in */
  char *path;   /* to write */
  char *name;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->plan);
  g_free (order->folder);
  g_free (order->path);
  g_free (order->name);
  g_free (order);
}

static Order *
order_new (UraPlanContext *context)
{
  Order *order = g_new0 (Order, 1);

  order->plan = g_strdup (ura_plan_context_get_plan_uid (context));
  order->period = *ura_plan_context_get_period (context);
  return order;
}

/* Writing */

static gboolean
write_report (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  const Order *order = data;

  return ura_semiannual_write (store, order->plan, &order->period, order->language, order->path,
                               task, error);
}

static void
written_cb (GtkWidget *widget, gpointer data)
{
  const Order *order = data;
  UraWindow *window = ura_form_window_of (widget);
  g_autofree char *name = g_path_get_basename (order->path);
  g_autofree char *note = g_strdup_printf (_ ("Report saved: %s"), name);

  if (window != NULL)
    ura_window_offer_file (window, note, order->path);
}

void
ura_save_report (GtkWidget *page,
                 UraPlanContext *context,
                 const UraLanguage *language,
                 const char *path)
{
  g_autoptr (UraTask) task = ura_task_new (_ ("Saving the report"));
  Order *order = order_new (context);

  order->language = language;
  order->path = g_strdup (path);
  ura_plan_work_run_task (page, ura_plan_context_get_store (context), task, N_ ("Save the report"),
                          N_ ("The report was not saved."), write_report, written_cb, order,
                          order_free);
}

/* File and folder */

static gboolean
find_name (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  Order *order = data;

  order->name = ura_semiannual_file_name (store, order->plan, &order->period, order->folder, error);
  return order->name != NULL;
}

static void
name_found_cb (GtkWidget *widget, gpointer data)
{
  UraSaveReportDialog *self = URA_SAVE_REPORT_DIALOG (widget);

  if (self->name_given)
    return;
  self->suggesting = TRUE;
  gtk_editable_set_text (self->file_name, ((Order *) data)->name);
  self->suggesting = FALSE;
  /* Nothing else needs to be said. */
  gtk_widget_grab_focus (self->save);
}

static void
set_folder (UraSaveReportDialog *self, const char *folder)
{
  Order *order = order_new (self->context);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  adw_action_row_set_subtitle (self->folder_row, folder);
  order->folder = g_strdup (folder);
  ura_plan_work_run (GTK_WIDGET (self), ura_plan_context_get_store (self->context),
                     N_ ("Save the report"), N_ ("No file name could be suggested."), find_name,
                     name_found_cb, order, order_free);
}

static void
folder_chosen_cb (UraSaveReportDialog *self, int response, GtkFileChooserNative *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

      if (path != NULL)
        set_folder (self, path);
    }
  g_object_set_data (G_OBJECT (self), FILE_DIALOG, NULL);
}

static void
choose_folder_cb (UraSaveReportDialog *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Folder of the Report"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
      _ ("_Choose"), _ ("_Cancel"));
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (folder_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (self), FILE_DIALOG, dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static char *
get_path (UraSaveReportDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->file_name)));
  g_autofree char *whole = g_str_has_suffix (name, SUFFIX) ? g_strdup (name)
                                                           : g_strconcat (name, SUFFIX, NULL);

  return g_build_filename (self->folder, whole, NULL);
}

static void
show_problem (UraSaveReportDialog *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem == NULL ? "" : problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
changed_cb (UraSaveReportDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->file_name)));

  if (!self->suggesting)
    self->name_given = *name != '\0';
  show_problem (self, strchr (name, '/') != NULL ? _ ("A file name has no “/”.") : NULL);
  gtk_widget_set_sensitive (self->save, *name != '\0' && strchr (name, '/') == NULL);
}

/* Saving */

static void
save (UraSaveReportDialog *self)
{
  g_autofree char *path = get_path (self);
  gboolean english = gtk_toggle_button_get_active (self->english);

  ura_save_report (self->page, self->context, ura_language_get (english ? "en" : "sq"), path);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
replace_response_cb (UraSaveReportDialog *self, const char *response)
{
  if (g_str_equal (response, "replace"))
    save (self);
}

static void
save_cb (UraSaveReportDialog *self)
{
  g_autofree char *path = get_path (self);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      save (self);
      return;
    }
  heading = g_strdup_printf (_ ("Replace “%s”?"), name);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading,
                                   _ ("A file with this name stands in the folder already. What it "
                                      "holds will be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
                                    _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* GObject */

static void
ura_save_report_dialog_dispose (GObject *object)
{
  UraSaveReportDialog *self = URA_SAVE_REPORT_DIALOG (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (ura_save_report_dialog_parent_class)->dispose (object);
}

static void
ura_save_report_dialog_finalize (GObject *object)
{
  g_free (URA_SAVE_REPORT_DIALOG (object)->folder);
  G_OBJECT_CLASS (ura_save_report_dialog_parent_class)->finalize (object);
}

static void
ura_save_report_dialog_class_init (UraSaveReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_save_report_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_save_report_dialog_finalize;

  ura_ui_set_template (widget_class, "plan/ura-save-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UraSaveReportDialog, english);
  gtk_widget_class_bind_template_child (widget_class, UraSaveReportDialog, file_name);
  gtk_widget_class_bind_template_child (widget_class, UraSaveReportDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, UraSaveReportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, UraSaveReportDialog, save);
  gtk_widget_class_bind_template_child (widget_class, UraSaveReportDialog, what);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ura_save_report_dialog_init (UraSaveReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
}

static const char *
get_default_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return documents != NULL ? documents : g_get_home_dir ();
}

GtkWindow *
ura_save_report_dialog_new (GtkWidget *page, UraPlanContext *context)
{
  GtkRoot *root = gtk_widget_get_root (page);
  UraSaveReportDialog *self = g_object_new (URA_TYPE_SAVE_REPORT_DIALOG, "transient-for",
                                            GTK_IS_WINDOW (root) ? root : NULL, NULL);
  const UraPlanInfo *plan = ura_plan_context_get_plan (context);
  g_autofree char *period = ura_period_label (ura_plan_context_get_period (context),
                                              ura_ui_language ());
  g_autofree char *what = g_strdup_printf ("%s\n%s", plan->title, period);

  g_set_weak_pointer (&self->page, page);
  self->context = g_object_ref (context);
  gtk_label_set_label (self->what, what);
  set_folder (self, get_default_folder ());
  return GTK_WINDOW (self);
}
