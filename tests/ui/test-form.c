/* The record form: what it shows, when it saves, what becomes of what cannot be saved. */

#include "config.h"

#include "form-fixture.h"

#include "ura-form-section.h"
#include "ura-plan-actions.h"
#include "ura-plan-period.h"
#include "ura-record-form-private.h"
#include "ura-test-workspace.h"
#include "workspace-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_description (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "institution", "name", "Bashkia e Provës", "short_name", "BP", NULL);
  form_open (&fixture, "institution", uid, NULL);

  g_assert_true (ui_shows (fixture.form, "Emri i plotë"));
  g_assert_true (ui_shows (fixture.form, "Telefoni"));
  g_assert_true (ui_shows (fixture.form, "BP · Bashkia e Provës"));
  form_assert_text (&fixture, "name", "Bashkia e Provës");
  g_assert_null (ura_record_form_find_row (fixture.form, "display_name"));
  g_assert_cmpstr (ura_record_form_get_title (fixture.form), ==, "BP · Bashkia e Provës");
  g_assert_cmpstr (gtk_test_accessible_check_property (
                       GTK_ACCESSIBLE (ura_editor_get_main (form_editor (&fixture, "name"))),
                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Emri i plotë"),
                   ==, NULL);
  form_assert_named (fixture.form);
}

static void
test_every_register (void)
{
  g_auto (FormFixture) fixture = { 0 };

  form_fixture_init (&fixture);
  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    {
      form_open (&fixture, (*r)->id, NULL, NULL);
      for (const UraSection *s = (*r)->sections; s->label != NULL; s++)
        for (const UraField *field = s->fields; field->id != NULL; field++)
          g_assert_true ((ura_record_form_find_row (fixture.form, field->id) == NULL) ==
                         ((field->flags & URA_FIELD_HIDDEN) != 0));
      form_assert_named (fixture.form);
    }
}

static void
test_save_when_left (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);

  form_type (&fixture, "title", "  Raporti vjetor ");
  ui_settle ();
  form_assert_stored (&fixture, "title", "Raport");
  g_assert_true (ura_record_form_has_unsaved (fixture.form));
  form_leave (&fixture);
  form_assert_stored (&fixture, "title", "Raporti vjetor");
  form_assert_text (&fixture, "title", "Raporti vjetor");
  g_assert_false (ura_record_form_has_unsaved (fixture.form));
  g_assert_cmpstr (ura_record_form_get_title (fixture.form), ==, "Raporti vjetor");
  /* What was done is named after the field. */
  g_assert_cmpstr (ura_store_get_undo_label (fixture.store), ==, "Titulli");
}

static void
test_untouched_is_not_saved (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  gint64 version;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);
  version = ura_record_get_version (ura_record_form_get_record (fixture.form));

  gtk_widget_grab_focus (GTK_WIDGET (form_row (&fixture, "title")));
  form_leave (&fixture);
  form_fill (&fixture, "title", "Raport");
  form_fill (&fixture, "note", "   ");
  g_assert_cmpint (ura_record_get_version (ura_record_form_get_record (fixture.form)), ==, version);
}

static void
test_enter_goes_on (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  GtkWidget *entry;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);

  form_type (&fixture, "title", "Procesverbal");
  entry = ura_editor_get_main (form_editor (&fixture, "title"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_window_get_focus (fixture.window) ==
                 ura_editor_get_main (form_editor (&fixture, "kind")));
  form_settle (&fixture);
  form_assert_stored (&fixture, "title", "Procesverbal");

  /* What is not understood is mended where it stands. */
  form_type (&fixture, "date", "nesër vonë");
  entry = ura_editor_get_main (form_editor (&fixture, "date"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture.window), entry));
}

