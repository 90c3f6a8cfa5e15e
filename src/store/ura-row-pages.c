/* A small cache, least recently used first out: a queue is enough for so few pages. */

#include "config.h"

#include "ura-row-pages.h"

#define MAX_PAGES 8

typedef struct
{
  guint number;
  UraResult *values;
} Page;

struct _UraRowPages
{
  GQueue pages; /* Page, last used first */
};

static void
page_free (gpointer data)
{
  Page *page = data;

  ura_result_unref (page->values);
  g_free (page);
}

UraRowPages *
ura_row_pages_new (void)
{
  return g_new0 (UraRowPages, 1);
}

void
ura_row_pages_clear (UraRowPages *self)
{
  g_queue_clear_full (&self->pages, page_free);
}

void
ura_row_pages_free (UraRowPages *self)
{
  ura_row_pages_clear (self);
  g_free (self);
}

static GList *
find (UraRowPages *self, guint number)
{
  for (GList *link = self->pages.head; link != NULL; link = link->next)
    if (((Page *) link->data)->number == number)
      return link;
  return NULL;
}

UraResult *
ura_row_pages_get (UraRowPages *self, guint page)
{
  GList *link = find (self, page);

  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->pages, link);
  g_queue_push_head_link (&self->pages, link);
  return ((Page *) link->data)->values;
}

void
ura_row_pages_put (UraRowPages *self, guint page, UraResult *values)
{
  GList *link = find (self, page);
  Page *fresh = g_new (Page, 1);

  *fresh = (Page){ page, ura_result_ref (values) };
  if (link != NULL)
    {
      page_free (link->data);
      g_queue_delete_link (&self->pages, link);
    }
  g_queue_push_head (&self->pages, fresh);
  if (g_queue_get_length (&self->pages) > MAX_PAGES)
    page_free (g_queue_pop_tail (&self->pages));
}
