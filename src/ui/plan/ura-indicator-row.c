/* Name and figures; the value is a form of one field, so that it saves itself, says what is wrong,
 * and can be undone like every other. */

#include "config.h"

#include "ura-indicator-row.h"

#include <math.h>

#include "ura-date.h"
#include "ura-plan-period.h"
#include "ura-popover.h"
#include "ura-record-dialog.h"
#include "ura-status-pill.h"
#include "ura-text.h"
#include "ura-ui.h"
#include "ura-value-lists.h"

struct _UraIndicatorRow
{
  GtkListBoxRow parent_instance;

  UraPlanContext *context;
  char *indicator;
  char *value; /* uid */

  GtkLabel *name;
  GtkLabel *baseline_title;
  GtkLabel *baseline;
  GtkLabel *target_title;
  GtkLabel *target;
  UraStatusPill *band;
  AdwBin *holder;
  UraRecordForm *form;
};

G_DEFINE_FINAL_TYPE (UraIndicatorRow, ura_indicator_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const fields[] = { "value", NULL };

/* The value's record */

typedef struct
{
  char *indicator;
  char *method; /* code, may be NULL */
  UraPeriod period;
} ValueOf;

static void
value_of_free (gpointer data)
{
  ValueOf *of = data;

  g_free (of->indicator);
  g_free (of->method);
  g_free (of);
}

static char *
create_value (UraStore *store, UraEdit *edit, gpointer data, GError **error)
{
  const ValueOf *of = data;
  g_autofree char *period = ura_period_record (store, edit, &of->period, NULL, error);
  const char *uid;

  if (period == NULL)
    return NULL;
  uid = ura_edit_create (edit, "indicator_value", NULL);
  ura_edit_set_text (edit, "indicator_value", uid, "indicator", of->indicator);
  ura_edit_set_text (edit, "indicator_value", uid, "period", period);
  if (of->method != NULL)
    ura_edit_set_text (edit, "indicator_value", uid, "method", of->method);
  return g_strdup (uid);
}

/* The code of the item that means "typed". (transfer full) */
static char *
find_typed (UraStore *store)
{
  g_autoptr (GPtrArray)
      items = ura_value_lists_choices (ura_value_lists_of (store), "value_method", NULL);

  for (guint i = 0; i < items->len; i++)
    {
      UraValueItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (ura_value_item_get_meaning (item), "typed") == 0)
        return g_strdup (ura_value_item_get_code (item));
    }
  return NULL;
}

static ValueOf *
value_of_new (UraIndicatorRow *self)
{
  ValueOf *of = g_new0 (ValueOf, 1);

  of->indicator = g_strdup (self->indicator);
  of->method = find_typed (ura_plan_context_get_store (self->context));
  of->period = *ura_plan_context_get_period (self->context);
  return of;
}

static void
make_form (UraIndicatorRow *self)
{
  UraFormOptions options = { .embedded = TRUE,
                             .fields = fields,
                             .children = (const char *const[]){ NULL },
                             .create = create_value,
                             .create_data = value_of_new (self),
                             .create_data_free = value_of_free };

  self->form = URA_RECORD_FORM (ura_record_form_new_with_options (
      ura_plan_context_get_store (self->context), "indicator_value", self->value, &options));
  adw_bin_set_child (self->holder, GTK_WIDGET (self->form));
}

/* Dialogs */

static void
passport_cb (UraIndicatorRow *self)
{
  gtk_window_present (ura_record_dialog_new (GTK_WIDGET (self),
                                             ura_plan_context_get_store (self->context),
                                             "indicator", self->indicator, NULL));
}

/* Words, comment, reason, categories: all that there is about the value. */
static void
value_cb (UraIndicatorRow *self)
{
  UraFormOptions options = { .create = create_value, .create_data_free = value_of_free };
  const char *value = ura_record_form_get_uid (self->form);

  ura_record_form_flush (self->form);
  options.create_data = value_of_new (self);
  gtk_window_present (ura_record_dialog_new (GTK_WIDGET (self),
                                             ura_plan_context_get_store (self->context),
                                             "indicator_value", value, &options));
}

/* Figures */

static char *
format_number (double number)
{
  return ura_text_format_number (number, 4, ura_language_code (ura_ui_language ()));
}

static char *
format_figure (const UraPictureFigure *figure)
{
  if (figure->printed != NULL)
    return g_strdup (figure->printed);
  if (figure->has_value && figure->has_value_to)
    {
      g_autofree char *from = format_number (figure->value);
      g_autofree char *to = format_number (figure->value_to);

      return g_strdup_printf ("%s – %s", from, to);
    }
  if (figure->has_value)
    return format_number (figure->value);
  return g_strdup (figure->missing_reason != NULL ? figure->missing_reason : "–");
}

static void
show_baseline (UraIndicatorRow *self, const UraPictureIndicator *indicator)
{
  g_autofree char *date = ura_date_format (indicator->baseline.date, ura_ui_language ());
  g_autofree char *title = *date == '\0' ? g_strdup (_ ("Baseline"))
                                         : g_strdup_printf (_ ("Baseline (%s)"), date);
  g_autofree char *figure = format_figure (&indicator->baseline);

  gtk_label_set_label (self->baseline_title, title);
  gtk_label_set_label (self->baseline, figure);
}

static void
show_target (UraIndicatorRow *self, const UraPictureIndicator *indicator)
{
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  g_autofree char *figure = format_figure (&indicator->target);
  UraPeriod period;

  if (indicator->target.period != NULL && ura_period_from_key (indicator->target.period, &period))
    label = ura_period_label (&period, ura_ui_language ());
  title = label == NULL ? g_strdup (_ ("Target")) : g_strdup_printf (_ ("Target (%s)"), label);
  gtk_label_set_label (self->target_title, title);
  gtk_label_set_label (self->target, figure);
}

