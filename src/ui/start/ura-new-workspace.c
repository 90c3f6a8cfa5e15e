/* What the first pages ask for, as one value: checked without widgets, made in a thread. */

#include "config.h"

#include "ura-new-workspace.h"

#include "ura-date.h"
#include "ura-plan-import.h"
#include "ura-practice.h"
#include "ura-text.h"
#include "ura-ui.h"
#include "ura-workspace.h"

#include <errno.h>
#include <glib/gstdio.h>

#define LONGEST_CODE  6
#define PRACTICE_SEED 1

UraNewWorkspace *
ura_new_workspace_new (void)
{
  UraNewWorkspace *self = g_new0 (UraNewWorkspace, 1);

  self->extra = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ura_new_workspace_free (UraNewWorkspace *self)
{
  if (self == NULL)
    return;
  g_free (self->user_name);
  g_free (self->user_function);
  g_free (self->shipped);
  g_ptr_array_unref (self->extra);
  g_free (self->title);
  g_free (self->level);
  g_free (self->begins);
  g_free (self->ends);
  g_free (self->name);
  g_free (self->folder);
  g_free (self);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || strspn (text, " \t\n") == strlen (text);
}

static char *
parse_date (const char *typed)
{
  g_autofree char *today = ura_date_today ();

  return is_blank (typed) ? NULL : ura_date_parse (typed, today);
}

static UraStartField
check_plan (const UraNewWorkspace *self, const char **sentence)
{
  g_autofree char *begins = parse_date (self->begins);
  g_autofree char *ends = parse_date (self->ends);
  g_autofree char *first = begins == NULL ? NULL : ura_date_first_day (begins);
  g_autofree char *last = ends == NULL ? NULL : ura_date_last_day (ends);

  if (is_blank (self->title))
    {
      *sentence = N_ ("Write the title of the plan.");
      return URA_START_FIELD_TITLE;
    }
  if (first == NULL)
    {
      *sentence = N_ ("Write when the plan begins: a year, or a date such as 01.03.2026.");
      return URA_START_FIELD_BEGINS;
    }
  if (last == NULL)
    {
      *sentence = N_ ("Write when the plan ends: a year, or a date such as 31.12.2029.");
      return URA_START_FIELD_ENDS;
    }
  if (g_strcmp0 (last, first) < 0)
    {
      *sentence = N_ ("The plan ends before it begins.");
      return URA_START_FIELD_ENDS;
    }
  return URA_START_FIELD_NONE;
}

UraStartField
ura_new_workspace_check (const UraNewWorkspace *self, gboolean whole, char **sentence)
{
  const char *wrong = NULL;
  UraStartField field = URA_START_FIELD_NONE;

  if (is_blank (self->user_name))
    {
      field = URA_START_FIELD_USER_NAME;
      wrong = N_ ("Write your name.");
    }
  else if (whole && self->kind == URA_START_BLANK)
    field = check_plan (self, &wrong);
  if (field == URA_START_FIELD_NONE && whole && is_blank (self->name))
    {
      field = URA_START_FIELD_NAME;
      wrong = N_ ("Give the workspace a name.");
    }
  if (wrong != NULL && sentence != NULL)
    *sentence = g_strdup (_ (wrong));
  return field;
}

static UraStore *
create_store (const UraNewWorkspace *self, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (self->folder);
  UraSession session = {
    .language = ura_ui_language (),
    .user_name = self->user_name,
    .user_function = is_blank (self->user_function) ? NULL : self->user_function,
  };

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("The folder “%s” could not be made: %s."), shown, g_strerror (errno));
      return NULL;
    }
  return ura_store_create (path, &session, error);
}

/* Only for a workspace that was made a moment ago and could not be filled. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_unlink (child) != 0 && errno == EISDIR)
        remove_folder (child);
    }
  g_rmdir (path);
}

/* The item of a value list with a meaning: staff may have given it any code. */
static char *
find_code (UraStore *store, const char *list, const char *meaning, GError **error)
{
  g_autoptr (UraQuery) query = ura_query_new ("value_item");
  g_autoptr (UraResult) result = NULL;

  ura_query_select (query, "code");
  ura_query_where (query, "list = :list and meaning = :meaning and active");
  ura_query_set_parameter_text (query, "list", list);
  ura_query_set_parameter_text (query, "meaning", meaning);
  ura_query_sort (query, "position", FALSE);
  ura_query_slice (query, 0, 1);
  result = ura_store_query (store, query, NULL, error);
  if (result == NULL)
    return NULL;
  if (ura_result_get_n_rows (result) == 0)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND,
                   _ ("The list “%s” has no item that means “%s”."), list, meaning);
      return NULL;
    }
  return g_strdup (ura_result_get_text (result, 0, 0));
}

