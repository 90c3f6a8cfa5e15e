/* A list model that holds the ids of all rows and the values of those that are looked at. */

#include "config.h"

#include "ura-record-list.h"

#include "ura-record-list-jobs.h"
#include "ura-row-pages.h"
#include "ura-row-private.h"
#include "ura-row-table.h"

/* Uids whose ids are remembered, and searched-for ones that are not in the list yet. */
#define MAX_KNOWN  4096
#define MAX_SOUGHT 64

struct _UraRecordList
{
  GObject parent_instance;

  UraStore *store;
  gulong changed_handler;
  UraQuery *query;        /* the one asked for */
  UraQuery *shown;        /* the one that the rows belong to; NULL before the first */
  const char **registers; /* what the shown query reads */
  GArray *ids;            /* (element-type gint64): row ids in order */
  UraRowTable *rows;      /* the rows somebody holds */
  UraRowPages *pages;
  GQueue wanted;       /* pages to ask for, GUINT_TO_POINTER, the most urgent first */
  gboolean page_asked; /* one page is being read */
  guint asked_page;
  GHashTable *known_ids;   /* uid → gint64 * */
  GHashTable *sought;      /* uids asked for by find() that are not in the list yet */
  GCancellable *ids_read;  /* NULL: no ids are being read */
  GCancellable *page_read; /* of all pages of this set of ids */
  GCancellable *life;      /* of the list */
  gboolean refresh_again;
  gboolean loading;
  char *error;
};

typedef enum
{
  PROP_N_ITEMS = 1,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
} UraRecordListProps;

static GParamSpec *properties[N_PROPS];
static guint located_signal;

static void ura_record_list_model_init (GListModelInterface *iface);
static void ask_next_page (UraRecordList *self);
static void read_ids (UraRecordList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (UraRecordList,
                               ura_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      ura_record_list_model_init))

/* State as others see it */

