/* One field of a form. Its state goes from clean to edited as soon as something is typed, to saving
 * when the field is left, and back to clean or to refused. */

#include "config.h"

#include "ura-field-row.h"

#include "ura-format.h"
#include "ura-form-message.h"
#include "ura-rule.h"
#include "ura-ui.h"

typedef enum
{
  STATE_CLEAN,
  STATE_EDITED,
  STATE_SAVING,
  STATE_REFUSED,
} State;

struct _UraFieldRow
{
  GtkWidget parent_instance;

  const UraField *field;
  UraEditor *editor;
  GtkBox *messages;
  char *problem;
  GPtrArray *issues; /* UraIssue, copies, those of this field */

  State state;
  gboolean edited_again; /* while saving */
  gboolean left_again;
  UraValue saved;
  char *saved_title;
  UraValue pending;
};

G_DEFINE_FINAL_TYPE (UraFieldRow, ura_field_row, GTK_TYPE_WIDGET)

static guint save_signal, next_signal;

static const UraIssue *
worst_issue (UraFieldRow *self)
{
  const UraIssue *worst = NULL;

  for (guint i = 0; i < self->issues->len; i++)
    {
      const UraIssue *issue = g_ptr_array_index (self->issues, i);

      if (worst == NULL || issue->level < worst->level)
        worst = issue;
    }
  return worst;
}

char *
ura_field_row_dup_messages (UraFieldRow *self)
{
  g_autoptr (GString) text = g_string_new (self->problem);

  for (guint i = 0; i < self->issues->len; i++)
    {
      const UraIssue *issue = g_ptr_array_index (self->issues, i);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", _ (issue->message));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Shows what is to be said, to the eye and to assistive technology. */
static void
update_messages (UraFieldRow *self)
{
  const UraIssue *worst = worst_issue (self);
  g_autofree char *said = ura_field_row_dup_messages (self);
  g_autofree char *description = NULL;
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->messages))) != NULL)
    gtk_box_remove (self->messages, old);
  if (self->problem != NULL)
    gtk_box_append (self->messages, ura_form_message_new (URA_ISSUE_REFUSE, self->problem));
  for (guint i = 0; i < self->issues->len; i++)
    {
      const UraIssue *issue = g_ptr_array_index (self->issues, i);

      gtk_box_append (self->messages,
                      ura_form_message_new ((UraIssueLevel) issue->level, _ (issue->message)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->messages), *said != '\0');

  if (self->problem != NULL)
    ura_editor_set_mark (self->editor, "error");
  else
    ura_editor_set_mark (self->editor,
                         worst != NULL && worst->level != URA_ISSUE_INCOMPLETE ? "warning" : NULL);
  description = g_strjoin (*said != '\0' && self->field->help != NULL ? " " : "",
                           self->field->help == NULL ? "" : _ (self->field->help), said, NULL);
  ura_editor_set_description (self->editor, description);
}

static void
set_problem (UraFieldRow *self, const char *problem)
{
  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  update_messages (self);
}

static void
edited_cb (UraFieldRow *self)
{
  if (self->state == STATE_SAVING)
    self->edited_again = TRUE;
  else
    self->state = STATE_EDITED;
}

static void
show_saved (UraFieldRow *self)
{
  self->state = STATE_CLEAN;
  set_problem (self, NULL);
  ura_editor_show (self->editor, &self->saved, self->saved_title);
}

/* Whether the editor holds just what is saved. */
static gboolean
shows_saved (UraFieldRow *self)
{
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *reason = NULL;

  return ura_editor_read (self->editor, &value, &reason) && ura_value_equal (&value, &self->saved);
}

