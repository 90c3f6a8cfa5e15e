/* The editors of fields: what may be typed, what is saved of it, and how it is shown. */

#include "config.h"

#include "form-fixture.h"

#include "ura-attachment-editor.h"
#include "ura-attachments.h"
#include "ura-calendar.h"
#include "ura-choice-editor.h"
#include "ura-contact-editor.h"
#include "ura-format.h"
#include "ura-opened-files.h"
#include "ura-period-editor.h"
#include "ura-plan-period.h"
#include "ura-record-list.h"
#include "ura-reference-editor.h"
#include "ura-references-editor.h"
#include "ura-test-workspace.h"
#include "ura-ui.h"
#include "ura-value-button.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  const char *typed;
  const char *stored; /* NULL: refused */
  const char *shown;
} Case;

static void
check_cases (FormFixture *fixture, const char *field, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *before = form_stored (fixture,
                                             ura_editor_get_register (form_editor (fixture, field)),
                                             ura_record_form_get_uid (fixture->form), field);

      g_test_message ("%s: %s", field, cases[i].typed);
      form_fill (fixture, field, cases[i].typed);
      if (cases[i].stored != NULL)
        {
          g_assert_null (ura_field_row_get_problem (form_row (fixture, field)));
          form_assert_stored (fixture, field, cases[i].stored);
          form_assert_text (fixture, field, cases[i].shown);
        }
      else
        {
          g_assert_nonnull (ura_field_row_get_problem (form_row (fixture, field)));
          form_assert_stored (fixture, field, before);
          form_assert_text (fixture, field, cases[i].typed);
        }
    }
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "5.3.24", "2024-03-05", "05.03.2024" },
    { "mars 2024", "2024-03", "mars 2024" },
    { "2024", "2024", "2024" },
    { "sot", "2024-09-16", "16.09.2024" },
    { "31.2.2024", NULL, NULL },
    { "ndonjëherë", NULL, NULL },
    { "", "", "" },
  };
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);
  check_cases (&fixture, "date", cases, G_N_ELEMENTS (cases));
}

static void
test_numbers (void)
{
  static const Case decimals[] = {
    { "1 234,5", "1234.5", "1\302\240234,5" },
    { "85%", "85", "85" },
    { "-3,25", "-3.25", "-3,25" },
    { "85 80", NULL, NULL },
    { "shumë", NULL, NULL },
    { "0", "0", "0" },
    { "", "", "" },
  };
  static const Case integers[] = {
    { "40", "40", "40" }, { "12,5", NULL, NULL },  { "101", NULL, NULL },
    { "42", NULL, NULL }, { "100", "100", "100" },
  };
  static const Case years[] = { { "2024", "2024", "2024" }, { "24", NULL, NULL } };
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *baseline = NULL;
  g_autofree char *report = NULL;
  g_autofree char *budget = NULL;

  form_fixture_init (&fixture);
  baseline = form_make (&fixture, "baseline", "date", "2021", NULL);
  form_open (&fixture, "baseline", baseline, NULL);
  check_cases (&fixture, "value", decimals, G_N_ELEMENTS (decimals));
  report = form_make (&fixture, "measure_report", "description", "Diçka", NULL);
  form_open (&fixture, "measure_report", report, NULL);
  check_cases (&fixture, "progress", integers, G_N_ELEMENTS (integers));
  budget = form_make (&fixture, "measure_budget", "note", "Diçka", NULL);
  form_open (&fixture, "measure_budget", budget, NULL);
  check_cases (&fixture, "year", years, G_N_ELEMENTS (years));
}

/* A number with more decimals than are shown is not rounded by looking at it. */
static void
test_number_is_not_rounded (void)
{
  g_auto (FormFixture) fixture = { 0 };
  UraEdit *edit = ura_edit_new ("Test");
  const char *uid = ura_edit_create (edit, "baseline", NULL);
  g_autofree char *copy = g_strdup (uid);

  form_fixture_init (&fixture);
  ura_edit_set_real (edit, "baseline", uid, "value", 0.123456789);
  ura_test_apply (fixture.store, edit);
  form_open (&fixture, "baseline", copy, NULL);
  form_assert_text (&fixture, "value", "0,123457");
  form_type (&fixture, "value", "1");
  form_fill (&fixture, "value", "0,123457");
  form_assert_stored (&fixture, "value", "0.123456789");
}

