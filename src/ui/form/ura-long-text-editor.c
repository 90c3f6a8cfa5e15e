/* Text of several lines, which grows with what is written up to some ten lines and scrolls from
 * there. GTK knows the height of a text only after it has been laid out in its width, so it is
 * asked then. Enter begins a line; Tab and Ctrl+Enter leave. */

#include "config.h"

#include "ura-long-text-editor.h"

#define MIN_HEIGHT  64
#define MAX_HEIGHT  220
#define MARGIN      8
#define CHECK_AFTER 300 /* ms */

#define URA_TYPE_LONG_TEXT_EDITOR (ura_long_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraLongTextEditor, ura_long_text_editor, URA, LONG_TEXT_EDITOR, UraEditor)

struct _UraLongTextEditor
{
  UraEditor parent_instance;

  GtkTextView *view;
  GtkWidget *scroller;
  guint measuring; /* sources */
  guint checking;
};

G_DEFINE_FINAL_TYPE (UraLongTextEditor, ura_long_text_editor, URA_TYPE_EDITOR)

static char *
get_text (UraLongTextEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
ura_long_text_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  UraLongTextEditor *self = URA_LONG_TEXT_EDITOR (editor);
  g_autofree char *old = get_text (self);
  g_autofree char *text = ura_value_to_string (value);

  if (!g_str_equal (old, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

static gboolean
ura_long_text_editor_read (UraEditor *editor, UraValue *value, char **reason)
{
  g_autofree char *text = get_text (URA_LONG_TEXT_EDITOR (editor));

  /* Spaces at the beginning may be meant; at the end nobody sees them. */
  g_strchomp (text);
  ura_value_set_text (value, text);
  return TRUE;
}

/* While GTK scrolls a text smoothly it does not take notice of a new height, nor later by itself.
 */
static gboolean
check_cb (gpointer data)
{
  UraLongTextEditor *self = URA_LONG_TEXT_EDITOR (data);
  GtkAdjustment *all = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
      gtk_adjustment_get_page_size (all) != gtk_widget_get_height (GTK_WIDGET (self->view)))
    {
      gtk_widget_queue_resize (GTK_WIDGET (self->view));
      return G_SOURCE_CONTINUE;
    }
  self->checking = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
measure_cb (gpointer data)
{
  UraLongTextEditor *self = URA_LONG_TEXT_EDITOR (data);
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  GtkTextIter end;
  GdkRectangle place;
  int height;

  self->measuring = 0;
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->view), &end);
  gtk_text_view_get_iter_location (self->view, &end, &place);
  height = place.y + place.height + 2 * MARGIN;
  /* The next line has its place before it is written, so that writing it scrolls nothing. */
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    height += place.height;
  height = CLAMP (height, MIN_HEIGHT, MAX_HEIGHT);
  if (gtk_widget_get_width (GTK_WIDGET (self->view)) <= 0 ||
      height == gtk_scrolled_window_get_min_content_height (scroller))
    return G_SOURCE_REMOVE;
  gtk_scrolled_window_set_min_content_height (scroller, height);
  if (self->checking == 0)
    self->checking = g_timeout_add (CHECK_AFTER, check_cb, self);
  return G_SOURCE_REMOVE;
}

static void
measure (UraLongTextEditor *self)
{
  if (self->measuring == 0)
    self->measuring = g_idle_add (measure_cb, self);
}

/* Before the text takes it for a new line. */
static gboolean
key_cb (UraLongTextEditor *self, guint key, guint code, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK ||
      (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter))
    return FALSE;
  ura_editor_next (URA_EDITOR (self));
  return TRUE;
}

static void
ura_long_text_editor_constructed (GObject *object)
{
  UraLongTextEditor *self = URA_LONG_TEXT_EDITOR (object);

  G_OBJECT_CLASS (ura_long_text_editor_parent_class)->constructed (object);

  ura_editor_set_main (URA_EDITOR (self), GTK_WIDGET (self->view));
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed",
                            G_CALLBACK (ura_editor_edited), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (measure),
                            self);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (measure), self, G_CONNECT_SWAPPED);
}

static void
ura_long_text_editor_dispose (GObject *object)
{
  UraLongTextEditor *self = URA_LONG_TEXT_EDITOR (object);

  g_clear_handle_id (&self->measuring, g_source_remove);
  g_clear_handle_id (&self->checking, g_source_remove);
  G_OBJECT_CLASS (ura_long_text_editor_parent_class)->dispose (object);
}

static void
ura_long_text_editor_class_init (UraLongTextEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ura_long_text_editor_constructed;
  G_OBJECT_CLASS (klass)->dispose = ura_long_text_editor_dispose;
  URA_EDITOR_CLASS (klass)->show = ura_long_text_editor_show;
  URA_EDITOR_CLASS (klass)->read = ura_long_text_editor_read;
}

static void
ura_long_text_editor_init (UraLongTextEditor *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, MARGIN);
  gtk_text_view_set_bottom_margin (self->view, MARGIN);
  gtk_text_view_set_left_margin (self->view, 9);
  gtk_text_view_set_right_margin (self->view, 9);
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (scroller, MIN_HEIGHT);
  gtk_scrolled_window_set_child (scroller, GTK_WIDGET (self->view));
  self->scroller = GTK_WIDGET (scroller);
  gtk_widget_add_css_class (self->scroller, "long-text");
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

UraEditor *
ura_long_text_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_LONG_TEXT_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}
