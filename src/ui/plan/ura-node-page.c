/* The page is built anew for each item, its first part at once and the others when there is time,
 * so that going through the list with the arrow keys stays quick. */

#include "config.h"

#include "ura-node-page.h"

#include "ura-date.h"
#include "ura-node-blocks.h"
#include "ura-plan-row.h"
#include "ura-popover.h"
#include "ura-report-block.h"
#include "ura-status-pill.h"
#include "ura-ui.h"

/* Milliseconds: items that follow one another faster are passed over. */
#define PAUSE 90

struct _UraNodePage
{
  AdwBin parent_instance;

  UraPlanContext *context;
  UraPlanCounts *counts;
  char *uid;
  UraNodeFacts *facts; /* of uid; NULL until read */
  GCancellable *cancellable;
  guint read_delay;
  gint64 shown_at;

  const UraNodeBlock *waiting; /* the next block to be made */
  guint block_idle;
  UraReportBlock *report; /* NULL unless a measure is shown */
  gboolean to_focus;

  GtkScrolledWindow *scroller;
  GtkBox *above_box;
  GtkLabel *code;
  GtkLabel *text;
  GtkBox *chips;
  GtkLabel *line;
  GtkLabel *retired;
  GtkWidget *menu_button;
  GtkBox *blocks;
};

G_DEFINE_FINAL_TYPE (UraNodePage, ura_node_page, ADW_TYPE_BIN)

enum
{
  JUMP,
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The head of the page */

static void
above_clicked_cb (GtkButton *button, UraNodePage *self)
{
  g_signal_emit (self, signals[JUMP], 0, ura_plan_context_get_plan_uid (self->context),
                 g_object_get_data (G_OBJECT (button), "ura-node"));
}

static void
add_above (UraNodePage *self, const char *uid, const char *code, const char *text)
{
  GtkWidget *button, *label;
  g_autofree char *name = NULL;

  if (uid == NULL)
    return;
  name = g_strdup_printf ("%s %s", code == NULL ? "" : ura_plan_row_short_code (code),
                          text == NULL ? "" : text);
  label = gtk_label_new (name);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "plan-above");
  ura_ui_set_label (button, name);
  g_object_set_data_full (G_OBJECT (button), "ura-node", g_strdup (uid), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (above_clicked_cb), self, 0);
  gtk_box_append (self->above_box, button);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_words (GString *line, const char *words)
{
  if (words != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? "  ·  " : "", words);
}

static void
show_line (UraNodePage *self)
{
  const UraNodeFacts *facts = self->facts;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *progress = NULL;
  g_autofree char *deadline = NULL;

  if (facts->progress >= 0)
    progress = g_strdup_printf (_ ("Progress: %d %%"), facts->progress);
  if (facts->deadline != NULL)
    deadline = g_strdup_printf (_ ("Deadline: %s"), facts->deadline);
  add_words (line, progress);
  add_words (line, deadline);
  if (ura_node_facts_is_recurring (facts))
    add_words (line, facts->recurrence_label);
  gtk_label_set_label (self->line, line->str);
  gtk_widget_set_visible (GTK_WIDGET (self->line), line->len > 0);
}

static void
show_chips (UraNodePage *self)
{
  const UraNodeFacts *facts = self->facts;
  gboolean measure = ura_node_facts_is_measure (facts);

  clear_box (self->chips);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), measure);
  gtk_widget_set_visible (GTK_WIDGET (self->line), FALSE);
  if (!measure)
    return;
  gtk_box_append (
      self->chips,
      ura_status_pill_new (ura_status_pill_look (facts->status),
                           facts->status_label == NULL ? _ ("Not reported") : facts->status_label));
  if (facts->overdue)
    gtk_box_append (self->chips, ura_status_pill_new (URA_REPORT_STATUS_LATE, _ ("Overdue")));
  if (facts->incomplete)
    gtk_box_append (self->chips,
                    ura_status_pill_new (URA_REPORT_STATUS_PARTLY, _ ("Report incomplete")));
  show_line (self);
}

static void
show_code (UraNodePage *self)
{
  const UraNodeFacts *facts = self->facts;
  g_autoptr (GString) words = g_string_new (facts->type_label);

  g_string_append_printf (words, " %s", facts->code == NULL ? "" : facts->code);
  if (facts->printed != NULL &&
      g_strcmp0 (facts->printed, ura_plan_row_short_code (facts->code)) != 0)
    g_string_append_printf (words, "  ·  %s", facts->printed);
  if (facts->printed_also != NULL)
    g_string_append_printf (words, "  ·  %s", facts->printed_also);
  gtk_label_set_label (self->code, words->str);
}