void
ura_field_row_leave (UraFieldRow *self, gboolean again)
{
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *reason = NULL;

  g_return_if_fail (URA_IS_FIELD_ROW (self));

  if (self->state == STATE_SAVING)
    self->left_again = TRUE;
  if (self->state != STATE_EDITED && !(again && self->state == STATE_REFUSED))
    return;
  if (!ura_editor_read (self->editor, &value, &reason))
    {
      self->state = STATE_REFUSED;
      set_problem (self, reason);
      return;
    }
  if (ura_value_equal (&value, &self->saved))
    {
      show_saved (self);
      return;
    }
  ura_value_copy (&value, &self->pending);
  self->state = STATE_SAVING;
  self->edited_again = FALSE;
  self->left_again = FALSE;
  g_signal_emit (self, save_signal, 0);
}

static void
left_cb (UraFieldRow *self)
{
  ura_field_row_leave (self, FALSE);
}

static void
next_cb (UraFieldRow *self)
{
  ura_field_row_leave (self, FALSE);
  /* What is not understood is mended where it stands. */
  if (self->state != STATE_REFUSED)
    g_signal_emit (self, next_signal, 0);
}

static void
finish_saving (UraFieldRow *self, State state)
{
  gboolean leave = self->edited_again && self->left_again;

  self->state = self->edited_again ? STATE_EDITED : state;
  if (leave)
    ura_field_row_leave (self, FALSE);
}

void
ura_field_row_saved (UraFieldRow *self)
{
  g_return_if_fail (URA_IS_FIELD_ROW (self));

  if (self->state != STATE_SAVING)
    return;
  ura_value_copy (&self->pending, &self->saved);
  g_clear_pointer (&self->saved_title, g_free);
  set_problem (self, NULL);
  finish_saving (self, STATE_CLEAN);
}

void
ura_field_row_refused (UraFieldRow *self, const char *reason)
{
  g_return_if_fail (URA_IS_FIELD_ROW (self));

  if (self->state != STATE_SAVING)
    return;
  set_problem (self, reason);
  finish_saving (self, STATE_REFUSED);
}

gboolean
ura_field_row_restore (UraFieldRow *self)
{
  g_return_val_if_fail (URA_IS_FIELD_ROW (self), FALSE);

  if (self->state != STATE_EDITED && self->state != STATE_REFUSED)
    return FALSE;
  if (self->state == STATE_EDITED && self->problem == NULL && shows_saved (self))
    {
      self->state = STATE_CLEAN;
      return FALSE;
    }
  show_saved (self);
  return TRUE;
}

void
ura_field_row_show (UraFieldRow *self, const UraValue *value, const char *title)
{
  g_return_if_fail (URA_IS_FIELD_ROW (self));

  ura_value_copy (value, &self->saved);
  g_free (self->saved_title);
  self->saved_title = g_strdup (title);
  if (self->state == STATE_CLEAN || (self->state != STATE_SAVING && shows_saved (self)))
    show_saved (self);
}

static gboolean
escape_cb (UraFieldRow *self, guint key, guint code, GdkModifierType state)
{
  return key == GDK_KEY_Escape && ura_field_row_restore (self);
}

static void
append (UraFieldRow *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* Assistive technology has the words as name or description of the editor. */
static GtkWidget *
dim_label_new (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", text, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
build (UraFieldRow *self, UraStore *store, const char *register_id)
{
  GtkBox *heading = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4));
  gboolean required = (self->field->flags & URA_FIELD_REQUIRED) != 0;

  self->editor = ura_editor_new (store, register_id, self->field);
  gtk_box_append (heading, dim_label_new (ura_format_label (self->field)));
  if (required && ura_editor_is_writable (self->editor))
    {
      GtkWidget *star = dim_label_new ("*");

      gtk_widget_set_tooltip_text (star, _ ("Required"));
      gtk_box_append (heading, star);
      gtk_accessible_update_property (GTK_ACCESSIBLE (ura_editor_get_main (self->editor)),
                                      GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
    }
  append (self, GTK_WIDGET (heading));
  append (self, GTK_WIDGET (self->editor));
  if (self->field->help != NULL)
    {
      GtkWidget *help = dim_label_new (_ (self->field->help));

      gtk_widget_add_css_class (help, "caption");
      append (self, help);
    }
  self->messages = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  append (self, GTK_WIDGET (self->messages));
  update_messages (self);

  g_signal_connect_swapped (self->editor, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->editor, "left", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (self->editor, "next", G_CALLBACK (next_cb), self);
}

static gboolean
ura_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (URA_FIELD_ROW (widget)->editor));
}