static void
test_money (void)
{
  static const Case cases[] = {
    { "12500", "{\"a\":1250000,\"c\":\"ALL\"}", "12\302\240500\302\240lekë" },
    { "1.200,50 EUR", "{\"a\":120050,\"c\":\"EUR\"}", "1\302\240200,50\302\240EUR" },
    { "shumë lekë", NULL, NULL },
  };
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  GtkEntry *rate, *day;
  GtkWidget *popover, *box, *apply;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "measure_budget", "note", "Diçka", NULL);
  form_open (&fixture, "measure_budget", uid, NULL);
  check_cases (&fixture, "planned", cases, G_N_ELEMENTS (cases));
  g_assert_true (ura_field_row_restore (form_row (&fixture, "planned")));
  g_assert_true (
      ui_shows (form_editor (&fixture, "planned"), "Kursi i EUR me lekun nuk dihet ende…"));

  /* The rate, in its popover. */
  popover = form_find (form_editor (&fixture, "planned"), GTK_TYPE_POPOVER);
  gtk_popover_popup (GTK_POPOVER (popover));
  box = gtk_popover_get_child (GTK_POPOVER (popover));
  rate = GTK_ENTRY (gtk_widget_get_next_sibling (gtk_widget_get_first_child (box)));
  day = GTK_ENTRY (gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (GTK_WIDGET (rate))));
  apply = gtk_widget_get_last_child (box);
  gtk_editable_set_text (GTK_EDITABLE (rate), "zero");
  g_signal_emit_by_name (apply, "clicked");
  form_settle (&fixture);
  form_assert_stored (&fixture, "planned", "{\"a\":120050,\"c\":\"EUR\"}");
  gtk_editable_set_text (GTK_EDITABLE (rate), "100,25");
  gtk_editable_set_text (GTK_EDITABLE (day), "5.3.2024");
  g_signal_emit_by_name (apply, "clicked");
  form_settle (&fixture);
  form_assert_stored (&fixture, "planned",
                      "{\"a\":120050,\"c\":\"EUR\",\"r\":100.25,\"d\":\"2024-03-05\"}");
  /* Another amount keeps it, another currency does not. */
  form_fill (&fixture, "planned", "300 EUR");
  form_assert_stored (&fixture, "planned",
                      "{\"a\":30000,\"c\":\"EUR\",\"r\":100.25,\"d\":\"2024-03-05\"}");
  form_fill (&fixture, "planned", "300 USD");
  form_assert_stored (&fixture, "planned", "{\"a\":30000,\"c\":\"USD\"}");
}

static void
test_contacts (void)
{
  static const Case mails[] = {
    { "zyra@example.org", "zyra@example.org", "zyra@example.org" },
    { "zyra", NULL, NULL },
    { "a b@example.org", NULL, NULL },
    { "@example.org", NULL, NULL },
  };
  static const Case phones[] = { { "+355 82 000 000", "+355 82 000 000", "+355 82 000 000" },
                                 { "nuk ka", NULL, NULL } };
  static const Case pages[] = {
    { "www.example.org", "www.example.org", "www.example.org" },
    { "https://example.org/a?b=1", "https://example.org/a?b=1", "https://example.org/a?b=1" },
    { "javascript:alert(1)", NULL, NULL },
    { "file:///etc/passwd.txt", NULL, NULL },
    { "faqja jonë", NULL, NULL },
  };
  static const struct
  {
    UraFieldType type;
    const char *text;
    const char *address;
  } addresses[] = {
    { URA_FIELD_EMAIL, "zyra@example.org", "mailto:zyra@example.org" },
    { URA_FIELD_URL, "www.example.org", "https://www.example.org" },
    { URA_FIELD_URL, "http://example.org/x", "http://example.org/x" },
    { URA_FIELD_URL, "javascript:alert(1).x", NULL },
    { URA_FIELD_URL, "file:///tmp/a.b", NULL },
    { URA_FIELD_URL, "mailto:x@example.org", NULL },
    { URA_FIELD_PHONE, "123", NULL },
  };
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "institution", "name", "Bashkia", NULL);
  form_open (&fixture, "institution", uid, NULL);
  check_cases (&fixture, "email", mails, G_N_ELEMENTS (mails));
  check_cases (&fixture, "phone", phones, G_N_ELEMENTS (phones));
  check_cases (&fixture, "web", pages, G_N_ELEMENTS (pages));
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      UraField field = { "x", "X", addresses[i].type };
      g_autofree char *address = ura_contact_address (&field, addresses[i].text);

      g_assert_cmpstr (address, ==, addresses[i].address);
    }
}

