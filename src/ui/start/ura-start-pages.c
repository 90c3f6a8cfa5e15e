/* The widgets of the first start's pages: putting answers in, taking them out, showing what is
 * wrong. Which page comes when stands in ura-start-window.c. */

#include "config.h"

#include "ura-start-pages.h"

#include "ura-date.h"
#include "ura-plan-import.h"
#include "ura-ui.h"
#include "ura-workspace.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_PLAN "korce-2022-2025"

struct _UraStartPages
{
  GtkStack *stack;
  GtkBuilder *builder;
  GPtrArray *extra_checks; /* GtkCheckButton, with the plan's id as data "plan" */
  char *folder;
  gboolean name_typed; /* by the user: the choice of a plan no longer changes it */
  GtkFileChooserNative *chooser;
  UraTask *task;
};

static const char *const page_names[] = { "person", "plan", "place", "working" };
static const char *const entries[] = { "user_name", "user_function", "plan_title",
                                       "begins",    "ends",          "name" };
/* The order of the rows of "level" in the template. */
static const char *const levels[] = { "municipality", "region", "national", "institution" };

static gpointer
get (UraStartPages *self, const char *id)
{
  return gtk_builder_get_object (self->builder, id);
}

static const char *
get_text (UraStartPages *self, const char *id)
{
  return gtk_editable_get_text (get (self, id));
}

static void
set_text (UraStartPages *self, const char *id, const char *text)
{
  gtk_editable_set_text (get (self, id), text == NULL ? "" : text);
}

static char *
dup_stripped (UraStartPages *self, const char *id)
{
  return g_strstrip (g_strdup (get_text (self, id)));
}

static void
show_folder (UraStartPages *self)
{
  g_autofree char *name = dup_stripped (self, "name");
  g_autofree char *path = ura_workspace_path (self->folder, name);
  g_autofree char *shown = ura_workspace_shown_path (path);
  g_autofree char *markup = g_markup_escape_text (shown, -1);

  adw_action_row_set_subtitle (get (self, "folder"), markup);
}

static void
name_changed_cb (UraStartPages *self)
{
  self->name_typed = TRUE;
  show_folder (self);
}

static void
folder_chosen_cb (GtkNativeDialog *dialog, int response, UraStartPages *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file == NULL ? NULL : g_file_get_path (file);
  if (path == NULL)
    return;
  g_free (self->folder);
  self->folder = g_steal_pointer (&path);
  show_folder (self);
}

static void
change_folder_cb (UraStartPages *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->stack));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Folder for the Workspace"), GTK_WINDOW (root),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"),
                                               _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (folder_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Enter in a field goes on, as in a dialog. */
static void
entry_activated_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "start.next", NULL);
}

/* Among choices and ticks the space bar chooses, and Enter goes on there too. */
static gboolean
plan_key_cb (GtkEventControllerKey *controller, guint key)
{
  GtkWidget *page = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (page, "start.next", NULL);
  return GDK_EVENT_STOP;
}

static void
watch_plan_keys (GtkWidget *page)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (plan_key_cb), NULL);
  gtk_widget_add_controller (page, controller);
}

static void
cancel_cb (UraStartPages *self)
{
  if (self->task != NULL)
    g_cancellable_cancel (ura_task_get_cancellable (self->task));
}

static void
add_extra_row (UraStartPages *self, const UraPlanShipped *plan)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *markup = g_markup_escape_text (plan->title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  ura_ui_set_label (check, plan->title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (check), "plan", g_strdup (plan->id), g_free);
  g_ptr_array_add (self->extra_checks, g_object_ref (check));
  adw_preferences_group_add (get (self, "extra"), row);
}

/* The plans that come with Ura: the first is a choice of its own, the others may be added. */
static void
fill_plans (UraStartPages *self)
{
  g_autoptr (GPtrArray) plans = ura_plan_shipped_list ();

  for (guint i = 0; i < plans->len; i++)
    {
      const UraPlanShipped *plan = g_ptr_array_index (plans, i);
      g_autofree char *markup = g_markup_escape_text (plan->title, -1);

      if (g_str_equal (plan->id, FIRST_PLAN))
        adw_action_row_set_subtitle (get (self, "shipped_row"), markup);
      else
        add_extra_row (self, plan);
    }
}