static void
test_tab_order (void)
{
  static const char *const order[] = { "title", "kind", "date", "protocol_no" };
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  guint reached = 0;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (form_row (&fixture, order[0])));
  for (int i = 0; i < 12 && reached < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (fixture.window);
      GtkWidget *row = gtk_widget_get_ancestor (focus, URA_TYPE_FIELD_ROW);

      if (row == GTK_WIDGET (form_row (&fixture, order[reached])))
        reached++;
      gtk_widget_child_focus (GTK_WIDGET (fixture.window), GTK_DIR_TAB_FORWARD);
    }
  g_assert_cmpuint (reached, ==, G_N_ELEMENTS (order));
}

static void
test_escape (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);

  form_type (&fixture, "title", "Gabim");
  g_assert_true (ura_field_row_restore (form_row (&fixture, "title")));
  form_assert_text (&fixture, "title", "Raport");
  g_assert_false (ura_record_form_has_unsaved (fixture.form));
  /* The second time Escape is free for the window. */
  g_assert_false (ura_field_row_restore (form_row (&fixture, "title")));
  form_leave (&fixture);
  form_assert_stored (&fixture, "title", "Raport");

  form_fill (&fixture, "date", "abc");
  g_assert_nonnull (ura_field_row_get_problem (form_row (&fixture, "date")));
  g_assert_true (ura_field_row_restore (form_row (&fixture, "date")));
  form_assert_text (&fixture, "date", "");
  form_assert_messages (&fixture, "date", "");
}

static void
test_refused (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWidget *entry;

  form_fixture_init (&fixture);
  first = form_make (&fixture, "plan", "title", "Plani i parë", "code", "A", NULL);
  second = form_make (&fixture, "plan", "title", "Plani i dytë", "code", "B", NULL);
  form_open (&fixture, "plan", second, NULL);

  form_fill (&fixture, "code", "A");
  form_assert_text (&fixture, "code", "A");
  form_assert_stored (&fixture, "code", "B");
  g_assert_true (ura_record_form_has_unsaved (fixture.form));
  g_assert_nonnull (ura_field_row_get_problem (form_row (&fixture, "code")));
  g_assert_false (
      g_str_has_prefix (ura_field_row_get_problem (form_row (&fixture, "code")), "Kodi:"));
  entry = ura_editor_get_main (form_editor (&fixture, "code"));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_null (gtk_test_accessible_check_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE));

  /* Another change of the record leaves the refused value alone. */
  form_fill (&fixture, "mission", "Misioni");
  form_assert_text (&fixture, "code", "A");
  g_assert_nonnull (ura_field_row_get_problem (form_row (&fixture, "code")));

  form_fill (&fixture, "code", "C");
  form_assert_stored (&fixture, "code", "C");
  g_assert_null (ura_field_row_get_problem (form_row (&fixture, "code")));
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_false (ura_record_form_has_unsaved (fixture.form));
}

static void
test_issues (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  GtkWidget *end;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "plan", "title", "Plan", "code", "P", "period_start", "2024",
                   "period_end", "2026", NULL);
  form_open (&fixture, "plan", uid, NULL);

  form_assert_messages (&fixture, "level", "Plotësoni këtë fushë.");
  form_assert_messages (&fixture, "period_end", "");
  form_fill (&fixture, "period_end", "2023");
  /* Saved, and said. */
  form_assert_stored (&fixture, "period_end", "2023");
  form_assert_messages (&fixture, "period_end", "Plani mbaron para se të fillojë.");
  g_assert_true (ui_shows (fixture.form, "Plani mbaron para se të fillojë."));
  end = ura_editor_get_main (form_editor (&fixture, "period_end"));
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (end),
                                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                     "Plani mbaron para se të fillojë."));
  form_fill (&fixture, "period_end", "2027");
  form_assert_messages (&fixture, "period_end", "");
  form_assert_messages (&fixture, "level", "Plotësoni këtë fushë.");
}

