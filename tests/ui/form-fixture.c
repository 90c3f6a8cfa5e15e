/* A form over a workspace of its own. */

#include "config.h"

#include "form-fixture.h"

#include "ura-entry-editor.h"
#include "ura-record-form-private.h"
#include "ura-test-workspace.h"
#include "ura-ui.h"

void
form_fixture_init (FormFixture *fixture)
{
  UraSession session = { .user_name = "Arta Prifti" };
  g_autoptr (GError) error = NULL;

  *fixture = (FormFixture){ 0 };
  ura_ui_set_language ("sq");
  session.language = ura_ui_language ();
  fixture->path = g_build_filename (g_get_home_dir (), "Prova.ura", NULL);
  fixture->store = ura_store_create (fixture->path, &session, &error);
  g_assert_no_error (error);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* What is being written keeps the form for a while; nothing else may. */
void
form_close (FormFixture *fixture)
{
  gpointer form = fixture->form;

  if (form != NULL)
    g_object_add_weak_pointer (form, &form);
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  fixture->window = NULL;
  fixture->form = NULL;
  ui_settle ();
  ui_wait (is_gone, &form, "the form to be freed");
}

void
form_close_store (FormFixture *fixture)
{
  gpointer store = fixture->store;

  if (store == NULL)
    return;
  g_object_add_weak_pointer (store, &store);
  ura_store_close (fixture->store);
  ui_settle ();
  g_clear_object (&fixture->store);
  ui_wait (is_gone, &store, "the store to be freed");
}

void
form_fixture_clear (FormFixture *fixture)
{
  form_close (fixture);
  form_close_store (fixture);
  g_clear_pointer (&fixture->path, g_free);
}

static gboolean
is_settled (gpointer data)
{
  FormFixture *fixture = data;

  if (!ura_value_lists_is_loaded (ura_value_lists_of (fixture->store)))
    return FALSE;
  if (fixture->form == NULL)
    return TRUE;
  return !ura_record_form_is_busy (fixture->form) && fixture->form->reading == NULL &&
         (fixture->form->uid == NULL || fixture->form->record != NULL);
}

void
form_settle (FormFixture *fixture)
{
  /* What was just done may have asked for more. */
  for (int i = 0; i < 3; i++)
    {
      ui_settle ();
      ui_wait (is_settled, fixture, "the form to settle");
    }
}

void
form_open (FormFixture *fixture,
           const char *register_id,
           const char *uid,
           const UraFormOptions *options)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  form_close (fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->elsewhere = gtk_button_new_with_label ("elsewhere");
  fixture->form = URA_RECORD_FORM (
      ura_record_form_new_with_options (fixture->store, register_id, uid, options));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->form));
  gtk_box_append (GTK_BOX (box), fixture->elsewhere);
  gtk_window_set_default_size (fixture->window, 900, 700);
  gtk_window_set_child (fixture->window, box);
  gtk_window_present (fixture->window);
  form_settle (fixture);
}

char *
form_make (FormFixture *fixture, const char *register_id, ...)
{
  UraEdit *edit = ura_edit_new ("Test");
  char *uid = g_strdup (ura_edit_create (edit, register_id, NULL));
  const char *field;
  va_list fields;

  va_start (fields, register_id);
  while ((field = va_arg (fields, const char *)) != NULL)
    ura_edit_set_text (edit, register_id, uid, field, va_arg (fields, const char *));
  va_end (fields);
  ura_test_apply (fixture->store, edit);
  return uid;
}

char *
form_stored (FormFixture *fixture, const char *register_id, const char *uid, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraRecord)
      record = ura_store_get_record (fixture->store, register_id, uid, NULL, &error);

  g_assert_no_error (error);
  return ura_value_to_string (ura_record_get_value (record, field));
}