static void
test_calendar (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  GtkWidget *popover, *calendar, *footer;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", "date", "2024-02-29", NULL);
  form_open (&fixture, "document", uid, NULL);
  popover = form_find (form_editor (&fixture, "date"), GTK_TYPE_POPOVER);
  gtk_popover_popup (GTK_POPOVER (popover));
  calendar = form_find (popover, URA_TYPE_CALENDAR);
  g_assert_true (ui_shows (calendar, "shkurt 2024"));
  form_assert_named (calendar);
  g_signal_emit_by_name (calendar, "chosen", "2024-02-05");
  form_settle (&fixture);
  form_assert_stored (&fixture, "date", "2024-02-05");
  form_assert_text (&fixture, "date", "05.02.2024");

  gtk_popover_popup (GTK_POPOVER (popover));
  footer = gtk_widget_get_last_child (calendar);
  g_signal_emit_by_name (gtk_widget_get_next_sibling (gtk_widget_get_first_child (footer)),
                         "clicked");
  form_settle (&fixture);
  form_assert_stored (&fixture, "date", "2024-02");
  form_assert_text (&fixture, "date", "shkurt 2024");
}

static const char *
button_text (FormFixture *fixture, const char *field)
{
  return ura_value_button_get_text (
      URA_VALUE_BUTTON (ura_editor_get_main (form_editor (fixture, field))));
}

static void
test_choice (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  g_autofree char *item = NULL;
  UraPicker *picker;
  UraEdit *edit;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "institution", "name", "Bashkia", NULL);
  form_open (&fixture, "institution", uid, NULL);
  picker = ura_choice_editor_get_picker (URA_CHOICE_EDITOR (form_editor (&fixture, "kind")));
  g_assert_cmpstr (button_text (&fixture, "kind"), ==, "—");

  /* Without the diacritics of "Strehëz"; then by the second word. */
  form_pick (&fixture, "kind", picker, "strehez");
  form_assert_stored (&fixture, "kind", "strehez");
  g_assert_cmpstr (button_text (&fixture, "kind"), ==, "Strehëz");
  form_pick (&fixture, "kind", picker, "bashkise");
  form_assert_stored (&fixture, "kind", "drejtori_bashkie");

  /* A retired item stays where it is, and cannot be chosen anew. */
  edit = ura_edit_new ("Test");
  {
    g_autoptr (UraQuery) query = ura_query_new ("value_item");
    g_autoptr (UraResult) found = NULL;
    g_autoptr (UraEdit) other = ura_edit_new ("Test");
    const char *twin = ura_edit_create (other, "value_item", NULL);

    ura_query_select (query, "uid");
    ura_query_where (query, "list = 'institution_kind' and code = 'drejtori_bashkie'");
    found = ura_store_query (fixture.store, query, NULL, NULL);
    item = g_strdup (ura_result_get_text (found, 0, 0));
    ura_edit_set_text (other, "value_item", twin, "list", "institution_kind");
    ura_edit_set_text (other, "value_item", twin, "code", "drejtori2");
    ura_edit_set_text (other, "value_item", twin, "label_sq", "Drejtori e re");
    ura_edit_set_text (other, "value_item", twin, "meaning", "directorate");
    ura_edit_set_integer (other, "value_item", twin, "active", 1);
    ura_test_apply (fixture.store, g_steal_pointer (&other));
  }
  ura_edit_set_integer (edit, "value_item", item, "active", 0);
  ura_edit_set_text (edit, "value_item", item, "label_sq", "Drejtori (e vjetër)");
  ura_test_apply (fixture.store, edit);
  form_settle (&fixture);
  g_assert_cmpstr (button_text (&fixture, "kind"), ==, "Drejtori (e vjetër)");
  form_pick (&fixture, "kind", picker, "drejtori e re");
  form_assert_stored (&fixture, "kind", "drejtori2");
  g_signal_emit_by_name (ura_editor_get_main (form_editor (&fixture, "kind")), "clicked");
  for (guint i = 0; i < g_list_model_get_n_items (ura_picker_get_model (picker)); i++)
    {
      g_autoptr (UraValueItem) choice = g_list_model_get_item (ura_picker_get_model (picker), i);

      g_assert_cmpstr (ura_value_item_get_label (choice), !=, "Drejtori (e vjetër)");
    }
  /* Nothing: the first of all. */
  ura_picker_select (picker, 0);
  ura_picker_pick (picker);
  form_leave (&fixture);
  form_assert_stored (&fixture, "kind", "");
}

