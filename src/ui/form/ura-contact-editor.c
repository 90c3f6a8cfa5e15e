/* E-mail addresses, telephone numbers and web addresses: an entry, and a button that shows the
 * whole address before anything is opened. */

#include "config.h"

#include "ura-contact-editor.h"

#include "ura-entry-editor.h"
#include "ura-form-error.h"
#include "ura-popover.h"
#include "ura-ui.h"

#include <string.h>

#define URA_TYPE_CONTACT_EDITOR (ura_contact_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraContactEditor, ura_contact_editor, URA, CONTACT_EDITOR, UraEntryEditor)

struct _UraContactEditor
{
  UraEntryEditor parent_instance;

  GtkWidget *button;
  GtkPopover *popover;
  GtkLabel *address;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (UraContactEditor, ura_contact_editor, URA_TYPE_ENTRY_EDITOR)

static gboolean
is_mail_address (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && strchr (at + 1, '@') == NULL && strchr (at, '.') != NULL &&
         at[1] != '.' && !g_str_has_suffix (text, ".") && strpbrk (text, " \t<>,;") == NULL;
}

static gboolean
is_phone_number (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      return TRUE;
  return FALSE;
}

/* A host with a point in it, with or without a scheme that may be opened. */
static gboolean
is_web_address (const char *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);
  const char *host = text;

  if (strpbrk (text, " \t<>\"") != NULL)
    return FALSE;
  if (scheme != NULL && strstr (text, "://") != NULL)
    {
      if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
        return FALSE;
      host = strstr (text, "://") + strlen ("://");
    }
  else if (scheme != NULL && !g_ascii_isdigit (text[strlen (scheme) + 1]))
    return FALSE;
  return *host != '.' && *host != '/' && strchr (host, '.') != NULL;
}

char *
ura_contact_address (const UraField *field, const char *text)
{
  if (field->type == URA_FIELD_EMAIL && is_mail_address (text))
    return g_strconcat ("mailto:", text, NULL);
  if (field->type != URA_FIELD_URL || !is_web_address (text))
    return NULL;
  return strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);
}

static gboolean
ura_contact_editor_parse (UraEntryEditor *editor, const char *text, UraValue *value, char **reason)
{
  const UraField *field = ura_editor_get_field (URA_EDITOR (editor));
  const char *wrong = NULL;

  if (field->type == URA_FIELD_EMAIL && !is_mail_address (text))
    wrong = _ ("This is not an e-mail address. It looks like name@example.org.");
  else if (field->type == URA_FIELD_PHONE && !is_phone_number (text))
    wrong = _ ("This is not a telephone number: it has no digits.");
  else if (field->type == URA_FIELD_URL && !is_web_address (text))
    wrong = _ ("This is not a web address. It looks like www.example.org.");
  if (wrong != NULL)
    {
      *reason = g_strdup (wrong);
      return FALSE;
    }
  ura_value_set_text (value, text);
  return TRUE;
}

static const char *
get_text (UraContactEditor *self)
{
  return gtk_editable_get_text (ura_entry_editor_get_entry (URA_ENTRY_EDITOR (self)));
}

static void
copy_cb (UraContactEditor *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), get_text (self));
  gtk_popover_popdown (self->popover);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraContactEditor) self = URA_CONTACT_EDITOR (user_data);
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    ura_form_show_error (GTK_WIDGET (self), _ ("The address could not be opened."), error);
}

static void
open_cb (UraContactEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *address = ura_contact_address (ura_editor_get_field (URA_EDITOR (self)),
                                                  get_text (self));

  gtk_popover_popdown (self->popover);
  if (address != NULL && GTK_IS_WINDOW (root))
    gtk_show_uri_full (GTK_WINDOW (root), address, GDK_CURRENT_TIME, NULL, opened_cb,
                       g_object_ref (self));
}

static void
popover_shown_cb (UraContactEditor *self)
{
  g_autofree char *address = ura_contact_address (ura_editor_get_field (URA_EDITOR (self)),
                                                  get_text (self));

  gtk_label_set_label (self->address, address != NULL ? address : get_text (self));
  gtk_widget_set_visible (self->open, address != NULL);
}

static void
text_changed_cb (UraContactEditor *self)
{
  gtk_widget_set_sensitive (self->button, *get_text (self) != '\0');
}

static GtkWidget *
popover_content_new (UraContactEditor *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  GtkBox *buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  GtkWidget *copy = gtk_button_new_with_label (_ ("Copy"));

  self->address = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->address, TRUE);
  gtk_label_set_wrap_mode (self->address, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->address, 40);
  gtk_label_set_xalign (self->address, 0);
  self->open = gtk_button_new_with_label (_ ("Open"));
  gtk_widget_set_hexpand (self->open, TRUE);
  gtk_widget_set_hexpand (copy, TRUE);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);
  gtk_box_append (buttons, self->open);
  gtk_box_append (buttons, copy);
  gtk_box_append (box, GTK_WIDGET (self->address));
  gtk_box_append (box, GTK_WIDGET (buttons));
  return GTK_WIDGET (box);
}

static void
ura_contact_editor_constructed (GObject *object)
{
  UraContactEditor *self = URA_CONTACT_EDITOR (object);

  G_OBJECT_CLASS (ura_contact_editor_parent_class)->constructed (object);

  ura_editor_name_part (URA_EDITOR (self), self->button, _ ("Open or copy"));
}

static void
ura_contact_editor_class_init (UraContactEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ura_contact_editor_constructed;
  URA_ENTRY_EDITOR_CLASS (klass)->parse = ura_contact_editor_parse;
}

static void
ura_contact_editor_init (UraContactEditor *self)
{
  UraEntryEditor *editor = URA_ENTRY_EDITOR (self);
  GtkWidget *box = GTK_WIDGET (ura_entry_editor_get_box (editor));

  self->button = ura_icon_button_new ("send-to-symbolic", _ ("Open or copy"));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, popover_content_new (self));
  ura_popover_attach (self->popover, self->button);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect_swapped (ura_entry_editor_get_entry (editor), "changed",
                            G_CALLBACK (text_changed_cb), self);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_widget_add_css_class (box, "linked");
  text_changed_cb (self);
}

UraEditor *
ura_contact_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_CONTACT_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}
