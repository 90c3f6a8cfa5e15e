/* Everything is suggested: the years that follow, the title with those years in it. */

#include "config.h"

#include "ura-successor-dialog.h"

#include "ura-date.h"
#include "ura-plan-successor.h"
#include "ura-plan-work.h"
#include "ura-ui.h"

struct _UraSuccessorDialog
{
  AdwWindow parent_instance;

  UraPlanContext *context;
  GtkEditable *plan_title;
  GtkEditable *code;
  GtkEditable *start;
  GtkEditable *end;
  GtkLabel *problem;
  GtkWidget *make;
};

G_DEFINE_FINAL_TYPE (UraSuccessorDialog, ura_successor_dialog, ADW_TYPE_WINDOW)

static guint made_signal;

typedef struct
{
  char *plan;
  char *code;
  char *title;
  char *start;
  char *end;
  char *made;
  char *problem; /* what the user can put right */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->plan);
  g_free (order->code);
  g_free (order->title);
  g_free (order->start);
  g_free (order->end);
  g_free (order->made);
  g_free (order->problem);
  g_free (order);
}

static gboolean
make_plan (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  Order *order = data;
  UraPlanSuccessor successor = { order->code, order->title, order->start, order->end };
  GError *failure = NULL;

  order->made = ura_plan_create_successor (store, order->plan, &successor,
                                           ura_task_get_cancellable (task), &failure);
  if (order->made == NULL && (g_error_matches (failure, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED) ||
                              g_error_matches (failure, URA_STORE_ERROR, URA_STORE_ERROR_EXISTS)))
    {
      order->problem = g_strdup (failure->message);
      g_clear_error (&failure);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return order->made != NULL || order->problem != NULL;
}

static void
show_problem (UraSuccessorDialog *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem == NULL ? "" : problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
made_cb (GtkWidget *widget, gpointer data)
{
  UraSuccessorDialog *self = URA_SUCCESSOR_DIALOG (widget);
  const Order *order = data;

  gtk_widget_set_sensitive (self->make, TRUE);
  if (order->problem != NULL)
    {
      show_problem (self, order->problem);
      return;
    }
  g_signal_emit (self, made_signal, 0, order->made);
  gtk_window_destroy (GTK_WINDOW (self));
}

static char *
get_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static char *
get_date (GtkEditable *entry)
{
  g_autofree char *typed = get_text (entry);
  g_autofree char *today = ura_date_today ();

  return ura_date_parse (typed, today);
}

static void
make_cb (UraSuccessorDialog *self)
{
  g_autoptr (UraTask) task = NULL;
  Order *order = g_new0 (Order, 1);

  order->plan = g_strdup (ura_plan_context_get_plan_uid (self->context));
  order->code = get_text (self->code);
  order->title = get_text (self->plan_title);
  order->start = get_date (self->start);
  order->end = get_date (self->end);
  if (order->start == NULL || order->end == NULL)
    {
      show_problem (self, _ ("Give the first and the last day, or the years, of the plan."));
      order_free (order);
      return;
    }
  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->make, FALSE);
  task = ura_task_new (_ ("Creating the successor plan"));
  ura_plan_work_run_task (GTK_WIDGET (self), ura_plan_context_get_store (self->context), task,
                          N_ ("Create a successor plan"), N_ ("The plan was not created."),
                          make_plan, made_cb, order, order_free);
}

static void
changed_cb (UraSuccessorDialog *self)
{
  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->make, *gtk_editable_get_text (self->code) != '\0' &&
                                            *gtk_editable_get_text (self->plan_title) != '\0');
}

/* Suggestions */

static int
get_year (const char *date)
{
  return date == NULL ? 0 : (int) g_ascii_strtoll (date, NULL, 10);
}

static void
replace_year (GString *text, int from, int to)
{
  g_autofree char *old = g_strdup_printf ("%d", from);
  g_autofree char *new = g_strdup_printf ("%d", to);

  g_string_replace (text, old, new, 0);
}

static void
suggest (UraSuccessorDialog *self)
{
  const UraPlanInfo *plan = ura_plan_context_get_plan (self->context);
  int start = get_year (plan->start), end = get_year (plan->end);
  int length = start > 0 && end >= start ? end - start + 1 : 1;
  g_autoptr (GString) title = g_string_new (plan->title);
  g_autofree char *code = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (end == 0)
    return;
  /* The later year first: the earlier one may become it. */
  replace_year (title, end, end + length);
  if (end != start)
    replace_year (title, start, start + length);
  code = g_strdup_printf ("%s%02d", plan->code == NULL ? "" : plan->code, (end + 1) % 100);
  first = g_strdup_printf ("%d", end + 1);
  last = g_strdup_printf ("%d", end + length);
  gtk_editable_set_text (self->plan_title, title->str);
  gtk_editable_set_text (self->code, code);
  gtk_editable_set_text (self->start, first);
  gtk_editable_set_text (self->end, last);
}

static void
ura_successor_dialog_dispose (GObject *object)
{
  g_clear_object (&URA_SUCCESSOR_DIALOG (object)->context);
  G_OBJECT_CLASS (ura_successor_dialog_parent_class)->dispose (object);
}

static void
ura_successor_dialog_class_init (UraSuccessorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_successor_dialog_dispose;
  made_signal = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  ura_ui_set_template (widget_class, "plan/ura-successor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UraSuccessorDialog, code);
  gtk_widget_class_bind_template_child (widget_class, UraSuccessorDialog, end);
  gtk_widget_class_bind_template_child (widget_class, UraSuccessorDialog, make);
  gtk_widget_class_bind_template_child (widget_class, UraSuccessorDialog, plan_title);
  gtk_widget_class_bind_template_child (widget_class, UraSuccessorDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, UraSuccessorDialog, start);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ura_successor_dialog_init (UraSuccessorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->make);
}

GtkWindow *
ura_successor_dialog_new (GtkWidget *parent, UraPlanContext *context)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  UraSuccessorDialog *self = g_object_new (URA_TYPE_SUCCESSOR_DIALOG, "transient-for",
                                           GTK_IS_WINDOW (root) ? root : NULL, NULL);

  self->context = g_object_ref (context);
  suggest (self);
  return GTK_WINDOW (self);
}
