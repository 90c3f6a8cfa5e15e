/* The filter as a value lives here; the chips show it, and change it. */

#include "config.h"

#include "ura-plan-filter-bar.h"

#include "ura-filter-chip.h"
#include "ura-plan-row.h"
#include "ura-record-list.h"
#include "ura-ui.h"
#include "ura-value-lists.h"

struct _UraPlanFilterBar
{
  AdwBin parent_instance;

  UraPlanContext *context;
  UraPlanFilter filter;
  gboolean showing; /* the widgets follow the filter, not the other way round */
  GtkSearchEntry *search;
  GtkBox *chips;
  UraFilterChip *area;
  UraFilterChip *institution;
  UraFilterChip *status;
  GtkToggleButton *overdue;
  GtkToggleButton *incomplete;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (UraPlanFilterBar, ura_plan_filter_bar, ADW_TYPE_BIN)

enum
{
  CHANGED,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed (UraPlanFilterBar *self)
{
  gtk_widget_set_visible (self->clear, !ura_plan_filter_is_empty (&self->filter));
  if (!self->showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_text (char **slot, const char *text)
{
  char *old = *slot;

  *slot = text == NULL || *text == '\0' ? NULL : g_strdup (text);
  g_free (old);
}

/* What can be chosen */

static char *
describe_area (gpointer item)
{
  const char *code = ura_plan_row_short_code (ura_row_get_text (item, 0));
  const char *text = ura_row_get_text (item, 1);

  if (code == NULL)
    return g_strdup (text == NULL ? "" : text);
  return g_strdup_printf ("%s  %s", code, text == NULL ? "" : text);
}

static char *
describe_institution (gpointer item)
{
  const char *title = ura_row_get_text (item, 1);

  return g_strdup (title == NULL ? "" : title);
}

static char *
describe_status (gpointer item)
{
  if (URA_IS_VALUE_ITEM (item))
    return g_strdup (ura_value_item_get_label (item));
  return g_strdup (gtk_string_object_get_string (item));
}

static void
ask_areas (UraPlanFilterBar *self, const char *words)
{
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraRecordList) list = NULL;

  ura_query_select (query, "code");
  ura_query_select (query, "text");
  ura_query_where (query, "plan = :plan and depth = 0 and retired_on is missing");
  ura_query_search (query, words);
  ura_query_sort (query, "path", FALSE);
  ura_plan_context_bind (self->context, query);
  list = ura_record_list_new (ura_plan_context_get_store (self->context), query);
  ura_picker_set_model (ura_filter_chip_get_picker (self->area), G_LIST_MODEL (list));
}

static void
ask_institutions (UraPlanFilterBar *self, const char *words)
{
  g_autoptr (UraQuery) query = ura_query_new ("institution");
  g_autoptr (UraRecordList) list = NULL;

  ura_query_select (query, "display_name");
  ura_query_select (query, "if (short_name is missing or short_name = name, name, "
                           "short_name || '  ' || name)");
  ura_query_where (query, "exists (nodes where node.plan = :plan)");
  ura_query_search (query, words);
  ura_query_sort (query, "display_name", FALSE);
  ura_plan_context_bind (self->context, query);
  list = ura_record_list_new (ura_plan_context_get_store (self->context), query);
  ura_picker_set_model (ura_filter_chip_get_picker (self->institution), G_LIST_MODEL (list));
}

static void
ask_statuses (UraPlanFilterBar *self)
{
  UraValueLists *lists = ura_value_lists_of (ura_plan_context_get_store (self->context));
  g_autoptr (GPtrArray) items = ura_value_lists_choices (lists, "measure_status", NULL);
  g_autoptr (GListStore) model = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GtkStringObject) none = gtk_string_object_new (_ ("Not reported"));

  g_list_store_append (model, none);
  for (guint i = 0; i < items->len; i++)
    g_list_store_append (model, g_ptr_array_index (items, i));
  ura_picker_set_model (ura_filter_chip_get_picker (self->status), G_LIST_MODEL (model));
}

/* What was chosen */

static void
area_picked_cb (UraPlanFilterBar *self, UraRow *row)
{
  take_text (&self->filter.area, ura_row_get_uid (row));
  ura_filter_chip_set_value (self->area, ura_plan_row_short_code (ura_row_get_text (row, 0)));
  changed (self);
}

static void
institution_picked_cb (UraPlanFilterBar *self, UraRow *row)
{
  take_text (&self->filter.institution, ura_row_get_uid (row));
  ura_filter_chip_set_value (self->institution, ura_row_get_text (row, 0));
  changed (self);
}

static void
status_picked_cb (UraPlanFilterBar *self, GObject *item)
{
  g_autofree char *label = describe_status (item);

  take_text (&self->filter.status, URA_IS_VALUE_ITEM (item)
                                       ? ura_value_item_get_code (URA_VALUE_ITEM (item))
                                       : URA_PLAN_STATUS_NOT_REPORTED);
  ura_filter_chip_set_value (self->status, label);
  changed (self);
}

static void
area_cleared_cb (UraPlanFilterBar *self)
{
  take_text (&self->filter.area, NULL);
  changed (self);
}

static void
institution_cleared_cb (UraPlanFilterBar *self)
{
  take_text (&self->filter.institution, NULL);
  changed (self);
}

static void
status_cleared_cb (UraPlanFilterBar *self)
{
  take_text (&self->filter.status, NULL);
  changed (self);
}

static void
toggled_cb (UraPlanFilterBar *self)
{
  if (self->showing)
    return;
  self->filter.overdue = gtk_toggle_button_get_active (self->overdue);
  self->filter.incomplete = gtk_toggle_button_get_active (self->incomplete);
  changed (self);
}

static void
search_changed_cb (UraPlanFilterBar *self)
{
  g_autofree char *words = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  if (g_strcmp0 (self->filter.words == NULL ? "" : self->filter.words, words) == 0)
    return;
  take_text (&self->filter.words, words);
  changed (self);
}

static void
leave_cb (UraPlanFilterBar *self)
{
  search_changed_cb (self);
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
stop_search_cb (UraPlanFilterBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  leave_cb (self);
}

static gboolean
key_pressed_cb (UraPlanFilterBar *self, guint key, guint code, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      (key != GDK_KEY_Down && key != GDK_KEY_KP_Down))
    return FALSE;
  leave_cb (self);
  return TRUE;
}

/* Another plan has other areas; its institutions and statuses are the workspace's. */
static void
plan_changed_cb (UraPlanFilterBar *self)
{
  const char *plan = ura_plan_context_get_plan_uid (self->context);

  if (g_strcmp0 (plan, g_object_get_data (G_OBJECT (self), "ura-plan")) == 0)
    return;
  g_object_set_data_full (G_OBJECT (self), "ura-plan", g_strdup (plan), g_free);
  if (self->filter.area == NULL)
    return;
  ura_filter_chip_set_value (self->area, NULL);
  area_cleared_cb (self);
}

/* GObject */

static UraFilterChip *
add_chip (UraPlanFilterBar *self,
          const char *label,
          UraPickerText text,
          GCallback picked,
          GCallback cleared)
{
  GtkWidget *chip = ura_filter_chip_new (label, text);

  g_signal_connect_object (ura_filter_chip_get_picker (URA_FILTER_CHIP (chip)), "picked", picked,
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "cleared", cleared, self, G_CONNECT_SWAPPED);
  gtk_box_append (self->chips, chip);
  return URA_FILTER_CHIP (chip);
}

static GtkToggleButton *
add_toggle (UraPlanFilterBar *self, const char *label, const char *tooltip)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (toggle, "filter-chip");
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (toggle, tooltip);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->chips, toggle);
  return GTK_TOGGLE_BUTTON (toggle);
}

