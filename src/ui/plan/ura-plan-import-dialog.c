/* A file is read and checked in a thread; the user sees what it would bring and every doubt, and
 * then decides. The plans of Ura were checked before: they need one click. */

#include "config.h"

#include "ura-plan-import-dialog.h"

#include "ura-form-error.h"
#include "ura-plan-block.h"
#include "ura-plan-import.h"
#include "ura-plan-work.h"
#include "ura-ui.h"

/* More doubts than anybody reads one by one. */
#define MAX_SHOWN 200

struct _UraPlanImportDialog
{
  AdwWindow parent_instance;

  UraStore *store;
  UraPlanImport *import; /* checked, to be applied; NULL until then */

  GtkWidget *add;
  GtkLabel *summary;
  GtkLabel *list_title;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (UraPlanImportDialog, ura_plan_import_dialog, ADW_TYPE_WINDOW)

static guint imported_signal;

typedef struct
{
  char *path;
  char *id; /* of a plan of Ura */
  UraPlanImport *import;
  GPtrArray *problems; /* why the file was refused */
  char *refusal;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->id);
  g_free (job->refusal);
  g_clear_pointer (&job->import, ura_plan_import_free);
  g_clear_pointer (&job->problems, g_ptr_array_unref);
  g_free (job);
}

static void
finish (UraPlanImportDialog *self, const char *plan, const char *title)
{
  UraWindow *window = ura_form_window_of (GTK_WIDGET (self));
  g_autofree char *note = g_strdup_printf (_ ("Plan added: %s"), title);

  if (window != NULL)
    ura_window_show_note (window, note);
  g_signal_emit (self, imported_signal, 0, plan);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Doubts and mistakes */

static void
show_problems (UraPlanImportDialog *self, GPtrArray *problems, const char *title)
{
  guint n = problems == NULL ? 0 : problems->len;

  ura_plan_block_clear_list (self->list);
  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++)
    {
      const UraPlanProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *line = problem->line == 0 ? NULL
                                                 : g_strdup_printf (_ ("Line %u"), problem->line);

      gtk_list_box_append (GTK_LIST_BOX (self->list), ura_plan_block_row (problem->sentence, line));
    }
  gtk_label_set_label (self->list_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->list_title), n > 0);
  gtk_widget_set_visible (self->list, n > 0);
}

static char *
describe (const UraPlanImport *import)
{
  g_autofree char *measures = g_strdup_printf (_n ("%u measure", "%u measures", import->n_measures),
                                               import->n_measures);
  g_autofree char *objectives = g_strdup_printf (
      _n ("%u objective", "%u objectives", import->n_objectives), import->n_objectives);
  g_autofree char *areas = g_strdup_printf (_n ("%u area", "%u areas", import->n_areas),
                                            import->n_areas);
  g_autofree char *indicators = g_strdup_printf (
      _n ("%u indicator", "%u indicators", import->n_indicators), import->n_indicators);
  g_autofree char *institutions = g_strdup_printf (
      _n ("%u new institution", "%u new institutions", import->n_new_institutions),
      import->n_new_institutions);

  return g_strdup_printf ("%s\n\n%s, %s, %s, %s, %s.", import->title, areas, objectives, measures,
                          indicators, institutions);
}

/* A file */

static gboolean
prepare (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (UraPlanFile)
      file = ura_plan_file_load (job->path, ura_ui_language (), &job->problems, &refusal);

  if (file != NULL)
    job->import = ura_plan_import_prepare (store, file, ura_task_get_cancellable (task), &refusal);
  if (job->import == NULL)
    job->refusal = g_strdup (refusal->message);
  return !g_cancellable_set_error_if_cancelled (ura_task_get_cancellable (task), error);
}

static void
prepared_cb (GtkWidget *widget, gpointer data)
{
  UraPlanImportDialog *self = URA_PLAN_IMPORT_DIALOG (widget);
  Job *job = data;
  g_autofree char *words = NULL;

  if (job->import == NULL)
    {
      words = g_strdup_printf ("%s %s", _ ("The plan cannot be read."), job->refusal);
      gtk_label_set_label (self->summary, words);
      show_problems (self, job->problems, _ ("What is wrong in the file"));
      return;
    }
  self->import = g_steal_pointer (&job->import);
  words = describe (self->import);
  gtk_label_set_label (self->summary, words);
  show_problems (self, self->import->warnings, _ ("To be looked at afterwards"));
  gtk_widget_set_visible (self->add, TRUE);
  gtk_widget_grab_focus (self->add);
}

static gboolean
apply (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  Job *job = data;

  return ura_plan_import_apply (store, job->import, ura_task_get_cancellable (task), error);
}

static void
applied_cb (GtkWidget *widget, gpointer data)
{
  const Job *job = data;

  finish (URA_PLAN_IMPORT_DIALOG (widget), job->import->plan, job->import->title);
}