static void
test_choices (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  GtkWidget *popover, *first, *last;
  UraValueLists *lists;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *json = NULL;

  form_fixture_init (&fixture);
  lists = ura_value_lists_of (fixture.store);
  uid = form_make (&fixture, "measure_report", "description", "Diçka", NULL);
  form_open (&fixture, "measure_report", uid, NULL);
  popover = form_find (form_editor (&fixture, "deviation_reasons"), GTK_TYPE_POPOVER);
  gtk_popover_popup (GTK_POPOVER (popover));
  first = form_find (popover, GTK_TYPE_CHECK_BUTTON);
  last = gtk_widget_get_last_child (gtk_widget_get_parent (first));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (last), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  ui_settle ();
  form_assert_stored (&fixture, "deviation_reasons", "");
  gtk_popover_popdown (GTK_POPOVER (popover));
  form_settle (&fixture);

  all = ura_value_lists_choices (lists, "deviation_reason", NULL);
  {
    const char *a = ura_value_item_get_code (g_ptr_array_index (all, 0));
    const char *b = ura_value_item_get_code (g_ptr_array_index (all, all->len - 1));
    gboolean sorted = strcmp (a, b) < 0;

    json = g_strdup_printf ("[\"%s\",\"%s\"]", sorted ? a : b, sorted ? b : a);
    form_assert_stored (&fixture, "deviation_reasons", json);
    g_assert_nonnull (strstr (button_text (&fixture, "deviation_reasons"),
                              ura_value_item_get_label (g_ptr_array_index (all, 0))));
  }
  g_assert_cmpint (form_count (&fixture, "measure_report", NULL), ==, 1);
}

static void
test_bool (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  GtkCheckButton *check;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "institution", "name", "Bashkia", NULL);
  form_open (&fixture, "institution", uid, NULL);
  check = GTK_CHECK_BUTTON (ura_editor_get_main (form_editor (&fixture, "active")));
  g_assert_false (gtk_check_button_get_active (check));
  gtk_check_button_set_active (check, TRUE);
  form_settle (&fixture);
  form_assert_stored (&fixture, "active", "1");
  gtk_check_button_set_active (check, FALSE);
  form_settle (&fixture);
  form_assert_stored (&fixture, "active", "0");
}

