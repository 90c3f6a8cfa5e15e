/* The window: one workspace, its pages, long work at the foot, and the one place that tells errors.
 */

#include "config.h"

#include "ura-window-private.h"

#include "ura-ui.h"

G_DEFINE_FINAL_TYPE (UraWindow, ura_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_STORE = 1,
  N_PROPS
} UraWindowProps;

static GParamSpec *properties[N_PROPS];
static guint closing_signal;

gboolean
ura_window_has_unsaved (UraWindow *self)
{
  gboolean unsaved = FALSE;

  g_signal_emit (self, closing_signal, 0, &unsaved);
  return unsaved;
}

static void
keep_geometry (UraWindow *self)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  ura_settings_set_boolean (self->settings, URA_SETTING_WINDOW_MAXIMIZED, maximized);
  if (!maximized && width > 0 && height > 0)
    {
      ura_settings_set_int (self->settings, URA_SETTING_WINDOW_WIDTH, width);
      ura_settings_set_int (self->settings, URA_SETTING_WINDOW_HEIGHT, height);
    }
}

static void
restore_geometry (UraWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               ura_settings_get_int (self->settings, URA_SETTING_WINDOW_WIDTH),
                               ura_settings_get_int (self->settings, URA_SETTING_WINDOW_HEIGHT));
  if (ura_settings_get_boolean (self->settings, URA_SETTING_WINDOW_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
close_request_cb (UraWindow *self)
{
  if (!self->to_destroy)
    keep_geometry (self);
  self->to_destroy = TRUE;
  /* TRUE keeps the window until what is queued has been saved. */
  return !ura_window_close_store (self);
}

static void
open_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ura_window_open_again (URA_WINDOW (widget));
}

static void
restore_backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ura_window_choose_backup (URA_WINDOW (widget));
}

static void
open_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ura_window_open_file (URA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
ura_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UraWindow *self = URA_WINDOW (object);

  switch ((UraWindowProps) id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case N_PROPS:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
ura_window_dispose (GObject *object)
{
  UraWindow *self = URA_WINDOW (object);

  ura_window_stop_timers (self);
  g_clear_object (&self->header_start);
  g_clear_object (&self->header_end);
  g_clear_object (&self->next_store);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ura_window_parent_class)->dispose (object);
}

static void
ura_window_finalize (GObject *object)
{
  UraWindow *self = URA_WINDOW (object);

  g_free (self->path);
  g_free (self->next_path);
  G_OBJECT_CLASS (ura_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (URA_TYPE_TASK_BAR);
  ura_ui_set_template (widget_class, "ura-window.ui");
  gtk_widget_class_bind_template_child (widget_class, UraWindow, header);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, page_rows);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, states);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, task_bar);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, title);
  gtk_widget_class_bind_template_child (widget_class, UraWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
ura_window_class_init (UraWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ura_window_dispose;
  object_class->finalize = ura_window_finalize;
  object_class->get_property = ura_window_get_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, URA_TYPE_STORE,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                    G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  closing_signal = g_signal_new ("closing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "win.open-again", NULL, open_again_action);
  gtk_widget_class_install_action (widget_class, "win.open-file", "s", open_file_action);
  gtk_widget_class_install_action (widget_class, "win.restore-backup", NULL, restore_backup_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
}

/* The widgets of a menu take as long to make as a page. */
static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  gtk_menu_button_set_menu_model (button, URA_WINDOW (user_data)->menu);
}

static void
ura_window_init (UraWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu_cb, self, NULL);
  ura_window_watch_pages (self);
}

UraWindow *
ura_window_new (UraApplication *application)
{
  UraWindow *self = g_object_new (URA_TYPE_WINDOW, "application", application, NULL);

  g_set_object (&self->settings, ura_application_get_settings (application));
  restore_geometry (self);
  return self;
}

UraWindow *
ura_window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return URA_IS_WINDOW (root) ? URA_WINDOW (root) : NULL;
}

const char *
ura_window_get_path (UraWindow *self)
{
  g_return_val_if_fail (URA_IS_WINDOW (self), NULL);

  return self->path;
}

UraStore *
ura_window_get_store (UraWindow *self)
{
  g_return_val_if_fail (URA_IS_WINDOW (self), NULL);

  return self->store;
}