static void
add_chips (UraPlanFilterBar *self)
{
  UraPicker *picker;

  self->area = add_chip (self, _ ("Area"), describe_area, G_CALLBACK (area_picked_cb),
                         G_CALLBACK (area_cleared_cb));
  picker = ura_filter_chip_get_picker (self->area);
  g_signal_connect_object (picker, "search", G_CALLBACK (ask_areas), self, G_CONNECT_SWAPPED);

  self->institution = add_chip (self, _ ("Institution"), describe_institution,
                                G_CALLBACK (institution_picked_cb),
                                G_CALLBACK (institution_cleared_cb));
  picker = ura_filter_chip_get_picker (self->institution);
  ura_picker_set_searchable (picker, TRUE);
  g_signal_connect_object (picker, "search", G_CALLBACK (ask_institutions), self,
                           G_CONNECT_SWAPPED);

  self->status = add_chip (self, _ ("Status"), describe_status, G_CALLBACK (status_picked_cb),
                           G_CALLBACK (status_cleared_cb));
  picker = ura_filter_chip_get_picker (self->status);
  g_signal_connect_object (picker, "search", G_CALLBACK (ask_statuses), self, G_CONNECT_SWAPPED);

  self->overdue = add_toggle (self, _ ("Overdue"), _ ("Only measures past their deadline"));
  self->incomplete = add_toggle (self, _ ("Incomplete"),
                                 _ ("Only measures whose report has something missing"));
}

