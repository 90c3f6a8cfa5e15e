/* The bar at the foot of the window. It comes after a moment, so that short work does not flicker,
 * and leaves with the last task. */

#include "config.h"

#include "ura-task-bar.h"

#include "ura-ui.h"

#define DELAY_MS 300
#define PULSE_MS 120

struct _UraTaskBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *title;
  GtkLabel *message;
  GtkProgressBar *progress;
  GtkButton *cancel;

  GPtrArray *tasks; /* the last one is shown */
  guint delay;
  guint pulse;
};

G_DEFINE_FINAL_TYPE (UraTaskBar, ura_task_bar, ADW_TYPE_BIN)

static gboolean
pulse_cb (gpointer user_data)
{
  UraTaskBar *self = URA_TASK_BAR (user_data);

  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
set_pulsing (UraTaskBar *self, gboolean pulsing)
{
  if (pulsing && self->pulse == 0)
    self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
  if (!pulsing)
    g_clear_handle_id (&self->pulse, g_source_remove);
}

static void
update (UraTaskBar *self)
{
  UraTask *task = ura_task_bar_get_task (self);
  g_autofree char *message = NULL;
  double fraction;

  if (task == NULL)
    {
      g_clear_handle_id (&self->delay, g_source_remove);
      set_pulsing (self, FALSE);
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
      return;
    }
  message = ura_task_dup_message (task);
  fraction = ura_task_get_fraction (task);
  gtk_label_set_label (self->title, ura_task_get_title (task));
  gtk_label_set_label (self->message, message == NULL ? "" : message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel),
                            !g_cancellable_is_cancelled (ura_task_get_cancellable (task)));
  set_pulsing (self, fraction < 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
}

static gboolean
delay_cb (gpointer user_data)
{
  UraTaskBar *self = URA_TASK_BAR (user_data);

  self->delay = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
task_notify_cb (UraTaskBar *self, GParamSpec *pspec, UraTask *task)
{
  if (ura_task_get_done (task))
    {
      g_signal_handlers_disconnect_by_data (task, self);
      g_ptr_array_remove (self->tasks, task);
    }
  update (self);
}

static void
cancel_cb (UraTaskBar *self)
{
  UraTask *task = ura_task_bar_get_task (self);

  if (task != NULL)
    g_cancellable_cancel (ura_task_get_cancellable (task));
  update (self);
}

static void
ura_task_bar_dispose (GObject *object)
{
  UraTaskBar *self = URA_TASK_BAR (object);

  for (guint i = 0; self->tasks != NULL && i < self->tasks->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->tasks, i), self);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  G_OBJECT_CLASS (ura_task_bar_parent_class)->dispose (object);
}

static void
ura_task_bar_class_init (UraTaskBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_task_bar_dispose;

  ura_ui_set_template (widget_class, "ura-task-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UraTaskBar, cancel);
  gtk_widget_class_bind_template_child (widget_class, UraTaskBar, message);
  gtk_widget_class_bind_template_child (widget_class, UraTaskBar, progress);
  gtk_widget_class_bind_template_child (widget_class, UraTaskBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, UraTaskBar, title);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
ura_task_bar_init (UraTaskBar *self)
{
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ura_task_bar_add (UraTaskBar *self, UraTask *task)
{
  g_return_if_fail (URA_IS_TASK_BAR (self));
  g_return_if_fail (URA_IS_TASK (task));

  if (ura_task_get_done (task))
    return;
  g_ptr_array_add (self->tasks, g_object_ref (task));
  g_signal_connect_object (task, "notify", G_CALLBACK (task_notify_cb), self, G_CONNECT_SWAPPED);
  if (self->delay == 0 && !gtk_revealer_get_reveal_child (self->revealer))
    self->delay = g_timeout_add (DELAY_MS, delay_cb, self);
  update (self);
}

UraTask *
ura_task_bar_get_task (UraTaskBar *self)
{
  g_return_val_if_fail (URA_IS_TASK_BAR (self), NULL);

  if (self->tasks == NULL || self->tasks->len == 0)
    return NULL;
  return g_ptr_array_index (self->tasks, self->tasks->len - 1);
}
