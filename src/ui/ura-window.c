/* The window: one workspace, its pages, long work at the foot, and the one place that tells errors.
 */

#include "config.h"

#include "ura-window.h"

#include "ura-ui.h"

struct _UraWindow
{
  AdwApplicationWindow parent_instance;

  UraStore *store;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (UraWindow, ura_window, ADW_TYPE_APPLICATION_WINDOW)

static void
ura_window_dispose (GObject *object)
{
  UraWindow *self = URA_WINDOW (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (ura_window_parent_class)->dispose (object);
}

static void
ura_window_class_init (UraWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_window_dispose;

  ura_ui_set_template (widget_class, "ura-window.ui");
  gtk_widget_class_bind_template_child (widget_class, UraWindow, toasts);
}

static void
ura_window_init (UraWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

UraWindow *
ura_window_new (UraApplication *application)
{
  return g_object_new (URA_TYPE_WINDOW, "application", application, NULL);
}

UraWindow *
ura_window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return URA_IS_WINDOW (root) ? URA_WINDOW (root) : NULL;
}

UraStore *
ura_window_get_store (UraWindow *self)
{
  g_return_val_if_fail (URA_IS_WINDOW (self), NULL);

  return self->store;
}

static void
add_toast (UraWindow *self, const char *text, const char *action)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, markup);
  if (action != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
ura_window_show_error (UraWindow *self, const char *what_failed, const GError *error)
{
  g_return_if_fail (URA_IS_WINDOW (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  add_toast (self, what_failed, NULL);
}

void
ura_window_show_note (UraWindow *self, const char *note)
{
  g_return_if_fail (URA_IS_WINDOW (self));

  add_toast (self, note, NULL);
}

void
ura_window_offer_undo (UraWindow *self, const char *note)
{
  g_return_if_fail (URA_IS_WINDOW (self));

  add_toast (self, note, "app.undo");
}

void
ura_window_show_task (UraWindow *self, UraTask *task)
{
  g_return_if_fail (URA_IS_WINDOW (self));
}
