/* A search entry over a list. The keyboard stays in the entry: Up and Down move through the list,
 * Enter takes what is marked. Where the list is still being read for the words typed, Enter waits
 * for it, so that never the item of an earlier word is taken. A form has a picker for every other
 * field, and few of them are ever opened: their widgets are made when they are. */

#include "config.h"

#include "ura-picker.h"

#include "ura-record-list.h"
#include "ura-ui.h"

#include <string.h>

#define MAX_HEIGHT 320
#define MIN_WIDTH  260
#define DELAY      80 /* ms */

struct _UraPicker
{
  GtkPopover parent_instance;

  GtkWidget *button; /* not owned: it owns this */
  UraPickerText text;
  char *name;
  char *create_format;
  GtkSingleSelection *selection;

  GtkSearchEntry *entry; /* NULL, as all that follows, until it was opened */
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GtkLabel *nothing;
  GtkWidget *create;
  GtkLabel *create_label;

  gboolean searchable;
  gboolean search_pending; /* typed, and "search" not yet emitted */
  gboolean pick_pending;   /* Enter was pressed before the list was ready */
};

G_DEFINE_FINAL_TYPE (UraPicker, ura_picker, GTK_TYPE_POPOVER)

static guint search_signal, picked_signal, create_signal;

static const char *
get_words (UraPicker *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_loading (UraPicker *self)
{
  GListModel *model = gtk_single_selection_get_model (self->selection);
  gboolean loading = FALSE;

  if (model != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (model), "loading") != NULL)
    g_object_get (model, "loading", &loading, NULL);
  return loading;
}

static gboolean
is_ready (gpointer item)
{
  return !URA_IS_ROW (item) || ura_row_is_loaded (item);
}

static void
scroll_to_selected (UraPicker *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
pick_selected (UraPicker *self)
{
  g_autoptr (GObject) item = NULL;

  if (self->search_pending || is_loading (self))
    {
      self->pick_pending = TRUE;
      return;
    }
  item = gtk_single_selection_get_selected_item (self->selection);
  if (item != NULL)
    g_object_ref (item);
  if (item == NULL && gtk_widget_get_visible (self->create))
    {
      gtk_widget_grab_focus (self->create);
      return;
    }
  self->pick_pending = item != NULL && !is_ready (item);
  if (item == NULL || self->pick_pending)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, picked_signal, 0, item);
}

/* What depends on what the list holds now. */
static void
update (UraPicker *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *words = NULL;
  gboolean busy = self->search_pending || is_loading (self);
  gboolean create;

  if (self->entry == NULL)
    return;
  words = g_strstrip (g_strdup (get_words (self)));
  create = self->create_format != NULL && *words != '\0';
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n == 0 && !busy);
  gtk_widget_set_visible (self->create, create);
  if (create)
    {
      g_auto (GStrv) halves = g_strsplit (self->create_format, "%s", 2);
      g_autofree char *label = g_strjoinv (words, halves);

      gtk_label_set_label (self->create_label, label);
      ura_ui_set_label (self->create, label);
    }
  if (self->pick_pending && !busy)
    pick_selected (self);
}

static void
search_changed_cb (UraPicker *self)
{
  /* Until the list is complete nothing may be taken from it. */
  self->search_pending = TRUE;
  g_signal_emit (self, search_signal, 0, get_words (self));
  self->search_pending = FALSE;
  if (*get_words (self) != '\0' && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  update (self);
}

static void
entry_changed_cb (UraPicker *self)
{
  self->search_pending = TRUE;
  self->pick_pending = FALSE;
  update (self);
}

static void
move_selection (UraPicker *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gint64 position = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? -1 : (gint64) n;
  position = CLAMP (position + step, 0, (gint64) n - 1);
  gtk_single_selection_set_selected (self->selection, (guint) position);
  scroll_to_selected (self);
}

static gboolean
entry_key_cb (UraPicker *self, guint key, guint code, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
      move_selection (self, 8);
      return TRUE;
    case GDK_KEY_Page_Up:
      move_selection (self, -8);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
list_activate_cb (UraPicker *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  pick_selected (self);
}

static void
create_cb (UraPicker *self)
{
  g_autofree char *words = g_strstrip (g_strdup (get_words (self)));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, create_signal, 0, words);
}

static void
row_changed_cb (GtkListItem *list_item)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  gpointer item = gtk_list_item_get_item (list_item);
  UraPicker *self = URA_PICKER (gtk_widget_get_ancestor (label, URA_TYPE_PICKER));
  g_autofree char *text = NULL;

  if (item == NULL || self == NULL)
    return;
  text = self->text (item);
  gtk_label_set_label (GTK_LABEL (label), text);
  if (self->pick_pending && !is_loading (self))
    pick_selected (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, UraPicker *self)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  gpointer item = gtk_list_item_get_item (list_item);
  g_autofree char *text = self->text (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (URA_IS_ROW (item))
    g_signal_connect_object (item, "changed", G_CALLBACK (row_changed_cb), list_item,
                             G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gpointer item = gtk_list_item_get_item (list_item);

  if (URA_IS_ROW (item))
    g_signal_handlers_disconnect_by_func (item, row_changed_cb, list_item);
}

static void
make_list (UraPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->list = GTK_LIST_VIEW (
      gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  ura_ui_set_label (GTK_WIDGET (self->list), self->name);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (list_activate_cb), self);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (self->scroller, MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->list));
}

static void
make_entry (UraPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_search_delay (self->entry, DELAY);
  ura_ui_set_label (GTK_WIDGET (self->entry), _ ("Search"));
  gtk_widget_set_visible (GTK_WIDGET (self->entry), self->searchable);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (pick_selected), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
}

static void
make_create (UraPicker *self)
{
  self->create_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->create_label, TRUE);
  gtk_label_set_wrap_mode (self->create_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->create_label, 36);
  self->create = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->create), GTK_WIDGET (self->create_label));
  gtk_widget_add_css_class (self->create, "flat");
  g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (create_cb), self);
}

