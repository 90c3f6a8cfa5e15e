/* Why this file exists: two programs writing to one workspace would lose what one of them saved.
 * A lock file that merely exists makes people click "open anyway" after a crash; a flock is dropped
 * by the kernel with its process, so what is locked is in use and what is not locked is free. That
 * holds only where the kernel alone keeps the file, hence the refused file systems. */

#include "config.h"

#include "ura-lock.h"

#include "ura-file.h"
#include "ura-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#define GROUP         "lock"
#define MAX_SIZE      4096
#define READ_ATTEMPTS 10
#define READ_PAUSE    (10 * G_TIME_SPAN_MILLISECOND)
#define FUSE_TYPE     0x65735546u
#define NETWORK_REASON                                                                                 \
  N_ ("The folder “%s” is on a network drive, where two computers can write at once and damage a " \
      "workspace. Keep the workspace on this computer's own disk; backups may go to the network "      \
      "drive.")
#define CLOUD_REASON                                                                                   \
  N_ ("The folder “%s” belongs to a cloud or remote-folder program, which can change files while " \
      "Ura is using them. Keep the workspace on this computer's own disk; backups may go to that "     \
      "folder.")

struct _UraLock
{
  int fd;     /* the file, which names the holder */
  int folder; /* locked too: it still is when somebody removes the file */
  char *started;
};

/* Values of linux/magic.h and of the drivers themselves. */
static const guint32 network_types[] = {
  0x00006969u, /* NFS */
  0x0000517bu, /* SMB */
  0xff534d42u, /* CIFS */
  0xfe534d42u, /* SMB 2 and later */
  0x0000564cu, /* NCP */
  0x5346414fu, /* AFS */
  0x6b414653u, /* AFS, kernel client */
  0x73757245u, /* Coda */
  0x00c36400u, /* Ceph */
  0x786f4256u, /* VirtualBox shared folder */
};

/* FUSE file systems that keep their files on a disk of this computer: NTFS and exFAT sticks,
 * encrypted folders, containers. */
static const char *const local_fuse_names[] = {
  "fuseblk",        "fuse.gocryptfs",      "fuse.encfs", "fuse.cryfs",
  "fuse.veracrypt", "fuse.fuse-overlayfs", NULL,
};

const char *
ura_lock_refuse_file_system (guint32 type, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (type == network_types[i])
      return NETWORK_REASON;

  if (type == FUSE_TYPE && (name == NULL || !g_strv_contains (local_fuse_names, name)))
    return CLOUD_REASON;
  return NULL;
}

/* The name the kernel gives to the file system of a device: "ext4", "fuse.sshfs". */
static char *
find_file_system_name (dev_t device)
{
  g_autofree char *text = NULL;
  g_autofree char *wanted = g_strdup_printf ("%u:%u", major (device), minor (device));
  g_auto (GStrv) lines = NULL;
  char *found = NULL;

  if (!g_file_get_contents ("/proc/self/mountinfo", &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      guint n = g_strv_length (words);

      if (n < 7 || strcmp (words[2], wanted) != 0)
        continue;
      for (guint word = 6; word + 1 < n; word++)
        if (strcmp (words[word], "-") == 0)
          {
            g_free (found);
            found = g_strdup (words[word + 1]);
            break;
          }
    }
  return found;
}

gboolean
ura_lock_check_folder (const char *folder, const UraLanguage *language, GError **error)
{
  struct statfs system;
  struct stat info;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  const char *reason = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (language == NULL)
    language = ura_language_get (NULL);
  if (stat (folder, &info) != 0 || statfs (folder, &system) != 0)
    return ura_file_fail (language, errno, folder, error);
  if (!S_ISDIR (info.st_mode))
    return ura_file_fail (language, ENOTDIR, folder, error);

  name = find_file_system_name (info.st_dev);
  reason = ura_lock_refuse_file_system ((guint32) system.f_type, name);
  if (reason == NULL)
    return TRUE;

  shown = g_filename_display_name (folder);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED, ura_tr (language, reason), shown);
#pragma GCC diagnostic pop
  return FALSE;
}

/* "14:05", or with the day when that is not today; NULL when @started cannot be read. */
static char *
format_since (const char *started)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (started, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) local = NULL;

  if (utc == NULL)
    return NULL;
  local = g_date_time_to_local (utc);
  if (g_date_time_get_year (local) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now))
    return g_date_time_format (local, "%H:%M");
  return g_date_time_format (local, "%d.%m.%Y %H:%M");
}

static GKeyFile *
read_holder (int fd)
{
  char text[MAX_SIZE];
  g_autoptr (GKeyFile) holder = g_key_file_new ();
  gssize size = pread (fd, text, sizeof text, 0);

  if (size <= 0 || !g_key_file_load_from_data (holder, text, (gsize) size, G_KEY_FILE_NONE, NULL) ||
      !g_key_file_has_key (holder, GROUP, "started", NULL))
    return NULL;
  return g_steal_pointer (&holder);
}

