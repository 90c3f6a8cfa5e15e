/* How a form reads its record and shows it, again whenever the store changes: anything may bear on
 * what is computed or on what the rules say. What is being typed stays. */

#include "config.h"

#include "ura-record-form-private.h"

#include "ura-child-list.h"
#include "ura-form-message.h"
#include "ura-format.h"
#include "ura-ui.h"

#include <string.h>

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
ura_record_form_get_value (UraRecordForm *self, const UraField *field, UraValue *value)
{
  const char *const *links;

  if (self->record == NULL)
    {
      if (self->uid == NULL && self->presets != NULL)
        ura_value_copy (ura_presets_get (self->presets, field->id), value);
      return;
    }
  if (field->type != URA_FIELD_REFERENCES)
    {
      ura_value_copy (ura_record_get_value (self->record, field->id), value);
      return;
    }
  links = ura_record_get_links (self->record, field->id);
  if (links != NULL && *links != NULL)
    {
      g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
      g_autofree char *text = NULL;

      for (; *links != NULL; links++)
        g_ptr_array_add (sorted, (gpointer) *links);
      g_ptr_array_sort (sorted, compare_uids);
      g_ptr_array_add (sorted, NULL);
      text = g_strjoinv ("\n", (char **) sorted->pdata);
      ura_value_set_text (value, text);
    }
}

static gboolean
is_read_only (UraRecordForm *self)
{
  return ura_store_get_read_only (self->store);
}

static gboolean
is_deleted (UraRecordForm *self)
{
  return self->record != NULL && ura_record_is_deleted (self->record);
}

/* What the record is part of: "register:uid" for every hidden reference. */
static char **
get_owners (UraRecordForm *self)
{
  g_autoptr (GStrvBuilder) owners = g_strv_builder_new ();
  guint n = 0;
  const UraField *const *fields = ura_schema_fields (ura_store_get_schema (self->store),
                                                     self->description->id, &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (UraValue) value = URA_VALUE_INIT;
      g_autofree char *owner = NULL;
      const char *text;

      if ((fields[i]->flags & URA_FIELD_HIDDEN) == 0 || fields[i]->derived != NULL)
        continue;
      ura_record_form_get_value (self, fields[i], &value);
      text = ura_value_get_text (&value);
      if (text == NULL)
        continue;
      if (fields[i]->type == URA_FIELD_REFERENCE)
        owner = g_strdup_printf ("%s:%s", fields[i]->target, text);
      else if (fields[i]->type == URA_FIELD_ANY_RECORD)
        owner = g_strdup (text);
      if (owner != NULL)
        g_strv_builder_add (owners, owner);
    }
  return g_strv_builder_end (owners);
}

static gboolean
shows_field (UraRecordForm *self, const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (ura_field_row_get_field (g_ptr_array_index (self->rows, i))->id, field))
      return TRUE;
  return FALSE;
}

static GPtrArray *
get_issues (UraRecordForm *self)
{
  GPtrArray *issues = g_ptr_array_new ();

  for (guint i = 0; self->record != NULL && i < ura_record_get_n_issues (self->record); i++)
    g_ptr_array_add (issues, (gpointer) ura_record_get_issue (self->record, i));
  return issues;
}

static void
add_restore_button (UraRecordForm *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Take out of the bin"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "form.restore");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (self->notices, button);
}

/* Of a field that is not shown, so it is named. */
static void
add_issue (UraRecordForm *self, const UraIssue *issue)
{
  const UraField *field = ura_schema_field (ura_store_get_schema (self->store),
                                            self->description->id, issue->field);
  g_autofree char *text = field == NULL ? g_strdup (_ (issue->message))
                                        : g_strdup_printf ("%s: %s", ura_format_label (field),
                                                           _ (issue->message));

  gtk_box_append (self->notices, ura_form_message_new ((UraIssueLevel) issue->level, text));
}

/* What concerns the record as a whole, and fields that are not shown. */
static void
update_notices (UraRecordForm *self, GPtrArray *issues)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->notices))) != NULL)
    gtk_box_remove (self->notices, old);
  if (is_read_only (self))
    gtk_box_append (self->notices,
                    ura_form_message_new (URA_ISSUE_WARN,
                                          _ ("This workspace can only be read, so nothing can be "
                                             "changed here.")));
  if (is_deleted (self))
    {
      gtk_box_append (self->notices,
                      ura_form_message_new (URA_ISSUE_WARN, _ ("This record is in the bin.")));
      if (!is_read_only (self))
        add_restore_button (self);
    }
  for (guint i = 0; i < issues->len; i++)
    {
      const UraIssue *issue = g_ptr_array_index (issues, i);

      if (issue->field == NULL || !shows_field (self, issue->field))
        add_issue (self, issue);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notices),
                          gtk_widget_get_first_child (GTK_WIDGET (self->notices)) != NULL);
}