static void
test_reference (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *council = NULL;
  g_autofree char *police = NULL;
  g_autofree char *uid = NULL;
  UraReferenceEditor *editor;
  UraPicker *picker;

  form_fixture_init (&fixture);
  council = form_make (&fixture, "institution", "name", "Këshilli i Çorovodës", NULL);
  police = form_make (&fixture, "institution", "name", "Policia e Shtetit", "short_name", "PSH",
                      NULL);
  uid = form_make (&fixture, "institution", "name", "Drejtoria", NULL);
  form_open (&fixture, "institution", uid, NULL);
  editor = URA_REFERENCE_EDITOR (form_editor (&fixture, "parent"));
  picker = ura_reference_editor_get_picker (editor);

  form_pick (&fixture, "parent", picker, "keshilli cor");
  form_assert_stored (&fixture, "parent", council);
  g_assert_cmpstr (button_text (&fixture, "parent"), ==, "Këshilli i Çorovodës");
  /* Words typed and taken faster than they are found: the list waits for them. */
  form_pick (&fixture, "parent", picker, "psh");
  form_assert_stored (&fixture, "parent", police);

  gtk_widget_grab_focus (GTK_WIDGET (editor));
  g_signal_emit_by_name (
      gtk_widget_get_last_child (gtk_widget_get_parent (ura_editor_get_main (URA_EDITOR (editor)))),
      "clicked");
  form_leave (&fixture);
  form_assert_stored (&fixture, "parent", "");
  g_assert_cmpstr (button_text (&fixture, "parent"), ==, "—");
}

static gboolean
has_uid (gpointer data)
{
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *reason = NULL;

  ura_editor_read (data, &value, &reason);
  return !ura_value_is_null (&value);
}

static void
test_reference_created (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *node = NULL;
  g_autofree char *other = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *target = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *document = NULL;
  g_autofree char *title = NULL;
  UraPicker *picker;

  form_fixture_init (&fixture);
  node = form_make (&fixture, "node", "code", "A", "text", "Masë", NULL);
  other = form_make (&fixture, "node", "code", "B", "text", "Masë tjetër", NULL);
  mine = form_make (&fixture, "verification", "node", node, "text", "Raporti im", NULL);
  theirs = form_make (&fixture, "verification", "node", other, "text", "Raporti i tyre", NULL);
  target = g_strconcat ("node:", node, NULL);
  uid = form_make (&fixture, "evidence_link", "target", target, NULL);
  form_open (&fixture, "evidence_link", uid, NULL);

  picker = ura_reference_editor_get_picker (
      URA_REFERENCE_EDITOR (form_editor (&fixture, "document")));
  g_signal_emit_by_name (ura_editor_get_main (form_editor (&fixture, "document")), "clicked");
  ura_picker_type (picker, "Lista e pjesëmarrësve");
  ui_wait_shows (picker, "Krijo të re: „Lista e pjesëmarrësve“");
  form_click (picker, "Krijo të re: „Lista e pjesëmarrësve“");
  ui_wait (has_uid, form_editor (&fixture, "document"), "the new document");
  form_leave (&fixture);
  document = form_stored (&fixture, "evidence_link", uid, "document");
  title = form_stored (&fixture, "document", document, "title");
  g_assert_cmpstr (title, ==, "Lista e pjesëmarrësve");
  g_assert_cmpstr (button_text (&fixture, "document"), ==, "Lista e pjesëmarrësve");

  /* Only the means of verification of this measure are offered. */
  picker = ura_reference_editor_get_picker (
      URA_REFERENCE_EDITOR (form_editor (&fixture, "verification")));
  form_pick (&fixture, "verification", picker, "raporti");
  form_assert_stored (&fixture, "verification", mine);
  g_assert_cmpuint (g_list_model_get_n_items (ura_picker_get_model (picker)), ==, 1);
}

