/* The content is copied into the workspace first, then one edit names it: a copy that fails leaves
 * no record behind. */

#include "config.h"

#include "ura-evidence-add.h"

#include "ura-attachments.h"
#include "ura-date.h"
#include "ura-plan-period.h"
#include "ura-plan-work.h"
#include "ura-progress-stream.h"
#include "ura-ui.h"

#define DIALOG "ura-evidence-dialog"

typedef struct
{
  char *node;
  char *verification;
  char *document; /* NULL: of the files */
  GListModel *files;
  UraPeriod period;
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  g_free (addition->node);
  g_free (addition->verification);
  g_free (addition->document);
  g_clear_object (&addition->files);
  g_free (addition);
}

static Addition *
addition_new (UraPlanContext *context, const char *node, const char *verification)
{
  Addition *addition = g_new0 (Addition, 1);

  addition->node = g_strdup (node);
  addition->verification = g_strdup (verification);
  addition->period = *ura_plan_context_get_period (context);
  return addition;
}

/* "Minutes of the meeting" of "Minutes of the meeting.pdf". */
static char *
name_without_suffix (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot == NULL || dot == name ? g_strdup (name) : g_strndup (name, (gsize) (dot - name));
}

/* The field value of a file whose content has been copied. (transfer full) */
static char *
copy_in (UraStore *store, GFile *file, UraTask *task, char **title, GError **error)
{
  GCancellable *cancellable = ura_task_get_cancellable (task);
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME
                                                  "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                  "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GFileInputStream) content = NULL;
  g_autoptr (GInputStream) counted = NULL;
  g_autofree char *hash = NULL;
  const char *name;
  gint64 size = 0;

  if (info == NULL)
    return NULL;
  name = g_file_info_get_display_name (info);
  ura_task_set_progress (task, -1, name);
  content = g_file_read (file, cancellable, error);
  if (content == NULL)
    return NULL;
  counted = ura_progress_stream_new (G_INPUT_STREAM (content), g_file_info_get_size (info), task);
  hash = ura_attachments_put (store, counted, &size, cancellable, error);
  if (hash == NULL)
    return NULL;
  *title = name_without_suffix (name);
  return ura_attachment_to_json (hash, name, size, g_file_info_get_content_type (info));
}

static gboolean
add_link (UraStore *store,
          UraEdit *edit,
          const Addition *addition,
          const char *document,
          const char *period)
{
  const char *link = ura_edit_create (edit, "evidence_link", NULL);
  g_autofree char *target = g_strdup_printf ("node:%s", addition->node);

  ura_edit_set_text (edit, "evidence_link", link, "target", target);
  ura_edit_set_text (edit, "evidence_link", link, "document", document);
  ura_edit_set_text (edit, "evidence_link", link, "period", period);
  if (addition->verification != NULL)
    ura_edit_set_text (edit, "evidence_link", link, "verification", addition->verification);
  return TRUE;
}

static gboolean
add_files (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  const Addition *addition = data;
  g_autofree char *today = ura_date_today ();
  g_autofree char *period = ura_period_record (store, edit, &addition->period, NULL, error);

  if (period == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (addition->files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (addition->files, i);
      g_autofree char *title = NULL;
      g_autofree char *value = copy_in (store, file, task, &title, error);
      const char *document;

      if (value == NULL)
        return FALSE;
      document = ura_edit_create (edit, "document", NULL);
      ura_edit_set_text (edit, "document", document, "title", title);
      ura_edit_set_text (edit, "document", document, "date", today);
      ura_edit_set_text (edit, "document", document, "file", value);
      add_link (store, edit, addition, document, period);
    }
  return TRUE;
}

static gboolean
add_document (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  const Addition *addition = data;
  g_autofree char *period = ura_period_record (store, edit, &addition->period, NULL, error);

  return period != NULL && add_link (store, edit, addition, addition->document, period);
}

void
ura_evidence_add_files (GtkWidget *widget,
                        UraPlanContext *context,
                        const char *node,
                        const char *verification,
                        GListModel *files)
{
  g_autoptr (UraTask) task = ura_task_new (_ ("Adding evidence"));
  Addition *addition = addition_new (context, node, verification);

  addition->files = g_object_ref (files);
  ura_plan_work_run_task (widget, ura_plan_context_get_store (context), task, N_ ("Add evidence"),
                          N_ ("The evidence was not added."), add_files, NULL, addition,
                          addition_free);
}

void
ura_evidence_add_document (GtkWidget *widget,
                           UraPlanContext *context,
                           const char *node,
                           const char *verification,
                           const char *document)
{
  Addition *addition = addition_new (context, node, verification);

  addition->document = g_strdup (document);
  ura_plan_work_run (widget, ura_plan_context_get_store (context), N_ ("Add evidence"),
                     N_ ("The evidence was not added."), add_document, NULL, addition,
                     addition_free);
}

/* Choosing files */

typedef struct
{
  GtkWidget *widget;
  UraPlanContext *context;
  char *node;
  char *verification;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->context);
  g_free (choice->node);
  g_free (choice->verification);
  g_free (choice);
}

static void
files_chosen_cb (GtkFileChooserNative *dialog, int response, Choice *choice)
{
  GtkWidget *widget = choice->widget;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      ura_evidence_add_files (widget, choice->context, choice->node, choice->verification, files);
    }
  g_object_set_data (G_OBJECT (widget), DIALOG, NULL);
}

void
ura_evidence_choose_files (GtkWidget *widget,
                           UraPlanContext *context,
                           const char *node,
                           const char *verification)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Add Evidence"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));
  Choice *choice = g_new0 (Choice, 1);

  *choice = (Choice){ widget, g_object_ref (context), g_strdup (node), g_strdup (verification) };
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* The dialog belongs to the widget, so the widget outlives the answer. */
  g_signal_connect_data (dialog, "response", G_CALLBACK (files_chosen_cb), choice, choice_free, 0);
  g_object_set_data_full (G_OBJECT (widget), DIALOG, dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
