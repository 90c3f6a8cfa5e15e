/* One writer a workspace: who holds it is named, and only the kernel says when it is free. */

#include "config.h"

#include "ura-lock.h"
#include "ura-store.h"
#include "workspace-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define STALE "[lock]\nuser=Dikush Tjetër\nhost=pc-e-vjeter\npid=1\nstarted=2020-01-02T03:04:05Z\n"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = workspace_folder_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  workspace_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static UraLock *
acquire (const char *folder, const char *user)
{
  g_autoptr (GError) error = NULL;
  UraLock *lock = ura_lock_acquire (folder, user, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lock);
  return lock;
}

static void
assert_refused (const char *folder, UraStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ura_lock_acquire (folder, "Beni Prova", NULL, &error));
  workspace_assert_error (&error, code);
}

static void
test_names_holder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UraLock) lock = acquire (fixture->folder, "Ana Prova");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *hour = g_date_time_format (now, "%H:");
  g_autoptr (GError) error = NULL;

  g_assert_null (ura_lock_acquire (fixture->folder, "Beni Prova", NULL, &error));
  g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "Ana Prova"));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_assert_nonnull (strstr (error->message, hour));
  g_assert_null (strstr (error->message, "Beni"));
  workspace_assert_error (&error, URA_STORE_ERROR_LOCKED);

  ura_lock_set_user (lock, "Cen");
  g_assert_null (ura_lock_acquire (fixture->folder, "Beni Prova", NULL, &error));
  g_assert_nonnull (strstr (error->message, "Cen "));
  g_assert_null (strstr (error->message, "Ana"));
}

static void
test_release (Fixture *fixture, gconstpointer data)
{
  ura_lock_release (acquire (fixture->folder, "Ana Prova"));
  ura_lock_release (acquire (fixture->folder, "Beni Prova"));
  ura_lock_release (NULL);
}

/* Starts a process that holds the lock until it is killed. */
static GPid
start_holder (const char *folder)
{
  int ready[2];
  char byte = 0;
  pid_t child = 0;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      UraLock *lock = ura_lock_acquire (folder, "Dora Prova", NULL, NULL);

      if (lock == NULL || write (ready[1], "x", 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }
  close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  return child;
}

static void
test_other_process (Fixture *fixture, gconstpointer data)
{
  GPid holder = start_holder (fixture->folder);
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_null (ura_lock_acquire (fixture->folder, "Beni Prova", NULL, &error));
  g_assert_nonnull (strstr (error->message, "Dora Prova"));
  workspace_assert_error (&error, URA_STORE_ERROR_LOCKED);

  /* Killed, it cannot release anything: the kernel does. */
  g_assert_cmpint (kill (holder, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (holder, &status, 0), ==, holder);
  g_assert_true (WIFSIGNALED (status));
  ura_lock_release (acquire (fixture->folder, "Beni Prova"));
}

static void
test_stale_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "lock", NULL);
  g_autoptr (UraLock) lock = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, STALE, -1, NULL));
  lock = acquire (fixture->folder, "Ana Prova");
  g_assert_null (ura_lock_acquire (fixture->folder, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "Ana Prova"));
  g_assert_null (strstr (error->message, "Tjetër"));
}

static void
test_unreadable_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "lock", NULL);
  g_autoptr (UraLock) lock = acquire (fixture->folder, "Ana Prova");
  int fd = g_open (path, O_WRONLY | O_TRUNC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, "\0\377garbage", 9), ==, 9);
  close (fd);
  assert_refused (fixture->folder, URA_STORE_ERROR_LOCKED);
}

/* Somebody tidies up and removes the file of an open workspace. */
static void
test_removed_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "lock", NULL);
  g_autoptr (UraLock) lock = acquire (fixture->folder, "Ana Prova");

  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_refused (fixture->folder, URA_STORE_ERROR_LOCKED);
}

/* A program started from Ura, a viewer say, must not keep the lock. */
static void
test_not_inherited (Fixture *fixture, gconstpointer data)
{
  const char *const arguments[] = { "sleep", "30", NULL };
  UraLock *lock = acquire (fixture->folder, "Ana Prova");
  g_autoptr (GError) error = NULL;
  GPid child = 0;

  g_spawn_async (NULL, (char **) arguments, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN,
                 NULL, NULL, &child, &error);
  g_assert_no_error (error);
  ura_lock_release (lock);
  ura_lock_release (acquire (fixture->folder, "Beni Prova"));
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
}

static void
test_wrong_folders (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "nuk-ka", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "skedar", NULL);

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  assert_refused (missing, URA_STORE_ERROR_NOT_FOUND);
  assert_refused (file, URA_STORE_ERROR_NOT_URA);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  workspace_drop_rights ();
  assert_refused (fixture->folder, URA_STORE_ERROR_READ_ONLY);
  workspace_regain_rights ();
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  ura_lock_release (acquire (fixture->folder, "Ana Prova"));
}

static void
test_file_systems (void)
{
  static const guint32 refused[] = { 0x6969, 0xff534d42, 0xfe534d42, 0x517b, 0x00c36400 };
  static const guint32 welcome[] = {
    0xef53 /* ext4 */,      0x9123683e /* btrfs */,   0x58465342 /* xfs */,
    0x01021994 /* tmpfs */, 0x794c7630 /* overlay */, 0x4d44 /* FAT */,
    0x2011bab0 /* exFAT */, 0x7366746e /* NTFS */,    0xf2f52010 /* f2fs */,
    0x2fc12fc1 /* ZFS */,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_nonnull (ura_lock_refuse_file_system (refused[i], "nfs4"));
  for (gsize i = 0; i < G_N_ELEMENTS (welcome); i++)
    g_assert_null (ura_lock_refuse_file_system (welcome[i], "ext4"));

  g_assert_nonnull (ura_lock_refuse_file_system (0x65735546, "fuse.rclone"));
  g_assert_nonnull (ura_lock_refuse_file_system (0x65735546, "fuse.portal"));
  g_assert_nonnull (ura_lock_refuse_file_system (0x65735546, NULL));
  g_assert_null (ura_lock_refuse_file_system (0x65735546, "fuseblk"));
  g_assert_null (ura_lock_refuse_file_system (0x65735546, "fuse.gocryptfs"));
}

/* What the running system says of a folder that is no place for a workspace. */
static void
test_this_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ura_lock_check_folder (fixture->folder, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/lock/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("second-opener-is-told-who", test_names_holder);
  ADD ("release-frees", test_release);
  ADD ("killed-owner-frees", test_other_process);
  ADD ("stale-file-never-blocks", test_stale_file);
  ADD ("unreadable-name-still-locks", test_unreadable_name);
  ADD ("removed-file-still-locks", test_removed_file);
  ADD ("children-do-not-inherit", test_not_inherited);
  ADD ("wrong-folders", test_wrong_folders);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("this-folder-is-fine", test_this_folder);
#undef ADD
  g_test_add_func ("/store/lock/refused-file-systems", test_file_systems);

  return g_test_run ();
}