static void
ura_field_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ura_field_row_parent_class)->dispose (object);
}

static void
ura_field_row_finalize (GObject *object)
{
  UraFieldRow *self = URA_FIELD_ROW (object);

  g_free (self->problem);
  g_ptr_array_unref (self->issues);
  ura_value_clear (&self->saved);
  g_free (self->saved_title);
  ura_value_clear (&self->pending);
  G_OBJECT_CLASS (ura_field_row_parent_class)->finalize (object);
}

static void
ura_field_row_class_init (UraFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ura_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ura_field_row_finalize;
  widget_class->grab_focus = ura_field_row_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field-row");

  save_signal = g_signal_new ("save", URA_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
  next_signal = g_signal_new ("next", URA_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
ura_field_row_init (UraFieldRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) ura_issue_free);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (escape_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

UraFieldRow *
ura_field_row_new (UraStore *store, const char *register_id, const UraField *field)
{
  UraFieldRow *self = g_object_new (URA_TYPE_FIELD_ROW, NULL);

  self->field = field;
  build (self, store, register_id);
  return self;
}

const UraField *
ura_field_row_get_field (UraFieldRow *self)
{
  return self->field;
}

UraEditor *
ura_field_row_get_editor (UraFieldRow *self)
{
  return self->editor;
}

gboolean
ura_field_row_is_wide (UraFieldRow *self)
{
  switch (self->field->type)
    {
    case URA_FIELD_INTEGER:
    case URA_FIELD_DECIMAL:
    case URA_FIELD_YEAR:
    case URA_FIELD_MONEY:
    case URA_FIELD_DATE:
    case URA_FIELD_BOOL:
    case URA_FIELD_CHOICE:
    case URA_FIELD_EMAIL:
    case URA_FIELD_PHONE:
      return FALSE;
    case URA_FIELD_REFERENCE:
      return g_strcmp0 (self->field->target, "period") != 0;
    case URA_FIELD_TEXT:
      /* What must be different in every record is a code. */
      return (self->field->flags & URA_FIELD_UNIQUE) == 0;
    case URA_FIELD_LONG_TEXT:
    case URA_FIELD_CHOICES:
    case URA_FIELD_REFERENCES:
    case URA_FIELD_ANY_RECORD:
    case URA_FIELD_URL:
    case URA_FIELD_ATTACHMENT:
      return TRUE;
    }
  g_assert_not_reached ();
}

const UraValue *
ura_field_row_get_saved (UraFieldRow *self)
{
  return &self->saved;
}

void
ura_field_row_set_issues (UraFieldRow *self, GPtrArray *issues)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_if_fail (URA_IS_FIELD_ROW (self));

  before = ura_field_row_dup_messages (self);
  g_ptr_array_set_size (self->issues, 0);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const UraIssue *issue = g_ptr_array_index (issues, i);
      UraIssue *copy;

      if (g_strcmp0 (issue->field, self->field->id) != 0)
        continue;
      copy = g_new0 (UraIssue, 1);
      copy->level = issue->level;
      copy->field = g_strdup (issue->field);
      copy->message = g_strdup (issue->message);
      g_ptr_array_add (self->issues, copy);
    }
  after = ura_field_row_dup_messages (self);
  if (!g_str_equal (before, after))
    update_messages (self);
}

const UraValue *
ura_field_row_get_pending (UraFieldRow *self)
{
  return &self->pending;
}

gboolean
ura_field_row_has_unsaved (UraFieldRow *self)
{
  g_return_val_if_fail (URA_IS_FIELD_ROW (self), FALSE);

  return self->state != STATE_CLEAN &&
         !(self->state == STATE_EDITED && self->problem == NULL && shows_saved (self));
}

const char *
ura_field_row_get_problem (UraFieldRow *self)
{
  return self->problem;
}
