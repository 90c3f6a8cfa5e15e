/* A workspace of its own for each test, and ways to harm one. */

#pragma once

#include <gio/gio.h>

#include "ura-db.h"
#include "ura-store.h"

typedef struct
{
  char *folder; /* temporary; removed at the end */
  char *path;   /* of the workspace in it, "Prova.ura" */
  UraStore *store;
} WorkspaceFixture;

/* Made empty: with a first user and the shipped records. */
void workspace_set_up (WorkspaceFixture *fixture, gconstpointer data);
void workspace_tear_down (WorkspaceFixture *fixture, gconstpointer data);
void workspace_close (WorkspaceFixture *fixture);
void workspace_open (WorkspaceFixture *fixture); /* asserts that it opens */

/* A folder for the files of one test, and its end. */
char *workspace_folder_new (void);
void workspace_folder_remove (const char *path);

/* A session in Albanian as the first user. */
extern const UraSession workspace_session;

/* Saves a record of the register "document"; returns its uid. */
char *workspace_add_document (UraStore *store, const char *title, const char *note);
void workspace_set_title (UraStore *store, const char *uid, const char *title);
/* Attaches @content to a new document; returns the hash. */
char *workspace_attach (UraStore *store, const char *name, const void *content, gsize size);

/* Every row of every table that is not derived, as text; those whose content differs between a
 * workspace and its restored copy (site, machine) are left out. */
char *workspace_dump (const char *path);
/* Runs SQL on the closed database. */
void workspace_execute (const char *path, const char *sql);

/* Asserts that @error has this code and carries a sentence, and clears it. */
void workspace_assert_error (GError **error, UraStoreError code);
/* No finding of ura_store_check(). */
void workspace_assert_whole (UraStore *store);

/* Whether files made here would be refused: as root nothing is. Everything until the end runs as
 * somebody else. */
void workspace_drop_rights (void);
void workspace_regain_rights (void);

/* A folder with at most @size bytes to fill: a small file system as root, else a limit on the size
 * of files that this process writes. */
typedef struct
{
  char *folder;
  gboolean mounted;
} SmallDisk;
void small_disk_begin (SmallDisk *disk, const char *folder, guint64 size);
void small_disk_end (SmallDisk *disk);
