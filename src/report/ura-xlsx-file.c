/* The file itself: written under another name in the same folder, synced and renamed, so that under
 * its own name it is either whole or not there. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ura-xlsx-private.h"

void
ura_xlsx_file_set_error (GError **error, const char *path, int code, const UraLanguage *language)
{
  g_autofree char *name = g_filename_display_name (path);

  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                 ura_tr (language, "“%s” was not written: there is no room left on the disk"),
                 name);
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                 ura_tr (language, "“%s” was not written: this folder cannot be written to"), name);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                 ura_tr (language, "“%s” was not written: %s"), name,
                 code != 0 ? g_strerror (code) : "?");
}

/* A new file beside @path, so that a folder that cannot be written to is known at once. */
char *
ura_xlsx_file_create_beside (const char *path, const UraLanguage *language, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".%s.tmp", id);
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  int descriptor = g_open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

  if (descriptor < 0)
    {
      ura_xlsx_file_set_error (error, path, errno, language);
      return NULL;
    }
  close (descriptor);
  return g_steal_pointer (&temporary);
}

/* The library would turn to other folders by itself when it cannot use the one it is given. */
gboolean
ura_xlsx_file_check_temporary_folder (const char *folder,
                                      const UraLanguage *language,
                                      GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *probe = g_build_filename (folder, id, NULL);
  int descriptor = g_open (probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (descriptor < 0)
    {
      ura_xlsx_file_set_error (error, folder, errno, language);
      return FALSE;
    }
  close (descriptor);
  g_unlink (probe);
  return TRUE;
}

static gboolean
sync_path (const char *path, int flags)
{
  int descriptor = g_open (path, flags | O_CLOEXEC, 0);
  gboolean synced;
  int code;

  if (descriptor < 0)
    return FALSE;
  synced = fsync (descriptor) == 0;
  code = errno;
  close (descriptor);
  errno = code;
  return synced;
}

gboolean
ura_xlsx_file_put_in_place (const char *temporary,
                            const char *path,
                            const UraLanguage *language,
                            GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, O_RDONLY) || g_rename (temporary, path) != 0)
    {
      ura_xlsx_file_set_error (error, path, errno, language);
      return FALSE;
    }
  /* The file is there and whole; that its name is on the disk too cannot be undone any more. */
  sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}