static void
fill_dates (UraStartPages *self, const UraNewWorkspace *answers)
{
  g_autofree char *today = ura_date_today ();
  int year = atoi (today);
  g_autofree char *begins = g_strdup_printf ("%d", year);
  g_autofree char *ends = g_strdup_printf ("%d", year + 3);

  set_text (self, "begins", answers->begins == NULL ? begins : answers->begins);
  set_text (self, "ends", answers->ends == NULL ? ends : answers->ends);
}

static void
fill (UraStartPages *self, const UraNewWorkspace *answers)
{
  const char *const kinds[] = { "shipped", "blank", "practice" };

  set_text (self, "user_name", answers->user_name);
  set_text (self, "user_function", answers->user_function);
  set_text (self, "plan_title", answers->title);
  set_text (self, "name", answers->name);
  fill_plans (self);
  fill_dates (self, answers);
  gtk_check_button_set_active (get (self, kinds[answers->kind]), TRUE);
  for (guint i = 0; i < self->extra_checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->extra_checks, i);

      gtk_check_button_set_active (
          check, g_ptr_array_find_with_equal_func (answers->extra,
                                                   g_object_get_data (G_OBJECT (check), "plan"),
                                                   g_str_equal, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_strcmp0 (answers->level, levels[i]) == 0)
      adw_combo_row_set_selected (get (self, "level"), i);
}

UraStartPages *
ura_start_pages_new (GtkStack *stack, const UraNewWorkspace *answers)
{
  UraStartPages *self = g_new0 (UraStartPages, 1);

  self->stack = stack;
  self->builder = ura_ui_builder ("start/ura-start-pages.ui");
  self->extra_checks = g_ptr_array_new_with_free_func (g_object_unref);
  self->folder = answers->folder == NULL ? ura_workspace_default_folder ()
                                         : g_strdup (answers->folder);
  for (gsize i = 0; i < G_N_ELEMENTS (page_names); i++)
    gtk_stack_add_named (stack, get (self, page_names[i]), page_names[i]);
  fill (self, answers);
  g_object_bind_property (get (self, "practice"), "active", get (self, "extra"), "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  watch_plan_keys (get (self, "plan"));
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect (get (self, entries[i]), "entry-activated", G_CALLBACK (entry_activated_cb),
                      NULL);
  g_signal_connect_swapped (get (self, "name"), "changed", G_CALLBACK (name_changed_cb), self);
  g_signal_connect_swapped (get (self, "change_folder"), "clicked", G_CALLBACK (change_folder_cb),
                            self);
  g_signal_connect_swapped (get (self, "cancel"), "clicked", G_CALLBACK (cancel_cb), self);
  return self;
}

void
ura_start_pages_free (UraStartPages *self)
{
  if (self == NULL)
    return;
  ura_start_pages_set_task (self, NULL);
  g_signal_handlers_disconnect_by_data (get (self, "name"), self);
  if (self->chooser != NULL)
    g_signal_handlers_disconnect_by_data (self->chooser, self);
  g_clear_object (&self->chooser);
  for (gsize i = 0; i < G_N_ELEMENTS (page_names); i++)
    gtk_stack_remove (self->stack, get (self, page_names[i]));
  g_ptr_array_unref (self->extra_checks);
  g_object_unref (self->builder);
  g_free (self->folder);
  g_free (self);
}

static gboolean
is_chosen (UraStartPages *self, const char *id)
{
  return gtk_check_button_get_active (get (self, id));
}

static void
take (char **slot, char *text)
{
  g_free (*slot);
  *slot = text;
}

void
ura_start_pages_read (UraStartPages *self, UraNewWorkspace *answers)
{
  take (&answers->user_name, dup_stripped (self, "user_name"));
  take (&answers->user_function, dup_stripped (self, "user_function"));
  take (&answers->title, dup_stripped (self, "plan_title"));
  take (&answers->begins, dup_stripped (self, "begins"));
  take (&answers->ends, dup_stripped (self, "ends"));
  take (&answers->name, dup_stripped (self, "name"));
  take (&answers->folder, g_strdup (self->folder));
  take (&answers->level, g_strdup (levels[adw_combo_row_get_selected (get (self, "level"))]));
  take (&answers->shipped, g_strdup (FIRST_PLAN));
  answers->kind = is_chosen (self, "practice") ? URA_START_PRACTICE
                  : is_chosen (self, "blank")  ? URA_START_BLANK
                                               : URA_START_SHIPPED;
  g_ptr_array_set_size (answers->extra, 0);
  for (guint i = 0; i < self->extra_checks->len && answers->kind != URA_START_PRACTICE; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->extra_checks, i)))
      g_ptr_array_add (answers->extra, g_strdup (g_object_get_data (
                                           g_ptr_array_index (self->extra_checks, i), "plan")));
}

