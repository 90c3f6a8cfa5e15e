/* A day, a month or a year: typed as people write dates, or chosen from a calendar. */

#include "config.h"

#include "ura-date-editor.h"

#include "ura-calendar.h"
#include "ura-date.h"
#include "ura-entry-editor.h"
#include "ura-popover.h"
#include "ura-ui.h"

#define URA_TYPE_DATE_EDITOR (ura_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraDateEditor, ura_date_editor, URA, DATE_EDITOR, UraEntryEditor)

struct _UraDateEditor
{
  UraEntryEditor parent_instance;

  GtkWidget *button;
  GtkPopover *popover;
  UraCalendar *calendar; /* made when it is first opened */
};

G_DEFINE_FINAL_TYPE (UraDateEditor, ura_date_editor, URA_TYPE_ENTRY_EDITOR)

static char *
ura_date_editor_format (UraEntryEditor *editor, const UraValue *value)
{
  return ura_date_format (ura_value_get_text (value), ura_ui_language ());
}

static gboolean
ura_date_editor_parse (UraEntryEditor *editor, const char *text, UraValue *value, char **reason)
{
  g_autofree char *today = ura_date_today ();
  g_autofree char *date = ura_date_parse (text, today);

  if (date == NULL)
    {
      *reason = g_strdup (_ ("This is not a date. Write 5.3.2024, March 2024 or 2024."));
      return FALSE;
    }
  ura_value_set_text (value, date);
  return TRUE;
}

static void
chosen_cb (UraDateEditor *self, const char *date)
{
  g_autofree char *text = ura_date_format (date, ura_ui_language ());

  gtk_popover_popdown (self->popover);
  ura_entry_editor_choose (URA_ENTRY_EDITOR (self), text);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
popover_shown_cb (UraDateEditor *self)
{
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *reason = NULL;

  if (self->calendar == NULL)
    {
      self->calendar = URA_CALENDAR (ura_calendar_new ());
      gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
      g_signal_connect_swapped (self->calendar, "chosen", G_CALLBACK (chosen_cb), self);
    }
  ura_editor_read (URA_EDITOR (self), &value, &reason);
  ura_calendar_set_date (self->calendar, ura_value_get_text (&value));
}

static gboolean
open_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_popover_popup (URA_DATE_EDITOR (widget)->popover);
  return TRUE;
}

static void
ura_date_editor_constructed (GObject *object)
{
  UraDateEditor *self = URA_DATE_EDITOR (object);

  G_OBJECT_CLASS (ura_date_editor_parent_class)->constructed (object);

  ura_editor_name_part (URA_EDITOR (self), self->button, _ ("Choose a date"));
}

static void
ura_date_editor_class_init (UraDateEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = ura_date_editor_constructed;
  URA_ENTRY_EDITOR_CLASS (klass)->format = ura_date_editor_format;
  URA_ENTRY_EDITOR_CLASS (klass)->parse = ura_date_editor_parse;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, open_cb, NULL);
}

static void
ura_date_editor_init (UraDateEditor *self)
{
  UraEntryEditor *editor = URA_ENTRY_EDITOR (self);
  GtkWidget *box = GTK_WIDGET (ura_entry_editor_get_box (editor));

  self->button = ura_icon_button_new ("x-office-calendar-symbolic", _ ("Choose a date"));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  ura_popover_attach (self->popover, self->button);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_widget_add_css_class (box, "linked");
  gtk_editable_set_width_chars (ura_entry_editor_get_entry (editor), 12);
  /* Translators: how dates may be written, shown in an empty field. */
  gtk_entry_set_placeholder_text (GTK_ENTRY (ura_entry_editor_get_entry (editor)),
                                  _ ("5.3.2024, 3.2024 or 2024"));
}

UraEditor *
ura_date_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_DATE_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}
