/* The rows of a list of children: a title, and details below it. Titles of records that a row names
 * as "register:uid" come later. */

#include "config.h"

#include "ura-child-row.h"

#include "ura-titles.h"

static void show_row (GtkListItem *item);

/* A list item that waits for a title. */
typedef struct
{
  UraChildColumns *columns;
  GtkListItem *item;
  char *register_id;
  char *uid;
} Wait;

static void
titles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) titles = ura_titles_finish (URA_STORE (source), result, &error);

  ura_child_columns_learn (wait->columns, wait->register_id, wait->uid,
                           titles == NULL ? NULL : g_hash_table_lookup (titles, wait->uid));
  if (gtk_list_item_get_child (wait->item) != NULL && gtk_list_item_get_item (wait->item) != NULL)
    show_row (wait->item);
  ura_child_columns_unref (wait->columns);
  g_object_unref (wait->item);
  g_free (wait->register_id);
  g_free (wait->uid);
  g_free (wait);
}

static void
ask_title (UraChildColumns *columns, GtkListItem *item, UraRow *row)
{
  g_autofree char *register_id = NULL;
  g_autofree char *uid = NULL;
  Wait *wait;

  if (!ura_child_columns_unknown (columns, row, &register_id, &uid))
    return;
  wait = g_new0 (Wait, 1);
  wait->columns = ura_child_columns_ref (columns);
  wait->item = g_object_ref (item);
  wait->register_id = g_strdup (register_id);
  wait->uid = g_strdup (uid);
  ura_titles_async (ura_child_columns_get_store (columns), register_id,
                    (const char *const[]){ uid, NULL }, NULL, titles_read_cb, wait);
}

static void
show_row (GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *details = gtk_widget_get_next_sibling (title);
  UraChildColumns *columns = g_object_get_data (G_OBJECT (item), "columns");
  UraRow *row = gtk_list_item_get_item (item);
  g_autofree char *title_text = NULL;
  g_autofree char *details_text = NULL;

  if (row == NULL)
    return;
  title_text = ura_child_columns_title (columns, row);
  details_text = ura_child_columns_details (columns, row);
  gtk_label_set_label (GTK_LABEL (title), title_text);
  gtk_label_set_label (GTK_LABEL (details), details_text);
  gtk_widget_set_visible (details, *details_text != '\0');
  ask_title (columns, item, row);
}

static GtkWidget *
row_label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, UraChildColumns *columns)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  GtkWidget *details = row_label_new ();

  gtk_widget_add_css_class (details, "dim-label");
  gtk_widget_add_css_class (details, "caption");
  gtk_box_append (box, row_label_new ());
  gtk_box_append (box, details);
  gtk_list_item_set_child (item, GTK_WIDGET (box));
  g_object_set_data_full (G_OBJECT (item), "columns", ura_child_columns_ref (columns),
                          (GDestroyNotify) ura_child_columns_unref);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  show_row (item);
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_row), item,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_row, item);
}

GtkListItemFactory *
ura_child_row_factory_new (UraChildColumns *columns)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), ura_child_columns_ref (columns),
                         (GClosureNotify) (void (*) (void)) ura_child_columns_unref, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