static void
ura_plan_filter_bar_dispose (GObject *object)
{
  UraPlanFilterBar *self = URA_PLAN_FILTER_BAR (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (ura_plan_filter_bar_parent_class)->dispose (object);
}

static void
ura_plan_filter_bar_finalize (GObject *object)
{
  ura_plan_filter_clear (&URA_PLAN_FILTER_BAR (object)->filter);
  G_OBJECT_CLASS (ura_plan_filter_bar_parent_class)->finalize (object);
}

static void
ura_plan_filter_bar_class_init (UraPlanFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_plan_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_plan_filter_bar_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  ura_ui_set_template (widget_class, "plan/ura-plan-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UraPlanFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, UraPlanFilterBar, clear);
  gtk_widget_class_bind_template_child (widget_class, UraPlanFilterBar, search);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
ura_plan_filter_bar_init (UraPlanFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_chips (self);
}

GtkWidget *
ura_plan_filter_bar_new (UraPlanContext *context)
{
  UraPlanFilterBar *self = g_object_new (URA_TYPE_PLAN_FILTER_BAR, NULL);

  g_set_object (&self->context, context);
  g_signal_connect_object (context, "plan-changed", G_CALLBACK (plan_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Public */

const UraPlanFilter *
ura_plan_filter_bar_get_filter (UraPlanFilterBar *self)
{
  return &self->filter;
}

static void
show_filter (UraPlanFilterBar *self)
{
  UraValueLists *lists = ura_value_lists_of (ura_plan_context_get_store (self->context));
  const UraPlanFilter *filter = &self->filter;
  const char *status = filter->status;

  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), filter->words == NULL ? "" : filter->words);
  gtk_toggle_button_set_active (self->overdue, filter->overdue);
  gtk_toggle_button_set_active (self->incomplete, filter->incomplete);
  if (filter->area == NULL)
    ura_filter_chip_set_value (self->area, NULL);
  if (filter->institution == NULL)
    ura_filter_chip_set_value (self->institution, NULL);
  if (g_strcmp0 (status, URA_PLAN_STATUS_NOT_REPORTED) == 0)
    ura_filter_chip_set_value (self->status, _ ("Not reported"));
  else
    ura_filter_chip_set_value (
        self->status,
        status == NULL ? NULL : ura_value_lists_get_label (lists, "measure_status", status));
  self->showing = FALSE;
}

void
ura_plan_filter_bar_set_filter (UraPlanFilterBar *self, const UraPlanFilter *filter)
{
  g_return_if_fail (URA_IS_PLAN_FILTER_BAR (self));

  if (ura_plan_filter_equal (&self->filter, filter))
    return;
  ura_plan_filter_copy (filter, &self->filter);
  show_filter (self);
  changed (self);
}

void
ura_plan_filter_bar_clear (UraPlanFilterBar *self)
{
  g_auto (UraPlanFilter) none = { 0 };

  none.retired = self->filter.retired;
  ura_plan_filter_bar_set_filter (self, &none);
}

void
ura_plan_filter_bar_set_retired (UraPlanFilterBar *self, gboolean retired)
{
  if (self->filter.retired == retired)
    return;
  self->filter.retired = retired;
  changed (self);
}

void
ura_plan_filter_bar_search (UraPlanFilterBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

void
ura_plan_filter_bar_capture (UraPlanFilterBar *self, GtkWidget *widget)
{
  gtk_search_entry_set_key_capture_widget (self->search, widget);
}
