/* The reporting period that a field names. Periods need not be entered: all of them can be chosen,
 * and the record of one is made when it is needed first, with the same uid in every office. */

#include "config.h"

#include "ura-period-editor.h"

#include "ura-date.h"
#include "ura-form-error.h"
#include "ura-format.h"
#include "ura-plan-period.h"
#include "ura-popover.h"
#include "ura-text.h"
#include "ura-titles.h"
#include "ura-ui.h"
#include "ura-value-button.h"

#include <stdlib.h>

/* Years before and after this one that are offered without typing one. */
#define YEARS_BEFORE 6
#define YEARS_AFTER  4

#define URA_TYPE_PERIOD_ITEM (ura_period_item_get_type ())
G_DECLARE_FINAL_TYPE (UraPeriodItem, ura_period_item, URA, PERIOD_ITEM, GObject)

struct _UraPeriodItem
{
  GObject parent_instance;

  UraPeriod period;
  char *label;
};

G_DEFINE_FINAL_TYPE (UraPeriodItem, ura_period_item, G_TYPE_OBJECT)

struct _UraPeriodEditor
{
  UraEditor parent_instance;

  UraValueButton *button;
  GtkWidget *clear;
  UraPicker *picker;
  GListStore *items;
  char *uid; /* what the editor holds */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (UraPeriodEditor, ura_period_editor, URA_TYPE_EDITOR)

static void
ura_period_item_finalize (GObject *object)
{
  g_free (URA_PERIOD_ITEM (object)->label);
  G_OBJECT_CLASS (ura_period_item_parent_class)->finalize (object);
}

static void
ura_period_item_class_init (UraPeriodItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_period_item_finalize;
}

static void
ura_period_item_init (UraPeriodItem *self)
{
}

static char *
item_text (gpointer item)
{
  return g_strdup (URA_PERIOD_ITEM (item)->label);
}

static void
add_period (UraPeriodEditor *self, const UraPeriod *period, const char *words)
{
  g_autofree char *label = ura_period_label (period, ura_ui_language ());
  g_autofree char *folded = ura_text_fold (label);
  g_autoptr (UraPeriodItem) item = NULL;

  if (!ura_picker_matches (folded, words))
    return;
  item = g_object_new (URA_TYPE_PERIOD_ITEM, NULL);
  item->period = *period;
  item->label = g_steal_pointer (&label);
  g_list_store_append (self->items, item);
}

/* The periods of one kind in a year. */
static void
add_kind (UraPeriodEditor *self, UraPeriodKind kind, int year, const char *words)
{
  g_autofree char *first = g_strdup_printf ("%04d-01-01", year);
  UraPeriod period = ura_period_containing (kind, first);

  while (atoi (period.start) == year)
    {
      add_period (self, &period, words);
      period = ura_period_next (&period);
    }
}

static void
add_year (UraPeriodEditor *self, int year, const char *words)
{
  add_kind (self, URA_PERIOD_HALF_YEAR, year, words);
  add_kind (self, URA_PERIOD_YEAR, year, words);
  if (*words == '\0')
    return;
  add_kind (self, URA_PERIOD_QUARTER, year, words);
  add_kind (self, URA_PERIOD_MONTH, year, words);
}

/* A year among the words, or 0. */
static int
find_year (const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (char **word = each; *word != NULL; word++)
    {
      guint64 year = 0;

      if (g_ascii_string_to_unsigned (*word, 10, 1900, 2999, &year, NULL))
        return (int) year;
    }
  return 0;
}

static void
search_cb (UraPeriodEditor *self, const char *words)
{
  g_autofree char *today = ura_date_today ();
  g_autofree char *folded = ura_text_fold (words);
  int year = find_year (folded);
  int now = atoi (today);

  g_list_store_remove_all (self->items);
  if (year != 0)
    {
      add_year (self, year, folded);
      return;
    }
  for (year = now - YEARS_BEFORE; year <= now + YEARS_AFTER; year++)
    add_year (self, year, folded);
  if (*folded != '\0')
    return;
  /* Begin at this year: three periods are offered for each. */
  ura_picker_select (self->picker, YEARS_BEFORE * 3);
}

static void
set_content (UraPeriodEditor *self, const char *uid, const char *label)
{
  char *copy = g_strdup (uid);

  g_free (self->uid);
  self->uid = copy;
  ura_value_button_set_text (self->button, label);
  gtk_widget_set_visible (self->clear, uid != NULL);
}

static void
titles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) titles = ura_titles_finish (URA_STORE (source), result, &error);
  UraPeriodEditor *self;

  if (titles == NULL)
    return;
  self = URA_PERIOD_EDITOR (user_data);
  if (self->uid != NULL && g_hash_table_lookup (titles, self->uid) != NULL)
    ura_value_button_set_text (self->button, g_hash_table_lookup (titles, self->uid));
}