static void
set_loading (UraRecordList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_error (UraRecordList *self, const char *error)
{
  if (g_strcmp0 (self->error, error) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gboolean
page_has_rows (UraRecordList *self, guint page)
{
  for (guint i = 0; i < URA_ROW_PAGE_SIZE; i++)
    if (ura_row_table_find (self->rows, page * URA_ROW_PAGE_SIZE + i) != NULL)
      return TRUE;
  return FALSE;
}

/* Pages */

static void
remember_id (UraRecordList *self, const char *uid, gint64 id)
{
  if (g_hash_table_size (self->known_ids) >= MAX_KNOWN)
    g_hash_table_remove_all (self->known_ids);
  g_hash_table_replace (self->known_ids, g_strdup (uid), g_memdup2 (&id, sizeof id));
}

/* Fills the rows of a page that somebody holds. Their handlers may do anything to the list, so
 * each row is looked up when its turn comes, and no more are filled once the ids have changed. */
static void
fill_rows (UraRecordList *self, guint page, UraResult *values)
{
  g_autoptr (GCancellable) current = g_object_ref (self->page_read);

  for (guint i = 0; i < ura_result_get_n_rows (values); i++)
    {
      UraRow *row = ura_row_table_find (self->rows, page * URA_ROW_PAGE_SIZE + i);

      if (g_cancellable_is_cancelled (current))
        return;
      if (row != NULL)
        {
          g_autoptr (UraRow) held = g_object_ref (row);

          ura_row_fill (held, values, i);
        }
    }
}

static void
page_read_cb (UraRecordListJob *job)
{
  UraRecordList *self = job->list;

  self->page_asked = FALSE;
  if (job->rows == NULL)
    set_error (self, job->error->message);
  else
    {
      for (guint i = 0; i < job->ids->len; i++)
        {
          const char *uid = ura_result_get_text (job->rows, i, 0);

          if (uid != NULL)
            remember_id (self, uid, g_array_index (job->ids, gint64, i));
        }
      ura_row_pages_put (self->pages, job->page, job->rows);
      fill_rows (self, job->page, job->rows);
    }
  ask_next_page (self);
}

static void
ask_page (UraRecordList *self, guint page)
{
  guint first = page * URA_ROW_PAGE_SIZE;
  guint n = MIN (URA_ROW_PAGE_SIZE, self->ids->len - first);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  g_array_append_vals (ids, &g_array_index (self->ids, gint64, first), n);
  self->page_asked = TRUE;
  self->asked_page = page;
  ura_record_list_ask_rows (self, self->store, self->shown, page, ids, self->page_read,
                            page_read_cb);
}

/* One at a time, the last one wanted first; what was scrolled past is not read at all. */
static void
ask_next_page (UraRecordList *self)
{
  while (!self->page_asked && !g_queue_is_empty (&self->wanted))
    {
      guint page = GPOINTER_TO_UINT (g_queue_pop_head (&self->wanted));

      if (page_has_rows (self, page))
        ask_page (self, page);
    }
}

static void
want_page (UraRecordList *self, guint page)
{
  if (self->page_asked && self->asked_page == page)
    return;
  g_queue_remove (&self->wanted, GUINT_TO_POINTER (page));
  g_queue_push_head (&self->wanted, GUINT_TO_POINTER (page));
  ask_next_page (self);
}

/* Forgets what is being read of the rows; what they show stays. */
static void
drop_pages (UraRecordList *self)
{
  g_cancellable_cancel (self->page_read);
  g_clear_object (&self->page_read);
  self->page_read = g_cancellable_new ();
  self->page_asked = FALSE;
  g_queue_clear (&self->wanted);
  ura_row_pages_clear (self->pages);
}

/* Ids */

static guint
position_of_id (UraRecordList *self, gint64 id)
{
  const gint64 *ids = (const gint64 *) self->ids->data;

  for (guint i = 0; i < self->ids->len; i++)
    if (ids[i] == id)
      return i;
  return G_MAXUINT;
}

static guint
position_of_uid (UraRecordList *self, const char *uid)
{
  const gint64 *id = g_hash_table_lookup (self->known_ids, uid);

  return id == NULL ? G_MAXUINT : position_of_id (self, *id);
}

/* Tells of those sought that are in the list now. */
static void
announce_located (UraRecordList *self)
{
  g_autofree gpointer *uids = g_hash_table_get_keys_as_array (self->sought, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; uids[i] != NULL; i++)
    if (position_of_uid (self, uids[i]) != G_MAXUINT)
      g_ptr_array_add (found, g_strdup (uids[i]));
  for (guint i = 0; i < found->len; i++)
    g_hash_table_remove (self->sought, g_ptr_array_index (found, i));
  for (guint i = 0; i < found->len; i++)
    {
      const char *uid = g_ptr_array_index (found, i);
      guint position = position_of_uid (self, uid);

      if (position != G_MAXUINT)
        g_signal_emit (self, located_signal, 0, uid, position);
    }
}

static gboolean
same_ids (GArray *a, GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/* The same rows with other values perhaps: those that somebody holds are read again. */
static void
reload_rows (UraRecordList *self)
{
  g_autofree guint *positions = NULL;
  guint n;

  drop_pages (self);
  positions = ura_row_table_get_positions (self->rows, &n);
  for (guint i = 0; i < n; i++)
    {
      gpointer page = GUINT_TO_POINTER (positions[i] / URA_ROW_PAGE_SIZE);

      if (g_queue_find (&self->wanted, page) == NULL)
        g_queue_push_tail (&self->wanted, page);
    }
  ask_next_page (self);
}

/* Other rows: all go, then all come. With both in one signal GTK would ask for every one of them.
 */
static void
replace_rows (UraRecordList *self, GArray *ids)
{
  guint n_old = self->ids->len;

  drop_pages (self);
  ura_row_table_clear (self->rows);
  g_array_set_size (self->ids, 0);
  if (n_old > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, 0);
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  if (ids->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
  if (n_old != ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
take_ids (UraRecordList *self, UraRecordListJob *job)
{
  gboolean refreshed = self->shown == job->query;

  g_clear_pointer (&self->registers, g_free);
  self->registers = g_steal_pointer (&job->registers);
  ura_query_ref (job->query);
  g_clear_pointer (&self->shown, ura_query_unref);
  self->shown = job->query;
  set_error (self, NULL);
  if (refreshed && same_ids (self->ids, job->ids))
    reload_rows (self);
  else
    replace_rows (self, job->ids);
}

static void
ids_read_cb (UraRecordListJob *job)
{
  UraRecordList *self = job->list;
  g_autoptr (GArray) none = NULL;

  g_clear_object (&self->ids_read);
  if (job->ids != NULL)
    take_ids (self, job);
  else
    {
      set_error (self, job->error->message);
      none = g_array_new (FALSE, FALSE, sizeof (gint64));
      /* The rows of another query must not stand for this one. */
      if (self->shown != job->query && self->ids->len > 0)
        replace_rows (self, none);
    }
  /* A handler may have asked for other rows already. */
  if (self->ids_read != NULL)
    return;
  set_loading (self, FALSE);
  announce_located (self);
  if (self->refresh_again && self->ids_read == NULL)
    read_ids (self);
}

static void
read_ids (UraRecordList *self)
{
  self->refresh_again = FALSE;
  g_cancellable_cancel (self->ids_read);
  g_clear_object (&self->ids_read);
  self->ids_read = g_cancellable_new ();
  ura_record_list_ask_ids (self, self->store, self->query, self->ids_read, ids_read_cb);
}

static void
store_changed_cb (UraStore *store, UraChanges *changes, UraRecordList *self)
{
  gboolean touched = self->registers == NULL;

  for (guint i = 0; !touched && self->registers[i] != NULL; i++)
    touched = ura_changes_touch (changes, self->registers[i]);
  if (touched)
    ura_record_list_refresh (self);
}

/* GListModel */

static GType
get_item_type (GListModel *model)
{
  return URA_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return URA_RECORD_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  UraRecordList *self = URA_RECORD_LIST (model);
  guint page = position / URA_ROW_PAGE_SIZE;
  UraResult *values;
  UraRow *row;

  if (position >= self->ids->len)
    return NULL;
  values = ura_row_pages_get (self->pages, page);
  row = ura_row_table_find (self->rows, position);
  row = row != NULL ? g_object_ref (row) : ura_row_table_add (self->rows, position);
  if (!ura_row_is_loaded (row) && values != NULL)
    ura_row_fill (row, values, position % URA_ROW_PAGE_SIZE);
  else if (!ura_row_is_loaded (row))
    want_page (self, page);
  return row;
}

static void
ura_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* GObject */

static void
ura_record_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UraRecordList *self = URA_RECORD_LIST (object);

  switch ((UraRecordListProps) id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ura_record_list_dispose (GObject *object)
{
  UraRecordList *self = URA_RECORD_LIST (object);

  g_cancellable_cancel (self->ids_read);
  g_cancellable_cancel (self->page_read);
  g_cancellable_cancel (self->life);
  ura_row_table_clear (self->rows);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (ura_record_list_parent_class)->dispose (object);
}

static void
ura_record_list_finalize (GObject *object)
{
  UraRecordList *self = URA_RECORD_LIST (object);

  g_clear_object (&self->ids_read);
  g_clear_object (&self->page_read);
  g_clear_object (&self->life);
  g_clear_pointer (&self->query, ura_query_unref);
  g_clear_pointer (&self->shown, ura_query_unref);
  g_free (self->registers);
  g_array_unref (self->ids);
  ura_row_table_free (self->rows);
  ura_row_pages_free (self->pages);
  g_queue_clear (&self->wanted);
  g_hash_table_unref (self->known_ids);
  g_hash_table_unref (self->sought);
  g_free (self->error);
  G_OBJECT_CLASS (ura_record_list_parent_class)->finalize (object);
}

static void
ura_record_list_class_init (UraRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ura_record_list_get_property;
  object_class->dispose = ura_record_list_dispose;
  object_class->finalize = ura_record_list_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  located_signal = g_signal_new ("located", URA_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
ura_record_list_init (UraRecordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = ura_row_table_new ();
  self->pages = ura_row_pages_new ();
  self->known_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sought = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->page_read = g_cancellable_new ();
  self->life = g_cancellable_new ();
}

/* Public */

UraRecordList *
ura_record_list_new (UraStore *store, UraQuery *query)
{
  UraRecordList *self;

  g_return_val_if_fail (URA_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self = g_object_new (URA_TYPE_RECORD_LIST, NULL);
  self->store = g_object_ref (store);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  ura_record_list_set_query (self, query);
  return self;
}

void
ura_record_list_set_query (UraRecordList *self, UraQuery *query)
{
  g_return_if_fail (URA_IS_RECORD_LIST (self));
  g_return_if_fail (query != NULL);

  if (self->query == query)
    return;
  ura_query_ref (query);
  g_clear_pointer (&self->query, ura_query_unref);
  self->query = query;
  g_hash_table_remove_all (self->sought);
  read_ids (self);
  set_loading (self, TRUE);
}

UraQuery *
ura_record_list_get_query (UraRecordList *self)
{
  g_return_val_if_fail (URA_IS_RECORD_LIST (self), NULL);

  return self->query;
}

static void
id_read_cb (UraRecordListJob *job)
{
  if (job->id == 0)
    return;
  remember_id (job->list, job->uid, job->id);
  announce_located (job->list);
}

guint
ura_record_list_find (UraRecordList *self, const char *uid)
{
  guint position;

  g_return_val_if_fail (URA_IS_RECORD_LIST (self), G_MAXUINT);
  g_return_val_if_fail (uid != NULL, G_MAXUINT);

  position = position_of_uid (self, uid);
  if (position != G_MAXUINT || g_hash_table_contains (self->sought, uid))
    return position;
  if (g_hash_table_size (self->sought) >= MAX_SOUGHT)
    g_hash_table_remove_all (self->sought);
  g_hash_table_add (self->sought, g_strdup (uid));
  if (g_hash_table_lookup (self->known_ids, uid) == NULL)
    ura_record_list_ask_id (self, self->store, self->query, uid, self->life, id_read_cb);
  return G_MAXUINT;
}

char *
ura_record_list_get_uid (UraRecordList *self, guint position)
{
  UraResult *values;
  UraRow *row;

  g_return_val_if_fail (URA_IS_RECORD_LIST (self), NULL);

  if (position >= self->ids->len)
    return NULL;
  row = ura_row_table_find (self->rows, position);
  if (row != NULL && ura_row_is_loaded (row))
    return g_strdup (ura_row_get_uid (row));
  values = ura_row_pages_get (self->pages, position / URA_ROW_PAGE_SIZE);
  if (values == NULL)
    return NULL;
  return g_strdup (ura_result_get_text (values, position % URA_ROW_PAGE_SIZE, 0));
}

void
ura_record_list_refresh (UraRecordList *self)
{
  g_return_if_fail (URA_IS_RECORD_LIST (self));

  /* What is being read may have been read before the change. */
  if (self->ids_read != NULL)
    self->refresh_again = TRUE;
  else
    read_ids (self);
}
