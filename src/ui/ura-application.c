/* The program: how it starts, what it opens, how it ends. */

#include "config.h"

#include "ura-application-private.h"

#include "ura-help-window.h"
#include "ura-opened-files.h"
#include "ura-start-window.h"
#include "ura-ui.h"
#include "ura-workspace.h"

#include <glib-unix.h>

struct _UraApplication
{
  AdwApplication parent_instance;

  UraSettings *settings;
  char *first;         /* the workspace that the start will show, NULL when it is not known yet */
  UraOpening *opening; /* of that workspace, until a window takes it */
  gboolean restart;
  guint terminate;
  guint interrupt;
};

G_DEFINE_FINAL_TYPE (UraApplication, ura_application, ADW_TYPE_APPLICATION)

static GtkWindow *
find_window (UraApplication *self, GType type)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (g_type_is_a (G_OBJECT_TYPE (at->data), type))
      return GTK_WINDOW (at->data);
  return NULL;
}

UraWindow *
ura_application_get_window (UraApplication *self)
{
  return (UraWindow *) find_window (self, URA_TYPE_WINDOW);
}

GtkWindow *
ura_application_get_parent (UraApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL ? window : GTK_WINDOW (ura_application_get_window (self));
}

/* A logout asks by this signal: what is queued is still saved. */
static gboolean
signal_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
ura_application_activate (GApplication *application)
{
  UraApplication *self = URA_APPLICATION (application);
  GtkWindow *window = ura_application_get_parent (self);
  g_autofree char *last = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  last = ura_settings_get_string (self->settings, URA_SETTING_LAST_WORKSPACE);
  if (*last == '\0')
    ura_application_show_start (self);
  else
    ura_application_open (self, last);
}

static void
ura_application_open_files (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autofree char *path = g_file_get_path (files[0]);

  if (path != NULL)
    ura_application_open (URA_APPLICATION (application), path);
  else
    ura_application_activate (application);
}

static int
ura_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("ura %s\n", URA_VERSION);
  return 0;
}

/* Only remembers what is asked for: another process may be there to answer it. */
static gboolean
ura_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  UraApplication *self = URA_APPLICATION (application);
  guint n = g_strv_length (*arguments);

  if (n == 2 && (*arguments)[1][0] != '-')
    self->first = g_strdup ((*arguments)[1]);
  else if (n <= 1)
    self->first = g_strdup ("");
  return G_APPLICATION_CLASS (ura_application_parent_class)
      ->local_command_line (application, arguments, status);
}

/* In a thread, while GTK begins. */
static void
begin_opening (UraApplication *self)
{
  g_autofree char *last = ura_settings_get_string (self->settings, URA_SETTING_LAST_WORKSPACE);
  const char *path = self->first != NULL && *self->first == '\0' ? last : self->first;

  if (path != NULL && *path != '\0' && g_file_test (path, G_FILE_TEST_IS_DIR))
    self->opening = ura_opening_new (path);
  g_clear_pointer (&self->first, g_free);
}

static void
ura_application_startup (GApplication *application)
{
  UraApplication *self = URA_APPLICATION (application);
  g_autofree char *language = NULL;

  self->settings = ura_settings_new ();
  language = ura_settings_get_string (self->settings, URA_SETTING_LANGUAGE);
  ura_ui_set_language (language);
  begin_opening (self);
  G_APPLICATION_CLASS (ura_application_parent_class)->startup (application);

  ura_opened_files_wipe_leftovers ();
  ura_application_add_actions (self);
  self->terminate = g_unix_signal_add (SIGTERM, signal_cb, self);
  self->interrupt = g_unix_signal_add (SIGINT, signal_cb, self);
}

/* Help alone does not keep the program running. */
static void
ura_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  UraApplication *self = URA_APPLICATION (application);

  GTK_APPLICATION_CLASS (ura_application_parent_class)->window_removed (application, window);
  if (find_window (self, URA_TYPE_WINDOW) == NULL &&
      find_window (self, URA_TYPE_START_WINDOW) == NULL)
    for (GtkWindow *help; (help = find_window (self, URA_TYPE_HELP_WINDOW)) != NULL;)
      gtk_window_destroy (help);
}

static void
ura_application_dispose (GObject *object)
{
  UraApplication *self = URA_APPLICATION (object);

  g_clear_handle_id (&self->terminate, g_source_remove);
  g_clear_handle_id (&self->interrupt, g_source_remove);
  g_clear_pointer (&self->opening, ura_opening_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ura_application_parent_class)->dispose (object);
}

static void
ura_application_class_init (UraApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_application_dispose;
  application_class->activate = ura_application_activate;
  application_class->handle_local_options = ura_application_handle_local_options;
  application_class->local_command_line = ura_application_local_command_line;
  application_class->open = ura_application_open_files;
  application_class->startup = ura_application_startup;
  GTK_APPLICATION_CLASS (klass)->window_removed = ura_application_window_removed;
}

static void
ura_application_init (UraApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, "Print the version and exit", NULL },
    { 0 },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), "[WORKSPACE]");
}

UraApplication *
ura_application_new (GApplicationFlags flags)
{
  return g_object_new (URA_TYPE_APPLICATION, "application-id", URA_APPLICATION_ID, "flags",
                       flags | G_APPLICATION_HANDLES_OPEN, NULL);
}

UraSettings *
ura_application_get_settings (UraApplication *self)
{
  g_return_val_if_fail (URA_IS_APPLICATION (self), NULL);

  return self->settings;
}

UraOpening *
ura_application_take_opening (UraApplication *self, const char *path)
{
  if (self->opening == NULL || !g_str_equal (ura_opening_get_path (self->opening), path))
    return NULL;
  return g_steal_pointer (&self->opening);
}

void
ura_application_open (UraApplication *self, const char *path)
{
  UraWindow *window;
  GtkWindow *start;

  g_return_if_fail (URA_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  window = ura_application_get_window (self);
  start = find_window (self, URA_TYPE_START_WINDOW);
  if (window == NULL)
    {
      window = ura_window_new (self);
      ura_application_watch_undo (self, window);
    }
  ura_window_open (window, path);
  ura_window_present (window);
  if (start != NULL)
    gtk_window_destroy (start);
}

void
ura_application_show_start (UraApplication *self)
{
  GtkWindow *start;

  g_return_if_fail (URA_IS_APPLICATION (self));

  start = find_window (self, URA_TYPE_START_WINDOW);
  if (start == NULL)
    start = GTK_WINDOW (ura_start_window_new (self));
  gtk_window_present (start);
}

void
ura_application_restart (UraApplication *self)
{
  g_return_if_fail (URA_IS_APPLICATION (self));

  self->restart = TRUE;
  g_action_group_activate_action (G_ACTION_GROUP (self), "quit", NULL);
}

gboolean
ura_application_wants_restart (UraApplication *self)
{
  g_return_val_if_fail (URA_IS_APPLICATION (self), FALSE);

  return self->restart;
}