static void
show_retired (UraNodePage *self)
{
  const UraNodeFacts *facts = self->facts;
  g_autofree char *day = ura_date_format (facts->retired_on, ura_ui_language ());
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->retired), facts->retired_on != NULL);
  if (facts->retired_on == NULL)
    return;
  words = g_strdup_printf (_ ("Retired from the plan on %s: %s"), day,
                           facts->retired_reason == NULL ? "–" : facts->retired_reason);
  gtk_label_set_label (self->retired, words);
}

static void
show_head (UraNodePage *self)
{

  const UraNodeFacts *facts = self->facts;

  clear_box (self->above_box);
  /* First shown, then filled: GTK 4.8 goes on believing that a box filled while hidden is empty. */
  gtk_widget_set_visible (GTK_WIDGET (self->above_box), facts->above_uid != NULL);
  add_above (self, facts->top_uid, facts->top_code, facts->top_text);
  add_above (self, facts->above_uid, facts->above_code, facts->above_text);
  show_code (self);
  gtk_label_set_label (self->text, facts->text == NULL ? "" : facts->text);
  show_chips (self);
  show_retired (self);
  gtk_widget_set_visible (self->menu_button, TRUE);
}

/* The plan as a whole */
static void
show_plan_head (UraNodePage *self)
{
  const UraPlanInfo *plan = ura_plan_context_get_plan (self->context);

  clear_box (self->above_box);
  clear_box (self->chips);
  gtk_widget_set_visible (GTK_WIDGET (self->above_box), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->line), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->retired), FALSE);
  gtk_widget_set_visible (self->menu_button, FALSE);
  gtk_label_set_label (self->code, plan == NULL || plan->code == NULL ? "" : plan->code);
  gtk_label_set_label (self->text, plan == NULL ? "" : plan->title);
}

/* Blocks */

static void
drop_blocks (UraNodePage *self)
{
  g_clear_handle_id (&self->block_idle, g_source_remove);
  self->waiting = NULL;
  self->report = NULL;
  clear_box (self->blocks);
}

static void
jump_cb (UraNodePage *self, const char *plan, const char *node)
{
  g_signal_emit (self, signals[JUMP], 0, plan, node);
}

static void
take_focus (UraNodePage *self)
{
  if (!self->to_focus || (self->facts == NULL && self->uid != NULL))
    return;
  self->to_focus = FALSE;
  if (self->report != NULL)
    ura_report_block_focus (self->report);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->blocks), GTK_DIR_TAB_FORWARD);
}

/* Makes one block; FALSE when it was the last. */
static gboolean
make_next_block (UraNodePage *self)
{
  GtkWidget *block;

  if (self->waiting == NULL || self->waiting->make == NULL)
    return FALSE;
  block = self->waiting->make (self->context, self->facts);
  self->waiting++;
  if (block == NULL)
    return TRUE;
  if (URA_IS_REPORT_BLOCK (block))
    self->report = URA_REPORT_BLOCK (block);
  if (g_signal_lookup ("jump", G_OBJECT_TYPE (block)) != 0)
    g_signal_connect_object (block, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->blocks, block);
  return TRUE;
}

