/* The program: its actions, its one window, what it remembers. */

#include "config.h"

#include "ura-application.h"

#include "ura-ui.h"
#include "ura-window.h"

struct _UraApplication
{
  AdwApplication parent_instance;

  UraSettings *settings;
};

G_DEFINE_FINAL_TYPE (UraApplication, ura_application, ADW_TYPE_APPLICATION)

static void
ura_application_activate (GApplication *application)
{
  UraApplication *self = URA_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (ura_window_new (self));
  gtk_window_present (window);
}

static void
ura_application_startup (GApplication *application)
{
  UraApplication *self = URA_APPLICATION (application);
  g_autofree char *language = NULL;

  G_APPLICATION_CLASS (ura_application_parent_class)->startup (application);

  self->settings = ura_settings_new ();
  language = ura_settings_get_string (self->settings, URA_SETTING_LANGUAGE);
  ura_ui_set_language (language);
}

static void
ura_application_dispose (GObject *object)
{
  UraApplication *self = URA_APPLICATION (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ura_application_parent_class)->dispose (object);
}

static void
ura_application_class_init (UraApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_application_dispose;
  application_class->startup = ura_application_startup;
  application_class->activate = ura_application_activate;
}

static void
ura_application_init (UraApplication *self)
{
}

UraApplication *
ura_application_new (GApplicationFlags flags)
{
  return g_object_new (URA_TYPE_APPLICATION, "application-id", URA_APPLICATION_ID, "flags", flags,
                       NULL);
}

UraSettings *
ura_application_get_settings (UraApplication *self)
{
  g_return_val_if_fail (URA_IS_APPLICATION (self), NULL);

  return self->settings;
}