void
ura_start_pages_set_person (UraStartPages *self, const char *name, const char *function)
{
  if (*get_text (self, "user_name") == '\0')
    set_text (self, "user_name", name);
  if (*get_text (self, "user_function") == '\0')
    set_text (self, "user_function", function);
}

void
ura_start_pages_focus (UraStartPages *self, const char *name)
{
  const char *first = NULL;

  if (g_str_equal (name, "person"))
    first = "user_name";
  else if (g_str_equal (name, "plan"))
    first = is_chosen (self, "blank")      ? "blank"
            : is_chosen (self, "practice") ? "practice"
                                           : "shipped";
  else if (g_str_equal (name, "place"))
    first = is_chosen (self, "blank") ? "plan_title" : "name";
  else if (g_str_equal (name, "working"))
    first = "cancel";
  if (first != NULL)
    gtk_widget_grab_focus (get (self, first));
}

void
ura_start_pages_set_problem (UraStartPages *self, UraStartField field, const char *sentence)
{
  static const struct
  {
    UraStartField field;
    const char *row;
    const char *label;
  } places[] = {
    { URA_START_FIELD_USER_NAME, "user_name", "person_problem" },
    { URA_START_FIELD_TITLE, "plan_title", "place_problem" },
    { URA_START_FIELD_BEGINS, "begins", "place_problem" },
    { URA_START_FIELD_ENDS, "ends", "place_problem" },
    { URA_START_FIELD_NAME, "name", "place_problem" },
    { URA_START_FIELD_FOLDER, "folder", "place_problem" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_widget_remove_css_class (get (self, places[i].row), "error");
      gtk_widget_set_visible (get (self, places[i].label), FALSE);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (places) && sentence != NULL; i++)
    if (places[i].field == field)
      {
        gtk_widget_add_css_class (get (self, places[i].row), "error");
        gtk_label_set_label (get (self, places[i].label), sentence);
        gtk_widget_set_visible (get (self, places[i].label), TRUE);
        gtk_widget_grab_focus (get (self, places[i].row));
      }
}

void
ura_start_pages_prepare_place (UraStartPages *self, const UraNewWorkspace *answers)
{
  static const char *const names[] = { N_ ("Korçë Plan"), N_ ("My Plan"), N_ ("Practice") };

  gtk_widget_set_visible (get (self, "blank_group"), answers->kind == URA_START_BLANK);
  if (!self->name_typed || *get_text (self, "name") == '\0')
    {
      set_text (self, "name", _ (names[answers->kind]));
      self->name_typed = FALSE;
    }
  show_folder (self);
}

static void
task_notify_cb (UraStartPages *self)
{
  g_autofree char *message = ura_task_dup_message (self->task);
  double fraction = ura_task_get_fraction (self->task);

  gtk_label_set_label (get (self, "message"), message == NULL ? "" : message);
  gtk_progress_bar_set_fraction (get (self, "progress"), CLAMP (fraction, 0, 1));
}

void
ura_start_pages_set_task (UraStartPages *self, UraTask *task)
{
  if (self->task != NULL)
    g_signal_handlers_disconnect_by_data (self->task, self);
  g_set_object (&self->task, task);
  if (task == NULL)
    return;
  g_signal_connect_swapped (task, "notify", G_CALLBACK (task_notify_cb), self);
  task_notify_cb (self);
}
