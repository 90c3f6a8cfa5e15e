/* One writer a workspace: a lock that the kernel keeps and drops with the process. */

#pragma once

#include <glib.h>

#include "ura-language.h"

G_BEGIN_DECLS

typedef struct _UraLock UraLock;

/* Locks the workspace @folder by its file "lock", which names the holder: user, computer, process
 * and since when. The lock is the kernel's: it ends with the process, and a file left behind by a
 * killed one never blocks. @user_name NULL = the name of the system's user, @language NULL = the
 * default.
 * Errors (URA_STORE_ERROR): LOCKED names the holder; REFUSED when the folder is on a network drive
 * or belongs to a cloud program; READ_ONLY, FULL, NOT_FOUND, NOT_URA (not a folder).
 * Returns: (transfer full), NULL on error. */
UraLock *ura_lock_acquire (const char *folder,
                           const char *user_name,
                           const UraLanguage *language,
                           GError **error);
/* Once it is known who opened the workspace, so that others read the right name. */
void ura_lock_set_user (UraLock *self, const char *user_name);
void ura_lock_release (UraLock *self); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraLock, ura_lock_release)

/* Whether a workspace may stand in @folder, which exists: the file systems' part of acquiring, for
 * asking before anything is made there. */
gboolean ura_lock_check_folder (const char *folder, const UraLanguage *language, GError **error);

/* Why no workspace may stand on a file system of this type (f_type of statfs) and, for FUSE, this
 * name ("fuse.sshfs"; NULL = unknown): an msgid with one %s for the folder, or NULL if it may. */
const char *ura_lock_refuse_file_system (guint32 type, const char *name);

G_END_DECLS
