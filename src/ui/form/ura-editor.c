/* What all editors share: whose field it is, the name and marks of their main widget, and when a
 * value is to be saved: when the keyboard leaves the editor together with its popovers. */

#include "config.h"

#include "ura-editor.h"

#include "ura-format.h"
#include "ura-ui.h"

typedef struct
{
  UraStore *store;
  const char *register_id; /* interned */
  const UraField *field;
  GtkWidget *main; /* part of this widget */
  char **owners;
  char *mark;
  gboolean showing;
} UraEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (UraEditor, ura_editor, ADW_TYPE_BIN)

typedef enum
{
  PROP_STORE = 1,
  PROP_REGISTER,
  PROP_FIELD,
  N_PROPS,
} UraEditorProps;

static GParamSpec *properties[N_PROPS];
static guint edited_signal, left_signal, next_signal;

static UraEditorPrivate *
private_of (UraEditor *self)
{
  return ura_editor_get_instance_private (self);
}

static void
focus_left_cb (UraEditor *self)
{
  g_signal_emit (self, left_signal, 0);
}

static gboolean
ura_editor_grab_focus (GtkWidget *widget)
{
  UraEditorPrivate *private = private_of (URA_EDITOR (widget));

  return private->main != NULL && gtk_widget_grab_focus (private->main);
}

static void
ura_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UraEditorPrivate *private = private_of (URA_EDITOR (object));

  switch ((UraEditorProps) id)
    {
    case PROP_STORE:
      private
      ->store = g_value_dup_object (value);
      break;
    case PROP_REGISTER:
      private
      ->register_id = g_intern_string (g_value_get_string (value));
      break;
    case PROP_FIELD:
      private
      ->field = g_value_get_pointer (value);
      break;
    case N_PROPS:
      g_assert_not_reached ();
    }
}

static void
ura_editor_dispose (GObject *object)
{
  UraEditorPrivate *private = private_of (URA_EDITOR (object));

  g_clear_object (&private->store);
  G_OBJECT_CLASS (ura_editor_parent_class)->dispose (object);
}

static void
ura_editor_finalize (GObject *object)
{
  UraEditorPrivate *private = private_of (URA_EDITOR (object));

  g_strfreev (private->owners);
  g_free (private->mark);
  G_OBJECT_CLASS (ura_editor_parent_class)->finalize (object);
}

static void
ura_editor_class_init (UraEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ura_editor_set_property;
  object_class->dispose = ura_editor_dispose;
  object_class->finalize = ura_editor_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = ura_editor_grab_focus;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, URA_TYPE_STORE, flags);
  properties[PROP_REGISTER] = g_param_spec_string ("register", NULL, NULL, NULL, flags);
  properties[PROP_FIELD] = g_param_spec_pointer ("field", NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  edited_signal = g_signal_new ("edited", URA_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  left_signal = g_signal_new ("left", URA_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
  next_signal = g_signal_new ("next", URA_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
ura_editor_init (UraEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

UraStore *
ura_editor_get_store (UraEditor *self)
{
  return private_of (self)->store;
}

UraValueLists *
ura_editor_get_lists (UraEditor *self)
{
  return ura_value_lists_of (private_of (self)->store);
}

const UraField *
ura_editor_get_field (UraEditor *self)
{
  return private_of (self)->field;
}

const char *
ura_editor_get_register (UraEditor *self)
{
  return private_of (self)->register_id;
}

void
ura_editor_show (UraEditor *self, const UraValue *value, const char *title)
{
  UraEditorPrivate *private = private_of (self);

  g_return_if_fail (URA_IS_EDITOR (self));

  private->showing = TRUE;
  URA_EDITOR_GET_CLASS (self)->show (self, value, title);
  private->showing = FALSE;
}

gboolean
ura_editor_is_writable (UraEditor *self)
{
  g_return_val_if_fail (URA_IS_EDITOR (self), FALSE);

  return URA_EDITOR_GET_CLASS (self)->read != NULL;
}

gboolean
ura_editor_read (UraEditor *self, UraValue *value, char **reason)
{
  g_return_val_if_fail (ura_editor_is_writable (self), FALSE);

  return URA_EDITOR_GET_CLASS (self)->read (self, value, reason);
}

void
ura_editor_set_owners (UraEditor *self, const char *const *owners)
{
  UraEditorPrivate *private = private_of (self);

  g_strfreev (private->owners);
  private->owners = g_strdupv ((char **) owners);
}

const char *const *
ura_editor_get_owners (UraEditor *self)
{
  static const char *const none[] = { NULL };
  UraEditorPrivate *private = private_of (self);

  return private->owners == NULL ? none : (const char *const *) private->owners;
}

void
ura_editor_set_description (UraEditor *self, const char *description)
{
  UraEditorPrivate *private = private_of (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (private->main),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description == NULL ? "" : description, -1);
}

void
ura_editor_set_mark (UraEditor *self, const char *css_class)
{
  UraEditorPrivate *private = private_of (self);
  gboolean invalid = g_strcmp0 (css_class, "error") == 0;

  if (g_strcmp0 (private->mark, css_class) == 0)
    return;
  if (private->mark != NULL)
    gtk_widget_remove_css_class (private->main, private->mark);
  if (css_class != NULL)
    gtk_widget_add_css_class (private->main, css_class);
  g_free (private->mark);
  private->mark = g_strdup (css_class);
  gtk_accessible_update_state (GTK_ACCESSIBLE (private->main), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

void
ura_editor_set_main (UraEditor *self, GtkWidget *main)
{
  UraEditorPrivate *private = private_of (self);

  g_return_if_fail (GTK_IS_WIDGET (main));

  private->main = main;
  ura_ui_set_label (main, ura_format_label (private->field));
}

void
ura_editor_name_part (UraEditor *self, GtkWidget *part, const char *label)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", ura_format_label (private_of (self)->field),
                                           label);

  ura_ui_set_label (part, name);
}

GtkWidget *
ura_editor_get_main (UraEditor *self)
{
  return private_of (self)->main;
}

void
ura_editor_edited (UraEditor *self)
{
  if (!private_of (self)->showing)
    g_signal_emit (self, edited_signal, 0);
}

void
ura_editor_chosen (UraEditor *self)
{
  if (private_of (self)->showing)
    return;
  g_signal_emit (self, edited_signal, 0);
  g_signal_emit (self, left_signal, 0);
}

void
ura_editor_next (UraEditor *self)
{
  g_signal_emit (self, next_signal, 0);
}