static void
fail_locked (int fd, const UraLanguage *language, GError **error)
{
  g_autoptr (GKeyFile) holder = read_holder (fd);
  g_autofree char *user = NULL;
  g_autofree char *host = NULL;
  g_autofree char *started = NULL;
  g_autofree char *since = NULL;

  /* Between locking and writing its name the holder needs a moment. */
  for (int i = 0; holder == NULL && i < READ_ATTEMPTS; i++)
    {
      g_usleep (READ_PAUSE);
      holder = read_holder (fd);
    }
  if (holder != NULL)
    {
      user = g_key_file_get_string (holder, GROUP, "user", NULL);
      host = g_key_file_get_string (holder, GROUP, "host", NULL);
      started = g_key_file_get_string (holder, GROUP, "started", NULL);
      since = format_since (started);
    }

  if (user != NULL && host != NULL && since != NULL)
    g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_LOCKED,
                 ura_tr (language, "The workspace is open: %s has been using it on the computer %s "
                                   "since %s. Close it there and try again."),
                 user, host, since);
  else
    g_set_error_literal (error, URA_STORE_ERROR, URA_STORE_ERROR_LOCKED,
                         ura_tr (language, "The workspace is open in another window or by another "
                                           "user. Close it there and try again."));
}

/* Best effort: the lock holds whether or not the name could be written (a full disk, say). */
static void
write_holder (UraLock *self, const char *user_name)
{
  g_autoptr (GKeyFile) holder = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize size = 0;

  g_key_file_set_string (holder, GROUP, "user", user_name);
  g_key_file_set_string (holder, GROUP, "host", g_get_host_name ());
  g_key_file_set_int64 (holder, GROUP, "pid", getpid ());
  g_key_file_set_string (holder, GROUP, "started", self->started);
  text = g_key_file_to_data (holder, &size, NULL);

  if (pwrite (self->fd, text, size, 0) != (gssize) size || ftruncate (self->fd, (off_t) size) != 0)
    g_debug ("The lock file could not be written: %s", g_strerror (errno));
}

/* Opens and locks the file; -1 with @error set. A file that was replaced between the two steps is
 * not the one others will lock, so try again with the new one. */
static int
lock_file (const char *path, const UraLanguage *language, GError **error)
{
  for (;;)
    {
      struct stat ours;
      struct stat there;
      int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (fd < 0)
        {
          ura_file_fail (language, errno, path, error);
          return -1;
        }
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          if (errno == EWOULDBLOCK)
            fail_locked (fd, language, error);
          else
            ura_file_fail (language, errno, path, error);
          close (fd);
          return -1;
        }
      if (fstat (fd, &ours) == 0 && stat (path, &there) == 0 && ours.st_ino == there.st_ino &&
          ours.st_dev == there.st_dev)
        return fd;
      close (fd);
    }
}

static int
lock_folder (const char *folder, int named, const UraLanguage *language, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  if (fd >= 0 && errno == EWOULDBLOCK)
    fail_locked (named, language, error);
  else
    ura_file_fail (language, errno, folder, error);
  if (fd >= 0)
    close (fd);
  return -1;
}

/* The folder must take new files (journals, attachments), not only the lock. */
static gboolean
check_writable (const char *folder, const UraLanguage *language, GError **error)
{
  if (faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
    return ura_file_fail (language, errno, folder, error);
  return TRUE;
}

UraLock *
ura_lock_acquire (const char *folder,
                  const char *user_name,
                  const UraLanguage *language,
                  GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  UraLock *self = NULL;
  int folder_fd = -1;
  int fd = -1;

  g_return_val_if_fail (folder != NULL, NULL);

  if (language == NULL)
    language = ura_language_get (NULL);
  if (!ura_lock_check_folder (folder, language, error) || !check_writable (folder, language, error))
    return NULL;

  path = g_build_filename (folder, "lock", NULL);
  fd = lock_file (path, language, error);
  if (fd < 0)
    return NULL;
  folder_fd = lock_folder (folder, fd, language, error);
  if (folder_fd < 0)
    {
      close (fd);
      return NULL;
    }

  self = g_new0 (UraLock, 1);
  self->folder = folder_fd;
  self->fd = fd;
  self->started = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  ura_lock_set_user (self, user_name);
  return self;
}

void
ura_lock_set_user (UraLock *self, const char *user_name)
{
  g_return_if_fail (self != NULL);

  if (user_name == NULL || *user_name == '\0')
    user_name = g_get_user_name ();
  write_holder (self, user_name);
}

void
ura_lock_release (UraLock *self)
{
  if (self == NULL)
    return;

  /* The file stays: removing it would let two openers lock two different files. */
  if (ftruncate (self->fd, 0) != 0)
    g_debug ("The lock file could not be emptied: %s", g_strerror (errno));
  /* Not by closing alone: a program that is being started may hold the same files a moment longer.
   */
  flock (self->folder, LOCK_UN);
  flock (self->fd, LOCK_UN);
  close (self->folder);
  close (self->fd);
  g_free (self->started);
  g_free (self);
}