static void
update_rows (UraRecordForm *self, GPtrArray *issues)
{
  g_auto (GStrv) owners = get_owners (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      UraFieldRow *row = g_ptr_array_index (self->rows, i);
      const UraField *field = ura_field_row_get_field (row);
      const char *title = NULL;
      g_auto (UraValue) value = URA_VALUE_INIT;

      ura_record_form_get_value (self, field, &value);
      if (self->record != NULL && field->type == URA_FIELD_REFERENCE)
        title = ura_record_get_reference_title (self->record, field->id);
      ura_editor_set_owners (ura_field_row_get_editor (row), (const char *const *) owners);
      ura_field_row_show (row, &value, title);
      ura_field_row_set_issues (row, issues);
      /* What only the program sets is shown once there is something to show. */
      if (!ura_editor_is_writable (ura_field_row_get_editor (row)))
        gtk_widget_set_visible (GTK_WIDGET (row), !ura_value_is_null (&value));
    }
}

/* A section without a visible field has no heading either. */
static void
update_sections (UraRecordForm *self)
{
  for (GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (self->section_box));
       section != NULL; section = gtk_widget_get_next_sibling (section))
    {
      gboolean visible = FALSE;

      for (GtkWidget *child = gtk_widget_get_first_child (section); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        visible = visible || (URA_IS_FIELD_ROW (child) && gtk_widget_get_visible (child));
      gtk_widget_set_visible (section, visible);
    }
}

static void
update_children (UraRecordForm *self)
{
  const UraChild *child = self->description->children;

  if (self->uid == NULL || gtk_widget_get_first_child (GTK_WIDGET (self->child_box)) != NULL)
    return;
  for (; child != NULL && child->id != NULL; child++)
    if (self->child_ids == NULL ||
        g_strv_contains ((const char *const *) self->child_ids, child->id))
      gtk_box_append (self->child_box, ura_child_list_new (self->store, self->description->id,
                                                           self->uid, child->id));
}

/* The title is made of the title fields as they are shown: dates, choices and periods in words. */
static char *
make_title (UraRecordForm *self)
{
  UraSchema *schema = ura_store_get_schema (self->store);
  const UraField *const *fields = ura_schema_title_fields (schema, self->description->id);
  g_autoptr (GString) title = g_string_new (NULL);

  for (; self->record != NULL && *fields != NULL; fields++)
    {
      const char *reference = ura_record_get_reference_title (self->record, (*fields)->id);
      g_autofree char *text = (*fields)->type == URA_FIELD_REFERENCE
                                  ? ura_format_title ((*fields)->target, reference)
                                  : ura_format_value (
                                        ura_value_lists_of (self->store), *fields,
                                        ura_record_get_value (self->record, (*fields)->id));

      if (*text != '\0')
        g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", text);
    }
  if (title->len == 0)
    g_string_assign (title, _ (self->description->label));
  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* GTK complains when a text with the keyboard becomes insensitive, so the keyboard goes first. */
static void
set_sensitive (UraRecordForm *self, GtkBox *box, gboolean sensitive)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (!sensitive && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (box)))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (box), sensitive);
}

void
ura_record_form_update (UraRecordForm *self)
{
  g_autoptr (GPtrArray) issues = get_issues (self);
  gboolean writable = !is_read_only (self) && !is_deleted (self);
  g_autofree char *title = make_title (self);

  update_rows (self, issues);
  update_sections (self);
  update_notices (self, issues);
  update_children (self);
  /* Until there is a record its title is that of the window. */
  gtk_widget_set_visible (self->header, !self->embedded && self->uid != NULL);
  set_sensitive (self, self->section_box, writable);
  set_sensitive (self, self->child_box, !is_deleted (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.history", self->uid != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.bin", writable && self->uid != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.restore",
                                 !is_read_only (self) && is_deleted (self));
  if (g_strcmp0 (title, self->title) == 0)
    return;
  g_free (self->title);
  self->title = g_steal_pointer (&title);
  gtk_label_set_label (self->title_label, self->title);
  g_object_notify (G_OBJECT (self), "title");
}

/* The record was created and that was undone before it was written for good, or somebody erased it.
 */
static void
show_missing (UraRecordForm *self, const GError *error)
{
  GtkWidget *old;

  set_sensitive (self, self->section_box, FALSE);
  set_sensitive (self, self->child_box, FALSE);
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->notices))) != NULL)
    gtk_box_remove (self->notices, old);
  gtk_box_append (self->notices, ura_form_message_new (URA_ISSUE_REFUSE, error->message));
  gtk_widget_set_visible (GTK_WIDGET (self->notices), TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraRecord) record = ura_store_get_record_finish (URA_STORE (source), result, &error);
  UraRecordForm *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = URA_RECORD_FORM (user_data);
  g_clear_object (&self->reading);
  if (record == NULL)
    {
      show_missing (self, error);
      return;
    }
  ura_record_form_take_record (self, record);
  ura_record_form_update (self);
  if (!self->read_again)
    return;
  self->read_again = FALSE;
  ura_record_form_read (self);
}

void
ura_record_form_read (UraRecordForm *self)
{
  if (self->uid == NULL)
    return;
  if (self->reading != NULL)
    {
      self->read_again = TRUE;
      return;
    }
  self->reading = g_cancellable_new ();
  ura_store_get_record_async (self->store, self->description->id, self->uid, self->reading, read_cb,
                              self);
}
