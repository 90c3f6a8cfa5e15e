/* An amount is typed with its currency ("1200 EUR"); without one it is in lekë. Other currencies
 * show their rate under the amount, as a button that opens the rate and its date. */

#include "config.h"

#include "ura-money-editor.h"

#include "ura-date.h"
#include "ura-entry-editor.h"
#include "ura-money.h"
#include "ura-popover.h"
#include "ura-text.h"
#include "ura-ui.h"

#include <string.h>

#define RATE_DECIMALS 4

#define URA_TYPE_MONEY_EDITOR (ura_money_editor_get_type ())
G_DECLARE_FINAL_TYPE (UraMoneyEditor, ura_money_editor, URA, MONEY_EDITOR, UraEntryEditor)

struct _UraMoneyEditor
{
  UraEntryEditor parent_instance;

  GtkWidget *rate_button;
  GtkLabel *rate_label;
  GtkPopover *popover;
  GtkEditable *rate;
  GtkEditable *rate_date;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (UraMoneyEditor, ura_money_editor, URA_TYPE_ENTRY_EDITOR)

static gboolean
is_lek (const UraMoney *money)
{
  return g_str_equal (money->currency, "ALL");
}

/* The saved amount; FALSE when there is none. */
static gboolean
get_saved (UraMoneyEditor *self, UraMoney *money)
{
  const char *json = ura_value_get_text (ura_entry_editor_get_shown (URA_ENTRY_EDITOR (self)));

  return json != NULL && ura_money_from_json (json, money);
}

/* What stands in the entry, the rate of the saved amount included; FALSE when it is no money. */
static gboolean
get_typed (UraMoneyEditor *self, const char *text, UraMoney *money)
{
  UraMoney saved;

  if (!ura_money_parse (text, money))
    return FALSE;
  if (!is_lek (money) && money->rate == 0 && get_saved (self, &saved) &&
      g_str_equal (saved.currency, money->currency))
    {
      money->rate = saved.rate;
      memcpy (money->rate_date, saved.rate_date, sizeof money->rate_date);
    }
  return TRUE;
}

static char *
describe_rate (const UraMoney *money)
{
  const char *language = ura_language_code (ura_ui_language ());
  g_autofree char *rate = ura_text_format_number (money->rate, RATE_DECIMALS, language);
  g_autofree char *day = NULL;

  if (money->rate == 0)
    return g_strdup_printf (_ ("Rate of %s to the lek is not known yet…"), money->currency);
  if (money->rate_date[0] == '\0')
    return g_strdup_printf (_ ("1 %s = %s lekë"), money->currency, rate);
  day = ura_date_format (money->rate_date, ura_ui_language ());
  return g_strdup_printf (_ ("1 %s = %s lekë on %s"), money->currency, rate, day);
}

static void
update_rate (UraMoneyEditor *self)
{
  GtkEditable *entry = ura_entry_editor_get_entry (URA_ENTRY_EDITOR (self));
  g_autofree char *text = NULL;
  UraMoney money;
  gboolean foreign = get_typed (self, gtk_editable_get_text (entry), &money) && !is_lek (&money);

  gtk_widget_set_visible (self->rate_button, foreign);
  if (!foreign)
    return;
  text = describe_rate (&money);
  gtk_label_set_label (self->rate_label, text);
}

static char *
ura_money_editor_format (UraEntryEditor *editor, const UraValue *value)
{
  UraMoney money;

  if (!ura_money_from_json (ura_value_get_text (value), &money))
    return ura_value_to_string (value);
  return ura_money_format (&money, ura_language_code (ura_ui_language ()));
}

static gboolean
ura_money_editor_parse (UraEntryEditor *editor, const char *text, UraValue *value, char **reason)
{
  g_autofree char *json = NULL;
  UraMoney money;

  if (!get_typed (URA_MONEY_EDITOR (editor), text, &money))
    {
      *reason = g_strdup (_ ("This is not a sum of money. Write 12,500 or 1,200.50 EUR."));
      return FALSE;
    }
  json = ura_money_to_json (&money);
  ura_value_set_text (value, json);
  return TRUE;
}

static void
ura_money_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  URA_EDITOR_CLASS (ura_money_editor_parent_class)->show (editor, value, title);
  update_rate (URA_MONEY_EDITOR (editor));
}