static gboolean
block_cb (gpointer user_data)
{
  UraNodePage *self = URA_NODE_PAGE (user_data);

  if (make_next_block (self))
    return G_SOURCE_CONTINUE;
  self->block_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
make_blocks (UraNodePage *self, const UraNodeBlock *blocks)
{
  drop_blocks (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->waiting = blocks;
  make_next_block (self);
  self->block_idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, block_cb, self, NULL);
  take_focus (self);
}

static const UraNodeBlock *
choose_blocks (UraNodePage *self)
{
  if (self->facts == NULL)
    return ura_node_blocks_of_plan ();
  return ura_node_facts_is_measure (self->facts) ? ura_node_blocks_of_measure ()
                                                 : ura_node_blocks_of_group ();
}

/* Reading */

static void
show_facts (UraNodePage *self, UraNodeFacts *facts)
{
  gboolean first = self->facts == NULL;
  gboolean other_kind = !first && g_strcmp0 (self->facts->type, facts->type) != 0;

  g_clear_pointer (&self->facts, ura_node_facts_free);
  self->facts = facts;
  show_head (self);
  if (first || other_kind)
    make_blocks (self, choose_blocks (self));
  else if (self->report != NULL)
    ura_report_block_update (self->report, facts);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
facts_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  UraNodeFacts *facts = ura_node_facts_read_finish (URA_STORE (source), result, &error);
  UraNodePage *self;

  if (facts == NULL && !g_error_matches (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND))
    {
      ura_plan_block_is_read (error);
      return;
    }
  self = URA_NODE_PAGE (user_data);
  if (facts != NULL)
    show_facts (self, facts);
  else
    ura_node_page_show (self, NULL);
}

static void
read_facts (UraNodePage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  ura_node_facts_read_async (self->context, self->uid, self->cancellable, facts_read_cb, self);
}

static gboolean
read_cb (gpointer user_data)
{
  URA_NODE_PAGE (user_data)->read_delay = 0;
  read_facts (URA_NODE_PAGE (user_data));
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (UraNodePage *self, UraChanges *changes)
{
  if (self->uid != NULL && self->read_delay == 0 &&
      (ura_changes_touch (changes, "node") || ura_changes_touch (changes, "measure_report") ||
       ura_changes_touch (changes, "evidence_link") || ura_changes_touch (changes, "plan")))
    read_facts (self);
}

static void
begin (UraNodePage *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean hurried = now - self->shown_at < PAUSE * 1000;

  self->shown_at = now;
  g_clear_handle_id (&self->read_delay, g_source_remove);
  g_clear_handle_id (&self->block_idle, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->facts, ura_node_facts_free);
  if (self->uid == NULL)
    {
      show_plan_head (self);
      make_blocks (self, choose_blocks (self));
      g_signal_emit (self, signals[SHOWN], 0);
    }
  else if (hurried)
    self->read_delay = g_timeout_add (PAUSE, read_cb, self);
  else
    read_facts (self);
}

static void
context_changed_cb (UraNodePage *self)
{
  if (ura_plan_context_get_plan (self->context) != NULL)
    begin (self);
}

/* GObject */

static void
ura_node_page_dispose (GObject *object)
{
  UraNodePage *self = URA_NODE_PAGE (object);

  g_clear_handle_id (&self->read_delay, g_source_remove);
  g_clear_handle_id (&self->block_idle, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->facts, ura_node_facts_free);
  g_clear_object (&self->counts);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (ura_node_page_parent_class)->dispose (object);
}

static void
ura_node_page_finalize (GObject *object)
{
  g_free (URA_NODE_PAGE (object)->uid);
  G_OBJECT_CLASS (ura_node_page_parent_class)->finalize (object);
}

static void
ura_node_page_class_init (UraNodePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_node_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_node_page_finalize;

  signals[JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  ura_ui_set_template (widget_class, "plan/ura-node-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UraNodePage, above_box);
  gtk_widget_class_bind_template_child (widget_class, UraNodePage, blocks);
  gtk_widget_class_bind_template_child (widget_class, UraNodePage, chips);
  gtk_widget_class_bind_template_child (widget_class, UraNodePage, code);
  gtk_widget_class_bind_template_child (widget_class, UraNodePage, line);
  gtk_widget_class_bind_template_child_full (widget_class, "menu", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, UraNodePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, UraNodePage, retired);
  gtk_widget_class_bind_template_child (widget_class, UraNodePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, UraNodePage, text);
}

static void
ura_node_page_init (UraNodePage *self)
{
  GMenuModel *menu;

  gtk_widget_init_template (GTK_WIDGET (self));
  menu = G_MENU_MODEL (
      gtk_widget_get_template_child (GTK_WIDGET (self), URA_TYPE_NODE_PAGE, "menu"));
  ura_popover_attach (GTK_POPOVER (gtk_popover_menu_new_from_model (menu)), self->menu_button);
}

GtkWidget *
ura_node_page_new (UraPlanContext *context, UraPlanCounts *counts)
{
  UraNodePage *self = g_object_new (URA_TYPE_NODE_PAGE, NULL);

  g_set_object (&self->context, context);
  g_set_object (&self->counts, counts);
  g_signal_connect_object (context, "plan-changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "period-changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ura_plan_context_get_store (context), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
ura_node_page_show (UraNodePage *self, const char *uid)
{
  g_return_if_fail (URA_IS_NODE_PAGE (self));

  if (g_strcmp0 (self->uid, uid) == 0)
    return;
  g_free (self->uid);
  self->uid = g_strdup (uid);
  begin (self);
}

const char *
ura_node_page_get_uid (UraNodePage *self)
{
  return self->uid;
}

const UraNodeFacts *
ura_node_page_get_facts (UraNodePage *self)
{
  return self->facts;
}

void
ura_node_page_focus (UraNodePage *self)
{
  self->to_focus = TRUE;
  take_focus (self);
}