static void
show_band (UraIndicatorRow *self, const UraPictureIndicator *indicator)
{
  static const struct
  {
    UraReportStatus look;
    const char *words;
  } bands[] = {
    [URA_BAND_NO_DATA] = { URA_REPORT_STATUS_NO_DATA, N_ ("No data") },
    [URA_BAND_BELOW] = { URA_REPORT_STATUS_FAILED, N_ ("Below target") },
    [URA_BAND_NEAR] = { URA_REPORT_STATUS_PARTLY, N_ ("Near target") },
    [URA_BAND_ON_TRACK] = { URA_REPORT_STATUS_DONE, N_ ("On track") },
  };
  UraIndicatorBand band = indicator == NULL ? URA_BAND_NO_DATA : indicator->band;
  g_autofree char *words = NULL;

  if (indicator == NULL || isnan (indicator->achievement))
    words = g_strdup (_ (bands[band].words));
  else
    {
      g_autofree char *percent = ura_text_format_number (indicator->achievement * 100, 0,
                                                         ura_language_code (ura_ui_language ()));

      words = g_strdup_printf ("%s %%  %s", percent, _ (bands[band].words));
    }
  ura_status_pill_set (self->band, bands[band].look, words);
}

/* Layout */

static GtkLabel *
make_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
make_figure (GtkLabel **title, GtkLabel **figure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  *title = make_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (*title), "dim-label");
  *figure = make_label ("numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*figure));
  return box;
}

static GtkWidget *
make_head (UraIndicatorRow *self, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *of_value = g_strdup_printf (_ ("Everything about the value: %s"), name);
  g_autofree char *of_indicator = g_strdup_printf (_ ("Details of the indicator: %s"), name);
  GtkWidget *value = ura_icon_button_new ("document-edit-symbolic", of_value);
  GtkWidget *passport = ura_icon_button_new ("document-properties-symbolic", of_indicator);

  self->name = make_label (NULL);
  gtk_label_set_label (self->name, name);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_set_tooltip_text (value, _ ("Comment, reason, categories"));
  gtk_widget_set_tooltip_text (passport, _ ("Details of the indicator"));
  gtk_widget_add_css_class (value, "flat");
  gtk_widget_add_css_class (passport, "flat");
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_widget_set_valign (passport, GTK_ALIGN_START);
  g_signal_connect_object (value, "clicked", G_CALLBACK (value_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (passport, "clicked", G_CALLBACK (passport_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), passport);
  return box;
}

static GtkWidget *
make_figures (UraIndicatorRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), make_figure (&self->baseline_title, &self->baseline));
  gtk_box_append (GTK_BOX (box), make_figure (&self->target_title, &self->target));
  self->holder = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->holder));
  return box;
}

static void
ura_indicator_row_dispose (GObject *object)
{
  UraIndicatorRow *self = URA_INDICATOR_ROW (object);

  g_clear_object (&self->context);
  G_OBJECT_CLASS (ura_indicator_row_parent_class)->dispose (object);
}

static void
ura_indicator_row_finalize (GObject *object)
{
  UraIndicatorRow *self = URA_INDICATOR_ROW (object);

  g_free (self->indicator);
  g_free (self->value);
  G_OBJECT_CLASS (ura_indicator_row_parent_class)->finalize (object);
}

static void
ura_indicator_row_class_init (UraIndicatorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ura_indicator_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_indicator_row_finalize;
}

static void
ura_indicator_row_init (UraIndicatorRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ura_indicator_row_new (UraPlanContext *context,
                       const char *indicator,
                       const char *code,
                       const char *name,
                       const char *unit,
                       const char *value)
{
  UraIndicatorRow *self = g_object_new (URA_TYPE_INDICATOR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *title = unit == NULL
                               ? g_strdup (name == NULL ? code : name)
                               : g_strdup_printf ("%s (%s)", name == NULL ? code : name, unit);

  self->context = g_object_ref (context);
  self->indicator = g_strdup (indicator);
  self->value = g_strdup (value);
  gtk_widget_add_css_class (box, "block-row");
  gtk_box_append (GTK_BOX (box), make_head (self, title));
  gtk_box_append (GTK_BOX (box), make_figures (self));
  self->band = URA_STATUS_PILL (ura_status_pill_new (URA_REPORT_STATUS_NO_DATA, _ ("No data")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->band));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  ura_ui_set_label (GTK_WIDGET (self), title);
  make_form (self);
  return GTK_WIDGET (self);
}

const char *
ura_indicator_row_get_indicator (UraIndicatorRow *self)
{
  return self->indicator;
}

void
ura_indicator_row_set_value (UraIndicatorRow *self, const char *value)
{
  g_return_if_fail (URA_IS_INDICATOR_ROW (self));

  if (g_strcmp0 (ura_record_form_get_uid (self->form), value) == 0)
    return;
  /* The form is just making it, or has something that would be lost. */
  if (ura_record_form_has_unsaved (self->form) || ura_record_form_is_busy (self->form))
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  make_form (self);
}

void
ura_indicator_row_show (UraIndicatorRow *self, const UraPictureIndicator *indicator)
{
  g_return_if_fail (URA_IS_INDICATOR_ROW (self));

  show_band (self, indicator);
  if (indicator == NULL)
    return;
  show_baseline (self, indicator);
  show_target (self, indicator);
}
