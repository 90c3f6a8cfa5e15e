/* What happened to a record, newest first. */

#include "config.h"

#include "ura-history-dialog.h"

#include "ura-form-message.h"
#include "ura-history-reader.h"
#include "ura-ui.h"

#define WIDTH  620
#define HEIGHT 520

struct _UraHistoryDialog
{
  AdwWindow parent_instance;

  GtkLabel *title;
  GtkBox *box;
  GtkNoSelection *selection;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (UraHistoryDialog, ura_history_dialog, ADW_TYPE_WINDOW)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) items = ura_history_read_finish (URA_STORE (source), result, &error);
  UraHistoryDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = URA_HISTORY_DIALOG (user_data);
  if (items != NULL)
    gtk_no_selection_set_model (self->selection, G_LIST_MODEL (items));
  else
    gtk_box_append (self->box, ura_form_message_new (URA_ISSUE_REFUSE, error->message));
}

static GtkWidget *
append_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (append_label (box, "dim-label"), "caption");
  append_label (box, NULL);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  UraHistoryItem *entry = gtk_list_item_get_item (item);
  GtkWidget *heading = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (heading), ura_history_item_get_heading (entry));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (heading)),
                       ura_history_item_get_text (entry));
}

static GtkWidget *
list_new (UraHistoryDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->selection = gtk_no_selection_new (NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  ura_ui_set_label (list, _ ("History"));
  gtk_widget_add_css_class (list, "history");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
ura_history_dialog_dispose (GObject *object)
{
  UraHistoryDialog *self = URA_HISTORY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (ura_history_dialog_parent_class)->dispose (object);
}

static void
ura_history_dialog_class_init (UraHistoryDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ura_history_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
ura_history_dialog_init (UraHistoryDialog *self)
{
  AdwHeaderBar *header = ADW_HEADER_BAR (adw_header_bar_new ());
  GtkWidget *close = gtk_button_new_with_label (_ ("Close"));

  self->cancellable = g_cancellable_new ();
  adw_header_bar_set_show_start_title_buttons (header, FALSE);
  adw_header_bar_set_show_end_title_buttons (header, FALSE);
  adw_header_bar_pack_end (header, close);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->title = GTK_LABEL (append_label (GTK_WIDGET (self->box), "title-4"));
  gtk_widget_set_margin_top (GTK_WIDGET (self->title), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->title), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->title), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->title), 18);
  gtk_box_prepend (self->box, GTK_WIDGET (header));
  gtk_box_append (self->box, list_new (self));
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->box));
  gtk_window_set_title (GTK_WINDOW (self), _ ("History"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWindow *
ura_history_dialog_new (
    GtkWidget *parent, UraStore *store, const char *register_id, const char *uid, const char *title)
{
  UraHistoryDialog *self = g_object_new (URA_TYPE_HISTORY_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_label_set_label (self->title, title);
  ura_history_read_async (store, register_id, uid, self->cancellable, read_cb, self);
  return GTK_WINDOW (self);
}

GListModel *
ura_history_dialog_get_model (UraHistoryDialog *self)
{
  g_return_val_if_fail (URA_IS_HISTORY_DIALOG (self), NULL);

  return G_LIST_MODEL (self->selection);
}