/* The first letters of the title's words: the staff may change it, an empty one they could not
 * miss. */
static char *
make_code (const char *title)
{
  g_autofree char *folded = ura_text_fold (title);
  g_auto (GStrv) words = g_strsplit_set (folded, " -–/.,;:()\"'", -1);
  GString *code = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && code->len < LONGEST_CODE; i++)
    if (strlen (words[i]) > 3 && g_ascii_isalpha (*words[i]))
      g_string_append_c (code, g_ascii_toupper (*words[i]));
  return code->len > 0 ? g_string_free (code, FALSE) : (g_string_free (code, TRUE), g_strdup ("P"));
}

static gboolean
add_blank_plan (const UraNewWorkspace *self, UraStore *store, GError **error)
{
  g_autoptr (UraEdit) edit = ura_edit_new (N_ ("Create a plan"));
  g_autofree char *level = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *code = make_code (self->title);
  g_autofree char *begins = parse_date (self->begins);
  g_autofree char *ends = parse_date (self->ends);
  const char *uid;

  level = find_code (store, "plan_level", self->level, error);
  if (level == NULL)
    return FALSE;
  kind = find_code (store, "period_kind", "half_year", error);
  if (kind == NULL)
    return FALSE;
  uid = ura_edit_create (edit, "plan", NULL);
  ura_edit_set_text (edit, "plan", uid, "title", self->title);
  ura_edit_set_text (edit, "plan", uid, "code", code);
  ura_edit_set_text (edit, "plan", uid, "level", level);
  ura_edit_set_text (edit, "plan", uid, "report_kind", kind);
  ura_edit_set_text (edit, "plan", uid, "period_start", begins);
  ura_edit_set_text (edit, "plan", uid, "period_end", ends);
  return ura_store_apply (store, edit, NULL, NULL, error);
}

static gboolean
add_shipped_plan (UraStore *store, const char *id, UraTask *task, GError **error)
{
  g_autoptr (UraPlanImport)
      import = ura_plan_import_shipped (store, id, ura_task_get_cancellable (task), error);

  return import != NULL;
}

static gboolean
fill (const UraNewWorkspace *self, UraStore *store, UraTask *task, GError **error)
{
  guint n = self->extra->len + 1;

  if (self->kind == URA_START_PRACTICE)
    return ura_practice_fill (store, PRACTICE_SEED, URA_PRACTICE_RECORDS, task, error);
  ura_task_set_progress (task, 0, _ ("Adding the plans"));
  if (self->kind == URA_START_SHIPPED && !add_shipped_plan (store, self->shipped, task, error))
    return FALSE;
  if (self->kind == URA_START_BLANK && !add_blank_plan (self, store, error))
    return FALSE;
  for (guint i = 0; i < self->extra->len; i++)
    {
      const char *id = g_ptr_array_index (self->extra, i);

      ura_task_set_progress (task, (double) (i + 1) / n, NULL);
      if (!add_shipped_plan (store, id, task, error))
        return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (ura_task_get_cancellable (task), error);
}

static char *
make (const UraNewWorkspace *self, UraTask *task, GError **error)
{
  g_autofree char *path = ura_workspace_path (self->folder, self->name);
  g_autoptr (UraStore) store = NULL;
  gboolean filled;

  ura_task_set_progress (task, 0, _ ("Making the workspace"));
  store = create_store (self, path, error);
  if (store == NULL)
    return NULL;
  filled = fill (self, store, task, error);
  ura_store_close (store);
  if (filled)
    return g_steal_pointer (&path);
  remove_folder (path);
  return NULL;
}

char *
ura_new_workspace_make (const UraNewWorkspace *self, UraTask *task, GError **error)
{
  char *path = make (self, task, error);

  ura_task_finish (task);
  return path;
}

static void
make_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = ura_new_workspace_make (task_data, g_object_get_data (G_OBJECT (task), "progress"),
                                       &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

void
ura_new_workspace_make_async (const UraNewWorkspace *self,
                              UraTask *progress,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, ura_new_workspace_make_async);
  g_task_set_task_data (task, (gpointer) self, NULL);
  g_object_set_data_full (G_OBJECT (task), "progress", g_object_ref (progress), g_object_unref);
  g_task_run_in_thread (task, make_thread);
}

char *
ura_new_workspace_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
