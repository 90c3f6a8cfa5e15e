/* Files are dropped on the block or chosen; documents that are there already are found by typing.
 */

#include "config.h"

#include "ura-evidence-block.h"

#include "ura-child-list.h"
#include "ura-evidence-add.h"
#include "ura-picker.h"
#include "ura-record-list.h"
#include "ura-ui.h"

struct _UraEvidenceBlock
{
  UraPlanBlock parent_instance;

  UraPicker *picker;
};

G_DEFINE_FINAL_TYPE (UraEvidenceBlock, ura_evidence_block, URA_TYPE_PLAN_BLOCK)

static void
add_files (UraEvidenceBlock *self, GListModel *files)
{
  UraPlanBlock *block = URA_PLAN_BLOCK (self);

  ura_evidence_add_files (GTK_WIDGET (self), ura_plan_block_get_context (block),
                          ura_plan_block_get_node (block), NULL, files);
}

static void
choose_cb (UraEvidenceBlock *self)
{
  UraPlanBlock *block = URA_PLAN_BLOCK (self);

  ura_evidence_choose_files (GTK_WIDGET (self), ura_plan_block_get_context (block),
                             ura_plan_block_get_node (block), NULL);
}

static gboolean
drop_cb (UraEvidenceBlock *self, const GValue *value, double x, double y)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *at = g_value_get_boxed (value); at != NULL; at = at->next)
    g_list_store_append (files, at->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;
  add_files (self, G_LIST_MODEL (files));
  return TRUE;
}

/* Documents of the workspace */

static char *
describe_document (gpointer item)
{
  const char *title = ura_row_get_text (item, 0);
  const char *kind = ura_row_get_text (item, 1);

  if (kind == NULL)
    return g_strdup (title == NULL ? "" : title);
  return g_strdup_printf ("%s (%s)", title == NULL ? "" : title, kind);
}

static void
search_cb (UraEvidenceBlock *self, const char *words)
{
  g_autoptr (UraQuery) query = ura_query_new ("document");
  g_autoptr (UraRecordList) list = NULL;

  ura_query_select (query, "title");
  ura_query_select (query, "label (kind)");
  ura_query_search (query, words);
  ura_query_sort (query, "created_at", TRUE);
  list = ura_record_list_new (ura_plan_block_get_store (URA_PLAN_BLOCK (self)), query);
  ura_picker_set_model (self->picker, G_LIST_MODEL (list));
}

static void
picked_cb (UraEvidenceBlock *self, UraRow *row)
{
  UraPlanBlock *block = URA_PLAN_BLOCK (self);

  ura_evidence_add_document (GTK_WIDGET (self), ura_plan_block_get_context (block),
                             ura_plan_block_get_node (block), NULL, ura_row_get_uid (row));
}

/* Contents */

static GtkWidget *
make_adding (UraEvidenceBlock *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_label_new (_ ("Drop files here, or"));
  GtkWidget *choose = gtk_button_new_with_label (_ ("Add Files…"));
  GtkWidget *pick = gtk_button_new_with_label (_ ("Choose a Document…"));

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "dim-label");
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  self->picker = ura_picker_new (pick, _ ("Documents of the workspace"), describe_document);
  ura_picker_set_searchable (self->picker, TRUE);
  g_signal_connect_object (self->picker, "search", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), choose);
  gtk_box_append (GTK_BOX (box), pick);
  gtk_widget_add_css_class (box, "drop-area");
  return box;
}

static void
add_drop_target (UraEvidenceBlock *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
ura_evidence_block_class_init (UraEvidenceBlockClass *klass)
{
}

static void
ura_evidence_block_init (UraEvidenceBlock *self)
{
}

GtkWidget *
ura_evidence_block_new (UraPlanContext *context, const char *node)
{
  UraEvidenceBlock *self = g_object_new (URA_TYPE_EVIDENCE_BLOCK, NULL);
  UraStore *store = ura_plan_context_get_store (context);

  ura_plan_block_setup (URA_PLAN_BLOCK (self), context, node, NULL);
  ura_plan_block_append (URA_PLAN_BLOCK (self),
                         ura_child_list_new (store, "node", node, "evidence"));
  if (!ura_store_get_read_only (store))
    {
      ura_plan_block_append (URA_PLAN_BLOCK (self), make_adding (self));
      add_drop_target (self);
    }
  return GTK_WIDGET (self);
}