static void
ura_period_editor_show (UraEditor *editor, const UraValue *value, const char *title)
{
  UraPeriodEditor *self = URA_PERIOD_EDITOR (editor);
  const char *uid = ura_value_get_text (value);
  const char *const uids[] = { uid, NULL };
  g_autofree char *label = title == NULL ? NULL : ura_format_title ("period", title);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_content (self, uid, label);
  if (uid != NULL && title == NULL)
    ura_titles_async (ura_editor_get_store (editor), "period", uids, self->cancellable,
                      titles_read_cb, self);
}

static gboolean
ura_period_editor_read (UraEditor *editor, UraValue *value, char **reason)
{
  ura_value_set_text (value, URA_PERIOD_EDITOR (editor)->uid);
  return TRUE;
}

typedef struct
{
  UraStore *store;
  UraPeriodItem *item;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->store);
  g_object_unref (choice->item);
  g_free (choice);
}

/* In a thread, because the calls wait for the store; nothing of the window may be touched. */
static void
make_record (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Choice *choice = task_data;
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Period"));
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = ura_period_record (choice->store, edit, &choice->item->period, cancellable,
                                            &error);

  if (uid == NULL || (!ura_edit_is_empty (edit) &&
                      !ura_store_apply (choice->store, edit, cancellable, NULL, &error)))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&uid), g_free);
}

static void
record_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UraPeriodEditor) self = URA_PERIOD_EDITOR (user_data);
  const Choice *choice = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = g_task_propagate_pointer (G_TASK (result), &error);

  if (uid != NULL)
    {
      set_content (self, uid, choice->item->label);
      ura_editor_chosen (URA_EDITOR (self));
    }
  else
    ura_form_show_error (GTK_WIDGET (self), _ ("The period was not chosen."), error);
}

static void
picked_cb (UraPeriodEditor *self, GObject *item)
{
  /* The task must not own a widget: its last reference may go in the thread. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, record_made_cb, g_object_ref (self));
  Choice *choice = g_new0 (Choice, 1);

  choice->store = g_object_ref (ura_editor_get_store (URA_EDITOR (self)));
  choice->item = g_object_ref (URA_PERIOD_ITEM (item));
  g_task_set_source_tag (task, picked_cb);
  g_task_set_task_data (task, choice, choice_free);
  g_task_run_in_thread (task, make_record);
}

static void
clear_cb (UraPeriodEditor *self)
{
  set_content (self, NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  ura_editor_chosen (URA_EDITOR (self));
}

static void
ura_period_editor_constructed (GObject *object)
{
  UraPeriodEditor *self = URA_PERIOD_EDITOR (object);
  UraEditor *editor = URA_EDITOR (self);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  G_OBJECT_CLASS (ura_period_editor_parent_class)->constructed (object);

  self->button = URA_VALUE_BUTTON (ura_value_button_new ());
  self->clear = ura_icon_button_new ("edit-clear-symbolic", _ ("Leave empty"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->button), TRUE);
  gtk_box_append (box, GTK_WIDGET (self->button));
  gtk_box_append (box, self->clear);
  gtk_widget_add_css_class (GTK_WIDGET (box), "linked");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
  ura_editor_set_main (editor, GTK_WIDGET (self->button));
  ura_editor_name_part (editor, self->clear, _ ("Leave empty"));

  self->items = g_list_store_new (URA_TYPE_PERIOD_ITEM);
  self->picker = ura_picker_new (GTK_WIDGET (self->button),
                                 ura_format_label (ura_editor_get_field (editor)), item_text);
  ura_picker_set_model (self->picker, G_LIST_MODEL (self->items));
  ura_picker_set_searchable (self->picker, TRUE);
  g_signal_connect_swapped (self->picker, "search", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  set_content (self, NULL, NULL);
}

static void
ura_period_editor_dispose (GObject *object)
{
  UraPeriodEditor *self = URA_PERIOD_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_pointer (&self->uid, g_free);
  G_OBJECT_CLASS (ura_period_editor_parent_class)->dispose (object);
}

static void
ura_period_editor_class_init (UraPeriodEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = ura_period_editor_constructed;
  G_OBJECT_CLASS (klass)->dispose = ura_period_editor_dispose;
  URA_EDITOR_CLASS (klass)->show = ura_period_editor_show;
  URA_EDITOR_CLASS (klass)->read = ura_period_editor_read;
}

static void
ura_period_editor_init (UraPeriodEditor *self)
{
}

UraEditor *
ura_period_editor_new (UraStore *store, const char *register_id, const UraField *field)
{
  return g_object_new (URA_TYPE_PERIOD_EDITOR, "store", store, "register", register_id, "field",
                       field, NULL);
}

UraPicker *
ura_period_editor_get_picker (UraPeriodEditor *self)
{
  g_return_val_if_fail (URA_IS_PERIOD_EDITOR (self), NULL);

  return self->picker;
}
