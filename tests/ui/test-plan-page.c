/* The page of a plan: from finding a measure to the saved workbook. */

#include "config.h"

#include "plan-fixture.h"

#include "ura-add-node-dialog.h"
#include "ura-choice-editor.h"
#include "ura-evidence-add.h"
#include "ura-indicator-row.h"
#include "ura-plan-import-dialog.h"
#include "ura-report-block.h"
#include "ura-save-report-dialog.h"
#include "ura-status-pill.h"
#include "ura-successor-dialog.h"
#include "ura-uid.h"

#include <glib/gstdio.h>

/* The form of the report, as the form's own tests drive one. */
static void
open_form (PlanFixture *fixture, FormFixture *form)
{
  GtkWidget *block = form_find (fixture->page, URA_TYPE_REPORT_BLOCK);

  *form = (FormFixture){ .store = fixture->store,
                         .window = GTK_WINDOW (fixture->window),
                         .form = form_find (block, URA_TYPE_RECORD_FORM),
                         .elsewhere = ui_find (fixture->page, "search") };
  form_settle (form);
}

static void
activate_row (PlanFixture *fixture, const char *code)
{
  g_autofree char *uid = plan_uid_of (fixture->store, code);
  GListModel *model = ura_plan_list_get_model (fixture->page->list);
  guint position = ura_record_list_find (URA_RECORD_LIST (model), uid);

  g_assert_cmpuint (position, !=, G_MAXUINT);
  g_signal_emit_by_name (ui_find (fixture->page, "view"), "activate", position);
  plan_select (fixture, code);
}

static gboolean
focus_in_report (gpointer data)
{
  PlanFixture *fixture = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, URA_TYPE_REPORT_BLOCK) != NULL;
}

/* Undoes as Ctrl+Z does. */
static void
undo (PlanFixture *fixture)
{
  ui_act (fixture->window, "app.undo", NULL);
  plan_settle (fixture);
}

static void
pick_status (FormFixture *form, const char *words)
{
  form_pick (form, "status",
             ura_choice_editor_get_picker (URA_CHOICE_EDITOR (form_editor (form, "status"))),
             words);
}

/* Search, Down, Enter, and the keyboard stands in the report; what is filled in is in the store and
 * in the row. */
static void
test_report (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  FormFixture form;
  g_autofree char *report = NULL;

  plan_fixture_init (&fixture, plan_korce, NULL);
  plan_search (&fixture, "A.1.1.b");
  g_signal_emit_by_name (ui_find (fixture.page, "search"), "activate");
  plan_select (&fixture, "KO-A.1.1.b");
  activate_row (&fixture, "KO-A.1.1.b");
  ui_wait (focus_in_report, &fixture, "the keyboard to be in the report");
  g_assert_cmpuint (plan_count (fixture.store, "measure_report", NULL), ==, 0);
  plan_wait_text (&fixture, "KO-A.1.1.b", URA_PLAN_COLUMN_STATUS, NULL);

  open_form (&fixture, &form);
  pick_status (&form, "proces");
  plan_wait_text (&fixture, "KO-A.1.1.b", URA_PLAN_COLUMN_STATUS_LABEL, "Në proces");
  g_assert_cmpuint (plan_count (fixture.store, "measure_report", "period.key = '2024-2'"), ==, 1);
  form_fill (&form, "progress", "40");
  form_fill (&form, "description", "U hartua drafti i parë.");
  plan_wait_number (&fixture, "KO-A.1.1.b", URA_PLAN_COLUMN_PROGRESS, 40);
  form_assert_stored (&form, "description", "U hartua drafti i parë.");
  g_assert_cmpuint (plan_count (fixture.store, "measure_report",
                                "node.code = 'KO-A.1.1.b' and state = 'in_progress' and "
                                "progress = 40"),
                    ==, 1);
  /* Only one report, whatever was filled in. */
  g_assert_cmpuint (plan_count (fixture.store, "measure_report", NULL), ==, 1);
}

