/* Two buttons, one of which shows: the one that opens the choices, and the one that clears. */

#include "config.h"

#include "ura-filter-chip.h"

#include "ura-ui.h"

/* Longer values end in an ellipsis; the tooltip has them whole. */
#define MAX_CHARS 14

struct _UraFilterChip
{
  AdwBin parent_instance;

  char *label;
  char *value;
  GtkWidget *choose;
  GtkWidget *clear;
  GtkLabel *clear_label;
  UraPicker *picker;
};

G_DEFINE_FINAL_TYPE (UraFilterChip, ura_filter_chip, ADW_TYPE_BIN)

static guint cleared_signal;

static void
clear_cb (UraFilterChip *self)
{
  gboolean focused = gtk_widget_has_focus (self->clear);

  ura_filter_chip_set_value (self, NULL);
  if (focused)
    gtk_widget_grab_focus (self->choose);
  g_signal_emit (self, cleared_signal, 0);
}

static GtkWidget *
make_button (const char *text, const char *icon, GtkLabel **label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  *label = GTK_LABEL (gtk_label_new (text));
  gtk_label_set_ellipsize (*label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (*label, MAX_CHARS);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "filter-chip");
  return button;
}

static void
ura_filter_chip_finalize (GObject *object)
{
  UraFilterChip *self = URA_FILTER_CHIP (object);

  g_free (self->label);
  g_free (self->value);
  G_OBJECT_CLASS (ura_filter_chip_parent_class)->finalize (object);
}

static void
ura_filter_chip_class_init (UraFilterChipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_filter_chip_finalize;
  cleared_signal = g_signal_new ("cleared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
ura_filter_chip_init (UraFilterChip *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
ura_filter_chip_new (const char *label, UraPickerText text)
{
  UraFilterChip *self = g_object_new (URA_TYPE_FILTER_CHIP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLabel *choose_label;

  self->label = g_strdup (label);
  self->choose = make_button (label, "pan-down-symbolic", &choose_label);
  self->clear = make_button ("", "window-close-symbolic", &self->clear_label);
  gtk_widget_add_css_class (self->clear, "active");
  gtk_widget_set_visible (self->clear, FALSE);
  ura_ui_set_label (self->choose, label);
  self->picker = ura_picker_new (self->choose, label, text);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->choose);
  gtk_box_append (GTK_BOX (box), self->clear);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

UraPicker *
ura_filter_chip_get_picker (UraFilterChip *self)
{
  return self->picker;
}

void
ura_filter_chip_set_value (UraFilterChip *self, const char *value)
{
  g_autofree char *name = NULL;
  gboolean focused = gtk_widget_has_focus (self->choose);

  g_return_if_fail (URA_IS_FILTER_CHIP (self));

  if (g_strcmp0 (self->value, value) == 0)
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  gtk_widget_set_visible (self->choose, value == NULL);
  gtk_widget_set_visible (self->clear, value != NULL);
  if (value == NULL)
    return;
  /* Translators: a filter that is set: what it filters by, what it is set to. */
  name = g_strdup_printf (_ ("%s: %s. Remove this filter"), self->label, value);
  gtk_label_set_label (self->clear_label, value);
  gtk_widget_set_tooltip_text (self->clear, name);
  ura_ui_set_label (self->clear, name);
  if (focused)
    gtk_widget_grab_focus (self->clear);
}

const char *
ura_filter_chip_get_value (UraFilterChip *self)
{
  return self->value;
}
