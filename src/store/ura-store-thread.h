/* The one thread that runs all SQL: three priorities, first come first served within each. */

#pragma once

#include <gio/gio.h>

#include "ura-store.h"

G_BEGIN_DECLS

typedef struct _UraStoreThread UraStoreThread;
typedef void (*UraStoreThreadFunction) (gpointer data);

UraStoreThread *ura_store_thread_new (void);
/* Runs what is queued, then ends the thread and frees it. */
void ura_store_thread_free (UraStoreThread *self);
/* FALSE once the thread is ending: the function will not run. */
gboolean ura_store_thread_push (UraStoreThread *self,
                                UraPriority priority,
                                UraStoreThreadFunction function,
                                gpointer data);
/* No new work is taken after this. */
void ura_store_thread_seal (UraStoreThread *self);
gboolean ura_store_thread_is_current (UraStoreThread *self);

G_END_DECLS
