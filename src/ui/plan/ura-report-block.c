/* The form of the report. The report itself is made with the first field that is filled in, so that
 * looking at a measure leaves nothing behind. */

#include "config.h"

#include "ura-report-block.h"

#include "ura-plan-actions.h"
#include "ura-record-form.h"
#include "ura-ui.h"

struct _UraReportBlock
{
  UraPlanBlock parent_instance;

  gboolean repeats;
  UraRecordForm *form;
  AdwBin *holder;
};

G_DEFINE_FINAL_TYPE (UraReportBlock, ura_report_block, URA_TYPE_PLAN_BLOCK)

/* In the order in which a report is written. */
static const char *const fields[] = {
  "status",
  "progress",
  "occurrences_done",
  "description",
  "achievements",
  "deviation_reasons",
  "reason_text",
  "corrective_action",
  "next_steps",
  "new_deadline",
  "risk",
  "evidence_waiver",
  "reported_by",
  "reported_on",
  NULL,
};
static const char *const fields_once[] = {
  "status",          "progress",          "description", "achievements", "deviation_reasons",
  "reason_text",     "corrective_action", "next_steps",  "new_deadline", "risk",
  "evidence_waiver", "reported_by",       "reported_on", NULL,
};

/* What the report will be on; read by a thread, never changed. */
typedef struct
{
  char *node;
  UraPeriod period;
} ReportOn;

static void
report_on_free (gpointer data)
{
  ReportOn *on = data;

  g_free (on->node);
  g_free (on);
}

static char *
create_report (UraStore *store, UraEdit *edit, gpointer data, GError **error)
{
  const ReportOn *on = data;

  return ura_plan_report_on (store, edit, on->node, &on->period, NULL, error);
}

static void
make_form (UraReportBlock *self, const char *report)
{
  UraPlanBlock *block = URA_PLAN_BLOCK (self);
  ReportOn *on = g_new0 (ReportOn, 1);
  UraFormOptions options = { .embedded = TRUE,
                             .fields = self->repeats ? fields : fields_once,
                             .children = (const char *const[]){ NULL },
                             .create = create_report,
                             .create_data = on,
                             .create_data_free = report_on_free };

  on->node = g_strdup (ura_plan_block_get_node (block));
  on->period = *ura_plan_context_get_period (ura_plan_block_get_context (block));
  self->form = URA_RECORD_FORM (ura_record_form_new_with_options (
      ura_plan_block_get_store (block), "measure_report", report, &options));
  adw_bin_set_child (self->holder, GTK_WIDGET (self->form));
}

static void
update_note (UraReportBlock *self, const UraNodeFacts *facts)
{
  const UraPeriod *period = ura_plan_context_get_period (
      ura_plan_block_get_context (URA_PLAN_BLOCK (self)));
  gint64 times = ura_node_facts_occurrences (facts, period);
  g_autofree char *note = NULL;

  if (times > 0)
    note = g_strdup_printf (_n ("To be carried out %d time in this period.",
                                "To be carried out %d times in this period.", (guint64) times),
                            (int) times);
  ura_plan_block_set_note (URA_PLAN_BLOCK (self), note);
}

static void
ura_report_block_class_init (UraReportBlockClass *klass)
{
}

static void
ura_report_block_init (UraReportBlock *self)
{
  self->holder = ADW_BIN (adw_bin_new ());
}

GtkWidget *
ura_report_block_new (UraPlanContext *context, const UraNodeFacts *facts)
{
  UraReportBlock *self = g_object_new (URA_TYPE_REPORT_BLOCK, NULL);
  g_autofree char *period = ura_period_label (ura_plan_context_get_period (context),
                                              ura_ui_language ());
  /* Translators: a heading; the period follows, such as "First half of 2024". */
  g_autofree char *title = g_strdup_printf (_ ("Report: %s"), period);

  ura_plan_block_setup (URA_PLAN_BLOCK (self), context, facts->uid, title);
  ura_plan_block_append (URA_PLAN_BLOCK (self), GTK_WIDGET (self->holder));
  self->repeats = ura_node_facts_is_recurring (facts);
  make_form (self, facts->report);
  update_note (self, facts);
  return GTK_WIDGET (self);
}

void
ura_report_block_update (UraReportBlock *self, const UraNodeFacts *facts)
{
  g_return_if_fail (URA_IS_REPORT_BLOCK (self));

  update_note (self, facts);
  if (self->repeats == ura_node_facts_is_recurring (facts) &&
      g_strcmp0 (ura_record_form_get_uid (self->form), facts->report) == 0)
    return;
  /* The form is just making the report, or has something that would be lost. */
  if (ura_record_form_has_unsaved (self->form) || ura_record_form_is_busy (self->form))
    return;
  self->repeats = ura_node_facts_is_recurring (facts);
  make_form (self, facts->report);
}

void
ura_report_block_focus (UraReportBlock *self)
{
  g_return_if_fail (URA_IS_REPORT_BLOCK (self));

  ura_record_form_focus_field (self->form, "status");
}