/* The rule about evidence speaks in form and list, and is silent once there is some. */
static void
test_evidence (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Procesverbal.txt", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *node = NULL;
  FormFixture form;

  plan_fixture_init (&fixture, plan_korce, NULL);
  node = plan_uid_of (fixture.store, "KO-A.1.1.a");
  plan_select (&fixture, "KO-A.1.1.a");
  open_form (&fixture, &form);
  pick_status (&form, "zbatuar");
  g_assert_cmpuint (plan_count (fixture.store, "measure_report", "incomplete"), ==, 1);
  ui_wait_shows (fixture.page, "Masa e zbatuar kërkon prova ose arsyen pse nuk ka.");
  plan_wait_number (&fixture, "KO-A.1.1.a", URA_PLAN_COLUMN_INCOMPLETE, 1);

  g_assert_true (g_file_set_contents (path, "Teksti i procesverbalit", -1, NULL));
  g_list_store_append (files, file);
  ura_evidence_add_files (GTK_WIDGET (fixture.page), fixture.page->context, node, NULL,
                          G_LIST_MODEL (files));
  ui_wait_shows (fixture.page, "Procesverbal");
  plan_settle (&fixture);
  g_assert_cmpuint (plan_count (fixture.store, "evidence_link",
                                "document.title = 'Procesverbal' and period.key = '2024-2'"),
                    ==, 1);
  g_assert_cmpuint (plan_count (fixture.store, "measure_report", "incomplete"), ==, 0);
  plan_wait_number (&fixture, "KO-A.1.1.a", URA_PLAN_COLUMN_INCOMPLETE, 0);
  /* Document and link are one step. */
  undo (&fixture);
  g_assert_cmpuint (plan_count (fixture.store, "evidence_link", NULL), ==, 0);
  g_assert_cmpuint (plan_count (fixture.store, "document", NULL), ==, 0);
}

static char *
first_codes (PlanFixture *fixture, guint n)
{
  g_autofree char *codes = plan_codes (fixture);
  g_auto (GStrv) list = g_strsplit (codes, " ", (int) n + 1);

  if (g_strv_length (list) > n)
    g_clear_pointer (&list[n], g_free);
  return g_strjoinv (" ", list);
}

typedef struct
{
  PlanFixture *fixture;
  const char *codes;
} Order;

static gboolean
begins_with (gpointer data)
{
  const Order *order = data;
  g_auto (GStrv) list = g_strsplit (order->codes, " ", -1);
  g_autofree char *codes = NULL;

  plan_settle (order->fixture);
  codes = first_codes (order->fixture, g_strv_length (list));
  return g_str_equal (codes, order->codes);
}

static void
wait_order (PlanFixture *fixture, const char *codes)
{
  Order order = { fixture, codes };

  ui_wait (begins_with, &order, codes);
}

static void
test_move (void)
{
  g_auto (PlanFixture) fixture = { 0 };

  plan_fixture_init (&fixture, plan_korce, NULL);
  wait_order (&fixture, "KO-A KO-A.1.1 KO-A.1.1.a KO-A.1.1.b");
  plan_select (&fixture, "KO-A.1.1.b");
  plan_act (&fixture, "move-up");
  wait_order (&fixture, "KO-A KO-A.1.1 KO-A.1.1.b KO-A.1.1.a");
  undo (&fixture);
  wait_order (&fixture, "KO-A KO-A.1.1 KO-A.1.1.a KO-A.1.1.b");
  ui_act (fixture.window, "app.redo", NULL);
  wait_order (&fixture, "KO-A KO-A.1.1 KO-A.1.1.b KO-A.1.1.a");
}

static void
retire (PlanFixture *fixture, const char *action, const char *reason)
{
  AdwMessageDialog *dialog;
  GtkEditable *entry;

  plan_act (fixture, action);
  dialog = ui_window (fixture->application, ADW_TYPE_MESSAGE_DIALOG);
  entry = form_find (dialog, GTK_TYPE_ENTRY);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "retire"));
  gtk_editable_set_text (entry, reason);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "retire"));
  adw_message_dialog_response (dialog, "retire");
}

static gboolean
is_retired (gpointer data)
{
  PlanFixture *fixture = data;

  return plan_count (fixture->store, "node", "retired_on is not missing") == 1;
}

static gboolean
is_not_retired (gpointer data)
{
  return !is_retired (data);
}

