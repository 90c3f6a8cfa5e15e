/* A plan in one period, as the tree and the report show it: everything in a few queries, whose
 * number does not grow with the plan. Immutable; may be handed between threads. All texts belong to
 * it. */

#pragma once

#include "ura-period.h"
#include "ura-plan-codes.h"
#include "ura-store.h"

G_BEGIN_DECLS

typedef struct _UraPlanPicture UraPlanPicture;
#define URA_TYPE_PLAN_PICTURE (ura_plan_picture_get_type ())
GType ura_plan_picture_get_type (void);

typedef struct
{
  const UraLanguage *language; /* of labels; NULL = the store's */
  const char *today;           /* "YYYY-MM-DD"; NULL = ura_date_today() */
  gboolean with_retired;       /* also items retired by the end of the period */
  gboolean without_indicators;
} UraPlanPictureOptions;

typedef struct
{
  const char *uid;
  const char *code;
  const char *title;
  const char *level; /* code */
  const char *level_label;
  const char *place; /* name */
  const char *start; /* date, NULL when missing */
  const char *end;
  const char *status; /* meaning */
  const char *status_label;
  const char *lead;
  const char *act;
  const char *vision;
  const char *mission;
  const char *goal;
  const char *donor;
  const char *source;
  UraPeriodKind report_kind;
} UraPicturePlan;

typedef struct
{
  const char *institution; /* uid */
  const char *short_name;  /* abbreviation, or the name where there is none */
  const char *name;
  const char *role;    /* meaning */
  const char *printed; /* the whole cell of that role */
} UraPictureInstitution;

typedef struct
{
  const char *uid;
  const char *text;
  const char *kind;
  const char *kind_label;
  guint n_evidence; /* documents filed under this means */
} UraPictureVerification;

typedef struct
{
  const char *document; /* uid */
  const char *title;
  const char *kind_label;
  const char *date;
  const char *protocol_no;
  const char *verification; /* uid, NULL when none */
  const char *period;       /* key, NULL when none */
} UraPictureEvidence;

/* What a report still lacks, by the rules of its register. */
typedef enum
{
  URA_PICTURE_ISSUE_STATUS = 1 << 0,   /* no status */
  URA_PICTURE_ISSUE_EVIDENCE = 1 << 1, /* implemented, without document or waiver */
  URA_PICTURE_ISSUE_REASON = 1 << 2,   /* not implemented, postponed, cancelled without a reason */
  URA_PICTURE_ISSUE_PROGRESS = 1 << 3, /* 100 % without being implemented */
} UraPictureIssues;

/* One report. */
typedef struct
{
  const char *uid;
  const char *period; /* key */
  const char *status; /* code */
  UraMeasureStatus state;
  const char *status_label;
  int progress;            /* percent, -1 when missing */
  gint64 occurrences_done; /* -1 when missing */
  const char *description;
  const char *achievements;
  const char *deviation_reasons; /* labels, separated by "; " */
  const char *reason_text;
  const char *corrective_action;
  const char *next_steps;
  const char *new_deadline;
  const char *risk_label;
  const char *evidence_waiver;
  const char *reported_by; /* short name of the institution */
  const char *reported_on;
  guint issues;   /* UraPictureIssues */
  guint n_issues; /* how many of them */
} UraPictureReport;

/* What only measures and sub-measures have. */
typedef struct
{
  const char *deadline; /* as printed; NULL when the document has none */
  const char *start;    /* of the measure, else the plan's; NULL when neither says */
  const char *end;      /* last new deadline reported by the end of the period, else the measure's,
                           else the plan's */
  gboolean end_from_plan;  /* the measure itself has no end */
  const char *planned_end; /* of the measure, else the plan's: what decides whether it is due */
  const char *recurrence;  /* meaning, NULL when none */
  const char *recurrence_label;
  gint64 recurrence_count;
  gint64 occurrences_due;       /* in the period */
  gint64 occurrences_due_total; /* from the plan's start to the end of the period */
  gint64 occurrences_required;  /* to count as done: as due, but none where it is "as needed" */
  gint64 occurrences_required_total;
  gboolean recurring; /* it repeats, or is "as needed" */
  gboolean due;       /* in the period */
  gboolean active;    /* a day of its span lies in the period */
  /* Ended before the picture's day, and by the last report neither done, cancelled nor ongoing. */
  gboolean overdue;

  /* Of the report, else IMPLEMENTED or CANCELLED where the last report before said so. */
  UraMeasureStatus state;
  const char *state_label;         /* "" for NOT_REPORTED */
  const UraPictureReport *report;  /* of the period, NULL when there is none */
  UraMeasureStatus previous_state; /* of the last report before the period */
  const char *previous_label;
  int progress; /* of the report, else the last known; 100 when implemented; -1 when never said */
  gint64 occurrences_done;       /* in the period; -1 when not said */
  gint64 occurrences_done_total; /* in all reports up to the end of the period; -1 when not said */
  const char *implemented_in;    /* start of the period since which it is implemented, or NULL */

  guint n_institutions;
  const UraPictureInstitution *institutions; /* responsible ones first, then as in the document */
  const char *responsible;                   /* short names, separated by ", "; "" when none */
  const char *supporting;
  const char *responsible_printed; /* the cell of the document, NULL when it has none */
  const char *supporting_printed;
  guint n_verifications;
  const UraPictureVerification *verifications;
  guint n_evidence;
  const UraPictureEvidence *evidence;
  gboolean has_cost; /* an estimated cost, or a budget line */
} UraPictureMeasure;