static void
test_period (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  g_autofree char *expected = NULL;
  UraPicker *picker;
  UraPeriod period;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "target", "text_printed", "86", NULL);
  form_open (&fixture, "target", uid, NULL);
  picker = ura_period_editor_get_picker (URA_PERIOD_EDITOR (form_editor (&fixture, "period")));
  form_pick (&fixture, "period", picker, "6-mujori II 2031");
  g_assert_true (ura_period_from_key ("2031-2", &period));
  expected = ura_period_uid (&period);
  form_assert_stored (&fixture, "period", expected);
  g_assert_cmpstr (button_text (&fixture, "period"), ==, "6-mujori II 2031");
  g_assert_cmpint (form_count (&fixture, "period", "key = '2031-2'"), ==, 1);
  /* Again: the record is there. */
  form_pick (&fixture, "period", picker, "viti 2025");
  form_pick (&fixture, "period", picker, "6-mujori II 2031");
  form_assert_stored (&fixture, "period", expected);
  g_assert_cmpint (form_count (&fixture, "period", NULL), ==, 2);
}

static void
test_references (void)
{
  static const UraField field = { "partners", "Partners", URA_FIELD_REFERENCES,
                                  .target = "institution" };
  g_auto (FormFixture) fixture = { 0 };
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *both = NULL;
  g_autofree char *reason = NULL;
  UraEditor *editor;
  GtkWidget *chip;

  form_fixture_init (&fixture);
  first = form_make (&fixture, "institution", "name", "Bashkia", NULL);
  second = form_make (&fixture, "institution", "name", "Prefektura", NULL);
  editor = g_object_ref_sink (ura_references_editor_new (fixture.store, "plan", &field));
  fixture.window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture.window, GTK_WIDGET (editor));
  gtk_window_present (fixture.window);

  both = g_strconcat (first, "\n", second, NULL);
  ura_value_set_text (&value, both);
  ura_editor_show (editor, &value, NULL);
  ui_wait_shows (editor, "Bashkia");
  ui_wait_shows (editor, "Prefektura");
  chip = gtk_flow_box_child_get_child (
      GTK_FLOW_BOX_CHILD (form_find (editor, GTK_TYPE_FLOW_BOX_CHILD)));
  g_signal_emit_by_name (chip, "clicked");
  g_assert_true (ura_editor_read (editor, &value, &reason));
  g_assert_cmpstr (ura_value_get_text (&value), ==, second);
  form_assert_named (editor);
  gtk_window_destroy (fixture.window);
  fixture.window = NULL;
  g_object_unref (editor);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GFile **file = user_data;
  g_autoptr (GError) error = NULL;

  *file = ura_opened_files_copy_finish (URA_OPENED_FILES (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_attachment (void)
{
  static const char content[] = "Lista e pjesëmarrësve\n";
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Lista ç.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) copy = NULL;
  g_autofree char *json = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *name = NULL;
  gint64 size = 0;
  UraAttachmentEditor *editor;
  struct stat info;

  form_fixture_init (&fixture);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  uid = form_make (&fixture, "document", "title", "Lista", NULL);
  form_open (&fixture, "document", uid, NULL);
  editor = URA_ATTACHMENT_EDITOR (form_editor (&fixture, "file"));
  g_assert_true (ui_shows (editor, "Asnjë skedar. Zgjidhni një ose lëshojeni këtu."));
  ura_attachment_editor_take (editor, file);
  ui_wait_shows (editor, "Lista ç.txt (24 bajtë)");
  form_settle (&fixture);
  json = form_stored (&fixture, "document", uid, "file");
  g_assert_true (ura_attachment_from_json (json, NULL, &name, &size, NULL));
  g_assert_cmpstr (name, ==, "Lista ç.txt");
  g_assert_cmpint (size, ==, (gint64) strlen (content));

  /* A copy for another program: this user's alone, and gone with the workspace. */
  ura_opened_files_copy_async (ura_opened_files_of (fixture.store), json, NULL, opened_cb, &copy);
  ui_wait (is_set, &copy, "the copy");
  g_assert_true (g_file_load_contents (copy, NULL, &copied, NULL, NULL, NULL));
  g_assert_cmpstr (copied, ==, content);
  g_assert_cmpint (stat (g_file_peek_path (copy), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_str_has_prefix (g_file_peek_path (copy), g_get_user_runtime_dir ()));
  form_close (&fixture);
  form_close_store (&fixture);
  g_assert_false (g_file_query_exists (copy, NULL));
}

static void
test_attachment_fails (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (g_get_home_dir ());
  UraAttachmentEditor *editor;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Lista", NULL);
  form_open (&fixture, "document", uid, NULL);
  editor = URA_ATTACHMENT_EDITOR (form_editor (&fixture, "file"));
  ura_attachment_editor_take (editor, file); /* a folder */
  ui_wait_shows (editor, "Asnjë skedar. Zgjidhni një ose lëshojeni këtu.");
  form_settle (&fixture);
  form_assert_stored (&fixture, "file", "");
}

static void
test_leftovers (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "ura-opened-Abc123", NULL);
  g_autofree char *inner = g_build_filename (folder, "x", NULL);
  g_autofree char *file = g_build_filename (inner, "Lista.txt", NULL);
  g_autofree char *lock = g_build_filename (folder, ".lock", NULL);
  g_autofree char *foreign = g_build_filename (g_get_user_runtime_dir (), "tjeter", NULL);

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (foreign, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "emra", -1, NULL));
  g_assert_true (g_file_set_contents (lock, "", -1, NULL));
  ura_opened_files_wipe_leftovers ();
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

static void
test_format (void)
{
  static const UraField yes_no = { "x", "X", URA_FIELD_BOOL };
  static const UraField list = { "x", "X", URA_FIELD_CHOICES, .list = "priority" };
  g_auto (FormFixture) fixture = { 0 };
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *yes = NULL;
  g_autofree char *labels = NULL;
  g_autofree char *period = ura_format_title ("period", "2024-1");
  g_autofree char *plain = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *megabytes = NULL;
  UraValueLists *lists;

  form_fixture_init (&fixture);
  lists = ura_value_lists_of (fixture.store);
  form_settle (&fixture);
  ura_value_set_integer (&value, 1);
  yes = ura_format_value (lists, &yes_no, &value);
  g_assert_cmpstr (yes, ==, "Po");
  ura_value_set_text (&value, "[\"i_larte\",\"e_panjohur\"]");
  labels = ura_format_value (lists, &list, &value);
  g_assert_cmpstr (labels, ==, "I lartë, e_panjohur");
  plain = ura_format_title ("period", "diçka");
  bytes = ura_format_size (1);
  megabytes = ura_format_size (1234567);
  g_assert_cmpstr (period, ==, "6-mujori I 2024");
  g_assert_cmpstr (plain, ==, "diçka");
  g_assert_cmpstr (bytes, ==, "1 bajt");
  g_assert_cmpstr (megabytes, ==, "1,2 MB");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/ui/form-editors/date", test_dates);
  ui_test_add ("/ui/form-editors/number", test_numbers);
  ui_test_add ("/ui/form-editors/number-is-not-rounded", test_number_is_not_rounded);
  ui_test_add ("/ui/form-editors/money-and-rate", test_money);
  ui_test_add ("/ui/form-editors/contacts", test_contacts);
  ui_test_add ("/ui/form-editors/calendar", test_calendar);
  ui_test_add ("/ui/form-editors/choice", test_choice);
  ui_test_add ("/ui/form-editors/choices", test_choices);
  ui_test_add ("/ui/form-editors/bool", test_bool);
  ui_test_add ("/ui/form-editors/reference-search", test_reference);
  ui_test_add ("/ui/form-editors/reference-creation", test_reference_created);
  ui_test_add ("/ui/form-editors/period", test_period);
  ui_test_add ("/ui/form-editors/references", test_references);
  ui_test_add ("/ui/form-editors/attachment", test_attachment);
  ui_test_add ("/ui/form-editors/attachment-that-cannot-be-read", test_attachment_fails);
  ui_test_add ("/ui/form-editors/leftover-copies-are-wiped", test_leftovers);
  ui_test_add ("/ui/form-editors/format", test_format);
  return g_test_run ();
}
