/* The language of the window and the person who works with it. */

#include "config.h"

#include "ura-general-page.h"

#include "ura-ui.h"

struct _UraGeneralPage
{
  AdwPreferencesPage parent_instance;

  AdwComboRow *language;
  AdwEntryRow *name;
  AdwEntryRow *function;
  GtkWidget *restart; /* shown once another language is chosen */
  GtkButton *restart_button;

  UraWindow *window;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (UraGeneralPage, ura_general_page, ADW_TYPE_PREFERENCES_PAGE)

static UraApplication *
get_application (UraGeneralPage *self)
{
  return URA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window)));
}

/* The new language is not the one of this window yet: the offer is made in the new one. */
static void
language_changed_cb (UraGeneralPage *self)
{
  const char *code = ura_language_codes ()[adw_combo_row_get_selected (self->language)];
  const UraLanguage *language = ura_language_get (code);

  ura_settings_set_string (ura_application_get_settings (get_application (self)),
                           URA_SETTING_LANGUAGE, code);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->restart),
                                 ura_tr (language, "The language changes when Ura starts again."));
  gtk_button_set_label (self->restart_button, ura_tr (language, "_Start Again"));
  gtk_widget_set_visible (self->restart, language != ura_ui_language ());
}

static void
restart_cb (UraGeneralPage *self)
{
  ura_application_restart (get_application (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!ura_store_apply_finish (URA_STORE (source), result, NULL, &error))
    ura_window_show_error (window, _ ("Your name or function was not saved."), error);
}

static void
save_person_cb (UraGeneralPage *self)
{
  UraStore *store = ura_window_get_store (self->window);
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Change a user"));
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  g_autofree char *function = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->function)));
  const char *user;

  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  if (*g_strstrip (name) == '\0')
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  if (store == NULL)
    return;
  user = ura_store_get_user (store);
  ura_edit_set_text (edit, "user", user, "name", name);
  ura_edit_set_text (edit, "user", user, "function", g_strstrip (function));
  ura_store_apply_async (store, edit, NULL, saved_cb, g_object_ref (self->window));
}

static void
user_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraRecord) record = ura_store_get_record_finish (URA_STORE (source), result, &error);
  UraGeneralPage *self;
  const char *name;
  const char *function;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = URA_GENERAL_PAGE (user_data);
  if (record == NULL)
    {
      ura_window_show_error (self->window, _ ("Your name could not be read."), error);
      return;
    }
  name = ura_record_get_text (record, "name");
  function = ura_record_get_text (record, "function");
  gtk_editable_set_text (GTK_EDITABLE (self->name), name == NULL ? "" : name);
  gtk_editable_set_text (GTK_EDITABLE (self->function), function == NULL ? "" : function);
  adw_entry_row_set_show_apply_button (self->name, TRUE);
  adw_entry_row_set_show_apply_button (self->function, TRUE);
}

static void
ura_general_page_dispose (GObject *object)
{
  UraGeneralPage *self = URA_GENERAL_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (ura_general_page_parent_class)->dispose (object);
}

static void
ura_general_page_class_init (UraGeneralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_general_page_dispose;

  ura_ui_set_template (widget_class, "preferences/ura-general-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UraGeneralPage, function);
  gtk_widget_class_bind_template_child (widget_class, UraGeneralPage, language);
  gtk_widget_class_bind_template_child (widget_class, UraGeneralPage, name);
  gtk_widget_class_bind_template_child (widget_class, UraGeneralPage, restart);
  gtk_widget_class_bind_template_child (widget_class, UraGeneralPage, restart_button);
  gtk_widget_class_bind_template_callback (widget_class, restart_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_person_cb);
}

static void
fill_languages (UraGeneralPage *self)
{
  const char *const *codes = ura_language_codes ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const UraLanguage *language = ura_language_get (codes[i]);

      gtk_string_list_append (names, ura_language_name (language));
      if (language == ura_ui_language ())
        selected = i;
    }
  adw_combo_row_set_model (self->language, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language, selected);
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (language_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
ura_general_page_init (UraGeneralPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_languages (self);
}

GtkWidget *
ura_general_page_new (UraWindow *window)
{
  UraGeneralPage *self = g_object_new (URA_TYPE_GENERAL_PAGE, NULL);
  UraStore *store = ura_window_get_store (window);

  self->window = g_object_ref (window);
  if (store != NULL)
    ura_store_get_record_async (store, "user", ura_store_get_user (store), self->cancellable,
                                user_read_cb, self);
  return GTK_WIDGET (self);
}
