/* A record in a window of its own. Closing it waits for what is being written; a value that cannot
 * be saved is asked about, and a new record in which nothing was filled in is not kept. */

#include "config.h"

#include "ura-record-dialog.h"

#include "ura-ui.h"

#define WIDTH  680
#define HEIGHT 560

struct _UraRecordDialog
{
  AdwWindow parent_instance;

  UraRecordForm *form;
  UraStore *store;
  const UraRegister *description;
  gboolean creates; /* the record did not exist when the dialog opened */
  gboolean closing; /* as soon as nothing is being written */
  gboolean discard; /* what cannot be saved is given up */
};

G_DEFINE_FINAL_TYPE (UraRecordDialog, ura_record_dialog, ADW_TYPE_WINDOW)

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

/* The question stands over this window and must be gone before it. */
static void
answered_cb (UraRecordDialog *self, const char *response)
{
  if (!g_str_equal (response, "close"))
    return;
  self->discard = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
ask (UraRecordDialog *self)
{
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (self), _ ("Some values are not saved"),
                                              _ ("The fields that could not be saved are marked."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "stay", _ ("_Stay"), "close", _ ("Close _Without Them"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "stay");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Everything that was written has been emptied again: the record goes back where it came from. */
static void
drop_if_empty (UraRecordDialog *self)
{
  const char *uid = ura_record_form_get_uid (self->form);
  UraRecord *record = ura_record_form_get_record (self->form);
  g_autoptr (UraEdit) edit = NULL;

  if (!self->creates || uid == NULL || !ura_record_form_is_empty (self->form) ||
      (record != NULL && ura_record_is_deleted (record)))
    return;
  edit = ura_edit_new (N_ ("Move to the bin"));
  ura_edit_bin (edit, self->description->id, uid);
  ura_store_apply_async (self->store, edit, NULL, NULL, NULL);
}

static gboolean
ura_record_dialog_close_request (GtkWindow *window)
{
  UraRecordDialog *self = URA_RECORD_DIALOG (window);

  if (!self->discard)
    ura_record_form_flush (self->form);
  self->closing = ura_record_form_is_busy (self->form);
  if (self->closing)
    return TRUE;
  if (!self->discard && ura_record_form_has_unsaved (self->form))
    {
      ask (self);
      return TRUE;
    }
  drop_if_empty (self);
  return GTK_WINDOW_CLASS (ura_record_dialog_parent_class)->close_request (window);
}

static void
settled_cb (UraRecordDialog *self)
{
  if (!self->closing)
    return;
  self->closing = FALSE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
ura_record_dialog_dispose (GObject *object)
{
  g_clear_object (&URA_RECORD_DIALOG (object)->store);
  G_OBJECT_CLASS (ura_record_dialog_parent_class)->dispose (object);
}

static void
ura_record_dialog_class_init (UraRecordDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ura_record_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ura_record_dialog_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
ura_record_dialog_init (UraRecordDialog *self)
{
}

static void
build (UraRecordDialog *self)
{
  const char *title = _ (self->description->label);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  AdwHeaderBar *header = ADW_HEADER_BAR (adw_header_bar_new ());
  GtkWidget *close = gtk_button_new_with_label (_ ("Close"));

  /* The button has words in the language of the window; the symbols of the system have none. */
  adw_header_bar_set_show_start_title_buttons (header, FALSE);
  adw_header_bar_set_show_end_title_buttons (header, FALSE);
  adw_header_bar_pack_end (header, close);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_box_append (box, GTK_WIDGET (header));
  gtk_box_append (box, GTK_WIDGET (self->form));
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (box));
  g_signal_connect_object (self->form, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "binned", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

GtkWindow *
ura_record_dialog_new (GtkWidget *parent,
                       UraStore *store,
                       const char *register_id,
                       const char *uid,
                       const UraFormOptions *options)
{
  UraRecordDialog *self = g_object_new (URA_TYPE_RECORD_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  self->store = g_object_ref (store);
  self->description = ura_schema_register (ura_store_get_schema (store), register_id);
  self->creates = uid == NULL;
  self->form = URA_RECORD_FORM (
      ura_record_form_new_with_options (store, register_id, uid, options));
  build (self);
  return GTK_WINDOW (self);
}

UraRecordForm *
ura_record_dialog_get_form (UraRecordDialog *self)
{
  g_return_val_if_fail (URA_IS_RECORD_DIALOG (self), NULL);

  return self->form;
}
