/* Files beside the database: writing that lasts, and the system's errors as sentences. */

#pragma once

#include <glib.h>

#include "ura-language.h"

G_BEGIN_DECLS

/* Turns an errno about @path into a URA_STORE_ERROR; always returns FALSE. */
gboolean ura_file_fail (const UraLanguage *language,
                        int system_error,
                        const char *path,
                        GError **error);

/* Writes all of @data. FALSE with errno set. */
gboolean ura_file_write_all (int fd, const void *data, gsize size);

/* fsync of a file or folder that nobody has open through SQLite. */
gboolean ura_file_sync (const char *path, const UraLanguage *language, GError **error);

/* Makes one folder (0700) and syncs its parent; one that is there already is fine. */
gboolean ura_file_make_folder (const char *path, const UraLanguage *language, GError **error);

/* Renames a file or folder of the same file system and syncs the folder it comes to. With
 * @replace FALSE something that stands there is URA_STORE_ERROR_EXISTS and stays. */
gboolean ura_file_rename (const char *from,
                          const char *to,
                          gboolean replace,
                          const UraLanguage *language,
                          GError **error);

/* Removes a folder of our own making with what is in it, never following links; best effort. */
void ura_file_remove_tree (const char *path);

G_END_DECLS