/* What has been reported on is retired, also by the key that deletes. */
static void
test_retire (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  guint all;

  plan_fixture_init (&fixture, plan_korce, NULL);
  all = plan_n_rows (&fixture);
  plan_report (fixture.store, "KO-A.1.1.a", "2024-1", "ne_proces", NULL);
  plan_select (&fixture, "KO-A.1.1.a");
  retire (&fixture, "remove", "Detyra kaloi te një drejtori tjetër");
  ui_wait (is_retired, &fixture, "the item to be retired");
  plan_settle (&fixture);
  g_assert_cmpuint (plan_n_rows (&fixture), ==, all - 1);
  ui_wait_shows (fixture.page,
                 "E tërhequr nga plani më 16.09.2024: Detyra kaloi te një drejtori tjetër");

  g_action_group_change_action_state (G_ACTION_GROUP (fixture.page->actions), "show-retired",
                                      g_variant_new_boolean (TRUE));
  plan_settle (&fixture);
  g_assert_cmpuint (plan_n_rows (&fixture), ==, all);
  plan_act (&fixture, "unretire");
  ui_wait (is_not_retired, &fixture, "the item to be taken back");
  undo (&fixture);
  ui_wait (is_retired, &fixture, "the item to be retired again");
}

static gboolean
is_added (gpointer data)
{
  return plan_count (((PlanFixture *) data)->store, "node", "text = 'Masë e re'") == 1;
}

static gboolean
is_gone (gpointer data)
{
  return !is_added (data);
}

/* The code is suggested; what was added by mistake goes to the bin, and comes back. */
static void
test_add_and_delete (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  GtkWidget *dialog, *add;
  GtkTextView *text;

  plan_fixture_init (&fixture, plan_korce, NULL);
  plan_select (&fixture, "KO-A.1.1.b");
  plan_act (&fixture, "add-measure");
  dialog = ui_window (fixture.application, URA_TYPE_ADD_NODE_DIALOG);
  add = ui_find (dialog, "add");
  g_assert_false (gtk_widget_get_sensitive (add));
  text = ui_find (dialog, "text");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "Masë e re", -1);
  while (!gtk_widget_get_sensitive (add))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (ui_find (dialog, "code")), ==, "KO-A.1.1.c");
  form_assert_named (dialog);
  g_signal_emit_by_name (add, "clicked");
  ui_wait (is_added, &fixture, "the measure to be added");
  wait_order (&fixture, "KO-A KO-A.1.1 KO-A.1.1.a KO-A.1.1.b KO-A.1.1.c");
  plan_select (&fixture, "KO-A.1.1.c");

  plan_act (&fixture, "remove");
  ui_wait (is_gone, &fixture, "the measure to be deleted");
  undo (&fixture);
  g_assert_true (is_added (&fixture));
}

/* Periods */

static void
report_before (UraStore *store)
{
  plan_report (store, "KO-A.1.1.a", "2023-2", "ne_proces", NULL);
  plan_report (store, "KO-A.1.1.a", "2024-1", "e_shtyre", NULL);
}

static void
test_periods (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  FormFixture form;

  plan_fixture_init (&fixture, plan_korce, report_before);
  g_assert_cmpstr (ura_plan_context_get_period (fixture.page->context)->start, ==, "2024-07-01");
  ui_wait_shows (fixture.page->header_start, "6-mujori II 2024");
  plan_select (&fixture, "KO-A.1.1.a");
  plan_wait_text (&fixture, "KO-A.1.1.a", URA_PLAN_COLUMN_STATUS, NULL);
  /* What was reported in other periods stands on the page. */
  ui_wait_shows (fixture.page, "6-mujori I 2024");
  ui_wait_shows (fixture.page, "6-mujori II 2023");

  form_click (fixture.page->header_start, "6-mujori II 2024");
  ui_settle ();
  {
    UraPeriod period;

    g_assert_true (ura_period_from_key ("2024-1", &period));
    ura_plan_context_set_period (fixture.page->context, &period);
  }
  plan_settle (&fixture);
  plan_wait_text (&fixture, "KO-A.1.1.a", URA_PLAN_COLUMN_STATUS, "postponed");
  ui_wait_shows (fixture.page, "Raportimi: 6-mujori I 2024");
  open_form (&fixture, &form);
  form_assert_stored (&form, "status", "e_shtyre");
  /* What is filled in now belongs to that period. */
  form_fill (&form, "reason_text", "Mungojnë fondet.");
  g_assert_cmpuint (plan_count (fixture.store, "measure_report",
                                "period.key = '2024-1' and reason_text is not missing"),
                    ==, 1);
  g_assert_cmpuint (plan_count (fixture.store, "measure_report", NULL), ==, 2);
}

