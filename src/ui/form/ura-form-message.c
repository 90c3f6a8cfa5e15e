/* A sentence about a value. The symbol tells the levels apart without colour. */

#include "config.h"

#include "ura-form-message.h"

static const struct
{
  const char *icon;
  const char *css_class;
} looks[] = {
  [URA_ISSUE_REFUSE] = { "dialog-error-symbolic", "error" },
  [URA_ISSUE_INCOMPLETE] = { "dialog-information-symbolic", "accent" },
  [URA_ISSUE_WARN] = { "dialog-warning-symbolic", "warning" },
};

GtkWidget *
ura_form_message_new (UraIssueLevel level, const char *text)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role",
                                 level == URA_ISSUE_REFUSE ? GTK_ACCESSIBLE_ROLE_ALERT
                                                           : GTK_ACCESSIBLE_ROLE_NOTE,
                                 "spacing", 6, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[level].icon);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, looks[level].css_class);
  gtk_widget_add_css_class (box, "caption");
  return box;
}