static void
popover_shown_cb (UraMoneyEditor *self)
{
  GtkEditable *entry = ura_entry_editor_get_entry (URA_ENTRY_EDITOR (self));
  g_autofree char *rate = NULL;
  g_autofree char *day = NULL;
  UraMoney money;

  gtk_label_set_label (self->problem, "");
  if (!get_typed (self, gtk_editable_get_text (entry), &money))
    return;
  if (money.rate != 0)
    rate = ura_text_format_number (money.rate, RATE_DECIMALS,
                                   ura_language_code (ura_ui_language ()));
  day = money.rate_date[0] == '\0' ? ura_date_today () : g_strdup (money.rate_date);
  gtk_editable_set_text (self->rate, rate == NULL ? "" : rate);
  g_free (g_steal_pointer (&rate));
  rate = ura_date_format (day, ura_ui_language ());
  gtk_editable_set_text (self->rate_date, rate);
  gtk_widget_grab_focus (GTK_WIDGET (self->rate));
}

/* The rate becomes part of the value: the editor shows it as saved and the value as edited. */
static void
take_rate (UraMoneyEditor *self, const UraMoney *money)
{
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *json = ura_money_to_json (money);

  ura_value_set_text (&value, json);
  ura_editor_show (URA_EDITOR (self), &value, NULL);
  ura_editor_chosen (URA_EDITOR (self));
}

static void
apply_cb (UraMoneyEditor *self)
{
  GtkEditable *entry = ura_entry_editor_get_entry (URA_ENTRY_EDITOR (self));
  g_autofree char *today = ura_date_today ();
  g_autofree char *day = ura_date_parse (gtk_editable_get_text (self->rate_date), today);
  UraMoney money;

  if (!get_typed (self, gtk_editable_get_text (entry), &money))
    return;
  if (!ura_text_parse_number (gtk_editable_get_text (self->rate), &money.rate) || money.rate <= 0)
    gtk_label_set_label (self->problem, _ ("Write how many lekë one unit is, such as 100.25."));
  else if (day == NULL || strlen (day) != strlen ("YYYY-MM-DD"))
    gtk_label_set_label (self->problem, _ ("Write the day of the rate, such as 5.3.2024."));
  else
    {
      g_strlcpy (money.rate_date, day, sizeof money.rate_date);
      gtk_popover_popdown (self->popover);
      take_rate (self, &money);
    }
}

static GtkEditable *
append_entry (UraMoneyEditor *self, GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  ura_ui_set_label (entry, text);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply_cb), self);
  gtk_box_append (box, label);
  gtk_box_append (box, entry);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
popover_content_new (UraMoneyEditor *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkWidget *apply = gtk_button_new_with_label (_ ("Use this rate"));

  self->rate = append_entry (self, box, _ ("Lekë for one unit"));
  self->rate_date = append_entry (self, box, _ ("Date of the rate"));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_max_width_chars (self->problem, 30);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (apply_cb), self);
  gtk_box_append (box, GTK_WIDGET (self->problem));
  gtk_box_append (box, apply);
  return GTK_WIDGET (box);
}

static void
ura_money_editor_class_init (UraMoneyEditorClass *klass)
{
  URA_EDITOR_CLASS (klass)->show = ura_money_editor_show;
  URA_ENTRY_EDITOR_CLASS (klass)->format = ura_money_editor_format;
  URA_ENTRY_EDITOR_CLASS (klass)->parse = ura_money_editor_parse;
}

static void
ura_money_editor_init (UraMoneyEditor *self)
{
  UraEntryEditor *editor = URA_ENTRY_EDITOR (self);
  GtkBox *box = ura_entry_editor_get_box (editor);

  self->rate_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->rate_label, TRUE);
  gtk_label_set_xalign (self->rate_label, 0);
  self->rate_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->rate_button), GTK_WIDGET (self->rate_label));
  gtk_widget_add_css_class (self->rate_button, "flat");
  gtk_widget_add_css_class (self->rate_button, "rate-button");
  gtk_widget_set_tooltip_text (self->rate_button, _ ("Change the rate"));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, popover_content_new (self));
  ura_popover_attach (self->popover, self->rate_button);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect_swapped (ura_entry_editor_get_entry (editor), "changed",
                            G_CALLBACK (update_rate), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (box, self->rate_button);
  gtk_widget_set_visible (self->rate_button, FALSE);
}

UraEditor *
ura_money_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_MONEY_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}
