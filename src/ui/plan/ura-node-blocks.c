/* What stands on an item's page, and in what order: first what is reported in each half-year, then
 * what is looked up. */

#include "config.h"

#include "ura-node-blocks.h"

#include "ura-evidence-block.h"
#include "ura-form-block.h"
#include "ura-indicator-block.h"
#include "ura-link-block.h"
#include "ura-past-block.h"
#include "ura-report-block.h"
#include "ura-summary-block.h"
#include "ura-ui.h"
#include "ura-verification-block.h"

static GtkWidget *
make_report (UraPlanContext *context, const UraNodeFacts *facts)
{
  return ura_report_block_new (context, facts);
}

static GtkWidget *
make_evidence (UraPlanContext *context, const UraNodeFacts *facts)
{
  return ura_evidence_block_new (context, facts->uid);
}

static GtkWidget *
make_verifications (UraPlanContext *context, const UraNodeFacts *facts)
{
  return ura_verification_block_new (context, facts->uid);
}

static GtkWidget *
make_wording (UraPlanContext *context, const UraNodeFacts *facts)
{
  static const char *const fields[] = {
    "text",
    "expected_result",
    "code",
    "code_printed",
    "code_printed_also",
    "deadline_text",
    "start",
    "end",
    "recurrence",
    "recurrence_count",
    "priority",
    "cost",
    "note",
    NULL,
  };

  return ura_form_block_new (context, facts->uid, _ ("Wording and deadline"), fields);
}

static GtkWidget *
make_group_wording (UraPlanContext *context, const UraNodeFacts *facts)
{
  static const char *const fields[] = {
    "text", "expected_result", "code", "code_printed", "code_printed_also", "start", "end", "note",
    NULL,
  };

  return ura_form_block_new (context, facts->uid, _ ("Wording"), fields);
}

static GtkWidget *
make_institutions (UraPlanContext *context, const UraNodeFacts *facts)
{
  return ura_child_block_new (context, facts->uid, "institutions");
}

static GtkWidget *
make_indicators (UraPlanContext *context, const UraNodeFacts *facts)
{
  return ura_indicator_block_new (context, facts->uid);
}

static GtkWidget *
make_budget (UraPlanContext *context, const UraNodeFacts *facts)
{
  return ura_child_block_new (context, facts->uid, "budgets");
}

static GtkWidget *
make_links (UraPlanContext *context, const UraNodeFacts *facts)
{
  return ura_link_block_new (context, facts->uid);
}

static GtkWidget *
make_past (UraPlanContext *context, const UraNodeFacts *facts)
{
  return ura_past_block_new (context, facts->uid);
}

static GtkWidget *
make_summary (UraPlanContext *context, const UraNodeFacts *facts)
{
  return ura_summary_block_new (context, facts == NULL ? NULL : facts->uid);
}

const UraNodeBlock *
ura_node_blocks_of_measure (void)
{
  static const UraNodeBlock blocks[] = {
    { make_report },       { make_evidence }, { make_verifications }, { make_indicators },
    { make_institutions }, { make_wording },  { make_budget },        { make_links },
    { make_past },         { NULL },
  };

  return blocks;
}

const UraNodeBlock *
ura_node_blocks_of_group (void)
{
  static const UraNodeBlock blocks[] = {
    { make_summary }, { make_indicators }, { make_group_wording }, { make_links }, { NULL },
  };

  return blocks;
}

const UraNodeBlock *
ura_node_blocks_of_plan (void)
{
  static const UraNodeBlock blocks[] = { { make_summary }, { NULL } };

  return blocks;
}
