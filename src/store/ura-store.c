/* The store: a thread, a lock, a connection; every public call becomes a job on the thread. */

#include "config.h"

#include "ura-changes.h"
#include "ura-connection.h"
#include "ura-file.h"
#include "ura-lock.h"
#include "ura-store-thread.h"

#include <glib/gstdio.h>
#include <errno.h>
#include <sodium.h>
#include <string.h>

struct _UraStore
{
  GObject parent_instance;

  char *path;
  char *name;
  UraLock *lock;
  UraStoreThread *thread;
  UraConnection *connection; /* used on the thread only, but for what never changes */
  GMainContext *context;
  gint64 position; /* of the log; atomic by the mutex */
  GMutex mutex;
  char *undo_label; /* main context only */
  char *redo_label;
  gboolean closed;
};

typedef enum
{
  PROP_UNDO_LABEL = 1,
  PROP_REDO_LABEL,
  N_PROPS,
} UraStoreProps;

G_DEFINE_FINAL_TYPE (UraStore, ura_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (ura - store - error - quark, ura_store_error)

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static void
ura_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UraStore *self = URA_STORE (object);

  switch ((UraStoreProps) id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case N_PROPS:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
ura_store_dispose (GObject *object)
{
  ura_store_close (URA_STORE (object));
  G_OBJECT_CLASS (ura_store_parent_class)->dispose (object);
}

static void
ura_store_finalize (GObject *object)
{
  UraStore *self = URA_STORE (object);

  g_free (self->path);
  g_free (self->name);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_clear_pointer (&self->connection, ura_connection_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (ura_store_parent_class)->finalize (object);
}

static void
ura_store_class_init (UraStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ura_store_get_property;
  object_class->dispose = ura_store_dispose;
  object_class->finalize = ura_store_finalize;

  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                                                         G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                                                         G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", URA_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, URA_TYPE_CHANGES);
}

static void
ura_store_init (UraStore *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
}

static gboolean
fail_closed (UraStore *self, GError **error)
{
  g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_CLOSED,
                       ura_tr (ura_store_get_language (self), N_ ("The workspace is closed.")));
  return FALSE;
}

/* A job that somebody waits for. */
typedef struct
{
  UraStore *store;
  UraJob job;
  gpointer data;
  GCancellable *cancellable;
  GError **error;
  gboolean result;
  gboolean done;
  GMutex mutex;
  GCond cond;
} Waiting;

static void
run_waiting (gpointer data)
{
  Waiting *waiting = data;
  gboolean result = waiting->job (waiting->store->connection, waiting->data, waiting->cancellable,
                                  waiting->error);

  g_mutex_lock (&waiting->mutex);
  waiting->result = result;
  waiting->done = TRUE;
  g_cond_signal (&waiting->cond);
  g_mutex_unlock (&waiting->mutex);
}

gboolean
ura_store_run (UraStore *self,
               UraPriority priority,
               UraJob job,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Waiting waiting = {
    .store = self, .job = job, .data = data, .cancellable = cancellable, .error = error
  };

  if (self->closed)
    return fail_closed (self, error);
  g_assert (!ura_store_thread_is_current (self->thread));
  g_mutex_init (&waiting.mutex);
  g_cond_init (&waiting.cond);
  if (ura_store_thread_push (self->thread, priority, run_waiting, &waiting))
    {
      g_mutex_lock (&waiting.mutex);
      while (!waiting.done)
        g_cond_wait (&waiting.cond, &waiting.mutex);
      g_mutex_unlock (&waiting.mutex);
    }
  else
    fail_closed (self, error);
  g_mutex_clear (&waiting.mutex);
  g_cond_clear (&waiting.cond);
  return waiting.result;
}

typedef struct
{
  UraConnection *connection;
  GTask *task;
  UraTaskJob job;
  gboolean skip_cancelled;
} TaskWork;

static void
run_task_work (gpointer data)
{
  TaskWork *work = data;

  if (!work->skip_cancelled || !g_task_return_error_if_cancelled (work->task))
    work->job (work->connection, work->task, g_task_get_task_data (work->task),
               g_task_get_cancellable (work->task));
  g_object_unref (work->task);
  g_free (work);
}

static void
push_task (
    UraStore *self, UraPriority priority, GTask *task, UraTaskJob job, gboolean skip_cancelled)
{
  TaskWork *work = g_new0 (TaskWork, 1);

  work->connection = self->connection;
  work->task = g_object_ref (task);
  work->job = job;
  work->skip_cancelled = skip_cancelled;
  if (self->closed || !ura_store_thread_push (self->thread, priority, run_task_work, work))
    {
      g_task_return_new_error (
          task, URA_STORE_ERROR, URA_STORE_ERROR_CLOSED, "%s",
          ura_tr (ura_store_get_language (self), N_ ("The workspace is closed.")));
      g_object_unref (work->task);
      g_free (work);
    }
}

void
ura_store_run_task (UraStore *self, UraPriority priority, GTask *task, UraTaskJob job)
{
  push_task (self, priority, task, job, TRUE);
}

void
ura_store_run_edit (UraStore *self, GTask *task, UraTaskJob job)
{
  push_task (self, URA_PRIORITY_EDIT, task, job, FALSE);
}

/* News of a batch on its way to the main context. */
typedef struct
{
  GWeakRef store;
  UraChanges *changes;
  char *undo_label;
  char *redo_label;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_weak_ref_clear (&news->store);
  g_clear_pointer (&news->changes, ura_changes_unref);
  g_free (news->undo_label);
  g_free (news->redo_label);
  g_free (news);
}

static void
set_label (UraStore *self, char **label, char **fresh, UraStoreProps property)
{
  if (g_strcmp0 (*label, *fresh) == 0)
    return;
  g_free (*label);
  *label = g_steal_pointer (fresh);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
deliver_news_cb (gpointer data)
{
  News *news = data;
  g_autoptr (UraStore) self = g_weak_ref_get (&news->store);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  set_label (self, &self->undo_label, &news->undo_label, PROP_UNDO_LABEL);
  set_label (self, &self->redo_label, &news->redo_label, PROP_REDO_LABEL);
  if (news->changes != NULL)
    g_signal_emit (self, changed_signal, 0, news->changes);
  return G_SOURCE_REMOVE;
}

/* After a batch, on the store thread. Custom fields may have changed what registers are. */
void
ura_store_announce (UraStore *self, UraOutcome *outcome)
{
  News *news = g_new0 (News, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_mutex_lock (&self->mutex);
  self->position = ura_db_get_integer (self->connection->db, "SELECT max (id) FROM op", 0);
  g_mutex_unlock (&self->mutex);
  g_weak_ref_init (&news->store, self);
  news->changes = outcome == NULL ? NULL : ura_changes_new (outcome);
  news->undo_label = ura_connection_undo_label (self->connection, FALSE);
  news->redo_label = ura_connection_undo_label (self->connection, TRUE);
  g_source_set_callback (source, deliver_news_cb, news, news_free);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_attach (source, self->context);
}

/* Opening and creating. */
typedef struct
{
  UraStore *store;
  const UraSession *session;
  gboolean create;
} OpenJob;

static gboolean
open_job (UraConnection *unused, gpointer data, GCancellable *cancellable, GError **error)
{
  OpenJob *job = data;
  UraStore *self = job->store;

  self->connection = (job->create ? ura_connection_create
                                  : ura_connection_open) (self->path, job->session, error);
  if (self->connection == NULL)
    return FALSE;
  ura_lock_set_user (self->lock, self->connection->user_name);
  ura_store_announce (self, NULL);
  return TRUE;
}

static char *
workspace_name (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".ura"))
    name[strlen (name) - 4] = '\0';
  return name;
}

static UraStore *
store_start (const char *path, const UraSession *session, gboolean create, GError **error)
{
  g_autoptr (UraStore) self = g_object_new (URA_TYPE_STORE, NULL);
  const UraLanguage *language = session->language != NULL ? session->language
                                                          : ura_language_get (NULL);
  OpenJob job = { .store = self, .session = session, .create = create };

  if (sodium_init () < 0)
    g_error ("libsodium cannot be initialised");
  self->path = g_canonicalize_filename (path, NULL);
  self->name = workspace_name (self->path);
  self->closed = TRUE;
  self->lock = ura_lock_acquire (self->path, session->user_name, language, error);
  if (self->lock == NULL)
    return NULL;
  self->thread = ura_store_thread_new ();
  self->closed = FALSE;
  if (!ura_store_run (self, URA_PRIORITY_EDIT, open_job, &job, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
folder_is_empty (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) == NULL;
}

/* Where a workspace is made before it gets its name: beside it, so that one that is killed halfway
 * never stands where a whole one should. */
static char *
beginning_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.new", name);

  return g_build_filename (folder, hidden, NULL);
}

/* An empty folder for the beginning. One that was left by a killed program is taken away first; one
 * that somebody is just working in is locked and left to them. */
static gboolean
prepare_beginning (const char *beginning, const UraLanguage *language, GError **error)
{
  if (g_file_test (beginning, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (UraLock) lock = ura_lock_acquire (beginning, NULL, language, error);

      if (lock == NULL)
        return FALSE;
      ura_file_remove_tree (beginning);
    }
  if (g_mkdir_with_parents (beginning, 0700) != 0)
    return ura_file_fail (language, errno, beginning, error);
  return TRUE;
}

UraStore *
ura_store_create (const char *path, const UraSession *session, GError **error)
{
  const UraLanguage *language = session->language != NULL ? session->language
                                                          : ura_language_get (NULL);
  g_autofree char *place = g_canonicalize_filename (path, NULL);
  g_autofree char *beginning = beginning_path (place);
  g_autoptr (UraStore) made = NULL;

  g_return_val_if_fail (session->user_name != NULL, NULL);
  if (g_file_test (place, G_FILE_TEST_EXISTS) && !folder_is_empty (place))
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_EXISTS,
                   ura_tr (language, N_ ("“%s” exists already; choose another name.")), path);
      return NULL;
    }
  if (!prepare_beginning (beginning, language, error))
    return NULL;
  made = store_start (beginning, session, TRUE, error);
  if (made != NULL)
    ura_store_close (made);
  /* An empty folder that stands there gives way. */
  if (made == NULL || !ura_file_rename (beginning, place, folder_is_empty (place), language, error))
    {
      ura_file_remove_tree (beginning);
      return NULL;
    }
  return store_start (place, session, FALSE, error);
}

UraStore *
ura_store_open (const char *path, const UraSession *session, GError **error)
{
  const UraLanguage *language = session->language != NULL ? session->language
                                                          : ura_language_get (NULL);
  g_autofree char *database = ura_workspace_database_path (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || !g_file_test (database, G_FILE_TEST_EXISTS))
    {
      g_set_error (
          error, URA_STORE_ERROR,
          g_file_test (path, G_FILE_TEST_IS_REGULAR) ? URA_STORE_ERROR_NOT_URA
                                                     : URA_STORE_ERROR_NOT_FOUND,
          ura_tr (language, N_ ("There is no workspace at “%s”. Was it moved or renamed?")), path);
      return NULL;
    }
  return store_start (path, session, FALSE, error);
}

static void
close_connection (gpointer data)
{
  UraStore *self = data;

  if (self->connection != NULL)
    g_clear_pointer (&self->connection->db, ura_db_close);
}

void
ura_store_close (UraStore *self)
{
  g_return_if_fail (URA_IS_STORE (self));
  if (self->thread != NULL)
    {
      ura_store_thread_push (self->thread, URA_PRIORITY_BACKGROUND, close_connection, self);
      ura_store_thread_seal (self->thread);
      self->closed = TRUE;
      g_clear_pointer (&self->thread, ura_store_thread_free);
    }
  g_clear_pointer (&self->lock, ura_lock_release);
}

const char *
ura_store_get_path (UraStore *self)
{
  return self->path;
}

const char *
ura_store_get_name (UraStore *self)
{
  return self->name;
}

const char *
ura_store_get_user (UraStore *self)
{
  return self->connection->user;
}

const char *
ura_store_get_role (UraStore *self)
{
  return self->connection->role;
}

const UraLanguage *
ura_store_get_language (UraStore *self)
{
  return self->connection == NULL ? ura_language_get (NULL) : self->connection->language;
}

UraSchema *
ura_store_get_schema (UraStore *self)
{
  return self->connection->schema;
}

gboolean
ura_store_get_read_only (UraStore *self)
{
  return self->connection->read_only;
}

const char *
ura_store_get_undo_label (UraStore *self)
{
  return self->undo_label;
}

const char *
ura_store_get_redo_label (UraStore *self)
{
  return self->redo_label;
}

gint64
ura_store_get_log_position (UraStore *self)
{
  gint64 position;

  g_mutex_lock (&self->mutex);
  position = self->position;
  g_mutex_unlock (&self->mutex);
  return position;
}
