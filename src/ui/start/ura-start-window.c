/* The first start: one page at a time, the keyboard is enough, and going back loses nothing. The
 * language is chosen here, before any widget with a template exists. */

#include "config.h"

#include "ura-start-window.h"

#include "ura-new-workspace.h"
#include "ura-start-pages.h"
#include "ura-ui.h"
#include "ura-window.h"

struct _UraStartWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *stack;
  GtkWidget *back;
  GtkWidget *next;
  GtkWidget *first_language;

  UraNewWorkspace *answers;
  UraStartPages *pages; /* made once the language is known */
  UraTask *task;        /* while the workspace is being made */
  gboolean with_language;
  gboolean to_close; /* once the work has stopped */
};

G_DEFINE_FINAL_TYPE (UraStartWindow, ura_start_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *const order[] = { "language", "person", "plan", "place", "working" };

static guint
get_index (UraStartWindow *self)
{
  guint index = 0;

  while (index < G_N_ELEMENTS (order) - 1 &&
         !g_str_equal (order[index], ura_start_window_get_page (self)))
    index++;
  return index;
}

static void
show (UraStartWindow *self, guint index)
{
  const char *page = order[index];
  gboolean last = g_str_equal (page, "place");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_button_set_label (GTK_BUTTON (self->back), _ ("Back"));
  gtk_button_set_label (GTK_BUTTON (self->next), last ? _ ("Create") : _ ("Next"));
  gtk_widget_set_visible (self->back,
                          index > (self->with_language ? 0 : 1) && !g_str_equal (page, "working"));
  gtk_widget_set_visible (self->next, index > 0 && !g_str_equal (page, "working"));
  if (index == 0)
    gtk_widget_grab_focus (self->first_language);
  else
    ura_start_pages_focus (self->pages, page);
}

static void
make_pages (UraStartWindow *self)
{
  if (self->pages != NULL)
    {
      ura_start_pages_read (self->pages, self->answers);
      ura_start_pages_free (self->pages);
    }
  self->pages = ura_start_pages_new (self->stack, self->answers);
}

static void
language_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UraStartWindow *self = URA_START_WINDOW (widget);
  UraApplication *application = URA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  const char *code = g_variant_get_string (parameter, NULL);

  ura_settings_set_string (ura_application_get_settings (application), URA_SETTING_LANGUAGE, code);
  ura_ui_set_language (code);
  make_pages (self);
  show (self, 1);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraStartWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ura_new_workspace_make_finish (result, &error);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  ura_start_pages_set_task (self->pages, NULL);
  g_clear_object (&self->task);
  if (path != NULL && !self->to_close)
    {
      ura_application_open (URA_APPLICATION (application), path);
      return;
    }
  if (self->to_close)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show (self, get_index (self) - 1);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ura_start_pages_set_problem (self->pages, URA_START_FIELD_FOLDER, error->message);
}

static void
start_making (UraStartWindow *self)
{
  self->task = ura_task_new (_ ("Preparing the workspace"));
  ura_start_pages_set_task (self->pages, self->task);
  ura_new_workspace_make_async (self->answers, self->task, made_cb, g_object_ref (self));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UraStartWindow *self = URA_START_WINDOW (widget);
  guint index = get_index (self);

  if (self->task == NULL && index > (self->with_language ? 0 : 1))
    show (self, index - 1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UraStartWindow *self = URA_START_WINDOW (widget);
  guint index = get_index (self);
  g_autofree char *sentence = NULL;
  UraStartField problem;
  gboolean last = g_str_equal (order[index], "place");

  if (self->pages == NULL || index == 0 || self->task != NULL)
    return;
  ura_start_pages_read (self->pages, self->answers);
  problem = ura_new_workspace_check (self->answers, last, &sentence);
  ura_start_pages_set_problem (self->pages, problem, sentence);
  if (problem != URA_START_FIELD_NONE)
    return;
  if (g_str_equal (order[index + 1], "place"))
    ura_start_pages_prepare_place (self->pages, self->answers);
  show (self, index + 1);
  if (last)
    start_making (self);
}

/* While the workspace is being made the work is stopped instead; nothing half-made stays. */
static gboolean
close_request_cb (UraStartWindow *self)
{
  if (self->task == NULL)
    return GDK_EVENT_PROPAGATE;
  self->to_close = TRUE;
  g_cancellable_cancel (ura_task_get_cancellable (self->task));
  return GDK_EVENT_STOP;
}

static void
ura_start_window_dispose (GObject *object)
{
  UraStartWindow *self = URA_START_WINDOW (object);

  g_clear_pointer (&self->pages, ura_start_pages_free);
  g_clear_pointer (&self->answers, ura_new_workspace_free);
  g_clear_object (&self->task);
  G_OBJECT_CLASS (ura_start_window_parent_class)->dispose (object);
}

static void
ura_start_window_class_init (UraStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_start_window_dispose;
  gtk_widget_class_install_action (widget_class, "start.language", "s", language_action);
  gtk_widget_class_install_action (widget_class, "start.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "start.next", NULL, next_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "start.back",
                                       NULL);
}

static GtkWidget *
make_button (const char *action)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
ura_start_window_init (UraStartWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  g_autoptr (GtkBuilder) builder = ura_ui_builder ("start/ura-start-language.ui");

  self->answers = ura_new_workspace_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT_RIGHT);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, "language")),
                       order[0]);
  self->first_language = GTK_WIDGET (
      gtk_builder_get_object (builder, ura_language_code (ura_ui_language ())));

  self->back = make_button ("start.back");
  self->next = make_button ("start.next");
  gtk_widget_add_css_class (self->next, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->next);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new ("Ura", NULL));

  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->next);
  gtk_window_set_title (GTK_WINDOW (self), "Ura");
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 680);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

/* The person is the one of the workspace that is open. */
static void
user_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraStartWindow) self = user_data;
  g_autoptr (UraRecord) record = ura_store_get_record_finish (URA_STORE (source), result, NULL);

  if (record != NULL && self->pages != NULL)
    ura_start_pages_set_person (self->pages, ura_record_get_text (record, "name"),
                                ura_record_get_text (record, "function"));
}

UraStartWindow *
ura_start_window_new (UraApplication *application)
{
  UraStartWindow *self = g_object_new (URA_TYPE_START_WINDOW, "application", application, NULL);
  UraWindow *window = NULL;

  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (application)); at != NULL;
       at = at->next)
    if (URA_IS_WINDOW (at->data))
      window = at->data;
  self->with_language = window == NULL;
  if (!self->with_language)
    {
      UraStore *store = ura_window_get_store (window);

      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (window));
      make_pages (self);
      if (store != NULL)
        ura_store_get_record_async (store, "user", ura_store_get_user (store), NULL, user_read_cb,
                                    g_object_ref (self));
    }
  show (self, self->with_language ? 0 : 1);
  return self;
}

const char *
ura_start_window_get_page (UraStartWindow *self)
{
  g_return_val_if_fail (URA_IS_START_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