static gboolean
has_two_plans (gpointer data)
{
  PlanFixture *fixture = data;

  return ura_plan_context_get_plans (fixture->page->context)->len == 2;
}

static gboolean
shows_successor (gpointer data)
{
  const UraPlanInfo *plan = ura_plan_context_get_plan (((PlanFixture *) data)->page->context);

  return plan != NULL && g_strcmp0 (plan->code, "KO26") == 0;
}

/* A plan that is over says so, and offers the one that follows. */
static void
test_ended (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  GtkWidget *dialog;
  GtkRevealer *bar;

  g_setenv ("URA_TODAY", "2026-02-01", TRUE);
  plan_fixture_init (&fixture, plan_korce, NULL);
  bar = ui_find (fixture.page, "ended_bar");
  g_assert_true (gtk_revealer_get_reveal_child (bar));
  g_assert_cmpstr (ura_plan_context_get_period (fixture.page->context)->end, ==, "2025-12-31");

  plan_act (&fixture, "successor");
  dialog = ui_window (fixture.application, URA_TYPE_SUCCESSOR_DIALOG);
  g_assert_cmpstr (gtk_editable_get_text (ui_find (dialog, "start")), ==, "2026");
  g_assert_cmpstr (gtk_editable_get_text (ui_find (dialog, "end")), ==, "2029");
  g_assert_cmpstr (
      gtk_editable_get_text (ui_find (dialog, "plan_title")), ==,
      "Plani Vendor i Veprimit për Migracionin dhe Diasporën 2026–2029, Bashkia Korçë");
  form_assert_named (dialog);
  /* A mistake is said in place. */
  gtk_editable_set_text (ui_find (dialog, "end"), "kurrë");
  g_signal_emit_by_name (ui_find (dialog, "make"), "clicked");
  ui_wait_shows (dialog, "Jepni ditën e parë dhe të fundit të planit, ose vitet.");
  gtk_editable_set_text (ui_find (dialog, "end"), "2029");
  g_signal_emit_by_name (ui_find (dialog, "make"), "clicked");
  ui_wait (has_two_plans, &fixture, "the second plan");
  ui_wait (shows_successor, &fixture, "the successor to be shown");
  plan_settle (&fixture);
  g_assert_cmpuint (plan_n_rows (&fixture), ==, 50);
  g_assert_false (gtk_revealer_get_reveal_child (bar));
  g_assert_cmpuint (plan_count (fixture.store, "node_link", "to_node.plan.code = 'KO'"), >=, 33);
}

/* Several plans: the list, the switcher, and links between them. */
static void
test_several_plans (void)
{
  static const char *const shipped[] = { "korce-2022-2025", "pkv-2021-2023", "fier-krat-2022",
                                         NULL };
  g_auto (PlanFixture) fixture = { 0 };
  g_autofree char *fier = ura_uid_for ("plan", "FR");
  g_autofree char *pkv = ura_uid_for ("plan", "PKV");
  g_autofree char *target = NULL;

  plan_fixture_init (&fixture, shipped, NULL);
  /* The unit's own. */
  g_assert_cmpstr (ura_plan_context_get_plan (fixture.page->context)->code, ==, "KO");
  ura_plan_context_set_plan (fixture.page->context, fier);
  plan_settle (&fixture);
  g_assert_cmpuint (plan_n_rows (&fixture), ==, 2 + 3 + 26);
  plan_select (&fixture, "FR-2.1.1");
  target = plan_uid_of (fixture.store, "PKV-2.1.1");
  ui_wait_shows (fixture.page,
                 "Plani Kombëtar i Veprimit për Luftën kundër Trafikimit të Personave "
                 "2021–2023");
  ura_plan_page_show_node (fixture.page, pkv, target);
  plan_settle (&fixture);
  plan_select (&fixture, "PKV-2.1.1");
  g_assert_cmpstr (ura_plan_context_get_plan (fixture.page->context)->code, ==, "PKV");
  g_assert_cmpuint (plan_n_rows (&fixture), ==, 3 + 5 + 55);
}