static void
test_reload_while_typing (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  UraEdit *edit;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", "note", "Shënim i vjetër", NULL);
  form_open (&fixture, "document", uid, NULL);

  form_type (&fixture, "note", "Po shkruaj këtë");
  edit = ura_edit_new ("Test");
  ura_edit_set_text (edit, "document", uid, "title", "Titull i ri");
  ura_edit_set_text (edit, "document", uid, "note", "Shënim nga tjetër");
  ura_test_apply (fixture.store, edit);
  form_settle (&fixture);
  form_assert_text (&fixture, "title", "Titull i ri");
  form_assert_text (&fixture, "note", "Po shkruaj këtë");
  form_leave (&fixture);
  form_assert_stored (&fixture, "note", "Po shkruaj këtë");
}

static void
test_undo_shows (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);
  form_fill (&fixture, "title", "Tjetër");
  form_assert_text (&fixture, "title", "Tjetër");

  undone = ura_store_undo (fixture.store, FALSE, &error);
  g_assert_no_error (error);
  form_settle (&fixture);
  form_assert_text (&fixture, "title", "Raport");
  redone = ura_store_redo (fixture.store, FALSE, &error);
  g_assert_no_error (error);
  form_settle (&fixture);
  form_assert_text (&fixture, "title", "Tjetër");
}

static gboolean
has_grown (gpointer data)
{
  return gtk_widget_get_height (data) > 180;
}

static void
test_long_text (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 400; i++)
    g_string_append_printf (
        text, "%d. Çdo njësi vendore bëri ç’ishte e nevojshme – “për të gjithë”.\n", i);
  g_string_append (text, "Fund");
  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);
  form_fill (&fixture, "note", text->str);
  form_assert_stored (&fixture, "note", text->str);
  form_assert_text (&fixture, "note", text->str);
  /* It grows, but not without end. */
  ui_wait (has_grown, form_editor (&fixture, "note"), "the text to grow");
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (form_editor (&fixture, "note"))), <, 300);
}

static void
test_creation (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autoptr (UraPresets) presets = ura_presets_new ();
  g_autofree char *plan = NULL;
  const char *uid;

  form_fixture_init (&fixture);
  plan = form_make (&fixture, "plan", "title", "Plan", "code", "P", NULL);
  ura_presets_set_text (presets, "plan", plan);
  form_open (&fixture, "indicator", NULL, &(UraFormOptions){ .presets = presets });
  g_assert_cmpint (form_count (&fixture, "indicator", NULL), ==, 0);
  g_assert_null (ura_record_form_get_uid (fixture.form));
  gtk_widget_grab_focus (GTK_WIDGET (form_row (&fixture, "code")));
  form_leave (&fixture);
  g_assert_cmpint (form_count (&fixture, "indicator", NULL), ==, 0);

  /* Two fields in a row, without waiting: one record. */
  form_type (&fixture, "code", "T1");
  form_type (&fixture, "name", "Numri i të rikthyerve");
  form_leave (&fixture);
  g_assert_cmpint (form_count (&fixture, "indicator", NULL), ==, 1);
  uid = ura_record_form_get_uid (fixture.form);
  g_assert_nonnull (uid);
  form_assert_stored (&fixture, "code", "T1");
  form_assert_stored (&fixture, "name", "Numri i të rikthyerve");
  {
    g_autofree char *stored = form_stored (&fixture, "indicator", uid, "plan");

    g_assert_cmpstr (stored, ==, plan);
  }
}

static void
test_creation_refused (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *other = NULL;

  form_fixture_init (&fixture);
  other = form_make (&fixture, "plan", "title", "Plan", "code", "P", NULL);
  form_open (&fixture, "plan", NULL, NULL);
  form_type (&fixture, "code", "P");
  form_type (&fixture, "vision", "Vizioni");
  form_leave (&fixture);
  /* The second field made the record, the first stays where it is and says why. */
  g_assert_nonnull (ura_record_form_get_uid (fixture.form));
  form_assert_stored (&fixture, "vision", "Vizioni");
  form_assert_stored (&fixture, "code", "");
  form_assert_text (&fixture, "code", "P");
  g_assert_nonnull (ura_field_row_get_problem (form_row (&fixture, "code")));
  form_fill (&fixture, "code", "Q");
  form_assert_stored (&fixture, "code", "Q");
}