gint64
form_count (FormFixture *fixture, const char *register_id, const char *where)
{
  g_autoptr (UraQuery) query = ura_query_new (register_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = NULL;

  ura_query_set_aggregate (query);
  ura_query_select (query, "count ()");
  if (where != NULL)
    ura_query_where (query, where);
  result = ura_store_query (fixture->store, query, NULL, &error);
  g_assert_no_error (error);
  return ura_result_get_integer (result, 0, 0, -1);
}

UraFieldRow *
form_row (FormFixture *fixture, const char *field)
{
  UraFieldRow *row = ura_record_form_find_row (fixture->form, field);

  if (row == NULL)
    g_error ("The form has no field %s", field);
  return row;
}

UraEditor *
form_editor (FormFixture *fixture, const char *field)
{
  return ura_field_row_get_editor (form_row (fixture, field));
}

static gpointer
find_below (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_below (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gpointer
form_find (gpointer root, GType type)
{
  gpointer found = find_below (GTK_WIDGET (root), type);

  if (found == NULL)
    g_error ("There is no %s", g_type_name (type));
  return found;
}

static gboolean
click_below (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    {
      GtkWidget *button = gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);

      if (button != NULL)
        g_signal_emit_by_name (button, "clicked");
      return button != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (click_below (child, text))
      return TRUE;
  return FALSE;
}

void
form_click (gpointer root, const char *text)
{
  if (!click_below (GTK_WIDGET (root), text))
    g_error ("There is no button %s", text);
  ui_settle ();
}

static GtkTextBuffer *
get_buffer (FormFixture *fixture, const char *field)
{
  GtkWidget *main = ura_editor_get_main (form_editor (fixture, field));

  return GTK_IS_TEXT_VIEW (main) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (main)) : NULL;
}

char *
form_text (FormFixture *fixture, const char *field)
{
  GtkTextBuffer *buffer = get_buffer (fixture, field);
  GtkTextIter start, end;

  if (buffer == NULL)
    return g_strdup (
        gtk_editable_get_text (GTK_EDITABLE (ura_editor_get_main (form_editor (fixture, field)))));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
form_type (FormFixture *fixture, const char *field, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (fixture, field);

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (form_row (fixture, field))));
  if (buffer != NULL)
    gtk_text_buffer_set_text (buffer, text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (ura_editor_get_main (form_editor (fixture, field))), text);
}

void
form_leave (FormFixture *fixture)
{
  gtk_widget_grab_focus (fixture->elsewhere);
  form_settle (fixture);
}

typedef struct
{
  UraPicker *picker;
  UraEditor *editor;
  gboolean chosen;
} Pick;

static void
chosen_cb (Pick *pick)
{
  pick->chosen = TRUE;
}

static gboolean
is_chosen (gpointer data)
{
  return ((Pick *) data)->chosen;
}

void
form_pick (FormFixture *fixture, const char *field, UraPicker *picker, const char *words)
{
  Pick pick = { picker, form_editor (fixture, field), FALSE };
  gulong handler = g_signal_connect_swapped (pick.editor, "edited", G_CALLBACK (chosen_cb), &pick);

  g_signal_emit_by_name (ura_editor_get_main (pick.editor), "clicked");
  ura_picker_type (picker, words);
  ura_picker_pick (picker);
  ui_wait (is_chosen, &pick, words);
  g_signal_handler_disconnect (pick.editor, handler);
  form_leave (fixture);
}

void
form_fill (FormFixture *fixture, const char *field, const char *text)
{
  form_type (fixture, field, text);
  form_leave (fixture);
}

void
form_assert_stored (FormFixture *fixture, const char *field, const char *value)
{
  g_autofree char *stored = form_stored (fixture,
                                         ura_editor_get_register (form_editor (fixture, field)),
                                         ura_record_form_get_uid (fixture->form), field);

  g_assert_cmpstr (stored, ==, value);
}

void
form_assert_text (FormFixture *fixture, const char *field, const char *text)
{
  g_autofree char *shown = form_text (fixture, field);

  g_assert_cmpstr (shown, ==, text);
}

void
form_assert_messages (FormFixture *fixture, const char *field, const char *messages)
{
  g_autofree char *said = ura_field_row_dup_messages (form_row (fixture, field));

  g_assert_cmpstr (said, ==, messages);
}

static gboolean
has_name (GtkWidget *widget)
{
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_BUTTON (widget))
    return find_below (widget, GTK_TYPE_LABEL) != NULL;
  return GTK_IS_CHECK_BUTTON (widget) &&
         gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) != NULL;
}

void
form_assert_named (gpointer root)
{
  GtkWidget *widget = GTK_WIDGET (root);
  gboolean control = GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_BUTTON (widget) ||
                     GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
                     GTK_IS_LIST_VIEW (widget);

  if (!gtk_widget_get_visible (widget))
    return;
  if (control && !has_name (widget))
    g_error ("A %s has no name", G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    form_assert_named (child);
}