static void
ensure_content (UraPicker *self)
{
  GtkBox *box;

  if (self->entry != NULL)
    return;
  box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  make_entry (self);
  make_list (self);
  make_create (self);
  self->nothing = GTK_LABEL (gtk_label_new (_ ("Nothing found")));
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_box_append (box, GTK_WIDGET (self->entry));
  gtk_box_append (box, GTK_WIDGET (self->nothing));
  gtk_box_append (box, GTK_WIDGET (self->scroller));
  gtk_box_append (box, self->create);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (box));
  update (self);
}

static void
ura_picker_show (GtkWidget *widget)
{
  ensure_content (URA_PICKER (widget));
  GTK_WIDGET_CLASS (ura_picker_parent_class)->show (widget);
}

static void
shown_cb (UraPicker *self)
{
  int width = gtk_widget_get_width (self->button);

  gtk_widget_set_size_request (gtk_popover_get_child (GTK_POPOVER (self)), MAX (width, MIN_WIDTH),
                               -1);
  self->pick_pending = FALSE;
  update (self);
  if (self->searchable)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  scroll_to_selected (self);
}

/* Everything is shown at first: an empty search entry says so at once, not after its delay. */
static void
popup_cb (UraPicker *self)
{
  ensure_content (self);
  if (*get_words (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    search_changed_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
}

static gboolean
button_key_cb (UraPicker *self, guint key, guint code, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char typed[7] = { 0 };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 &&
      !(key == GDK_KEY_Down && (state & GDK_ALT_MASK) != 0))
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    {
      popup_cb (self);
      return TRUE;
    }
  if (letter == 0 || !g_unichar_isgraph (letter))
    return FALSE;
  popup_cb (self);
  if (!self->searchable)
    return TRUE;
  g_unichar_to_utf8 (letter, typed);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return TRUE;
}

static void
ura_picker_finalize (GObject *object)
{
  UraPicker *self = URA_PICKER (object);

  g_clear_object (&self->selection);
  g_free (self->name);
  g_free (self->create_format);
  G_OBJECT_CLASS (ura_picker_parent_class)->finalize (object);
}

static void
ura_picker_class_init (UraPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_picker_finalize;
  GTK_WIDGET_CLASS (klass)->show = ura_picker_show;

  search_signal = g_signal_new ("search", URA_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  picked_signal = g_signal_new ("picked", URA_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_OBJECT);
  create_signal = g_signal_new ("create", URA_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ura_picker_init (UraPicker *self)
{
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "picker");
  g_signal_connect (self, "show", G_CALLBACK (shown_cb), NULL);
}

UraPicker *
ura_picker_new (GtkWidget *button, const char *name, UraPickerText text)
{
  UraPicker *self = g_object_new (URA_TYPE_PICKER, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->button = button;
  self->text = text;
  self->name = g_strdup (name);
  gtk_widget_set_parent (GTK_WIDGET (self), button);
  g_signal_connect_object (button, "destroy", G_CALLBACK (gtk_widget_unparent), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (popup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (button_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (button, keys);
  return self;
}

void
ura_picker_set_model (UraPicker *self, GListModel *model)
{
  g_return_if_fail (URA_IS_PICKER (self));

  if (gtk_single_selection_get_model (self->selection) != model)
    {
      gtk_single_selection_set_model (self->selection, model);
      if (model != NULL &&
          g_object_class_find_property (G_OBJECT_GET_CLASS (model), "loading") != NULL)
        g_signal_connect_object (model, "notify::loading", G_CALLBACK (update), self,
                                 G_CONNECT_SWAPPED);
    }
  update (self);
}

GListModel *
ura_picker_get_model (UraPicker *self)
{
  g_return_val_if_fail (URA_IS_PICKER (self), NULL);

  return gtk_single_selection_get_model (self->selection);
}

void
ura_picker_set_searchable (UraPicker *self, gboolean searchable)
{
  g_return_if_fail (URA_IS_PICKER (self));

  self->searchable = searchable;
  if (self->entry != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->entry), searchable);
}

void
ura_picker_set_create_label (UraPicker *self, const char *label)
{
  g_return_if_fail (URA_IS_PICKER (self));

  g_free (self->create_format);
  self->create_format = g_strdup (label);
  update (self);
}

void
ura_picker_select (UraPicker *self, guint position)
{
  g_return_if_fail (URA_IS_PICKER (self));

  gtk_single_selection_set_selected (self->selection, position);
}

void
ura_picker_type (UraPicker *self, const char *words)
{
  g_return_if_fail (URA_IS_PICKER (self));

  ensure_content (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
}

void
ura_picker_pick (UraPicker *self)
{
  g_return_if_fail (URA_IS_PICKER (self));

  ensure_content (self);
  pick_selected (self);
}

static gboolean
has_word_beginning (const char *text, const char *word)
{
  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    if (p == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
      return TRUE;
  return FALSE;
}

gboolean
ura_picker_matches (const char *text, const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (char **word = each; *word != NULL; word++)
    if (**word != '\0' && !has_word_beginning (text, *word))
      return FALSE;
  return TRUE;
}