/* The actual value is typed in place, and the figures beside it follow. */

static gboolean
has_indicator (gpointer data)
{
  GtkWidget *blocks = ui_find (((PlanFixture *) data)->page, "blocks");

  return ui_shows (blocks, "Treguesit") && ui_shows (blocks, "Vlera e arritur");
}

static void
test_indicator (void)
{
  static const char *const shipped[] = { "fier-krat-2022", NULL };
  g_auto (PlanFixture) fixture = { 0 };
  FormFixture form = { 0 };
  GtkWidget *row;

  g_setenv ("URA_TODAY", "2022-12-01", TRUE);
  plan_fixture_init (&fixture, shipped, NULL);
  plan_select (&fixture, "FR-2.1");
  ui_wait (has_indicator, &fixture, "the indicators");
  row = form_find (fixture.page, URA_TYPE_INDICATOR_ROW);
  form = (FormFixture){ .store = fixture.store,
                        .window = GTK_WINDOW (fixture.window),
                        .form = form_find (row, URA_TYPE_RECORD_FORM),
                        .elsewhere = ui_find (fixture.page, "search") };
  form_settle (&form);
  g_assert_cmpuint (plan_count (fixture.store, "indicator_value", NULL), ==, 0);
  form_fill (&form, "value", "shumë");
  g_assert_cmpuint (plan_count (fixture.store, "indicator_value", NULL), ==, 0);
  form_fill (&form, "value", "1 200,5");
  g_assert_cmpuint (plan_count (fixture.store, "indicator_value",
                                "value = 1200.5 and period.key = '2022-2' and "
                                "meaning (method) = 'typed'"),
                    ==, 1);
  form_fill (&form, "value", "12");
  g_assert_cmpuint (plan_count (fixture.store, "indicator_value", "value = 12"), ==, 1);
  g_assert_cmpuint (plan_count (fixture.store, "indicator_value", NULL), ==, 1);
}

/* A narrow window shows one side at a time. */

static gboolean
is_folded (gpointer data)
{
  return ura_fold_pane_get_folded (((PlanFixture *) data)->page->pane);
}

static gboolean
is_not_folded (gpointer data)
{
  return !is_folded (data);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
test_narrow (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  GtkWidget *list, *detail;

  plan_fixture_init (&fixture, plan_korce, NULL);
  list = GTK_WIDGET (fixture.page->list);
  detail = GTK_WIDGET (fixture.page->node_page);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 640, 700);
  ui_wait (is_folded, &fixture, "the page to fold");
  ui_wait (is_mapped, list, "the list");
  g_assert_false (gtk_widget_get_mapped (detail));
  activate_row (&fixture, "KO-A.1.1.a");
  ui_wait (is_mapped, detail, "the page of the item");
  g_assert_false (gtk_widget_get_mapped (list));
  plan_act (&fixture, "show-list");
  ui_wait (is_mapped, list, "the list again");
  g_assert_false (gtk_widget_get_mapped (detail));
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1280, 800);
  ui_wait (is_not_folded, &fixture, "the page to unfold");
  ui_wait (is_mapped, list, "the list beside");
  ui_wait (is_mapped, detail, "the page beside it");
}

/* The workbook */

static gboolean
has_name (gpointer data)
{
  return g_str_equal (gtk_editable_get_text (ui_find (data, "file_name")),
                      "Raport_6M_Korce_KO_2024-2_v1.xlsx");
}

static gboolean
is_saved (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static void
test_save_report (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  GtkWidget *dialog;
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Raport_6M_Korce_KO_2024-2_v1.xlsx",
                                            NULL);
  g_autofree char *content = NULL;
  gsize length;

  plan_fixture_init (&fixture, plan_korce, report_before);
  plan_act (&fixture, "save-report");
  dialog = ui_window (fixture.application, URA_TYPE_SAVE_REPORT_DIALOG);
  ui_wait (has_name, dialog, "the suggested name");
  form_assert_named (dialog);
  gtk_editable_set_text (ui_find (dialog, "file_name"), "a/b");
  g_assert_false (gtk_widget_get_sensitive (ui_find (dialog, "save")));
  ui_wait_shows (dialog, "Emri i skedarit nuk mund të ketë “/”.");
  gtk_editable_set_text (ui_find (dialog, "file_name"), "Raport_6M_Korce_KO_2024-2_v1");
  g_signal_emit_by_name (ui_find (dialog, "save"), "clicked");
  ui_wait (is_saved, path, "the workbook");
  ui_wait_shows (fixture.window, "Raporti u ruajt: Raport_6M_Korce_KO_2024-2_v1.xlsx");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 5000);
  g_assert_cmpmem (content, 2, "PK", 2);
}

