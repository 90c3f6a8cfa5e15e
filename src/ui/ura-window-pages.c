/* The pages of the window: made when first shown, with their title and their widgets in the header
 * bar. The sidebar shows once there is more than one. */

#include "config.h"

#include "ura-window-private.h"

#include "ura-pages.h"
#include "ura-ui.h"

static const UraPage *
find_page (const char *id)
{
  for (const UraPage *page = ura_pages (); page->id != NULL; page++)
    if (g_strcmp0 (page->id, id) == 0)
      return page;
  return NULL;
}

/* The value of a property that a page need not have. (transfer full) */
static gpointer
get_optional (GObject *page, const char *name, GType type)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (page), name);
  gpointer value = NULL;

  if (pspec != NULL && g_type_is_a (pspec->value_type, type))
    g_object_get (page, name, &value, NULL);
  return value;
}

static void
update_title (UraWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  const UraPage *description = find_page (gtk_stack_get_visible_child_name (self->pages));
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *window_title = NULL;

  if (self->store == NULL || page == NULL)
    {
      adw_window_title_set_title (self->title, "Ura");
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), "Ura");
      return;
    }
  title = get_optional (G_OBJECT (page), "title", G_TYPE_STRING);
  if (title == NULL && description != NULL)
    title = g_strdup (_ (description->title));
  subtitle = ura_store_get_read_only (self->store)
                 ? g_strdup_printf (_ ("%s – read only"), ura_store_get_name (self->store))
                 : g_strdup (ura_store_get_name (self->store));
  window_title = g_strdup_printf ("%s – %s", title, ura_store_get_name (self->store));
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
set_header_widget (UraWindow *self, GtkWidget **slot, GtkWidget *widget, gboolean at_end)
{
  if (*slot == widget)
    return;
  if (*slot != NULL)
    adw_header_bar_remove (self->header, *slot);
  g_set_object (slot, widget);
  if (widget != NULL && at_end)
    adw_header_bar_pack_end (self->header, widget);
  else if (widget != NULL)
    adw_header_bar_pack_start (self->header, widget);
}

static void
update_header (UraWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  g_autoptr (GtkWidget) start = NULL;
  g_autoptr (GtkWidget) end = NULL;

  if (page != NULL)
    {
      start = get_optional (G_OBJECT (page), "header-start", GTK_TYPE_WIDGET);
      end = get_optional (G_OBJECT (page), "header-end", GTK_TYPE_WIDGET);
    }
  set_header_widget (self, &self->header_start, start, FALSE);
  set_header_widget (self, &self->header_end, end, TRUE);
  update_title (self);
}

static void
show_page (UraWindow *self, const UraPage *page)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->pages, page->id);

  if (child == NULL)
    {
      child = page->make (self->store);
      gtk_stack_add_named (self->pages, child, page->id);
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (child), "title") != NULL)
        g_signal_connect_object (child, "notify::title", G_CALLBACK (update_title), self,
                                 G_CONNECT_SWAPPED);
    }
  gtk_stack_set_visible_child (self->pages, child);
  update_header (self);
}

static void
row_selected_cb (UraWindow *self, GtkListBoxRow *row)
{
  if (row != NULL && self->store != NULL)
    show_page (self, &ura_pages ()[gtk_list_box_row_get_index (row)]);
}

static GtkWidget *
make_row (const UraPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (page->title));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static gboolean
has_several_pages (void)
{
  const UraPage *pages = ura_pages ();

  return pages[0].id != NULL && pages[1].id != NULL;
}

void
ura_window_watch_pages (UraWindow *self)
{
  if (!has_several_pages ())
    return;
  for (const UraPage *page = ura_pages (); page->id != NULL; page++)
    gtk_list_box_append (self->page_rows, make_row (page));
  g_object_bind_property (self->sidebar_button, "active", self->sidebar, "visible",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->page_rows, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

void
ura_window_fill_pages (UraWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), has_several_pages ());
  if (has_several_pages ())
    gtk_list_box_select_row (self->page_rows, gtk_list_box_get_row_at_index (self->page_rows, 0));
  else
    show_page (self, ura_pages ());
}

void
ura_window_clear_pages (UraWindow *self)
{
  GtkWidget *child;

  set_header_widget (self, &self->header_start, NULL, FALSE);
  set_header_widget (self, &self->header_end, NULL, TRUE);
  gtk_list_box_unselect_all (self->page_rows);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), FALSE);
  update_title (self);
}

void
ura_window_show_page (UraWindow *self, const char *id)
{
  const UraPage *page = find_page (id);

  g_return_if_fail (URA_IS_WINDOW (self));
  g_return_if_fail (page != NULL);

  if (self->store == NULL)
    return;
  if (has_several_pages ())
    gtk_list_box_select_row (self->page_rows, gtk_list_box_get_row_at_index (
                                                  self->page_rows, (int) (page - ura_pages ())));
  else
    show_page (self, page);
}
