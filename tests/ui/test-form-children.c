/* Lists of children, records in windows of their own, and the history of a record. */

#include "config.h"

#include "form-fixture.h"

#include "ura-child-list.h"
#include "ura-history-dialog.h"
#include "ura-record-dialog.h"
#include "ura-record-form-private.h"
#include "ura-record-list.h"
#include "ura-test-workspace.h"

#include <string.h>

typedef struct
{
  UraChildList *list;
  guint n;
} Expected;

static gboolean
has_children (gpointer data)
{
  Expected *expected = data;

  return g_list_model_get_n_items (ura_child_list_get_model (expected->list)) == expected->n;
}

static void
wait_children (UraChildList *list, guint n)
{
  Expected expected = { list, n };

  ui_wait (has_children, &expected, "the children");
}

/* The list of the only child register shown. */
static UraChildList *
open_children (FormFixture *fixture, const char *register_id, const char *uid, const char *child)
{
  const char *const children[] = { child, NULL };

  form_open (fixture, register_id, uid, &(UraFormOptions){ .children = children });
  return URA_CHILD_LIST (form_find (fixture->form, URA_TYPE_CHILD_LIST));
}

static UraRecordDialog *
wait_dialog (void)
{
  return ui_window (NULL, URA_TYPE_RECORD_DIALOG);
}

static gboolean
has_no_dialog (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), *(GType *) data))
        return FALSE;
    }
  return TRUE;
}

static void
wait_closed (GType type)
{
  ui_wait (has_no_dialog, &type, "the dialog to close");
}

/* Turns the fixture to the form in the dialog; the window stays the fixture's. */
static void
enter_dialog (FormFixture *fixture, UraRecordDialog *dialog)
{
  fixture->form = ura_record_dialog_get_form (dialog);
  form_settle (fixture);
}

static void
leave_field (FormFixture *fixture, UraRecordDialog *dialog)
{
  gtk_window_set_focus (GTK_WINDOW (dialog), NULL);
  form_settle (fixture);
}

static void
test_add_open_bin (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;
  UraRecordForm *parent;
  UraRecordDialog *dialog;
  UraChildList *list;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "institution", "name", "Bashkia", NULL);
  list = open_children (&fixture, "institution", uid, "aliases");
  parent = fixture.form;
  ui_wait_shows (list, "Ende asnjë");

  ui_act (list, "child.add", NULL);
  dialog = wait_dialog ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Emër tjetër");
  enter_dialog (&fixture, dialog);
  form_assert_named (dialog);
  form_type (&fixture, "alias", "BK");
  leave_field (&fixture, dialog);
  form_type (&fixture, "context", "Plani i Korçës");
  /* Closing leaves the field that is being typed. */
  gtk_window_close (GTK_WINDOW (dialog));
  fixture.form = parent;
  wait_closed (URA_TYPE_RECORD_DIALOG);
  wait_children (list, 1);
  ui_wait_shows (list, "BK");
  ui_wait_shows (list, "Ku përdoret: Plani i Korçës");

  /* The new one is selected: it can be opened and moved to the bin at once. */
  ui_act (list, "child.open", NULL);
  dialog = wait_dialog ();
  enter_dialog (&fixture, dialog);
  form_assert_text (&fixture, "alias", "BK");
  form_type (&fixture, "alias", "BKo");
  gtk_window_close (GTK_WINDOW (dialog));
  fixture.form = parent;
  wait_closed (URA_TYPE_RECORD_DIALOG);
  ui_wait_shows (list, "BKo");

  ui_act (list, "child.bin", NULL);
  wait_children (list, 0);
  ui_wait_shows (list, "Ende asnjë");
  undone = ura_store_undo (fixture.store, FALSE, &error);
  g_assert_no_error (error);
  wait_children (list, 1);
  ui_wait_shows (list, "BKo");
}