/* No plan: the page offers the ways to one. */

static gboolean
has_plan (gpointer data)
{
  return ura_plan_context_get_plan (((PlanFixture *) data)->page->context) != NULL;
}

static void
test_no_plan (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  GtkWidget *dialog;

  plan_fixture_init (&fixture, NULL, NULL);
  ui_wait_shows (fixture.page, "Ende pa plan");
  plan_act (&fixture, "add-shipped");
  dialog = ui_window (fixture.application, URA_TYPE_PLAN_IMPORT_DIALOG);
  ui_wait_shows (dialog, "Shto");
  form_assert_named (dialog);
  form_click (dialog, "Shto");
  ui_wait (has_plan, &fixture, "the plan");
  plan_settle (&fixture);
  g_assert_cmpstr (ura_plan_context_get_plan (fixture.page->context)->code, ==, "KO");
  g_assert_cmpuint (plan_n_rows (&fixture), ==, 50);
}

/* A file is looked at before it comes in. */
static void
test_import (void)
{
  g_auto (PlanFixture) fixture = { 0 };
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Plan.plan", NULL);
  g_autofree char *wrong = g_build_filename (g_get_home_dir (), "Gabim.plan", NULL);
  GtkWindow *dialog;

  plan_fixture_init (&fixture, plan_korce, NULL);
  g_assert_true (g_file_set_contents (wrong, "ura-plan 1\n[plan X]\ntitle: X\n", -1, NULL));
  dialog = ura_plan_import_dialog_new_for_file (GTK_WIDGET (fixture.page), fixture.store, wrong);
  gtk_window_present (dialog);
  ui_wait_shows (dialog, "Gabimet në skedar");
  g_assert_false (gtk_widget_get_visible (ui_find (dialog, "add")));
  gtk_window_destroy (dialog);

  g_assert_true (g_file_set_contents (path,
                                      "ura-plan 1\n[plan X]\ntitle: Plan i ri\nlevel: "
                                      "municipality\nstart: 2024\nend: 2024\n[area A]\ntext: "
                                      "Fusha\n[measure A.1]\ntext: Masa\nsupporting:\n",
                                      -1, NULL));
  dialog = ura_plan_import_dialog_new_for_file (GTK_WIDGET (fixture.page), fixture.store, path);
  gtk_window_present (dialog);
  ui_wait_shows (dialog, "Për t’u parë më pas");
  g_assert_cmpuint (plan_count (fixture.store, "plan", NULL), ==, 1);
  g_signal_emit_by_name (ui_find (dialog, "add"), "clicked");
  ui_wait (has_two_plans, &fixture, "the second plan");
  g_assert_cmpuint (plan_count (fixture.store, "node", "plan.code = 'X'"), ==, 2);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/plan-page/report-by-keyboard", test_report);
  ui_test_add ("/plan-page/evidence-in-one-step", test_evidence);
  ui_test_add ("/plan-page/move", test_move);
  ui_test_add ("/plan-page/retire", test_retire);
  ui_test_add ("/plan-page/add-and-delete", test_add_and_delete);
  ui_test_add ("/plan-page/periods", test_periods);
  ui_test_add ("/plan-page/ended-plan-offers-successor", test_ended);
  ui_test_add ("/plan-page/several-plans", test_several_plans);
  ui_test_add ("/plan-page/indicator-in-place", test_indicator);
  ui_test_add ("/plan-page/narrow", test_narrow);
  ui_test_add ("/plan-page/save-report", test_save_report);
  ui_test_add ("/plan-page/no-plan", test_no_plan);
  ui_test_add ("/plan-page/import-from-a-file", test_import);
  return g_test_run ();
}
