/* One line of text. What is shown and not touched reads back as the very value it came from: a
 * number with more decimals than are shown is not rounded by looking at it. */

#include "config.h"

#include "ura-entry-editor.h"

#include "ura-format.h"
#include "ura-text.h"
#include "ura-ui.h"

#include <math.h>

typedef struct
{
  GtkBox *box;
  GtkEntry *entry;
  UraValue shown;
  char *shown_text;
} UraEntryEditorPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (UraEntryEditor, ura_entry_editor, URA_TYPE_EDITOR)

static UraEntryEditorPrivate *
private_of (UraEntryEditor *self)
{
  return ura_entry_editor_get_instance_private (self);
}

static char *
format_plain (UraEntryEditor *self, const UraValue *value)
{
  UraEditor *editor = URA_EDITOR (self);

  return ura_format_value (ura_editor_get_lists (editor), ura_editor_get_field (editor), value);
}

static gboolean
parse_plain (UraEntryEditor *self, const char *text, UraValue *value, char **reason)
{
  const UraField *field = ura_editor_get_field (URA_EDITOR (self));
  gboolean whole = field->type == URA_FIELD_INTEGER || field->type == URA_FIELD_YEAR;
  double number;

  if (!whole && field->type != URA_FIELD_DECIMAL)
    {
      ura_value_set_text (value, text);
      return TRUE;
    }
  if (!ura_text_parse_number (text, &number))
    {
      *reason = g_strdup (_ ("This is not a number. Write it in digits, such as 1234.5."));
      return FALSE;
    }
  if (!whole)
    ura_value_set_real (value, number);
  else if (number == floor (number) && fabs (number) < 9e15)
    ura_value_set_integer (value, (gint64) number);
  else
    {
      *reason = g_strdup (_ ("This must be a whole number, without decimals."));
      return FALSE;
    }
  return TRUE;
}

static void
ura_entry_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  UraEntryEditor *self = URA_ENTRY_EDITOR (editor);
  UraEntryEditorPrivate *private = private_of (self);

  ura_value_copy (value, &private->shown);
  g_free (private->shown_text);
  private->shown_text = ura_value_is_null (value)
                            ? g_strdup ("")
                            : URA_ENTRY_EDITOR_GET_CLASS (self)->format (self, value);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (private->entry)), private->shown_text))
    gtk_editable_set_text (GTK_EDITABLE (private->entry), private->shown_text);
}

static gboolean
ura_entry_editor_read (UraEditor *editor, UraValue *value, char **reason)
{
  UraEntryEditor *self = URA_ENTRY_EDITOR (editor);
  UraEntryEditorPrivate *private = private_of (self);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (private->entry)));

  if (g_strcmp0 (text, private->shown_text) == 0)
    {
      ura_value_copy (&private->shown, value);
      return TRUE;
    }
  g_strstrip (text);
  if (*text == '\0')
    {
      ura_value_clear (value);
      return TRUE;
    }
  return URA_ENTRY_EDITOR_GET_CLASS (self)->parse (self, text, value, reason);
}

static void
ura_entry_editor_constructed (GObject *object)
{
  UraEntryEditor *self = URA_ENTRY_EDITOR (object);
  UraEntryEditorPrivate *private = private_of (self);
  const UraField *field = ura_editor_get_field (URA_EDITOR (self));
  GtkInputPurpose purpose = GTK_INPUT_PURPOSE_FREE_FORM;

  G_OBJECT_CLASS (ura_entry_editor_parent_class)->constructed (object);

  if (field->type == URA_FIELD_INTEGER || field->type == URA_FIELD_YEAR)
    purpose = GTK_INPUT_PURPOSE_NUMBER;
  else if (field->type == URA_FIELD_PHONE)
    purpose = GTK_INPUT_PURPOSE_PHONE;
  else if (field->type == URA_FIELD_EMAIL)
    purpose = GTK_INPUT_PURPOSE_EMAIL;
  else if (field->type == URA_FIELD_URL)
    purpose = GTK_INPUT_PURPOSE_URL;
  gtk_entry_set_input_purpose (private->entry, purpose);
  ura_editor_set_main (URA_EDITOR (self), GTK_WIDGET (private->entry));
  g_signal_connect_swapped (private->entry, "changed", G_CALLBACK (ura_editor_edited), self);
  g_signal_connect_swapped (private->entry, "activate", G_CALLBACK (ura_editor_next), self);
}

static void
ura_entry_editor_finalize (GObject *object)
{
  UraEntryEditorPrivate *private = private_of (URA_ENTRY_EDITOR (object));

  ura_value_clear (&private->shown);
  g_free (private->shown_text);
  G_OBJECT_CLASS (ura_entry_editor_parent_class)->finalize (object);
}

static void
ura_entry_editor_class_init (UraEntryEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ura_entry_editor_constructed;
  G_OBJECT_CLASS (klass)->finalize = ura_entry_editor_finalize;
  URA_EDITOR_CLASS (klass)->show = ura_entry_editor_show;
  URA_EDITOR_CLASS (klass)->read = ura_entry_editor_read;
  klass->format = format_plain;
  klass->parse = parse_plain;
}

static void
ura_entry_editor_init (UraEntryEditor *self)
{
  UraEntryEditorPrivate *private = private_of (self);

  private->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  private->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (private->entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (private->entry), 8);
  gtk_box_append (private->box, GTK_WIDGET (private->entry));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (private->box));
}

UraEditor *
ura_entry_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_ENTRY_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}

GtkEditable *
ura_entry_editor_get_entry (UraEntryEditor *self)
{
  return GTK_EDITABLE (private_of (self)->entry);
}

GtkBox *
ura_entry_editor_get_box (UraEntryEditor *self)
{
  return private_of (self)->box;
}

const UraValue *
ura_entry_editor_get_shown (UraEntryEditor *self)
{
  return &private_of (self)->shown;
}

void
ura_entry_editor_choose (UraEntryEditor *self, const char *text)
{
  gtk_editable_set_text (ura_entry_editor_get_entry (self), text);
  ura_editor_chosen (URA_EDITOR (self));
}
