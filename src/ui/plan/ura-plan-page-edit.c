/* Changing the plan's structure: adding, moving, retiring, deleting. */

#include "config.h"

#include "ura-plan-page-private.h"

#include "ura-add-node-dialog.h"
#include "ura-date.h"
#include "ura-plan-actions.h"
#include "ura-plan-work.h"
#include "ura-successor-dialog.h"
#include "ura-ui.h"
#include "ura-window.h"

/* Adding */

static void
added_cb (UraPlanPage *self, const char *uid)
{
  const UraPlanFilter *filter = ura_plan_filter_bar_get_filter (self->filter_bar);

  /* It would not be seen. */
  if (!ura_plan_filter_is_empty (filter))
    ura_plan_filter_bar_clear (self->filter_bar);
  ura_plan_list_select (self->list, uid);
  ura_fold_pane_set_show_detail (self->pane, TRUE);
}

static void
add_node (UraPlanPage *self, const char *type)
{
  GtkWindow *dialog = ura_add_node_dialog_new (GTK_WIDGET (self), self->context, type,
                                               ura_plan_list_get_selected (self->list));

  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

void
ura_plan_page_add_area (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  add_node (user_data, "area");
}

void
ura_plan_page_add_objective (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  add_node (user_data, "objective");
}

void
ura_plan_page_add_measure (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  add_node (user_data, "measure");
}

/* What is done to the selected item, in a thread */

typedef struct
{
  char *node;
  char *next; /* to be selected instead, NULL: keep it */
  char *reason;
  char *day;
  UraPlanMove move;
} Change;

static Change *
change_new (UraPlanPage *self)
{
  Change *change = g_new0 (Change, 1);

  change->node = g_strdup (ura_node_page_get_uid (self->node_page));
  return change;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->node);
  g_free (change->next);
  g_free (change->reason);
  g_free (change->day);
  g_free (change);
}

static void
offer_undo (GtkWidget *widget, const char *note)
{
  UraWindow *window = ura_window_of (widget);

  if (window != NULL)
    ura_window_offer_undo (window, note);
}

/* Moving */

static gboolean
move_node (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  const Change *change = data;

  return ura_plan_move_node (store, edit, change->node, change->move, error);
}

static void
move (UraPlanPage *self, UraPlanMove direction)
{
  Change *change = change_new (self);

  change->move = direction;
  ura_plan_work_run (GTK_WIDGET (self), self->store, N_ ("Move in the plan"),
                     N_ ("The item was not moved."), move_node, NULL, change, change_free);
}

void
ura_plan_page_move_up (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move (user_data, URA_PLAN_MOVE_UP);
}

void
ura_plan_page_move_down (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move (user_data, URA_PLAN_MOVE_DOWN);
}

/* Deleting */

static gboolean
bin_node (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  ura_edit_bin (edit, "node", ((Change *) data)->node);
  return TRUE;
}

static void
binned_cb (GtkWidget *widget, gpointer data)
{
  ura_plan_list_select (URA_PLAN_PAGE (widget)->list, ((Change *) data)->next);
  offer_undo (widget, _ ("Item moved to the bin"));
}

/* The item that will stand where @uid stands now. (transfer full) */
static char *
find_neighbour (UraPlanPage *self, const char *uid)
{
  UraRecordList *model = URA_RECORD_LIST (ura_plan_list_get_model (self->list));
  guint position = ura_record_list_find (model, uid);
  char *next;

  if (position == G_MAXUINT)
    return NULL;
  next = ura_record_list_get_uid (model, position + 1);
  return next != NULL || position == 0 ? next : ura_record_list_get_uid (model, position - 1);
}

void
ura_plan_page_bin (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);
  Change *change = change_new (self);

  change->next = find_neighbour (self, change->node);
  ura_plan_work_run (GTK_WIDGET (self), self->store, N_ ("Delete from the plan"),
                     N_ ("The item was not deleted."), bin_node, binned_cb, change, change_free);
}

/* What has been reported on is kept: it is retired instead. */
void
ura_plan_page_remove (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const UraNodeFacts *facts = ura_node_page_get_facts (URA_PLAN_PAGE (user_data)->node_page);

  if (facts == NULL || facts->retired_on != NULL)
    return;
  if (facts->used)
    ura_plan_page_retire (action, parameter, user_data);
  else
    ura_plan_page_bin (action, parameter, user_data);
}

/* Retiring */

static gboolean
retire_node (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  const Change *change = data;

  return ura_plan_retire_node (store, edit, change->node, change->day, change->reason, error);
}

static void
retired_cb (GtkWidget *widget, gpointer data)
{
  offer_undo (widget, _ ("Item retired from the plan"));
}

static gboolean
unretire_node (UraStore *store, UraEdit *edit, UraTask *task, gpointer data, GError **error)
{
  return ura_plan_unretire_node (store, edit, ((Change *) data)->node, error);
}

static void
unretired_cb (GtkWidget *widget, gpointer data)
{
  offer_undo (widget, _ ("Item taken back into the plan"));
}

static GtkEditable *
get_reason (AdwMessageDialog *dialog)
{
  return GTK_EDITABLE (gtk_widget_get_last_child (adw_message_dialog_get_extra_child (dialog)));
}

static void
retire_response_cb (UraPlanPage *self, const char *response, AdwMessageDialog *dialog)
{
  Change *change;

  if (!g_str_equal (response, "retire"))
    return;
  change = change_new (self);
  g_free (change->node);
  change->node = g_strdup (g_object_get_data (G_OBJECT (dialog), "ura-node"));
  change->reason = g_strstrip (g_strdup (gtk_editable_get_text (get_reason (dialog))));
  change->day = ura_date_today ();
  ura_plan_work_run (GTK_WIDGET (self), self->store, N_ ("Retire from the plan"),
                     N_ ("The item was not retired."), retire_node, retired_cb, change,
                     change_free);
}

static void
reason_changed_cb (AdwMessageDialog *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (get_reason (dialog))));

  adw_message_dialog_set_response_enabled (dialog, "retire", *reason != '\0');
}

static GtkWidget *
make_reason (AdwMessageDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Reason"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  ura_ui_set_label (entry, _ ("Reason"));
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

void
ura_plan_page_retire (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);
  const UraNodeFacts *facts = ura_node_page_get_facts (self->node_page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwMessageDialog *dialog;
  g_autofree char *heading = NULL;

  if (facts == NULL)
    return;
  heading = g_strdup_printf (_ ("Retire %s?"), facts->code == NULL ? facts->text : facts->code);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading,
      _ ("The item, and all below it, leaves the plan but stays in earlier reports. "
         "The reason is shown with it.")));
  g_object_set_data_full (G_OBJECT (dialog), "ura-node", g_strdup (facts->uid), g_free);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "retire", _ ("_Retire"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "retire", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "retire", FALSE);
  adw_message_dialog_set_default_response (dialog, "retire");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, make_reason (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (retire_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (get_reason (dialog)));
}

void
ura_plan_page_unretire (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);

  ura_plan_work_run (GTK_WIDGET (self), self->store, N_ ("Take back into the plan"),
                     N_ ("The item was not taken back."), unretire_node, unretired_cb,
                     change_new (self), change_free);
}

/* The plan that follows */

static void
successor_made_cb (UraPlanPage *self, const char *uid)
{
  ura_plan_context_set_plan (self->context, uid);
}

void
ura_plan_page_successor (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UraPlanPage *self = URA_PLAN_PAGE (user_data);
  GtkWindow *dialog = ura_successor_dialog_new (GTK_WIDGET (self), self->context);

  g_signal_connect_object (dialog, "made", G_CALLBACK (successor_made_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}
