/* Why this file exists: attachments, backups and restored workspaces are plain files, and each must
 * be on the disk before Ura says it is saved. The order (write, sync, rename, sync the folder) and
 * the sentences for what can go wrong are the same for all of them. */

#define _GNU_SOURCE /* renameat2 */

#include "config.h"

#include "ura-file.h"

#include "ura-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  int system_error;
  UraStoreError code;
  const char *message; /* with one %s, the path */
} UraFileSentence;

static const UraFileSentence sentences[] = {
  { ENOSPC, URA_STORE_ERROR_FULL,
    N_ ("The disk is full: “%s” could not be written. Nothing that was saved before is lost. Free "
        "some space and try again.") },
  { EACCES, URA_STORE_ERROR_READ_ONLY,
    N_ ("This user has no permission for “%s”, or its disk is write-protected. Ask for the "
        "permission or choose another folder.") },
  { ENOENT, URA_STORE_ERROR_NOT_FOUND,
    N_ ("“%s” is not there. It may have been moved or renamed, or its disk is not plugged in.") },
  { EEXIST, URA_STORE_ERROR_EXISTS,
    N_ ("Something named “%s” already exists. Choose another name; Ura does not replace it.") },
  { ENOTDIR, URA_STORE_ERROR_NOT_URA, N_ ("“%s” is not the folder of a workspace.") },
  { ENAMETOOLONG, URA_STORE_ERROR_FAILED, N_ ("The name “%s” is too long. Choose a shorter one.") },
  { EIO, URA_STORE_ERROR_DAMAGED,
    N_ ("The disk reports an error at “%s”. It may be failing: make a backup on another disk as "
        "soon as possible.") },
};

/* Several errors say the same to the user. */
static int
canonical_error (int system_error)
{
  switch (system_error)
    {
    case EDQUOT:
    case EFBIG:
      return ENOSPC;
    case EPERM:
    case EROFS:
      return EACCES;
    case ENOTEMPTY:
      return EEXIST;
    case ELOOP:
    case EISDIR:
      return ENOTDIR;
    case ENXIO:
    case ENODEV:
      return ENOENT;
    default:
      return system_error;
    }
}

gboolean
ura_file_fail (const UraLanguage *language, int system_error, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  int canonical = canonical_error (system_error);

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      const UraFileSentence *sentence = &sentences[i];
      const char *format = NULL;

      if (sentence->system_error != canonical)
        continue;
      format = ura_tr (language, sentence->message);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_set_error (error, URA_STORE_ERROR, sentence->code, format, shown);
#pragma GCC diagnostic pop
      return FALSE;
    }

  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_FAILED,
               ura_tr (language, "“%s” could not be used. The system says: %s."), shown,
               g_strerror (system_error));
  return FALSE;
}

gboolean
ura_file_write_all (int fd, const void *data, gsize size)
{
  const char *next = data;

  while (size > 0)
    {
      gssize written = write (fd, next, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      next += written;
      size -= (gsize) written;
    }
  return TRUE;
}

gboolean
ura_file_sync (const char *path, const UraLanguage *language, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  int result = 0;
  int saved = 0;

  if (fd < 0)
    return ura_file_fail (language, errno, path, error);
  result = fsync (fd);
  saved = errno;
  close (fd);

  /* Some file systems of sticks cannot sync a folder; there is nothing more to be done there. */
  if (result != 0 && saved != EINVAL && saved != ENOTSUP)
    return ura_file_fail (language, saved, path, error);
  return TRUE;
}

static gboolean
sync_parent (const char *path, const UraLanguage *language, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  return ura_file_sync (parent, language, error);
}

gboolean
ura_file_make_folder (const char *path, const UraLanguage *language, GError **error)
{
  if (g_mkdir (path, 0700) == 0)
    return sync_parent (path, language, error);
  if (errno == EEXIST)
    return g_file_test (path, G_FILE_TEST_IS_DIR) || ura_file_fail (language, EEXIST, path, error);
  return ura_file_fail (language, errno, path, error);
}

gboolean
ura_file_rename (
    const char *from, const char *to, gboolean replace, const UraLanguage *language, GError **error)
{
  int result = renameat2 (AT_FDCWD, from, AT_FDCWD, to, replace ? 0 : RENAME_NOREPLACE);

  if (result != 0 && !replace && (errno == EINVAL || errno == ENOSYS))
    {
      GStatBuf info;

      /* The file system cannot refuse for us: look, then rename. */
      if (g_lstat (to, &info) == 0)
        return ura_file_fail (language, EEXIST, to, error);
      result = g_rename (from, to);
    }
  if (result != 0)
    return ura_file_fail (language, errno, to, error);
  return sync_parent (to, language, error);
}

void
ura_file_remove_tree (const char *path)
{
  GStatBuf info;

  if (g_lstat (path, &info) != 0)
    return;
  if (S_ISDIR (info.st_mode))
    {
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *name = NULL;

      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          ura_file_remove_tree (child);
        }
      g_rmdir (path);
    }
  else
    g_unlink (path);
}
