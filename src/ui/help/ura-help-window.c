/* The help window. No template: the first start may still change the language after it was seen. */

#include "config.h"

#include "ura-help-window.h"

#include "ura-help-text.h"
#include "ura-ui.h"

struct _UraHelpWindow
{
  AdwWindow parent_instance;

  GtkListBox *list;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkBox *text;
  GtkAdjustment *position;

  GPtrArray *topics;
  const UraHelpTopic *shown;
};

G_DEFINE_FINAL_TYPE (UraHelpWindow, ura_help_window, ADW_TYPE_WINDOW)

static const UraHelpTopic *
topic_of (UraHelpWindow *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->topics, (guint) gtk_list_box_row_get_index (row));
}

static GtkWidget *
make_label (const char *markup, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_item (const UraHelpBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *number = g_strdup_printf ("%d.", block->number);
  GtkWidget *mark = gtk_label_new (block->kind == URA_HELP_STEP ? number : "•");
  GtkWidget *label = make_label (block->markup, NULL);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (mark), 2);
  gtk_label_set_xalign (GTK_LABEL (mark), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_block (const UraHelpBlock *block)
{
  GtkWidget *heading;

  switch (block->kind)
    {
    case URA_HELP_TITLE:
      return make_label (block->markup, "title-1");
    case URA_HELP_HEADING:
      heading = make_label (block->markup, "title-4");
      gtk_widget_set_margin_top (heading, 12);
      return heading;
    case URA_HELP_PARAGRAPH:
      return make_label (block->markup, NULL);
    case URA_HELP_ITEM:
    case URA_HELP_STEP:
      return make_item (block);
    }
  g_assert_not_reached ();
}

static void
show_topic (UraHelpWindow *self, const UraHelpTopic *topic)
{
  GtkWidget *child;

  self->shown = topic;
  gtk_stack_set_visible_child_name (self->stack, topic == NULL ? "nothing" : "topic");
  if (topic == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->text))) != NULL)
    gtk_box_remove (self->text, child);
  for (guint i = 0; i < topic->blocks->len; i++)
    gtk_box_append (self->text, make_block (g_ptr_array_index (topic->blocks, i)));
  gtk_adjustment_set_value (self->position, 0);
}

static void
row_selected_cb (UraHelpWindow *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_topic (self, topic_of (self, row));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  UraHelpWindow *self = user_data;

  return ura_help_topic_matches (topic_of (self, row),
                                 gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Keeps the topic that shows as long as it is among what was found. */
static void
search_changed_cb (UraHelpWindow *self)
{
  GtkListBoxRow *row;
  GtkListBoxRow *first = NULL;
  int index;

  gtk_list_box_invalidate_filter (self->list);
  for (index = 0; (row = gtk_list_box_get_row_at_index (self->list, index)) != NULL; index++)
    {
      if (!filter_cb (row, self))
        continue;
      if (topic_of (self, row) == self->shown)
        return;
      if (first == NULL)
        first = row;
    }
  gtk_list_box_select_row (self->list, first);
  if (first == NULL)
    show_topic (self, NULL);
}

static void
select_topic (UraHelpWindow *self, const char *id)
{
  for (guint i = 0; i < self->topics->len; i++)
    {
      const UraHelpTopic *topic = g_ptr_array_index (self->topics, i);

      if (g_str_equal (topic->id, id))
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
    }
}

static void
ura_help_window_dispose (GObject *object)
{
  UraHelpWindow *self = URA_HELP_WINDOW (object);

  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  self->list = NULL;
  G_OBJECT_CLASS (ura_help_window_parent_class)->dispose (object);
}

static void
ura_help_window_finalize (GObject *object)
{
  UraHelpWindow *self = URA_HELP_WINDOW (object);

  g_ptr_array_unref (self->topics);
  G_OBJECT_CLASS (ura_help_window_parent_class)->finalize (object);
}

static void
ura_help_window_class_init (UraHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_help_window_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static GtkWidget *
make_topic_row (const UraHelpTopic *topic)
{
  GtkWidget *label = make_label (topic->title, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
ura_help_window_init (UraHelpWindow *self)
{
  g_autoptr (GtkBuilder) builder = ura_ui_builder ("help/ura-help-window.ui");

  self->topics = ura_help_topics (ura_language_code (ura_ui_language ()));
  self->list = GTK_LIST_BOX (gtk_builder_get_object (builder, "list"));
  self->search = GTK_SEARCH_ENTRY (gtk_builder_get_object (builder, "search"));
  self->stack = GTK_STACK (gtk_builder_get_object (builder, "stack"));
  self->text = GTK_BOX (gtk_builder_get_object (builder, "text"));
  self->position = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_builder_get_object (builder, "scroller")));
  adw_window_set_content (ADW_WINDOW (self),
                          GTK_WIDGET (gtk_builder_get_object (builder, "content")));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Help"));
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 640);

  for (guint i = 0; i < self->topics->len; i++)
    gtk_list_box_append (self->list, make_topic_row (g_ptr_array_index (self->topics, i)));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

void
ura_help_window_show (UraApplication *application, const char *topic)
{
  UraHelpWindow *self = NULL;

  g_return_if_fail (URA_IS_APPLICATION (application));

  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (application)); at != NULL;
       at = at->next)
    if (URA_IS_HELP_WINDOW (at->data))
      self = at->data;
  if (self == NULL)
    self = g_object_new (URA_TYPE_HELP_WINDOW, "application", application, NULL);
  if (topic != NULL)
    select_topic (self, topic);
  gtk_window_present (GTK_WINDOW (self));
}

void
ura_help_window_search (UraHelpWindow *self, const char *words)
{
  g_return_if_fail (URA_IS_HELP_WINDOW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
}

const char *
ura_help_window_get_topic (UraHelpWindow *self)
{
  g_return_val_if_fail (URA_IS_HELP_WINDOW (self), NULL);

  return self->shown == NULL ? NULL : self->shown->id;
}
