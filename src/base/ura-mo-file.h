/* The compiled message catalogue (.mo) of one language. Private to base: ura-language.h is what
 * the rest of Ura uses. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _UraMoFile UraMoFile;

/* Reads @bytes, a .mo file of either byte order, without copying it. Every offset, length and the
 * order of the texts are checked here, so that no look-up can leave @bytes afterwards.
 * Returns: (transfer full): NULL with G_IO_ERROR_INVALID_DATA when @bytes is damaged. */
UraMoFile *ura_mo_file_new (GBytes *bytes, GError **error);
void ura_mo_file_free (UraMoFile *self);

/* The translation of @text in @context (or NULL); NULL when there is none or it is empty.
 * Returns: (transfer none), valid as long as @self. Any thread. */
const char *ura_mo_file_lookup (const UraMoFile *self, const char *context, const char *text);
/* The same for a text with a number: one form for 1, another for all others, as in Albanian
 * (nplurals=2; plural=(n != 1)). */
const char *ura_mo_file_lookup_plural (const UraMoFile *self, const char *singular, guint64 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraMoFile, ura_mo_file_free)

G_END_DECLS
