/* Several choices of a value list: their labels as text, and a popover of boxes to tick. Ticking is
 * one edit, saved when the popover closes. */

#include "config.h"

#include "ura-choices-editor.h"

#include "ura-format.h"
#include "ura-popover.h"
#include "ura-value-button.h"

#define URA_TYPE_CHOICES_EDITOR (ura_choices_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraChoicesEditor, ura_choices_editor, URA, CHOICES_EDITOR, UraEditor)

struct _UraChoicesEditor
{
  UraEditor parent_instance;

  UraValueButton *button;
  GtkPopover *popover;
  GtkBox *checks;
  GtkScrolledWindow *scroller;
  char **codes; /* what the editor holds, sorted, NULL-terminated */
};

#define MAX_HEIGHT 320

G_DEFINE_FINAL_TYPE (UraChoicesEditor, ura_choices_editor, URA_TYPE_EDITOR)

/* The JSON of the codes, as the store keeps them: sorted, missing when there are none. */
static void
get_value (UraChoicesEditor *self, UraValue *value)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (char **code = self->codes; *code != NULL; code++)
    {
      g_auto (UraValue) text = URA_VALUE_INIT;

      ura_value_set_text (&text, *code);
      if (code != self->codes)
        g_string_append_c (json, ',');
      ura_value_append_json (&text, json);
    }
  g_string_append_c (json, ']');
  ura_value_set_text (value, *self->codes == NULL ? NULL : json->str);
}

static void
update_button (UraChoicesEditor *self)
{
  UraEditor *editor = URA_EDITOR (self);
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *text = NULL;

  get_value (self, &value);
  text = ura_format_value (ura_editor_get_lists (editor), ura_editor_get_field (editor), &value);
  ura_value_button_set_text (self->button, text);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Takes over what is ticked. */
static void
collect (UraChoicesEditor *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->checks)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (codes, g_strdup (g_object_get_data (G_OBJECT (check), "code")));
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_add (codes, NULL);
  g_strfreev (self->codes);
  self->codes = (char **) g_ptr_array_steal (codes, NULL);
}

static void
toggled_cb (UraChoicesEditor *self)
{
  collect (self);
  update_button (self);
  ura_editor_edited (URA_EDITOR (self));
}

static void
add_check (UraChoicesEditor *self, UraValueItem *item)
{
  const char *code = ura_value_item_get_code (item);
  GtkWidget *check = gtk_check_button_new_with_label (ura_value_item_get_label (item));

  g_object_set_data_full (G_OBJECT (check), "code", g_strdup (code), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_strv_contains ((const char *const *) self->codes, code));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->checks, check);
}

static void
popover_shown_cb (UraChoicesEditor *self)
{
  const UraField *field = ura_editor_get_field (URA_EDITOR (self));
  g_autoptr (GPtrArray) choices = ura_value_lists_choices (
      ura_editor_get_lists (URA_EDITOR (self)), field->list, (const char *const *) self->codes);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->checks))) != NULL)
    gtk_box_remove (self->checks, old);
  for (guint i = 0; i < choices->len; i++)
    add_check (self, g_ptr_array_index (choices, i));
  gtk_widget_child_focus (GTK_WIDGET (self->checks), GTK_DIR_TAB_FORWARD);
}

static void
popover_closed_cb (UraChoicesEditor *self)
{
  g_signal_emit_by_name (self, "left");
}

static void
ura_choices_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  UraChoicesEditor *self = URA_CHOICES_EDITOR (editor);

  g_strfreev (self->codes);
  self->codes = ura_format_codes (value);
  update_button (self);
}

static gboolean
ura_choices_editor_read (UraEditor *editor, UraValue *value, char **reason)
{
  get_value (URA_CHOICES_EDITOR (editor), value);
  return TRUE;
}

static void
ura_choices_editor_constructed (GObject *object)
{
  UraChoicesEditor *self = URA_CHOICES_EDITOR (object);

  G_OBJECT_CLASS (ura_choices_editor_parent_class)->constructed (object);

  ura_editor_set_main (URA_EDITOR (self), GTK_WIDGET (self->button));
  g_signal_connect_object (ura_editor_get_lists (URA_EDITOR (self)), "changed",
                           G_CALLBACK (update_button), self, G_CONNECT_SWAPPED);
}

static void
ura_choices_editor_finalize (GObject *object)
{
  g_strfreev (URA_CHOICES_EDITOR (object)->codes);
  G_OBJECT_CLASS (ura_choices_editor_parent_class)->finalize (object);
}

static void
ura_choices_editor_class_init (UraChoicesEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ura_choices_editor_constructed;
  G_OBJECT_CLASS (klass)->finalize = ura_choices_editor_finalize;
  URA_EDITOR_CLASS (klass)->show = ura_choices_editor_show;
  URA_EDITOR_CLASS (klass)->read = ura_choices_editor_read;
}

static void
ura_choices_editor_init (UraChoicesEditor *self)
{
  self->codes = g_new0 (char *, 1);
  self->button = URA_VALUE_BUTTON (ura_value_button_new ());
  self->checks = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (self->scroller, MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->checks));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->scroller));
  ura_popover_attach (self->popover, GTK_WIDGET (self->button));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

UraEditor *
ura_choices_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_CHOICES_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}