static char *
report_on (UraStore *store, UraEdit *edit, gpointer node, GError **error)
{
  UraPeriod period;

  g_assert_true (ura_period_from_key ("2024-1", &period));
  return ura_plan_report_on (store, edit, node, &period, NULL, error);
}

static void
test_creation_by_function (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *plan = NULL;
  g_autofree char *node = NULL;

  form_fixture_init (&fixture);
  plan = form_make (&fixture, "plan", "title", "Plan", "code", "P", NULL);
  node = form_make (&fixture, "node", "plan", plan, "type", "mase", "code", "P-1", "text", "Masë",
                    NULL);
  form_open (&fixture, "measure_report", NULL,
             &(UraFormOptions){ .embedded = TRUE, .create = report_on, .create_data = node });
  g_assert_cmpint (form_count (&fixture, "measure_report", NULL), ==, 0);
  form_type (&fixture, "progress", "35");
  form_type (&fixture, "description", "U bë gjysma.");
  form_leave (&fixture);
  g_assert_cmpint (form_count (&fixture, "measure_report", NULL), ==, 1);
  g_assert_cmpint (form_count (&fixture, "period", "key = '2024-1'"), ==, 1);
  form_assert_stored (&fixture, "progress", "35");
  form_assert_stored (&fixture, "description", "U bë gjysma.");
  form_assert_messages (&fixture, "status", "Plotësoni këtë fushë.");
}

static void
test_filter (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  const char *const sections[] = { "Contact", NULL };
  const char *const fields[] = { "name", "email", NULL };
  const char *const children[] = { NULL };

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "institution", "name", "Bashkia", NULL);
  form_open (&fixture, "institution", uid,
             &(UraFormOptions){ .sections = sections, .children = children, .embedded = TRUE });
  g_assert_null (ura_record_form_find_row (fixture.form, "name"));
  g_assert_nonnull (ura_record_form_find_row (fixture.form, "phone"));
  g_assert_false (ui_shows (fixture.form, "Emra të tjerë"));
  g_assert_false (ui_shows (fixture.form, "Bashkia"));

  form_open (&fixture, "institution", uid, &(UraFormOptions){ .fields = fields });
  g_assert_nonnull (ura_record_form_find_row (fixture.form, "name"));
  g_assert_nonnull (ura_record_form_find_row (fixture.form, "email"));
  g_assert_null (ura_record_form_find_row (fixture.form, "phone"));
  g_assert_true (ui_shows (fixture.form, "Emra të tjerë"));
}

static void
test_read_only (void)
{
  static const char sentence[] =
      "Kjo hapësirë mund vetëm të lexohet, prandaj këtu nuk ndryshohet dot asgjë.";
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  g_autofree char *database = NULL;
  g_autofree char *lock = NULL;
  g_autoptr (GError) error = NULL;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  database = g_build_filename (fixture.path, "workspace.db", NULL);
  lock = g_build_filename (fixture.path, "lock", NULL);
  form_close_store (&fixture);
  g_assert_cmpint (g_chmod (g_get_home_dir (), 0755), ==, 0);
  g_unlink (lock);
  g_assert_cmpint (g_chmod (fixture.path, 0777), ==, 0);
  g_assert_cmpint (g_chmod (database, 0444), ==, 0);
  workspace_drop_rights ();
  fixture.store = ura_store_open (fixture.path, &workspace_session, &error);
  g_assert_no_error (error);
  g_assert_true (ura_store_get_read_only (fixture.store));

  form_open (&fixture, "document", uid, NULL);
  g_assert_true (ui_shows (fixture.form, sentence));
  for (guint i = 0; i < fixture.form->rows->len; i++)
    g_assert_false (gtk_widget_is_sensitive (g_ptr_array_index (fixture.form->rows, i)));
  form_close (&fixture);
  ura_store_close (fixture.store);
  workspace_regain_rights ();
}

