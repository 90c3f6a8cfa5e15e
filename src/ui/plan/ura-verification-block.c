/* One row for each means of verification, with the number of documents filed under it. */

#include "config.h"

#include "ura-verification-block.h"

#include "ura-evidence-add.h"
#include "ura-popover.h"
#include "ura-record-dialog.h"
#include "ura-status-pill.h"
#include "ura-ui.h"

struct _UraVerificationBlock
{
  UraPlanBlock parent_instance;

  GtkWidget *list;
  UraResult *means;
  GHashTable *counts; /* uid of the means → number of documents */
};

G_DEFINE_FINAL_TYPE (UraVerificationBlock, ura_verification_block, URA_TYPE_PLAN_BLOCK)

#define UID "ura-uid"

static const char *const registers[] = { "verification", "evidence_link", "document", NULL };

static void
open_dialog (UraVerificationBlock *self, const char *uid)
{
  g_autoptr (UraPresets) presets = ura_presets_new ();
  UraFormOptions options = { .presets = presets };

  ura_presets_set_text (presets, "node", ura_plan_block_get_node (URA_PLAN_BLOCK (self)));
  gtk_window_present (ura_record_dialog_new (GTK_WIDGET (self),
                                             ura_plan_block_get_store (URA_PLAN_BLOCK (self)),
                                             "verification", uid, &options));
}

static void
add_cb (UraVerificationBlock *self)
{
  open_dialog (self, NULL);
}

static void
row_activated_cb (UraVerificationBlock *self, GtkListBoxRow *row)
{
  open_dialog (self, g_object_get_data (G_OBJECT (row), UID));
}

static void
evidence_cb (UraVerificationBlock *self, GtkButton *button)
{
  UraPlanBlock *block = URA_PLAN_BLOCK (self);

  ura_evidence_choose_files (GTK_WIDGET (self), ura_plan_block_get_context (block),
                             ura_plan_block_get_node (block),
                             g_object_get_data (G_OBJECT (button), UID));
}

static void
add_row (UraVerificationBlock *self, guint index)
{
  const char *uid = ura_result_get_text (self->means, index, 0);
  const char *text = ura_result_get_text (self->means, index, 1);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, uid));
  g_autofree char *words = g_strdup_printf (_n ("%u document", "%u documents", n), n);
  GtkWidget *row = ura_plan_block_row (text == NULL ? "" : text,
                                       ura_result_get_text (self->means, index, 2));
  g_autofree char *name = g_strdup_printf (_ ("Add evidence: %s"), text);
  GtkWidget *button = ura_icon_button_new ("list-add-symbolic", name);

  g_object_set_data_full (G_OBJECT (row), UID, g_strdup (uid), g_free);
  g_object_set_data_full (G_OBJECT (button), UID, g_strdup (uid), g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (
      button, !ura_store_get_read_only (ura_plan_block_get_store (URA_PLAN_BLOCK (self))));
  g_signal_connect_object (button, "clicked", G_CALLBACK (evidence_cb), self, G_CONNECT_SWAPPED);
  ura_plan_block_row_add (
      row,
      ura_status_pill_new (n > 0 ? URA_REPORT_STATUS_DONE : URA_REPORT_STATUS_WAITING,
                           n > 0 ? words : _ ("No evidence yet")),
      FALSE);
  ura_plan_block_row_add (row, button, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
show_rows (UraVerificationBlock *self)
{
  guint n;

  if (self->means == NULL || self->counts == NULL)
    return;
  n = ura_result_get_n_rows (self->means);
  ura_plan_block_clear_list (self->list);
  for (guint i = 0; i < n; i++)
    add_row (self, i);
  gtk_widget_set_visible (self->list, n > 0);
  ura_plan_block_set_note (URA_PLAN_BLOCK (self),
                           n > 0 ? NULL : _ ("The plan names no means of verification."));
}

/* Reading */

static void
means_read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  UraResult *result = ura_store_query_finish (URA_STORE (source), asynchronous, &error);
  UraVerificationBlock *self;

  if (!ura_plan_block_is_read (error))
    return;
  self = URA_VERIFICATION_BLOCK (user_data);
  g_clear_pointer (&self->means, ura_result_unref);
  self->means = result;
  show_rows (self);
}

static void
counts_read_cb (GObject *source, GAsyncResult *asynchronous, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = ura_store_query_finish (URA_STORE (source), asynchronous, &error);
  UraVerificationBlock *self;

  if (!ura_plan_block_is_read (error))
    return;
  self = URA_VERIFICATION_BLOCK (user_data);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < ura_result_get_n_rows (result); i++)
    g_hash_table_insert (self->counts, g_strdup (ura_result_get_text (result, i, 0)),
                         GUINT_TO_POINTER (ura_result_get_integer (result, i, 1, 0)));
  show_rows (self);
}

static void
ura_verification_block_refresh (UraPlanBlock *block)
{
  UraStore *store = ura_plan_block_get_store (block);
  GCancellable *cancellable = ura_plan_block_get_cancellable (block);
  g_autoptr (UraQuery) means = ura_query_new ("verification");
  g_autoptr (UraQuery) counts = ura_query_new ("evidence_link");
  g_autofree char *target = g_strdup_printf ("node:%s", ura_plan_block_get_node (block));

  ura_query_select (means, "uid");
  ura_query_select (means, "text");
  ura_query_select (means, "label (kind)");
  ura_query_where (means, "node = :node");
  ura_query_sort (means, "position", FALSE);
  ura_query_set_parameter_text (means, "node", ura_plan_block_get_node (block));

  ura_query_group_by (counts, "verification");
  ura_query_select (counts, "verification");
  ura_query_select (counts, "count ()");
  ura_query_where (counts, "target = :target and verification is not missing");
  ura_query_set_parameter_text (counts, "target", target);
  ura_store_query_async (store, means, URA_PRIORITY_EDIT, cancellable, means_read_cb, block);
  ura_store_query_async (store, counts, URA_PRIORITY_EDIT, cancellable, counts_read_cb, block);
}

static void
ura_verification_block_finalize (GObject *object)
{
  UraVerificationBlock *self = URA_VERIFICATION_BLOCK (object);

  g_clear_pointer (&self->means, ura_result_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  G_OBJECT_CLASS (ura_verification_block_parent_class)->finalize (object);
}

static void
ura_verification_block_class_init (UraVerificationBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ura_verification_block_finalize;
  URA_PLAN_BLOCK_CLASS (klass)->registers = registers;
  URA_PLAN_BLOCK_CLASS (klass)->refresh = ura_verification_block_refresh;
}

static void
ura_verification_block_init (UraVerificationBlock *self)
{
}

GtkWidget *
ura_verification_block_new (UraPlanContext *context, const char *node)
{
  UraVerificationBlock *self = g_object_new (URA_TYPE_VERIFICATION_BLOCK, NULL);
  UraPlanBlock *block = URA_PLAN_BLOCK (self);

  ura_plan_block_setup (block, context, node, _ ("Means of verification"));
  ura_plan_block_add_button (block, "list-add-symbolic", _ ("Add a means of verification"),
                             G_CALLBACK (add_cb));
  self->list = ura_plan_block_list (_ ("Means of verification"));
  gtk_widget_set_visible (self->list, FALSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  ura_plan_block_append (block, self->list);
  return GTK_WIDGET (self);
}
