/* Preferences: the frame around its pages. */

#include "config.h"

#include "ura-preferences-window.h"

#include "ura-general-page.h"
#include "ura-ui.h"
#include "ura-workspace-page.h"

struct _UraPreferencesWindow
{
  AdwPreferencesWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (UraPreferencesWindow, ura_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
ura_preferences_window_class_init (UraPreferencesWindowClass *klass)
{
}

static void
ura_preferences_window_init (UraPreferencesWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Preferences"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
}

UraPreferencesWindow *
ura_preferences_window_new (UraWindow *window)
{
  UraPreferencesWindow *self;
  AdwPreferencesWindow *frame;

  g_return_val_if_fail (URA_IS_WINDOW (window), NULL);

  self = g_object_new (URA_TYPE_PREFERENCES_WINDOW, "transient-for", window, NULL);
  frame = ADW_PREFERENCES_WINDOW (self);
  adw_preferences_window_add (frame, ADW_PREFERENCES_PAGE (ura_general_page_new (window)));
  adw_preferences_window_add (frame, ADW_PREFERENCES_PAGE (ura_workspace_page_new (window)));
  return self;
}