/* One item of the plan, in the order of the plan. */
typedef struct
{
  const char *uid;
  const char *code;
  const char *code_printed; /* NULL when none */
  const char *code_printed_also;
  const char *type; /* meaning: "area" … "submeasure" */
  const char *type_label;
  const char *text;
  const char *expected_result;
  const char *note;
  guint depth;   /* 0 at the top */
  int parent;    /* index of the item above, -1 at the top */
  int area;      /* index of the area or policy goal it stands in (or is), -1 when none */
  int objective; /* index of the objective it stands in (or is), -1 when none */
  gboolean retired;
  guint n_measures_below;           /* measures and sub-measures directly below it */
  const UraPictureMeasure *measure; /* NULL unless a measure or sub-measure */
} UraPictureItem;

typedef enum
{
  URA_BAND_NO_DATA,
  URA_BAND_BELOW,
  URA_BAND_NEAR,
  URA_BAND_ON_TRACK,
} UraIndicatorBand;

typedef struct
{
  const char *period; /* key, NULL for a baseline */
  const char *date;   /* of a baseline */
  gboolean has_value;
  double value;
  gboolean has_value_to;
  double value_to;
  const char *comparator; /* meaning */
  const char *printed;
  const char *missing_reason; /* label; NULL when there is a value or none was given */
} UraPictureFigure;

/* A part of an actual value. */
typedef struct
{
  const char *period; /* key */
  const char *dimension;
  const char *item;
  gboolean has_value;
  double value;
} UraPictureCell;

typedef struct
{
  const char *dimension;
  const char *items; /* separated by "; " */
  gboolean required;
} UraPictureSplit;

typedef struct
{
  const char *uid;
  const char *code;
  const char *name;
  const char *kind; /* meaning */
  const char *kind_label;
  const char *level_label;
  const char *unit; /* meaning */
  const char *unit_label;
  const char *direction; /* meaning; NULL when not said */
  const char *direction_label;
  const char *aggregation; /* meaning; NULL when not said */
  const char *aggregation_label;
  const char *data_source;
  const char *responsible; /* short name */
  const char *frequency_label;
  const char *definition;
  const char *method; /* of the passport */
  const char *data_issues;
  const char *note;
  const char *same_as; /* code of the indicator with the same figures */
  int item;            /* index of the first item it measures, -1 when none */
  const char *items;   /* codes of all, separated by ", " */

  UraPictureFigure baseline; /* the last one; everything empty when there is none */
  gboolean baseline_to_be_set;
  UraPictureFigure target;       /* of the period, or of what contains it */
  UraPictureFigure final_target; /* the last one */
  guint n_targets;
  const UraPictureFigure *targets; /* all that are in force, by period */

  gboolean has_actual;
  double actual;           /* typed or counted in the period */
  const char *actual_text; /* in words; NULL when none */
  const char *missing_reason;
  const char *value_method_label; /* how the actual was obtained */
  const char *comment;
  const char *restate_reason;
  gboolean has_cumulative;
  double cumulative; /* what stands against the target: see ura-achievement.h */

  double target_so_far; /* the part of the target that falls to the time gone; NAN without one */
  double achievement;   /* of the target, as a ratio, uncapped; NAN when it cannot be computed */
  double pace;          /* of target_so_far; decides the band */
  UraIndicatorBand band;
  guint n_splits;
  const UraPictureSplit *splits;
  guint n_cells; /* of the period */
  const UraPictureCell *cells;
} UraPictureIndicator;

/* Blocks; reads again when the workspace changed meanwhile (at most a few times), so that the
 * picture is of one moment. Returns: (transfer full), NULL with @error (NOT_FOUND: no such plan).
 */
UraPlanPicture *ura_plan_picture_new (UraStore *store,
                                      const char *plan_uid,
                                      const UraPeriod *period,
                                      const UraPlanPictureOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);
/* The same on a worker thread; @options is copied. */
void ura_plan_picture_new_async (UraStore *store,
                                 const char *plan_uid,
                                 const UraPeriod *period,
                                 const UraPlanPictureOptions *options,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
UraPlanPicture *ura_plan_picture_new_finish (GAsyncResult *result, GError **error);
UraPlanPicture *ura_plan_picture_ref (UraPlanPicture *self);
void ura_plan_picture_unref (UraPlanPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UraPlanPicture, ura_plan_picture_unref)

const UraPicturePlan *ura_plan_picture_get_plan (const UraPlanPicture *self);
const UraPeriod *ura_plan_picture_get_period (const UraPlanPicture *self);
/* The day against which items are overdue: the end of the period, or today when that is earlier. */
const char *ura_plan_picture_get_day (const UraPlanPicture *self);
gint64 ura_plan_picture_get_log_position (const UraPlanPicture *self);
guint ura_plan_picture_get_n_items (const UraPlanPicture *self);
const UraPictureItem *ura_plan_picture_get_item (const UraPlanPicture *self, guint index);
/* -1 when the plan has no such item. */
int ura_plan_picture_find_item (const UraPlanPicture *self, const char *uid);
guint ura_plan_picture_get_n_indicators (const UraPlanPicture *self);
const UraPictureIndicator *ura_plan_picture_get_indicator (const UraPlanPicture *self, guint index);

G_END_DECLS
