/* Why a workspace could not be opened, and what can be done. The buttons are actions of the window.
 */

#include "config.h"

#include "ura-problem-page.h"

#include "ura-store.h"
#include "ura-ui.h"
#include "ura-workspace.h"

struct _UraProblemPage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkLabel *path;
  GtkWidget *again;
};

G_DEFINE_FINAL_TYPE (UraProblemPage, ura_problem_page, ADW_TYPE_BIN)

/* The error's own message says the particulars; this says which kind it is. */
static const struct
{
  UraStoreError code;
  const char *title;
  const char *icon;
} kinds[] = {
  { URA_STORE_ERROR_NOT_FOUND, N_ ("The workspace is not there"), "folder-symbolic" },
  { URA_STORE_ERROR_LOCKED, N_ ("The workspace is open elsewhere"), "changes-prevent-symbolic" },
  { URA_STORE_ERROR_NEWER, N_ ("A newer Ura made this workspace"),
    "software-update-available-symbolic" },
  { URA_STORE_ERROR_DAMAGED, N_ ("The workspace is damaged"), "dialog-warning-symbolic" },
  { URA_STORE_ERROR_NOT_URA, N_ ("This is not a workspace of Ura"), "dialog-question-symbolic" },
  { URA_STORE_ERROR_READ_ONLY, N_ ("The workspace cannot be written"), "changes-prevent-symbolic" },
  { URA_STORE_ERROR_REFUSED, N_ ("A workspace cannot be kept here"), "dialog-warning-symbolic" },
  { URA_STORE_ERROR_FULL, N_ ("The disk is full"), "drive-harddisk-symbolic" },
};

static void
ura_problem_page_class_init (UraProblemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ura_ui_set_template (widget_class, "ura-problem-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UraProblemPage, again);
  gtk_widget_class_bind_template_child (widget_class, UraProblemPage, path);
  gtk_widget_class_bind_template_child (widget_class, UraProblemPage, status);
}

static void
ura_problem_page_init (UraProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ura_problem_page_new (void)
{
  return g_object_new (URA_TYPE_PROBLEM_PAGE, NULL);
}

void
ura_problem_page_set (UraProblemPage *self, const char *path, const GError *error)
{
  const char *title = N_ ("The workspace could not be opened");
  const char *icon = "dialog-warning-symbolic";
  g_autofree char *shown = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (URA_IS_PROBLEM_PAGE (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (error != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_error_matches (error, URA_STORE_ERROR, (int) kinds[i].code))
      {
        title = kinds[i].title;
        icon = kinds[i].icon;
      }
  shown = ura_workspace_shown_path (path);
  description = g_markup_escape_text (error->message, -1);
  adw_status_page_set_title (self->status, _ (title));
  adw_status_page_set_description (self->status, description);
  adw_status_page_set_icon_name (self->status, icon);
  gtk_label_set_label (self->path, shown);
  gtk_widget_grab_focus (self->again);
}

const char *
ura_problem_page_get_title (UraProblemPage *self)
{
  g_return_val_if_fail (URA_IS_PROBLEM_PAGE (self), NULL);

  return adw_status_page_get_title (self->status);
}

const char *
ura_problem_page_get_description (UraProblemPage *self)
{
  g_return_val_if_fail (URA_IS_PROBLEM_PAGE (self), NULL);

  return adw_status_page_get_description (self->status);
}
