/* A button that looks like a drop-down and wraps its words; to assistive technology it is a combo
 * box whose value is those words. */

#include "config.h"

#include "ura-value-button.h"

struct _UraValueButton
{
  GtkButton parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (UraValueButton, ura_value_button, GTK_TYPE_BUTTON)

static void
ura_value_button_class_init (UraValueButtonClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_COMBO_BOX);
}

static void
ura_value_button_init (UraValueButton *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (box, GTK_WIDGET (self->label));
  gtk_box_append (box, arrow);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (box));
  gtk_widget_add_css_class (GTK_WIDGET (self), "value-button");
  ura_value_button_set_text (self, NULL);
}

GtkWidget *
ura_value_button_new (void)
{
  return g_object_new (URA_TYPE_VALUE_BUTTON, NULL);
}

void
ura_value_button_set_text (UraValueButton *self, const char *text)
{
  gboolean empty = text == NULL || *text == '\0';

  g_return_if_fail (URA_IS_VALUE_BUTTON (self));

  gtk_label_set_label (self->label, empty ? "—" : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  empty ? "—" : text, -1);
}

const char *
ura_value_button_get_text (UraValueButton *self)
{
  g_return_val_if_fail (URA_IS_VALUE_BUTTON (self), NULL);

  return gtk_label_get_label (self->label);
}