static void
test_untouched_child (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  UraRecordForm *parent;
  UraRecordDialog *dialog;
  UraChildList *list;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "institution", "name", "Bashkia", NULL);
  list = open_children (&fixture, "institution", uid, "aliases");
  parent = fixture.form;
  ui_act (list, "child.add", NULL);
  dialog = wait_dialog ();
  gtk_window_close (GTK_WINDOW (dialog));
  wait_closed (URA_TYPE_RECORD_DIALOG);
  g_assert_cmpint (form_count (&fixture, "institution_alias", NULL), ==, 0);

  /* Filled in, and emptied again. */
  ui_act (list, "child.add", NULL);
  dialog = wait_dialog ();
  enter_dialog (&fixture, dialog);
  form_type (&fixture, "alias", "BK");
  leave_field (&fixture, dialog);
  g_assert_cmpint (form_count (&fixture, "institution_alias", NULL), ==, 1);
  form_type (&fixture, "alias", "");
  gtk_window_close (GTK_WINDOW (dialog));
  fixture.form = parent;
  wait_closed (URA_TYPE_RECORD_DIALOG);
  wait_children (list, 0);
  g_assert_cmpint (form_count (&fixture, "institution_alias", NULL), ==, 0);
}

static void
test_dialog_keeps_refused (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  GtkWindow *dialog;
  GtkWidget *question;
  UraRecordForm *form;

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "document", "title", "Raport", NULL);
  form_open (&fixture, "document", uid, NULL);
  form = fixture.form;
  dialog = ura_record_dialog_new (GTK_WIDGET (fixture.form), fixture.store, "document", uid, NULL);
  gtk_window_present (dialog);
  g_assert_true (gtk_window_get_transient_for (dialog) == fixture.window);
  enter_dialog (&fixture, URA_RECORD_DIALOG (dialog));
  form_type (&fixture, "date", "pardje");
  gtk_window_close (dialog);
  question = ui_window (NULL, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  form_click (question, "Qëndro");
  wait_closed (ADW_TYPE_MESSAGE_DIALOG);
  form_assert_text (&fixture, "date", "pardje");

  gtk_window_close (dialog);
  question = ui_window (NULL, ADW_TYPE_MESSAGE_DIALOG);
  form_click (question, "Mbyll pa to");
  fixture.form = form;
  wait_closed (URA_TYPE_RECORD_DIALOG);
  form_assert_stored (&fixture, "date", "");
}

/* An item below an item is in the same plan, though no form asks for it. */
static void
test_inherited (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *plan = NULL;
  g_autofree char *node = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *parent_uid = NULL;
  UraRecordForm *parent;
  UraRecordDialog *dialog;
  UraChildList *list;

  form_fixture_init (&fixture);
  plan = form_make (&fixture, "plan", "title", "Plan", "code", "P", NULL);
  node = form_make (&fixture, "node", "plan", plan, "code", "P-1", "text", "Objektiv", NULL);
  list = open_children (&fixture, "node", node, "parts");
  parent = fixture.form;
  ui_act (list, "child.add", NULL);
  dialog = wait_dialog ();
  enter_dialog (&fixture, dialog);
  form_type (&fixture, "code", "P-1.a");
  leave_field (&fixture, dialog);
  stored = form_stored (&fixture, "node", ura_record_form_get_uid (fixture.form), "plan");
  parent_uid = form_stored (&fixture, "node", ura_record_form_get_uid (fixture.form), "parent");
  g_assert_cmpstr (stored, ==, plan);
  g_assert_cmpstr (parent_uid, ==, node);
  gtk_window_close (GTK_WINDOW (dialog));
  fixture.form = parent;
  wait_closed (URA_TYPE_RECORD_DIALOG);

  /* A report needs a period, which only the page of the plan knows. */
  list = open_children (&fixture, "node", node, "reports");
  ui_settle ();
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (list), "child.add", NULL) &&
                  g_list_model_get_n_items (gtk_window_get_toplevels ()) > 1);
}

static void
test_any_record (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *node = NULL;
  g_autofree char *target = NULL;
  g_autofree char *document = NULL;
  g_autofree char *link = NULL;
  UraChildList *list;

  form_fixture_init (&fixture);
  node = form_make (&fixture, "node", "code", "P-1", "text", "Masë", NULL);
  target = g_strconcat ("node:", node, NULL);
  document = form_make (&fixture, "document", "title", "Vendimi", NULL);
  link = form_make (&fixture, "evidence_link", "target", target, "document", document, NULL);
  list = open_children (&fixture, "node", node, "evidence");
  wait_children (list, 1);
  ui_wait_shows (list, "Vendimi");
  /* Seen from the document it is what the document proves. */
  list = open_children (&fixture, "document", document, "uses");
  wait_children (list, 1);
  ui_wait_shows (list, "P-1 Masë");
}