static void
test_gone_is_saved (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  g_autofree char *stored = NULL;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);
  form_type (&fixture, "title", "Shkruar në fund");
  form_close (&fixture);
  stored = form_stored (&fixture, "document", uid, "title");
  g_assert_cmpstr (stored, ==, "Shkruar në fund");
}

static void
test_bin (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);
  ui_act (fixture.form, "form.bin", NULL);
  form_settle (&fixture);
  g_assert_cmpint (form_count (&fixture, "document", NULL), ==, 0);
  g_assert_true (ui_shows (fixture.form, "Ky regjistrim është në kosh."));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (form_row (&fixture, "title"))));
  ui_act (fixture.form, "form.restore", NULL);
  form_settle (&fixture);
  g_assert_cmpint (form_count (&fixture, "document", NULL), ==, 1);
  g_assert_false (ui_shows (fixture.form, "Ky regjistrim është në kosh."));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (form_row (&fixture, "title"))));
}

static void
test_custom_fields (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *custom = NULL;
  g_autofree char *field = NULL;
  g_autoptr (GError) error = NULL;

  form_fixture_init (&fixture);
  custom = form_make (&fixture, "custom_field", "register", "document", "label", "Numri i kutisë",
                      "type", "text", NULL);
  form_close_store (&fixture);
  fixture.store = ura_store_open (fixture.path, &workspace_session, &error);
  g_assert_no_error (error);

  field = g_strconcat ("x_", custom, NULL);
  form_open (&fixture, "document", NULL, NULL);
  g_assert_true (ui_shows (fixture.form, "Fusha të shtuara"));
  g_assert_true (ui_shows (fixture.form, "Numri i kutisë"));
  g_assert_true (g_ptr_array_index (fixture.form->rows, fixture.form->rows->len - 1) ==
                 (gpointer) form_row (&fixture, field));
  form_fill (&fixture, field, "Kutia 7");
  form_assert_stored (&fixture, field, "Kutia 7");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/ui/form/builds-from-description", test_description);
  ui_test_add ("/ui/form/every-register-is-named", test_every_register);
  ui_test_add ("/ui/form/saves-when-left", test_save_when_left);
  ui_test_add ("/ui/form/untouched-is-not-saved", test_untouched_is_not_saved);
  ui_test_add ("/ui/form/enter-goes-on", test_enter_goes_on);
  ui_test_add ("/ui/form/tab-goes-in-order-of-reading", test_tab_order);
  ui_test_add ("/ui/form/escape-restores", test_escape);
  ui_test_add ("/ui/form/refused-value-stays-with-reason", test_refused);
  ui_test_add ("/ui/form/issues-show-under-their-fields", test_issues);
  ui_test_add ("/ui/form/reload-keeps-what-is-typed", test_reload_while_typing);
  ui_test_add ("/ui/form/undo-shows", test_undo_shows);
  ui_test_add ("/ui/form/long-albanian-text", test_long_text);
  ui_test_add ("/ui/form/first-field-creates-the-record", test_creation);
  ui_test_add ("/ui/form/refused-creation", test_creation_refused);
  ui_test_add ("/ui/form/creation-by-function", test_creation_by_function);
  ui_test_add ("/ui/form/shows-only-what-is-asked-for", test_filter);
  ui_test_add ("/ui/form/read-only-says-so-once", test_read_only);
  ui_test_add ("/ui/form/gone-form-saves", test_gone_is_saved);
  ui_test_add ("/ui/form/bin-and-back", test_bin);
  ui_test_add ("/ui/form/custom-fields-come-last", test_custom_fields);
  return g_test_run ();
}
