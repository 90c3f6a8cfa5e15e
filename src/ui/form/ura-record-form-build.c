/* What a form is built of: its description's sections and fields, those that staff added last, and
 * the page around them. */

#include "config.h"

#include "ura-record-form-private.h"

#include "ura-form-section.h"
#include "ura-popover.h"
#include "ura-ui.h"

#define MAX_WIDTH 760
#define MARGIN    18

static void
focus_next (UraRecordForm *self, UraFieldRow *row)
{
  guint index = 0;

  if (g_ptr_array_find (self->rows, row, &index))
    for (guint i = index + 1; i < self->rows->len; i++)
      {
        UraFieldRow *next = g_ptr_array_index (self->rows, i);

        if (gtk_widget_get_visible (GTK_WIDGET (next)) &&
            ura_editor_is_writable (ura_field_row_get_editor (next)) &&
            gtk_widget_grab_focus (GTK_WIDGET (next)))
          return;
      }
  /* From the last field on to whatever follows. */
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static void
row_save_cb (UraRecordForm *self, UraFieldRow *row)
{
  ura_record_form_save_row (self, row);
}

static void
row_next_cb (UraRecordForm *self, UraFieldRow *row)
{
  focus_next (self, row);
}

static gboolean
is_wanted (char **list, const char *name)
{
  return list == NULL || g_strv_contains ((const char *const *) list, name);
}

static void
add_field (UraRecordForm *self, UraFormSection *section, const UraField *field)
{
  UraFieldRow *row;

  if ((field->flags & URA_FIELD_HIDDEN) != 0 || !is_wanted (self->fields, field->id))
    return;
  row = ura_field_row_new (self->store, self->description->id, field);
  g_ptr_array_add (self->rows, row);
  ura_form_section_append (section, row);
  g_signal_connect_object (row, "save", G_CALLBACK (row_save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "next", G_CALLBACK (row_next_cb), self, G_CONNECT_SWAPPED);
}

static void
add_section (UraRecordForm *self, GtkWidget *section)
{
  GtkWidget *last = gtk_widget_get_last_child (section);

  if (last != NULL && URA_IS_FIELD_ROW (last))
    gtk_box_append (self->section_box, section);
  else
    g_object_unref (g_object_ref_sink (section));
}

static void
add_custom_fields (UraRecordForm *self)
{
  GtkWidget *section = ura_form_section_new (_ ("Added fields"));
  guint n = 0;
  const UraField *const *fields = ura_schema_fields (ura_store_get_schema (self->store),
                                                     self->description->id, &n);

  for (guint i = 0; i < n; i++)
    if ((fields[i]->flags & URA_FIELD_CUSTOM) != 0)
      add_field (self, URA_FORM_SECTION (section), fields[i]);
  add_section (self, section);
}

static void
build_fields (UraRecordForm *self)
{
  for (const UraSection *s = self->description->sections; s->label != NULL; s++)
    {
      /* One section is the whole form, or whoever chose the fields named them: a heading would say
       * nothing. */
      gboolean alone = self->fields != NULL ||
                       (s == self->description->sections && s[1].label == NULL);
      GtkWidget *section = ura_form_section_new (alone ? NULL : _ (s->label));

      if (is_wanted (self->sections, s->label))
        for (const UraField *field = s->fields; field->id != NULL; field++)
          add_field (self, URA_FORM_SECTION (section), field);
      add_section (self, section);
    }
  if (self->sections == NULL)
    add_custom_fields (self);
}

static GtkWidget *
menu_button_new (void)
{
  GtkWidget *button = ura_icon_button_new ("view-more-symbolic", _ ("Menu of the record"));
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("History…"), "form.history");
  g_menu_append (menu, _ ("Move to the bin"), "form.bin");
  ura_popover_attach (GTK_POPOVER (gtk_popover_menu_new_from_model (G_MENU_MODEL (menu))), button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

static void
build_header (UraRecordForm *self)
{
  GtkBox *header = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_label_set_wrap_mode (self->title_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->title_label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "title-3");
  gtk_box_append (header, GTK_WIDGET (self->title_label));
  gtk_box_append (header, menu_button_new ());
  self->header = GTK_WIDGET (header);
  gtk_box_append (self->body, self->header);
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_top (widget, MARGIN);
  gtk_widget_set_margin_bottom (widget, MARGIN);
  gtk_widget_set_margin_start (widget, MARGIN);
  gtk_widget_set_margin_end (widget, MARGIN);
}

/* The page scrolls along with the keyboard; an embedded form leaves that to what it stands in. */
static void
build_page (UraRecordForm *self)
{
  GtkWidget *scroller;
  GtkWidget *clamp;

  if (self->embedded)
    {
      gtk_widget_set_parent (GTK_WIDGET (self->body), GTK_WIDGET (self));
      return;
    }
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->body));
  set_margins (GTK_WIDGET (self->body));
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  /* Texts and lists get the height they want, not the least they can live with. */
  gtk_scrollable_set_vscroll_policy (
      GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller))),
      GTK_SCROLL_NATURAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

void
ura_record_form_build (UraRecordForm *self)
{
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN));
  self->notices = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->section_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN));
  self->child_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN));
  build_header (self);
  gtk_box_append (self->body, GTK_WIDGET (self->notices));
  build_fields (self);
  gtk_box_append (self->body, GTK_WIDGET (self->section_box));
  gtk_box_append (self->body, GTK_WIDGET (self->child_box));
  build_page (self);
}