static gboolean
is_selectable (gpointer data)
{
  Expected *expected = data;
  g_autofree char *uid = ura_record_list_get_uid (
      URA_RECORD_LIST (ura_child_list_get_model (expected->list)), expected->n);

  return uid != NULL && ura_child_list_select (expected->list, uid);
}

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);
  return n;
}

static void
test_ten_thousand (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *uid = NULL;
  UraChildList *list;
  UraEdit *edit;
  Expected first = { NULL, 5 };

  form_fixture_init (&fixture);
  uid = form_make (&fixture, "institution", "name", "Bashkia", NULL);
  edit = ura_edit_new ("Test");
  for (int i = 0; i < 10000; i++)
    {
      const char *alias = ura_edit_create (edit, "institution_alias", NULL);
      g_autofree char *name = g_strdup_printf ("Emri %05d", i);

      ura_edit_set_text (edit, "institution_alias", alias, "institution", uid);
      ura_edit_set_text (edit, "institution_alias", alias, "alias", name);
    }
  ura_test_apply (fixture.store, edit);
  list = open_children (&fixture, "institution", uid, "aliases");
  wait_children (list, 10000);
  ui_wait_shows (list, "Emri 00003");
  first.list = list;
  ui_wait (is_selectable, &first, "the sixth child");
  g_assert_cmpuint (count_widgets (GTK_WIDGET (list)), <, 3000);
}

static gboolean
has_history (gpointer data)
{
  return g_list_model_get_n_items (ura_history_dialog_get_model (data)) > 0;
}

static gboolean
history_has (GListModel *items, const char *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (UraHistoryItem) item = g_list_model_get_item (items, i);

      if (g_str_equal (ura_history_item_get_text (item), text))
        return TRUE;
    }
  return FALSE;
}

static void
test_history (void)
{
  g_auto (FormFixture) fixture = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (UraHistoryItem) newest = NULL;
  UraHistoryDialog *dialog;
  GListModel *items;
  UraEdit *edit;

  form_fixture_init (&fixture);
  first = form_make (&fixture, "institution", "name", "Prefektura", NULL);
  uid = form_make (&fixture, "institution", "name", "Bashkia", NULL);
  edit = ura_edit_new ("Test");
  ura_edit_set_text (edit, "institution", uid, "kind", "bashki");
  ura_test_apply (fixture.store, edit);
  edit = ura_edit_new ("Test");
  ura_edit_set_text (edit, "institution", uid, "kind", "strehez");
  ura_edit_set_text (edit, "institution", uid, "parent", first);
  ura_edit_set_integer (edit, "institution", uid, "active", 1);
  ura_test_apply (fixture.store, edit);
  edit = ura_edit_new ("Test");
  ura_edit_bin (edit, "institution", uid);
  ura_test_apply (fixture.store, edit);

  form_open (&fixture, "institution", uid, NULL);
  ui_act (fixture.form, "form.history", NULL);
  dialog = ui_window (NULL, URA_TYPE_HISTORY_DIALOG);
  ui_wait (has_history, dialog, "the history");
  items = ura_history_dialog_get_model (dialog);
  newest = g_list_model_get_item (items, 0);
  g_assert_cmpstr (ura_history_item_get_text (newest), ==, "Kaloi në kosh");
  g_assert_true (g_str_has_suffix (ura_history_item_get_heading (newest), "Arta Prifti"));
  g_assert_true (history_has (items, "Lloji: Bashki → Strehëz"));
  g_assert_true (history_has (items, "Në varësi të: Prefektura"));
  g_assert_true (history_has (items, "Aktiv: Po"));
  form_assert_named (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_closed (URA_TYPE_HISTORY_DIALOG);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/ui/form-children/add-open-bin", test_add_open_bin);
  ui_test_add ("/ui/form-children/empty-child-is-not-kept", test_untouched_child);
  ui_test_add ("/ui/form-children/dialog-keeps-what-is-refused", test_dialog_keeps_refused);
  ui_test_add ("/ui/form-children/hidden-references-are-inherited", test_inherited);
  ui_test_add ("/ui/form-children/any-record", test_any_record);
  ui_test_add ("/ui/form-children/ten-thousand", test_ten_thousand);
  ui_test_add ("/ui/form-children/history", test_history);
  return g_test_run ();
}
