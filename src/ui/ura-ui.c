/* The language of the window and the templates in it: ui/translate.py put one copy of each template
 * for every language among the resources, because GTK would ask the system's locale. */

#include "config.h"

#include "ura-ui.h"

#include "ura-text.h"

#define TEMPLATES "/al/ura/Ura/ui/"

/* State of the process, as GTK's classes are: see the header. */
static const UraLanguage *window_language;

const UraLanguage *
ura_ui_language (void)
{
  if (window_language == NULL)
    window_language = ura_language_get (NULL);
  return window_language;
}

void
ura_ui_set_language (const char *code)
{
  window_language = ura_language_get (code);
}

static char *
template_path (const char *name)
{
  return g_strconcat (TEMPLATES, ura_language_code (ura_ui_language ()), "/", name, NULL);
}

void
ura_ui_set_template (GtkWidgetClass *widget_class, const char *name)
{
  g_autofree char *path = template_path (name);

  gtk_widget_class_set_template_from_resource (widget_class, path);
}

GtkBuilder *
ura_ui_builder (const char *name)
{
  g_autofree char *path = template_path (name);

  return gtk_builder_new_from_resource (path);
}

/* g_format_size() would speak the system's language. */
char *
ura_ui_format_size (guint64 bytes)
{
  static const char *const units[] = { "B", "KB", "MB", "GB", "TB" };
  g_autofree char *number = NULL;
  double size = (double) bytes;
  guint unit = 0;

  for (; size >= 1000 && unit < G_N_ELEMENTS (units) - 1; unit++)
    size /= 1000;
  number = ura_text_format_number (size, unit < 2 ? 0 : 1, ura_language_code (ura_ui_language ()));
  return g_strdup_printf ("%s %s", number, units[unit]);
}

void
ura_ui_set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}
