/* What all parts of an item's page have in common: their look, and following the store. */

#include "config.h"

#include "ura-plan-block.h"

#include "ura-popover.h"
#include "ura-ui.h"

typedef struct
{
  UraPlanContext *context;
  char *node;
  GCancellable *cancellable;
  guint refresh_idle;
  GtkBox *heading;
  GtkLabel *note;
} UraPlanBlockPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (UraPlanBlock, ura_plan_block, GTK_TYPE_BOX)

static UraPlanBlockPrivate *
get (UraPlanBlock *self)
{
  return ura_plan_block_get_instance_private (self);
}

static void
stop_reading (UraPlanBlockPrivate *private)
{
  if (private->cancellable != NULL)
    g_cancellable_cancel (private->cancellable);
  g_clear_object (&private->cancellable);
}

static void
refresh (UraPlanBlock *self)
{
  UraPlanBlockPrivate *private = get (self);

  stop_reading (private);
  private->cancellable = g_cancellable_new ();
  if (URA_PLAN_BLOCK_GET_CLASS (self)->refresh != NULL)
    URA_PLAN_BLOCK_GET_CLASS (self)->refresh (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  get (user_data)->refresh_idle = 0;
  refresh (URA_PLAN_BLOCK (user_data));
  return G_SOURCE_REMOVE;
}

void
ura_plan_block_refresh_soon (UraPlanBlock *self)
{
  UraPlanBlockPrivate *private = get (self);

  /* Not any more once it is disposed of: nothing would cancel the reading. */
  if (private->refresh_idle == 0 && private->context != NULL)
  private->refresh_idle = g_idle_add (refresh_cb, self);
}

static void
store_changed_cb (UraPlanBlock *self, UraChanges *changes)
{
  const char *const *id = URA_PLAN_BLOCK_GET_CLASS (self)->registers;

  for (; id != NULL && *id != NULL; id++)
    if (ura_changes_touch (changes, *id))
      {
        ura_plan_block_refresh_soon (self);
        return;
      }
}

static void
ura_plan_block_dispose (GObject *object)
{
  UraPlanBlockPrivate *private = get (URA_PLAN_BLOCK (object));

  g_clear_handle_id (&private->refresh_idle, g_source_remove);
  stop_reading (private);
  g_clear_object (&private->context);
  G_OBJECT_CLASS (ura_plan_block_parent_class)->dispose (object);
}

static void
ura_plan_block_finalize (GObject *object)
{
  g_free (get (URA_PLAN_BLOCK (object))->node);
  G_OBJECT_CLASS (ura_plan_block_parent_class)->finalize (object);
}

static void
ura_plan_block_class_init (UraPlanBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ura_plan_block_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_plan_block_finalize;
}

static void
ura_plan_block_init (UraPlanBlock *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
}

/* For the kinds */

/* Texts of the heading's size, like those of the lists and forms beside it. */
static void
make_heading (UraPlanBlock *self, const char *title)
{
  UraPlanBlockPrivate *private = get (self);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "hexpand", TRUE,
                                   "wrap", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   NULL);

  gtk_widget_add_css_class (label, "heading");
  private->heading = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (private->heading, label);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (private->heading));
  private->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (private->note, 0);
  gtk_label_set_wrap (private->note, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (private->note), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (private->note), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (private->note));
}

void
ura_plan_block_setup (UraPlanBlock *self,
                      UraPlanContext *context,
                      const char *node,
                      const char *title)
{
  UraPlanBlockPrivate *private = get (self);

  private->context = g_object_ref (context);
  private->node = g_strdup (node);
  if (title != NULL)
    make_heading (self, title);
  g_signal_connect_object (ura_plan_context_get_store (context), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  ura_plan_block_refresh_soon (self);
}

UraPlanContext *
ura_plan_block_get_context (UraPlanBlock *self)
{
  return get (self)->context;
}

UraStore *
ura_plan_block_get_store (UraPlanBlock *self)
{
  return ura_plan_context_get_store (get (self)->context);
}

const char *
ura_plan_block_get_node (UraPlanBlock *self)
{
  return get (self)->node;
}

GCancellable *
ura_plan_block_get_cancellable (UraPlanBlock *self)
{
  return get (self)->cancellable;
}

gboolean
ura_plan_block_is_read (const GError *error)
{
  if (error == NULL)
    return TRUE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, URA_STORE_ERROR, URA_STORE_ERROR_CLOSED))
    g_warning ("%s", error->message);
  return FALSE;
}

/* Contents */

void
ura_plan_block_append (UraPlanBlock *self, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (self), child);
}

void
ura_plan_block_add_suffix (UraPlanBlock *self, GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (get (self)->heading, widget);
}

GtkWidget *
ura_plan_block_add_button (UraPlanBlock *self,
                           const char *icon,
                           const char *label,
                           GCallback clicked)
{
  GtkWidget *button = ura_icon_button_new (icon, label);

  gtk_widget_add_css_class (button, "flat");
  if (clicked != NULL)
    g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (button, !ura_store_get_read_only (ura_plan_block_get_store (self)));
  ura_plan_block_add_suffix (self, button);
  return button;
}

void
ura_plan_block_set_note (UraPlanBlock *self, const char *note)
{
  UraPlanBlockPrivate *private = get (self);

  gtk_label_set_label (private->note, note == NULL ? "" : note);
  gtk_widget_set_visible (GTK_WIDGET (private->note), note != NULL);
}

GtkWidget *
ura_plan_block_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  ura_ui_set_label (list, label);
  return list;
}

void
ura_plan_block_clear_list (GtkWidget *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
}

static GtkWidget *
make_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
ura_plan_block_row (const char *title, const char *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = subtitle == NULL ? g_strdup (title)
                                           : g_strdup_printf ("%s. %s", title, subtitle);

  gtk_box_append (GTK_BOX (texts), make_text (title, NULL));
  if (subtitle != NULL)
    {
      GtkWidget *under = make_text (subtitle, "dim-label");

      gtk_widget_add_css_class (under, "caption");
      gtk_box_append (GTK_BOX (texts), under);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "block-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  ura_ui_set_label (row, name);
  return row;
}

void
ura_plan_block_row_add (GtkWidget *row, GtkWidget *widget, gboolean before)
{
  GtkBox *box = GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  if (before)
    gtk_box_prepend (box, widget);
  else
    gtk_box_append (box, widget);
}
