/* The generic form and the generic list, under a heading of the page. */

#include "config.h"

#include "ura-form-block.h"

#include "ura-child-list.h"
#include "ura-record-form.h"

struct _UraFormBlock
{
  UraPlanBlock parent_instance;
};

G_DEFINE_FINAL_TYPE (UraFormBlock, ura_form_block, URA_TYPE_PLAN_BLOCK)

static void
ura_form_block_class_init (UraFormBlockClass *klass)
{
}

static void
ura_form_block_init (UraFormBlock *self)
{
}

GtkWidget *
ura_form_block_new (UraPlanContext *context,
                    const char *node,
                    const char *title,
                    const char *const *fields)
{
  UraPlanBlock *block = g_object_new (URA_TYPE_FORM_BLOCK, NULL);
  UraFormOptions options = { .embedded = TRUE,
                             .fields = fields,
                             .children = (const char *const[]){ NULL } };

  ura_plan_block_setup (block, context, node, title);
  ura_plan_block_append (block, ura_record_form_new_with_options (ura_plan_block_get_store (block),
                                                                  "node", node, &options));
  return GTK_WIDGET (block);
}

GtkWidget *
ura_child_block_new (UraPlanContext *context, const char *node, const char *child)
{
  UraPlanBlock *block = g_object_new (URA_TYPE_FORM_BLOCK, NULL);

  ura_plan_block_setup (block, context, node, NULL);
  ura_plan_block_append (
      block, ura_child_list_new (ura_plan_block_get_store (block), "node", node, child));
  return GTK_WIDGET (block);
}