static void
add_cb (UraPlanImportDialog *self)
{
  g_autoptr (UraTask) task = ura_task_new (_ ("Adding the plan"));
  Job *job = g_new0 (Job, 1);

  job->import = g_steal_pointer (&self->import);
  gtk_widget_set_sensitive (self->add, FALSE);
  ura_plan_work_run_task (GTK_WIDGET (self), self->store, task, N_ ("Add a plan"),
                          N_ ("The plan was not added."), apply, applied_cb, job, job_free);
}

/* A plan of Ura */

static gboolean
import_shipped (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  Job *job = data;

  job->import = ura_plan_import_shipped (store, job->id, ura_task_get_cancellable (task), error);
  return job->import != NULL;
}

static void
shipped_clicked_cb (UraPlanImportDialog *self, GtkButton *button)
{
  g_autoptr (UraTask) task = ura_task_new (_ ("Adding the plan"));
  Job *job = g_new0 (Job, 1);

  job->id = g_strdup (g_object_get_data (G_OBJECT (button), "ura-id"));
  gtk_widget_set_sensitive (self->list, FALSE);
  ura_plan_work_run_task (GTK_WIDGET (self), self->store, task, N_ ("Add a plan"),
                          N_ ("The plan was not added."), import_shipped, applied_cb, job,
                          job_free);
}

static void
add_shipped_row (UraPlanImportDialog *self, const UraPlanShipped *plan, gboolean present)
{
  GtkWidget *row = ura_plan_block_row (plan->title, plan->code);
  GtkWidget *button = gtk_button_new_with_label (present ? _ ("Added") : _ ("Add"));
  g_autofree char *name = g_strdup_printf (_ ("Add: %s"), plan->title);

  ura_ui_set_label (button, name);
  gtk_widget_set_sensitive (button, !present);
  g_object_set_data_full (G_OBJECT (button), "ura-id", g_strdup (plan->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (shipped_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  ura_plan_block_row_add (row, button, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static gboolean
is_present (const UraResult *plans, const char *uid)
{
  for (guint i = 0; i < ura_result_get_n_rows (plans); i++)
    if (g_strcmp0 (ura_result_get_text (plans, i, 0), uid) == 0)
      return TRUE;
  return FALSE;
}

static void
plans_read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  g_autoptr (UraPlanImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) plans = ura_store_query_finish (URA_STORE (source), asynchronous, &error);
  g_autoptr (GPtrArray) shipped = NULL;

  if (!ura_plan_block_is_read (error))
    return;
  shipped = ura_plan_shipped_list ();
  for (guint i = 0; i < shipped->len; i++)
    {
      const UraPlanShipped *plan = g_ptr_array_index (shipped, i);

      add_shipped_row (self, plan, is_present (plans, plan->uid));
    }
  gtk_widget_set_visible (self->list, TRUE);
}

/* GObject */

static void
ura_plan_import_dialog_dispose (GObject *object)
{
  UraPlanImportDialog *self = URA_PLAN_IMPORT_DIALOG (object);

  g_clear_pointer (&self->import, ura_plan_import_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ura_plan_import_dialog_parent_class)->dispose (object);
}

static void
ura_plan_import_dialog_class_init (UraPlanImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_plan_import_dialog_dispose;
  imported_signal = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  ura_ui_set_template (widget_class, "plan/ura-plan-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UraPlanImportDialog, add);
  gtk_widget_class_bind_template_child (widget_class, UraPlanImportDialog, list);
  gtk_widget_class_bind_template_child (widget_class, UraPlanImportDialog, list_title);
  gtk_widget_class_bind_template_child (widget_class, UraPlanImportDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ura_plan_import_dialog_init (UraPlanImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static UraPlanImportDialog *
make_dialog (GtkWidget *parent, UraStore *store)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  UraPlanImportDialog *self = g_object_new (URA_TYPE_PLAN_IMPORT_DIALOG, "transient-for",
                                            GTK_IS_WINDOW (root) ? root : NULL, NULL);

  self->store = g_object_ref (store);
  return self;
}

GtkWindow *
ura_plan_import_dialog_new (GtkWidget *parent, UraStore *store)
{
  UraPlanImportDialog *self = make_dialog (parent, store);
  g_autoptr (UraQuery) query = ura_query_new ("plan");

  gtk_label_set_label (self->summary,
                       _ ("These plans come with Ura, with areas, measures and indicators as "
                          "published. Adding one changes nothing in the others."));
  gtk_label_set_label (self->list_title, _ ("Plans of Ura"));
  ura_query_select (query, "uid");
  ura_store_query_async (store, query, URA_PRIORITY_EDIT, NULL, plans_read_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}

GtkWindow *
ura_plan_import_dialog_new_for_file (GtkWidget *parent, UraStore *store, const char *path)
{
  UraPlanImportDialog *self = make_dialog (parent, store);
  g_autoptr (UraTask) task = ura_task_new (_ ("Reading the plan"));
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  gtk_label_set_label (self->summary, _ ("The file is being read…"));
  ura_plan_work_run_task (GTK_WIDGET (self), store, task, N_ ("Add a plan"),
                          N_ ("The plan was not read."), prepare, prepared_cb, job, job_free);
  return GTK_WINDOW (self);
}
