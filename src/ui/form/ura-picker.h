/* A popover to choose one thing from a list by typing: the choices of a value list, or the records
 * of a register, however many. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define URA_TYPE_PICKER (ura_picker_get_type ())
G_DECLARE_FINAL_TYPE (UraPicker, ura_picker, URA, PICKER, GtkPopover)

/* The words of an item; "" while it is not loaded. Returns: (transfer full). */
typedef char *(*UraPickerText) (gpointer item);

/* Signals: "search" (const char *words): show what matches, everything when it is "" (also emitted
 * whenever the popover opens); "picked" (GObject *item); "create"
 * (const char *words): make a new one called so. @name is what assistive technology calls the list.
 * It opens under @button, which owns it, by a click, by Down, and by typing. */
UraPicker *ura_picker_new (GtkWidget *button, const char *name, UraPickerText text);

/* Items may be UraRow: their words are asked for again when they have been loaded. A model with a
 * property "loading" is waited for when the person is faster. */
void ura_picker_set_model (UraPicker *self, GListModel *model);
GListModel *ura_picker_get_model (UraPicker *self);
void ura_picker_set_searchable (UraPicker *self, gboolean searchable);
/* Offers to create what was typed and not found; @label with %s for the words, NULL: never. */
void ura_picker_set_create_label (UraPicker *self, const char *label);
/* Marks the item at @position as the one to begin with. */
void ura_picker_select (UraPicker *self, guint position);
/* As a person would do it: types words, or presses Enter. */
void ura_picker_type (UraPicker *self, const char *words);
void ura_picker_pick (UraPicker *self);

/* Whether every word of @words begins a word of @text, both through ura_text_fold(). */
gboolean ura_picker_matches (const char *text, const char *words);

G_END_DECLS
